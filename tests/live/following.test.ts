// Commits become frames on sockets: for those who may see them, whoever made them, on whatever server.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Network, open_network } from '../api/network.ts';
import { Client } from '../support/http.ts';
import { Live, Picture, position } from '../support/live.ts';
import { sleep, until } from '../support/patience.ts';
import { Screen } from './screens.ts';

const env = { PORCHLIGHT_HEARTBEAT_S: '1' };

function bed_in(frame: { set?: Record<string, { id: string }[]> }, bed: string): boolean {
	return frame.set?.['bed']?.some((row) => row.id === bed) ?? false;
}

/** Acts of all sorts, some of which fail. */
async function random_acts(net: Network, count: number): Promise<void> {
	const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
	const houses = [net.lighthouse, net.harbor];
	for (let n = 0; n < count; n++) {
		const house = pick(houses);
		const who = house === net.lighthouse ? net.staff : net.harbor_staff;
		switch (Math.floor(Math.random() * 5)) {
		case 0: await net.mark(who, pick(house.beds), pick(['open', 'turnover', 'offline'])); break;
		case 1: await who.post(`/api/v1/sites/${house.id}/confirmations`, {}); break;
		case 2: await who.post(`/api/v1/sites/${house.id}/pauses`, {}).then(() => who.delete(`/api/v1/sites/${house.id}/pauses`)); break;
		default: {
			const recipient = await net.ask(pick([net.team, net.hospital]), house.id, { alternative: 'jail' });
			await net.act(who, recipient, pick(['see', 'talk', 'offer', 'waitlist']));
			if (Math.random() < 0.5) await net.act(who, recipient, 'decline', { decline_code: 'no_room' });
		}
		}
	}
}

test('a room marked open is on the other side\'s screen within a second', async (t) => {
	const net = await open_network(t, { env });
	const board = await Screen.open(net.team);
	const public_board = await Live.open(net.nobody, { views: ['public'] });
	assert.equal((await net.mark(net.staff, net.lighthouse.beds[0] as string, 'turnover')).status, 201);
	const frame = await board.live.wait('the room', (f) => bed_in(f, net.lighthouse.beds[0] as string), 1_000);
	assert.equal(frame.view, 'network');
	await board.agrees();
	// Counts are not public unless the house says so.
	await sleep(300);
	assert.ok(!public_board.frames.some((f) => f.set?.['bed']));
	await net.world.run(`UPDATE porchlight.site SET public_counts = true WHERE id = :'id'`, { id: net.lighthouse.id }, 'porchlight_owner');
	const shown = await public_board.wait('the rooms', (f) => f.set?.['bed'] !== undefined);
	assert.deepEqual(Object.keys(shown.set?.['bed']?.[0] ?? {}), ['id', 'version', 'site_id', 'state']);
});

test('after any acts each screen holds, row by row, what a fresh snapshot holds', async (t) => {
	const net = await open_network(t, { env });
	const views: [Client, string][] = [
		[net.team, 'network'], [net.nobody, 'public'], [net.staff, `organization:${net.organizations.lighthouse}`],
		[net.harbor_staff, `organization:${net.organizations.harbor}`], [net.team, `organization:${net.organizations.team}`],
		[net.hospital, `organization:${net.organizations.hospital}`],
	];
	const screens = await Promise.all(views.map(([client, view]) => Screen.open(client, view)));
	await random_acts(net, 60);
	await net.world.run(`UPDATE porchlight.referral SET archived_at = now() WHERE id IN (SELECT id FROM porchlight.referral LIMIT 3)`, {}, 'porchlight_owner');
	for (const screen of screens) await screen.agrees();
	assert.deepEqual(screens.map((screen) => screen.resets), screens.map(() => 0));
	// A house never learns what the sender would have done otherwise.
	const house = screens[2] as Screen;
	assert.ok(!house.picture.text().includes('alternative'));
	assert.ok(!JSON.stringify(house.live.frames).includes('alternative'));
});

