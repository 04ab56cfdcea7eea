// What the board is narrowed to, kept in the address bar so that it can be shared, bookmarked and gone back to.
// A fact that a house has not stated is never a no: such a house stays, marked "ask".

import type { House } from './houses.ts';
import type { Entry, Site } from './rows.ts';

export const access_facts = ['step_free', 'accessible_bath', 'service_animals', 'pets', 'fragrance_free', 'smoking_area', 'transport_help', 'drop_off'] as const;
export type AccessFact = (typeof access_facts)[number];

export interface Filters {
	name: string;
	/** The house is in this county, or serves it. */
	county: string;
	/** Distances are told from the middle of this county. */
	near: string;
	/** Miles from `near`; 0: any distance. */
	within: number;
	open_only: boolean;
	talk_now: boolean;
	entry: Entry | '';
	languages: string[];
	access: AccessFact[];
	populations: string[];
	/** How old the person is, and how many nights they ask for; 0: any. */
	age: number;
	nights: number;
}

export const no_filters: Filters = {
	name: '', county: '', near: '', within: 0, open_only: false, talk_now: false, entry: '', languages: [], access: [], populations: [], age: 0, nights: 0,
};

const entries: readonly string[] = ['self_only', 'may_introduce', 'form_required'];

export function filters_from_url(search: string): Filters {
	const params = new URLSearchParams(search);
	const text = (name: string) => (params.get(name) ?? '').slice(0, 80);
	const list = (name: string) => text(name).split(',').filter(Boolean);
	const fips = (name: string) => (/^[0-9]{5}$/.test(text(name)) ? text(name) : '');
	const number = (name: string) => Math.max(0, Math.trunc(Number(text(name))) || 0);
	const entry = text('entry');
	return {
		name: text('name'),
		county: fips('county'),
		near: fips('near'),
		within: number('within'),
		open_only: text('open') === '1',
		talk_now: text('talk') === '1',
		entry: entries.includes(entry) ? (entry as Entry) : '',
		languages: list('languages'),
		access: access_facts.filter((fact) => list('access').includes(fact)),
		populations: list('populations'),
		age: number('age'),
		nights: number('nights'),
	};
}

/** Only what narrows is written, so that the plain board has a plain address. */
export function filters_to_url(filters: Filters): string {
	const params = new URLSearchParams();
	const set = (name: string, value: string) => value && params.set(name, value);
	set('name', filters.name.trim());
	set('county', filters.county);
	set('near', filters.near);
	set('within', filters.within > 0 && filters.near ? String(filters.within) : '');
	set('open', filters.open_only ? '1' : '');
	set('talk', filters.talk_now ? '1' : '');
	set('entry', filters.entry);
	set('languages', filters.languages.join(','));
	set('access', filters.access.join(','));
	set('populations', filters.populations.join(','));
	set('age', String(filters.age || ''));
	set('nights', String(filters.nights || ''));
	const text = params.toString().replaceAll('%2C', ',');
	return text ? `?${text}` : '';
}

/** How many of them narrow the list (`near` alone only tells distances). */
export function filters_count(filters: Filters): number {
	return [filters.name.trim(), filters.county, filters.near && filters.within, filters.open_only, filters.talk_now, filters.entry, filters.age, filters.nights]
		.filter(Boolean).length + filters.languages.length + filters.access.length + filters.populations.length;
}

export interface Fit {
	fits: boolean;
	/** Facts asked for that the house has not stated. */
	ask: string[];
}

export function fit_of(house: House, filters: Filters): Fit {
	const ask: string[] = [];
	const no: Fit = { fits: false, ask };
	const site = house.site;
	if (filters.name.trim() && !name_fits(site, filters.name)) return no;
	if (filters.county && site.county_fips !== filters.county && !site.counties_served.includes(filters.county)) return no;
	if (filters.near && filters.within > 0 && (house.miles === null || house.miles > filters.within)) return no;
	if (filters.open_only && house.open === 0) return no;
	if (filters.talk_now && house.talk.is === 'closed') return no;
	if (filters.talk_now && house.talk.is === 'not_stated') ask.push('talk');
	if (filters.entry && site.entry !== filters.entry) return no;
	if (filters.age && (site.minimum_age ?? 0) > filters.age || filters.nights && (site.maximum_nights ?? filters.nights) < filters.nights) return no;
	if (filters.age && site.minimum_age === null) ask.push('age');
	if (filters.nights && site.maximum_nights === null) ask.push('nights');
	for (const fact of filters.access) {
		if (site[fact] === false) return no;
		if (site[fact] === null) ask.push(fact);
	}
	return { fits: list_fits(site.languages, filters.languages, 'languages', ask) && list_fits(site.populations, filters.populations, 'populations', ask), ask };
}

/** Each one wanted must be there; a house that stated none is asked. */
function list_fits(stated: string[], wanted: string[], name: string, ask: string[]): boolean {
	if (wanted.length === 0) return true;
	if (stated.length === 0) {
		ask.push(name);
		return true;
	}
	return wanted.every((one) => stated.includes(one));
}

function name_fits(site: Site, wanted: string): boolean {
	const text = plain(`${site.name} ${site.city ?? ''}`);
	return plain(wanted).split(/\s+/).every((word) => text.includes(word));
}

/** Without case and accents, so that "pena" finds "Peña". */
function plain(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
