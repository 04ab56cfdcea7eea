// Answers of the statistics' routes as a busy network would give them, with hidden numbers in all the places where they can stand: for what a
// demo network can't show, and the same on each run.

import type { Page } from 'playwright-core';
import type { Figures, Measure, Slice, Statistics } from '../../web/core/statistics.ts';

export const house_id = '01900000-0000-7000-8000-00000000abcd';

const nothing: Figures = { numerator: null, denominator: null, unanswered: null, median: null, p90: null, parts: null, hidden: false };
const ratio = (numerator: number | null, denominator: number | null, unanswered: number | null = null): Figures =>
	({ ...nothing, numerator, denominator, unanswered, hidden: numerator === null || denominator === null });
const count = (numerator: number | null): Figures => ({ ...nothing, numerator, hidden: numerator === null });
const time = (median: number | null, p90: number | null, denominator: number | null = 96): Figures => ({ ...nothing, median, p90, denominator, hidden: median === null });
const parts = (of: Record<string, number | null>): Figures => ({ ...nothing, parts: of, hidden: Object.values(of).includes(null) });
const slice = (now: Figures, before: Figures | null, of: string | null = null, label: string | null = null): Slice => ({ ...now, slice: of, label, before });
const measure = (name: string, kind: Measure['kind'], unit: string, rows: Slice[]): Measure => ({ name, kind, unit, definition: `What ${name} counts, as the server says it: each of them once, in the period in which it happened.`, rows });

export const measures: Measure[] = [
	measure('who_asks', 'count', 'introductions', [slice(count(212), count(198))]),
	measure('arrivals', 'count', 'stays', [slice({ ...count(96), parts: { introduced: 84, by_themselves: 12 } }, count(76))]),
	measure('answered_in_30_min', 'ratio', 'referrals', [slice(ratio(107, 131), ratio(88, 129))]),
	measure('time_to_answer', 'time', 'minutes', [slice(time(12, 94), time(18, 131))]),
	measure('time_to_arrival', 'time', 'minutes', [slice(time(185, 1630), time(null, null, null))]),
	measure('diversions_reported', 'ratio', 'stays', [slice({ ...ratio(49, 71, 13), parts: { emergency_department: 33, inpatient: 16, crisis_unit: 0, jail: 0, elsewhere: 22, unanswered: 13 } }, ratio(40, 66, 10))]),
	measure('diversions_own', 'ratio', 'guests', [slice(ratio(null, 31, 40), ratio(12, 30, 41))]),
	measure('occupancy', 'ratio', 'guest_nights', [slice({ ...ratio(1204, 1710), parts: { total_room_nights: 1860 } }, ratio(1100, 1700))]),
	measure('turn_aways', 'ratio', 'asks', [slice(ratio(46, 212), ratio(39, 198))]),
	measure('stays_ending_in_hospital', 'ratio', 'stays', [slice(ratio(null, null, null), ratio(0, 60, 9))]),
	measure('freshness', 'ratio', 'seconds', [slice(ratio(610 * 3600, 744 * 3600), ratio(500 * 3600, 720 * 3600))]),
	measure('stay_length', 'ratio', 'hours', [slice(ratio(14_210, 86), ratio(13_980, 80))]),
	measure('drop_in', 'ratio', 'seconds', [slice({ ...ratio(186 * 3600, 198 * 3600), parts: { kept: 669_600, scheduled: 712_800, full_days: 3, days: 31 } }, ratio(180 * 3600, 190 * 3600))]),
	measure('shown_open_refused', 'ratio', 'referrals', [slice(ratio(0, 0), ratio(0, 0))]),
	measure('funnel', 'ends', 'referrals', [slice(parts({ sent: 131, seen: 129, answered: 122, offered: 97, accepted: 90, arrived: 84 }), parts({ sent: 129, seen: 126, answered: 110, offered: 88, accepted: 80, arrived: 76 }))]),
	measure('ended', 'ends', 'referrals', [slice(parts({ arrived: 84, declined: 19, guest_declined: null, unreachable: 0, expired: null, withdrawn: null, elsewhere: 0, not_arrived: 12, open: 14 }), parts({ arrived: 76, declined: 22, guest_declined: 13, expired: 18, unreachable: 0, withdrawn: 0, elsewhere: 0, not_arrived: 0 }))]),
];

