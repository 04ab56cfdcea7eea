// A screen as people have it: the page's own live client and store (web/core), with real sockets. It comes back by itself after whatever
// happened, on the next of the servers it knows, as behind a balancer. Its waits run faster than a browser's, so that a test need not last.

import { WebSocket } from 'ws';
import type { Snapshot } from '../../web/core/store.ts';
import { Store } from '../../web/core/store.ts';
import { LiveClient } from '../../web/core/live.ts';
import type { FetchLoss, Frame, LiveSocket, PollAnswer, SocketEvents } from '../../web/core/live_frames.ts';
import { position_value } from '../../web/core/position.ts';
import type { Client } from '../support/http.ts';
import { until } from '../support/patience.ts';

const HURRY = 5;

const clock = {
	now: () => Date.now(),
	after: (ms: number, run: () => void) => {
		const timer = setTimeout(run, ms / HURRY);
		return () => clearTimeout(timer);
	},
};

export class Screen {
	readonly store = new Store();
	/** Snapshots asked for, sockets opened, long polls, welcomes that resumed, resets, deltas. */
	readonly counts = { snapshots: 0, sockets: 0, polls: 0, resumed: 0, resets: 0, deltas: 0 };
	readonly view: string;
	readonly #clients: Client[];
	readonly #known_as: URL | undefined;
	readonly #live: LiveClient;
	#turn = 0;

	/** who: signed in. bases: where it may connect; it takes the next one each time. known_as: the server's own address, behind a relay. */
	constructor(who: Client, bases: string[], view = 'network', known_as?: string) {
		this.view = view;
		this.#known_as = known_as === undefined ? undefined : new URL(known_as);
		this.#clients = bases.map((base) => who.twin(base));
		this.#live = new LiveClient({
			store: this.store,
			clock,
			random: Math.random,
			open_socket: (events) => this.#open_socket(events),
			fetch_snapshot: (name, from) => this.#fetch(name, from),
			fetch_poll: (name, epoch, pos) => this.#poll(name, epoch, pos),
			build: '',
			changed: () => undefined,
			told_time: () => undefined,
			outdated: () => undefined,
			forbidden: () => undefined,
		}, [view]);
		this.#live.start();
	}

	get is_live(): boolean {
		return this.#live.link.state === 'live';
	}

	/** It went on from its first snapshot, or was told by now that its socket had been faster and where to begin. */
	get has_begun(): boolean {
		return this.counts.resumed + this.counts.resets + this.counts.polls > 0 && this.is_live;
	}

	get pos(): number {
		return position_value(this.store.where(this.view)?.pos ?? '0/0');
	}

	/** What it shows, as text: rows by kind, each kind and its rows in order. Equal texts are equal pictures. */
	text(): string {
		return rows_text(this.store.snapshot(this.view)?.rows ?? {});
	}

	stop(): void {
		this.#live.stop();
		for (const client of this.#clients) client.close();
	}

	#next(): Client {
		const client = this.#clients[this.#turn++ % this.#clients.length];
		if (!client) throw new Error('no server to connect to');
		return client;
	}

	#open_socket(events: SocketEvents): LiveSocket {
		const client = this.#next();
		const socket = new WebSocket(`ws://${client.base.host}/live`, {
			origin: this.#known_as?.origin ?? client.origin,
			headers: { Cookie: client.cookie, Host: this.#known_as?.host ?? client.base.host },
			perMessageDeflate: false,
			handshakeTimeout: 3_000,
		});
		this.counts.sockets++;
		socket.on('open', () => events.opened());
		socket.on('message', (data) => {
			const text = data.toString();
			this.#count(JSON.parse(text) as Frame);
			events.frame(text);
		});
		socket.on('close', (code) => events.closed(code));
		socket.on('error', () => undefined);
		return {
			send: (text) => {
				if (socket.readyState === WebSocket.OPEN) socket.send(text);
			},
			close: () => {
				socket.removeAllListeners('open').removeAllListeners('message').removeAllListeners('close');
				socket.terminate();
			},
		};
	}

	#count(frame: Frame): void {
		if (frame.type === 'welcome' && frame.resumed) this.counts.resumed++;
		if (frame.type === 'reset') this.counts.resets++;
		if (frame.type === 'delta') this.counts.deltas++;
	}

	async #fetch(view: string, from: string | null): Promise<Snapshot | FetchLoss> {
		const query = new URLSearchParams(from === null ? { view } : { view, from });
		this.counts.snapshots++;
		return this.#ask<Snapshot>(`/api/v1/board?${query}`, 5_000);
	}

	async #poll(view: string, epoch: string, pos: string): Promise<PollAnswer | FetchLoss> {
		this.counts.polls++;
		const answer = await this.#ask<PollAnswer>(`/live/poll?${new URLSearchParams({ view, epoch, pos })}`, 30_000);
		if (typeof answer !== 'string') for (const frame of answer.frames) this.#count(frame);
		return answer;
	}

	async #ask<Body>(path: string, timeout_ms: number): Promise<Body | FetchLoss> {
		const headers: Record<string, string> = this.#known_as ? { Host: this.#known_as.host } : {};
		try {
			const reply = await this.#next().get(path, { timeout_ms, headers });
			return reply.status === 200 ? (reply.body as unknown as Body) : 'lost';
		} catch {
			return 'lost';
		}
	}
}

export function rows_text(rows: Record<string, { id: string }[]>): string {
	const kinds = Object.entries(rows).filter(([, list]) => list.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
	return kinds.map(([kind, list]) => {
		const sorted = [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
		return `${kind}\n${sorted.map((row) => JSON.stringify(row)).join('\n')}`;
	}).join('\n');
}

/** What a server answers when asked for the whole view now, which the text of a Screen must equal. */
export async function fresh(client: Client, view = 'network'): Promise<{ text: string; pos: string; epoch: string }> {
	const reply = await client.get(`/api/v1/board?view=${view}`);
	if (reply.status !== 200) throw new Error(`no snapshot: ${reply.status} ${reply.text}`);
	const snapshot = reply.body as unknown as Snapshot;
	return { text: rows_text(snapshot.rows), pos: snapshot.pos, epoch: snapshot.epoch };
}

/** Where two texts first differ, for the message of a failed test. */
export function difference(one: string, other: string): string {
	const a = one.split('\n');
	const b = other.split('\n');
	const at = a.findIndex((line, i) => line !== b[i]);
	return at < 0 && a.length === b.length ? '' : `line ${at}:\n${a[at]?.slice(0, 600)}\n${b[at]?.slice(0, 600)}`;
}

/** Waits until every screen shows what the server's fresh snapshot says. */
export async function all_show(screens: Screen[], client: Client, ms = 15_000): Promise<void> {
	let last = '';
	await until('every screen to show the same as a fresh snapshot', async () => {
		const now = await fresh(client, screens[0]?.view);
		const wrong = screens.findIndex((screen) => screen.text() !== now.text);
		last = wrong < 0 ? '' : `screen ${wrong}: ${JSON.stringify(screens[wrong]?.counts)}, ${difference(screens[wrong]?.text() ?? '', now.text)}`;
		return wrong < 0;
	}, ms).catch((error: unknown) => {
		throw new Error(`${String(error)}\n${last}`);
	});
}
