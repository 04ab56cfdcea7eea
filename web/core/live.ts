// Follows the live views (docs/live.md): says hello with where it stands, applies deltas, fetches a snapshot where there is a hole,
// drops a silent link, comes back with jitter, and reads by long poll where sockets are refused. No network of its own: the clock,
// chance, the socket and the fetches are handed in.

import type { Clock } from './clock.ts';
import type { Delta, Snapshot, Store } from './store.ts';
import { position_value } from './position.ts';

export interface LiveSocket {
	send(text: string): void;
	close(): void;
}

export interface SocketEvents {
	opened(): void;
	frame(text: string): void;
	closed(code: number): void;
}

/** What a fetch may end with, besides a value. */
export type FetchLoss = 'signed_out' | 'forbidden' | 'lost';
export type PollAnswer = { frames: Frame[] };

export interface LiveSettings {
	store: Store;
	clock: Clock;
	random: () => number;
	open_socket: (events: SocketEvents) => LiveSocket;
	fetch_snapshot: (view: string) => Promise<Snapshot | FetchLoss>;
	fetch_poll: (view: string, epoch: string, pos: string) => Promise<PollAnswer | FetchLoss>;
	/** Of the page; sent in the hello. */
	build: string;
	/** Called after each change of `link`. */
	changed: () => void;
	/** The server's clock, each time it is told. */
	told_time: (now: number) => void;
	/** The build of the assets that the server has, when it tells. */
	told_build: (build: string) => void;
}

export interface Link {
	/** starting: nothing heard yet. live: up to date. lost: what is shown may be old. stopped: signed out, not allowed, or too old a page. */
	state: 'starting' | 'live' | 'lost' | 'stopped';
	/** When the last frame came (this device's clock): the list is as of then. */
	heard_at: number | null;
	why: 'signed_out' | 'forbidden' | 'update' | null;
	by: 'socket' | 'poll';
}

export interface Frame {
	type: string;
	view?: string;
	pos?: string;
	prev?: string;
	epoch?: string;
	resumed?: boolean;
	heartbeat_s?: number;
	now?: string;
	build?: string;
	code?: number;
	retry?: boolean | number;
	set?: Delta['set'];
	del?: Delta['del'];
}

const proto = 1;
const grace_ms = 1000;
const backoff_first_ms = 500;
const backoff_most_ms = 30_000;
const refusals_until_poll = 3;
const socket_again_ms = 300_000;
const held_back_most = 2000;

export class LiveClient {
	readonly #set: LiveSettings;
	readonly #views: string[];
	/** Deltas that came while their view's snapshot was on its way. */
	readonly #waiting = new Map<string, Delta[]>();
	#socket: LiveSocket | null = null;
	/** Each socket has a number; what an older one still says is not listened to. */
	#generation = 0;
	#heartbeat_ms = 15_000;
	#attempts = 0;
	#refusals = 0;
	#polling = 0;
	#cancel_retry: () => void = () => undefined;
	#cancel_silence: () => void = () => undefined;
	#cancel_grace: () => void = () => undefined;
	#running = false;
	#link: Link = { state: 'starting', heard_at: null, why: null, by: 'socket' };

	constructor(settings: LiveSettings, views: string[]) {
		this.#set = settings;
		this.#views = views;
	}

	get link(): Readonly<Link> {
		return this.#link;
	}

