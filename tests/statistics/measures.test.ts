// Each measure against numbers counted by hand, with what lies at the edges of a period and what must not be counted.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type World, open_world } from '../support/world.ts';

let made = 0;
function id(): string {
	return `01900000-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`;
}

const house = id(), other_house = id(), team = id(), site = id(), other_site = id(), bed = id(), other_bed = id();
const rows: string[] = [];

function quoted(value: string | null): string {
	return value === null ? 'NULL' : `'${value}'`;
}

/** What came of one house that was asked. */
interface Asked {
	site?: string;
	state: string;
	answered?: string;
	arrived?: string;
	ended?: string;
	decline?: string;
}

function referral(created: string, asked: Asked[], more: { alternative?: string; source?: string; ended?: string } = {}): void {
	const key = id();
	const source = more.source ?? 'team';
	rows.push(`INSERT INTO referral (id, code, organization_id, source, created_at, alternative, consent_version, ended_at) VALUES (
		'${key}', '${made.toString().replace(/\d/g, (digit) => 'ACDEFGHJKM'[Number(digit)] ?? '').padStart(6, 'A')}', ${source === 'team' ? quoted(team) : 'NULL'},
		'${source}', '${created}', ${quoted(more.alternative ?? null)}, 'x', ${quoted(more.ended ?? null)});`);
	for (const one of asked) {
		const where = one.site ?? site;
		rows.push(`INSERT INTO recipient (id, referral_id, site_id, house_id, sender_id, state, sent_at, answered_at, arrived_at, ended_at, answer_due_at, alert_at, escalate_at, decline_code, bed_id)
			VALUES ('${id()}', '${key}', '${where}', '${where === site ? house : other_house}', ${source === 'team' ? quoted(team) : 'NULL'}, '${one.state}', '${created}',
			${quoted(one.answered ?? null)}, ${quoted(one.arrived ?? null)}, ${quoted(one.ended ?? one.arrived ?? null)}, '${created}', '${created}', '${created}', ${quoted(one.decline ?? null)},
			${quoted(one.state !== 'arrived' ? null : where === site ? bed : other_bed)});`);
	}
}

function turn_away(at: string, undone: string | null = null): void {
	rows.push(`INSERT INTO turn_away (id, site_id, at, undone_at) VALUES ('${id()}', '${site}', '${at}', ${quoted(undone)});`);
}

rows.push(`
	INSERT INTO network (name, zone) VALUES ('By hand', 'America/Los_Angeles');
	INSERT INTO county (fips, state, name, latitude, longitude) VALUES ('41051', 'OR', 'Multnomah', 45.5, -122.4);
	INSERT INTO organization (id, name, kind) VALUES ('${house}', 'House', 'peer_respite'), ('${other_house}', 'Other house', 'peer_respite'), ('${team}', 'Team', 'mobile_crisis');
	INSERT INTO site (id, organization_id, name, county_fips, zone, phone, state) VALUES
		('${site}', '${house}', 'House', '41051', 'America/Los_Angeles', '555-0100', 'closed'),
		('${other_site}', '${other_house}', 'Other', '41051', 'America/Los_Angeles', '555-0101', 'closed');
	INSERT INTO bed (id, site_id, label) VALUES ('${bed}', '${site}', 'Room'), ('${other_bed}', '${other_site}', 'Room');`);

// March, from its first moment to before its last.
const march = ['2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'] as const;
referral('2026-03-01T00:00:00Z', [{ state: 'arrived', answered: '2026-03-01T00:30:00Z', arrived: '2026-03-01T02:00:00Z' }],
	{ alternative: 'emergency_department', ended: '2026-03-01T02:00:00Z' });
referral('2026-03-02T10:00:00Z', [
	{ state: 'declined', decline: 'no_room', answered: '2026-03-02T10:10:00Z', ended: '2026-03-02T10:10:00Z' },
	{ site: other_site, state: 'arrived', answered: '2026-03-02T10:31:00Z', arrived: '2026-03-02T12:00:00Z' },
], { alternative: 'jail', ended: '2026-03-02T12:00:00Z' });
referral('2026-03-03T10:00:00Z', [{ state: 'arrived', answered: '2026-03-03T10:30:00.001Z', arrived: '2026-03-03T11:00:00Z' }],
	{ alternative: 'nothing', ended: '2026-03-03T11:00:00Z' });
referral('2026-03-04T10:00:00Z', [{ state: 'arrived', answered: '2026-03-04T10:05:00Z', arrived: '2026-03-04T11:00:00Z' }],
	{ alternative: 'unknown', ended: '2026-03-04T11:00:00Z' });