const counties = [['41051', 'Multnomah', 41, 61], ['41005', 'Clackamas', 18, 29], ['53011', 'Clark', null, 14], ['41067', 'Washington', 25, 31], ['41009', 'Columbia', null, null]] as const;

export function statistics(query: URLSearchParams): Statistics {
	const by = (query.get('by') ?? 'none') as Statistics['by'];
	const scope = (query.get('scope') ?? 'network') as Statistics['scope'];
	const sliced = measures.filter((one) => one.kind === 'ratio').map((one) => ({ ...one, rows: counties.map(([fips, label, n, of], index) => slice(ratio(n, of), index === 1 ? null : ratio(n === null ? null : n - 4, of), fips, label)) }));
	return {
		scope, id: query.get('id'), period: 'month', zone: 'America/Los_Angeles', begin: query.get('begin') ?? '2026-10-01', until: '2026-11-01', as_of: '2026-11-04T09:00:00Z', released_at: '2026-11-04T09:00:00Z',
		by, threshold: scope === 'network' ? 11 : null, before: { begin: '2026-09-01', until: '2026-10-01' }, measures: by === 'none' ? measures : sliced,
	};
}

const month = (index: number) => new Date(Date.UTC(2026, 9 - index, 1)).toISOString().slice(0, 10);
const months = Array.from({ length: 24 }, (_, index) => ({ begin: month(index), until: month(index - 1) }));

export function trend(query: URLSearchParams): unknown {
	const items = months.map((one, index) => ({ ...one, ...(index === 5 || index === 6 ? ratio(null, 120 - index) : ratio(84 - index * 2 - ((index * 7) % 5), 131 - index * 2)) }));
	const name = query.get('measure') ?? '';
	return { measure: name, definition: `What ${name} counts.`, items: /time/.test(name) ? items.map((one, index) => ({ ...one, median: one.hidden ? null : 12 + ((index * 5) % 17), p90: one.hidden ? null : 94 + index })) : items };
}

export function week_hours(): unknown {
	const items = Array.from({ length: 168 }, (_, at) => {
		const [weekday, hour] = [Math.floor(at / 24) + 1, at % 24];
		const asks = Math.round(Math.max(0, 26 * Math.exp(-(((hour - 17 + (weekday > 5 ? -3 : 0)) / 6) ** 2)) + ((at * 7) % 5) - 3));
		return { weekday, hour, asks: asks > 0 && asks < 11 ? null : asks, turn_aways: asks > 20 ? asks - 9 : asks === 0 ? 0 : null, hidden: asks > 0 && asks < 11 };
	});
	return { definition: 'Asks and turn-aways by the hour of the week in which they came, in the network’s zone.', items };
}

export function occupancy(query: URLSearchParams): unknown {
	const definition = 'Guest-nights out of the room-nights that were available: rooms that were offline are left out, and counted in the total.';
	if (query.get('scope') === 'network') return { definition, items: months.slice(0, 12).map((one, index) => ({ on_date: one.begin, guest_nights: index === 8 ? null : 1204 - index * 31, room_nights: index === 8 ? null : 1710, total_room_nights: index === 8 ? null : 1860 })) };
	return { definition, items: Array.from({ length: 31 }, (_, index) => ({ on_date: `2026-10-${String(index + 1).padStart(2, '0')}`, guest_nights: index === 12 ? 0 : (index * 5) % 4, room_nights: index === 12 ? 0 : index % 9 === 0 ? 2 : 3, total_room_nights: 3 })) };
}

export function freshness(query: URLSearchParams): unknown {
	const names = query.get('scope') === 'network' ? ['Harborlight House', 'Cedar Porch', 'Juniper Lamp', 'Madrone Commons', 'A house with a very long name at the end of the road'] : ['Harborlight House'];
	return { definition: 'Hours in which the house had confirmed within its fresh limit, out of the hours it was open to guests.', items: names.map((name, index) => ({ site_id: String(index), name, fresh_seconds: index === 4 ? 0 : 3600 * (610 - index * 97), open_seconds: index === 4 ? 0 : 3600 * 744 })) };
}

