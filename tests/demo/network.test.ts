// The demo network holds to every rule that the acts hold to, though no act made it; and it has something to show on every page.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Value, type World, open_world } from '../support/world.ts';

/** Rows that break a rule: there must be none. */
const rules: [rule: string, broken: string][] = [
	['no_room_is_used_by_two_at_once', `
		SELECT a.id FROM porchlight.occupancy a JOIN porchlight.occupancy b ON a.bed_id = b.bed_id AND a.id < b.id AND a.during && b.during`],
	['a_room_is_occupied_when_someone_is_in_it', `
		SELECT b.id FROM porchlight.bed b WHERE (b.state = 'occupied') <> EXISTS (
			SELECT FROM porchlight.occupancy o WHERE o.bed_id = b.id AND o.kind = 'stay' AND upper(o.during) = 'infinity')`],
	['a_room_in_use_or_being_readied_says_when_it_may_open_and_no_other_does', `
		SELECT b.id FROM porchlight.bed b JOIN porchlight.site h ON h.id = b.site_id
		  LEFT JOIN porchlight.stay s ON s.bed_id = b.id AND s.left_at IS NULL
		 WHERE b.opens_on IS DISTINCT FROM CASE b.state WHEN 'occupied' THEN s.planned_leave_on WHEN 'turnover' THEN (b.ready_at AT TIME ZONE h.zone)::date END
		    OR (b.opens_on IS NULL) <> (b.opens_said_at IS NULL) OR (b.opens_on IS NULL) <> (b.opens_said_by IS NULL) OR b.opens_said_at > now()`],
	['a_room_is_held_while_someone_is_offered_it', `
		SELECT b.id FROM porchlight.bed b WHERE b.held_until IS DISTINCT FROM (
			SELECT r.held_until FROM porchlight.recipient r WHERE r.bed_id = b.id AND r.state IN ('offered', 'accepted'))`],
	['a_hold_of_now_stands_in_the_occupancy', `
		SELECT r.id FROM porchlight.recipient r WHERE r.held_until IS NOT NULL AND NOT EXISTS (
			SELECT FROM porchlight.occupancy o WHERE o.recipient_id = r.id AND o.kind = 'hold' AND upper(o.during) = r.held_until AND o.bed_id = r.bed_id)`],
	['each_stay_has_its_room_for_as_long_as_it_lasts', `
		SELECT s.id FROM porchlight.stay s WHERE NOT EXISTS (
			SELECT FROM porchlight.occupancy o WHERE o.stay_id = s.id AND o.bed_id = s.bed_id
			   AND o.during = tstzrange(s.arrived_at, coalesce(s.left_at, 'infinity')))`],
	['each_stay_from_an_introduction_is_an_arrival', `
		SELECT s.id FROM porchlight.stay s LEFT JOIN porchlight.recipient r ON r.id = s.recipient_id
		 WHERE (s.source = 'team') <> (r.id IS NOT NULL) OR (r.id IS NOT NULL AND (r.state <> 'arrived' OR r.arrived_at <> s.arrived_at OR r.bed_id <> s.bed_id))`],
	['each_arrival_has_its_stay', `
		SELECT r.id FROM porchlight.recipient r WHERE r.state = 'arrived' AND NOT EXISTS (SELECT FROM porchlight.stay s WHERE s.recipient_id = r.id)`],
	['each_move_is_in_the_table_of_moves', `
		SELECT m.id FROM porchlight.recipient_move m WHERE m.action <> 'send' AND NOT EXISTS (
			SELECT FROM porchlight.move t WHERE t.from_state = m.from_state AND t.action = m.action AND t.side = m.side AND t.to_state = m.to_state)`],
	['the_moves_of_a_recipient_are_a_chain_that_ends_where_it_stands', `
		SELECT r.id FROM porchlight.recipient r JOIN (
			SELECT recipient_id, (array_agg(to_state ORDER BY at DESC, id DESC))[1] AS last,
			       bool_and(from_state IS NOT DISTINCT FROM before) AS chained
			  FROM (SELECT *, lag(to_state) OVER (PARTITION BY recipient_id ORDER BY at, id) AS before FROM porchlight.recipient_move) AS m
			 GROUP BY recipient_id) AS m ON m.recipient_id = r.id
		 WHERE m.last <> r.state OR NOT m.chained`],
	['the_times_of_a_recipient_are_in_order', `
		SELECT id FROM porchlight.recipient WHERE seen_at < sent_at OR answered_at < seen_at OR offered_at < answered_at OR accepted_at < offered_at
			OR arrived_at < accepted_at OR ended_at < greatest(sent_at, seen_at, answered_at, offered_at, accepted_at, arrived_at)`],
	['what_has_ended_has_an_end_and_what_has_not_has_none', `
		SELECT id FROM porchlight.recipient
		 WHERE (ended_at IS NULL) <> (state IN ('sent', 'seen', 'talking', 'waitlisted', 'offered', 'accepted'))
		    OR (ended_at IS NOT NULL AND held_until IS NOT NULL)`],
	['a_referral_has_ended_when_its_last_recipient_has', `
		SELECT f.id FROM porchlight.referral f WHERE f.ended_at IS DISTINCT FROM (
			SELECT CASE WHEN bool_and(r.ended_at IS NOT NULL) THEN max(r.ended_at) END FROM porchlight.recipient r WHERE r.referral_id = f.id)`],
	['a_referral_asks_one_to_three_houses_that_take_introductions', `
		SELECT f.id FROM porchlight.referral f JOIN porchlight.recipient r ON r.referral_id = f.id JOIN porchlight.site s ON s.id = r.site_id
		 GROUP BY f.id HAVING count(*) > 3 OR bool_or(s.entry = 'self_only')`],
	['whoever_sends_is_a_team_and_whoever_is_asked_runs_the_house', `
		SELECT r.id FROM porchlight.recipient r JOIN porchlight.referral f ON f.id = r.referral_id JOIN porchlight.site s ON s.id = r.site_id
		  JOIN porchlight.organization o ON o.id = f.organization_id
		 WHERE r.sender_id <> f.organization_id OR r.house_id <> s.organization_id OR o.kind NOT IN ('hospital', 'mobile_crisis', 'crisis_line')`],
	['nothing_has_happened_tomorrow', `
		SELECT 1 FROM porchlight.recipient WHERE greatest(sent_at, seen_at, answered_at, offered_at, accepted_at, arrived_at, ended_at) > now()
		UNION ALL SELECT 1 FROM porchlight.stay WHERE greatest(arrived_at, left_at) > now()
		UNION ALL SELECT 1 FROM porchlight.site WHERE confirmed_at > now()
		UNION ALL SELECT 1 FROM porchlight.bed WHERE state_at > now()
		UNION ALL SELECT 1 FROM porchlight.bed_change WHERE at > now()
		UNION ALL SELECT 1 FROM porchlight.confirmation WHERE at > now()
		UNION ALL SELECT 1 FROM porchlight.turn_away WHERE at > now()`],
	['what_happens_now_is_not_overdue', `
		SELECT 1 FROM porchlight.recipient WHERE ended_at IS NULL AND (answer_due_at < now() OR held_until < now() + interval '30 minutes')`],
	['the_history_of_a_room_ends_as_it_stands', `
		SELECT b.id FROM porchlight.bed b WHERE b.state <> (SELECT c.state FROM porchlight.bed_change c WHERE c.bed_id = b.id ORDER BY c.at DESC, c.id DESC LIMIT 1)`],
	['what_ended_half_a_day_ago_has_left_the_screens', `
		SELECT 1 FROM porchlight.referral WHERE (archived_at IS NULL) <> (ended_at IS NULL OR ended_at > now() - interval '13 hours')
		   AND coalesce(ended_at, 'infinity') NOT BETWEEN now() - interval '13 hours' AND now() - interval '11 hours'`],
	['every_number_is_kept_for_fiction', `
		SELECT phone FROM porchlight.site WHERE phone !~ '^\\([0-9]{3}\\) 555-01[0-9]{2}$'
		UNION ALL SELECT phone FROM porchlight.organization WHERE phone !~ '^\\([0-9]{3}\\) 555-01[0-9]{2}$'
		UNION ALL SELECT email FROM porchlight.account WHERE email !~ '\\.example$'`],
];

