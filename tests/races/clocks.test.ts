// Several servers, one clock: each hold lapses at its second and once, whoever is running, and after a time when nobody was.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patience, until } from '../support/patience.ts';
import { type Network, type Recipient, open_network } from '../api/network.ts';
import { promises_hold } from './promises.ts';

/** More rooms than a house has, so that many holds end together. */
async function rooms(net: Network, count: number): Promise<void> {
	await net.world.run(`INSERT INTO bed (id, site_id, label, position, state)
		SELECT gen_random_uuid(), '${net.lighthouse.id}', 'More ' || n, 100 + n, 'open' FROM generate_series(1, ${count}) n`, {}, 'porchlight_owner');
}

async function offers(net: Network, count: number): Promise<Recipient[]> {
	await rooms(net, count);
	const asked = await Promise.all(Array.from({ length: count }, () => net.ask(net.team, net.lighthouse.id)));
	const held: Recipient[] = [];
	for (const one of asked) held.push(await net.do(net.staff, one, 'offer'));
	return held;
}

/** The holds end so many milliseconds from now, one after the other. */
function shorten(net: Network, held: Recipient[], first_ms: number, apart_ms: number): Promise<string> {
	const list = held.map((one, n) => `('${one.id}'::uuid, clock_timestamp() + interval '${first_ms + n * apart_ms} milliseconds')`).join(', ');
	return net.world.run(`
		CREATE TEMP TABLE soon AS SELECT * FROM (VALUES ${list}) AS x (id, at);
		BEGIN;
		UPDATE occupancy o SET during = tstzrange(lower(o.during), greatest(lower(o.during), s.at)) FROM soon s WHERE o.recipient_id = s.id AND o.kind = 'hold';
		UPDATE bed b SET held_until = s.at FROM soon s JOIN recipient r ON r.id = s.id WHERE b.id = r.bed_id;
		UPDATE recipient r SET held_until = s.at, hold_warned_at = now() FROM soon s WHERE r.id = s.id;
		COMMIT;`, {}, 'porchlight_owner');
}

interface Lapse {
	late_ms: number;
	lapses: number;
	state: string;
	bed_state: string;
}

function lapses(net: Network, held: Recipient[]): Promise<Lapse[]> {
	return net.world.psql<Lapse>(`
		SELECT extract(epoch FROM r.ended_at - upper(o.during)) * 1000 AS late_ms, r.state, b.state AS bed_state,
		       (SELECT count(*) FROM porchlight.recipient_move m WHERE m.recipient_id = r.id AND m.action = 'lapse') AS lapses
		  FROM porchlight.recipient r JOIN porchlight.occupancy o ON o.recipient_id = r.id JOIN porchlight.bed b ON b.id = o.bed_id
		 WHERE r.id = ANY ('{${held.map((one) => one.id).join()}}')`);
}

const all_over = (net: Network, held: Recipient[]) => until('every lapse', async () => (await lapses(net, held)).every((one) => one.state === 'not_arrived'), 20_000);

function each_once(rows: Lapse[], latest_ms: number): void {
	for (const one of rows) {
		assert.equal(one.lapses, 1);
		assert.equal(one.bed_state, 'open', 'the room is open again');
		assert.ok(one.late_ms >= 0 && one.late_ms <= latest_ms, `${one.late_ms} ms after its end`);
	}
}

test('with_two_servers_each_hold_lapses_at_its_second_and_once', async (t) => {
	const net = await open_network(t);
	await net.world.another_server();
	const held = await offers(net, 30);
	// The use of the room ended when the hold did, whenever the clock came by: by that the lapse is measured.
	await shorten(net, held, 1_500, 100);
	await all_over(net, held);
	each_once(await lapses(net, held), patience(1_000));
	await promises_hold(net);
});

test('holds_that_end_at_one_moment_are_shared_by_two_servers', async (t) => {
	const net = await open_network(t);
	await net.world.another_server();
	const held = await offers(net, 60);
	await shorten(net, held, 1_000, 0);
	await all_over(net, held);
	each_once(await lapses(net, held), patience(2_000));
	await promises_hold(net);
});

test('a_hold_that_ended_while_no_server_ran_lapses_when_one_is_back_and_no_act_gets_in_between', async (t) => {
	const net = await open_network(t);
	const held = await offers(net, 4);
	await net.world.kill();
	await shorten(net, held, 0, 0);
	await net.world.restart();
	const late = await net.act(net.staff, held[0] as Recipient, 'accept');
	assert.equal(late.status, 409, late.text);
	assert.deepEqual([late.body.current?.state, late.body.possible], ['not_arrived', []]);
	await all_over(net, held);
	for (const one of await lapses(net, held)) assert.deepEqual([one.lapses, one.bed_state], [1, 'open']);
	await promises_hold(net);
});

test('one_of_two_servers_dies_and_the_other_keeps_time', async (t) => {
	const net = await open_network(t);
	await net.world.another_server();
	const held = await offers(net, 10);
	await shorten(net, held, 1_200, 50);
	await net.world.kill();
	await all_over(net, held);
	each_once(await lapses(net, held), patience(1_500));
	await net.world.restart();
	await promises_hold(net);
});

test('two_servers_say_each_alert_once', async (t) => {
	const net = await open_network(t);
	await net.world.another_server();
	const asked = await Promise.all(Array.from({ length: 60 }, () => net.ask(net.team, net.lighthouse.id)));
	await net.world.run(`UPDATE recipient SET alert_at = clock_timestamp(), escalate_at = clock_timestamp()`, {}, 'porchlight_owner');
	await until('every alert', () => net.world.value<boolean>('SELECT bool_and(escalated_at IS NOT NULL) FROM porchlight.recipient'), 20_000);
	const rows = await net.world.psql<{ version: number; early: boolean }>(
		'SELECT version, alerted_at < alert_at OR escalated_at < escalate_at AS early FROM porchlight.recipient');
	assert.equal(rows.length, asked.length);
	// Sent, changed by hand, told.
	for (const one of rows) assert.deepEqual(one, { version: 3, early: false });
});
