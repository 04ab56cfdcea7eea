// An attack on what is released: someone reads everything, knows how all figures belong together, and looks for the least and the greatest value that
// each hidden count can have. Fewer than eleven values between them, and the count is as good as told. (That there is nothing may be known: zero is told.)
// PORCHLIGHT_ATTACK_TARGETS: how many hidden counts of each network are looked for.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../support/cluster.ts';
import { open_world } from '../support/world.ts';
import { type Group, type Hidden, read_all, related } from './attack_model.ts';
import { attack } from './attack_solver.ts';

const run = promisify(execFile);
const threshold = 11;
const targets = Number(process.env['PORCHLIGHT_ATTACK_TARGETS'] ?? 4);
const near = 1e-6;

/** A few of them, the small ones first, others at each network. */
function some(of: number, most: number): (hidden: Hidden[]) => Hidden[] {
	return (hidden) => {
		const small = hidden.filter(({ truth }) => truth !== undefined && truth > 0 && truth < threshold);
		const pool = small.length > 0 && of % 4 !== 0 ? small : hidden;
		const step = Math.max(1, Math.floor(pool.length / most));
		return pool.filter((_, i) => i % step === (of * 7) % step).slice(0, most);
	};
}

async function survives(groups: Group[], measures: string[], choose: (hidden: Hidden[]) => Hidden[], where: string): Promise<number> {
	const ranges = await attack(read_all(groups, measures), choose);
	for (const { hidden, low, high } of ranges) {
		const said = `${where}: ${hidden.name} is ${hidden.truth ?? 'hidden'} and can be placed from ${low} to ${high}`;
		if (hidden.truth !== undefined) assert.ok(low - near <= hidden.truth && hidden.truth <= high + near, `${said}, so the attack is wrong`);
		assert.ok(high - low >= threshold - 1 - near || (low === 0 && high < near), said);
	}
	return ranges.length;
}

test('no_hidden_count_of_200_random_networks_can_be_placed_within_the_threshold', { timeout: 600_000 }, async () => {
	const folder = await mkdtemp(join(tmpdir(), 'porchlight-networks-'));
	try {
		const out = join(folder, 'networks');
		await run(resolve(root, process.env['BUILD'] ?? 'build', 'tests/release/test_networks'), [], { env: { ...process.env, PORCHLIGHT_ATTACK_OUT: out } });
		let networks = 0;
		let looked_for = 0;
		for await (const line of createInterface({ input: createReadStream(out) })) {
			// Of most networks a few measures are looked at, of some all together.
			const measures = related[networks % 40 === 39 ? related.length - 1 : networks % (related.length - 1)] ?? [];
			looked_for += await survives(JSON.parse(line) as Group[], measures, some(networks, networks % 40 === 39 ? 1 : targets), `network ${networks}`);
			networks++;
		}
		assert.equal(networks, 200);
		assert.ok(looked_for > 400, `only ${looked_for} hidden counts were looked for`);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
});

test('an_attack_finds_what_a_careless_release_gives_away', async () => {
	const cell = (part: string, amount: number | null, truth?: number): Group['cells'][number] => (amount === null ? ['arrivals', part, null, truth, 1] : ['arrivals', part, amount]);
	const careless: Group[] = [{ period: 'month', begin: '2026-01-01', until: '2026-02-01', by: 'none', slice: '', within: '', cells: [cell('#numerator', 40), cell('introduced', 36), cell('by_themselves', null, 4)] }];
	const [found] = await attack(read_all(careless, ['arrivals']), (hidden) => hidden);
	assert.deepEqual([found?.low, found?.high], [4, 4]);
});

test('nothing_that_was_released_of_the_demo_network_gives_a_hidden_count_away', { timeout: 600_000 }, async (t) => {
	const world = await open_world({ demo: true, serve: false });
	t.after(() => world.close());
	const groups = await world.psql<Group & Record<string, never>>(`SELECT r.period, r.begin::text, r.until::text, c.by, c.slice,
		coalesce(y.region, y.state, '') AS within, json_agg(json_build_array(c.measure, c.part, c.amount)) AS cells
		FROM porchlight.release r JOIN porchlight.release_cell c ON c.release_id = r.id LEFT JOIN porchlight.county y ON c.by = 'county' AND y.fips = c.slice
		WHERE c.part NOT IN ('median', 'p90') AND r.begin >= '2026-01-01'::date + CASE WHEN r.period = 'week' THEN 4 ELSE 0 END
		GROUP BY r.period, r.begin, r.until, c.by, c.slice, y.region, y.state ORDER BY 2, 3, 4, 5`);
	assert.ok(groups.length > 100);
	let looked_for = 0;
	for (const [i, measures] of related.slice(0, -1).entries()) {
		for (const by of ['region', 'sender_kind', 'language']) {
			const read = groups.filter((group) => group.by === 'none' || group.by === by);
			looked_for += await survives(read, measures, some(4 * i, 3), `the demo network by ${by}`);
		}
	}
	assert.ok(looked_for > 20, `only ${looked_for}`);
});
