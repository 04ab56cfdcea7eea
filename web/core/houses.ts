// The board's rows put together into what a person looks at: a house with its rooms, who can talk, and how sure the number is;
// and the drop-ins and warmlines. Derived anew when rows or the minute change.

import { capacity_open, freshness_of, type Freshness } from './capacity.ts';
import { miles_between, place_of, type Place } from './distance.ts';
import { openness_of, type Openness } from './hours.ts';
import type { Bed, Service, Site } from './rows.ts';
import { time_of } from './rows.ts';

/** What the first line of a card says. */
export type Standing = 'open' | 'call_first' | 'no_room' | 'not_confirmed' | 'paused' | 'closed';

export interface House {
	site: Site;
	beds: Bed[];
	freshness: Freshness;
	/** Rooms that count as open now. */
	open: number;
	standing: Standing;
	/** When someone can talk; from the house's conversation hours. */
	talk: Openness;
	miles: number | null;
}

export interface Stop {
	site: Site;
	service: Service;
	openness: Openness;
	miles: number | null;
}

export interface Around {
	from: Place | null;
	counties: ReadonlyMap<string, Place>;
}

function group_by_site<T extends { site_id: string }>(rows: T[]): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const row of rows) {
		const group = groups.get(row.site_id);
		if (group) group.push(row);
		else groups.set(row.site_id, [row]);
	}
	return groups;
}

export function standing_of(site: Site, beds: Bed[], now: number): Pick<House, 'freshness' | 'open' | 'standing'> {
	const count = (state: Bed['state']) => beds.filter((bed) => bed.state === state).length;
	const confirmed_at = site.confirmed_at === null ? null : time_of(site.confirmed_at);
	const freshness = freshness_of(confirmed_at, site.fresh_hours, site.stale_hours, now);
	const open = capacity_open({
		state: site.state,
		confirmed_at,
		fresh_hours: site.fresh_hours,
		stale_hours: site.stale_hours,
		staffed_limit: site.staffed_limit,
		beds_open: count('open'),
		beds_held: count('held'),
		beds_occupied: count('occupied'),
	}, now);
	return { freshness, open, standing: standing(site, freshness, open) };
}

function standing(site: Site, freshness: Freshness, open: number): Standing {
	if (site.state === 'closed') return 'closed';
	if (site.state === 'paused') return 'paused';
	if (freshness === 'not_confirmed') return 'not_confirmed';
	if (open === 0) return 'no_room';
	return freshness === 'fresh' ? 'open' : 'call_first';
}

/** Houses that have rooms; a drop-in centre or warmline without any is a Stop. */
export function houses_of(sites: Site[], beds: Bed[], services: Service[], around: Around, now: number): House[] {
	const beds_by_site = group_by_site(beds);
	const services_by_site = group_by_site(services);
	const houses: House[] = [];
	for (const site of sites) {
		const own = services_by_site.get(site.id) ?? [];
		const rooms = beds_by_site.get(site.id) ?? [];
		if (rooms.length === 0 && !own.some((service) => service.kind === 'respite')) continue;
		const conversation = own.find((service) => service.kind === 'conversation');
		rooms.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
		houses.push({
			site,
			beds: rooms,
			...standing_of(site, rooms, now),
			talk: conversation ? openness_of(conversation, now) : { is: 'not_stated' },
			miles: miles_to(site, around),
		});
	}
	return houses;
}

export function stops_of(sites: Site[], services: Service[], around: Around, now: number): Stop[] {
	const by_id = new Map(sites.map((site) => [site.id, site]));
	const stops: Stop[] = [];
	for (const service of services) {
		if (service.kind === 'respite' || service.kind === 'conversation') continue;
		const site = by_id.get(service.site_id);
		if (site && site.state !== 'closed') stops.push({ site, service, openness: openness_of(service, now), miles: miles_to(site, around) });
	}
	return stops.sort(compare_stops);
}

function miles_to(site: Site, around: Around): number | null {
	const place = around.from && place_of(site, around.counties);
	return around.from && place ? miles_between(around.from, place) : null;
}

export const standing_order: Readonly<Record<Standing, number>> = { open: 0, call_first: 1, no_room: 2, not_confirmed: 3, paused: 4, closed: 5 };

/** Room first, then near, then by name; so that the order is the same on every screen. */
export function compare_houses(a: House, b: House): number {
	return standing_order[a.standing] - standing_order[b.standing]
		|| compare_numbers(a.miles, b.miles)
		|| a.site.name.localeCompare(b.site.name)
		|| (a.site.id < b.site.id ? -1 : 1);
}

const openness_order = { open: 0, closed: 1, not_stated: 2 };

function compare_stops(a: Stop, b: Stop): number {
	return openness_order[a.openness.is] - openness_order[b.openness.is]
		|| (a.service.level === 'full' ? 1 : 0) - (b.service.level === 'full' ? 1 : 0)
		|| compare_numbers(a.miles, b.miles)
		|| a.service.name.localeCompare(b.service.name)
		|| (a.service.id < b.service.id ? -1 : 1);
}

export function compare_numbers(a: number | null, b: number | null): number {
	if (a === b) return 0;
	return a === null ? 1 : b === null ? -1 : a - b;
}
