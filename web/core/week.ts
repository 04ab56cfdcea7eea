// A service's hours as its house keeps them: weekly rules that may split a day, pass midnight and be for some time only, and dated exceptions
// that close or change a day. Clock times are the house's own, "12:00"; days are local, "2026-11-29". Twin of include/hours/hours.h.

import { date_plus } from './dates.ts';
import type { Instant, Uuid } from './rows.ts';

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];

/** closes at or before opens: on the next day; both 00:00: the whole day. */
export interface Span {
	opens: string;
	closes: string;
}

export interface Rule extends Span {
	weekdays: Weekday[];
	/** Days on which it may open, both included; null: without an end on that side. */
	valid_from: string | null;
	valid_to: string | null;
}

/** All that opens on this day instead of the usual, one row each; opens and closes null: closed. */
export interface Exception {
	on_date: string;
	opens: string | null;
	closes: string | null;
	note: string;
}

export interface Schedule {
	zone: string;
	rules: Rule[];
	exceptions: Exception[];
}

export interface Hours extends Schedule {
	service_id: Uuid;
	version: number;
	hours_confirmed_at: Instant | null;
	hours_confirmed_role: string | null;
	openings: [Instant, Instant][];
	openings_until: Instant | null;
}

export const day_minutes = 1440;

export function minute_of(time: string): number {
	return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** "26:30" is half past two, a day later. */
export function time_at(minute: number): string {
	const two = (n: number) => String(n).padStart(2, '0');
	const of_day = ((minute % day_minutes) + day_minutes) % day_minutes;
	return `${two(Math.floor(of_day / 60))}:${two(of_day % 60)}`;
}

export function is_time(text: string): boolean {
	return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Minutes from the day's begin, so past 1440 when it closes on the next day. */
export function end_minute(span: Span): number {
	const [opens, closes] = [minute_of(span.opens), minute_of(span.closes)];
	return closes > opens ? closes : closes + day_minutes;
}

export function passes_midnight(span: Span): boolean {
	return end_minute(span) > day_minutes;
}

export function weekday_of(date: string): Weekday {
	return weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MO';
}

export const by_time = (a: Span, b: Span) => minute_of(a.opens) - minute_of(b.opens) || end_minute(a) - end_minute(b);

/** What the weekly rules open on that day. */
export function usual_on(rules: readonly Rule[], date: string): Span[] {
	const weekday = weekday_of(date);
	return rules
		.filter((rule) => rule.weekdays.includes(weekday) && (rule.valid_from ?? '') <= date && (rule.valid_to ?? '9999') >= date)
		.map(({ opens, closes }) => ({ opens, closes }))
		.sort(by_time);
}

export interface Day {
	spans: Span[];
	/** A dated exception says so, not the week. */
	changed: boolean;
	note: string;
}

export function day_of(schedule: Schedule, date: string): Day {
	const exceptions = schedule.exceptions.filter((one) => one.on_date === date);
	if (exceptions.length === 0) return { spans: usual_on(schedule.rules, date), changed: false, note: '' };
	const closed = exceptions.some((one) => one.opens === null);
	const spans = closed ? [] : exceptions.map(({ opens, closes }) => ({ opens: opens ?? '', closes: closes ?? '' })).sort(by_time);
	return { spans, changed: true, note: exceptions.find((one) => one.note)?.note ?? '' };
}

/** The days that are not as usual, each once, from this day on. */
export function changed_days(schedule: Schedule, from: string): { date: string; day: Day }[] {
	const dates = [...new Set(schedule.exceptions.map((one) => one.on_date))].filter((date) => date >= from).sort();
	return dates.map((date) => ({ date, day: day_of(schedule, date) }));
}

export function same_spans(a: readonly Span[], b: readonly Span[]): boolean {
	const text = (spans: readonly Span[]) => [...spans].sort(by_time).map((span) => `${span.opens}-${span.closes}`).join();
	return text(a) === text(b);
}

/** The first such weekday on or after that day. */
export function next_on(weekday: Weekday, date: string): string {
	const ahead = (weekdays.indexOf(weekday) - weekdays.indexOf(weekday_of(date)) + 7) % 7;
	return date_plus(date, ahead);
}