async function holds(world: World, rule: string, broken: string): Promise<void> {
	const rows = await world.psql(broken, {}, 'porchlight_owner');
	assert.equal(rows.length, 0, `${rule}: ${JSON.stringify(rows.slice(0, 5))}`);
}

async function words(world: World, sql: string): Promise<Value[]> {
	return (await world.psql<{ word: Value }>(sql, {}, 'porchlight_owner')).map((row) => row.word);
}

describe('the demo network', () => {
	let world: World;
	before(async () => {
		world = await open_world({ demo: true, serve: false });
	});
	after(() => world.close());

	for (const [rule, broken] of rules) test(rule, () => holds(world, rule, broken));

	test('every_state_and_every_end_is_there', async () => {
		assert.deepEqual(await words(world, 'SELECT DISTINCT state AS word FROM porchlight.recipient ORDER BY 1'), [
			'accepted', 'arrived', 'declined', 'elsewhere', 'expired', 'guest_declined', 'not_arrived', 'offered', 'seen', 'sent', 'talking',
			'unreachable', 'waitlisted', 'withdrawn',
		]);
		assert.deepEqual(await words(world, 'SELECT DISTINCT state AS word FROM porchlight.bed ORDER BY 1'), ['held', 'occupied', 'offline', 'open', 'turnover']);
		assert.deepEqual(await words(world, 'SELECT DISTINCT state AS word FROM porchlight.site ORDER BY 1'), ['closed', 'paused', 'welcoming']);
		assert.deepEqual(await words(world, 'SELECT DISTINCT entry AS word FROM porchlight.site ORDER BY 1'), ['form_required', 'may_introduce', 'self_only']);
		assert.deepEqual(await words(world, 'SELECT DISTINCT freshness AS word FROM porchlight.site_capacity ORDER BY 1'), ['call_first', 'fresh', 'not_confirmed']);
		assert.deepEqual(await words(world, 'SELECT DISTINCT kind AS word FROM porchlight.service ORDER BY 1'), ['conversation', 'drop_in', 'living_room', 'respite', 'warmline']);
		assert.equal((await words(world, 'SELECT DISTINCT decline_code AS word FROM porchlight.recipient WHERE decline_code IS NOT NULL')).length, 8);
		assert.equal((await words(world, 'SELECT DISTINCT alternative AS word FROM porchlight.referral')).length, 8);
	});

	test('facts_are_yes_no_and_not_stated', async () => {
		for (const fact of ['step_free', 'accessible_bath', 'pets', 'service_animals', 'smoking_area', 'fragrance_free', 'transport_help']) {
			assert.equal((await words(world, `SELECT DISTINCT ${fact} AS word FROM porchlight.site`)).length, 3, fact);
		}
	});

	test('all_counties_of_two_states_are_there', async () => {
		assert.deepEqual(await world.psql('SELECT state, count(*) FROM porchlight.county GROUP BY state ORDER BY state'), [
			{ state: 'OR', count: 36 },
			{ state: 'WA', count: 39 },
		]);
		assert.deepEqual(await words(world, `SELECT DISTINCT zone AS word FROM porchlight.site WHERE county_fips = '41045'`), ['America/Boise']);
	});

	test('the_board_looks_alive', async () => {
		const [now] = await world.psql<{ houses: number; open: number; rooms: number; full: number; places: number }>(`
			SELECT count(*) FILTER (WHERE beds_total > 0) AS houses, count(*) FILTER (WHERE open > 0) AS open, sum(open) AS rooms,
			       count(*) FILTER (WHERE beds_total > 0 AND open = 0 AND freshness = 'fresh') AS full, count(*) FILTER (WHERE beds_total = 0) AS places
			  FROM porchlight.site_capacity`);
		assert.ok(now);
		assert.equal(now.houses, 40);
		assert.equal(now.places, 10);
		assert.ok(now.open >= 10 && now.full >= 5 && now.rooms >= 12, JSON.stringify(now));
	});

	test('the_first_house_stands_as_its_visitors_expect', async () => {
		assert.deepEqual(await world.psql(`SELECT b.label, b.state FROM porchlight.bed b JOIN porchlight.site s ON s.id = b.site_id
			WHERE s.name = 'Harborlight House' ORDER BY b.position`), [
			{ label: 'Alder', state: 'turnover' }, { label: 'Heron', state: 'open' },
			{ label: 'Fern', state: 'occupied' }, { label: 'Maple', state: 'occupied' },
		]);
		assert.deepEqual(await world.psql(`SELECT r.state, o.name FROM porchlight.recipient r JOIN porchlight.site s ON s.id = r.site_id
			JOIN porchlight.organization o ON o.id = r.sender_id WHERE s.name = 'Harborlight House' AND r.ended_at IS NULL ORDER BY r.sent_at DESC`), [
			{ state: 'sent', name: 'Night Heron Mobile Team' }, { state: 'talking', name: 'Cascade Crossing Medical Center' },
		]);
	});

	test('a_year_has_its_hours_and_its_weekdays', async () => {
		const [year] = await world.psql<{ night: number; day: number; weekend: number; weekdays: number; months: number }>(`
			SELECT count(*) FILTER (WHERE hour BETWEEN 2 AND 6) / 5.0 AS night, count(*) FILTER (WHERE hour BETWEEN 13 AND 18) / 6.0 AS day,
			       count(*) FILTER (WHERE weekday > 5) / 2.0 AS weekend, count(*) FILTER (WHERE weekday < 6) / 5.0 AS weekdays, count(DISTINCT month) AS months
			  FROM (SELECT extract(hour FROM t) AS hour, extract(isodow FROM t) AS weekday, date_trunc('month', t) AS month
			          FROM (SELECT created_at AT TIME ZONE 'America/Los_Angeles' AS t FROM porchlight.referral) AS made) AS made`);
		assert.ok(year && year.day > 5 * year.night && year.weekdays > 1.1 * year.weekend && year.months >= 12, JSON.stringify(year));
	});
});

