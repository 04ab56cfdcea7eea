// What a person asked for against what a house states about itself: what it has, what it says it hasn't, and what it hasn't stated, which
// is never a no. Shown before anything is sent and beside each place that is offered; it never keeps two people from talking.

import type { Bed, Site } from './rows.ts';

export interface Asked {
	needs: readonly string[];
	languages: readonly string[];
	/** Where the person is. */
	county_fips?: string | null;
	transport?: string | null;
}

/** One thing asked for; `code` is a need, a language or a county, and empty where `of` says it all. */
export interface Thing {
	of: 'need' | 'language' | 'area' | 'door' | 'ride';
	code: string;
}

export interface Match {
	has: Thing[];
	lacks: Thing[];
	/** Not stated: ask. */
	ask: Thing[];
}

/** The need, and the fact of a house that answers it. A quiet room or an interpreter is nobody's stated fact: always ask. */
const facts: Readonly<Record<string, keyof Site>> = {
	step_free: 'step_free', accessible_bath: 'accessible_bath', service_animal: 'service_animals', pet: 'pets', fragrance_free: 'fragrance_free',
	smoking_area: 'smoking_area', transport_help: 'transport_help',
};

type Answer = boolean | null;

function list_has(stated: readonly string[], wanted: string): Answer {
	return stated.length === 0 ? null : stated.includes(wanted);
}

/** Yes if any room says so, no if all say no. */
function room_has(beds: readonly Bed[], fact: 'private_room'): Answer {
	if (beds.some((bed) => bed[fact] === true)) return true;
	return beds.length > 0 && beds.every((bed) => bed[fact] === false) ? false : null;
}

function need_met(site: Site, beds: readonly Bed[], need: string): Answer {
	if (need === 'sign_language') return list_has(site.languages, 'ase');
	if (need === 'private_room') return room_has(beds, need);
	const fact = facts[need];
	return fact === undefined ? null : (site[fact] as Answer);
}

/** A house in the county, or that serves it; one that lists no counties is asked about any but its own. */
function area_met(site: Site, county: string): Answer {
	return site.county_fips === county || list_has(site.counties_served, county);
}

export function match_with(site: Site, beds: readonly Bed[], asked: Asked): Match {
	const match: Match = { has: [], lacks: [], ask: [] };
	const put = (of: Thing['of'], code: string, met: Answer) => void match[met === null ? 'ask' : met ? 'has' : 'lacks'].push({ of, code });
	for (const need of asked.needs) put('need', need, need_met(site, beds, need));
	for (const language of asked.languages) put('language', language, list_has(site.languages, language));
	if (asked.county_fips) put('area', asked.county_fips, area_met(site, asked.county_fips));
	if (asked.transport === 'team_brings') put('door', '', site.drop_off);
	if (asked.transport === 'needs_ride' && !asked.needs.includes('transport_help')) put('ride', '', site.transport_help);
	return match;
}

/** 0: all of it is stated; 1: something has to be asked; 2: something is stated otherwise. */
export function misfit(match: Match): 0 | 1 | 2 {
	return match.lacks.length > 0 ? 2 : match.ask.length > 0 ? 1 : 0;
}
