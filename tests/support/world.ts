// A world of a test's own: a database copied from the template, a key file, a server on a free port, and psql beside them.
//     const world = await open_world({ demo: true });
//     t.after(() => world.close());

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Cluster, own_cluster, root, shared_cluster } from './cluster.ts';
import { sleep } from './patience.ts';
import { Server, binary } from './server.ts';

export interface WorldOptions {
	/** The demo network (one that all such tests copy). Without it the database is migrated and empty. */
	demo?: boolean;
	/** A demo network of this many sites, made for this test alone. */
	sites?: number;
	/** A PostgreSQL of its own, which the test may stop and start (world.cluster). */
	own_cluster?: boolean;
	/** More settings for the server. */
	env?: Record<string, string>;
	/** false: everything but the server, for tests of the command line. */
	serve?: boolean;
}

export type Value = string | number | boolean | null;

export class World {
	readonly cluster: Cluster;
	readonly database: string;
	readonly env: Record<string, string>;
	readonly #folder: string;
	readonly #owns_cluster: boolean;
	readonly #servers: Server[] = [];

	constructor(cluster: Cluster, database: string, folder: string, owns_cluster: boolean, extra: Record<string, string>) {
		this.cluster = cluster;
		this.database = database;
		this.#folder = folder;
		this.#owns_cluster = owns_cluster;
		this.env = {
			PORCHLIGHT_DATABASE: cluster.conninfo(database, 'porchlight_server'),
			PORCHLIGHT_OWNER_DATABASE: cluster.conninfo(database, 'porchlight_owner'),
			PORCHLIGHT_FEED_DATABASE: cluster.conninfo(database, 'porchlight_feed'),
			PORCHLIGHT_SEAL_KEYS: join(folder, 'seal.keys'),
			PORCHLIGHT_WEB: process.env['PORCHLIGHT_WEB'] ?? resolve(root, 'build/web'),
			...extra,
		};
	}

	/** The first server. */
	get server(): Server {
		const first = this.#servers[0];
		if (!first) throw new Error('this world has no server');
		return first;
	}

	get base(): string {
		return this.server.base;
	}

	get log(): string[] {
		return this.server.log;
	}

	async another_server(extra: Record<string, string> = {}): Promise<Server> {
		const server = await Server.start({ ...this.env, ...extra });
		this.#servers.push(server);
		return server;
	}

	kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<unknown> {
		return this.server.kill(signal);
	}

	restart(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
		return this.server.restart(signal);
	}

	/** The rows of one statement (SELECT, or INSERT/UPDATE/DELETE ... RETURNING) as objects. :'name' in it stands for a parameter. */
	async psql<Row = Record<string, Value>>(sql: string, params: Record<string, Value> = {}, role = 'postgres'): Promise<Row[]> {
		const bare = sql.trim().replace(/;$/, '');
		const text = await this.run(`WITH asked AS (${bare}) SELECT coalesce(json_agg(asked), '[]') FROM asked;`, params, role);
		return JSON.parse(text) as Row[];
	}

	/** The first column of the only row. */
	async value<T = Value>(sql: string, params: Record<string, Value> = {}, role = 'postgres'): Promise<T> {
		const rows = await this.psql<Record<string, T>>(sql, params, role);
		const [row] = rows;
		if (rows.length !== 1 || !row) throw new Error(`one row wanted, not ${rows.length}: ${sql}`);
		return Object.values(row)[0] as T;
	}

	/** Any script; gives what psql printed (unaligned, no headings). */
	run(sql: string, params: Record<string, Value> = {}, role = 'postgres'): Promise<string> {
		const settings = Object.entries(params).flatMap(([name, value]) => ['-v', `${name}=${value === null ? '' : String(value)}`]);
		const args = ['-XAtq', '-v', 'ON_ERROR_STOP=1', ...settings, '-d', this.cluster.conninfo(this.database, role), '-f', '-'];
		return new Promise((done, fail) => {
			const child = execFile('psql', args, { maxBuffer: 256 << 20 }, (error, stdout, stderr) => {
				if (error) fail(new Error(`psql: ${stderr.trim() || error.message}\n${sql}`));
				else done(stdout.trim());
			});
			child.stdin?.on('error', () => undefined);
			child.stdin?.end(sql);
		});
	}

	/** Runs the binary with other words than `serve`; never throws for its exit status. */
	async porchlight(args: string[], extra: Record<string, string> = {}): Promise<{ code: number; stdout: string; stderr: string }> {
		return new Promise((done) => {
			execFile(binary, args, { env: { ...process.env, ...this.env, ...extra }, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
				done({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
			});
		});
	}

	/** Stops the servers in order and drops the database. Throws when a server did not end in order. */
	async close(): Promise<void> {
		const endings = await Promise.allSettled(this.#servers.map((server) => server.stop()));
		if (this.#owns_cluster) await this.cluster.remove();
		else await drop_database(this.cluster, this.database);
		await rm(this.#folder, { recursive: true, force: true });
		for (const ending of endings) if (ending.status === 'rejected') throw ending.reason;
	}
}

const psql = promisify(execFile);

async function ask(cluster: Cluster, sql: string): Promise<string> {
	const { stdout } = await psql('psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', cluster.conninfo('postgres', 'postgres'), '-c', sql]);
	return stdout.trim();
}

async function drop_database(cluster: Cluster, database: string): Promise<void> {
	// A killed server's replication slot goes a moment after its connection, and holds the database until then.
	for (let attempt = 1; ; attempt++) {
		try {
			await ask(cluster, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
			return;
		} catch (error) {
			if (attempt === 50) throw error;
			await sleep(100);
		}
	}
}

export async function open_world(options: WorldOptions = {}): Promise<World> {
	const cluster = options.own_cluster ? await own_cluster() : shared_cluster();
	const database = `porchlight_${process.pid}_${randomBytes(4).toString('hex')}`;
	const folder = await mkdtemp(join(tmpdir(), 'porchlight-world-'));
	const template = await cluster.template(options.demo ? 'demo' : 'plain');
	await ask(cluster, `CREATE DATABASE ${database} OWNER porchlight_owner TEMPLATE ${template}`);
	const world = new World(cluster, database, folder, options.own_cluster ?? false, options.env ?? {});
	try {
		// The template's own keys, since what it holds is sealed with them.
		await psql('install', ['-m', '600', join(cluster.folder, 'template.keys'), join(folder, 'seal.keys')]);
		if (options.sites !== undefined) {
			const made = await world.porchlight(['demo', '--sites', String(options.sites)]);
			if (made.code !== 0) throw new Error(`porchlight demo: ${made.stderr}`);
		}
		if (options.serve !== false) await world.another_server();
	} catch (error) {
		await world.close().catch(() => undefined);
		throw error;
	}
	return world;
}
