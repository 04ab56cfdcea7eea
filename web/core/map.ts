// Houses on a map: where they are, which of them stand together in one mark, and how marks and labels make room for each other.
// Confidential addresses never reach this page: such a house stands in the middle of its county, and its mark says so.
// Twin of server/public/map_marks.c and map_shapes.c, so that both maps look alike.

import type { Place } from './distance.ts';
import type { House } from './houses.ts';

export interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

export interface CountyShape extends Box {
	fips: string;
	path: string;
}

/** One of the files that web/map.mjs makes, counties/<state>.json. */
export interface StateShape extends Box {
	counties: CountyShape[];
}

const units_a_degree = 200;
const margin = 40;
const around = 0.6;
const around_least = 90;
const radius_share = 0.033;
const letters_share = 0.027;
const apart = 2.15;
const letter_wide = 0.54;
const rounds = 80;
const states_at_once = 3;

/** The Aleutians go on past the date line. */
export const map_x = (longitude: number): number => (longitude > 0 ? longitude - 360 : longitude) * units_a_degree;
export const map_y = (latitude: number): number => (-Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180 * units_a_degree) / Math.PI;

export interface Mark {
	/** What it stands for: a county, or near a chosen county a house. */
	id: string;
	county: string;
	houses: House[];
	rooms: number;
	label: string;
	/** Nothing nearer than the county may be told. */
	is_area: boolean;
	at_x: number;
	at_y: number;
	x: number;
	y: number;
	side: Side | null;
}

export type Side = 'right' | 'left' | 'below' | 'above';
const sides: readonly Side[] = ['right', 'left', 'below', 'above'];

