// What this screen knows: the rows of each view it follows, changed only by snapshots, deltas, and the answers to its own acts.
// A delta that does not join on to what is here is a hole; the caller then fetches a snapshot, and nothing of it is shown.

import { position_value } from './position.ts';
import type { Kind, Kinds, Row } from './rows.ts';

export interface Snapshot {
	epoch: string;
	view: string;
	pos: string;
	rows: Record<string, Row[]>;
}

export interface Delta {
	view: string;
	pos: string;
	prev: string;
	set?: Record<string, Row[]>;
	del?: Record<string, string[]>;
}

export type Applied = 'applied' | 'old' | 'hole';

interface View {
	epoch: string;
	pos: string;
	rows: Map<string, Map<string, Row>>;
}

export class Store {
	readonly #views = new Map<string, View>();
	readonly #listeners = new Set<() => void>();
	#revision = 0;

	/** Grows with each change of any row; derived pictures are kept by it. */
	get revision(): number {
		return this.#revision;
	}

	listen(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	has(view: string): boolean {
		return this.#views.has(view);
	}

	where(view: string): { epoch: string; pos: string } | null {
		const found = this.#views.get(view);
		return found ? { epoch: found.epoch, pos: found.pos } : null;
	}

	load(snapshot: Snapshot): void {
		const rows = new Map<string, Map<string, Row>>();
		for (const [kind, list] of Object.entries(snapshot.rows)) rows.set(kind, new Map(list.map((row) => [row.id, row])));
		this.#views.set(snapshot.view, { epoch: snapshot.epoch, pos: snapshot.pos, rows });
		this.#tell();
	}

	apply(delta: Delta): Applied {
		const view = this.#views.get(delta.view);
		if (!view) return 'hole';
		const here = position_value(view.pos);
		if (position_value(delta.pos) <= here) return 'old';
		if (position_value(delta.prev) > here) return 'hole';
		for (const [kind, rows] of Object.entries(delta.set ?? {})) {
			for (const row of rows) put(view, kind, row);
		}
		for (const [kind, ids] of Object.entries(delta.del ?? {})) {
			for (const id of ids) view.rows.get(kind)?.delete(id);
		}
		view.pos = delta.pos;
		this.#tell();
		return 'applied';
	}

	/** A ping's promise: nothing of this view happened up to there that is not here. Never back. */
	advance(view_name: string, pos: string): void {
		const view = this.#views.get(view_name);
		if (view && position_value(pos) > position_value(view.pos)) view.pos = pos;
	}

	/** A row that an act answered with: shown at once in every view that has it, until its own delta comes round. */
	merge(kind: Kind, row: Row): void {
		let changed = false;
		for (const view of this.#views.values()) {
			const known = view.rows.get(kind)?.get(row.id);
			if (!known || known.version >= row.version) continue;
			view.rows.get(kind)?.set(row.id, { ...known, ...row });
			changed = true;
		}
		if (changed) this.#tell();
	}

	forget(view: string): void {
		if (this.#views.delete(view)) this.#tell();
	}

	all<K extends Kind>(view: string, kind: K): Kinds[K][] {
		return [...(this.#views.get(view)?.rows.get(kind)?.values() ?? [])] as Kinds[K][];
	}

	get<K extends Kind>(view: string, kind: K, id: string | null | undefined): Kinds[K] | undefined {
		if (!id) return undefined;
		return this.#views.get(view)?.rows.get(kind)?.get(id) as Kinds[K] | undefined;
	}

	/** The view as a snapshot again, to be kept for a time without network. */
	snapshot(view: string): Snapshot | null {
		const found = this.#views.get(view);
		if (!found) return null;
		const rows: Record<string, Row[]> = {};
		for (const [kind, list] of found.rows) rows[kind] = [...list.values()];
		return { epoch: found.epoch, view, pos: found.pos, rows };
	}

	#tell(): void {
		this.#revision++;
		for (const listener of this.#listeners) listener();
	}
}

/** A row with an older version never overwrites a newer one; the same version is the server's own word and does. */
function put(view: View, kind: string, row: Row): void {
	let rows = view.rows.get(kind);
	if (!rows) view.rows.set(kind, (rows = new Map()));
	const known = rows.get(row.id);
	if (!known || !(row.version < known.version)) rows.set(row.id, row);
}