referral('2026-03-05T10:00:00Z', [{ state: 'arrived', answered: '2026-03-05T10:05:00Z', arrived: '2026-03-05T11:00:00Z' }],
	{ ended: '2026-03-05T11:00:00Z' });
// Two houses had no room: one ask. The last end counts.
referral('2026-03-06T10:00:00Z', [
	{ state: 'declined', decline: 'no_room', answered: '2026-03-06T12:00:00Z', ended: '2026-03-06T12:00:00Z' },
	{ site: other_site, state: 'declined', decline: 'no_room', answered: '2026-03-06T11:00:00Z', ended: '2026-03-06T11:00:00Z' },
], { alternative: 'inpatient', ended: '2026-03-06T12:00:00Z' });
referral('2026-03-07T10:00:00Z', [
	{ state: 'declined', decline: 'age', answered: '2026-03-07T10:02:00Z', ended: '2026-03-07T10:02:00Z' },
	{ site: other_site, state: 'expired', ended: '2026-03-07T14:00:00Z' },
], { alternative: 'inpatient', ended: '2026-03-07T14:00:00Z' });
// Accepted by one, told elsewhere by the other, then nobody came.
referral('2026-03-08T10:00:00Z', [
	{ state: 'not_arrived', answered: '2026-03-08T10:02:00Z', ended: '2026-03-08T14:00:00Z' },
	{ site: other_site, state: 'elsewhere', ended: '2026-03-08T14:00:00Z' },
], { ended: '2026-03-08T14:00:00Z' });
// Still open, and ended only after the month.
referral('2026-03-31T23:59:59.999Z', [{ state: 'talking', answered: '2026-04-01T00:10:00Z' }]);
referral('2026-03-31T20:00:00Z', [{ state: 'arrived', answered: '2026-03-31T20:10:00Z', arrived: '2026-04-01T00:00:00Z' }],
	{ alternative: 'crisis_unit', ended: '2026-04-01T00:00:00Z' });
// Sent before the month, arrived in it.
referral('2026-02-28T23:59:59Z', [{ state: 'arrived', answered: '2026-03-01T00:10:00Z', arrived: '2026-03-01T01:00:00Z' }],
	{ alternative: 'crisis_unit', ended: '2026-03-01T01:00:00Z' });
// The person asked themself: an ask, but no introduction that a team sent.
referral('2026-03-10T10:00:00Z', [{ state: 'declined', decline: 'no_room', answered: '2026-03-10T10:00:00Z', ended: '2026-03-10T10:00:00Z' }],
	{ source: 'self_call', ended: '2026-03-10T10:00:00Z' });
// It was welcomed and arrived: an ask, but neither an introduction by a team nor a diversion that a team reported.
referral('2026-03-11T10:00:00Z', [{ state: 'arrived', answered: '2026-03-11T10:00:00Z', arrived: '2026-03-11T11:00:00Z' }],
	{ source: 'walk_in', ended: '2026-03-11T11:00:00Z' });
// Straight into a room: asks, at both edges of the month.
for (const at of ['2026-03-01T00:00:00Z', '2026-03-31T23:59:59Z', '2026-04-01T00:00:00Z', '2026-02-28T23:59:59Z']) {
	rows.push(`INSERT INTO stay (id, site_id, house_id, bed_id, source, arrived_at, left_at) VALUES ('${id()}', '${site}', '${house}', '${bed}', 'walk_in', '${at}', '${at}');`);
}
turn_away('2026-03-01T00:00:00Z');
turn_away('2026-03-31T23:59:59Z');
turn_away('2026-03-15T12:00:00Z', '2026-03-15T12:01:00Z');
turn_away('2026-04-01T00:00:00Z');
turn_away('2026-02-28T23:59:59Z');

