// A board read from memory beside nginx sending the very same bytes from a file: same body, same length of head, keep-alive, as many
// processes as the server has threads, no log, sendfile. wrk asks both with 64 connections from one thread, in turn.

import { execFile } from 'node:child_process';
import { createConnection } from 'node:net';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { type World, open_world } from '../../support/world.ts';
import { free_port } from '../../support/server.ts';
import { type Figure, note, ratio, short } from '../lib/figure.ts';
import { reader_of } from '../lib/people.ts';
import { Folder, request_text } from '../lib/request.ts';
import { Tool } from '../lib/tool.ts';
import { until } from '../../support/patience.ts';

const ROUNDS = 5;
const SECONDS = 3;
const WANTED_BYTES = 20_480;
const PATH = '/api/v1/board?view=network';

interface Answer {
	head: string;
	body: Buffer;
}

/** One whole answer, as it came over the wire. */
function ask_raw(port: number, request: string): Promise<Answer> {
	return new Promise((done, fail) => {
		let have = Buffer.alloc(0);
		const socket = createConnection(port, '127.0.0.1', () => socket.write(request));
		socket.on('error', fail);
		socket.on('data', (part: Buffer) => {
			have = Buffer.concat([have, part]);
			const end = have.indexOf('\r\n\r\n');
			if (end < 0) return;
			const head = have.subarray(0, end + 4).toString('latin1');
			const size = Number(/^content-length: *(\d+)/im.exec(head)?.[1]);
			if (have.length < end + 4 + size) return;
			socket.destroy();
			if (!head.startsWith('HTTP/1.1 200')) fail(new Error(head));
			done({ head, body: have.subarray(end + 4) });
		});
	});
}

function nginx_settings(folder: string, port: number, headers: string[]): string {
	const add = headers.map((line) => `add_header ${line};`).join(' ');
	const user = process.getuid?.() === 0 ? 'user root;' : '';
	return `daemon off; ${user} pid ${folder}/nginx.pid; error_log stderr; worker_processes ${availableParallelism()};
		events { worker_connections 1024; multi_accept on; }
		http {
			access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 1000000000; keepalive_timeout 300;
			server_tokens off; etag off; gzip off; open_file_cache max=10 inactive=1h; default_type application/json;
			client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c;
			uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
			server { listen 127.0.0.1:${port} backlog=1024; location / { alias ${folder}/; ${add} } }
		}`;
}

/** nginx with the body as a file and a head of the same length. */
async function start_nginx(folder: Folder, ours: Answer): Promise<{ nginx: Tool; port: number }> {
	const port = await free_port();
	await folder.write('board', ours.body);
	const kept = ours.head.split('\r\n').filter((line) => /^(content-encoding|cache-control|vary|etag):/i.test(line));
	const headers = kept.map((line) => line.replace(/^([^:]+): *(.*)$/, (_, name: string, value: string) => `${name} '${value}'`));
	for (const attempt of [1, 2]) {
		const settings = await folder.write('nginx.conf', nginx_settings(folder.path, port, headers));
		const nginx = new Tool('nginx', '/usr/sbin/nginx', ['-c', settings, '-p', folder.path]);
		const answer = await until('nginx to answer', () =>
			ask_raw(port, 'GET /board HTTP/1.1\r\nHost: bench\r\n\r\n').catch(() => null));
		const shorter = ours.head.length - answer.head.length;
		if (!answer.body.equals(ours.body)) throw new Error('nginx sends other bytes');
		if (attempt === 2 || shorter < 10) {
			note(`head and body: ours ${ours.head.length} + ${ours.body.length} bytes, nginx ${answer.head.length} + ${answer.body.length}`);
			return { nginx, port };
		}
		await nginx.end();
		headers.push(`X-Pad ${'x'.repeat(Math.max(1, shorter - 'X-Pad: \r\n'.length))}`);
	}
	throw new Error('unreachable');
}

async function wrk(port: number, path: string, headers: string[]): Promise<number> {
	const words = headers.flatMap((line) => ['-H', line]);
	const { stdout } = await promisify(execFile)('wrk', ['-t1', '-c64', `-d${SECONDS}s`, ...words, `http://127.0.0.1:${port}${path}`]);
	const wrong = /Non-2xx|Socket errors.*/.exec(stdout);
	const rate = /Requests\/sec:\s*([\d.]+)/.exec(stdout)?.[1];
	if (wrong || rate === undefined) throw new Error(`wrk on port ${port}: ${stdout}`);
	return Number(rate);
}

/** A demo network whose board is about 20 KB as sent; the demo's own when that is near enough. */
async function world_of_the_size(): Promise<World> {
	const world = await open_world({ demo: true });
	const client = await reader_of(world);
	const { bytes } = await client.get(PATH, { headers: { 'Accept-Encoding': 'gzip' } });
	const sites = await world.value<number>('SELECT count(*)::integer FROM porchlight.site');
	if (Math.abs(bytes.length - WANTED_BYTES) < WANTED_BYTES / 5) return world;
	await world.close();
	return open_world({ sites: Math.round((sites * WANTED_BYTES) / bytes.length) });
}

export async function board(): Promise<Figure[]> {
	const world = await world_of_the_size();
	const folder = await Folder.make();
	const peers: Tool[] = [];
	try {
		const client = await reader_of(world);
		const ours = await ask_raw(world.server.port, request_text({ client, method: 'GET', path: PATH, gzip: true }));
		const { nginx, port } = await start_nginx(folder, ours);
		peers.push(nginx);
		const headers = [`Cookie: ${client.cookie}`, 'Accept-Encoding: gzip'];
		const rates: { ours: number[]; nginx: number[] } = { ours: [], nginx: [] };
		for (let round = 0; round < ROUNDS; round++) {
			rates.ours.push(await wrk(world.server.port, PATH, headers));
			rates.nginx.push(await wrk(port, '/board', headers));
		}
		note(`requests a second: ours ${rates.ours.map(short).join(' ')}, nginx ${rates.nginx.map(short).join(' ')}`);
		return [{ name: 'board_read_vs_nginx', value: ratio(rates.ours, rates.nginx), goal: '>=1.0' }];
	} finally {
		for (const peer of peers) await peer.end();
		await folder.remove();
		await world.close();
	}
}