test('nothing that is sealed, secret or confidential is in a frame or a snapshot', async (t) => {
	const net = await open_network(t, { env });
	const lead = await Screen.open(net.lead);
	const own = await Screen.open(net.lead, `organization:${net.organizations.lighthouse}`);
	await net.ask(net.team, net.lighthouse.id, { name: 'Planted Person', callback: 'Planted Callback', note: 'Planted note' });
	await net.world.run(`UPDATE porchlight.site SET notice = 'come in' WHERE id = :'id'`, { id: net.lighthouse.id }, 'porchlight_owner');
	await own.live.wait('the introduction', (frame) => frame.set?.['recipient'] !== undefined);
	await lead.live.wait('the notice', (frame) => JSON.stringify(frame).includes('come in'));
	const all = JSON.stringify([lead.live.frames, own.live.frames]) + lead.picture.text() + own.picture.text();
	assert.doesNotMatch(all, /planted|sealed|second_contact|password|token/i);
});

test('a screen whose server dies goes on at another without a snapshot', async (t) => {
	const net = await open_network(t, { env });
	const other = await net.world.another_server();
	const screen = await Screen.open(net.team);
	await random_acts(net, 10);
	const twin = net.team.twin(other.base);
	await net.world.kill();
	// Through the surviving server.
	for (const client of [net.lead, net.staff]) await client.twin(other.base).post(`/api/v1/sites/${net.lighthouse.id}/confirmations`, {});
	const welcome = await screen.move(twin);
	assert.equal(welcome['resumed'], true);
	await screen.agrees(twin);
	assert.equal(screen.resets, 0);
});

test('a server that started later takes a position that pings have moved on, and refuses an older one', async (t) => {
	const net = await open_network(t, { env });
	const old = await Picture.fetch(net.team);
	const screen = await Screen.open(net.team);
	await random_acts(net, 3);
	await net.world.value('SELECT pg_switch_wal()::text');
	const other = await net.world.another_server();
	const twin = net.team.twin(other.base);
	const start = position((await Picture.fetch(twin)).pos);
	await net.world.run(`UPDATE porchlight.network SET name = 'nothing that a view shows'`, {}, 'porchlight_owner');
	await until('a ping past the other server\'s start', async () => {
		await screen.take();
		return position(screen.picture.pos) >= start;
	}, 10_000);
	assert.equal((await screen.move(twin))['resumed'], true);
	await random_acts(net, 3);
	await screen.agrees(twin);
	assert.equal(screen.resets, 0);

	const late = await Live.open(twin, { epoch: old.epoch, pos: old.pos });
	assert.equal((await late.welcome())['resumed'], false);
	const reset = await late.wait('reset', (frame) => frame.type === 'reset');
	assert.equal(reset['why'], 'too_old');
	// From the first server, whose own snapshot may be older than that: from= sees to it.
	const reply = await net.team.get(`/api/v1/board?view=network&from=${String(reset.pos)}`);
	assert.ok(position((reply.body as { pos: string }).pos) >= position(reset.pos));
});

test('what is changed behind the server\'s back shows up too', async (t) => {
	const net = await open_network(t, { env });
	const screen = await Screen.open(net.team);
	await net.world.run(`DELETE FROM porchlight.service WHERE id = :'id'`, { id: net.drop_in }, 'porchlight_owner');
	const frame = await screen.live.wait('the service to go', (f) => f.del?.['service'] !== undefined);
	assert.deepEqual(frame.del?.['service'], [net.drop_in]);
	await screen.agrees();
});

test('PostgreSQL restarted: screens are told that they may be stale, and then converge', async (t) => {
	const net = await open_network(t, { env, own_cluster: true });
	const screen = await Screen.open(net.team);
	await net.world.cluster.stop();
	await screen.live.wait('word of it', (frame) => frame.type === 'ping' && frame['stale'] === true, 10_000);
	await net.world.cluster.start();
	await screen.live.wait('a reset', (frame) => frame.type === 'reset' && frame['why'] === 'new_picture', 15_000);
	await screen.live.wait('the all-clear', (frame) => frame.type === 'ping' && frame['stale'] === false
		&& screen.live.frames.indexOf(frame) > screen.live.frames.findIndex((f) => f.type === 'reset'), 10_000);
	await random_acts(net, 5);
	await screen.agrees();
	assert.ok(screen.resets >= 1);
	assert.equal(screen.live.closed, undefined);
});
