// The crisis team's board: which houses have a room now and how sure that is, who can talk, what is open to walk into or to call.

import { useEffect, useRef, useState } from 'preact/hooks';
import { filters_count, filters_from_url, filters_to_url, fit_of, type Filters } from '../core/filters.ts';
import { compare_houses, standing_order, type House } from '../core/houses.ts';
import { FiltersForm } from './filters_form.tsx';
import { age_tick_ms, board_of, network, use_here, use_now } from './here.ts';
import { HouseCard } from './house_card.tsx';
import { later } from './later.tsx';
import { Button, Title } from './parts.tsx';
import { use_still } from './still.ts';
import { t } from './words.ts';

const first_shown = 60;

function Summary({ houses, drop_ins, warmlines }: { houses: House[]; drop_ins: number; warmlines: number }) {
	const rooms = houses.reduce((sum, house) => sum + house.open, 0);
	const with_room = houses.filter((house) => house.open > 0).length;
	return (
		<p class="board-summary">
			<strong class="figure">{t('board.rooms', { n: rooms })}</strong> {t('board.in_houses', { n: with_room })}
			<span class="soft"> · {t('board.drop_ins', { n: drop_ins })} · {t('board.warmlines', { n: warmlines })}</span>
		</p>
	);
}

/** What changed, said at most once in ten seconds, for those who listen to the page. */
function Digest({ text }: { text: string }) {
	const [said, set_said] = useState('');
	const latest = useRef(text);
	latest.current = text;
	useEffect(() => {
		let before = text;
		const timer = setInterval(() => {
			if (latest.current !== before) set_said(latest.current);
			before = latest.current;
		}, 10_000);
		return () => clearInterval(timer);
	}, []);
	return <p class="unseen" role="status">{said}</p>;
}

const BoardEmpty = later((rest) => rest.BoardEmpty, () => <div class="empty" />);
const StopLists = later((rest) => rest.StopLists);

export function BoardScreen() {
	const here = use_here();
	const now = use_now(age_tick_ms);
	const [shown_most, set_shown_most] = useState(first_shown);
	const filters = filters_from_url(here.search);
	const set_filters = (next: Filters) => here.go(`/board${filters_to_url(next)}`, 'replace');
	const from = here.counties.get(filters.near || filters.county) ?? null;
	const { houses, stops } = board_of(here, from, now);

	const fitting = new Map(houses.filter((house) => house.site.state !== 'closed').map((house) => [house.site.id, fit_of(house, filters)] as const).filter(([, fit]) => fit.fits));
	const asks = (house: House) => fitting.get(house.site.id)?.ask.length ?? 0;
	const by_id = new Map(houses.map((house) => [house.site.id, house]));
	const wanted = houses
		.filter((house) => fitting.has(house.site.id))
		// Among houses with room, those that have stated all that is wanted come first.
		.sort((a, b) => standing_order[a.standing] - standing_order[b.standing] || asks(a) - asks(b) || compare_houses(a, b))
		.map((house) => house.site.id);
	const still = use_still(wanted, (id) => by_id.has(id), here.search);
	// Distances need the counties, which a first visit has to fetch: nothing is shown that would then jump.
	const ready = here.store.has(network) && (filters.near === '' || here.counties.size > 0);
	const open_stops = (kind: string) => stops.filter((stop) => (stop.service.kind === 'warmline') === (kind === 'warmline') && stop.openness.is === 'open').length;
	const rooms = houses.reduce((sum, house) => sum + house.open, 0);

	return (
		<main id="main" class="board">
			<Title text={t('board.title')} note={<a class="button quiet" href="/map">{t('map.link')}</a>} />
			<Summary houses={houses} drop_ins={open_stops('drop_in')} warmlines={open_stops('warmline')} />
			<Digest text={t('board.rooms', { n: rooms })} />
			<div class="board-columns">
				<FiltersForm filters={filters} set={set_filters} houses={houses} count={filters_count(filters)} />
				<section aria-labelledby="houses-title" class="houses">
					<h2 id="houses-title">{ready ? t('board.houses', { n: still.ids.length }) : t('board.loading')}</h2>
					{ready && still.ids.length === 0 && <BoardEmpty filters={filters} houses={houses} set={set_filters} />}
					<ul class="cards" {...still.hold}>
						{ready && still.ids.slice(0, shown_most).map((id) => {
							const house = by_id.get(id);
							return house && <li key={id}><HouseCard house={house} ask={fitting.get(id)?.ask ?? []} /></li>;
						})}
					</ul>
					{still.ids.length > shown_most && <Button says="board.more" tone="quiet" run={() => set_shown_most(shown_most + first_shown)} />}
					{still.changes > 0 && <button type="button" class="button changes" onClick={still.show}>{t('board.changes', { n: still.changes })}</button>}
				</section>
				{ready && <StopLists stops={stops} now={now} />}
			</div>
		</main>
	);
}
