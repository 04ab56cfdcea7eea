// What stays on this device: changes not sent yet, drafts, the last lists seen. In IndexedDB, per account, and never on a shared
// computer; there all of it lives only as long as the page.

import { createStore, del, entries, set, type UseStore } from 'idb-keyval';
import type { Change } from '../core/outbox.ts';
import type { Snapshot } from '../core/store.ts';
import type { Session } from './shapes.ts';

export class Keep {
	readonly #store: UseStore | null;
	readonly #owner: string;
	#written = new Set<string>();

	/** owner: the account; null: keep nothing (a shared computer, or nobody signed in). */
	constructor(owner: string | null) {
		this.#owner = owner ?? '';
		this.#store = owner === null || typeof indexedDB === 'undefined' ? null : createStore('porchlight', 'kept');
	}

	/** A device that can't keep (private window, full disk) works all the same, for as long as the page is open. */
	async put(name: string, value: unknown): Promise<void> {
		if (this.#store) await set(this.#key(name), value, this.#store).catch(() => undefined);
	}

	async remove(name: string): Promise<void> {
		if (this.#store) await del(this.#key(name), this.#store).catch(() => undefined);
	}

	async all<T>(prefix: string): Promise<[string, T][]> {
		if (!this.#store) return [];
		const found = await entries<string, T>(this.#store).catch(() => []);
		const start = this.#key(prefix);
		return found.filter(([key]) => typeof key === 'string' && key.startsWith(start)).map(([key, value]) => [key.slice(start.length), value]);
	}

	async get<T>(name: string): Promise<T | undefined> {
		return (await this.all<T>(name)).find(([rest]) => rest === '')?.[1];
	}

	/** Everything of this account, at sign-out. */
	async clear(): Promise<void> {
		for (const [name] of await this.all('')) await this.remove(name);
		await new Keep('last').remove('session');
	}

	/** Each change under its own key, so that two open pages don't overwrite each other's. */
	save_changes(changes: readonly Change[]): void {
		const now = new Set(changes.map((change) => change.key));
		for (const change of changes) void this.put(`change/${change.key}`, change);
		for (const key of this.#written) if (!now.has(key)) void this.remove(`change/${key}`);
		this.#written = now;
	}

	async load_changes(): Promise<Change[]> {
		const found = await this.all<Change>('change/');
		const changes = found.map(([, change]) => change).sort((a, b) => a.made_at - b.made_at);
		for (const change of changes) this.#written.add(change.key);
		return changes;
	}

	/** The lists as they are now, for a start without network. */
	save_lists(session: Session, snapshots: readonly Snapshot[], now: number): void {
		void new Keep('last').put('session', session);
		for (const snapshot of snapshots) void this.put(`board/${snapshot.view}`, snapshot);
		void this.put('board_at', now);
	}

	/** Who was here last and what they saw; null when nobody was, or their session is over. */
	static async last(now: number): Promise<{ session: Session; snapshots: Snapshot[]; at: number } | null> {
		const session = await new Keep('last').get<Session>('session');
		if (!session || Date.parse(session.expires_at) < now) return null;
		const keep = new Keep(session.account_id);
		const snapshots = (await keep.all<Snapshot>('board/')).map(([, snapshot]) => snapshot);
		return { session, snapshots, at: (await keep.get<number>('board_at')) ?? now };
	}

	#key(name: string): string {
		return `${this.#owner}/${name}`;
	}
}
