// `make soak`: a mixed load for SOAK_SECONDS (600). People act, screens come and go, boards are read, people sign in and out; the server's
// memory must level off, and at the end every screen must show what the database holds, with every act there once.

import { availableParallelism } from 'node:os';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { ok } from 'node:assert/strict';
import { Client } from '../support/http.ts';
import { sleep, until } from '../support/patience.ts';
import { Screen, all_show } from '../faults/screen.ts';
import { type Stage, open_stage, told, undoing } from '../faults/stage.ts';
import { demo_password } from './lib/demo.ts';
import { median, note, short } from './lib/figure.ts';
import { watch } from './lib/live.ts';
import { resident_kb } from './lib/process.ts';
import type { Tool } from './lib/tool.ts';

const SECONDS = Number(process.env['SOAK_SECONDS'] ?? 600);
const SOCKETS = 500;
const GROWTH_KB_MOST = 8_192;
const SAMPLE_SECONDS = Math.max(2, Math.min(10, SECONDS / 30));

// Small windows, so that what may fill up (the deltas kept for those who come back) is full long before the end.
const env = { PORCHLIGHT_RESUME_SECONDS: '20', PORCHLIGHT_RESUME_DELTAS: '64', PORCHLIGHT_RESUME_BYTES: '1048576' };

/** Repeats until the soak is over; an error ends it. */
async function again(soak: { until: number }, pause_ms: number, once: () => Promise<void>): Promise<void> {
	try {
		while (Date.now() < soak.until) {
			await once();
			await sleep(pause_ms * (0.5 + Math.random()));
		}
	} catch (error) {
		soak.until = 0;
		throw error;
	}
}

/** A screen that is there for a while. */
async function visit({ house, world }: Stage): Promise<void> {
	const screen = new Screen(house.client, [world.base]);
	try {
		await until('a visiting screen to become live', () => screen.is_live, 20_000);
		await sleep(Math.random() * 3_000);
		ok(screen.is_live, 'a visiting screen stays live');
	} finally {
		screen.stop();
	}
}

async function read_board({ house, world }: Stage): Promise<void> {
	const client = house.client.twin(world.base);
	let etag: string | undefined;
	for (let i = 0; i < 20; i++) {
		const headers: Record<string, string> = { 'Accept-Encoding': 'gzip', ...(etag ? { 'If-None-Match': etag } : {}) };
		const reply = await client.get('/api/v1/board?view=network', { headers });
		ok(reply.status === 200 || reply.status === 304, `the board answered ${reply.status}`);
		etag = reply.headers.etag;
	}
	client.close();
}

async function sign_in_and_out({ world }: Stage): Promise<void> {
	const client = new Client(world.base);
	await client.sign_in('rosa@harborlight.example', demo_password);
	const reply = await client.delete('/api/v1/session');
	ok(reply.status === 204, `signing out answered ${reply.status}`);
	client.close();
}

test(`${SECONDS}_seconds_of_everything_leave_the_server_as_it_was`, { timeout: (SECONDS + 600) * 1_000 }, async (t: TestContext) => {
	const undo = undoing(t);
	const stage = await open_stage(t, { houses: 12, people: 36, env }, undo);
	const { world, house, crowd, screens } = stage;
	const sockets: Tool = await watch({ client: house.client, count: SOCKETS });
	undo(() => sockets.end());
	const soak = { until: Date.now() + SECONDS * 1_000 };
	const samples: number[] = [];
	crowd.start(400);
	await Promise.all([
		...Array.from({ length: 2 * availableParallelism() }, () => again(soak, 200, () => visit(stage))),
		again(soak, 300, () => read_board(stage)),
		again(soak, 2_000, () => sign_in_and_out(stage)),
		again(soak, SAMPLE_SECONDS * 1_000, async () => {
			samples.push(await resident_kb(world.server.pid));
			await crowd.check();
		}),
	]);
	await crowd.stop();
	await all_show(screens, house.client);
	await crowd.nothing_is_lost();
	await crowd.nothing_is_doubled(50);
	// Half way everything that may fill up is full. A password's check takes 64 MB for a moment, hence medians.
	const half = samples.slice(Math.floor(samples.length / 2));
	const third = Math.max(1, Math.floor(half.length / 3));
	const growth = median(half.slice(-third)) - median(half.slice(0, third));
	note(`${told(crowd)}; resident ${samples.map((value) => short(value / 1_024)).join(' ')} MB`);
	ok(growth < GROWTH_KB_MOST, `in the second half resident memory grew by ${short(growth)} KB`);
	const wrong = world.log.filter((line) => /level=(error|warning)/.test(line));
	ok(wrong.length === 0, `the server's log has ${wrong.length} errors and warnings: ${wrong.slice(0, 5).join('\n')}`);
});
