// A house's rooms as cards: one tap on the room, one on what it is now (room_sheet.tsx).

import { useState } from 'preact/hooks';
import { time_of, type Bed, type BedState, type Site } from '../core/rows.ts';
import { network, use_here } from './here.ts';
import { Icon } from './icons.tsx';
import { later } from './later.tsx';
import { Ago, Countdown, Sending } from './parts.tsx';
import { date_text } from './times.ts';
import { t } from './words.ts';

const RoomSheet = later((rest) => rest.RoomSheet);

/** A room's state of two hours ago is asked about again rather than sent. */
const state_good_ms = 2 * 3_600_000;

export function BedTag({ state }: { state: BedState }) {
	return <span class={`bed-state ${state}`}><Icon name={state} /> {t(`bed.${state}`)}</span>;
}

export function Rooms({ site, beds }: { site: Site; beds: Bed[] }) {
	const here = use_here();
	const [chosen, set_chosen] = useState<string | null>(null);
	const bed = beds.find((one) => one.id === chosen);

	const set_state = (from: Bed, to: BedState, ready_at?: string) => {
		const row = here.store.get(network, 'bed', from.id) ?? from;
		const held_until = to === 'held' ? new Date(here.clock.now() + site.hold_minutes * 60_000).toISOString() : null;
		const before = from.state;
		here.act({
			path: `/beds/${from.id}/states`, body: { state: to, ...(ready_at ? { ready_at } : {}) }, kind: 'bed', row, version: 'body', good_for_ms: state_good_ms,
			effect: { state: to, held_until, ready_at: ready_at ?? null, state_at: new Date(here.clock.now()).toISOString() },
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
							{one.opens_on && one.state !== 'open' && <span class="room-since soft">{t('room.may_open', { day: date_text(one.opens_on) })}</span>}
						</button>
						{one.state === 'held' && one.held_until && <Countdown end={time_of(one.held_until)} zone={site.zone} />}
					</li>
				))}
			</ul>
			{bed && <RoomSheet bed={bed} site={site} close={() => set_chosen(null)} set={set_state} />}
		</>
	);
}
