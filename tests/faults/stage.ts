// What each of these tests begins with: a demo network, houses with their staff signed in, a crowd that acts, and a screen for each house.
// What is opened is closed again, the last first.

import type { TestContext } from 'node:test';
import { type House, houses } from '../bench/lib/people.ts';
import type { Server } from '../support/server.ts';
import { until } from '../support/patience.ts';
import { type World, open_world } from '../support/world.ts';
import { Crowd } from './crowd.ts';
import { Screen, all_show } from './screen.ts';

export interface StageOptions {
	houses: number;
	/** How many act. */
	people: number;
	/** No screens where the test has its own kind. */
	screens?: boolean;
	/** A second server on the same database; people and screens know both, and half of each begin at either. */
	two_servers?: boolean;
	own_cluster?: boolean;
	env?: Record<string, string>;
}

export interface Stage {
	world: World;
	staff: House[];
	/** The first of the staff. */
	house: House;
	servers: Server[];
	crowd: Crowd;
	screens: Screen[];
}

/** Registers what is to be undone at the test's end; the last registered is undone first, and each even if another fails. */
export function undoing(t: TestContext): (undo: () => unknown) => void {
	const undos: (() => unknown)[] = [];
	t.after(async () => {
		const failed: unknown[] = [];
		for (const undo of undos.reverse()) {
			try {
				await undo();
			} catch (error) {
				failed.push(error);
			}
		}
		if (failed.length > 0) throw failed[0];
	});
	return (undo) => undos.push(undo);
}

export async function open_stage(t: TestContext, options: StageOptions, undo = undoing(t)): Promise<Stage> {
	const env = { PORCHLIGHT_HEARTBEAT_S: '1', ...options.env };
	const world = await open_world({ demo: true, env, ...(options.own_cluster ? { own_cluster: true } : {}) });
	undo(() => world.close());
	const servers = [world.server, ...(options.two_servers ? [await world.another_server(env)] : [])];
	const bases = servers.map((server) => server.base);
	const staff = await houses(world, options.houses);
	const [house] = staff;
	if (!house || staff.length < options.houses) throw new Error(`the demo network has ${staff.length} houses, not ${options.houses}`);
	const crowd = await Crowd.gather(world, staff, options.people, bases);
	undo(() => crowd.close());
	const screens = options.screens === false ? [] : staff.map((one, i) => new Screen(one.client, i % 2 === 0 ? bases : [...bases].reverse()));
	undo(() => screens.forEach((screen) => screen.stop()));
	await until('every screen to be live', () => screens.every((screen) => screen.has_begun), 15_000);
	if (screens.length > 0) await all_show(screens, house.client);
	return { world, staff, house, servers, crowd, screens };
}

/** For the test's report. */
export function told(crowd: Crowd): string {
	return `${crowd.acts.length} acts, ${crowd.acts.filter((act) => act.tries > 1).length} of them sent more than once`;
}
