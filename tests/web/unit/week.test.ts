// A week of hours without a screen: its picture, both clock changes, changing and copying days, what can't be.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { date_plus } from '../../../web/core/dates.ts';
import { day_of, time_at, usual_on, weekday_of, weekdays, type Exception, type Rule, type Schedule, type Span, type Weekday } from '../../../web/core/week.ts';
import { check_rules, check_spans, check_stretch, fault_at } from '../../../web/core/week_check.ts';
import { close_at, close_days, join_spans, pieces_of, replace_usual, rules_of, set_day, stretch_of, taken_away } from '../../../web/core/week_edit.ts';
import { day_picture, week_picture } from '../../../web/core/week_picture.ts';
import { clock_change_on, instant_of, intervals_of, openings_of, wall_of } from '../../../web/core/week_zone.ts';

const span = (opens: string, closes: string): Span => ({ opens, closes });
const rule = (days: string, opens: string, closes: string, valid_from: string | null = null, valid_to: string | null = null): Rule => ({
	weekdays: days === 'all' ? [...weekdays] : (days.split(' ') as Weekday[]), opens, closes, valid_from, valid_to,
});
const schedule = (rules: Rule[], exceptions: Exception[] = [], zone = 'America/New_York'): Schedule => ({ zone, rules, exceptions });
const said = (intervals: [number, number][]) => intervals.map(([opens, closes]) => `${new Date(opens).toISOString().slice(5, 16)} ${new Date(closes).toISOString().slice(5, 16)}`);

// --- time ----------------------------------------------------------------------------------------------------------------

test('a_clock_time_is_an_instant_of_its_zone_on_every_kind_of_day', () => {
	const at = (date: string, minute: number, zone: string) => new Date(instant_of(date, minute, zone)).toISOString().slice(0, 16);
	assert.equal(at('2026-11-22', 720, 'America/New_York'), '2026-11-22T17:00');
	assert.equal(at('2026-03-08', 150, 'America/New_York'), '2026-03-08T07:30', 'half past two is skipped: counted by the offset before');
	assert.equal(at('2026-11-01', 90, 'America/New_York'), '2026-11-01T05:30', 'half past one comes twice: the first');
	assert.equal(at('2026-10-31', 1440 + 180, 'America/New_York'), '2026-11-01T08:00', 'counted on from the day before');
	assert.equal(at('2026-03-08', 150, 'America/Phoenix'), '2026-03-08T09:30', 'no change in Arizona');
	assert.equal(at('2026-07-01', 60, 'Asia/Kolkata'), '2026-06-30T19:30');
	assert.equal(at('2026-02-28', 1440, 'America/Chicago'), '2026-03-01T06:00');
	assert.equal(at('2028-02-28', 1440, 'America/Chicago'), '2028-02-29T06:00', 'a leap day');
});

