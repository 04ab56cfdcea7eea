// The server pulled from under 200 people who act at once, and started again: what it acknowledged is there, what it did not is done once
// when they send it again, and every screen ends with what the database holds.

import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { sleep } from '../support/patience.ts';
import { between, rounds } from './campaign.ts';
import { all_show, difference, fresh } from './screen.ts';
import { open_stage, told } from './stage.ts';

test('a_server_killed_in_the_middle_of_200_acts_loses_nothing_and_doubles_nothing', { timeout: 1_200_000 }, async (t) => {
	const { world, house, crowd, screens } = await open_stage(t, { houses: 10, people: 200 });
	for (let round = 0; round < rounds(2, 20); round++) {
		crowd.start();
		await sleep(between(700, 1_700));
		await world.kill('SIGKILL');
		await crowd.nothing_is_lost();
		await world.server.start();
		await sleep(500);
		await crowd.stop();
		await all_show(screens, house.client);
	}
	await crowd.nothing_is_lost();
	await crowd.nothing_is_doubled();
	await all_show(screens, house.client);

	// A server that has never seen any of it reads the same picture from the database.
	const other = await world.another_server();
	const shown = await fresh(house.client.twin(other.base));
	equal(difference(screens[0]?.text() ?? '', shown.text), '');
	t.diagnostic(told(crowd));
});
