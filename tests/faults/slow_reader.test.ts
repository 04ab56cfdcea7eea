// Screens that stop reading, for a while or for good, while the board changes: the others don't notice, the server's memory stays bounded, and
// one that reads again ends with what the database holds.

import { deepEqual, equal, ok } from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { resident_kb } from '../bench/lib/process.ts';
import type { Client } from '../support/http.ts';
import { Live, Picture } from '../support/live.ts';
import { sleep, until } from '../support/patience.ts';
import { rounds } from './campaign.ts';
import { all_show, difference } from './screen.ts';
import { open_stage, undoing } from './stage.ts';

/** A socket that is upgraded, says hello, and never reads again: the system's own buffers fill up too. */
function deaf_socket(client: Client): Promise<Socket> {
	const hello = Buffer.from(JSON.stringify({ type: 'hello', proto: 1, views: ['network'] }));
	const frame = Buffer.concat([Buffer.from([0x81, 0x80 | hello.length, 0, 0, 0, 0]), hello]);
	return new Promise((done, fail) => {
		const socket = connect(Number(client.base.port), client.base.hostname, () => {
			socket.write([
				'GET /live HTTP/1.1', `Host: ${client.base.host}`, `Origin: ${client.origin}`, `Cookie: ${client.cookie}`, 'Connection: Upgrade',
				'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', '', '',
			].join('\r\n'));
			socket.once('data', () => {
				socket.pause();
				socket.write(frame, () => done(socket));
			});
		});
		socket.on('error', fail);
	});
}

test('screens_that_never_read_cost_the_others_nothing', { timeout: 600_000 }, async (t) => {
	const undo = undoing(t);
	const env = { PORCHLIGHT_SOCKET_QUEUE_BYTES: '65536', PORCHLIGHT_RESUME_BYTES: '2097152' };
	const { world, house, crowd, screens } = await open_stage(t, { houses: 6, people: 24, env }, undo);
	const deaf = await Promise.all(Array.from({ length: 20 }, () => deaf_socket(house.client)));
	undo(() => deaf.forEach((socket) => socket.destroy()));
	// A screen whose socket is faster than its first snapshot begins with a reset.
	const resets = screens.map((screen) => screen.counts.resets);
	// Not as fast as they can: the screens live in this process too, and one that has no time to read is no reader.
	crowd.start(60);
	await sleep(rounds(3_000, 10_000));
	const before = await resident_kb(world.server.pid);
	await sleep(rounds(8_000, 120_000));
	const after = await resident_kb(world.server.pid);
	await crowd.stop();
	await all_show(screens, house.client);
	deepEqual(screens.map((screen) => screen.counts.resets), resets, 'nobody who reads was reset');
	ok(after - before < 16_384, `resident memory went from ${before} to ${after} KB`);
	await crowd.nothing_is_lost();
	t.diagnostic(`${crowd.acts.length} acts, resident ${before} KB then ${after} KB`);
});

test('a_screen_that_stops_reading_and_goes_on_ends_with_what_the_database_holds', { timeout: 600_000 }, async (t) => {
	const undo = undoing(t);
	const { house, crowd } = await open_stage(t, { houses: 4, people: 24, screens: false, env: { PORCHLIGHT_SOCKET_QUEUE_BYTES: '16384' } }, undo);
	const picture = await Picture.fetch(house.client);
	const live = await Live.open(house.client, { epoch: picture.epoch, pos: picture.pos });
	undo(() => live.close());
	await live.welcome();
	live.pause();
	crowd.start();
	await sleep(rounds(6_000, 25_000));
	await crowd.stop();
	live.resume();
	// What it slept through comes merged, in few frames. The last change may reach the server's own board a moment after its act was answered.
	let applied = 0;
	let last = '';
	await until('the screen to show what a fresh snapshot does', async () => {
		for (; applied < live.frames.length; applied++) picture.apply(live.frames[applied] ?? { type: '' });
		last = difference(picture.text(), (await Picture.fetch(house.client)).text());
		return last === '';
	}, 20_000).catch((error: unknown) => {
		throw new Error(`${String(error)}\n${last}`);
	});
	equal(live.closed, undefined);
	equal(live.frames.some((frame) => frame.type === 'reset'), false);
	ok(live.frames.length < crowd.acts.length, `${live.frames.length} frames for ${crowd.acts.length} acts`);
	t.diagnostic(`${crowd.acts.length} acts came in ${live.frames.length} frames`);
});
