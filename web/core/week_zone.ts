// Clock times of a zone as instants and back, by the browser's own zone database, with the two days a year on which the clocks change.
// As in RFC 5545, 3.3.5: a clock time that comes twice means the first; one that is skipped is counted by the offset before the skip.

import { date_plus } from './dates.ts';
import type { Instant } from './rows.ts';
import { day_minutes, day_of, end_minute, minute_of, type Schedule } from './week.ts';

const minute_ms = 60_000;
const hour_ms = 60 * minute_ms;
const formats = new Map<string, Intl.DateTimeFormat>();

export interface Wall {
	date: string;
	minute: number;
}

/** What the clock on the wall of that zone shows. */
export function wall_of(at: number, zone: string): Wall {
	let format = formats.get(zone);
	if (!format) {
		format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
		formats.set(zone, format);
	}
	const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
	return { date: `${parts['year']}-${parts['month']}-${parts['day']}`, minute: Number(parts['hour']) * 60 + Number(parts['minute']) };
}

const as_utc = (wall: Wall) => Date.parse(`${wall.date}T00:00:00Z`) + wall.minute * minute_ms;

function offset_at(at: number, zone: string): number {
	return as_utc(wall_of(at, zone)) - Math.floor(at / minute_ms) * minute_ms;
}

/** minute may be of the next day (1500 is 1:00 then). */
export function instant_of(date: string, minute: number, zone: string): number {
	const days = Math.floor(minute / day_minutes);
	const wanted = as_utc({ date: date_plus(date, days), minute: minute - days * day_minutes });
	const before = offset_at(wanted - 24 * hour_ms, zone);
	const after = offset_at(wanted + 24 * hour_ms, zone);
	const real = [before, after].filter((offset) => offset_at(wanted - offset, zone) === offset).map((offset) => wanted - offset);
	return real.length > 0 ? Math.min(...real) : wanted - before;
}

export interface ClockChange {
	/** What the clock shows at that moment, in minutes of the day, and what it shows right after. */
	from: number;
	to: number;
}

/** Whether the clocks of that zone change within that day. */
export function clock_change_on(date: string, zone: string): ClockChange | null {
	let low = instant_of(date, 0, zone);
	let high = instant_of(date, day_minutes, zone);
	const before = offset_at(low, zone);
	const shift = offset_at(high - minute_ms, zone) - before;
	if (shift === 0) return null;
	while (high - low > minute_ms) {
		const middle = low + Math.floor((high - low) / 2 / minute_ms) * minute_ms;
		if (offset_at(middle, zone) === before) low = middle;
		else high = middle;
	}
	const to = wall_of(high, zone).minute;
	return { from: to - shift / minute_ms, to };
}

/** Open intervals of what opens on those days, sorted; those that touch or overlap are one. */
export function intervals_of(schedule: Schedule, first: string, days: number): [number, number][] {
	const found: [number, number][] = [];
	for (let n = 0; n < days; n++) {
		const date = date_plus(first, n);
		for (const span of day_of(schedule, date).spans) {
			const opens = instant_of(date, minute_of(span.opens), schedule.zone);
			const closes = instant_of(date, end_minute(span), schedule.zone);
			if (closes > opens) found.push([opens, closes]);
		}
	}
	found.sort((a, b) => a[0] - b[0]);
	const merged: [number, number][] = [];
	for (const [opens, closes] of found) {
		const last = merged.at(-1);
		if (last && opens <= last[1]) last[1] = Math.max(last[1], closes);
		else merged.push([opens, closes]);
	}
	return merged;
}

/** As the board carries them, for the time until it does: from a day behind to eight days ahead. */
export function openings_of(schedule: Schedule, now: number): { openings: [Instant, Instant][]; openings_until: Instant | null } {
	if (schedule.rules.length === 0 && schedule.exceptions.length === 0) return { openings: [], openings_until: null };
	const text = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');
	const until = now + 8 * 24 * hour_ms;
	const intervals = intervals_of(schedule, date_plus(wall_of(now, schedule.zone).date, -2), 12)
		.filter(([opens, closes]) => closes > now - 24 * hour_ms && opens < until);
	return { openings: intervals.map(([opens, closes]) => [text(opens), text(closes)]), openings_until: text(until) };
}
