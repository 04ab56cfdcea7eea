// The statistics' pure core: shares that don't lie by rounding, hidden numbers that stay hidden, periods, CSV, what the pictures draw.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { change_of, percent_of, share_of, sorted_parts, sum_of, unanswered_of, value_of, type Figures } from '../../../web/core/statistics.ts';
import { csv_of, file_name } from '../../../web/core/statistics_csv.ts';
import { begin_in, choose_period, day_before, neighbours, quarter_name, visible_periods, type PeriodRow } from '../../../web/core/statistics_periods.ts';
import { draft_body, draft_faults, draft_of, number_of, type Assumption } from '../../../web/core/statistics_estimates.ts';
import {
	busiest_hour, calendar_of, funnel_of, heat_of, heat_steps, occupancy_step, sorted_fresh, trend_ends, trend_points, week_grid,
} from '../../../web/core/statistics_pictures.ts';

const nothing: Figures = { numerator: null, denominator: null, unanswered: null, median: null, p90: null, parts: null, hidden: false };
const ratio = (numerator: number | null, denominator: number | null, more: Partial<Figures> = {}): Figures =>
	({ ...nothing, numerator, denominator, hidden: numerator === null || denominator === null, ...more });

test('a_part_that_is_hidden_or_of_a_hidden_whole_has_no_share', () => {
	assert.deepEqual(share_of(3, 4), { is: 'known', part: 3, whole: 4 });
	assert.deepEqual(share_of(0, 0), { is: 'none' });
	assert.deepEqual(share_of(null, 0), { is: 'none' });
	assert.deepEqual(share_of(null, 20), { is: 'hidden' });
	assert.deepEqual(share_of(20, null), { is: 'hidden' });
});

test('a_percentage_never_says_none_of_some_nor_all_of_less', () => {
	assert.deepEqual(percent_of(2, 3), { value: 67, digits: 0 });
	assert.deepEqual(percent_of(0, 3), { value: 0, digits: 0 });
	assert.deepEqual(percent_of(3, 3), { value: 100, digits: 0 });
	assert.deepEqual(percent_of(1, 500), { value: 0.2, digits: 1 });
	assert.deepEqual(percent_of(499, 500), { value: 99.8, digits: 1 });
	assert.deepEqual(percent_of(623, 1000), { value: 62.3, digits: 1 });
	assert.deepEqual(percent_of(99_999, 100_000), { value: 99.999, digits: 3 });
});

test('the_unanswered_are_a_part_of_all_that_could_have_been_answered', () => {
	assert.deepEqual(unanswered_of(ratio(10, 30, { unanswered: 10 })), { is: 'known', part: 10, whole: 40 });
	assert.equal(unanswered_of(ratio(10, 30)), null, 'a measure that nobody has to answer');
	assert.equal(unanswered_of(ratio(null, 30)), null);
	assert.deepEqual(unanswered_of(ratio(null, 30, { parts: { hospital: null, unanswered: null } })), { is: 'hidden' });
	assert.deepEqual(unanswered_of(ratio(null, null, { unanswered: 12, parts: { unanswered: 12 } })), { is: 'hidden' }, 'of how many is not told');
	assert.deepEqual(unanswered_of(ratio(0, 0, { unanswered: 0 })), { is: 'none' });
});

test('a_change_is_the_difference_of_what_is_shown_and_hidden_where_one_side_is', () => {
	assert.deepEqual(change_of('ratio', ratio(2, 3), ratio(1, 2)), { is: 'known', by: 17, of: 'points' });
	assert.deepEqual(change_of('ratio', ratio(623, 1000), ratio(1, 2)), { is: 'known', by: 12.3, of: 'points' });
	assert.deepEqual(change_of('ratio', ratio(2, 3), ratio(null, 20)), { is: 'hidden' });
	assert.deepEqual(change_of('ratio', ratio(2, 3), ratio(0, 0)), { is: 'none' });
	assert.deepEqual(change_of('ratio', ratio(2, 3), null), { is: 'none' });
	assert.deepEqual(change_of('count', ratio(12, null), ratio(20, null)), { is: 'known', by: -8, of: 'amount' });
	assert.deepEqual(change_of('time', { ...nothing, median: 40 }, { ...nothing, median: 55 }), { is: 'known', by: -15, of: 'amount' });
	assert.deepEqual(change_of('time', { ...nothing, hidden: true }, { ...nothing, median: 55 }), { is: 'hidden' });
	assert.deepEqual(change_of('time', nothing, { ...nothing, median: 55 }), { is: 'none' }, 'nobody arrived');
});

