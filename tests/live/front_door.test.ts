// One port for everything: what a connection says first decides who takes it, whether it comes whole, in pieces or not at all.

import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { raw_exchange } from '../support/http.ts';
import { sleep } from '../support/patience.ts';
import { type World, open_world } from '../support/world.ts';

let world: World;
before(async () => { world = await open_world(); });
after(() => world.close());

const host = () => new URL(world.base).host;
const upgrade = (path: string) => `GET ${path} HTTP/1.1\r\nHost: ${host()}\r\nOrigin: ${world.base}\r\nConnection: Upgrade\r\n`
	+ 'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

/** Writes each part a little after the one before. */
function in_parts(parts: string[], pause_ms: number, ms: number): Promise<string> {
	const { hostname, port } = new URL(world.base);
	return new Promise((done) => {
		let text = '';
		const socket = connect(Number(port), hostname, async () => {
			for (const part of parts) {
				if (!socket.destroyed) socket.write(part);
				await sleep(pause_ms);
			}
		});
		const finish = () => { clearTimeout(timer); socket.destroy(); done(text); };
		const timer = setTimeout(finish, ms);
		socket.on('data', (part: Buffer) => { text += part.toString('latin1'); if (text.includes('\r\n\r\n')) finish(); });
		socket.on('error', finish);
		socket.on('close', finish);
	});
}

test('a request for the live socket is upgraded', async () => {
	const { text } = await raw_exchange(world.base, upgrade('/live'), 1_000);
	assert.match(text, /^HTTP\/1\.1 101 /);
});

test('an address that only begins like the live socket is an ordinary request', async () => {
	for (const path of ['/livefoo', '/live/poll/no', '/liv']) {
		const { text } = await raw_exchange(world.base, upgrade(path), 1_000);
		assert.match(text, /^HTTP\/1\.1 404 /, path);
	}
});

test('a request that comes byte by byte is taken all the same', async () => {
	const parts = [...upgrade('/live').slice(0, 12)];
	const text = await in_parts([...parts, upgrade('/live').slice(12)], 20, 5_000);
	assert.match(text, /^HTTP\/1\.1 101 /);
	const plain = `GET /healthz HTTP/1.1\r\nHost: ${host()}\r\nConnection: close\r\n\r\n`;
	assert.match(await in_parts([plain.slice(0, 2), plain.slice(2, 8), plain.slice(8)], 50, 5_000), /^HTTP\/1\.1 200 /);
});

test('a connection that begins like the live socket and goes silent is closed, and nobody else waits for it', async () => {
	const began = Date.now();
	const silent = raw_exchange(world.base, 'GET /liv', 20_000);
	const { text } = await raw_exchange(world.base, `GET /healthz HTTP/1.1\r\nHost: ${host()}\r\nConnection: close\r\n\r\n`, 5_000);
	assert.match(text, /^HTTP\/1\.1 200 /);
	assert.equal((await silent).closed, true);
	assert.ok(Date.now() - began >= 3_000, 'it had time to go on');
});

test('the live socket on a connection that already served a request is sent to a connection of its own', async () => {
	const first = `GET /healthz HTTP/1.1\r\nHost: ${host()}\r\n\r\n`;
	const { text } = await raw_exchange(world.base, first + upgrade('/live'), 2_000);
	assert.match(text, /^HTTP\/1\.1 200 /);
	assert.match(text, /HTTP\/1\.1 421 /);
});
