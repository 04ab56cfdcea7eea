// Idempotency-Key: an act sent twice happens once, and the second answer is the first one, byte for byte.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { type Network, id, is_problem, open_network } from './network.ts';

interface Call {
	what: string;
	who: (net: Network) => Network['lead'];
	path: (net: Network) => Promise<string> | string;
	body: (net: Network) => Promise<unknown> | unknown;
}

const calls: Call[] = [
	{ what: 'confirmation', who: (net) => net.staff, path: (net) => `/api/v1/sites/${net.lighthouse.id}/confirmations`, body: () => undefined },
	{ what: 'pause', who: (net) => net.harbor_staff, path: (net) => `/api/v1/sites/${net.harbor.id}/pauses`, body: () => ({}) },
	{ what: 'bed', who: (net) => net.lead, path: (net) => `/api/v1/sites/${net.lighthouse.id}/beds`, body: () => ({ label: 'Attic', step_free: false }) },
	{ what: 'tap', who: (net) => net.staff, path: (net) => `/api/v1/beds/${net.lighthouse.beds[1]}/states`, body: async (net) => ({ state: 'held', version: (await net.bed(net.lighthouse.beds[1] ?? '')).version }) },
	{ what: 'referral', who: (net) => net.team, path: () => '/api/v1/referrals', body: () => ({ site_ids: [id('2', 1)], consent_version: '2026-1', name: 'Robin', needs: ['pet', 'quiet_room'] }) },
	{ what: 'offer', who: (net) => net.staff, path: async (net) => `/api/v1/recipients/${(await net.ask(net.team, net.lighthouse.id)).id}/offer`, body: () => ({}) },
	{ what: 'turn-away', who: (net) => net.staff, path: (net) => `/api/v1/sites/${net.lighthouse.id}/turn_aways`, body: () => ({ reason: 'no_room' }) },
	{ what: 'refusal', who: (net) => net.team, path: () => '/api/v1/referrals', body: () => ({ site_ids: [id('2', 4)], consent_version: '2026-1' }) },
	{ what: 'conflict', who: (net) => net.staff, path: (net) => `/api/v1/beds/${net.lighthouse.beds[1]}/states`, body: () => ({ state: 'open', version: 1_000_000 }) },
	{ what: 'organization', who: (net) => net.admin, path: () => '/api/v1/organizations', body: () => ({ name: 'Bridge', kind: 'hospital' }) },
];

/** The answer without what is each request's own. */
function answer(text: string): string {
	return text.replace(/"instance":"[^"]*"/, '');
}

test('a_repeated_key_gets_the_first_answer_byte_for_byte', async (t) => {
	const net = await open_network(t);
	const rows = () => net.world.value<number>(`SELECT (SELECT count(*) FROM porchlight.referral) + (SELECT count(*) FROM porchlight.bed)
		+ (SELECT count(*) FROM porchlight.turn_away) + (SELECT count(*) FROM porchlight.occupancy) + (SELECT count(*) FROM porchlight.organization)
		+ (SELECT count(*) FROM porchlight.confirmation)`);
	for (const call of calls) {
		await t.test(call.what, async () => {
			const path = await call.path(net);
			const body = await call.body(net);
			const key = randomUUID();
			const first = await call.who(net).post(path, body, { key });
			const after_first = await rows();
			// What happens meanwhile does not change the answer.
			await net.world.run(`UPDATE site SET notice = notice || '.'; UPDATE bed SET position = position + 1`, {}, 'porchlight_owner');
			const second = await call.who(net).post(path, body, { key });
			assert.equal(second.status, first.status);
			assert.equal(answer(second.text), answer(first.text));
			assert.equal(second.headers['etag'], first.headers['etag']);
			assert.equal(await rows(), after_first, 'it happened once');
		});
	}
});

test('a_repeated_change_is_answered_alike_whatever_stands_in_the_row', async (t) => {
	const net = await open_network(t);
	await net.world.run(`UPDATE service SET openings = '[["2026-11-21T04:54:02Z","2026-11-22T04:54:22Z"],["2026-11-23T04:54:02Z","2026-11-24T04:54:02Z"]]',
		openings_until = '2099-01-01'`, {}, 'porchlight_owner');
	const { version } = (await net.staff.get<{ items: { version: number }[] }>(`/api/v1/sites/${net.lighthouse.id}/services`)).body.items[0] ?? { version: 0 };
	const change = () => net.staff.patch(`/api/v1/services/${net.drop_in}`, { level: 'busy' }, version, { headers: { 'Idempotency-Key': 'the-same-change' } });
	const first = await change();
	assert.equal(first.status, 200, first.text);
	assert.ok(first.text.includes('04:54:22'));
	assert.equal((await change()).text, first.text);
});

test('a_key_used_for_something_else_is_refused', async (t) => {
	const net = await open_network(t);
	const key = randomUUID();
	const path = `/api/v1/sites/${net.lighthouse.id}/turn_aways`;
	assert.equal((await net.staff.post(path, { way: 'phone' }, { key })).status, 201);
	is_problem(await net.staff.post(path, { way: 'online' }, { key }), 'key_reused', 422);
	is_problem(await net.staff.post(`/api/v1/sites/${net.lighthouse.id}/confirmations`, undefined, { key }), 'key_reused', 422);
	assert.equal((await net.lead.post(path, { way: 'phone' }, { key })).status, 201, 'another person’s key is another key');
});

test('what_was_asked_cannot_be_guessed_from_what_is_kept_of_it', async (t) => {
	const net = await open_network(t);
	const body = JSON.stringify({ site_ids: [net.lighthouse.id], consent_version: '2026-11', callback: '555-0142' });
	assert.equal((await net.team.post('/api/v1/referrals', body)).status, 201);
	const [row] = await net.world.psql<{ fingerprint: string }>('SELECT fingerprint FROM porchlight.idempotency');
	assert.match(row?.fingerprint ?? '', /^[0-9a-f]{64}$/);
	const plain = execFileSync('b2sum', ['--length=256'], { input: `POST /api/v1/referrals\n${body}` }).toString().slice(0, 64);
	assert.notEqual(row?.fingerprint, plain, 'a digest that anybody can make finds a number by trying all of them');
});

test('a_body_that_was_refused_does_not_use_its_key_up', async (t) => {
	const net = await open_network(t);
	const key = randomUUID();
	const path = `/api/v1/sites/${net.lighthouse.id}/turn_aways`;
	is_problem(await net.staff.post(path, { way: 'fax' }, { key }), 'not_a_choice', 422);
	assert.equal((await net.staff.post(path, { way: 'phone' }, { key })).status, 201);
});
