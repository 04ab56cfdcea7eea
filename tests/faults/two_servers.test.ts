// Two servers on one database, one killed: people and screens go on at the other, by the same positions.

import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { sleep } from '../support/patience.ts';
import { between, is_long } from './campaign.ts';
import { all_show, difference, fresh } from './screen.ts';
import { open_stage, told } from './stage.ts';

test('clients_of_a_killed_server_go_on_at_the_other_without_a_snapshot', { timeout: 300_000 }, async (t) => {
	const { world, servers, house, crowd, screens } = await open_stage(t, { houses: 8, people: 48, two_servers: true });
	const snapshots = screens.map((screen) => screen.counts.snapshots);
	crowd.start(20);
	await sleep(between(500, 1_500));
	await world.kill('SIGKILL');
	await sleep(1_500);
	await crowd.stop();
	const other = house.client.twin(servers[1]?.base);
	await all_show(screens, other);
	deepEqual(screens.map((screen) => screen.counts.snapshots), snapshots, 'nobody needed a snapshot');
	ok(screens.every((screen) => screen.counts.deltas > 0));

	await world.server.start();
	equal(difference((await fresh(house.client)).text, (await fresh(other)).text), '', 'both show the same');
	await crowd.nothing_is_lost();
	await crowd.nothing_is_doubled();
	t.diagnostic(told(crowd));
});

test('two_servers_killed_in_turn_lose_nothing', { skip: !is_long, timeout: 1_200_000 }, async (t) => {
	const { servers, house, crowd, screens } = await open_stage(t, { houses: 8, people: 48, two_servers: true });
	for (let round = 0; round < 10; round++) {
		const [falls, stays] = round % 2 === 0 ? servers : [...servers].reverse();
		if (!falls || !stays) throw new Error('two servers');
		crowd.start(20);
		await sleep(between(500, 2_500));
		await falls.kill('SIGKILL');
		await sleep(between(0, 1_500));
		await falls.start();
		await crowd.stop();
		await all_show(screens, house.client.twin(stays.base), 30_000);
		equal(difference((await fresh(house.client.twin(falls.base))).text, (await fresh(house.client.twin(stays.base))).text), '');
	}
	await crowd.nothing_is_lost();
	await crowd.nothing_is_doubled();
	t.diagnostic(told(crowd));
});
