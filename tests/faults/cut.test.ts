// A client cut off for a while, loudly or in silence, while others act: it ends with exactly what the database holds, by resuming where the
// server still knows what it missed, from a snapshot where not.

import { equal, ok } from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sleep, until } from '../support/patience.ts';
import { Relay } from '../support/relay.ts';
import { rounds } from './campaign.ts';
import { Screen, all_show } from './screen.ts';
import { open_stage, undoing } from './stage.ts';

interface Story {
	/** stall: every connection stays and nothing passes. */
	way: 'cut' | 'stall';
	away_ms: number;
	env?: Record<string, string>;
}

async function story(t: TestContext, { way, away_ms, env = {} }: Story): Promise<{ before: Screen['counts']; after: Screen['counts'] }> {
	const undo = undoing(t);
	const { world, house, crowd } = await open_stage(t, { houses: 4, people: 12, screens: false, env }, undo);
	const relay = await Relay.open(world.base);
	undo(() => relay.close());
	const screen = new Screen(house.client, [relay.base], 'network', world.base);
	undo(() => screen.stop());
	await all_show([screen], house.client);
	const before = { ...screen.counts };

	crowd.start(10);
	await sleep(500);
	if (way === 'cut') relay.cut();
	else relay.stall();
	await until('the screen to notice', () => !screen.is_live, 20_000);
	await sleep(away_ms);
	relay.mend();
	await sleep(500);
	await crowd.stop();
	await all_show([screen], house.client, 30_000);
	equal(screen.is_live, true);
	return { before, after: { ...screen.counts } };
}

test('a_client_cut_off_comes_back_by_the_deltas_it_missed', { timeout: 300_000 }, async (t) => {
	const { before, after } = await story(t, { way: 'cut', away_ms: rounds(2_000, 60_000) });
	equal(after.snapshots, before.snapshots, 'no snapshot was needed');
	ok(after.resumed > before.resumed);
});

test('a_client_cut_off_in_silence_notices_and_comes_back', { timeout: 300_000 }, async (t) => {
	await story(t, { way: 'stall', away_ms: rounds(2_000, 60_000) });
});

test('a_client_away_for_longer_than_is_kept_starts_from_a_snapshot', { timeout: 300_000 }, async (t) => {
	const { before, after } = await story(t, {
		way: 'cut',
		away_ms: rounds(12_000, 60_000),
		env: { PORCHLIGHT_RESUME_SECONDS: '10', PORCHLIGHT_RESUME_DELTAS: '16' },
	});
	ok(after.resets > before.resets, 'it was told to start again');
	ok(after.snapshots > before.snapshots);
});
