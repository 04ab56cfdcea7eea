// Where else: the nearest other openings, drop-ins and warmlines, for when a house has no room, doesn't answer or is not a fit. Ranked by
// what helps tonight: what fits, then a room that is sure, then somebody to talk with now, then near before far. Each comes with what
// decided its place, for the screen to say in words.

import { compare_numbers, type House, type Stop } from './houses.ts';
import { match_with, misfit, type Asked, type Match } from './match.ts';

export interface Wanted extends Asked {
	/** Sites that were asked already. */
	without: readonly string[];
}

/** A house as a place to go instead, with what was asked for against what it states. */
export interface Instead extends House {
	match: Match;
}

export interface Elsewhere {
	houses: Instead[];
	drop_ins: Stop[];
	warmlines: Stop[];
}

const most = 3;

function compare_instead(a: Instead, b: Instead): number {
	const sure = (house: House) => (house.freshness === 'fresh' ? 0 : 1);
	const talks = (house: House) => (house.talk.is === 'open' ? 0 : 1);
	const may_introduce = (house: House) => (house.site.entry === 'self_only' ? 1 : 0);
	return misfit(a.match) - misfit(b.match) || sure(a) - sure(b) || may_introduce(a) - may_introduce(b) || talks(a) - talks(b)
		|| compare_numbers(a.miles, b.miles) || a.site.name.localeCompare(b.site.name);
}

export function nearest_others(houses: House[], stops: Stop[], wanted: Wanted): Elsewhere {
	const others = houses
		.filter((house) => house.open > 0 && !wanted.without.includes(house.site.id))
		.map((house) => ({ ...house, match: match_with(house.site, house.beds, wanted) }))
		.sort(compare_instead);
	const open_now = (stop: Stop) => stop.openness.is === 'open' && stop.service.level !== 'full';
	return {
		houses: others.slice(0, most),
		drop_ins: stops.filter((stop) => stop.service.kind !== 'warmline' && open_now(stop)).slice(0, most),
		warmlines: stops.filter((stop) => stop.service.kind === 'warmline').slice(0, 2),
	};
}
