// The slowest page of statistics, with five years of five million introductions at 5,000 sites; and beside it the same year counted from the rows.
// Making the network takes a while, so `make bench` leaves this to `make bench-statistics`.

import type { Client } from '../../support/http.ts';
import { sleep } from '../../support/patience.ts';
import { type World, open_world } from '../../support/world.ts';
import { type Figure, median, note, short } from '../lib/figure.ts';
import { person } from '../lib/people.ts';

const SITES = Number(process.env['BENCH_SITES'] ?? 5_000);
const DAYS = Number(process.env['BENCH_DAYS'] ?? 1_826);
const REFERRALS = Number(process.env['BENCH_REFERRALS'] ?? 5_000_000);
const RELEASES_MINUTES = 60;
const TURNS = 5;
const owner = 'porchlight_owner' as const;

/** Milliseconds of an answered read; half of several. */
async function time_of(client: Client, path: string): Promise<number> {
	const took: number[] = [];
	for (let turn = 0; turn < TURNS; turn++) {
		const from = performance.now();
		const reply = await client.get(path);
		took.push(performance.now() - from);
		if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.text}`);
	}
	return median(took);
}

/** The server releases month by month; nothing is shown of the network before. */
async function released(world: World): Promise<void> {
	const until = Date.now() + RELEASES_MINUTES * 60_000;
	while ((await world.psql('SELECT * FROM porchlight.release_due()', {}, owner)).length > 0) {
		if (Date.now() > until) throw new Error('the months were not released in time');
		await sleep(1_000);
	}
	note(`${await world.value<number>('SELECT count(*) FROM porchlight.release', {}, owner)} periods are released`);
}

function pages(scope: string, slices: readonly string[]): string[] {
	const periods = ['week', 'month', 'quarter', 'year'];
	return [
		...periods.flatMap((period) => slices.map((by) => `/api/v1/statistics?${scope}&period=${period}&by=${by}`)),
		...periods.map((period) => `/api/v1/statistics/trend?${scope}&period=${period}&measure=turn_aways&count=12`),
		...periods.map((period) => `/api/v1/statistics/week_hours?${scope}&period=${period}`),
	];
}

export async function statistics(): Promise<Figure[]> {
	const began = performance.now();
	const world = await open_world({ serve: false });
	try {
		const made = await world.porchlight(['demo', '--sites', String(SITES), '--history-days', String(DAYS), '--referrals', String(REFERRALS)]);
		if (made.code !== 0) throw new Error(made.stderr);
		note(`${made.stdout.split('\n')[0] ?? ''} It took ${short((performance.now() - began) / 1_000)} s with its daily sums`);
		await world.another_server();
		await released(world);

		const one = async (sql: string) => world.value<string>(sql, {}, owner);
		const network = await one(`SELECT id FROM porchlight.organization WHERE kind = 'network' LIMIT 1`);
		const house = await one('SELECT house_id FROM porchlight.recipient GROUP BY house_id ORDER BY count(*) DESC LIMIT 1');
		const team = await one('SELECT organization_id FROM porchlight.referral GROUP BY organization_id ORDER BY count(*) DESC LIMIT 1');
		const slices = ['none', 'region', 'county', 'sender_kind', 'language', 'need'];
		const asked: [client: Client, paths: string[]][] = [
			[(await person(world, network, 'network_admin')).client, [...pages('scope=network', slices), '/api/v1/statistics/periods?period=week', '/api/v1/statistics/freshness?period=year']],
			[(await person(world, house, 'house_lead')).client, [...pages(`scope=house&id=${house}`, [...slices, 'house']), `/api/v1/statistics/occupancy?scope=house&id=${house}`, `/api/v1/statistics/freshness?scope=house&id=${house}&period=year`]],
			[(await person(world, team, 'referrer_lead')).client, pages(`scope=team&id=${team}`, [...slices, 'house'])],
		];
		let slowest = 0;
		for (const [client, paths] of asked) {
			for (const path of paths) {
				const took = await time_of(client, path);
				slowest = Math.max(slowest, took);
				note(`${short(took).padStart(6)} ms ${path}`);
			}
		}

		const year = await one('SELECT coalesce((SELECT max(begin) FROM porchlight.release WHERE period = \'year\'), porchlight.statistics_first_day())::text');
		const from = performance.now();
		await world.run(`SELECT measure, part, sum(amount) FROM porchlight.statistics_facts(porchlight.statistics_moment(:'year'), porchlight.statistics_moment(:'year'::date + 365),
			porchlight.statistics_zone(), NULL, NULL, false) GROUP BY measure, part`, { year }, owner);
		const raw = performance.now() - from;
		note(`the year ${year} counted from the rows took ${short(raw)} ms`);
		const month = await one(`SELECT max(begin)::text FROM porchlight.release WHERE period = 'month'`);
		const differences = await world.value<number>(`SELECT count(*) FROM porchlight.statistics_differences(:'month', porchlight.statistics_period_until('month', :'month'))`, { month }, owner);
		if (differences > 0) throw new Error(`${differences} daily sums of ${month} differ from the rows`);
		return [{ name: 'statistics_page_ms', value: slowest, goal: '<=300' }, { name: 'statistics_raw_year_ms', value: raw, goal: '-' }];
	} finally {
		await world.close();
	}
}
