// From an act to the last of 1,000 screens, while 50 acts a second come in by a timetable. The clock starts when the client sends the act,
// so the time holds the request and the statement besides the commit, the decoding and the sockets.

import { sleep } from '../../support/patience.ts';
import { open_world } from '../../support/world.ts';
import { type Figure, note, quantile, short } from '../lib/figure.ts';
import { watch } from '../lib/live.ts';
import { type House, houses } from '../lib/people.ts';
import type { Tool } from '../lib/tool.ts';

const SOCKETS = 1_000;
const ACTS_A_SECOND = 50;
const SECONDS = 20;
const WARM_SECONDS = 3;

/** Acts by a timetable; gives when each was sent (CLOCK_MONOTONIC, ns), by site. */
async function act(all: House[], seconds: number): Promise<Map<string, number[]>> {
	const sent = new Map<string, number[]>(all.map((house) => [house.site_id, []]));
	const answers: Promise<void>[] = [];
	const began = performance.now();
	for (let i = 0; i < seconds * ACTS_A_SECOND; i++) {
		await sleep(Math.max(0, began + (i * 1_000) / ACTS_A_SECOND - performance.now()));
		const house = all[i % all.length];
		if (!house) throw new Error('no house');
		sent.get(house.site_id)?.push(Number(process.hrtime.bigint()));
		answers.push(house.client.post(`/api/v1/sites/${house.site_id}/confirmations`, {}).then((reply) => {
			if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`);
		}));
	}
	await Promise.all(answers);
	return sent;
}

interface Served {
	first: number[];
	last: number[];
}

/** How long each act took to reach the first and the last socket, in ms. */
async function served(watchers: Tool, sent: Map<string, number[]>): Promise<Served> {
	watchers.say('report');
	const times: Served = { first: [], last: [] };
	for (const [word, pos, id = '', count, first, last] of await watchers.lines_until('end')) {
		if (word !== 'delta') continue;
		const began = sent.get(id)?.shift();
		if (began === undefined) continue; // not an act of ours (a timer's)
		if (Number(count) !== SOCKETS) throw new Error(`the delta at ${pos} reached ${count} of ${SOCKETS} sockets`);
		times.first.push((Number(first) - began) / 1e6);
		times.last.push((Number(last) - began) / 1e6);
	}
	const missing = [...sent.values()].reduce((sum, left) => sum + left.length, 0);
	if (missing > 0) throw new Error(`${missing} acts were not seen`);
	return times;
}

export async function commit(): Promise<Figure[]> {
	const world = await open_world({ demo: true });
	const tools: Tool[] = [];
	try {
		const all = await houses(world, 32);
		const [reader] = all;
		if (!reader) throw new Error('the demo network has no house');
		const watchers = await watch({ client: reader.client, count: SOCKETS });
		tools.push(watchers);
		await act(all, WARM_SECONDS);
		await sleep(1_000);
		watchers.say('listen');
		const sent = await act(all, SECONDS);
		await sleep(1_000);
		const times = await served(watchers, sent);
		const of = (values: number[], share: number): string => short(quantile(values, share));
		note(`${times.last.length} acts: first socket p50 ${of(times.first, 0.5)} ms; last p50 ${of(times.last, 0.5)}, ` +
			`p90 ${of(times.last, 0.9)}, p99 ${of(times.last, 0.99)}, longest ${of(times.last, 1)}`);
		return [{ name: 'commit_to_last_of_1000_p99_ms', value: quantile(times.last, 0.99), goal: '<=25' }];
	} finally {
		for (const tool of tools) await tool.end();
		await world.close();
	}
}
