// The database's disk runs full under load: acts are answered that it can't be done now, nothing is half done, and when there is room again
// everything goes on. Only in the campaign, and only where a small file system of memory may be mounted.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { ops, root } from '../support/cluster.ts';
import { sleep } from '../support/patience.ts';
import { is_long } from './campaign.ts';
import { all_show } from './screen.ts';
import { open_stage, told, undoing } from './stage.ts';

const run = promisify(execFile);
const SIZE_MB = 600;

/** Makes a cluster on a file system of its own the one that this file's test uses; false where that is not allowed. */
async function small_cluster(undo: (undo: () => unknown) => void): Promise<boolean> {
	const folder = await mkdtemp(resolve(root, '.local/own-cluster-'));
	undo(() => rm(folder, { recursive: true, force: true }));
	try {
		await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m,mode=755`, 'porchlight-faults', folder]);
	} catch {
		return false;
	}
	undo(() => run('umount', [folder]));
	await ops('cluster', ['start', folder]);
	undo(() => ops('cluster', ['remove', folder]));
	process.env['TEST_CLUSTER_DIR'] = folder;
	process.env['PORCHLIGHT_TEST_CLUSTER'] = await ops('cluster', ['socket', folder]);
	return true;
}

test('a_full_disk_loses_nothing_and_doubles_nothing', { skip: !is_long, timeout: 600_000 }, async (t) => {
	const undo = undoing(t);
	if (!(await small_cluster(undo))) return t.skip('no file system may be mounted here');
	const { world, house, crowd, screens } = await open_stage(t, { houses: 6, people: 24 }, undo);
	crowd.start(10);
	await sleep(1_000);
	const { bavail, bsize } = await statfs(world.cluster.folder);
	const ballast = join(world.cluster.folder, 'ballast');
	// The database grows meanwhile, so the file may not get all that was free; what it got stays.
	await writeFile(ballast, Buffer.alloc(bavail * bsize)).catch(() => undefined);
	await sleep(8_000);
	await rm(ballast);
	// PostgreSQL ends itself when it can't write its log, and is started again by whoever watches over it.
	await world.cluster.start();
	await sleep(2_000);
	await crowd.stop();
	await crowd.nothing_is_lost();
	await crowd.nothing_is_doubled();
	await all_show(screens, house.client, 30_000);
	t.diagnostic(told(crowd));
});
