// One small delta to one socket while 9,999 others are idle, beside a bare epoll loop that does the same. The clock starts, on both sides, when
// the process that holds the sockets has read that there is something to send, and stops when the client has all of it.
//
// Porchlight's side is its own board, roster and push, as the server runs them, without the database around them (peers/rooms.c): a commit
// takes ten times as long as the whole of this, and would hide what is measured. The idle sockets follow the public view; the one follows the
// network's, and what changes is a room that the public does not see. Both servers on one core, both clients on the other.

import { open_world } from '../../support/world.ts';
import type { World } from '../../support/world.ts';
import { type Figure, median, note, ratio, short } from '../lib/figure.ts';
import { person } from '../lib/people.ts';
import { Folder } from '../lib/request.ts';
import { Tool, pin, tool_path } from '../lib/tool.ts';

const SOCKETS = 10_000;
const BLOCKS = 20;
const ROUNDS = 50;
const SERVERS_CORE = 0;
const CLIENTS_CORE = 1;

/** The published columns of all rows that the server would read at start, in the form that load/rows.h says. */
async function published_rows(world: World): Promise<string> {
	const tables = await world.psql<{ name: string; columns: string[] }>(
		`SELECT tablename AS name, attnames::text[] AS columns FROM pg_publication_tables WHERE pubname = 'porchlight_feed'`,
	);
	const parts: string[] = [];
	for (const { name, columns } of tables) {
		const texts = columns.map((column) => `${column}::text`).join(', ');
		const rows = await world.psql<{ fields: (string | null)[] }>(`SELECT ARRAY[${texts}] AS fields FROM porchlight.${name}`);
		const lines = rows.map(({ fields }) => fields.map((field) => (field === null ? 'n' : `v${field}`)).join('\x1f'));
		parts.push([[name, ...columns].join('\x1f'), ...lines].join('\x1e'));
	}
	return parts.join('\x1d');
}

interface Side {
	name: string;
	watchers: Tool;
	/** The median of each block, in microseconds. */
	blocks: number[];
}

/** Microseconds from the server's having read the request to the socket's having the delta. */
async function block(watchers: Tool): Promise<number> {
	const took: number[] = [];
	for (let i = 0; i < ROUNDS; i++) {
		watchers.say('round last');
		const [, last = 0, stamp = -1] = (await watchers.line('round')).map(Number);
		if (stamp < 0) throw new Error('no stamp');
		took.push((last - stamp) / 1_000);
	}
	return median(took);
}

async function open_watchers(port: string, words: string[]): Promise<Tool> {
	const watchers = new Tool('watchers', tool_path('watchers'), [port, String(SOCKETS), ...words]);
	pin(watchers.pid, CLIENTS_CORE);
	await watchers.line('ready');
	return watchers;
}

export async function one(): Promise<Figure[]> {
	const world = await open_world({ demo: true });
	const folder = await Folder.make();
	const tools: Tool[] = [];
	try {
		const team = await world.value<string>(`SELECT id FROM porchlight.organization WHERE kind = 'mobile_crisis' ORDER BY id LIMIT 1`);
		const { client } = await person(world, team, 'referrer');
		const bed = await world.value<string>(
			`SELECT b.id FROM porchlight.bed AS b JOIN porchlight.site AS s ON s.id = b.site_id
			WHERE NOT s.public_counts AND b.state IN ('offline', 'turnover', 'open') ORDER BY b.id LIMIT 1`,
		);
		const rows = await folder.write('rows', await published_rows(world));
		const request = await folder.write('one', 'POST /one HTTP/1.1\r\nHost: bench\r\nContent-Length: 0\r\n\r\n');
		const keep = `${folder.path}/delta`;
		const follow = (view: string): string => JSON.stringify({ type: 'hello', proto: 1, views: [view] });

		const rooms = new Tool('rooms', tool_path('rooms'), [rows, bed]);
		tools.push(rooms);
		const [rooms_port = ''] = await rooms.line('listening');
		pin(rooms.pid, SERVERS_CORE);
		const ours = await open_watchers(rooms_port, [
			`cookie=${client.cookie}`, `hello=${follow('public')}`, `last_hello=${follow('network')}`, `request=${request}`, `keep=${keep}`,
		]);
		tools.push(ours);
		ours.say('round last');
		const bytes = Number((await ours.line('round'))[3]);

		const epoll = new Tool('epoll', tool_path('epoll'), [await folder.write('payload', '{"type":"delta"'.padEnd(bytes))]);
		tools.push(epoll);
		const [epoll_port = ''] = await epoll.line('listening');
		pin(epoll.pid, SERVERS_CORE);
		const theirs = await open_watchers(epoll_port, ['last_path=/live?one', `request=${request}`]);
		tools.push(theirs);

		const sides: Side[] = [{ name: 'porchlight', watchers: ours, blocks: [] }, { name: 'epoll', watchers: theirs, blocks: [] }];
		for (const side of sides) await block(side.watchers);
		for (let turn = 0; turn < BLOCKS; turn++) for (const side of sides) side.blocks.push(await block(side.watchers));
		for (const { name, blocks } of sides) note(`${name}: ${short(median(blocks))} us for ${bytes} bytes`);
		const [first, second] = sides;
		if (!first || !second) throw new Error('two sides');
		return [{ name: 'one_of_10000_vs_epoll', value: ratio(first.blocks, second.blocks), goal: '<=1.5' }];
	} finally {
		for (const tool of tools) await tool.end();
		await folder.remove();
		await world.close();
	}
}
