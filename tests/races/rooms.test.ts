// Many at once for the same thing. Each race is run many times; whatever the order, the house's promises hold.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { type Network, type Recipient, id, open_network } from '../api/network.ts';

const rounds = 25;

/** What must be true at any time, whatever happened. */
async function promises_hold(net: Network): Promise<void> {
	const broken = await net.world.psql<{ what: string; count: number }>(`
		SELECT * FROM (
		SELECT 'a bed given to two' AS what, count(*) AS count FROM porchlight.occupancy a JOIN porchlight.occupancy b
		    ON a.bed_id = b.bed_id AND a.id < b.id AND a.during && b.during
		UNION ALL SELECT 'a referral with two yeses', count(*) FROM (SELECT FROM porchlight.recipient WHERE state IN ('accepted', 'arrived')
		    GROUP BY referral_id HAVING count(*) > 1) x
		UNION ALL SELECT 'a held bed without its hold', count(*) FROM porchlight.bed b WHERE b.state = 'held'
		    AND NOT EXISTS (SELECT FROM porchlight.occupancy o WHERE o.bed_id = b.id AND o.kind = 'hold' AND upper(o.during) > now() - interval '1 second')
		UNION ALL SELECT 'a hold without a held bed', count(*) FROM porchlight.recipient r WHERE r.state IN ('offered', 'accepted')
		    AND NOT EXISTS (SELECT FROM porchlight.bed b WHERE b.id = r.bed_id AND b.state = 'held' AND b.held_until = r.held_until)
		UNION ALL SELECT 'an open bed in use', count(*) FROM porchlight.bed b WHERE b.state IN ('open', 'turnover', 'offline')
		    AND EXISTS (SELECT FROM porchlight.occupancy o WHERE o.bed_id = b.id AND upper(o.during) > now() + interval '1 second')
		UNION ALL SELECT 'an occupied bed without its stay', count(*) FROM porchlight.bed b WHERE b.state = 'occupied'
		    AND NOT EXISTS (SELECT FROM porchlight.stay s WHERE s.bed_id = b.id AND s.left_at IS NULL)
		UNION ALL SELECT 'an arrival without a stay', count(*) FROM porchlight.recipient r WHERE r.state = 'arrived'
		    AND NOT EXISTS (SELECT FROM porchlight.stay s WHERE s.recipient_id = r.id)
		UNION ALL SELECT 'a move that is not in the table', count(*) FROM porchlight.recipient_move m WHERE m.action <> 'send'
		    AND NOT EXISTS (SELECT FROM porchlight.move x WHERE x.from_state = m.from_state AND x.action = m.action AND x.side = m.side AND x.to_state = m.to_state)
		UNION ALL SELECT 'a state that its moves do not lead to', count(*) FROM porchlight.recipient r WHERE r.state IS DISTINCT FROM
		    (SELECT m.to_state FROM porchlight.recipient_move m WHERE m.recipient_id = r.id ORDER BY m.id DESC LIMIT 1)
		UNION ALL SELECT 'an ended referral with an open house', count(*) FROM porchlight.referral f WHERE f.ended_at IS NOT NULL
		    AND EXISTS (SELECT FROM porchlight.recipient r WHERE r.referral_id = f.id AND r.ended_at IS NULL)
		UNION ALL SELECT 'an open referral with none', count(*) FROM porchlight.referral f WHERE f.ended_at IS NULL
		    AND NOT EXISTS (SELECT FROM porchlight.recipient r WHERE r.referral_id = f.id AND r.ended_at IS NULL)
		) x WHERE count > 0`);
	assert.deepEqual(broken, []);
}

/** Every room of the house open and nobody in it. */
async function empty(net: Network, bed_ids: string[]): Promise<void> {
	for (const bed_id of bed_ids) {
		const { state } = await net.bed(bed_id);
		if (state !== 'open') assert.equal((await net.mark(net.harbor_staff, bed_id, 'open')).status, 201);
	}
}

function ok(replies: { status: number }[]): number {
	return replies.filter((reply) => reply.status < 300).length;
}

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
		await promises_hold(net);
		await net.team.post(`/api/v1/referrals/${one.referral_id}/withdraw`);
	}
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
		await promises_hold(net);
		await empty(net, net.harbor.beds);
	}
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
