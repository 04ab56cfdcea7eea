// The server's wall clock steps an hour ahead, then back, then a day back, while people act: nobody is signed out by it, nothing is lost or
// doubled, no screen stays behind. Times that decide anything are the database's; only the server's clock is stepped here (clock_shift.c).

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { equal } from 'node:assert/strict';
import { root } from '../support/cluster.ts';
import { sleep } from '../support/patience.ts';
import { rounds } from './campaign.ts';
import { all_show } from './screen.ts';
import { open_stage, told, undoing } from './stage.ts';

const HOUR = 3_600;

function seconds(shift: number): Buffer {
	const bytes = Buffer.alloc(8);
	bytes.writeBigInt64LE(BigInt(shift));
	return bytes;
}

test('a_clock_that_steps_loses_nothing_and_signs_nobody_out', { timeout: 600_000 }, async (t) => {
	const undo = undoing(t);
	const folder = await mkdtemp(join(tmpdir(), 'porchlight-clock-'));
	undo(() => rm(folder, { recursive: true, force: true }));
	const library = join(folder, 'clock_shift.so');
	const shift = join(folder, 'shift');
	await promisify(execFile)('cc', ['-D_GNU_SOURCE', '-shared', '-fPIC', '-O1', '-o', library, resolve(root, 'tests/faults/clock_shift.c')]);
	await writeFile(shift, seconds(0));
	const env = { LD_PRELOAD: library, CLOCK_SHIFT_FILE: shift };
	const { house, crowd, screens } = await open_stage(t, { houses: 6, people: 24, env }, undo);
	for (let round = 0; round < rounds(1, 10); round++) {
		for (const step of [HOUR, 0, -24 * HOUR, 0]) {
			crowd.start(20);
			await sleep(500);
			// Written in place: the server has the file in its memory.
			await writeFile(shift, seconds(step), { flag: 'r+' });
			await sleep(1_500);
			await crowd.stop();
			await all_show(screens, house.client);
		}
	}
	equal(screens.every((screen) => screen.is_live), true);
	await crowd.nothing_is_lost();
	await crowd.nothing_is_doubled();
	t.diagnostic(told(crowd));
});
