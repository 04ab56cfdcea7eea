// A house's rooms as cards, and the sheet of the five states: one tap on the room, one on what it is now.

import { useState } from 'preact/hooks';
import { bed_states, time_of, type Bed, type BedState, type Site } from '../core/rows.ts';
import { network, use_here, view_of } from './here.ts';
import { Icon } from './icons.tsx';
import { Ago, Clock, Countdown, Sending, Sheet } from './parts.tsx';
import { time_text } from './times.ts';
import { t } from './words.ts';

/** A room's state of two hours ago is asked about again rather than sent. */
const state_good_ms = 2 * 3_600_000;

export function BedTag({ state }: { state: BedState }) {
	return <span class={`bed-state ${state}`}><Icon name={state} /> {t(`bed.${state}`)}</span>;
}

export function Rooms({ site, beds }: { site: Site; beds: Bed[] }) {
	const here = use_here();
	const [chosen, set_chosen] = useState<string | null>(null);
	const bed = beds.find((one) => one.id === chosen);

	const set_state = (from: Bed, to: BedState) => {
		const row = here.store.get(network, 'bed', from.id) ?? from;
		const held_until = to === 'held' ? new Date(here.clock.now() + site.hold_minutes * 60_000).toISOString() : null;
		const before = from.state;
		here.act({
			path: `/beds/${from.id}/states`, body: { state: to }, kind: 'bed', row, version: 'body', good_for_ms: state_good_ms,
			effect: { state: to, held_until, state_at: new Date(here.clock.now()).toISOString() },
			says: 'did.room', about: { room: from.label, state: t(`bed.${to}`) },
			undo: () => {
				const now_row = here.store.get(network, 'bed', from.id);
				if (now_row) set_state(now_row, before);
			},
		});
	};
	return (
		<>
			<ul class="rooms">
				{beds.map((one) => (
					<li key={one.id}>
						<button type="button" class={`room ${one.state}`} onClick={() => set_chosen(one.id)} aria-haspopup="dialog">
							<span class="room-label">{one.label}</span>
							<BedTag state={one.state} />
							<span class="room-since soft">{t('room.since')} <Ago at={time_of(one.state_at)} /> <Sending kind="bed" id={one.id} /></span>
						</button>
						{one.state === 'held' && one.held_until && <Countdown end={time_of(one.held_until)} zone={site.zone} />}
					</li>
				))}
			</ul>
			{bed && (
				<Sheet title={t('room.now', { room: bed.label })} close={() => set_chosen(null)}>
					<HeldFor bed={bed} site={site} />
					<div class="states">
						{bed_states.map((state) => (
							<button key={state} type="button" class={`state-choice ${state}`} aria-pressed={bed.state === state}
								onClick={() => {
									set_chosen(null);
									if (state !== bed.state) set_state(bed, state);
								}}>
								<Icon name={state} />
								<span><strong>{t(`bed.${state}`)}</strong><span class="hint">{hint(state, bed, site, here.clock.now())}</span></span>
							</button>
						))}
					</div>
				</Sheet>
			)}
		</>
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
