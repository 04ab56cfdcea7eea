// PostgreSQL restarted under load: people's acts wait or are answered 503, and happen once when it is back; screens are told that what they
// show may be old, and end with what the database holds.

import { type TestContext, test } from 'node:test';
import { sleep } from '../support/patience.ts';
import { between, rounds } from './campaign.ts';
import { type Ending, stop_database } from './database.ts';
import { all_show } from './screen.ts';
import { open_stage, told } from './stage.ts';

async function story(t: TestContext, ending: Ending): Promise<void> {
	const { world, house, crowd, screens } = await open_stage(t, { houses: 6, people: 40, own_cluster: true });
	for (let round = 0; round < rounds(1, 8); round++) {
		crowd.start(20);
		await sleep(between(500, 1_500));
		await stop_database(world.cluster, ending);
		await sleep(between(300, 1_500));
		await world.cluster.start();
		await sleep(500);
		await crowd.stop();
		await crowd.nothing_is_lost();
		await all_show(screens, house.client, 30_000);
	}
	await crowd.nothing_is_doubled();
	await all_show(screens, house.client);
	t.diagnostic(told(crowd));
}

test('postgresql_restarted_under_load_loses_nothing_and_doubles_nothing', { timeout: 1_200_000 }, (t) => story(t, 'fast'));

test('postgresql_crashed_under_load_loses_nothing_and_doubles_nothing', { timeout: 1_200_000 }, (t) => story(t, 'immediate'));
