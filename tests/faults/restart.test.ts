// PostgreSQL restarted under load: people's acts wait or are answered 503, and happen once when it is back; screens are told that what they
// show may be old, and end with what the database holds.

import { type TestContext, test } from 'node:test';
import { houses } from '../bench/lib/people.ts';
import { sleep } from '../support/patience.ts';
import { open_world } from '../support/world.ts';
import { between, rounds } from './campaign.ts';
import { Crowd } from './crowd.ts';
import { type Ending, stop_database } from './database.ts';
import { Screen, all_show } from './screen.ts';

async function story(t: TestContext, endings: Ending[]): Promise<void> {
	const world = await open_world({ demo: true, own_cluster: true, env: { PORCHLIGHT_HEARTBEAT_S: '1' } });
	t.after(() => world.close());
	const staff = await houses(world, 6);
	const [house] = staff;
	if (!house) throw new Error('no house');
	const crowd = await Crowd.gather(world, staff, 40, [world.base]);
	const screens = staff.map((one) => new Screen(one.client, [world.base]));
	t.after(() => {
		crowd.close();
		for (const screen of screens) screen.stop();
	});
	await all_show(screens, house.client);
	for (const ending of endings) {
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
	t.diagnostic(`${crowd.acts.length} acts, ${crowd.acts.filter((act) => act.tries > 1).length} of them sent more than once`);
}

test('postgresql_restarted_under_load_loses_nothing_and_doubles_nothing', { timeout: 1_200_000 }, (t) =>
	story(t, Array.from({ length: rounds(1, 8) }, () => 'fast')));

test('postgresql_crashed_under_load_loses_nothing_and_doubles_nothing', { timeout: 1_200_000 }, (t) =>
	story(t, Array.from({ length: rounds(1, 8) }, () => 'immediate')));
