// Estimates and "what if" over HTTP: who may ask, what a wrong question gets, and that nothing is told of a period that was not released.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { is_problem, open_network } from './network.ts';

const diversion = '/api/v1/statistics/diversion';
const what_if = '/api/v1/statistics/what_if';

interface Diversion {
	period: string;
	begin: string;
	until: string;
	released_at: string | null;
	threshold: number;
	warnings: string[];
	lines: { name: string; low: number | null; mid: number | null; high: number | null; hidden: boolean; definition: string }[];
	assumptions: { name: string }[];
}

interface WhatIf {
	region: string | null;
	hidden: boolean;
	rooms: number | null;
	arrivals_per_day: number | null;
	points: unknown[];
	definition: string;
	assumptions: string[];
	target_share: number;
}

test('nothing_is_estimated_of_a_period_that_was_not_released', async (t) => {
	const net = await open_network(t);
	const { status, body, text } = await net.analyst.get<Diversion>(`${diversion}?period=quarter&begin=2026-07-01`);
	assert.equal(status, 200, text);
	assert.deepEqual([body.period, body.begin, body.until, body.released_at, body.threshold], ['quarter', '2026-07-01', '2026-10-01', null, 11]);
	assert.deepEqual(body.lines.map((line) => [line.name, line.low, line.mid, line.high, line.hidden]),
		['ed_visits_avoided', 'inpatient_days_avoided', 'net_cost'].map((name) => [name, null, null, null, true]));
	for (const line of body.lines) assert.ok(line.definition.length > 40);
	assert.equal(body.assumptions.length, 6);
	assert.deepEqual(body.warnings, ['shipped_assumptions']);
	const model = await net.analyst.get<WhatIf>(`${what_if}?period=quarter&begin=2026-07-01&region=OR&target=5`);
	assert.equal(model.status, 200, model.text);
	assert.deepEqual([model.body.region, model.body.hidden, model.body.rooms, model.body.arrivals_per_day, model.body.points], ['OR', true, null, null, []]);
	assert.equal(model.body.target_share, 0.05);
	assert.ok(model.body.definition.includes('Erlang') && model.body.assumptions.length > 3);
});

test('a_wrong_question_is_answered_with_what_is_wrong', async (t) => {
	const net = await open_network(t);
	for (const [path, slug, where] of [
		[`${diversion}?period=day`, 'not_a_choice', 'query:period'],
		[`${diversion}?period=month&begin=2026-07-02`, 'bad_value', 'query:begin'],
		[`${diversion}?period=week&begin=2026-07-01`, 'bad_value', 'query:begin'],
		[`${diversion}?period=month&begin=yesterday`, 'bad_value', 'query:begin'],
		[`${what_if}?target=0`, 'out_of_range', 'query:target'],
		[`${what_if}?target=51`, 'out_of_range', 'query:target'],
		[`${what_if}?target=-1`, 'out_of_range', 'query:target'],
		[`${what_if}?target=ten`, 'out_of_range', 'query:target'],
	] as const) {
		const reply = await net.analyst.get(path);
		assert.equal(reply.status, 422, path);
		assert.ok(reply.text.includes(`"${slug}"`) && reply.text.includes(where), `${path}: ${reply.text}`);
	}
});

test('only_those_who_see_the_networks_numbers_see_what_rests_on_them', async (t) => {
	const net = await open_network(t);
	for (const path of [diversion, what_if]) {
		for (const who of [net.staff, net.lead, net.team, net.hospital]) is_problem(await who.get(path), 'not_allowed', 403);
		is_problem(await net.nobody.get(path), 'not_signed_in', 401);
		for (const who of [net.admin, net.analyst]) assert.equal((await who.get(path)).status, 200);
	}
});
