// What this person changed and the server has not answered yet: shown at once, sent once and in order, kept over a reload and a time
// without network, and cancellable until it is on its way. Each change carries its own key, so that sending twice does it once.

import type { Clock } from './clock.ts';
import type { Kind } from './rows.ts';

export interface Change {
	/** Also the Idempotency-Key. */
	key: string;
	method: 'POST' | 'PATCH' | 'DELETE';
	path: string;
	body: Record<string, unknown> | null;
	/** The row that it changes, and what that row looks like once it is done: drawn at once. */
	kind: Kind;
	id: string;
	effect: Record<string, unknown>;
	/** The row's version as it was seen; sent in the body (`in_body`) or as If-Match. null: the act needs none. */
	version: number | null;
	in_body: boolean;
	made_at: number;
	/** After this long it is asked about again instead of sent: "still right" of two hours ago is not a confirmation of now. */
	good_for_ms: number;
	/** Message key of what it is, for the list of what waits, and its parameters. No person's data. */
	says: string;
	about: Record<string, string>;
	attempts: number;
	/** It waited too long: the person decides whether it is still so. */
	asks?: boolean;
}

export type Sent =
	| { end: 'done'; row: (Record<string, unknown> & { version?: number }) | null }
	| { end: 'said_no'; problem: ProblemLike }
	/** No answer: it may or may not have happened, and the same key finds out. */
	| { end: 'lost' };

export interface ProblemLike {
	slug: string;
	title: string;
	current?: Record<string, unknown> | undefined;
}

export interface OutboxSettings {
	clock: Clock;
	random: () => number;
	send: (change: Change) => Promise<Sent>;
	save: (changes: Change[]) => void;
	changed: () => void;
	done: (change: Change, row: (Record<string, unknown> & { version?: number }) | null) => void;
	said_no: (change: Change, problem: ProblemLike) => void;
}

export class Outbox {
	readonly #set: OutboxSettings;
	#changes: Change[] = [];
	#sending: Change | null = null;
	#paused = false;
	#failures = 0;
	#revision = 0;
	#cancel_retry: () => void = () => undefined;

	constructor(settings: OutboxSettings) {
		this.#set = settings;
	}

	get changes(): readonly Change[] {
		return this.#changes;
	}

	/** Grows with each change of what waits. */
	get revision(): number {
		return this.#revision;
	}

	/** No answer came to the last try: what is here waits for the network. */
	get waits(): boolean {
		return this.#failures > 0 && this.#changes.length > 0;
	}

	is_sending(key: string): boolean {
		return this.#sending?.key === key;
	}

	/** What was kept by an earlier page, before anything new. */
	restore(changes: Change[]): void {
		const here = new Set(this.#changes.map((change) => change.key));
		this.#changes = [...changes.filter((change) => !here.has(change.key)), ...this.#changes];
		this.#keep();
		this.flush();
	}

	add(change: Change): void {
		this.#changes = [...this.#changes, change];
		this.#keep();
		this.flush();
	}

	/** Takes a change back before it is sent. false: it is on its way already, or gone. */
	cancel(key: string): boolean {
		const found = this.#changes.find((change) => change.key === key);
		if (!found || found === this.#sending || found.attempts > 0 && !found.asks) return false;
		this.#changes = this.#changes.filter((change) => change !== found);
		this.#keep();
		this.flush();
		return true;
	}

	/** "Yes, it is still so": sends what had waited too long. */
	affirm(key: string): void {
		this.#changes = this.#changes.map((change) => (change.key === key ? { ...change, asks: false, made_at: this.#set.clock.now() } : change));
		this.#keep();
		this.flush();
	}

	/** The row as it will be once all that waits is done. */
	overlay<R extends { id: string }>(kind: Kind, row: R): R {
		let shown = row;
		for (const change of this.#changes) if (change.kind === kind && change.id === row.id && !change.asks) shown = { ...shown, ...change.effect };
		return shown;
	}

	pending(kind: Kind, id: string): Change | undefined {
		return this.#changes.findLast((change) => change.kind === kind && change.id === id && !change.asks);
	}

	/** Tries now: after a change, when the network is back, when the page is looked at. */
	flush(): void {
		this.#cancel_retry();
		if (!this.#sending && !this.#paused) void this.#run();
	}

	/** Signed out: nothing is sent until somebody signs in. */
	pause(paused: boolean): void {
		this.#paused = paused;
		if (!paused) this.flush();
	}

	async #run(): Promise<void> {
		for (let next = this.#next(); next; next = this.#next()) {
			const sending: Change = { ...next, attempts: next.attempts + 1 };
			this.#replace(next.key, sending);
			this.#sending = sending;
			this.#keep();
			const sent = await this.#set.send(sending);
			this.#sending = null;
			if (sent.end === 'lost') {
				this.#failures++;
				this.#keep();
				const ceiling = Math.min(30_000, 1000 * 2 ** Math.min(this.#failures, 6));
				this.#cancel_retry = this.#set.clock.after(500 + this.#set.random() * ceiling, () => this.flush());
				return;
			}
			this.#failures = 0;
			this.#changes = this.#changes.filter((change) => change.key !== sending.key);
			if (sent.end === 'done') this.#carry_version(sending, sent.row);
			this.#keep();
			if (sent.end === 'done' || is_done_already(sending, sent.problem)) this.#set.done(sending, sent.end === 'done' ? sent.row : null);
			else this.#set.said_no(sending, sent.problem);
		}
	}

	#next(): Change | null {
		if (this.#paused) return null;
		for (const change of this.#changes) {
			if (change.asks) continue;
			if (this.#set.clock.now() - change.made_at <= change.good_for_ms) return change;
			// One that was tried may have happened: its key still finds out. One never tried is asked about.
			if (change.attempts > 0) return change;
			this.#replace(change.key, { ...change, asks: true });
			this.#keep();
		}
		return null;
	}

	/** A second tap on the same room was made knowing of the first: it follows the version that the first made. */
	#carry_version(done: Change, row: { id?: unknown; version?: number } | null): void {
		const version = row?.version;
		if (version === undefined || row?.id !== done.id) return;
		this.#changes = this.#changes.map((change) =>
			change.kind === done.kind && change.id === done.id && change.version !== null && change.version < version ? { ...change, version } : change);
	}

	#replace(key: string, by: Change): void {
		this.#changes = this.#changes.map((change) => (change.key === key ? by : change));
	}

	#keep(): void {
		this.#revision++;
		this.#set.save(this.#changes);
		this.#set.changed();
	}
}

/** A PATCH has no key: when its first try was lost and the second meets exactly what it wanted to make, it was done. */
function is_done_already(change: Change, problem: ProblemLike): boolean {
	if (change.attempts < 2 || change.method !== 'PATCH' || problem.slug !== 'version_changed' || !problem.current) return false;
	const current = problem.current;
	return Object.entries(change.body ?? {}).every(([name, value]) => JSON.stringify(current[name]) === JSON.stringify(value));
}
