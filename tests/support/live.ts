// A follower of the live protocol (docs/live.md): says hello, keeps every frame, and waits for one that fits.
// A Picture applies deltas to a snapshot the way a screen must, so that a test can compare it with the database's.

import { WebSocket } from 'ws';
import type { Client } from './http.ts';
import { patience, until } from './patience.ts';

export type Position = string | number;
export interface Row {
	id: string;
	version?: number | string;
	[member: string]: unknown;
}
export interface Frame {
	type: string;
	view?: string;
	pos?: Position;
	prev?: Position;
	epoch?: string;
	set?: Record<string, Row[]>;
	del?: Record<string, string[]>;
	[member: string]: unknown;
}
export interface Snapshot {
	epoch: string;
	view: string;
	pos: Position;
	rows: Record<string, Row[]>;
}

export interface LiveOptions {
	views?: string[];
	/** Resume from here. */
	epoch?: string;
	pos?: Position;
	/** Replaces or adds members of the hello; null sends no hello at all. */
	hello?: Record<string, unknown> | null;
	headers?: Record<string, string>;
	origin?: string;
	path?: string;
}

export class Live {
	readonly frames: Frame[] = [];
	/** Milliseconds (Date.now) at which each frame came. */
	readonly came: number[] = [];
	closed: { code: number; reason: string } | undefined;
	/** The HTTP status, when the upgrade was refused. */
	refused: number | undefined;
	readonly #socket: WebSocket;

	private constructor(socket: WebSocket) {
		this.#socket = socket;
		socket.on('message', (data) => {
			this.frames.push(JSON.parse(data.toString()) as Frame);
			this.came.push(Date.now());
		});
		socket.on('close', (code, reason) => (this.closed = { code, reason: reason.toString() }));
		socket.on('error', () => undefined);
		socket.on('unexpected-response', (request, response) => {
			this.refused = response.statusCode ?? 0;
			this.closed = { code: 1006, reason: `refused with ${this.refused}` };
			request.destroy();
		});
	}

	/** Connects as this client (its cookie, its server) and says hello. Does not wait for the answer. */
	static async open(client: Client, options: LiveOptions = {}): Promise<Live> {
		const address = `ws://${client.via.host}${options.path ?? '/live'}`;
		const headers: Record<string, string> = { Host: client.base.host, ...options.headers };
		if (client.cookies.size > 0 && headers['Cookie'] === undefined) headers['Cookie'] = client.cookie;
		const socket = new WebSocket(address, { origin: options.origin ?? client.origin, headers, perMessageDeflate: false });
		const live = new Live(socket);
		await until('the socket to open or to be refused', () => socket.readyState === WebSocket.OPEN || live.closed !== undefined, 10_000);
		if (options.hello !== null && !live.closed) {
			live.send({
				type: 'hello',
				proto: 1,
				views: options.views ?? ['network'],
				...(options.epoch === undefined ? {} : { epoch: options.epoch }),
				...(options.pos === undefined ? {} : { pos: options.pos }),
				...options.hello,
			});
		}
		return live;
	}

	/** Any frame; a string goes as it is. */
	send(frame: unknown): void {
		this.#socket.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame));
	}

	/** The first frame that fits, of those already here or still to come; `from` skips the first ones. */
	async wait(what: string, fits: (frame: Frame) => boolean, ms = 5_000, from = 0): Promise<Frame> {
		const end = Date.now() + patience(ms);
		let next = from;
		return until(`${what} on the socket`, () => {
			for (; next < this.frames.length; next++) {
				const frame = this.frames[next];
				if (frame && fits(frame)) return frame;
			}
			if (this.closed || Date.now() > end) {
				throw new Error(`no ${what}; closed: ${JSON.stringify(this.closed)}; frames: ${JSON.stringify(this.frames).slice(-2_000)}`);
			}
			return null;
		}, ms);
	}

	welcome(): Promise<Frame> {
		return this.wait('welcome', (frame) => frame.type === 'welcome');
	}

	async wait_closed(ms = 5_000): Promise<{ code: number; reason: string }> {
		return until('the socket to close', () => this.closed, ms);
	}

	/** Stops reading, as a client in a tunnel would; resume() goes on. */
	pause(): void {
		this.#socket.pause();
	}

	resume(): void {
		this.#socket.resume();
	}

	/** Cuts the connection without a word. */
	cut(): void {
		this.#socket.terminate();
	}

	async close(): Promise<void> {
		if (this.closed) return;
		this.#socket.close(1000);
		await this.wait_closed().catch(() => this.#socket.terminate());
	}
}

/** What a screen that follows one view holds. Refuses a delta whose `prev` is not where it stands (a hole). */
export class Picture {
	epoch: string;
	pos: Position;
	readonly view: string;
	readonly rows = new Map<string, Map<string, Row>>();

	constructor(snapshot: Snapshot) {
		this.epoch = snapshot.epoch;
		this.view = snapshot.view;
		this.pos = snapshot.pos;
		for (const [kind, rows] of Object.entries(snapshot.rows)) {
			this.rows.set(kind, new Map(rows.map((row) => [row.id, row])));
		}
	}

	static async fetch(client: Client, view = 'network'): Promise<Picture> {
		const reply = await client.get(`/api/v1/board?view=${encodeURIComponent(view)}`);
		if (reply.status !== 200) throw new Error(`no snapshot of ${view}: ${reply.status} ${reply.text}`);
		return new Picture(reply.body as unknown as Snapshot);
	}

	/** true: applied. false: nothing for this view, or older than the picture. Throws at a hole. */
	apply(frame: Frame): boolean {
		if (frame.type !== 'delta' || frame.view !== this.view) return false;
		if (position(frame.pos) <= position(this.pos)) return false;
		if (position(frame.prev) > position(this.pos)) {
			throw new Error(`a hole in ${this.view}: at ${this.pos}, next delta follows ${frame.prev}`);
		}
		for (const [kind, rows] of Object.entries(frame.set ?? {})) {
			const kept = this.rows.get(kind) ?? new Map<string, Row>();
			for (const row of rows) kept.set(row.id, row);
			this.rows.set(kind, kept);
		}
		for (const [kind, ids] of Object.entries(frame.del ?? {})) for (const id of ids) this.rows.get(kind)?.delete(id);
		this.pos = frame.pos ?? this.pos;
		return true;
	}

	/** The rows as one text, the same for equal pictures, whatever their position. */
	text(): string {
		const kinds = [...this.rows].filter(([, rows]) => rows.size > 0).sort(([a], [b]) => (a < b ? -1 : 1));
		return JSON.stringify(kinds.map(([kind, rows]) => [kind, [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1))]));
	}
}

/** A WAL position as a number that can be compared, be it "16/B374D848" or a count of bytes. */
export function position(pos: Position | undefined): bigint {
	if (pos === undefined) return 0n;
	const text = String(pos);
	const [high, low] = text.split('/');
	return low === undefined ? BigInt(text) : (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
