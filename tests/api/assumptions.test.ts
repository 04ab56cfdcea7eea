// What the estimates assume: whoever defends a figure must be able to say what it rested on, who put it there, and what stood there before.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open_network } from './network.ts';

interface Assumption {
	id: string;
	name: string;
	low: number;
	mid: number;
	high: number;
	unit: string;
	source: string;
	source_date: string;
	changed_by: string;
}

const path = '/api/v1/statistics/assumptions';

test('each_assumption_comes_with_a_range_a_source_and_its_date', async (t) => {
	const net = await open_network(t);
	const { status, body } = await net.analyst.get<{ items: Assumption[] }>(path);
	assert.equal(status, 200);
	assert.deepEqual(body.items.map((one) => [one.name, one.unit]), [
		['ed_avoided', 'share'], ['inpatient_avoided', 'share'], ['inpatient_days', 'days'],
		['ed_visit_cost', 'dollars'], ['inpatient_day_cost', 'dollars'], ['guest_night_cost', 'dollars'],
	]);
	for (const one of body.items) {
		assert.ok(one.low <= one.mid && one.mid <= one.high, one.name);
		assert.match(one.source_date, /^\d{4}-\d\d-\d\d$/);
		assert.ok(one.source.length > 20, one.name);
		assert.equal(one.changed_by, '', 'nobody of this network has said anything yet');
	}
	const day = body.items.find((one) => one.name === 'inpatient_day_cost');
	assert.equal(day?.mid, 2264);
});

test('an_administrators_word_takes_the_place_of_the_one_before_which_stays_on_record', async (t) => {
	const net = await open_network(t);
	const said = { name: 'inpatient_days', low: 4, mid: 5.5, high: 8, source: 'County hospital, discharge data 2025', source_date: '2026-02-01' };
	const reply = await net.admin.post<Assumption>(path, said);
	assert.equal(reply.status, 201, reply.text);
	assert.equal(reply.body.unit, 'days');
	const now = await net.analyst.get<{ items: Assumption[] }>(path);
	const found = now.body.items.filter((one) => one.name === 'inpatient_days');
	assert.deepEqual(found.map((one) => [one.low, one.mid, one.high, one.source, one.source_date]), [[4, 5.5, 8, said.source, said.source_date]]);
	assert.notEqual(found[0]?.changed_by, '');
	const before = await net.analyst.get<{ items: Assumption[] }>(`${path}/history?name=inpatient_days`);
	assert.deepEqual(before.body.items.map((one) => [one.mid, one.changed_by === '']), [[5.5, false], [6, true]]);
	assert.equal((await net.analyst.get(`${path}/history`)).status, 422);
	assert.equal((await net.analyst.get(`${path}/history?name=luck`)).status, 422);
});

test('what_was_assumed_is_never_edited', async (t) => {
	const net = await open_network(t);
	for (const change of ['UPDATE porchlight.assumption SET mid = high', 'DELETE FROM porchlight.assumption']) {
		await assert.rejects(net.world.run(change, {}, 'porchlight_owner'), /never edited/);
	}
});

test('only_those_who_see_the_networks_numbers_read_what_they_assume', async (t) => {
	const net = await open_network(t);
	for (const who of [net.staff, net.lead, net.team]) assert.equal((await who.get(path)).status, 403);
	assert.equal((await net.analyst.post(path, { name: 'ed_avoided', low: 0, mid: 0, high: 0, source: 'x', source_date: '2026-01-01' })).status, 403);
});
