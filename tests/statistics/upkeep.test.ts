// How daily sums are kept up: a day at a time by whichever server comes, again when something of a day changes afterwards, and never wrong.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { until } from '../support/patience.ts';
import { type World, open_world } from '../support/world.ts';
import { by_hand } from './by_hand.ts';

const owner = 'porchlight_owner' as const;

/** By hand, with March and April counted; `days` before today are still to be counted. */
async function counted_world(t: TestContext, serve = false): Promise<World> {
	const world = await open_world({ serve: false });
	t.after(() => world.close());
	await world.run(`${by_hand} SELECT porchlight.statistics_count('2026-03-01', '2026-05-01');
		DELETE FROM porchlight.statistics_touch; UPDATE porchlight.statistics_progress SET next_day = porchlight.statistics_today() - 4;`, {}, owner);
	if (serve) await world.another_server();
	return world;
}

const step = (world: World) => world.run('SELECT porchlight.clock_statistics()', {}, 'porchlight_server');
const touches = (world: World) => world.value<number>('SELECT count(*) FROM porchlight.statistics_touch', {}, owner);
const differences = (world: World) => world.psql(`SELECT * FROM porchlight.statistics_differences('2026-03-01', '2026-05-01')`, {}, owner);
const in_hospital = (world: World) => world.value<number>(`SELECT amount FROM porchlight.statistics_cells('2026-03-01', '2026-04-01')
	WHERE measure = 'stays_ending_in_hospital' AND part = 'hospital' AND by = 'none'`, {}, owner);

test('servers_count_day_after_day_and_two_at_once_count_each_once', async (t) => {
	const world = await counted_world(t);
	const missing = () => world.value<number>('SELECT porchlight.statistics_today() - next_day FROM porchlight.statistics_progress', {}, owner);
	for (let turn = 0; turn < 3; turn++) {
		const before = await missing();
		await Promise.all([step(world), step(world), step(world)]);
		assert.ok((await missing()) < before || before <= 1, `${before}`);
	}
	for (let turn = 0; turn < 4; turn++) await step(world);
	// Yesterday, once it is over everywhere; before noon the day before.
	assert.ok([0, 1].includes(await missing()));
});

test('what_changes_afterwards_is_counted_again_and_only_that_day', async (t) => {
	const world = await counted_world(t);
	for (let turn = 0; turn < 5; turn++) await step(world);
	assert.equal(await in_hospital(world), 2);
	await world.run(`UPDATE porchlight.stay SET where_next = 'hospital' WHERE where_next = 'home'`, {}, owner);
	assert.ok((await touches(world)) > 0);
	assert.deepEqual(await differences(world), [], 'a day that is to be counted again is not compared');
	for (let turn = 0; turn < 3; turn++) await step(world);
	assert.equal(await touches(world), 0);
	assert.equal(await in_hospital(world), 3);
	assert.deepEqual(await differences(world), []);
	// A turn-away taken back, an introduction that ends at last, one that is written down late.
	await world.run(`UPDATE porchlight.turn_away SET undone_at = now() WHERE at = '2026-03-01T08:00:00Z';
		UPDATE porchlight.recipient SET state = 'expired', ended_at = now() WHERE state = 'talking';
		INSERT INTO porchlight.turn_away (id, site_id, at) SELECT '01900000-0000-7000-8000-00000000ffff', id, '2026-03-20T20:00:00Z' FROM porchlight.site WHERE name = 'House A';`, {}, owner);
	assert.equal(await touches(world), 3);
	for (let turn = 0; turn < 4; turn++) await step(world);
	assert.deepEqual(await differences(world), []);
	const march = await world.psql(`SELECT measure, part, amount FROM porchlight.statistics_cells('2026-03-01', '2026-04-01') WHERE by = 'none' AND (measure, part) IN (('turn_aways', 'turned_away'), ('ended', 'expired')) ORDER BY 1`, {}, owner);
	assert.deepEqual(march.map((one) => one['amount']), [3, 5]);
});

test('a_change_that_commits_while_its_day_is_counted_is_not_lost', async (t) => {
	const world = await counted_world(t);
	for (let turn = 0; turn < 5; turn++) await step(world);
	const slow = world.run(`BEGIN; UPDATE porchlight.stay SET where_next = 'hospital' WHERE where_next = 'home'; SELECT pg_sleep(1.5); COMMIT;`, {}, owner);
	await until('the slow one has begun', async () => (await world.value<number>(`SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(1.5)%' AND state = 'active' AND pid <> pg_backend_pid()`, {}, owner)) > 0, 20_000);
	await step(world);
	assert.equal(await in_hospital(world), 2, 'not committed, not counted');
	await slow;
	for (let turn = 0; turn < 3; turn++) await step(world);
	assert.equal(await in_hospital(world), 3);
	assert.deepEqual(await differences(world), []);
});

test('what_is_of_today_leaves_no_mark_on_an_act', async (t) => {
	const world = await counted_world(t);
	await world.run(`INSERT INTO porchlight.turn_away (id, site_id) SELECT '01900000-0000-7000-8000-00000000fffe', id FROM porchlight.site WHERE name = 'House A';
		INSERT INTO porchlight.stay (id, site_id, house_id, bed_id, source) SELECT '01900000-0000-7000-8000-00000000fffd', s.id, s.organization_id, b.id, 'walk_in'
		  FROM porchlight.site s JOIN porchlight.bed b ON b.site_id = s.id WHERE s.name = 'House A';
		UPDATE porchlight.stay SET left_at = now(), where_next = 'home' WHERE left_at IS NULL AND arrived_at > now() - interval '1 hour';
		UPDATE porchlight.turn_away SET undone_at = now() WHERE at > now() - interval '1 hour';`, {}, owner);
	assert.equal(await touches(world), 0);
});

test('a_server_keeps_them_up_by_itself', async (t) => {
	const world = await counted_world(t, true);
	await until('days are counted', async () => (await world.value<number>('SELECT porchlight.statistics_today() - next_day FROM porchlight.statistics_progress', {}, owner)) <= 1, 20_000);
	await world.run(`UPDATE porchlight.stay SET where_next = 'hospital' WHERE where_next = 'home'`, {}, owner);
	await until('the touched day was counted again', async () => (await touches(world)) === 0, 20_000);
	assert.equal(await in_hospital(world), 3);
});
