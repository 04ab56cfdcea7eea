// A program that runs beside the server during a figure (a load tool or a peer): started, spoken to by lines, ended.

import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { root } from '../../support/cluster.ts';

const tools = resolve(root, process.env['BUILD'] ?? 'build/bench', 'tools');
export const node = resolve(root, 'ops/node');
export const tool_path = (name: string): string => resolve(tools, name);
export const peer_path = (name: string): string => resolve(root, 'tests/bench/peers', name);

/** Keeps all threads of a process on one core. Both sides of a ratio get the same one; on a machine with one core nothing is done. */
export function pin(pid: number, core: number): void {
	if (availableParallelism() > 1) execFileSync('taskset', ['-a', '-p', '-c', String(core), String(pid)], { stdio: 'ignore' });
}

export class Tool {
	readonly name: string;
	readonly #process: ChildProcessWithoutNullStreams;
	readonly #lines: string[] = [];
	#said = '';
	#ended = false;
	#wake: () => void = () => undefined;

	constructor(name: string, command: string, args: string[], env: Record<string, string> = {}) {
		this.name = name;
		this.#process = spawn(command, args, { env: { ...process.env, ...env } });
		let rest = '';
		this.#process.stdout.setEncoding('utf8').on('data', (text: string) => {
			const lines = (rest + text).split('\n');
			rest = lines.pop() ?? '';
			this.#lines.push(...lines);
			this.#wake();
		});
		this.#process.stderr.setEncoding('utf8').on('data', (text: string) => (this.#said = (this.#said + text).slice(-4_000)));
		this.#process.stdin.on('error', () => undefined);
		this.#process.on('error', (error) => (this.#said += error.message));
		this.#process.on('close', () => {
			this.#ended = true;
			this.#wake();
		});
	}

	get pid(): number {
		const pid = this.#process.pid;
		if (pid === undefined) throw new Error(`${this.name} did not start: ${this.#said}`);
		return pid;
	}

	say(line: string): void {
		this.#process.stdin.write(`${line}\n`);
	}

	/** The words after `first` of the next line that begins with it; other lines before it are dropped. */
	async line(first: string, ms = 60_000): Promise<string[]> {
		const end = Date.now() + ms;
		for (;;) {
			const line = this.#lines.shift();
			if (line !== undefined) {
				const [word, ...rest] = line.split(' ');
				if (word === first) return rest;
				continue;
			}
			if (this.#ended) throw new Error(`${this.name} ended without "${first}": ${this.#said.trim()}`);
			if (Date.now() > end) throw new Error(`${this.name} did not say "${first}" within ${ms} ms: ${this.#said.trim()}`);
			await new Promise<void>((done) => {
				const timer = setTimeout(done, Math.min(1_000, end - Date.now() + 1));
				this.#wake = () => {
					clearTimeout(timer);
					done();
				};
			});
		}
	}

	/** All lines up to the one that says just `last`, each as its words. */
	async lines_until(last: string, ms = 60_000): Promise<string[][]> {
		const lines: string[][] = [];
		for (;;) {
			const [line] = this.#lines;
			if (line === undefined) {
				if (this.#ended) throw new Error(`${this.name} ended without "${last}": ${this.#said.trim()}`);
				await new Promise<void>((done) => {
					const timer = setTimeout(done, ms);
					this.#wake = () => {
						clearTimeout(timer);
						done();
					};
				});
				continue;
			}
			this.#lines.shift();
			if (line === last) return lines;
			lines.push(line.split(' '));
		}
	}

	async end(): Promise<void> {
		if (this.#ended) return;
		this.#process.kill('SIGTERM');
		const forced = setTimeout(() => this.#process.kill('SIGKILL'), 5_000);
		await new Promise<void>((done) => (this.#ended ? done() : this.#process.once('close', () => done())));
		clearTimeout(forced);
	}
}

/** Runs a load tool to its end and gives the words after `first` of what it printed. */
export async function run_tool(name: string, args: string[], first: string, ms: number): Promise<string[]> {
	const tool = new Tool(name, tool_path(name), args);
	try {
		return await tool.line(first, ms);
	} finally {
		await tool.end();
	}
}