test('a_measure_is_drawn_by_its_percentage_median_or_count', () => {
	assert.equal(value_of('ratio', ratio(2, 3)), 67);
	assert.equal(value_of('ratio', ratio(null, 3)), null);
	assert.equal(value_of('time', { ...nothing, median: 12, numerator: 99 }), 12);
	assert.equal(value_of('count', ratio(7, null)), 7);
});

test('the_order_of_parts_tells_nothing_of_hidden_ones', () => {
	assert.deepEqual(sorted_parts({ z: null, b: 12, a: null, c: 40, d: 12 }).map(([name]) => name), ['c', 'b', 'd', 'a', 'z']);
	assert.equal(sum_of({ a: 1, b: 2 }), 3);
	assert.equal(sum_of({ a: 1, b: null }), null);
});

const row = (begin: string, until: string, complete = true, released_at: string | null = complete ? until : null): PeriodRow => ({ begin, until, complete, released_at });
const months = [row('2026-11-01', '2026-12-01', false), row('2026-10-01', '2026-11-01', true, null), row('2026-09-01', '2026-10-01'), row('2026-08-01', '2026-09-01')];

test('who_sees_suppressed_figures_chooses_among_those_that_were_published', () => {
	const seen = visible_periods(months, false);
	assert.deepEqual(seen.map((one) => one.begin), ['2026-09-01', '2026-08-01']);
	assert.equal(choose_period(seen, null)?.begin, '2026-09-01');
	assert.equal(choose_period(seen, '2026-11-01')?.begin, '2026-09-01', 'the running one is not there for them');
	assert.equal(choose_period(seen, '2026-08-01')?.begin, '2026-08-01');
	assert.equal(choose_period([], null), null);
});

test('a_house_sees_the_running_period_too_and_begins_with_the_last_whole_one', () => {
	const seen = visible_periods(months, true);
	assert.equal(seen.length, 4);
	assert.equal(choose_period(seen, null)?.begin, '2026-10-01');
	assert.equal(choose_period(seen.slice(0, 1), null)?.begin, '2026-11-01');
	assert.deepEqual(neighbours(seen, seen[1] ?? null), { earlier: seen[2], later: seen[0] });
	assert.deepEqual(neighbours(seen, seen[3] ?? null), { earlier: null, later: seen[2] });
	assert.deepEqual(neighbours(seen, null), { earlier: null, later: null });
});

test('another_length_of_period_stays_at_the_same_time', () => {
	assert.equal(begin_in('2026-11-22', 'week'), '2026-11-16');
	assert.equal(begin_in('2026-11-22', 'month'), '2026-11-01');
	assert.equal(begin_in('2026-11-22', 'quarter'), '2026-10-01');
	assert.equal(begin_in('2026-03-31', 'quarter'), '2026-01-01');
	assert.equal(begin_in('2026-11-22', 'year'), '2026-01-01');
	assert.equal(begin_in('2026-01-01', 'week'), '2025-12-29');
	assert.equal(quarter_name('2026-07-01'), '2026Q3');
	assert.equal(day_before('2026-03-01'), '2026-02-28');
});

