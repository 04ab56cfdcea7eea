// What a room is now: the five states, one tap each; whom a held room waits for; when a room that is being readied may be ready.

import { bed_states, time_of, type Bed, type BedState, type Site } from '../core/rows.ts';
import { use_here, view_of } from './here.ts';
import { Icon } from './icons.tsx';
import { Clock, Sheet } from './parts.tsx';
import { moment_text, time_text } from './times.ts';
import { t } from './words.ts';

interface Props {
	bed: Bed;
	site: Site;
	close: () => void;
	set: (from: Bed, to: BedState, ready_at?: string) => void;
}

const ready_hours = [1, 3, 24];

export function RoomSheet({ bed, site, close, set }: Props) {
	const here = use_here();
	const now = here.clock.now();
	return (
		<Sheet title={t('room.now', { room: bed.label })} close={close}>
			<HeldFor bed={bed} site={site} />
			<div class="states">
				{bed_states.map((state) => (
					<button key={state} type="button" class={`state-choice ${state}`} aria-pressed={bed.state === state}
						onClick={() => {
							close();
							if (state !== bed.state) set(bed, state);
						}}>
						<Icon name={state} />
						<span><strong>{t(`bed.${state}`)}</strong><span class="hint">{hint(state, bed, site, now)}</span></span>
					</button>
				))}
			</div>
			{bed.state === 'turnover' && (
				<fieldset>
					<legend>{t('room.ready')} <span class="soft">{t('optional')}</span></legend>
					{bed.ready_at && <p class="hint">{t('room.ready_said', { when: moment_text(time_of(bed.ready_at), now, site.zone) })}</p>}
					<div class="row">
						{ready_hours.map((hours) => (
							<button key={hours} type="button" class="button quiet" onClick={() => {
								close();
								set(bed, 'turnover', new Date(now + hours * 3_600_000).toISOString());
							}}>{hours === 24 ? t('arrival.tomorrow') : t('offer.hours', { n: hours })}</button>
						))}
					</div>
				</fieldset>
			)}
		</Sheet>
	);
}

function hint(state: BedState, bed: Bed, site: Site, now: number): string {
	if (state === bed.state) return t('room.as_it_is');
	if (state === 'held') return t('room.hint.held', { time: time_text(now + site.hold_minutes * 60_000, site.zone) });
	if (bed.state === 'occupied') return t('room.hint.guest_left');
	return t(`room.hint.${state}`);
}

/** Whom a held room waits for, by the code that was said on the phone. */
function HeldFor({ bed, site }: { bed: Bed; site: Site }) {
	const here = use_here();
	const view = view_of(site.organization_id);
	const holder = here.store.all(view, 'recipient').find((one) => one.bed_id === bed.id && (one.state === 'offered' || one.state === 'accepted'));
	const code = here.store.get(view, 'referral', holder?.referral_id)?.code;
	if (!holder || !code || bed.held_until === null) return null;
	return (
		<p class="summary">
			{t('room.held_for', { code })} <Clock at={time_of(bed.held_until)} zone={site.zone} />.{' '}
			<a href={`/house?site=${site.id}&introduction=${holder.id}`}>{t('introduction.open', { code })}</a>
		</p>
	);
}
