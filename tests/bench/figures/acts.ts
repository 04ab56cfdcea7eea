// Acts a second: a house says "still right" (POST /sites/{id}/confirmations), which is one function call in one transaction, durable.
// 16 connections, each act under a key of its own, over all houses of the demo network, while 100 sockets get every change.
//
// - Porchlight and pgbench have their turns while the server runs, with its feed and its sockets: in both turns the log is decoded and each
//   change is pushed, and what is compared is the road to the database. pgbench calls the same two statements in one pipeline, prepared,
//   from as many connections as the server has workers.
// - Then the server is stopped and Node has its turn: fastify, pg and ws, as many connections, the same two statements in a transaction,
//   the same 100 sockets. Warmed before the first round.
// Each turn is checked against the database: as many confirmations as answered acts, and none but the last few unanswered.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../support/cluster.ts';
import { sleep } from '../../support/patience.ts';
import { type World, open_world } from '../../support/world.ts';
import { type Figure, median, note, ratio, short } from '../lib/figure.ts';
import { watch } from '../lib/live.ts';
import { type House, houses } from '../lib/people.ts';
import { Folder, request_text } from '../lib/request.ts';
import { Tool, node, peer_path, run_tool, tool_path } from '../lib/tool.ts';

const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 16;
const WORKERS = 8;
const SOCKETS = 100;
const ACT = 'site_confirm';

const query = (name: string): Promise<string> => readFile(resolve(root, 'sql/queries', `${name}.sql`), 'utf8');
const bare = (sql: string): string => sql.replace(/^--.*$/gm, '').trim().replace(/;$/, '');

interface Bench {
	world: World;
	folder: Folder;
	all: House[];
	begin: string;
	act: string;
}

/** Runs a turn and checks that the database holds what was answered. Gives acts a second. */
async function checked(bench: Bench, name: string, turn: () => Promise<{ acts: number; rate: number }>): Promise<number> {
	const count = (): Promise<number> => bench.world.value<number>('SELECT count(*)::integer FROM porchlight.confirmation');
	await bench.world.run('CHECKPOINT');
	const before = await count();
	const { acts, rate } = await turn();
	const added = (await count()) - before;
	if (added < acts || added > acts + CONNECTIONS) throw new Error(`${name} answered ${acts} acts, and the database has ${added}`);
	await sleep(300);
	return rate;
}

async function post(port: string, requests: string, seconds = SECONDS): Promise<{ acts: number; rate: number }> {
	const words = [port, String(CONNECTIONS), String(seconds), requests];
	const [acts = 0, took = 1, , , , other = 0] = (await run_tool('poster', words, 'posted', (seconds + 30) * 1_000)).map(Number);
	if (other > 0) throw new Error(`${other} acts were not answered with success`);
	return { acts, rate: acts / took };
}

/** One pgbench script for each house, with its own account. */
async function pgbench_scripts({ folder, all, begin, act }: Bench): Promise<string[]> {
	const fill = (sql: string, values: string[]): string => values.reduce((text, value, i) => text.replaceAll(`$${i + 1}`, value), bare(sql));
	const scripts = all.map((house, i) => folder.write(`house-${i}.sql`, [
		'\\set serial random(1000000000, 9223372036854775807)',
		'\\startpipeline',
		`${fill(begin, [`'${house.account_id}'`, "'bench'", ':serial', "'bench'"])};`,
		`${fill(act, [`'${house.site_id}'`])};`,
		'\\endpipeline',
		'',
	].join('\n')));
	return (await Promise.all(scripts)).flatMap((path) => ['-f', path]);
}

async function pgbench({ world }: Bench, scripts: string[]): Promise<{ acts: number; rate: number }> {
	const words = ['-n', '-M', 'prepared', '-c', String(WORKERS), '-j', '1', '-T', String(SECONDS), ...scripts];
	const conninfo = world.cluster.conninfo(world.database, 'porchlight_server');
	const { stdout } = await promisify(execFile)('pgbench', [...words, conninfo]);
	const acts = Number(/actually processed: (\d+)/.exec(stdout)?.[1]);
	const failed = Number(/failed transactions: (\d+)/.exec(stdout)?.[1] ?? 0);
	const rate = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
	if (!(acts > 0) || failed > 0) throw new Error(`pgbench: ${stdout}`);
	return { acts, rate };
}

