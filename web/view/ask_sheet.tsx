// Somebody calls, or stands at the door: recorded in two taps, this sheet being the first. Nothing has to be asked; what the person wants
// noted is sealed. From there on the house can offer, let wait, or say where else, as with any introduction.

import { useState } from 'preact/hooks';
import { consent_version } from '../core/draft.ts';
import type { Bed, Site, Stay } from '../core/rows.ts';
import type { ReferralReply } from '../net/shapes.ts';
import { Field } from './forms.tsx';
import { use_here } from './here.ts';
import { Icon, type IconName } from './icons.tsx';
import { Nights } from './nights.tsx';
import { Sheet } from './parts.tsx';
import { use_send_now } from './send_now.ts';
import { t, t_code, type Key } from './words.ts';

export type Way = 'self_call' | 'walk_in';
const needs = ['step_free', 'accessible_bath', 'private_room', 'quiet_room', 'service_animal', 'pet', 'transport_help', 'interpreter', 'sign_language'];

interface Props {
	way: Way;
	site: Site;
	beds: Bed[];
	close: () => void;
	/** Counts a turned-away ask. */
	turn_away: () => void;
}

export function AskSheet({ way, site, beds, close, turn_away }: Props) {
	const here = use_here();
	const sending = use_send_now();
	const [name, set_name] = useState('');
	const [callback, set_callback] = useState('');
	const [chosen, set_chosen] = useState<string[]>([]);
	const [agreed, set_agreed] = useState(false);
	const [alias, set_alias] = useState('');
	const [missing, set_missing] = useState(false);
	const told = name.trim() !== '' || callback.trim() !== '' || chosen.length > 0;

	const begin = async () => {
		if (told && !agreed) return set_missing(true);
		const text = (value: string) => value.trim() || null;
		const row = await sending.send<ReferralReply>('POST', `/sites/${site.id}/referrals`, {
			source: way, ...(told ? { name: text(name), callback: text(callback), needs: chosen, consent_version } : {}),
		});
		const recipient = row?.recipients[0];
		if (!recipient) return;
		close();
		here.go(`/house?site=${site.id}&introduction=${recipient.id}`);
		here.say({ text: 'done.asked', params: { code: row.code }, tone: 'good' });
	};
	const straight = async (bed: Bed) => {
		const row = await sending.send<Stay>('POST', `/sites/${site.id}/stays`, { bed_id: bed.id, source: way, ...(alias.trim() ? { alias: alias.trim() } : {}) });
		if (!row) return;
		close();
		here.say({ text: 'done.straight_in', params: { room: bed.label }, tone: 'good' });
	};
	const open = beds.filter((bed) => bed.state === 'open');
	return (
		<Sheet title={t(way === 'walk_in' ? 'ask.title_door' : 'ask.title_call')} close={close}>
			<div class="states">
				<Choice says="ask.begin" hint="ask.begin_hint" icon="letter" run={() => void begin()} busy={sending.busy} />
				{open.map((bed) => <Choice key={bed.id} says="ask.straight" params={{ room: bed.label }} hint="ask.straight_hint" icon="house" run={() => void straight(bed)} busy={sending.busy} />)}
				<Choice says="ask.no" hint="ask.no_hint" icon="full" run={() => {
					close();
					turn_away();
				}} busy={sending.busy} />
			</div>
			{sending.trouble && <p class="error" role="alert">{sending.trouble}</p>}
			<details>
				<summary>{t('ask.more')}</summary>
				<div class="stack">
					<p class="hint">{t('ask.more_hint')}</p>
					<Field id="ask-name" label={t('introduce.name')} optional><input id="ask-name" value={name} maxLength={80} autoComplete="off" onInput={(event) => set_name(event.currentTarget.value)} /></Field>
					<Field id="ask-callback" label={t('sealed.callback')} optional><input id="ask-callback" value={callback} maxLength={80} autoComplete="off" onInput={(event) => set_callback(event.currentTarget.value)} /></Field>
					<fieldset>
						<legend>{t('introduce.needs')} <span class="soft">{t('optional')}</span></legend>
						<div class="choices">
							{needs.map((one) => (
								<label key={one} class="choice"><input type="checkbox" checked={chosen.includes(one)}
									onChange={(event) => set_chosen(event.currentTarget.checked ? [...chosen, one] : chosen.filter((other) => other !== one))} /> <span>{t_code('need', one)}</span></label>
							))}
						</div>
					</fieldset>
					{told && (
						<div class={missing && !agreed ? 'wrong' : ''}>
							{missing && !agreed && <p class="error" role="alert">{t('error.agreed')}</p>}
							<label class="check"><input type="checkbox" checked={agreed} onChange={(event) => set_agreed(event.currentTarget.checked)} /> <span>{t('ask.agreed')}<span class="hint">{t('introduce.agreed_hint')}</span></span></label>
						</div>
					)}
					<Nights site={site} id="ask-alias" value={alias} set={set_alias} />
				</div>
			</details>
		</Sheet>
	);
}

function Choice({ says, params, hint, icon, run, busy }: { says: Key; params?: Record<string, string>; hint: Key; icon: IconName; run: () => void; busy: boolean }) {
	return (
		<button type="button" class="state-choice" onClick={run} disabled={busy}>
			<Icon name={icon} />
			<span><strong>{t(says, params)}</strong><span class="hint">{t(hint)}</span></span>
		</button>
	);
}
