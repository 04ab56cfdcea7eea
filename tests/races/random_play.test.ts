// Random acts by random people, many at once: the house's promises hold after each, every answer was true, and every screen shows it.
//     RANDOM_SEED=7 RANDOM_STEPS=10000 TEST_TIMEOUT_MS=1200000 make test ONLY=tests/races/random_play.test.ts

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Play } from './random_play.ts';
import { type Town, address_mark, open_town, sealed_mark } from './random_play_town.ts';
import { disturb, open_followers, views_hold } from './random_play_views.ts';
import { watch_install } from './random_play_watch.ts';

const seed = Number(process.env['RANDOM_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const steps = Number(process.env['RANDOM_STEPS'] ?? 800);

/** What was typed to be sealed is nowhere but in ciphertext. */
async function nothing_sealed_got_out(town: Town): Promise<void> {
	const { world } = town;
	const metrics = await Promise.all(town.nobody.clients.map((client) => client.get('/metrics')));
	assert.deepEqual(metrics.map((reply) => reply.status), [200, 200]);
	const secrets = [...town.slips.values()].map((slip) => slip.secret);
	for (const server of town.servers) for (const line of server.log) assert.ok(!secrets.some((secret) => line.includes(secret)), `logs a secret: ${line}`);
	for (const text of [...town.servers.map((server) => server.log.join('\n')), ...metrics.map((reply) => reply.text)]) {
		for (const mark of [sealed_mark, address_mark]) {
			assert.ok(!text.includes(mark), `logged or counted: ${text.slice(text.indexOf(mark) - 200).slice(0, 300)}`);
		}
	}
	// A slip's secret is derived, never stored.
	const [[, slip] = ['', undefined]] = town.slips;
	assert.ok(slip, 'somebody got a slip');
	const tables = await world.psql<{ name: string }>(`SELECT format('porchlight.%I', relname) AS name FROM pg_class
		 WHERE relnamespace = 'porchlight'::regnamespace AND relkind = 'r'`);
	for (const { name } of tables) {
		assert.equal(await world.value(`SELECT count(*) FROM ${name} x WHERE x::text LIKE '%${sealed_mark}%'`), 0, `${name} has what is sealed in the clear`);
		assert.equal(await world.value(`SELECT count(*) FROM ${name} x WHERE x::text LIKE '%${slip.secret}%'`), 0, `${name} has somebody's secret`);
	}
}

test(`whatever_anybody_does_the_houses_promises_hold (RANDOM_SEED=${seed} RANDOM_STEPS=${steps})`, { timeout: 60_000 + steps * 120 }, async (t) => {
	const town = await open_town(t, watch_install);
	const followers = open_followers(town);
	const play = new Play(town, { seed, steps, between: (dice) => disturb(followers, dice) });
	t.after(async () => {
		play.database.close();
		await Promise.all(followers.map((follower) => follower.stop()));
	});
	for (const follower of followers) follower.start();
	await play.run();
	await views_hold(town, play.database, followers);
	await nothing_sealed_got_out(town);
	const outcomes = [...play.judge.outcomes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, count]) => `${what} ${count}`);
	t.diagnostic(outcomes.join(', '));
	t.diagnostic(followers.map((one) => `${one.who.name} by ${one.options.by}: ${JSON.stringify(one.counts)}`).join('\n'));
});
