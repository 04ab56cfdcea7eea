// The PostgreSQL that the end-to-end tests use: the shared throw-away one that ops/test started, or one of a test's own,
// for tests that stop or restart the database itself.

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

export const root = resolve(import.meta.dirname, '../..');
const run_file = promisify(execFile);

export interface Cluster {
	readonly folder: string;
	readonly socket: string;
	/** The name of the database to copy; made on first need. */
	template(kind: 'plain' | 'demo'): Promise<string>;
	conninfo(database: string, role: string): string;
	stop(): Promise<void>;
	start(): Promise<void>;
	/** Only for a cluster of the test's own. */
	remove(): Promise<void>;
}

/** Runs one of ops/'s scripts and gives what it printed. */
export async function ops(script: string, args: string[], env: Record<string, string> = {}): Promise<string> {
	const { stdout } = await run_file(resolve(root, 'ops', script), args, {
		cwd: root,
		env: { ...process.env, CLUSTER_FAST: '1', ...env },
		maxBuffer: 64 << 20,
	});
	return stdout.trim();
}

function cluster_in(folder: string, socket: string): Cluster {
	return {
		folder,
		socket,
		template: (kind) => ops('template', [kind], { TEST_CLUSTER_DIR: folder }),
		conninfo: (database, role) => `host=${socket} port=5432 dbname=${database} user=${role}`,
		stop: async () => void (await ops('cluster', ['stop', folder])),
		start: async () => void (await ops('cluster', ['start', folder])),
		remove: async () => {
			await ops('cluster', ['remove', folder]);
			await rm(folder, { recursive: true, force: true });
		},
	};
}

export function shared_cluster(): Cluster {
	const socket = process.env['PORCHLIGHT_TEST_CLUSTER'];
	const folder = process.env['TEST_CLUSTER_DIR'];
	if (!socket || !folder) throw new Error('no test cluster: run this through `make test ONLY=<file>`');
	return cluster_in(folder, socket);
}

/** A cluster that a test may stop, restart or fill up. Call remove() at the end. */
export async function own_cluster(): Promise<Cluster> {
	const folder = await mkdtemp(resolve(root, '.local/own-cluster-'));
	await ops('cluster', ['start', folder]);
	return cluster_in(folder, await ops('cluster', ['socket', folder]));
}