	start(): void {
		if (this.#running) return;
		this.#running = true;
		for (const view of this.#views) if (!this.#set.store.has(view)) void this.#fetch(view);
		this.#connect();
	}

	stop(): void {
		this.#running = false;
		this.#drop();
		this.#cancel_retry();
		this.#cancel_grace();
	}

	/** Back in the foreground, or back online: a link that missed a beat is not waited for. */
	wake(): void {
		if (!this.#running || this.#link.state === 'stopped') return;
		const heard = this.#link.heard_at;
		const fresh = this.#socket !== null && this.#link.state === 'live' && heard !== null
			&& this.#set.clock.now() - heard <= this.#heartbeat_ms + grace_ms;
		if (fresh) return;
		this.#attempts = 0;
		this.#drop();
		this.#connect();
	}

	/** The device says that there is no network: no need to wait for the silence. */
	offline(): void {
		if (!this.#running || this.#link.state === 'stopped') return;
		this.#drop();
		this.#lost(0);
		this.#retry_later();
	}

	#connect(): void {
		this.#cancel_retry();
		if (this.#polling) return this.#poll_all();
		const generation = ++this.#generation;
		const mine = () => this.#running && generation === this.#generation;
		let welcomed = false;
		this.#socket = this.#set.open_socket({
			opened: () => {
				if (mine()) this.#hello();
			},
			frame: (text) => {
				if (!mine()) return;
				const frame = read_frame(text);
				if (!frame) return this.#broken();
				if (frame.type === 'welcome') {
					welcomed = true;
					this.#refusals = 0;
				}
				this.#take(frame);
			},
			closed: (code) => {
				if (!mine()) return;
				this.#socket = null;
				this.#cancel_silence();
				if (!welcomed && code < 4000 && ++this.#refusals >= refusals_until_poll) this.#begin_polling();
				this.#ended(code);
			},
		});
		this.#expect_frame();
	}

	#hello(): void {
		this.#socket?.send(JSON.stringify({ type: 'hello', proto, views: this.#views, ...this.#standing(), build: this.#set.build }));
	}

	/** Where all the views that are here stand: the earliest of their positions, since what comes twice does no harm. */
	#standing(): { epoch?: string; pos?: string } {
		let epoch: string | undefined;
		let pos: string | undefined;
		for (const view of this.#views) {
			const at = this.#set.store.where(view);
			if (!at) continue;
			if (epoch !== undefined && epoch !== at.epoch) return {};
			epoch = at.epoch;
			if (pos === undefined || position_value(at.pos) < position_value(pos)) pos = at.pos;
		}
		return epoch === undefined || pos === undefined ? {} : { epoch, pos };
	}

	#take(frame: Frame): void {
		this.#heard();
		if (frame.now) this.#set.told_time(Date.parse(frame.now));
		switch (frame.type) {
		case 'welcome':
			this.#attempts = 0;
			if (frame.heartbeat_s) this.#heartbeat_ms = frame.heartbeat_s * 1000;
			if (frame.build) this.#set.told_build(frame.build);
			this.#keep_epoch(frame.epoch);
			this.#live();
			break;
		case 'delta':
			if (frame.view && frame.pos && frame.prev) this.#delta({ view: frame.view, pos: frame.pos, prev: frame.prev, set: frame.set ?? {}, del: frame.del ?? {} });
			break;
		case 'reset':
			for (const view of frame.view ? [frame.view] : this.#views) void this.#fetch(view);
			break;
		case 'bye':
			this.#drop();
			this.#ended(frame.code ?? 0, typeof frame.retry === 'number' ? frame.retry : 0);
			break;
		default: // ping, and what a later server may say
			break;
		}
		this.#expect_frame();
	}

	/** Another epoch (a restored or failed-over database): positions of before mean nothing there. */
	#keep_epoch(epoch: string | undefined): void {
		if (!epoch) return;
		for (const view of this.#views) {
			const at = this.#set.store.where(view);
			if (at && at.epoch !== epoch) void this.#fetch(view);
		}
	}