test('other_sizes_and_seeds_hold_to_the_same_rules', async (t) => {
	for (const args of [['--sites', '1'], ['--sites', '7', '--seed', '3', '--history-days', '40'], ['--sites', '260', '--seed', '9']]) {
		const world = await open_world({ serve: false });
		t.after(() => world.close());
		const made = await world.porchlight(['demo', ...args]);
		assert.equal(made.code, 0, made.stderr);
		for (const [rule, broken] of rules) await holds(world, `${args.join(' ')} ${rule}`, broken);
		assert.equal(await world.value('SELECT count(*) FROM porchlight.site_capacity WHERE beds_total > 0'), Number(args[1]));
	}
});

test('the_same_seed_makes_the_same_network', async (t) => {
	const pictures: unknown[] = [];
	for (const seed of ['5', '5', '6']) {
		const world = await open_world({ serve: false });
		t.after(() => world.close());
		const made = await world.porchlight(['demo', '--sites', '45', '--history-days', '5', '--seed', seed]);
		assert.equal(made.code, 0, made.stderr);
		pictures.push(await world.psql(`SELECT s.id, s.name, s.phone, s.entry, s.languages, s.step_free, (SELECT json_agg(json_build_array(b.id, b.label, b.floor) ORDER BY b.id)
			FROM porchlight.bed b WHERE b.site_id = s.id) AS beds FROM porchlight.site s ORDER BY s.id`));
	}
	assert.deepEqual(pictures[0], pictures[1]);
	assert.notDeepEqual(pictures[0], pictures[2]);
});