test('the_wall_shows_again_what_was_asked_of_it', () => {
	for (const zone of ['America/New_York', 'America/Phoenix', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/St_Johns']) {
		for (const date of ['2026-01-15', '2026-03-08', '2026-04-05', '2026-07-04', '2026-10-04', '2026-11-01']) {
			for (let minute = 0; minute < 1440; minute += 15) {
				const wall = wall_of(instant_of(date, minute, zone), zone);
				const change = clock_change_on(date, zone);
				const skipped = change && change.to > change.from && minute >= change.from && minute < change.to;
				assert.deepEqual(wall, { date, minute: skipped ? minute + change.to - change.from : minute }, `${zone} ${date} ${minute}`);
			}
		}
	}
});

test('the_day_on_which_the_clocks_change_is_found_with_its_hour', () => {
	assert.deepEqual(clock_change_on('2026-03-08', 'America/New_York'), { from: 120, to: 180 });
	assert.deepEqual(clock_change_on('2026-11-01', 'America/New_York'), { from: 120, to: 60 });
	assert.equal(clock_change_on('2026-03-09', 'America/New_York'), null);
	assert.equal(clock_change_on('2026-03-08', 'America/Phoenix'), null);
	assert.deepEqual(clock_change_on('2026-10-04', 'Australia/Lord_Howe'), { from: 120, to: 150 }, 'half an hour');
});

test('a_night_over_a_clock_change_is_an_hour_shorter_or_longer', () => {
	const night = schedule([rule('SA', '23:00', '04:00')]);
	const hours = (date: string) => intervals_of(night, date, 1).map(([opens, closes]) => (closes - opens) / 3_600_000);
	assert.deepEqual([hours('2026-03-07'), hours('2026-10-31'), hours('2026-11-07')], [[4], [6], [5]]);
});

test('round_the_clock_is_one_run_that_the_board_can_carry', () => {
	const always = schedule([rule('all', '00:00', '00:00')]);
	const now = Date.parse('2026-10-30T12:00:00Z');
	const { openings, openings_until } = openings_of(always, now);
	assert.equal(openings.length, 1);
	assert.ok(Date.parse(openings[0]?.[0] ?? '') < now && Date.parse(openings[0]?.[1] ?? '') > Date.parse(openings_until ?? ''));
	assert.equal(openings_until, '2026-11-07T12:00:00Z');
	assert.deepEqual(openings_of(schedule([]), now), { openings: [], openings_until: null }, 'nothing stated is not closed');
});

// --- days and their picture ----------------------------------------------------------------------------------------------

test('a_day_has_its_rules_of_then_or_what_a_dated_exception_says', () => {
	const winter = schedule(
		[rule('SU', '12:00', '20:00', null, '2026-11-30'), rule('SU', '13:00', '18:00', '2026-12-01', '2026-12-31')],
		[{ on_date: '2026-12-13', opens: null, closes: null, note: 'Repairs' }, { on_date: '2026-12-20', opens: '19:00', closes: '21:00', note: '' }, { on_date: '2026-12-20', opens: '10:00', closes: '12:00', note: '' }]);
	assert.deepEqual(usual_on(winter.rules, '2026-11-29'), [span('12:00', '20:00')]);
	assert.deepEqual(usual_on(winter.rules, '2026-12-06'), [span('13:00', '18:00')]);
	assert.deepEqual(usual_on(winter.rules, '2027-01-03'), []);
	assert.deepEqual(day_of(winter, '2026-12-13'), { spans: [], changed: true, note: 'Repairs' });
	assert.deepEqual(day_of(winter, '2026-12-20').spans, [span('10:00', '12:00'), span('19:00', '21:00')]);
});

test('what_passes_midnight_goes_on_in_the_next_row_also_over_an_exception', () => {
	const week = week_picture(schedule([rule('FR SA', '23:00', '02:00')], [{ on_date: '2026-11-21', opens: null, closes: null, note: '' }]), '2026-11-20', 3);
	assert.deepEqual(week.map((day) => day.bars), [
		[{ from: 1380, to: 1440, carried: false, goes_on: true }],
		[{ from: 0, to: 120, carried: true, goes_on: false }],
		[],
	]);
	assert.deepEqual(week.map((day) => day.carried_until), [[], ['02:00'], []]);
	assert.deepEqual(week[1]?.usual, [{ from: 1380, to: 1440, carried: false, goes_on: true }], 'the usual stands behind the closed day');
});

test('a_closing_at_midnight_does_not_run_into_the_next_day', () => {
	const [day, next] = week_picture(schedule([rule('SU', '18:00', '00:00')]), '2026-11-22', 2);
	assert.deepEqual(day?.bars, [{ from: 1080, to: 1440, carried: false, goes_on: false }]);
	assert.deepEqual(next?.bars, []);
});

test('on_the_day_of_the_change_the_picture_follows_the_clock_on_the_wall', () => {
	const early = schedule([rule('all', '02:30', '08:00')]);
	const spring = day_picture(early, '2026-03-08');
	assert.deepEqual([spring.bars, spring.clock], [[{ from: 210, to: 480, carried: false, goes_on: false }], { from: 120, to: 180 }]);
	const autumn = day_picture(schedule([rule('all', '22:00', '03:00')]), '2026-11-01');
	assert.deepEqual(autumn.bars, [{ from: 0, to: 180, carried: true, goes_on: false }, { from: 1320, to: 1440, carried: false, goes_on: true }]);
	const changed = day_picture(schedule([rule('all', '09:00', '17:00')], [{ on_date: '2026-11-01', opens: '01:30', closes: '03:00', note: '' }]), '2026-11-01');
	assert.deepEqual(changed.bars, [{ from: 90, to: 180, carried: false, goes_on: false }], 'an exception on the day itself');
});

// --- changing it ---------------------------------------------------------------------------------------------------------

/** What opens on each day, to compare two ways of writing the same week. */
const days_of = (rules: Rule[], first = '2026-10-01', days = 130) => Array.from({ length: days }, (_, n) => usual_on(rules, date_plus(first, n)));

test('a_day_is_copied_to_others_and_only_to_those', () => {
	const before = [rule('MO TU WE TH FR', '12:00', '20:00'), rule('SA', '10:00', '14:00')];
	const after = replace_usual(before, ['SA', 'SU'], [span('09:00', '12:00'), span('15:00', '21:00')], { from: null, to: null });
	assert.deepEqual(after, [rule('MO TU WE TH FR', '12:00', '20:00'), rule('SA SU', '09:00', '12:00'), rule('SA SU', '15:00', '21:00')]);
	assert.deepEqual(before[1], rule('SA', '10:00', '14:00'), 'the old week is as it was');
	assert.deepEqual(replace_usual(after, ['SA', 'SU'], [], { from: null, to: null }), [rule('MO TU WE TH FR', '12:00', '20:00')]);
});

test('other_hours_for_some_time_leave_what_was_before_and_what_comes_after', () => {
	const before = [rule('SU', '12:00', '20:00')];
	const after = replace_usual(before, ['SU'], [span('13:00', '18:00')], { from: '2026-12-01', to: '2026-12-31' });
	assert.deepEqual(after, [rule('SU', '12:00', '20:00', null, '2026-11-30'), rule('SU', '12:00', '20:00', '2027-01-01'), rule('SU', '13:00', '18:00', '2026-12-01', '2026-12-31')]);
	assert.deepEqual(stretch_of(after, 'SU', '2026-12-13'), { from: '2026-12-01', to: '2026-12-31' });
	assert.deepEqual(stretch_of(after, 'SU', '2026-11-22'), { from: null, to: '2026-11-30' });
	assert.deepEqual(stretch_of(after, 'MO', '2026-11-23'), { from: null, to: null });
	assert.deepEqual(replace_usual(after, ['SU'], [span('12:00', '20:00')], { from: '2026-12-01', to: '2026-12-31' }), before, 'put back, it is one rule again');
});

test('what_a_wider_change_would_take_away_is_known_before', () => {
	const rules = [rule('SU', '12:00', '20:00', null, '2026-12-31'), rule('SU', '10:00', '16:00', '2027-01-01')];
	assert.deepEqual(taken_away(rules, ['SU'], { from: null, to: '2026-12-31' }, '2026-11-22'), []);
	assert.deepEqual(taken_away(rules, ['SU'], { from: null, to: null }, '2026-11-22').map((piece) => piece.from), ['2027-01-01']);
});

test('a_week_is_written_with_few_rules_and_means_the_same', () => {
	const scattered = [rule('MO', '09:00', '17:00', null, '2026-10-31'), rule('MO', '09:00', '17:00', '2026-11-01'), rule('TU', '09:00', '17:00'), rule('TU', '22:00', '01:00', '2026-11-01', '2026-11-30')];
	const written = rules_of(pieces_of(scattered));
	assert.deepEqual(written, [rule('MO TU', '09:00', '17:00'), rule('TU', '22:00', '01:00', '2026-11-01', '2026-11-30')]);
	assert.deepEqual(days_of(written), days_of(scattered));
});

test('any_change_changes_the_days_that_it_names_and_no_others', () => {
	let seed = 7;
	const chance = (n: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % n;
	const some_day = () => date_plus('2026-10-01', chance(120));
	const stretch = () => {
		const [from, to] = [some_day(), some_day()].sort() as [string, string];
		return { from: chance(3) === 0 ? null : from, to: chance(3) === 0 ? null : to };
	};
	for (let round = 0; round < 100; round++) {
		let rules: Rule[] = [];
		for (let step = 0; step < 4; step++) {
			const days = weekdays.filter(() => chance(3) === 0);
			const spans = chance(4) === 0 ? [] : [span(time_at(chance(20) * 30), time_at(600 + chance(28) * 30))];
			const when = stretch();
			const before = days_of(rules);
			rules = replace_usual(rules, days, spans, when);
			days_of(rules).forEach((now, n) => {
				const date = date_plus('2026-10-01', n);
				const named = days.includes(weekday_of(date)) && (when.from ?? '') <= date && (when.to ?? '9999') >= date;
				assert.deepEqual(now, named ? spans : before[n], `round ${round}, ${date}`);
			});
		}
	}
});

test('one_day_is_closed_changed_and_as_usual_again', () => {
	const closed = set_day([], '2026-11-26', [], 'Thanksgiving');
	assert.deepEqual(closed, [{ on_date: '2026-11-26', opens: null, closes: null, note: 'Thanksgiving' }]);
	const changed = set_day(closed, '2026-11-26', [span('10:00', '12:00'), span('14:00', '16:00')]);
	assert.deepEqual(changed.map((one) => one.opens), ['10:00', '14:00']);
	assert.deepEqual(set_day(changed, '2026-11-26', null), []);
	assert.deepEqual(close_days(changed, '2026-12-24', '2026-12-26', 'Rest').map((one) => one.on_date), ['2026-11-26', '2026-11-26', '2026-12-24', '2026-12-25', '2026-12-26']);
});

test('closing_early_cuts_what_runs_and_drops_what_would_come', () => {
	const day = [span('09:00', '12:00'), span('14:00', '18:00'), span('22:00', '02:00')];
	assert.deepEqual(close_at(day, 15 * 60), [span('09:00', '12:00'), span('14:00', '15:00')]);
	assert.deepEqual(close_at(day, 14 * 60), [span('09:00', '12:00')]);
	assert.deepEqual(close_at(day, 25 * 60), [span('09:00', '12:00'), span('14:00', '18:00'), span('22:00', '01:00')], 'past midnight');
	assert.deepEqual(close_at([span('00:00', '00:00')], 600), [span('00:00', '10:00')]);
});

// --- what can't be -------------------------------------------------------------------------------------------------------

test('a_time_left_open_and_hours_that_overlap_are_named', () => {
	assert.deepEqual(check_spans([span('', '12:00'), span('14:00', '24:00')]), [{ fault: 'missing', index: 0, end: 'opens' }, { fault: 'missing', index: 1, end: 'closes' }]);
	assert.deepEqual(check_spans([span('12:00', '20:00'), span('09:00', '13:00')]), [{ fault: 'overlap', index: 0, other: 1 }]);
	assert.deepEqual(check_spans([span('20:00', '02:00'), span('22:00', '23:00')]), [{ fault: 'overlap', index: 1, other: 0 }]);
	assert.deepEqual(check_spans([span('09:00', '12:00'), span('12:00', '14:00'), span('23:00', '02:00')]), [], 'touching is fine');
	assert.deepEqual(check_spans([span('00:00', '00:00')]), []);
	assert.deepEqual(join_spans([span('12:00', '20:00'), span('09:00', '13:00'), span('20:00', '21:00')]), [span('09:00', '21:00')]);
	assert.deepEqual(join_spans([span('00:00', '13:00'), span('12:00', '00:00')]), [span('00:00', '00:00')]);
});

test('a_night_that_runs_into_the_next_day_is_named_with_both_days', () => {
	const found = check_rules([rule('FR', '20:00', '02:00'), rule('SA', '01:00', '05:00')]);
	assert.equal(found.length, 1);
	assert.ok(found[0]?.fault === 'night' && found[0].before.weekday === 'FR' && found[0].after.weekday === 'SA');
	assert.equal(check_rules([rule('SU', '20:00', '02:00'), rule('MO', '01:00', '05:00')]).length, 1, 'from Sunday into Monday');
	assert.equal(check_rules([rule('FR', '20:00', '02:00', null, '2026-11-27'), rule('SA', '01:00', '05:00', '2026-11-29')]).length, 0, 'not at the same time of year');
	assert.equal(check_rules([rule('FR', '20:00', '02:00', null, '2026-11-27'), rule('SA', '01:00', '05:00', '2026-11-28')]).length, 1, 'the last night meets the first morning');
	assert.equal(check_rules([rule('all', '00:00', '00:00')]).length, 0);
});

test('two_rules_for_one_day_are_named_only_if_they_meet', () => {
	assert.equal(check_rules([rule('MO TU', '09:00', '17:00'), rule('TU', '16:00', '18:00')])[0]?.fault, 'twice');
	assert.deepEqual(check_rules([rule('TU', '09:00', '17:00', null, '2026-11-29'), rule('TU', '16:00', '18:00', '2026-11-25')]), [], 'no Tuesday is in both');
	const many = Array.from({ length: 61 }, (_, n) => rule('MO', time_at(n * 10), time_at(n * 10 + 5)));
	assert.deepEqual(check_rules(many), [{ fault: 'too_many', most: 60 }]);
});

test('a_stretch_begins_before_it_ends_and_has_such_a_day', () => {
	assert.deepEqual(check_stretch({ from: '2026-12-31', to: '2026-12-01' }, ['SU']), [{ fault: 'order' }]);
	assert.deepEqual(check_stretch({ from: '2026-11-23', to: '2026-11-26' }, ['MO', 'SU']), [{ fault: 'no_such_day', weekday: 'SU' }]);
	assert.deepEqual(check_stretch({ from: '2026-11-23', to: null }, ['SU']), []);
});

test('what_the_server_points_at_is_found_in_what_was_sent', () => {
	const sent = { rules: [rule('MO', '09:00', '17:00')], exceptions: set_day([], '2026-11-26', []) };
	assert.deepEqual(fault_at('/rules/0/closes', sent), { rule: sent.rules[0] });
	assert.deepEqual(fault_at('/exceptions/0', sent), { exception: sent.exceptions[0] });
	assert.equal(fault_at('/rules/4', sent), null);
	assert.equal(fault_at('/zone', sent), null);
});