	#delta(delta: Delta): void {
		const held_back = this.#waiting.get(delta.view);
		if (held_back) {
			if (held_back.length < held_back_most) held_back.push(delta);
			return;
		}
		if (this.#set.store.apply(delta) === 'hole') {
			void this.#fetch(delta.view);
			this.#waiting.get(delta.view)?.push(delta);
		}
	}

	/** A view's snapshot, then what came meanwhile. One at a time for a view. */
	async #fetch(view: string): Promise<void> {
		if (this.#waiting.has(view)) return;
		const waiting: Delta[] = [];
		this.#waiting.set(view, waiting);
		const got = await this.#set.fetch_snapshot(view);
		this.#waiting.delete(view);
		if (!this.#running) return;
		if (typeof got === 'string') {
			if (got === 'lost') this.#set.clock.after(this.#backoff(), () => this.#running && !this.#waiting.has(view) && void this.#fetch(view));
			else if (got === 'signed_out') this.#stop_for('signed_out');
			return;
		}
		this.#set.store.load(got);
		for (const delta of waiting) {
			if (this.#set.store.apply(delta) !== 'hole') continue;
			this.#set.clock.after(this.#backoff(), () => this.#running && void this.#fetch(view));
			return;
		}
	}

	// --- long poll -----------------------------------------------------------------------------------------------------

	#begin_polling(): void {
		const generation = ++this.#polling;
		this.#set.clock.after(socket_again_ms, () => {
			if (!this.#running || generation !== this.#polling) return;
			this.#polling = 0;
			this.#refusals = refusals_until_poll - 1;
			this.#drop();
			this.#connect();
		});
	}

	#poll_all(): void {
		const generation = ++this.#generation;
		for (const view of this.#views) void this.#poll(view, generation);
	}

	async #poll(view: string, generation: number): Promise<void> {
		while (this.#running && generation === this.#generation) {
			const at = this.#set.store.where(view);
			if (!at) await this.#fetch(view);
			const from = this.#set.store.where(view);
			const answer = from ? await this.#set.fetch_poll(view, from.epoch, from.pos) : 'lost';
			if (!this.#running || generation !== this.#generation) return;
			if (typeof answer === 'string') {
				this.#generation++;
				if (answer !== 'lost') return this.#stop_for(answer);
				this.#lost(grace_ms);
				return this.#retry_later();
			}
			this.#link = { ...this.#link, by: 'poll' };
			this.#heard();
			this.#live();
			for (const frame of answer.frames) this.#take(frame.view ? frame : { ...frame, view });
			await this.#settled(view);
		}
	}

	/** A reset in a poll's answer begins a fetch; the next poll waits for it. */
	async #settled(view: string): Promise<void> {
		for (let turn = 0; turn < 100 && this.#waiting.has(view); turn++) {
			await new Promise<void>((done) => void this.#set.clock.after(50, done));
		}
	}

	// --- the link ------------------------------------------------------------------------------------------------------

	#heard(): void {
		this.#link = { ...this.#link, heard_at: this.#set.clock.now() };
	}

	#live(): void {
		this.#cancel_grace();
		this.#cancel_grace = () => undefined;
		this.#show({ ...this.#link, state: 'live', why: null, by: this.#polling ? 'poll' : 'socket' });
	}

	/** Said after a second, so that a blink of the network is not. */
	#lost(grace: number): void {
		if (this.#link.state === 'lost') return;
		this.#cancel_grace();
		this.#cancel_grace = this.#set.clock.after(grace, () => this.#show({ ...this.#link, state: 'lost' }));
	}

	#show(link: Link): void {
		const before = this.#link;
		this.#link = link;
		if (before.state !== link.state || before.why !== link.why || before.by !== link.by) this.#set.changed();
	}

	#expect_frame(): void {
		this.#cancel_silence();
		if (!this.#socket) return;
		this.#cancel_silence = this.#set.clock.after(2 * this.#heartbeat_ms + 5000, () => this.#broken(0));
	}

	#broken(grace = grace_ms): void {
		this.#drop();
		this.#lost(grace);
		this.#retry_later();
	}

	#ended(code: number, retry_ms = 0): void {
		if (code === 4401) return this.#stop_for('signed_out');
		if (code === 4403) return this.#stop_for('forbidden');
		if (code === 4426) return this.#stop_for('update');
		this.#lost(grace_ms);
		this.#retry_later(retry_ms);
	}

	#stop_for(why: 'signed_out' | 'forbidden' | 'update'): void {
		this.#drop();
		this.#cancel_retry();
		this.#cancel_grace();
		this.#running = false;
		this.#show({ ...this.#link, state: 'stopped', why });
	}

	#drop(): void {
		this.#generation++;
		this.#cancel_silence();
		const socket = this.#socket;
		this.#socket = null;
		socket?.close();
	}

	#retry_later(least_ms = 0): void {
		this.#cancel_retry();
		this.#cancel_retry = this.#set.clock.after(least_ms + this.#backoff(), () => this.#running && this.#connect());
	}

	/** Full jitter: anywhere up to the ceiling, which doubles from half a second to half a minute. */
	#backoff(): number {
		const ceiling = Math.min(backoff_most_ms, backoff_first_ms * 2 ** this.#attempts++);
		return this.#set.random() * ceiling;
	}
}

function read_frame(text: string): Frame | null {
	try {
		const frame: unknown = JSON.parse(text);
		return typeof frame === 'object' && frame !== null && typeof (frame as Frame).type === 'string' ? (frame as Frame) : null;
	} catch {
		return null;
	}
}