export const assumptions = [
	{ id: '1', name: 'ed_avoided', low: 0.3, mid: 0.5, high: 0.7, unit: 'share', source: 'A choice of ours.', source_date: '2015-06-01', changed_at: '2026-01-01T00:00:00Z', changed_by: '' },
	{ id: '2', name: 'inpatient_day_cost', low: 2264, mid: 2264, high: 2264, unit: 'dollars', source: 'One figure, in use in the field without a range.', source_date: '2012-07-01', changed_at: '2026-01-01T00:00:00Z', changed_by: 'Ada Lin' },
];

export const diversion = {
	period: 'month', begin: '2026-10-01', until: '2026-11-01', released_at: '2026-11-04T09:00:00Z', threshold: 11, warnings: ['few_cases', 'shipped_assumptions'], assumptions,
	lines: [
		{ name: 'ed_visits_avoided', low: 9.9, mid: 16.5, high: 23.1, unit: 'visits', numerator: 33, denominator: 71, unanswered: 13, few_cases: false, hidden: false, definition: 'Arrivals whose sender said emergency department, times the share of them that was really avoided.' },
		{ name: 'inpatient_days_avoided', low: 14.4, mid: 48, high: 100.8, unit: 'days', numerator: 16, denominator: 71, unanswered: 13, few_cases: true, hidden: false, definition: 'Arrivals whose sender said inpatient, times that share, times the days of such a stay.' },
		{ name: 'net_cost', low: -321_000, mid: -120_400, high: 84_000, unit: 'dollars', numerator: null, denominator: null, unanswered: null, few_cases: false, hidden: false, definition: 'Avoided visits and days at their cost, less the guest-nights at theirs.' },
	],
};

const curve = Array.from({ length: 45 }, (_, index) => index + 40).map((rooms) => ({ rooms, share: Math.max(0.001, 0.42 - (rooms - 40) * 0.0125 + ((rooms - 40) ** 2) * 0.00009) }));
export const what_if = {
	region: null, arrivals_per_day: 8.4, mean_stay_nights: 6.9, rooms: 58, stays_measured: 214, hidden: false, today_share: curve[18]?.share ?? 0, observed_share: 0.217, target_share: 0.1, rooms_for_target: 75, definition: 'Erlang loss model, with the asks and stays that were measured.',
	assumptions: ['People ask independently of each other, at a steady rate.', 'Who finds no room goes elsewhere and does not wait.', 'All rooms serve everybody alike.'], points: curve,
};

const periods = { items: [{ begin: '2026-11-01', until: '2026-12-01', complete: false, released_at: null }, ...months.map((one) => ({ ...one, complete: true, released_at: '2026-11-04T09:00:00Z' }))], next: null };

/** Stands between the page and the server for the routes of the statistics alone. */
export async function answer_statistics(page: Page): Promise<void> {
	await page.route(/\/api\/v1\/(statistics|reports)/, async (route) => {
		const url = new URL(route.request().url());
		const which = url.pathname.replace(/^\/api\/v1\//, '');
		const answers: Record<string, (query: URLSearchParams) => unknown> = {
			'statistics': statistics, 'statistics/periods': () => periods, 'statistics/trend': trend, 'statistics/week_hours': week_hours, 'statistics/occupancy': occupancy, 'statistics/freshness': freshness,
			'statistics/diversion': () => diversion, 'statistics/assumptions': () => ({ items: assumptions, next: null }), 'statistics/what_if': () => what_if,
			'reports': () => ({ items: [{ id: house_id, quarter: '2026Q3', language: 'en', made_at: '2026-10-09T17:00:00Z', made_by: 'Ada Lin', sha256: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c' }], next: null }),
		};
		const answer = answers[which];
		if (!answer) return route.fallback();
		await route.fulfill({ json: answer(url.searchParams) });
	});
}
