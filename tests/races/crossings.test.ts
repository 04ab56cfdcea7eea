// Acts that cross: two yeses, a yes and a withdrawal, a lapse and an arrival, the same request twenty times. One of them holds.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { type Network, type Recipient, id, open_network } from '../api/network.ts';
import { empty, ok, promises_hold, rounds } from './promises.ts';

test('one_referral_gets_one_yes_when_two_houses_are_accepted_at_once', async (t) => {
	const net = await open_network(t);
	for (let round = 0; round < rounds; round++) {
		const { recipients } = await net.send(net.team, [net.lighthouse.id, net.harbor.id]);
		const [one, two] = recipients as [Recipient, Recipient];
		await Promise.all([net.do(net.staff, one, 'offer'), net.do(net.harbor_staff, two, 'offer')]);
		const replies = await Promise.all([
			net.act(net.staff, one, 'accept'), net.act(net.harbor_staff, two, 'accept'), net.act(net.team, one, 'accept'), net.act(net.team, two, 'accept'),
		]);
		assert.equal(ok(replies), 1);
		const states = await net.world.psql<{ state: string }>(`SELECT state FROM porchlight.recipient WHERE referral_id = :'id' ORDER BY state`, { id: one.referral_id });
		assert.deepEqual(states.map((row) => row.state), ['accepted', 'elsewhere']);
		await net.team.post(`/api/v1/referrals/${one.referral_id}/withdraw`);
	}
	await promises_hold(net);
	assert.deepEqual((await net.beds(net.harbor)).map((bed) => bed.state), ['open']);
});

test('a_yes_and_a_withdrawal_crossing_leave_one_of_them', async (t) => {
	const net = await open_network(t);
	for (let round = 0; round < rounds; round++) {
		const asked = await net.ask(net.team, net.lighthouse.id);
		await net.do(net.staff, asked, 'offer');
		const [yes, back, no] = await Promise.all([
			net.act(net.staff, asked, 'accept'),
			net.team.post<{ recipients: Recipient[] }>(`/api/v1/referrals/${asked.referral_id}/withdraw`),
			net.act(net.staff, asked, 'decline', { decline_code: 'other' }),
		]);
		const { body } = await net.team.get<Recipient>(`/api/v1/recipients/${asked.id}`);
		assert.ok(['withdrawn', 'declined'].includes(body.state), body.state);
		assert.equal(back.status < 300, body.state === 'withdrawn');
		assert.equal(no.status < 300, body.state === 'declined');
		assert.ok(yes.status === 200 || yes.status === 409);
	}
	await promises_hold(net);
	assert.equal(await net.world.value(`SELECT count(*) FROM porchlight.bed WHERE state = 'held'`), 0);
});

test('a_lapse_and_an_arrival_crossing_leave_one_of_them', async (t) => {
	const net = await open_network(t);
	for (let round = 0; round < rounds; round++) {
		const asked = await net.ask(net.team, net.harbor.id);
		await net.do(net.harbor_staff, asked, 'offer');
		await net.do(net.team, asked, 'accept');
		await net.world.run(`UPDATE recipient SET held_until = clock_timestamp() + interval '${round * 4} milliseconds' WHERE id = '${asked.id}';
			UPDATE bed b SET held_until = r.held_until FROM recipient r WHERE r.id = '${asked.id}' AND b.id = r.bed_id`, {}, 'porchlight_owner');
		const [arrival] = await Promise.all([
			net.act(net.harbor_staff, asked, 'arrive'),
			net.world.run('SELECT clock_holds() \\g /dev/null', {}, 'porchlight_owner'),
			net.world.run('SELECT clock_holds() \\g /dev/null', {}, 'porchlight_owner'),
		]);
		const { body } = await net.team.get<Recipient>(`/api/v1/recipients/${asked.id}`);
		assert.equal(arrival.status === 200 ? 'arrived' : 'not_arrived', body.state);
		if (arrival.status !== 200) assert.equal(arrival.body.current?.state, 'not_arrived');
		await empty(net, net.harbor.beds);
	}
	await promises_hold(net);
});

test('the_same_key_from_twenty_at_once_is_one_act', async (t) => {
	const net = await open_network(t);
	const calls: [string, Network['team'], string, unknown][] = [
		['referral', net.team, '/api/v1/referrals', { site_ids: [id('2', 1)], consent_version: '2026-1', note: 'Once' }],
		['turn-away', net.staff, `/api/v1/sites/${net.lighthouse.id}/turn_aways`, {}],
	];
	for (const [what, who, path, body] of calls) {
		const key = randomUUID();
		const replies = await Promise.all(Array.from({ length: 20 }, () => who.post(path, body, { key })));
		assert.deepEqual(new Set(replies.map((reply) => reply.status)), new Set([201]), what);
		assert.equal(new Set(replies.map((reply) => reply.text)).size, 1, what);
	}
	assert.equal(await net.world.value('SELECT count(*) FROM porchlight.referral'), 1);
	assert.equal(await net.world.value('SELECT count(*) FROM porchlight.turn_away'), 1);
});