describe('measures, counted by hand', () => {
	let world: World;
	const count = (measure: string, [since, until]: readonly [string, string] = march) =>
		world.value<number>(`SELECT porchlight.statistics_${measure}(:'since', :'until')`, { since, until }, 'porchlight_owner');

	before(async () => {
		world = await open_world({ serve: false });
		await world.run(rows.join('\n'), {}, 'porchlight_owner');
	});
	after(() => world.close());

	test('introductions_are_counted_once_in_the_period_they_were_sent', async () => {
		assert.equal(await count('referrals'), 10);
	});
	test('an_answer_at_exactly_thirty_minutes_is_in_time', async () => {
		// 1 (30:00), 2 (10:10), 4, 5, 7, 8, the one at 23:59:59.999 (10 min), and the one at 20:00; not 3 (a millisecond late) nor 6.
		assert.equal(await count('answered_in_30_min'), 8);
	});
	test('arrivals_count_when_they_happen', async () => {
		assert.equal(await count('arrivals'), 6);
		assert.equal(await count('arrivals', ['2026-04-01T00:00:00Z', '2026-05-01T00:00:00Z']), 1);
	});
	test('diversions_have_a_numerator_a_denominator_and_what_is_missing', async () => {
		const [found] = await world.psql(`SELECT * FROM porchlight.statistics_diversions(:'since', :'until')`, { since: march[0], until: march[1] }, 'porchlight_owner');
		// Emergency department, jail and the crisis unit of February's; nothing is an answer, too; unknown and silence are not.
		assert.deepEqual(found, { reported: 3, answered: 4, unanswered: 2 });
	});
	test('a_referral_ends_as_an_arrival_or_as_its_last_house_did', async () => {
		const found = await world.psql(`SELECT * FROM porchlight.statistics_ended(:'since', :'until') ORDER BY state`, { since: march[0], until: march[1] }, 'porchlight_owner');
		assert.deepEqual(found, [
			{ state: 'arrived', count: 6 },
			{ state: 'declined', count: 1 },
			{ state: 'expired', count: 1 },
			{ state: 'not_arrived', count: 1 },
		]);
	});
	test('turn_aways_are_asks_that_met_no_room_each_once', async () => {
		assert.equal(await count('turn_aways'), 2 + 3);
		// Introductions by teams, the two who asked themselves, those who went straight to a room, and those turned away.
		assert.equal(await count('asks'), 10 + 2 + 2 + 2);
	});
	test('periods_begin_and_end_at_midnight_in_the_networks_zone', async () => {
		const period = (which: string, at: string) =>
			world.psql(`SELECT zone, since, until FROM porchlight.statistics_period(:'which', :'at')`, { which, at }, 'porchlight_owner').then((found) => found[0]);
		const zone = 'America/Los_Angeles';
		// The clocks go forward on Sunday 8 March.
		assert.deepEqual(await period('week', '2026-03-08T12:00:00Z'), { zone, since: '2026-03-02T08:00:00+00:00', until: '2026-03-09T07:00:00+00:00' });
		assert.deepEqual(await period('week', '2026-03-09T06:59:59Z'), { zone, since: '2026-03-02T08:00:00+00:00', until: '2026-03-09T07:00:00+00:00' });
		assert.deepEqual(await period('week', '2026-03-09T07:00:00Z'), { zone, since: '2026-03-09T07:00:00+00:00', until: '2026-03-16T07:00:00+00:00' });
		// Still December there.
		assert.deepEqual(await period('month', '2026-01-01T07:59:59Z'), { zone, since: '2025-12-01T08:00:00+00:00', until: '2026-01-01T08:00:00+00:00' });
		assert.deepEqual(await period('quarter', '2026-11-22T00:00:00Z'), { zone, since: '2026-10-01T07:00:00+00:00', until: '2027-01-01T08:00:00+00:00' });
		assert.deepEqual(await period('year', '2026-11-22T00:00:00Z'), { zone, since: '2026-01-01T08:00:00+00:00', until: '2027-01-01T08:00:00+00:00' });
	});
	test('houses_that_welcome_and_have_rooms_are_the_whole_and_fresh_ones_the_part', async () => {
		await world.run(`
			INSERT INTO site (id, organization_id, name, county_fips, zone, phone, state, confirmed_at, staffed_limit)
			SELECT ('01900000-0000-7000-9000-00000000000' || n)::uuid, '${house}', 'House ' || n, '41051', 'UTC', '555-0100', state, now() - age, staffed
			  FROM (VALUES (1, 'welcoming', interval '1 hour', NULL), (2, 'welcoming', interval '9 hours', NULL), (3, 'welcoming', interval '25 hours', NULL),
			               (4, 'welcoming', NULL, NULL), (5, 'paused', interval '1 hour', NULL), (6, 'closed', interval '1 hour', NULL),
			               (7, 'welcoming', interval '1 hour', 1), (8, 'welcoming', interval '1 hour', NULL)) AS s (n, state, age, staffed);
			INSERT INTO bed (id, site_id, label, state)
			SELECT ('01900000-0000-7000-a000-0000000000' || n || k)::uuid, ('01900000-0000-7000-9000-00000000000' || n)::uuid, 'Room ' || k, 'open'
			  FROM generate_series(1, 7) AS n, generate_series(1, 2) AS k;`, {}, 'porchlight_owner');
		// 8 has no rooms; 5 and 6 welcome nobody. Fresh: 1 and 7. Open: two each of 1 and 2, one of 7.
		assert.deepEqual((await world.psql('SELECT * FROM porchlight.statistics_sites()', {}, 'porchlight_owner'))[0], { fresh: 2, total: 5, beds_open: 5 });
	});
});
