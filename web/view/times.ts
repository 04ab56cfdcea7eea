// Times and ages in words. Clock times are the house's own, with the zone's name where the reader may be in another.

import { age_of, clock_text, remaining_until } from '../core/ages.ts';
import { locale_now, t } from './words.ts';

/** What goes on for longer is open "now": no clock time of today would say until when. */
export const long_ms = 20 * 3_600_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: number, zone: string | undefined, options: Intl.DateTimeFormatOptions): string {
	const key = `${locale_now()} ${zone ?? ''} ${JSON.stringify(options)}`;
	let made = formats.get(key);
	if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale_now(), { ...options, ...(zone ? { timeZone: zone } : {}) })));
	return made.format(at);
}

const here_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "10:42 AM", with the zone's short name when it isn't the reader's. */
export function time_text(at: number, zone?: string): string {
	const other = zone !== undefined && zone !== here_zone;
	return format(at, zone, { hour: 'numeric', minute: '2-digit', ...(other ? { timeZoneName: 'short' } : {}) });
}

/** "Sun, Nov 22" */
export function day_text(at: number, zone?: string): string {
	return format(at, zone, { weekday: 'short', month: 'short', day: 'numeric' });
}

function same_day(a: number, b: number, zone?: string): boolean {
	return format(a, zone, { dateStyle: 'short' }) === format(b, zone, { dateStyle: 'short' });
}

/** "10:42 AM" today, "Sun, Nov 22, 10:42 AM" on another day. */
export function moment_text(at: number, now: number, zone?: string): string {
	const time = time_text(at, zone);
	return same_day(at, now, zone) ? time : `${day_text(at, zone)}, ${time}`;
}

/** A date without a time, "2026-11-29": the same day everywhere. */
export function date_text(date: string): string {
	return format(Date.parse(`${date}T12:00:00Z`), 'UTC', { weekday: 'short', month: 'short', day: 'numeric' });
}

/** The day at the house, "2026-11-29". */
export function date_at(at: number, zone: string): string {
	return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
}

/** "just now", "12 min ago" */
export function ago_text(since: number, now: number): string {
	const age = age_of(since, now);
	return t(`ago.${age.unit}`, { n: age.n });
}

/** "in 25 min", for something within hours; never to the second, so that it need not tick. */
export function in_text(at: number, now: number): string {
	const left = remaining_until(at, now);
	const minutes = left.hours * 60 + left.minutes + (left.seconds > 0 ? 1 : 0);
	return minutes < 60 ? t('in.minutes', { n: minutes }) : t('in.hours', { n: Math.round(minutes / 60) });
}

export function countdown_text(end: number, now: number): string {
	return clock_text(remaining_until(end, now));
}
