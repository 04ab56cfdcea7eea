// Where else: the nearest other openings, drop-ins and warmlines, for when a house has no room or is not a fit. Ranked by what helps
// tonight: a confirmed open room that fits, then one to call first; near before far; each with the reason it stands there.

import { compare_numbers, type House, type Stop } from './houses.ts';

export interface Wanted {
	/** Sites that were asked already. */
	without: readonly string[];
	languages: readonly string[];
	/** Facts of the house that the person needs (step_free, service_animals, ...). */
	access: readonly string[];
}

export interface Elsewhere {
	houses: House[];
	drop_ins: Stop[];
	warmlines: Stop[];
}

const most = 3;

/** 0: all that is wanted is stated; 1: something is not stated; 2: something is stated otherwise. */
function misfit(house: House, wanted: Wanted): number {
	let worst = 0;
	for (const fact of wanted.access) {
		const stated = (house.site as unknown as Record<string, unknown>)[fact];
		if (stated === false) return 2;
		if (stated !== true) worst = 1;
	}
	for (const language of wanted.languages) {
		if (house.site.languages.length === 0) worst = Math.max(worst, 1);
		else if (!house.site.languages.includes(language)) return 2;
	}
	return worst;
}

export function nearest_others(houses: House[], stops: Stop[], wanted: Wanted): Elsewhere {
	const sure = (house: House) => (house.freshness === 'fresh' ? 0 : 1);
	const others = houses
		.filter((house) => house.open > 0 && !wanted.without.includes(house.site.id))
		.sort((a, b) => misfit(a, wanted) - misfit(b, wanted) || sure(a) - sure(b) || compare_numbers(a.miles, b.miles)
			|| a.site.name.localeCompare(b.site.name));
	const open_now = (stop: Stop) => stop.openness.is === 'open' && stop.service.level !== 'full';
	return {
		houses: others.slice(0, most),
		drop_ins: stops.filter((stop) => stop.service.kind !== 'warmline' && open_now(stop)).slice(0, most),
		warmlines: stops.filter((stop) => stop.service.kind === 'warmline').slice(0, 2),
	};
}
