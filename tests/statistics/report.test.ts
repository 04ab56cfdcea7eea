// The administrator's page through the API: what it counts after a story, who may ask, and what an analyst is not told.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { is_problem, open_network } from '../api/network.ts';

interface Report {
	period: string;
	zone: string;
	from: string;
	until: string;
	as_of: string;
	ended: Record<string, number | null>;
	hidden: string[];
	definitions: Record<string, string>;
	[count: string]: unknown;
}

const path = '/api/v1/statistics';
const group = ['referrals', 'answered_in_30_min', 'arrivals', 'diversions_reported', 'diversions_answered', 'diversions_unanswered', 'turn_aways', 'asks'];

test('an_arrival_and_its_reported_diversion_are_on_the_administrators_page', async (t) => {
	const net = await open_network(t);
	const before = await net.admin.get<Report>(path);
	assert.equal(before.status, 200, before.text);
	assert.equal(before.body['arrivals'], 0);
	assert.equal(before.body['beds_open'], 4);

	const asked = await net.ask(net.team, net.lighthouse.id, { alternative: 'emergency_department' });
	await net.do(net.staff, asked, 'offer');
	await net.do(net.staff, asked, 'accept');
	await net.do(net.staff, asked, 'arrive');
	const away = await net.staff.post(`/api/v1/sites/${net.lighthouse.id}/turn_aways`, { reason: 'no_room' });
	assert.equal(away.status, 201, away.text);

	for (const period of ['week', 'month', 'quarter', 'year']) {
		const { body } = await net.admin.get<Report>(`${path}?period=${period}`);
		const { referrals, answered_in_30_min, arrivals, diversions_reported, diversions_answered, diversions_unanswered, turn_aways, asks, stays_current } = body;
		assert.deepEqual(
			{ referrals, answered_in_30_min, arrivals, diversions_reported, diversions_answered, diversions_unanswered, turn_aways, asks, stays_current },
			{ referrals: 1, answered_in_30_min: 1, arrivals: 1, diversions_reported: 1, diversions_answered: 1, diversions_unanswered: 0, turn_aways: 1, asks: 2, stays_current: 1 });
		assert.deepEqual(body.ended, { arrived: 1, declined: 0, guest_declined: 0, unreachable: 0, expired: 0, withdrawn: 0, elsewhere: 0, not_arrived: 0 });
		assert.equal(body.period, period);
		assert.equal(body['beds_open'], 3);
		assert.deepEqual(body.hidden, []);
		assert.ok(body.from <= body.as_of && body.as_of < body.until, JSON.stringify(body));
	}
});

test('each_number_carries_its_definition', async (t) => {
	const net = await open_network(t);
	const { body } = await net.admin.get<Report>(path);
	assert.equal(body.period, 'month');
	assert.deepEqual(Object.keys(body.definitions).sort(), [
		'answered_in_30_min', 'arrivals', 'asks', 'diversions', 'ended', 'referrals', 'sites', 'stays_current', 'turn_aways',
	]);
	for (const text of Object.values(body.definitions)) assert.match(text, /^[A-Z].{20,}\.$/);
});

test('only_administrators_and_analysts_may_ask', async (t) => {
	const net = await open_network(t);
	for (const client of [net.lead, net.staff, net.team, net.hospital]) is_problem(await client.get(path), 'not_allowed', 403);
	is_problem(await net.nobody.get(path), 'not_signed_in', 401);
	assert.equal((await net.analyst.get(path)).status, 200);
	// The second wall: whoever reaches the function is asked again.
	for (const account of ['lead@lighthouse.example', 'team@mobile.example', 'nobody@nowhere.example']) {
		const rows = await net.world.run(`BEGIN; SELECT request_begin((SELECT id FROM account WHERE email = :'account'), 'x', NULL, NULL) \\g /dev/null
			SELECT count(*) FROM statistics_report('year'); COMMIT;`, { account }, 'porchlight_owner');
		assert.equal(rows, '0', account);
	}
	await assert.rejects(net.world.psql(`SELECT porchlight.statistics_arrivals('2026-01-01', '2027-01-01')`, {}, 'porchlight_server'), /permission denied/);
});

test('another_word_than_a_period_is_refused', async (t) => {
	const net = await open_network(t);
	for (const word of ['day', 'Month', '', 'month%00']) {
		const reply = await net.admin.get(`${path}?period=${word}`);
		assert.ok(reply.status === 422 || reply.status === 400, `${word}: ${reply.text}`);
	}
	const problem = is_problem(await net.admin.get(`${path}?period=day`), 'not_a_choice', 422);
	assert.equal(problem.errors?.[0]?.pointer, 'query:period');
});

test('an_analyst_is_told_no_count_from_one_to_ten_nor_what_gives_it_away', async (t) => {
	const net = await open_network(t);
	const nothing = (await net.analyst.get<Report>(path)).body;
	for (const name of group) assert.equal(nothing[name], 0, name);
	assert.deepEqual(nothing.hidden, []);

	await net.ask(net.team, net.lighthouse.id);
	const one = (await net.analyst.get<Report>(path)).body;
	assert.deepEqual([...one.hidden].sort(), ['asks', 'referrals']);
	for (const name of group) assert.equal(one[name], name === 'asks' || name === 'referrals' ? null : 0, name);
	assert.equal((await net.admin.get<Report>(path)).body['referrals'], 1);
	// Rooms and houses are on everybody's board.
	assert.equal(one['beds_open'], 4);

	// Eleven introductions, of which two were answered in time: then neither the two nor the nine may show through.
	for (let n = 0; n < 10; n++) await net.send(net.team, [net.lighthouse.id]);
	assert.equal((await net.analyst.get<Report>(path)).body['referrals'], 11);
	const asked = await net.ask(net.team, net.harbor.id);
	await net.do(net.harbor_staff, asked, 'talk');
	const some = (await net.analyst.get<Report>(path)).body;
	assert.equal(some['referrals'], null);
	assert.equal(some['answered_in_30_min'], null);
	assert.equal(some['asks'], null);
	assert.equal(some['arrivals'], 0);
});
