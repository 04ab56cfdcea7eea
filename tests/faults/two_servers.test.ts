// Two servers on one database, one killed: people and screens go on at the other, by the same positions.

import { equal, ok } from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { houses } from '../bench/lib/people.ts';
import { sleep } from '../support/patience.ts';
import { open_world } from '../support/world.ts';
import { between, rounds } from './campaign.ts';
import { Crowd } from './crowd.ts';
import { Screen, all_show, difference, fresh } from './screen.ts';

test('clients_of_a_killed_server_go_on_at_the_other', { timeout: 1_200_000 }, async (t: TestContext) => {
	const env = { PORCHLIGHT_HEARTBEAT_S: '1' };
	const world = await open_world({ demo: true, env });
	t.after(() => world.close());
	const other = await world.another_server(env);
	const bases = [world.base, other.base];
	const staff = await houses(world, 8);
	const [house] = staff;
	if (!house) throw new Error('no house');
	const crowd = await Crowd.gather(world, staff, 48, bases);
	// Half of the screens begin at each server.
	const screens = staff.map((one, i) => new Screen(one.client, i % 2 === 0 ? bases : [...bases].reverse()));
	t.after(() => {
		crowd.close();
		for (const screen of screens) screen.stop();
	});
	await all_show(screens, house.client);
	const snapshots = screens.map((screen) => screen.counts.snapshots);

	for (let round = 0; round < rounds(1, 10); round++) {
		const [falls, stays] = round % 2 === 0 ? [world.server, other] : [other, world.server];
		crowd.start(20);
		await sleep(between(500, 1_500));
		await falls.kill('SIGKILL');
		await sleep(1_500);
		await crowd.stop();
		await all_show(screens, house.client.twin(stays.base));
		await falls.start();
		equal(difference((await fresh(house.client.twin(falls.base))).text, (await fresh(house.client.twin(stays.base))).text), '');
	}
	await crowd.nothing_is_lost();
	await crowd.nothing_is_doubled();
	if (rounds(1, 2) === 1) equal(JSON.stringify(screens.map((screen) => screen.counts.snapshots)), JSON.stringify(snapshots), 'nobody needed a snapshot');
	ok(screens.every((screen) => screen.counts.deltas > 0));
	// The two tell the same chain: positions and rows.
	await all_show(screens, house.client);
});
