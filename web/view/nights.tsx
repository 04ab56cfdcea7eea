// How many nights somebody has stayed here within the house's window, by the house's own word for them. No other house knows that word,
// and there is no list to look through: only who already knows the word can count.

import { useState } from 'preact/hooks';
import type { Site } from '../core/rows.ts';
import type { SiteNightsReply } from '../net/api.ts';
import { Field } from './forms.tsx';
import { use_send_now } from './send_now.ts';
import { date_text } from './times.ts';
import { t } from './words.ts';

export const alias_most = 40;

export function nights_text(nights: SiteNightsReply): string {
	if (nights.window_nights === null || nights.window_days === null || nights.nights_left === null) return t('nights.no_window', { n: nights.nights_used });
	const used = t('nights.used', { n: nights.nights_used, of: nights.window_nights, days: nights.window_days });
	if (nights.nights_left > 0) return `${used} ${t('nights.left', { n: nights.nights_left })}`;
	return `${used} ${nights.free_on ? t('nights.free_on', { day: date_text(nights.free_on) }) : t('nights.left', { n: 0 })}`;
}

/** The field for the word, and counting by it. `set` tells a form around it what was typed. */
export function Nights({ site, id, value, set, label }: { site: Site; id: string; value: string; set: (alias: string) => void; label?: string }) {
	const sending = use_send_now();
	const [said, set_said] = useState<{ alias: string; nights: SiteNightsReply } | null>(null);
	const alias = value.trim();
	const count = async () => {
		const nights = await sending.send<SiteNightsReply>('POST', `/sites/${site.id}/nights`, { alias });
		if (nights) set_said({ alias, nights });
	};
	return (
		<Field id={id} label={label ?? t('nights.alias')} optional hint={t('nights.hint')}>
			<div class="row nowrap">
				<input id={id} value={value} maxLength={alias_most} autoComplete="off" spellcheck={false} aria-describedby={`${id}-hint ${id}-said`} onInput={(event) => set(event.currentTarget.value)}
					onKeyDown={(event) => {
						if (event.key !== 'Enter') return;
						event.preventDefault();
						if (alias) void count();
					}} />
				<button type="button" class="button quiet" disabled={!alias || sending.busy} onClick={() => void count()}>{t('nights.count')}</button>
			</div>
			<p id={`${id}-said`} role="status" class={said && said.alias === alias ? 'summary' : 'unseen'}>{said && said.alias === alias ? nights_text(said.nights) : ''}</p>
			{sending.trouble && <p class="error" role="alert">{sending.trouble}</p>}
		</Field>
	);
}
