// The long-poll twin: the same frames by plain requests.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { is_problem, open_network, signed_in } from '../api/network.ts';
import type { Client, Reply } from '../support/http.ts';
import { type Frame, Live, Picture, position } from '../support/live.ts';
import { sleep } from '../support/patience.ts';

const env = { PORCHLIGHT_HEARTBEAT_S: '2' };

async function poll(client: Client, picture: { view: string; epoch: string; pos: string | number } | { view: string }): Promise<Frame[]> {
	const query = new URLSearchParams(Object.entries(picture).filter(([name]) => ['view', 'epoch', 'pos'].includes(name)).map(([name, value]) => [name, String(value)]));
	const reply: Reply<{ frames: Frame[] }> = await client.get(`/live/poll?${query.toString()}`);
	assert.equal(reply.status, 200, reply.text);
	assert.equal(reply.headers['cache-control'], 'no-store');
	return reply.body.frames;
}

test('a poll waits for the next delta and gets the very frame that sockets get', async (t) => {
	const net = await open_network(t, { env });
	const picture = await Picture.fetch(net.team);
	const live = await Live.open(net.team, { epoch: picture.epoch, pos: picture.pos });
	await live.welcome();
	const shows_the_room = (frame: Frame) => frame.set?.['bed'] !== undefined;
	const marked = sleep(200).then(() => net.mark(net.staff, net.lighthouse.beds[0] as string, 'turnover'));
	for (let heard: Frame | undefined; !heard;) {
		const frames = await poll(net.team, picture);
		for (const frame of frames) picture.apply(frame);
		heard = frames.find(shows_the_room);
		if (heard) assert.deepEqual(heard, await live.wait('the room', shows_the_room));
	}
	assert.equal((await marked).status, 201);
	assert.equal(picture.text(), (await Picture.fetch(net.team)).text());
});

test('a poll that finds nothing ends with a ping that moves the position', async (t) => {
	const net = await open_network(t, { env });
	const picture = await Picture.fetch(net.team, `organization:${net.organizations.team}`); // where nothing happens by itself
	const began = Date.now();
	const [ping] = await poll(net.team, picture);
	assert.ok(Date.now() - began > 1_500);
	assert.equal(ping?.type, 'ping');
	assert.ok(position(ping?.pos) >= position(picture.pos));
	assert.equal(ping?.['stale'], false);
});

test('a poll from nowhere, from another epoch or from too far back is told to fetch a snapshot', async (t) => {
	const net = await open_network(t, { env });
	const { epoch } = await Picture.fetch(net.team);
	for (const [at, why] of [[{}, 'no_position'], [{ epoch: 'x', pos: '0/1' }, 'other_epoch'], [{ epoch, pos: '0/1' }, 'too_old']] as const) {
		const [reset] = await poll(net.team, { view: 'network', ...at } as never);
		assert.equal(reset?.type, 'reset');
		assert.equal(reset?.['why'], why);
		assert.equal(reset?.epoch, epoch);
	}
});

test('a poll is refused to whom the view is not meant for, and when it can not be read', async (t) => {
	const net = await open_network(t, { env });
	is_problem(await net.nobody.get('/live/poll?view=network'), 'not_signed_in', 401);
	is_problem(await net.team.get(`/live/poll?view=organization:${net.organizations.lighthouse}`), 'not_found', 404);
	is_problem(await net.team.get('/live/poll?view=everything'), 'not_found', 404);
	is_problem(await net.team.get('/live/poll'), 'missing_member', 422);
	is_problem(await net.team.get('/live/poll?view=network&epoch=x'), 'bad_value', 422);
	is_problem(await net.team.get('/live/poll?view=network&epoch=x&pos=here'), 'bad_value', 422);
	const reply = await net.team.get<{ frames: Frame[] }>('/live/poll?view=network&build=yesterday');
	assert.equal(reply.body.frames[0]?.['code'], 4426);
});

test('the end of a session ends its polls within a second', async (t) => {
	const net = await open_network(t, { env: { PORCHLIGHT_HEARTBEAT_S: '30' } });
	const leaving = await signed_in(net.world, 'team@mobile.example');
	const waiting = poll(leaving, await Picture.fetch(leaving));
	await sleep(200);
	const began = Date.now();
	await leaving.delete('/api/v1/session');
	const [frame] = await waiting;
	assert.equal(frame?.['code'], 4401);
	// Long before the next beat, also on a machine that is busy with other tests.
	assert.ok(Date.now() - began < 1_000 + 2_000 * Number(process.env['PORCHLIGHT_SLOW'] ?? 1));
});

test('a poll does not keep a session from idling out', async (t) => {
	const net = await open_network(t, { env });
	await net.world.run(`UPDATE porchlight.session SET seen_at = now() - interval '3 minutes'`, {}, 'porchlight_owner');
	const picture = await Picture.fetch(net.nobody, 'public');
	await sleep(300);
	await poll(net.team, { ...picture, view: 'public' });
	await sleep(300);
	assert.equal(await net.world.value(`SELECT count(*)::int FROM porchlight.session WHERE seen_at > now() - interval '2 minutes'`), 0);
});

test('a server that stops tells those who wait, and does not wait for them', async (t) => {
	const net = await open_network(t, { env: { PORCHLIGHT_HEARTBEAT_S: '30' } });
	const picture = await Picture.fetch(net.team);
	const waiting = [poll(net.team, picture), poll(net.hospital, picture)];
	await sleep(300);
	const began = Date.now();
	const stopped = net.world.kill('SIGTERM');
	for (const frames of await Promise.all(waiting)) assert.equal(frames[0]?.['code'], 4503);
	await stopped;
	assert.ok(Date.now() - began < 4_000 * Number(process.env['PORCHLIGHT_SLOW'] ?? 1));
});