test('csv_is_what_the_table_shows_with_numbers_that_a_spreadsheet_reads', () => {
	const csv = csv_of({
		name: 'x',
		columns: [{ label: 'House' }, { label: 'Arrivals', number: true }, { label: 'Share', number: true }],
		rows: [
			[{ text: 'Cedar, "the" Porch' }, { text: '1,204', value: 1204 }, { text: '62.3%', value: 62.3 }],
			[{ text: '=HYPERLINK("x")' }, { text: 'fewer than 11, or linked to one', hidden: true }, { text: '' }],
			[{ text: '-' }, { text: '−12', value: -12 }, { text: 'two\nlines' }],
		],
	});
	assert.equal(csv, 'House,Arrivals,Share\r\n"Cedar, ""the"" Porch",1204,62.3\r\n"\'=HYPERLINK(""x"")","fewer than 11, or linked to one",\r\n\'-,-12,"two\nlines"\r\n');
	assert.equal(file_name('Trend', 'Niño house', '2026-10-01'), 'porchlight-trend-nino-house-2026-10-01');
});

test('a_line_has_a_gap_where_a_number_is_hidden', () => {
	const item = (begin: string, numerator: number | null, hidden = false) => ({ ...ratio(numerator, 40), begin, until: begin.slice(0, 8) + '28', hidden });
	const points = trend_points('ratio', { measure: 'x', definition: '', items: [item('2026-03-01', 20), item('2026-02-01', null, true), item('2026-01-01', 10)] }, '2026-12-01');
	assert.deepEqual(points, [
		{ begin: '2026-01-01', value: 25, hidden: false, running: false }, { begin: '2026-02-01', value: null, hidden: true, running: false }, { begin: '2026-03-01', value: 50, hidden: false, running: false },
	]);
	assert.equal(trend_ends(points)?.last.value, 50);
	assert.equal(trend_ends(points.slice(0, 2)), null, 'one point is no line');
	const running = trend_points('ratio', { measure: 'x', definition: '', items: [item('2026-03-01', 1), item('2026-02-01', 30), item('2026-01-01', 10)] }, '2026-03-10');
	assert.equal(running[2]?.running, true);
	assert.equal(trend_ends(running)?.last.begin, '2026-02-01', 'nothing is concluded from a period that is not over');
});

test('the_hours_of_a_week_are_all_there_and_what_is_hidden_is_not_none', () => {
	const grid = week_grid([
		{ weekday: 1, hour: 0, asks: 4, turn_aways: 0, hidden: false },
		{ weekday: 7, hour: 23, asks: 15, turn_aways: null, hidden: true },
	], 'asks');
	assert.equal(grid.length, 7);
	assert.ok(grid.every((day) => day.length === 24));
	assert.deepEqual([grid[0]?.[0], grid[6]?.[23], grid[3]?.[12]], [4, 15, 0]);
	assert.deepEqual(busiest_hour(grid), { weekday: 7, hour: 23, n: 15 });
	assert.equal(week_grid([{ weekday: 2, hour: 5, asks: 1, turn_aways: null, hidden: true }], 'turn_aways')[1]?.[5], null);
	assert.equal(busiest_hour(week_grid([], 'asks')), null);
});

test('heat_has_at_most_five_steps_and_none_is_its_own', () => {
	assert.deepEqual(heat_steps([null, 0, 1, 3, 2]), [1, 2, 3]);
	assert.deepEqual([0, 1, 2, 3].map((n) => heat_of(n, [1, 2, 3])), [0, 3, 4, 5]);
	const steps = heat_steps([0, null, 11, 30, 60]);
	assert.deepEqual(steps, [11, 21, 31, 41, 51], 'nothing below the fewest that may be shown');
	assert.deepEqual([0, 11, 20, 21, 60].map((n) => heat_of(n, steps)), [0, 1, 1, 2, 5]);
	assert.deepEqual(heat_steps([null, 0]), []);
	for (const most of [1, 2, 5, 6, 7, 11, 1000]) {
		const made = heat_steps(Array.from({ length: most }, (_, index) => index + 1));
		assert.ok(made.every((from, index) => index === 0 || from > (made[index - 1] ?? 0)), `${most}: ${made.join()}`);
		assert.equal(heat_of(most, made), 5);
	}
});

