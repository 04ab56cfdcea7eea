// How far an introduction has come, as a row of steps in words: sent, seen, talking, offered, accepted, arrived.

import { is_ended, road } from '../core/moves.ts';
import type { RecipientState } from '../core/rows.ts';
import { t } from './words.ts';

export function Road({ state }: { state: RecipientState }) {
	if (is_ended(state) && state !== 'arrived') return null;
	const here = road.findIndex((step) => step === (state === 'waitlisted' ? 'talking' : state));
	return (
		<ol class="road">
			{road.map((step, index) => (
				<li key={step} class={index < here ? 'done' : index === here ? 'here' : ''} aria-current={index === here ? 'step' : undefined}>{t(`road.${step}`)}</li>
			))}
		</ol>
	);
}
