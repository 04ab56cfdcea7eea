// Who may open a socket, and how soon it ends when they no longer may.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open_network, signed_in } from '../api/network.ts';
import { Live } from '../support/live.ts';

const env = { PORCHLIGHT_HEARTBEAT_S: '1' };
// For a machine that is busy with other tests meanwhile.
const slack_ms = 2_000;

async function bye(live: Live, ms = 5_000): Promise<number> {
	const frame = await live.wait('bye', (f) => f.type === 'bye', ms);
	const closed = await live.wait_closed();
	assert.equal(closed.code, frame['code']);
	return closed.code;
}

test('signing out closes that session\'s sockets within a second, on every server, and no others', async (t) => {
	const net = await open_network(t, { env });
	const other = await net.world.another_server();
	const leaving = await signed_in(net.world, 'team@mobile.example');
	const here = await Live.open(leaving);
	const there = await Live.open(leaving.twin(other.base));
	const stays = await Live.open(net.team);
	await Promise.all([here.welcome(), there.welcome(), stays.welcome()]);
	const began = Date.now();
	assert.equal((await leaving.delete('/api/v1/session')).status, 204);
	assert.deepEqual(await Promise.all([bye(here), bye(there)]), [4401, 4401]);
	assert.ok(Date.now() - began < 1_000 + slack_ms * Number(process.env['PORCHLIGHT_SLOW'] ?? 1));
	assert.equal(stays.closed, undefined);
	const again = await Live.open(leaving);
	assert.equal(await bye(again), 4401);
});

test('signing out everywhere closes all of a person\'s sockets', async (t) => {
	const net = await open_network(t, { env });
	const second = await signed_in(net.world, 'team@mobile.example');
	const sockets = [await Live.open(net.team), await Live.open(second)];
	const other_person = await Live.open(net.hospital);
	await Promise.all([...sockets, other_person].map((live) => live.welcome()));
	await net.team.delete('/api/v1/sessions');
	assert.deepEqual(await Promise.all(sockets.map((live) => bye(live))), [4401, 4401]);
	assert.equal(other_person.closed, undefined);
});

test('a disabled account and an ended membership end what they allowed', async (t) => {
	const net = await open_network(t, { env });
	const own = await Live.open(net.team, { views: [`organization:${net.organizations.team}`] });
	const desk = await Live.open(net.hospital);
	await Promise.all([own.welcome(), desk.welcome()]);
	await net.world.run(`DELETE FROM porchlight.membership WHERE organization_id = :'id'`, { id: net.organizations.team }, 'porchlight_owner');
	assert.equal(await bye(own), 4403);
	await net.world.run(`UPDATE porchlight.account SET disabled_at = now() WHERE email = 'desk@hospital.example'`, {}, 'porchlight_owner');
	assert.equal(await bye(desk), 4401);
});

test('a socket opened right after signing in on another server is not refused', async (t) => {
	const net = await open_network(t, { env });
	const other = await net.world.another_server();
	for (let n = 0; n < 5; n++) {
		const fresh = await signed_in(net.world, 'team@mobile.example');
		const live = await Live.open(fresh.twin(other.base));
		await live.welcome();
		await live.close();
	}
});

test('another organization\'s view, and any view but public for a stranger, is refused', async (t) => {
	const net = await open_network(t, { env });
	assert.equal(await bye(await Live.open(net.team, { views: [`organization:${net.organizations.lighthouse}`] })), 4403);
	assert.equal(await bye(await Live.open(net.nobody, { views: ['network'] })), 4401);
	assert.equal(await bye(await Live.open(net.team, { hello: { build: 'yesterday' } })), 4426);
	await (await Live.open(net.nobody, { views: ['public'] })).welcome();
});

test('a page of another origin, and a request that names another host, get no socket', async (t) => {
	const net = await open_network(t, { env });
	assert.equal((await Live.open(net.team, { origin: 'http://evil.example' })).refused, 403);
	assert.equal((await Live.open(net.team, { origin: net.world.base.replace('http', 'https') + '0' })).refused, 403);
	assert.equal((await Live.open(net.team, { headers: { Host: 'evil.example' } })).refused, 421);
});

test('a server that stops tells everyone to go elsewhere', async (t) => {
	const net = await open_network(t, { env });
	const sockets = await Promise.all(Array.from({ length: 20 }, () => Live.open(net.team)));
	await Promise.all(sockets.map((live) => live.welcome()));
	const stopped = net.world.kill('SIGTERM');
	assert.deepEqual(new Set(await Promise.all(sockets.map((live) => bye(live)))), new Set([4503]));
	await stopped;
});