test('a_month_stands_in_weeks_from_monday', () => {
	const days = calendar_of(Array.from({ length: 30 }, (_, index) => ({ on_date: `2026-11-${String(index + 1).padStart(2, '0')}` })));
	assert.deepEqual([days[0]?.weekday, days[0]?.week], [7, 0], 'Sunday the first');
	assert.deepEqual([days[1]?.weekday, days[1]?.week], [1, 1]);
	assert.deepEqual([days[29]?.weekday, days[29]?.week], [1, 5]);
	assert.deepEqual([
		{ guest_nights: 0, room_nights: 3 }, { guest_nights: 1, room_nights: 4 }, { guest_nights: 3, room_nights: 3 }, { guest_nights: 4, room_nights: 3 },
		{ guest_nights: 0, room_nights: 0 }, { guest_nights: null, room_nights: 3 },
	].map(occupancy_step), [0, 1, 4, 4, null, null]);
});

test('who_came_to_a_step_of_the_funnel_came_to_all_before_it', () => {
	const steps = ['sent', 'answered', 'offered', 'arrived'];
	// Of 20, 10 were only sent, 6 answered and no more, 4 arrived.
	assert.deepEqual(funnel_of({ arrived: 4, sent: 10, answered: 6, other: 3 }, steps), [
		{ step: 'sent', n: 20, of: 20 }, { step: 'answered', n: 10, of: 20 }, { step: 'arrived', n: 4, of: 20 },
	]);
	assert.deepEqual(funnel_of({ arrived: 14, sent: 10, answered: null }, steps, 30), [
		{ step: 'sent', n: 30, of: 30 }, { step: 'answered', n: null, of: 30 }, { step: 'arrived', n: 14, of: 30 },
	]);
});

test('the_house_that_was_out_of_date_longest_stands_first_and_closed_ones_last', () => {
	const house = (name: string, fresh_seconds: number, open_seconds: number) => ({ site_id: name, name, fresh_seconds, open_seconds });
	assert.deepEqual(sorted_fresh([house('b', 50, 100), house('never', 0, 0), house('a', 50, 100), house('low', 1, 100)]).map((one) => one.name), ['low', 'a', 'b', 'never']);
});

const assumed: Assumption = { id: '1', name: 'ed_avoided', low: 0.3, mid: 0.5, high: 0.7, unit: 'share', source: 'A study', source_date: '2015-06-01', changed_at: '', changed_by: '' };

test('an_assumption_is_typed_as_people_write_numbers', () => {
	assert.deepEqual(['1,000.5', '$630', ' 30 %', '.5', '1,00', '1e3', '-1', ''].map(number_of), [1000.5, 630, 30, 0.5, null, null, null, null]);
	const draft = draft_of(assumed);
	assert.deepEqual([draft.low, draft.mid, draft.high], ['30', '50', '70'], 'shares in percent');
	assert.deepEqual(draft_body('ed_avoided', { ...draft, low: '12.5 %', source: ' Ours ' }, 'share'), { name: 'ed_avoided', low: 0.125, mid: 0.5, high: 0.7, source: 'Ours', source_date: '2015-06-01' });
	assert.equal(draft_body('ed_visit_cost', { ...draft, low: '$1,530' }, 'dollars')['low'], 1530);
});

test('what_an_assumption_can_t_be_is_said_of_its_field', () => {
	const draft = draft_of(assumed);
	const faults = (change: Partial<typeof draft>, unit: Assumption['unit'] = 'share') => draft_faults({ ...draft, ...change }, unit, '2026-11-22').map(({ field, why }) => `${field}: ${why}`);
	assert.deepEqual(faults({}), []);
	assert.deepEqual(faults({ low: 'some', high: '101' }), ['low: number', 'high: share']);
	assert.deepEqual(faults({ low: '101', mid: '102', high: '103' }, 'days'), []);
	assert.deepEqual(faults({ high: '1000001' }, 'dollars'), ['high: most']);
	assert.deepEqual(faults({ low: '60' }), ['mid: order']);
	assert.deepEqual(faults({ high: '40' }), ['high: order']);
	assert.deepEqual(faults({ source: ' ', source_date: '2026-11-23' }), ['source: source', 'source_date: date']);
	assert.deepEqual(faults({ source_date: '' }), ['source_date: date']);
});
