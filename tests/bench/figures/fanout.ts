// One delta to 10,000 sockets, beside a bare epoll loop and Node's ws that send as many bytes; and what 10,000 idle sockets weigh.
//
// The clock starts when the client sends the request that makes the delta happen and stops when the last socket has all of it. For
// Porchlight that is an act over HTTP, so that its time holds the act, the commit and the decoding of the log as well; for the others it is
// a bare request to broadcast. All servers share one core, all clients the other.

import { Client } from '../../support/http.ts';
import { sleep } from '../../support/patience.ts';
import { open_world } from '../../support/world.ts';
import { type Figure, median, note, ratio, short } from '../lib/figure.ts';
import { watch } from '../lib/live.ts';
import { houses } from '../lib/people.ts';
import { processor_ms, resident_kb } from '../lib/process.ts';
import { Folder, request_text } from '../lib/request.ts';
import { Tool, node, peer_path, pin, tool_path } from '../lib/tool.ts';
import { readFile } from 'node:fs/promises';

const SOCKETS = 10_000;
const ROUNDS = 15;
const WARM_ROUNDS = 10;
const SERVERS_CORE = 0;
const CLIENTS_CORE = 1;

interface Round {
	first: number;
	last: number;
	bytes: number;
	/** Of the server's process (10 ms steps). */
	processor: number;
}

interface Side {
	name: string;
	pid: number;
	watchers: Tool;
	rounds: Round[];
}

async function round(side: Side): Promise<Round> {
	const before = await processor_ms(side.pid);
	side.watchers.say('round all');
	const [first, last, , bytes] = (await side.watchers.line('round')).map(Number);
	if (first === undefined || last === undefined || bytes === undefined) throw new Error('half a round');
	return { first: first / 1e6, last: last / 1e6, bytes, processor: (await processor_ms(side.pid)) - before };
}

/** A peer's process and its 10,000 sockets. */
async function start_peer(name: string, command: string, args: string[], request: string): Promise<Side & { peer: Tool }> {
	const peer = new Tool(name, command, args);
	const [port = ''] = await peer.line('listening');
	pin(peer.pid, SERVERS_CORE);
	const watchers = new Tool('watchers', tool_path('watchers'), [port, String(SOCKETS), `request=${request}`]);
	pin(watchers.pid, CLIENTS_CORE);
	await watchers.line('ready');
	return { name, pid: peer.pid, peer, watchers, rounds: [] };
}

export async function fanout(): Promise<Figure[]> {
	const world = await open_world({ demo: true });
	const folder = await Folder.make();
	const tools: Tool[] = [];
	try {
		const [house] = await houses(world, 1);
		if (!house) throw new Error('the demo network has no house');
		const path = `/api/v1/sites/${house.site_id}/confirmations`;
		const act = await folder.write('act', request_text({ client: house.client, method: 'POST', path, body: {} }));
		const broadcast = await folder.write('all', 'POST /all HTTP/1.1\r\nHost: bench\r\nContent-Length: 0\r\n\r\n');
		const keep = `${folder.path}/delta`;

		const warm = new Client(world.base);
		for (let i = 0; i < 20; i++) await warm.get('/api/v1/board?view=public');
		const baseline = await resident_kb(world.server.pid);
		const watchers = await watch({ client: house.client, count: SOCKETS, request: act, keep });
		tools.push(watchers);
		await sleep(500);
		const idle = await resident_kb(world.server.pid);
		note(`resident: ${baseline} KB before, ${idle} KB with ${SOCKETS} idle sockets`);
		pin(world.server.pid, SERVERS_CORE);
		pin(watchers.pid, CLIENTS_CORE);
		const ours: Side = { name: 'porchlight', pid: world.server.pid, watchers, rounds: [] };

		const { bytes } = await round(ours);
		const head = await readFile(keep, 'latin1');
		const payload = await folder.write('payload', head.slice(0, bytes).padEnd(bytes));
		const epoll = await start_peer('epoll', tool_path('epoll'), [payload], broadcast);
		tools.push(epoll.watchers, epoll.peer);
		const ws = await start_peer('ws', node, [peer_path('fanout.mjs'), payload], broadcast);
		tools.push(ws.watchers, ws.peer);

		const sides: Side[] = [ours, epoll, ws];
		for (let turn = 0; turn < WARM_ROUNDS + ROUNDS; turn++) {
			for (const side of sides) {
				const seen = await round(side);
				if (turn >= WARM_ROUNDS) side.rounds.push(seen);
			}
		}
		for (const { name, rounds } of sides) {
			const of = (pick: (one: Round) => number): string => short(median(rounds.map(pick)));
			note(`${name}: last socket ${of((one) => one.last)} ms after the request, first ${of((one) => one.first)} ms, ` +
				`processor ${of((one) => one.processor)} ms, ${bytes} bytes each`);
		}
		const lasts = (side: Side): number[] => side.rounds.map((one) => one.last);
		return [
			{ name: 'fanout_10000_vs_epoll', value: ratio(lasts(ours), lasts(epoll)), goal: '<=1.15' },
			{ name: 'fanout_10000_vs_node_ws', value: ratio(lasts(ours), lasts(ws)), goal: '<=0.75' },
			{ name: 'memory_per_idle_socket_kb', value: (idle - baseline) / SOCKETS, goal: '<=3' },
		];
	} finally {
		for (const tool of tools) await tool.end();
		await folder.remove();
		await world.close();
	}
}
