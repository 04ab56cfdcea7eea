// A server whose clock is wherever a test wants it: the days on which the clocks change are months away. Only the server's clock is set; its
// sessions are made to last until then, and the screens follow the time that it tells them.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../support/cluster.ts';
import type { World } from '../support/world.ts';
import type { Ends } from './stage.ts';

export interface SetClock {
	/** For the world's server. */
	env: Record<string, string>;
	/** From now on it is this time, and time passes. */
	set(at: string): Promise<void>;
}

export async function set_clock(t: Ends, at: string): Promise<SetClock> {
	const folder = await mkdtemp(join(tmpdir(), 'porchlight-clock-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	const library = join(folder, 'clock_shift.so');
	const shift = join(folder, 'shift');
	await promisify(execFile)('cc', ['-D_GNU_SOURCE', '-shared', '-fPIC', '-O1', '-o', library, resolve(root, 'tests/faults/clock_shift.c')]);
	const set = async (to: string, flag: 'w' | 'r+') => {
		const bytes = Buffer.alloc(8);
		bytes.writeBigInt64LE(BigInt(Math.round((Date.parse(to) - Date.now()) / 1000)));
		// Written in place: the server has the file in its memory.
		await writeFile(shift, bytes, { flag });
	};
	await set(at, 'w');
	return { env: { LD_PRELOAD: library, CLOCK_SHIFT_FILE: shift }, set: (to) => set(to, 'r+') };
}

/** Whoever signs in from now on stays signed in at that time: the database keeps its own. */
export async function sessions_last_until(world: World, at: string): Promise<void> {
	await world.run(`CREATE FUNCTION session_lasts() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN
			NEW.expires_at := timestamptz '${at}' + interval '1 year';
			NEW.seen_at := '${at}';
			RETURN NEW;
		END $$;
		CREATE TRIGGER lasts BEFORE INSERT ON session FOR EACH ROW EXECUTE FUNCTION session_lasts()`, {}, 'porchlight_owner');
}
