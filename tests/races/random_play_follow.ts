// Somebody who follows views all through the play, by socket or by long poll, comes back after every loss, and writes down each version of
// each row that they were shown.

import assert from 'node:assert/strict';
import type { Client } from '../support/http.ts';
import { type Frame, type Snapshot, Live, Picture, position } from '../support/live.ts';
import { sleep } from '../support/patience.ts';
import { type Person, address_mark, sealed_mark } from './random_play_town.ts';

/** One row as it came: its version, or that it left the view. */
export interface Shown {
	kind: string;
	id: string;
	version: number | 'gone';
	/** The view's member `alternative` came with it. */
	alternative: boolean;
}

/** From a snapshot to the next one, without a hole. */
export interface Stretch {
	view: string;
	began: Map<string, number>;
	shown: Shown[];
}

export interface FollowerOptions {
	views: string[];
	by: 'socket' | 'poll';
	/** Reads by fits and starts: may be given many changes as one. */
	slow?: boolean;
}

export class Follower {
	readonly who: Person;
	readonly options: FollowerOptions;
	readonly pictures = new Map<string, Picture>();
	readonly stretches: Stretch[] = [];
	readonly counts = { deltas: 0, resets: 0, resumed: 0, losses: 0, pings: 0 };
	readonly #clients: readonly Client[];
	#turn: number;
	#live: Live | undefined;
	#stopped = false;
	#running: Promise<void> | undefined;
	/** What the play must know of at once. */
	failure: unknown;

	/** first: at which of the servers it begins; after each loss it goes on at the other one. */
	constructor(who: Person, options: FollowerOptions, first: number) {
		this.who = who;
		this.options = options;
		this.#turn = first;
		this.#clients = who.clients.map((client) => client.twin());
	}

	get #client(): Client {
		return this.#clients[this.#turn % this.#clients.length] as Client;
	}

	start(): void {
		this.#running = (this.options.by === 'socket' ? this.#by_socket() : this.#by_poll()).catch((error: unknown) => {
			this.failure = error;
		});
	}

	async stop(): Promise<void> {
		this.#stopped = true;
		this.#live?.cut();
		for (const client of this.#clients) client.close();
		await this.#running;
	}

	/** The line is cut; it comes back by itself and goes on from where it stood. */
	cut(): void {
		this.#live?.cut();
	}

	pause(): void {
		this.#live?.pause();
	}

	resume(): void {
		this.#live?.resume();
	}

	/** The row as it would be shown now, in all of its views. */
	text(view: string): string {
		return this.pictures.get(view)?.text() ?? '';
	}

	async #by_socket(): Promise<void> {
		while (!this.#stopped) {
			const live = await Live.open(this.#client, { views: this.options.views, ...this.#where() }).catch(() => undefined);
			this.#live = live;
			for (let next = 0; live && !this.#stopped; ) {
				const frame = live.frames[next];
				if (frame) {
					next++;
					await this.#take(frame);
				} else if (live.closed) {
					break;
				} else {
					await sleep(3);
				}
			}
			live?.cut();
			this.counts.losses++;
			this.#turn++;
			await sleep(30);
		}
	}

	async #by_poll(): Promise<void> {
		const [view = ''] = this.options.views;
		while (!this.#stopped) {
			const where = this.#where();
			const query = new URLSearchParams({ view, ...(where.epoch === undefined ? {} : { epoch: where.epoch, pos: String(where.pos) }) });
			const reply = await this.#client.get<{ frames: Frame[] }>(`/live/poll?${query}`).catch(() => undefined);
			if (reply?.status === 200) {
				for (const frame of reply.body.frames) await this.#take(frame);
			} else {
				// The server is away, or not yet there with its picture; anything else is wrong.
				assert.ok(reply === undefined || reply.status === 503, `a poll got ${reply?.status} ${reply?.text}`);
				this.counts.losses++;
				this.#turn++;
				await sleep(30);
			}
		}
	}

	/** The earliest of its positions; what comes twice does no harm. */
	#where(): { epoch?: string; pos?: string | number } {
		const held = this.options.views.map((view) => this.pictures.get(view));
		const [first] = held;
		if (!first || held.some((picture) => picture?.epoch !== first.epoch)) return {};
		const earliest = held.reduce((least, picture) => (position(picture?.pos) < position(least?.pos) ? picture : least), first);
		return { epoch: first.epoch, pos: (earliest ?? first).pos };
	}

	async #take(frame: Frame): Promise<void> {
		const text = JSON.stringify(frame);
		assert.ok(!text.includes(sealed_mark) && !text.includes(address_mark), `a frame shows what it must not: ${text}`);
		switch (frame.type) {
		case 'welcome':
			if (frame['resumed'] === true) this.counts.resumed++;
			return;
		case 'reset':
			this.counts.resets++;
			return this.#begin_anew(String(frame.view), String(frame.pos));
		case 'delta':
			return this.#apply(frame);
		case 'ping':
			this.counts.pings++;
			for (const picture of this.pictures.values()) if (position(frame.pos) > position(picture.pos)) picture.pos = frame.pos ?? picture.pos;
			return;
		case 'bye':
			// Going away, as a server in order does, or told to read faster; nobody here is signed out or shut out.
			assert.ok(frame['code'] === 4503 || (this.options.slow && frame['code'] === 4408), `sent away: ${text}`);
			return;
		default:
			assert.fail(`what frame is that? ${text}`);
		}
	}

	async #begin_anew(view: string, from: string): Promise<void> {
		const reply = await this.#client.get(`/api/v1/board?${new URLSearchParams({ view, from })}`).catch(() => undefined);
		// The server went away in between: the socket is about to close, and hello is said anew.
		if (reply === undefined || reply.status === 503) {
			this.pictures.delete(view);
			this.#live?.cut();
			return;
		}
		assert.equal(reply.status, 200, reply.text);
		assert.ok(!reply.text.includes(sealed_mark) && !reply.text.includes(address_mark), 'a snapshot shows what it must not');
		const picture = new Picture(reply.body as unknown as Snapshot);
		assert.ok(position(picture.pos) >= position(from), `asked for a snapshot from ${from}, got ${picture.pos}`);
		this.pictures.set(view, picture);
		const began = [...picture.rows].flatMap(([kind, rows]) => [...rows.values()].map((row): [string, number] => [`${kind} ${row.id}`, Number(row.version)]));
		this.stretches.push({ view, began: new Map(began), shown: [] });
	}

	#apply(frame: Frame): void {
		const picture = this.pictures.get(String(frame.view));
		// Between reset and snapshot, or of a view that waits for one: the snapshot has it.
		if (!picture || !picture.apply(frame)) return;
		this.counts.deltas++;
		const stretch = this.stretches.findLast((one) => one.view === frame.view);
		for (const [kind, rows] of Object.entries(frame.set ?? {})) {
			for (const row of rows) stretch?.shown.push({ kind, id: row.id, version: Number(row.version), alternative: 'alternative' in row });
		}
		for (const [kind, ids] of Object.entries(frame.del ?? {})) {
			for (const id of ids) stretch?.shown.push({ kind, id, version: 'gone', alternative: false });
		}
	}
}