/** Houses that are not closed, by county; counties in the order of their codes. */
export function by_county(houses: readonly House[]): Map<string, House[]> {
	const groups = new Map<string, House[]>();
	for (const house of houses) {
		if (house.standing === 'closed') continue;
		const group = groups.get(house.site.county_fips);
		if (group) group.push(house);
		else groups.set(house.site.county_fips, [house]);
	}
	return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const rooms_of = (houses: readonly House[]): number => houses.reduce((sum, house) => sum + house.open, 0);

/** A network of many states shows one of them, or the map would be all borders. */
export function states_shown(counties: Iterable<string>, houses: ReadonlyMap<string, unknown>, near: string): string[] {
	const states = [...new Set([...counties].map((fips) => fips.slice(0, 2)))].sort();
	if (states.length <= states_at_once) return states;
	return [(near || [...houses.keys()][0] || (states[0] ?? '')).slice(0, 2)];
}

export function box_of(states: readonly StateShape[], near: string): Box {
	const county = states.flatMap((state) => state.counties).find((one) => one.fips === near);
	const inner = county ? [county] : states;
	const box = {
		left: Math.min(...inner.map((one) => one.left)),
		top: Math.min(...inner.map((one) => one.top)),
		right: Math.max(...inner.map((one) => one.right)),
		bottom: Math.max(...inner.map((one) => one.bottom)),
	};
	const across = county ? Math.max((box.right - box.left) * around, around_least) : margin;
	const down = county ? Math.max((box.bottom - box.top) * around, around_least) : margin;
	return { left: box.left - across, top: box.top - down, right: box.right + across, bottom: box.bottom + down };
}

function point_of(house: House, counties: ReadonlyMap<string, Place>): { x: number; y: number; is_area: boolean } | null {
	const { latitude, longitude, county_fips } = house.site;
	if (latitude !== null && longitude !== null) return { x: map_x(longitude), y: map_y(latitude), is_area: false };
	const middle = counties.get(county_fips);
	return middle ? { x: map_x(middle.longitude), y: map_y(middle.latitude), is_area: true } : null;
}

function mark_of(id: string, county: string, houses: House[], label: string, counties: ReadonlyMap<string, Place>): Mark[] {
	const points = houses.map((house) => point_of(house, counties)).filter((point) => point !== null);
	const exact = points.filter((point) => !point.is_area);
	const used = exact.length > 0 ? exact : points.slice(0, 1);
	if (used.length === 0) return [];
	const at_x = used.reduce((sum, { x }) => sum + x, 0) / used.length;
	const at_y = used.reduce((sum, { y }) => sum + y, 0) / used.length;
	return [{ id, county, houses, rooms: rooms_of(houses), label, is_area: exact.length === 0, at_x, at_y, x: at_x, y: at_y, side: null }];
}

/** A mark a county; near a chosen county a mark a house. */
export function marks_of(groups: ReadonlyMap<string, House[]>, counties: ReadonlyMap<string, Place & { name: string }>, near: string, box: Box): Mark[] {
	const inside = (mark: Mark) => mark.at_x > box.left && mark.at_x < box.right && mark.at_y > box.top && mark.at_y < box.bottom;
	const marks = [...groups].flatMap(([fips, houses]) => (near
		? houses.flatMap((house) => mark_of(house.site.id, fips, [house], house.site.name, counties))
		: mark_of(fips, fips, houses, houses.length === 1 ? (houses[0]?.site.name ?? '') : (counties.get(fips)?.name ?? ''), counties)));
	return place_marks(marks.filter(inside), box);
}

// --- room for all ----------------------------------------------------------------------------------------------------

export const radius_of = (box: Box): number => (box.right - box.left) * radius_share;
export const letters_of = (box: Box): number => (box.right - box.left) * letters_share;

function push_apart(a: Mark, b: Mark, distance: number, which: number): void {
	const [dx, dy] = [b.x - a.x, b.y - a.y];
	const now = Math.hypot(dx, dy);
	if (now >= distance) return;
	// On one spot: each goes its own way.
	const [by_x, by_y] = now < 0.01
		? [(Math.cos(which) * distance) / 4, (Math.sin(which) * distance) / 4]
		: [(dx * (distance - now)) / 2 / now, (dy * (distance - now)) / 2 / now];
	a.x -= by_x;
	a.y -= by_y;
	b.x += by_x;
	b.y += by_y;
}

function label_box(mark: Mark, side: Side, radius: number, letters: number): Box {
	const wide = mark.label.length * letters * letter_wide;
	const away = radius * 1.25;
	const left = side === 'right' ? mark.x + away : side === 'left' ? mark.x - away - wide : mark.x - wide / 2;
	const top = side === 'above' ? mark.y - away - letters : side === 'below' ? mark.y + away : mark.y - letters / 2;
	return { left, top, right: left + wide, bottom: top + letters };
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The same marks always end in the same places. */
export function place_marks(marks: readonly Mark[], box: Box): Mark[] {
	const placed = marks.map((mark) => ({ ...mark, x: mark.at_x, y: mark.at_y, side: null as Side | null }));
	const radius = radius_of(box);
	const letters = letters_of(box);
	const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));
	for (let round = 0; round < rounds; round++) {
		placed.forEach((a, i) => placed.slice(i + 1).forEach((b, j) => push_apart(a, b, radius * apart, i * 7 + i + 1 + j)));
		for (const mark of placed) {
			mark.x = clamp(mark.x, box.left + radius, box.right - radius);
			mark.y = clamp(mark.y, box.top + radius, box.bottom - radius);
		}
	}
	const taken = placed.map((mark) => ({ of: mark, left: mark.x - radius * 1.05, top: mark.y - radius * 1.05, right: mark.x + radius * 1.05, bottom: mark.y + radius * 1.05 }));
	for (const mark of placed) {
		mark.side = sides.find((side) => {
			const wanted = label_box(mark, side, radius, letters);
			const fits = wanted.left >= box.left && wanted.right <= box.right && wanted.top >= box.top && wanted.bottom <= box.bottom;
			if (!fits || taken.some((other) => other.of !== mark && meet(wanted, other))) return false;
			taken.push({ of: mark, ...wanted });
			return true;
		}) ?? null;
	}
	return placed;
}

/** Where a label begins, ends or has its middle, and on which line it stands. */
export function label_place(mark: Mark, box: Box): { x: number; y: number; anchor: 'start' | 'end' | 'middle' } | null {
	const away = radius_of(box) * 1.25;
	const letters = letters_of(box);
	switch (mark.side) {
		case 'right': return { x: mark.x + away, y: mark.y + letters * 0.34, anchor: 'start' };
		case 'left': return { x: mark.x - away, y: mark.y + letters * 0.34, anchor: 'end' };
		case 'above': return { x: mark.x, y: mark.y - away - letters * 0.15, anchor: 'middle' };
		case 'below': return { x: mark.x, y: mark.y + away + letters * 0.8, anchor: 'middle' };
		default: return null;
	}
}
