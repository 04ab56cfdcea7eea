// Each measure against numbers counted by hand (by_hand.ts), with what lies at the edges of a period and what must not be counted; and the daily
// sums against the same numbers, however they came about.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type World, open_world } from '../support/world.ts';
import { by_hand, hospital, house_a, house_b, house_n, march, mobile_team, site_n } from './by_hand.ts';

type Parts = Record<string, number>;

describe('measures, counted by hand', () => {
	let world: World;
	const owner = 'porchlight_owner' as const;
	let cells: { measure: string; by: string; slice: string; part: string; amount: number }[] = [];

	/** All parts of a measure, of the network's March from daily sums. */
	function parts(measure: string, by = 'none', slice = ''): Parts {
		return Object.fromEntries(cells.filter((cell) => cell.measure === measure && cell.by === by && cell.slice === slice).map((cell) => [cell.part, cell.amount]).sort());
	}

	/** The same of one organization, counted from its rows. */
	async function own(scope: 'house' | 'team', organization: string, measure: string, by = 'none', slice = '', [first, past]: readonly [string, string] = march): Promise<Parts> {
		const found = await world.psql(`SELECT part, amount FROM porchlight.statistics_own_sums(${scope === 'house' ? ":'organization', NULL" : "NULL, :'organization'"}, 'month', :'first', :'past', :'by')
			WHERE measure = :'measure' AND slice = :'slice' ORDER BY part`, { organization, first, past, by, measure, slice }, owner);
		return Object.fromEntries(found.map((one) => [String(one['part']), Number(one['amount'])]));
	}

	before(async () => {
		world = await open_world({ serve: false });
		await world.run(by_hand, {}, owner);
		await world.run(`SELECT porchlight.statistics_count('2026-02-01', '2026-05-01'); UPDATE porchlight.statistics_progress SET next_day = '2026-05-01'; DELETE FROM porchlight.statistics_touch;`, {}, owner);
		cells = (await world.psql(`SELECT * FROM porchlight.statistics_cells('2026-03-01', '2026-04-01')`, {}, owner)) as unknown as typeof cells;
	});
	after(() => world.close());

	test('who_asks_is_every_introduction_once_where_the_person_is_and_by_all_they_named', () => {
		assert.deepEqual(parts('who_asks'), { asked: 17 }); // fifteen of teams, two who asked for themselves
		assert.deepEqual(parts('who_asks', 'county', '41039'), { asked: 1 });
		assert.deepEqual(parts('who_asks', 'county', '41051'), { asked: 16 }, 'not stated: where the first house asked is');
		assert.deepEqual(parts('who_asks', 'region', 'Portland area'), { asked: 16 });
		assert.deepEqual(parts('who_asks', 'region', 'OR'), { asked: 1 }, 'a county without a region counts as its state');
		assert.deepEqual(['hospital', 'mobile_crisis', 'self'].map((kind) => parts('who_asks', 'sender_kind', kind)['asked']), [1, 14, 2]);
		assert.deepEqual(['es', 'en', 'not_stated'].map((language) => parts('who_asks', 'language', language)['asked']), [1, 1, 16]);
		assert.deepEqual(['quiet_room', 'none'].map((need) => parts('who_asks', 'need', need)['asked']), [1, 16]);
	});
	test('an_answer_at_exactly_thirty_minutes_is_in_time_and_none_is_late', () => {
		// Late: 6 (an hour), 10 and 14 (never).
		assert.deepEqual(parts('answered_in_30_min'), { in_time: 12, later: 3 });
		// By the wall 3 is a millisecond late.
		assert.deepEqual(parts('answered_in_30_min_wall'), { in_time: 11, later: 4 });
	});
	test('times_are_whole_minutes_with_their_median_and_the_time_of_nine_in_ten', () => {
		// 2 2 5 5 5 5 [5] 10 10 10 30 [30] 60
		assert.deepEqual(parts('time_to_answer'), { cases: 13, median: 5, p90: 30 });
		// 5 20 20 [30] 40 40 [60]
		assert.deepEqual(parts('time_to_yes'), { cases: 7, median: 30, p90: 60 });
		// 60 60 [60] 120 120 [660]: 15 was sent in March and arrived in April
		assert.deepEqual(parts('time_to_arrival'), { cases: 6, median: 60, p90: 660 });
		assert.deepEqual(parts('time_to_answer', 'sender_kind', 'hospital'), { cases: 1, median: 10, p90: 10 });
	});
	test('the_funnel_has_each_introduction_at_its_furthest_step', () => {
		assert.deepEqual(parts('funnel'), { sent: 1, seen: 1, answered: 6, accepted: 1, arrived: 6 });
	});
	test('an_introduction_ends_as_an_arrival_or_as_its_last_house_did', () => {
		assert.deepEqual(parts('ended'), { arrived: 6, declined: 2, expired: 2, guest_declined: 1, not_arrived: 1, open: 1, unreachable: 1, withdrawn: 1 });
	});
	test('turn_aways_are_asks_that_met_no_room_each_once', () => {
		// 2, 6 and who called; the two noted. The other introductions, and two straight into a room.
		assert.deepEqual(parts('turn_aways'), { turned_away: 5, other: 16 });
		assert.deepEqual(parts('turn_aways', 'sender_kind', 'self'), { turned_away: 3, other: 3 });
		// March's first moment is midnight on a Sunday there, its last a minute to midnight on a Tuesday.
		assert.deepEqual(parts('turn_aways', 'hour', '7-00'), { turned_away: 1, other: 2 });
		assert.deepEqual(parts('turn_aways', 'hour', '2-23'), { turned_away: 1, other: 2 });
	});
	test('shown_open_but_declined_leaves_out_what_the_person_chose', () => {
		assert.deepEqual(parts('shown_open_refused'), { declined: 2, other: 3 });
	});
	test('arrivals_and_what_they_were_instead_of_count_when_they_happen', () => {
		assert.deepEqual(parts('arrivals'), { introduced: 6, by_themselves: 3 });
		// Where the house is, not the person.
		assert.deepEqual(parts('arrivals', 'county', '41039'), { introduced: 1 });
		assert.deepEqual(parts('diversions_reported'), { crisis_unit: 1, elsewhere: 1, emergency_department: 1, jail: 1, unanswered: 2 });
	});
	test('what_guests_answered_counts_when_they_leave_and_silence_is_no_answer', () => {
		assert.deepEqual(parts('diversions_own'), { elsewhere: 1, emergency_department: 1, hospital: 1, unanswered: 4 });
		assert.deepEqual(parts('stays_ending_in_hospital'), { elsewhere: 1, hospital: 2, unanswered: 4 });
		assert.deepEqual(parts('stay_length'), { hours: 104 + 192 + 384 + 384 + 505, stays: 7 });
	});
	test('a_night_is_how_a_room_stood_at_midnight_where_it_is', async () => {
		assert.deepEqual(parts('occupancy'), { empty: 27, guest: 4, offline: 2 });
		assert.deepEqual(parts('occupancy', 'sender_kind', 'self'), {}, 'it is not about who asked');
		const nights = await world.psql(`SELECT on_date, count(*) FILTER (WHERE state = 'occupied') AS guests FROM porchlight.statistics_nights('2026-03-01', '2026-04-01', :'house')
			GROUP BY on_date HAVING bool_or(state = 'occupied') ORDER BY on_date`, { house: house_n }, owner);
		assert.deepEqual(nights.map((one) => one['on_date']), ['2026-03-01', '2026-03-02', '2026-03-09', '2026-03-31']);
	});
	test('a_word_is_fresh_for_its_hours_and_a_paused_or_closed_house_gives_none', async () => {
		assert.deepEqual(parts('freshness'), { fresh: 18 * 3600, not_fresh: 28 * 3600 });
		const kept = await world.psql('SELECT site_id, sum(fresh) AS fresh, sum(welcoming) AS welcoming FROM porchlight.statistics_house_months(:\'first\', :\'past\') GROUP BY site_id', { first: march[0], past: march[1] }, owner);
		assert.deepEqual(kept, [{ site_id: site_n, fresh: 18 * 3600, welcoming: 46 * 3600 }]);
		// The first week of March ends with its first day.
		const week = await world.psql(`SELECT sum(fresh) AS fresh, sum(welcoming) AS welcoming FROM porchlight.statistics_house_months('2026-02-23', '2026-03-02')`, {}, owner);
		assert.deepEqual(week, [{ fresh: (8 + 10) * 3600, welcoming: (24 + 22) * 3600 }]);
	});
	test('drop_in_hours_kept_are_a_part_of_those_scheduled', () => {
		assert.deepEqual(parts('drop_in'), { days: 4, full_days: 1, kept: 50400, scheduled: 86400 });
	});
	test('a_house_counts_what_came_to_it_alone', async () => {
		assert.deepEqual(await own('house', house_a, 'ended'), { arrived: 5, declined: 4, expired: 1, guest_declined: 1, not_arrived: 1, open: 1, unreachable: 1, withdrawn: 1 });
		assert.deepEqual(await own('house', house_b, 'ended'), { arrived: 1, declined: 1, elsewhere: 1, expired: 1 });
		assert.deepEqual(await own('house', house_b, 'answered_in_30_min'), { later: 4 }, '31 minutes, an hour, never, never');
		assert.deepEqual(await own('house', house_b, 'turn_aways'), { other: 3, turned_away: 1 });
		assert.deepEqual(await own('house', house_n, 'occupancy'), { empty: 27, guest: 4, offline: 2 });
		assert.deepEqual(await own('house', house_n, 'occupancy', 'house', site_n), { empty: 27, guest: 4, offline: 2 });
		assert.deepEqual(await own('house', house_n, 'who_asks'), {}, 'nothing was asked of it');
		assert.deepEqual(await own('house', house_b, 'ended', 'none', '', ['2026-04-01', '2026-05-01']), {});
	});
	test('a_team_counts_what_it_sent_wherever', async () => {
		assert.deepEqual(await own('team', hospital, 'ended'), { arrived: 1 });
		assert.deepEqual(await own('team', mobile_team, 'who_asks'), { asked: 14 });
		assert.deepEqual(await own('team', mobile_team, 'turn_aways'), { other: 13, turned_away: 1 }, 'what houses noted by themselves is not the team’s');
		assert.deepEqual(await own('team', mobile_team, 'diversions_reported'), { crisis_unit: 1, elsewhere: 1, emergency_department: 1, unanswered: 2 });
		assert.deepEqual(await own('team', mobile_team, 'occupancy'), {});
	});
	test('a_row_has_its_sides_and_what_is_hidden_hides_what_would_tell_it', async () => {
		const row = async (measure: string, amounts: string, rest = '0') => (await world.psql(`SELECT porchlight.statistics_row(kind, numerator, denominator, parts, :'amounts', :'rest') AS row FROM porchlight.statistics_measures()
			WHERE name = :'measure'`, { measure, amounts, rest }, owner))[0]?.['row'] as unknown as Record<string, unknown>;
		assert.deepEqual(await row('turn_aways', '{}'), { numerator: 0, denominator: 0, unanswered: null, median: null, p90: null, parts: { turned_away: 0, other: 0 }, hidden: false });
		const occupancy = await row('occupancy', '{"guest": 4, "empty": 27, "offline": 2}');
		assert.deepEqual([occupancy['numerator'], occupancy['denominator'], occupancy['parts']], [4, 31, { guest: 4, empty: 27, offline: 2, total_room_nights: 33 }]);
		const reported = await row('diversions_reported', '{"emergency_department": 20, "jail": null, "elsewhere": 30, "unanswered": 12}');
		assert.deepEqual([reported['numerator'], reported['denominator'], reported['unanswered'], reported['hidden']], [null, null, 12, true]);
		const told = await row('diversions_reported', '{"jail": null, "#numerator": 40, "#denominator": 70}');
		assert.deepEqual([told['numerator'], told['denominator'], told['hidden']], [40, 70, true]);
		// Of what was released, silence is no zero.
		const silent = await row('turn_aways', '{"turned_away": 12}', 'null');
		assert.deepEqual([silent['numerator'], silent['denominator'], silent['parts'], silent['hidden']], [12, null, { turned_away: 12, other: null }, true]);
	});
	test('periods_begin_at_midnight_in_the_networks_zone_and_weeks_on_mondays', async () => {
		const begin = (period: string, day: string) => world.value<string>(`SELECT porchlight.statistics_period_begin(:'period', :'day')::text`, { period, day }, owner);
		assert.equal(await begin('week', '2026-03-08'), '2026-03-02');
		assert.equal(await begin('week', '2026-03-09'), '2026-03-09');
		assert.equal(await begin('quarter', '2026-11-22'), '2026-10-01');
		assert.equal(await begin('year', '2026-11-22'), '2026-01-01');
		assert.equal(await world.value(`SELECT porchlight.statistics_moment('2026-03-08')::text`, {}, owner), '2026-03-08 08:00:00+00');
		assert.equal(await world.value(`SELECT porchlight.statistics_moment('2026-03-09')::text`, {}, owner), '2026-03-09 07:00:00+00');
	});
	test('daily_sums_agree_with_the_rows_and_a_wrong_one_is_found', async () => {
		const differences = () => world.psql(`SELECT * FROM porchlight.statistics_differences('2026-02-01', '2026-05-01') ORDER BY measure`, {}, owner);
		assert.deepEqual(await differences(), []);
		await world.run(`BEGIN; UPDATE porchlight.statistics_day SET amount = amount + 1 WHERE day = '2026-03-06' AND measure = 'ended' AND by = 'county';
			UPDATE porchlight.statistics_day SET minutes = '{59}' WHERE day = '2026-03-06' AND measure = 'time_to_answer' AND by = 'need'; COMMIT;`, {}, owner);
		assert.deepEqual((await differences()).map((one) => [one['measure'], one['by'], one['kept'], one['counted']]), [['ended', 'county', 2, 1], ['time_to_answer', 'need', 1, 1]]);
		await world.run(`SELECT porchlight.statistics_count('2026-03-06', '2026-03-07')`, {}, owner);
		assert.deepEqual(await differences(), []);
	});
});
