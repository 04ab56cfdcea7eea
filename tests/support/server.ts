// One running `porchlight serve` of a test: started on a free port, its log kept, stopped or killed at will.

import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { root } from './cluster.ts';
import { patience, until } from './patience.ts';

export const binary = process.env['PORCHLIGHT_BINARY'] ?? resolve(root, process.env['BUILD'] ?? 'build', 'porchlight');

/** Below the ports that the system gives to clients, so that nobody takes it while the server restarts. */
export async function free_port(): Promise<number> {
	for (;;) {
		const port = 10_000 + Math.floor(Math.random() * 22_000);
		const free = await new Promise<boolean>((done) => {
			const probe = createServer();
			probe.once('error', () => done(false));
			probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
		});
		if (free) return port;
	}
}

export interface Exit {
	code: number | null;
	signal: NodeJS.Signals | null;
}

export class Server {
	readonly port: number;
	readonly base: string;
	readonly log: string[] = [];
	readonly #env: Record<string, string>;
	#process: ChildProcess | undefined;
	#exit: Promise<Exit> | undefined;
	#killed = false;

	private constructor(port: number, env: Record<string, string>) {
		this.port = port;
		this.base = `http://127.0.0.1:${port}`;
		this.#env = { ...env, PORCHLIGHT_LISTEN: `127.0.0.1:${port}` };
	}

	/** Starts a server and waits until it says that it serves. */
	static async start(env: Record<string, string>): Promise<Server> {
		for (let attempt = 1; ; attempt++) {
			const server = new Server(await free_port(), env);
			try {
				await server.start();
				return server;
			} catch (error) {
				const port_lost = server.log.some((line) => /in use/i.test(line));
				if (!port_lost || attempt === 3) throw error;
			}
		}
	}

	get pid(): number {
		const pid = this.#process?.pid;
		if (pid === undefined) throw new Error('the server is not running');
		return pid;
	}

	/** Starts it (again), on the same port. */
	async start(): Promise<void> {
		const from = this.log.length;
		this.#killed = false;
		const child = spawn(binary, ['serve'], {
			env: { PATH: process.env['PATH'] ?? '', ...sanitizer_settings(), ...this.#env },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		this.#process = child;
		this.#exit = new Promise((done) => {
			child.once('error', () => done({ code: 127, signal: null }));
			child.once('close', (code, signal) => done({ code, signal }));
		});
		for (const stream of [child.stdout, child.stderr]) this.#keep_lines(stream);
		let ended: Exit | undefined;
		void this.#exit.then((exit) => (ended = exit));
		await until('event=serve.ready', () => {
			if (ended) throw new Error(`the server ended at start (${ended.code ?? ended.signal}):\n${this.log.slice(from).join('\n')}`);
			return this.log.slice(from).some((line) => line.includes('event=serve.ready'));
		}, 20_000);
	}

	/** A line of the log that matches, now or within the time given; `from` skips lines already seen. */
	log_line(pattern: RegExp, ms = 5_000, from = 0): Promise<string> {
		return until(`a log line like ${pattern}`, () => this.log.slice(from).find((line) => pattern.test(line)), ms);
	}

	/** Sends a signal and waits for the end; SIGKILL is how a test pulls the plug. */
	async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<Exit> {
		const child = this.#process;
		if (!child || !this.#exit) return { code: 0, signal: null };
		this.#killed = signal === 'SIGKILL';
		child.kill(signal);
		const forced = setTimeout(() => child.kill('SIGKILL'), patience(20_000));
		const exit = await this.#exit;
		clearTimeout(forced);
		this.#process = undefined;
		return exit;
	}

	async restart(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
		await this.kill(signal);
		await this.start();
	}

	/** Ends it in order; an ending that is not in order (a crash, a sanitizer's report, a hang) fails the test. */
	async stop(): Promise<void> {
		if (!this.#process || this.#killed) return;
		const exit = await this.kill('SIGTERM');
		if (exit.code !== 0) {
			throw new Error(`the server did not end in order (${exit.code ?? exit.signal}):\n${this.log.slice(-40).join('\n')}`);
		}
	}

	#keep_lines(stream: NodeJS.ReadableStream | null): void {
		let rest = '';
		stream?.setEncoding('utf8');
		stream?.on('data', (text: string) => {
			const lines = (rest + text).split('\n');
			rest = lines.pop() ?? '';
			this.log.push(...lines);
		});
		stream?.on('end', () => {
			if (rest) this.log.push(rest);
		});
	}
}

function sanitizer_settings(): Record<string, string> {
	const names = ['ASAN_OPTIONS', 'UBSAN_OPTIONS', 'LSAN_OPTIONS', 'TSAN_OPTIONS'];
	return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
