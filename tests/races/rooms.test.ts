// Many at once for the same room. Each race is run many times; whatever the order, no room is given twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open_network } from '../api/network.ts';
import { empty, ok, promises_hold, rounds } from './promises.ts';

test('the_last_bed_goes_to_one', async (t) => {
	const net = await open_network(t);
	for (let round = 0; round < rounds; round++) {
		const asked = await Promise.all([net.team, net.hospital, net.team, net.hospital].map((team) => net.ask(team, net.harbor.id)));
		const replies = await Promise.all(asked.map((one, n) => net.act(net.harbor_staff, one, 'offer', n % 2 ? { bed_id: net.harbor.beds[0] } : {})));
		assert.equal(ok(replies), 1);
		for (const reply of replies.filter((one) => one.status >= 300)) {
			assert.equal(reply.status, 409);
			assert.match(reply.body.type, /no_open_bed|bed_not_open/);
			assert.equal(reply.body.current?.state, 'sent');
		}
		await Promise.all(asked.map((one) => net.act(net.harbor_staff, one, 'decline', { decline_code: 'no_room' })));
	}
	await promises_hold(net);
});

test('two_rooms_go_to_two_and_nobody_is_sent_away_for_reaching_at_once', async (t) => {
	const net = await open_network(t);
	for (let round = 0; round < rounds; round++) {
		const asked = await Promise.all([net.team, net.hospital, net.team].map((team) => net.ask(team, net.lighthouse.id)));
		const replies = await Promise.all(asked.map((one) => net.act(net.staff, one, 'offer')));
		assert.equal(ok(replies), 2, replies.map((reply) => reply.text).join('\n'));
		assert.deepEqual((await net.beds(net.lighthouse)).map((bed) => bed.state), ['held', 'held']);
		await Promise.all(asked.map((one) => net.act(net.staff, one, 'decline', { decline_code: 'no_room' })));
	}
	await promises_hold(net);
});

test('a_walk_in_and_an_offer_do_not_share_a_room', async (t) => {
	const net = await open_network(t);
	const room = net.harbor.beds[0] ?? '';
	for (let round = 0; round < rounds; round++) {
		const asked = await net.ask(net.team, net.harbor.id);
		const { version } = await net.bed(room);
		const [offer, stay, tap] = await Promise.all([
			net.act(net.harbor_staff, asked, 'offer'),
			net.harbor_staff.post(`/api/v1/sites/${net.harbor.id}/stays`, { bed_id: room, source: 'walk_in' }),
			net.harbor_staff.post(`/api/v1/beds/${room}/states`, { state: 'occupied', version }),
		]);
		assert.equal(ok([offer, stay, tap]), 1, [offer, stay, tap].map((reply) => reply.text).join('\n'));
		await net.act(net.harbor_staff, asked, 'decline', { decline_code: 'no_room' });
		await empty(net, [room]);
	}
	await promises_hold(net);
});

test('two_taps_on_one_version_are_one_change', async (t) => {
	const net = await open_network(t);
	const room = net.lighthouse.beds[0] ?? '';
	for (let round = 0; round < rounds; round++) {
		const { version } = await net.bed(room);
		const states = ['offline', 'turnover', 'held', 'open'];
		const replies = await Promise.all(states.map((state) => net.staff.post(`/api/v1/beds/${room}/states`, { state, version })));
		assert.equal(ok(replies), 1, replies.map((reply) => reply.text).join('\n'));
		assert.deepEqual(new Set(replies.map((reply) => reply.status)), new Set([201, 412]));
	}
	await promises_hold(net);
});
