// What the pictures draw, and their table twins tell: the same arrays for both, so that no picture says more than its table.

import type { Figures, Kind } from './statistics.ts';
import { value_of } from './statistics.ts';

export interface TrendItem extends Omit<Figures, 'parts' | 'unanswered'> {
	begin: string;
	until: string;
}
export interface Trend {
	measure: string;
	definition: string;
	items: TrendItem[];
}

export interface TrendPoint {
	begin: string;
	value: number | null;
	hidden: boolean;
	/** Not over yet: it is drawn, but nothing is concluded from it. */
	running: boolean;
}

/** Oldest first, as one reads a line; the API tells the newest first or last, either is taken. */
export function trend_points(kind: Kind, trend: Trend, today: string): TrendPoint[] {
	return [...trend.items].sort((a, b) => (a.begin < b.begin ? -1 : 1)).map((item) => {
		const value = value_of(kind, { ...item, unanswered: null, parts: null });
		return { begin: item.begin, value, hidden: value === null && item.hidden, running: item.until > today };
	});
}

/** What a line did between its first and its last known point. */
export function trend_ends(points: readonly TrendPoint[]): { first: TrendPoint; last: TrendPoint } | null {
	const known = points.filter((point) => point.value !== null && !point.running);
	const [first, last] = [known[0], known.at(-1)];
	return first && last && first !== last ? { first, last } : null;
}

// --- the hours of a week ------------------------------------------------------------------------------------------------

export interface WeekHour {
	/** 1: Monday. */
	weekday: number;
	hour: number;
	asks: number | null;
	turn_aways: number | null;
	hidden: boolean;
}
export type WeekCount = 'asks' | 'turn_aways';

/** A grid of 7 days by 24 hours; what the API left out of it is none. */
export function week_grid(items: readonly WeekHour[], count: WeekCount): (number | null)[][] {
	const grid: (number | null)[][] = Array.from({ length: 7 }, () => new Array<number | null>(24).fill(0));
	for (const item of items) {
		const day = grid[item.weekday - 1];
		if (day && item.hour >= 0 && item.hour < 24) day[item.hour] = item[count];
	}
	return grid;
}

/** The hour of the week with the most; null when nothing is known of any. */
export function busiest_hour(grid: readonly (readonly (number | null)[])[]): { weekday: number; hour: number; n: number } | null {
	let most: { weekday: number; hour: number; n: number } | null = null;
	grid.forEach((day, index) => day.forEach((n, hour) => {
		if (n !== null && n > (most?.n ?? 0)) most = { weekday: index + 1, hour, n };
	}));
	return most;
}

/** At most five steps from the fewest that there is to the most, so that each can be told apart in grey: where each begins. */
export function heat_steps(counts: readonly (number | null)[]): number[] {
	const known = counts.filter((n) => n !== null && n > 0) as number[];
	if (known.length === 0) return [];
	const [least, most] = [Math.min(...known), Math.max(...known)];
	const size = (most - least + 1) / 5;
	return [...new Set([0, 1, 2, 3, 4].map((step) => Math.round(least + step * size)))].filter((from) => from <= most);
}

/** 0: none; else which step it lies in, up to 5, the most always the darkest. */
export function heat_of(n: number, steps: readonly number[]): number {
	return n <= 0 ? 0 : 5 - steps.filter((from) => n < from).length;
}

// --- the calendar ---------------------------------------------------------------------------------------------------------

export interface OccupancyDay {
	on_date: string;
	guest_nights: number | null;
	room_nights: number | null;
	total_room_nights: number | null;
}

/** Monday is 1. */
export function weekday_of(day: string): number {
	return ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** Each day with the row of a month's calendar that it stands in, weeks beginning on Monday. */
export function calendar_of<D extends { on_date: string }>(days: readonly D[]): (D & { weekday: number; week: number })[] {
	const sorted = [...days].sort((a, b) => (a.on_date < b.on_date ? -1 : 1));
	const before = sorted[0] ? weekday_of(sorted[0].on_date) - 1 : 0;
	return sorted.map((day, index) => ({ ...day, weekday: weekday_of(day.on_date), week: Math.floor((before + index) / 7) }));
}

/** 0: no guest; 1 to 4: up to a quarter, half, three quarters, all of the available rooms; null: none was available, or it is not known. */
export function occupancy_step(day: Pick<OccupancyDay, 'guest_nights' | 'room_nights'>): number | null {
	if (day.guest_nights === null || !day.room_nights) return null;
	return Math.min(4, Math.ceil((day.guest_nights / day.room_nights) * 4));
}

// --- from sent to arrived --------------------------------------------------------------------------------------------------

export interface FunnelStep {
	step: string;
	n: number | null;
	/** Of those of the first step. */
	of: number | null;
}

/** How many came at least so far. A part counts those who came so far and no further, so all further ones are added; with a hidden one among
 * them nothing is known. whole: all of them, where that is told although a part is not. */
export function funnel_of(parts: Record<string, number | null>, steps: readonly string[], whole: number | null = null): FunnelStep[] {
	const there = steps.filter((step) => step in parts);
	const reached = there.map((_, index) => there.slice(index).reduce<number | null>((sum, step) => {
		const n = parts[step] ?? null;
		return sum === null || n === null ? null : sum + n;
	}, 0));
	reached[0] ??= whole;
	return there.map((step, index) => ({ step, n: reached[index] ?? null, of: reached[0] ?? null }));
}

// --- freshness by house -------------------------------------------------------------------------------------------------------

export interface FreshHouse {
	site_id: string;
	name: string;
	fresh_seconds: number;
	open_seconds: number;
}

/** The one whose word was out of date most of its time first; those that were never open last. */
export function sorted_fresh(houses: readonly FreshHouse[]): FreshHouse[] {
	const share = (house: FreshHouse) => (house.open_seconds > 0 ? house.fresh_seconds / house.open_seconds : 2);
	return [...houses].sort((a, b) => share(a) - share(b) || (a.name < b.name ? -1 : 1));
}

// --- more rooms ----------------------------------------------------------------------------------------------------------------

export interface WhatIf {
	region: string | null;
	arrivals_per_day: number | null;
	mean_stay_nights: number | null;
	rooms: number | null;
	stays_measured: number | null;
	hidden: boolean;
	/** Of the model, with the rooms that there are. */
	today_share: number | null;
	/** As it was counted. */
	observed_share: number | null;
	target_share: number;
	/** The fewest rooms with which no more than that are turned away; null: not even with the most that were computed. */
	rooms_for_target: number | null;
	definition: string;
	assumptions: string[];
	points: { rooms: number; share: number }[];
}
