// Ways in which a database ends, for a cluster of the test's own.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cluster } from '../support/cluster.ts';
import { until } from '../support/patience.ts';

export type Ending = 'fast' | 'immediate';

/** fast: sessions are cut, what runs is rolled back, all is written out. immediate: as in a crash, it recovers from its log at the next start. */
export async function stop_database(cluster: Cluster, ending: Ending): Promise<void> {
	if (ending === 'fast') return cluster.stop();
	const pid = Number((await readFile(join(cluster.folder, 'data/postmaster.pid'), 'utf8')).split('\n')[0]);
	process.kill(pid, 'SIGQUIT');
	await until('PostgreSQL to end', () => {
		try {
			process.kill(pid, 0);
			return false;
		} catch {
			return true;
		}
	}, 20_000);
}