async function start_node({ world, folder, all, begin, act }: Bench, one: boolean): Promise<{ peer: Tool; watchers: Tool; port: string }> {
	const settings = await folder.write('node.json', JSON.stringify({
		database: { host: world.cluster.socket, port: 5432, database: world.database, user: 'porchlight_server' },
		connections: WORKERS,
		sessions: Object.fromEntries(all.map((house) => [house.client.cookies.get('porchlight') ?? '', house.account_id])),
		begin: bare(begin),
		act: bare(act),
		...(one ? { one: `WITH began AS MATERIALIZED (${bare(begin)}) SELECT a.* FROM began, LATERAL (${bare(act).replaceAll('$1', '$5')}) a` } : {}),
	}));
	const peer = new Tool('node', node, [peer_path('acts.mjs'), settings], { NODE_ENV: 'production' });
	const [port = ''] = await peer.line('listening');
	const watchers = new Tool('watchers', tool_path('watchers'), [port, String(SOCKETS)]);
	await watchers.line('ready');
	return { peer, watchers, port };
}

export async function acts(): Promise<Figure[]> {
	const world = await open_world({ demo: true, env: { PORCHLIGHT_WORKERS: String(WORKERS) } });
	const folder = await Folder.make();
	const tools: Tool[] = [];
	try {
		const bench: Bench = { world, folder, all: await houses(world, 40), begin: await query('request_begin'), act: await query(ACT) };
		const texts = bench.all.map(({ client, site_id }) =>
			request_text({ client, method: 'POST', path: `/api/v1/sites/${site_id}/confirmations`, body: {} }));
		const requests = await folder.write('acts', texts.map((text) => `${text}\0`).join(''));
		const scripts = await pgbench_scripts(bench);
		const nodes = [await start_node(bench, false), await start_node(bench, true)];
		tools.push(...nodes.flatMap((one) => [one.watchers, one.peer]));
		for (const { port } of nodes) await post(port, requests, 3);

		const rates = { ours: [] as number[], pgbench: [] as number[], node: [] as number[], node_one: [] as number[], alone: [] as number[] };
		for (let round = 0; round < ROUNDS; round++) {
			if (round > 0) await world.server.start();
			const [house] = bench.all;
			if (!house) throw new Error('the demo network has no house');
			const watchers = await watch({ client: house.client, count: SOCKETS });
			if (round === 0) await post(String(world.server.port), requests, 2);
			rates.ours.push(await checked(bench, 'porchlight', () => post(String(world.server.port), requests)));
			rates.pgbench.push(await checked(bench, 'pgbench', () => pgbench(bench, scripts)));
			await watchers.end();
			await world.server.kill('SIGTERM');
			const [node_two, node_one] = nodes;
			if (!node_two || !node_one) throw new Error('no node');
			rates.node.push(await checked(bench, 'node', () => post(node_two.port, requests)));
			rates.node_one.push(await checked(bench, 'node, one statement', () => post(node_one.port, requests)));
			rates.alone.push(await checked(bench, 'pgbench alone', () => pgbench(bench, scripts)));
		}
		for (const [name, seen] of Object.entries(rates)) note(`${name}: ${short(median(seen))} acts a second (${seen.map(short).join(' ')})`);
		return [
			{ name: 'acts_vs_pgbench', value: ratio(rates.ours, rates.pgbench), goal: '>=0.85' },
			{ name: 'acts_vs_node', value: ratio(rates.ours, rates.node), goal: '>=1.15' },
			{ name: 'acts_vs_pgbench_without_server', value: ratio(rates.ours, rates.alone), goal: '-' },
			{ name: 'acts_vs_node_one_statement', value: ratio(rates.ours, rates.node_one), goal: '-' },
			{ name: 'acts_a_second', value: median(rates.ours), goal: '-' },
		];
	} finally {
		for (const tool of tools) await tool.end();
		await folder.remove();
		await world.close();
	}
}
