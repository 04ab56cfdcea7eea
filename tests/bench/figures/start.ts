// From starting the server to its first answered board read, with 5,000 sites. Half of several starts; PostgreSQL runs on, as it would.

import { sleep } from '../../support/patience.ts';
import { open_world } from '../../support/world.ts';
import { type Figure, median, note, short } from '../lib/figure.ts';
import { reader_of } from '../lib/people.ts';

const SITES = 5_000;
const STARTS = 5;

export async function start(): Promise<Figure[]> {
	const began = performance.now();
	const world = await open_world({ sites: SITES });
	try {
		note(`a demo network of ${SITES} sites took ${short((performance.now() - began) / 1_000)} s to make`);
		const client = await reader_of(world);
		const took: number[] = [];
		let bytes = 0;
		for (let i = 0; i < STARTS; i++) {
			await world.server.kill('SIGTERM');
			client.close();
			const from = performance.now();
			const ready = world.server.start();
			for (;;) {
				const reply = await client.get('/api/v1/board?view=network', { headers: { 'Accept-Encoding': 'gzip' } }).catch(() => null);
				bytes = reply?.bytes.length ?? 0;
				if (reply?.status === 200) break;
				await sleep(2);
			}
			took.push(performance.now() - from);
			await ready;
		}
		note(`first answer (${bytes} bytes) after ${took.map(short).join(' ')} ms`);
		return [{ name: 'start_5000_sites_ms', value: median(took), goal: '<=1000' }];
	} finally {
		await world.close();
	}
}
