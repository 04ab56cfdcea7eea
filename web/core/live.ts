// Follows the live views (docs/live.md): says hello with where it stands, applies deltas, fetches a snapshot where there is a hole,
// drops a silent link, comes back with jitter, and reads by long poll where sockets are refused. No network of its own: the clock,
// chance, the socket and the fetches are handed in.

import { type Frame, type Link, type LiveSettings, type LiveSocket, read_frame } from './live_frames.ts';
import { position_value } from './position.ts';
import type { Delta } from './store.ts';

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
	#tell_build: boolean;
	#link: Link = { state: 'starting', heard_at: null, why: null, by: 'socket' };

	constructor(settings: LiveSettings, views: string[]) {
		this.#set = settings;
		this.#views = views;
		this.#tell_build = settings.build !== '';
	}

	get link(): Readonly<Link> {
		return this.#link;
	}

	start(): void {
		if (this.#running) return;
		this.#running = true;
		for (const view of this.#views) if (!this.#set.store.has(view)) void this.#fetch(view, null);
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
				if (!welcomed && code < 4000 && ++this.#refusals >= refusals_until_poll && !this.#polling) this.#begin_polling();
				this.#ended(code);
			},
		});
		this.#expect_frame();
	}

	#hello(): void {
		this.#socket?.send(JSON.stringify({ type: 'hello', proto, views: this.#views, ...this.#standing(), ...(this.#tell_build ? { build: this.#set.build } : {}) }));
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
			if (frame.build && this.#set.build && frame.build !== this.#set.build) this.#set.outdated();
			this.#keep_epoch(frame.epoch);
			this.#seen('live');
			break;
		case 'delta':
			if (frame.view && frame.pos && frame.prev) this.#delta({ view: frame.view, pos: frame.pos, prev: frame.prev, set: frame.set ?? {}, del: frame.del ?? {} });
			break;
		case 'reset':
			if (frame.view) void this.#fetch(frame.view, frame.pos ?? null);
			break;
		case 'ping':
			this.#ping(frame);
			break;
		case 'bye':
			this.#drop();
			this.#ended(frame.code ?? 0, frame.retry);
			return;
		default: // what a later server may say
			break;
		}
		this.#expect_frame();
	}

	/** All up to its position has been said: the views that are whole stand there now. */
	#ping(frame: Frame): void {
		for (const view of frame.view ? [frame.view] : this.#views) {
			if (frame.pos && !this.#waiting.has(view)) this.#set.store.advance(view, frame.pos);
		}
		this.#seen(frame.stale ? 'stale' : 'live');
	}

	/** Another epoch (a restored or failed-over database): positions of before mean nothing there. */
	#keep_epoch(epoch: string | undefined): void {
		if (!epoch) return;
		for (const view of this.#views) {
			const at = this.#set.store.where(view);
			if (at && at.epoch !== epoch) void this.#fetch(view, null);
		}
	}

	#delta(delta: Delta): void {
		const held_back = this.#waiting.get(delta.view);
		if (held_back) {
			if (held_back.length < held_back_most) held_back.push(delta);
			return;
		}
		if (this.#set.store.apply(delta) === 'hole') {
			void this.#fetch(delta.view, delta.prev);
			this.#waiting.get(delta.view)?.push(delta);
		}
	}

	/** A view's snapshot, then what came meanwhile. One at a time for a view. */
	async #fetch(view: string, from: string | null): Promise<void> {
		if (this.#waiting.has(view)) return;
		const waiting: Delta[] = [];
		this.#waiting.set(view, waiting);
		const got = await this.#set.fetch_snapshot(view, from);
		if (!this.#running) return void this.#waiting.delete(view);
		if (got === 'signed_out') return this.#stop_for(got);
		if (got === 'forbidden') return void this.#waiting.delete(view);
		if (got === 'lost') return this.#fetch_later(view, from);
		this.#waiting.delete(view);
		this.#set.store.load(got);
		const hole = waiting.find((delta) => this.#set.store.apply(delta) === 'hole');
		if (hole) this.#fetch_later(view, hole.prev);
	}

	/** What comes in the meantime is part of the next snapshot, so nothing of it need be kept. */
	#fetch_later(view: string, from: string | null): void {
		this.#waiting.set(view, []);
		this.#set.clock.after(this.#backoff(), () => {
			this.#waiting.delete(view);
			if (this.#running) void this.#fetch(view, from);
		});
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
			if (!at) await this.#fetch(view, null);
			const from = this.#set.store.where(view);
			const answer = from ? await this.#set.fetch_poll(view, from.epoch, from.pos) : 'lost';
			if (!this.#running || generation !== this.#generation) return;
			if (typeof answer === 'string') {
				this.#generation++;
				if (answer !== 'lost') return this.#stop_for(answer);
				this.#lost(grace_ms);
				return this.#retry_later();
			}
			this.#heard();
			this.#attempts = 0;
			for (const frame of answer.frames) this.#take({ view, ...frame });
			if (this.#link.state !== 'stale') this.#seen('live');
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

	#seen(state: 'live' | 'stale'): void {
		this.#cancel_grace();
		this.#show({ ...this.#link, state, why: null, by: this.#polling ? 'poll' : 'socket' });
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

	/** What the link ended with: a socket's close code, or a bye with how long to stay away (false: for good). */
	#ended(code: number, retry?: boolean | number): void {
		if (code === 4401) return this.#stop_for('signed_out');
		if (code === 4403) {
			this.#set.forbidden();
			return this.#stop_for('forbidden');
		}
		if (code === 4426 && this.#tell_build) {
			// A newer page is offered; until it is taken, this one goes on without telling which it is.
			this.#tell_build = false;
			this.#set.outdated();
		} else if (retry === false) {
			return this.#stop_for('not_understood');
		}
		this.#lost(grace_ms);
		this.#retry_later(typeof retry === 'number' ? retry : 0);
	}

	#stop_for(why: 'signed_out' | 'forbidden' | 'not_understood'): void {
		this.#running = false;
		this.#drop();
		this.#cancel_retry();
		this.#cancel_grace();
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
