// Random acts by random people, many at once: the house's promises hold after each, and every answer was true.
//     RANDOM_SEED=7 RANDOM_STEPS=10000 make test ONLY=tests/races/random_play.test.ts

import { test } from 'node:test';
import { Play } from './random_play.ts';
import { open_town } from './random_play_town.ts';
import { watch_install } from './random_play_watch.ts';

const seed = Number(process.env['RANDOM_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const steps = Number(process.env['RANDOM_STEPS'] ?? 500);

test(`whatever_anybody_does_the_houses_promises_hold (RANDOM_SEED=${seed} RANDOM_STEPS=${steps})`, { timeout: 100_000 + steps * 400 }, async (t) => {
	const town = await open_town(t, watch_install);
	const play = new Play(town, { seed, steps });
	t.after(() => play.database.close());
	await play.run();
	const outcomes = [...play.judge.outcomes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, count]) => `${what} ${count}`);
	t.diagnostic(outcomes.join(', '));
});
