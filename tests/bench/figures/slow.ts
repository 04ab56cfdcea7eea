// What a slow database does to those who don't need it: 32 connections have a slow request (200 ms) running at all times, and between them
// 64 quick connections read the board from memory by a timetable. The share of reads that came over 50 ms after they were due.
//
// The slow request is a real one (the list of counties), made slow in this throw-away database alone by a row-level policy that sleeps.

import { open_world } from '../../support/world.ts';
import { type Figure, note, short } from '../lib/figure.ts';
import { reader_of } from '../lib/people.ts';
import { Folder, request_text } from '../lib/request.ts';
import { run_tool } from '../lib/tool.ts';

const SECONDS = 15;
const QUICK = 64;
const RATE = 1_000;
const SLOW = 32;

export async function slow(): Promise<Figure[]> {
	const world = await open_world({ demo: true });
	const folder = await Folder.make();
	try {
		const client = await reader_of(world);
		await world.run(`
			ALTER TABLE porchlight.county ENABLE ROW LEVEL SECURITY;
			CREATE POLICY bench_all ON porchlight.county FOR SELECT USING (true);
			CREATE POLICY bench_slow ON porchlight.county AS RESTRICTIVE FOR SELECT USING ((SELECT true FROM pg_sleep(0.2)));`);
		const quick = await folder.write('quick', request_text({ client, method: 'GET', path: '/api/v1/board?view=network', gzip: true }));
		const sleepy = await folder.write('slow', request_text({ client, method: 'GET', path: '/api/v1/counties' }));
		const words = [world.server.port, SECONDS, QUICK, RATE, quick, SLOW, sleepy].map(String);
		const [due = 0, p50 = 0, p99 = 0, p999 = 0, most = 0, over = 0, slow_done = 0, slow_p50 = 0, other = 0] =
			(await run_tool('openloop', words, 'openloop', (SECONDS + 30) * 1_000)).map(Number);
		if (other > 0) throw new Error(`${other} requests were not answered with 200`);
		if (slow_p50 < 200e6) throw new Error('the slow request is not slow');
		note(`${due} reads: p50 ${short(p50 / 1e6)} ms, p99 ${short(p99 / 1e6)}, p99.9 ${short(p999 / 1e6)}, longest ${short(most / 1e6)}; ` +
			`beside them ${slow_done} slow requests, half of them over ${short(slow_p50 / 1e6)} ms`);
		return [{ name: 'slow_fast_over_50ms_percent', value: (100 * over) / due, goal: '<=0.1' }];
	} finally {
		await folder.remove();
		await world.close();
	}
}
