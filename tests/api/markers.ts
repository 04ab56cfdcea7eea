// Words planted in everything that is sealed, and the places where they must not turn up: whatever leaves PostgreSQL's log, the tables
// themselves, the server's and PostgreSQL's own logs, figures, pages, screens' rows, problems, e-mail and webhooks.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../support/world.ts';

export const planted = {
	name: 'Quenby-Aldersea', callback: '0199-Quorrel-7', note: 'Vossfield evening', text: 'Thrumwick at the door', reply: 'Plimsedge it is',
	alias: 'Brindlecote',
};

/** How a text may be written: as it is, in hexadecimal, in Base64 wherever in it it begins. Short pieces only, so that nothing is missed at a break. */
function spellings(word: string): string[] {
	const bytes = Buffer.from(word);
	const base64 = [0, 1, 2].map((shift) => {
		const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64').replace(/=+$/, '');
		return text.slice(shift === 0 ? 0 : shift + 1, -2);
	});
	return [word.toLowerCase(), bytes.toString('hex'), ...base64.map((text) => text.toLowerCase())];
}

export class Search {
	readonly #words = new Map<string, string>();
	readonly looked = new Set<string>();

	/** What must be nowhere; the secret also as it is typed without dashes. */
	constructor(words: string[]) {
		for (const word of words) {
			for (const one of [word, word.replaceAll('-', ''), ...word.split(' ').filter((part) => part.length >= 7)]) {
				for (const spelling of spellings(one)) this.#words.set(spelling, word);
			}
		}
	}

	found_in(text: string | Buffer): string | undefined {
		const all = (typeof text === 'string' ? text : text.toString('latin1')).toLowerCase();
		for (const [spelling, word] of this.#words) if (all.includes(spelling)) return word;
		return undefined;
	}

	/** sign: what must be there, or nothing was looked through. */
	nowhere_in(place: string, text: string | Buffer, sign?: string): void {
		this.looked.add(place);
		const word = this.found_in(text);
		assert.equal(word, undefined, `${place} has ${word}`);
		if (sign !== undefined) assert.ok(text.includes(sign), `${place} has what it should have: ${sign}`);
	}
}

/** Everything that happens from now on, as PostgreSQL's log is decoded: all tables and columns, and what the change stream's publication leaves of
 *  it. The slots go with the database. */
export class Decoded {
	readonly #world: World;
	readonly #slots: { whole: string; feed: string };

	private constructor(world: World) {
		this.#world = world;
		this.#slots = { whole: `${world.database}_whole`, feed: `${world.database}_feed` };
	}

	static async from_now(world: World): Promise<Decoded> {
		const decoded = new Decoded(world);
		await world.run(`SELECT pg_create_logical_replication_slot('${decoded.#slots.whole}', 'test_decoding');
			SELECT pg_create_logical_replication_slot('${decoded.#slots.feed}', 'pgoutput');`);
		return decoded;
	}

	whole(): Promise<string> {
		return this.#world.run(`SELECT data FROM pg_logical_slot_get_changes('${this.#slots.whole}', NULL, NULL)`);
	}

	async feed(): Promise<Buffer> {
		const rows = await this.#world.run(`SELECT encode(data, 'hex') FROM pg_logical_slot_get_binary_changes('${this.#slots.feed}', NULL, NULL,
			'proto_version', '1', 'publication_names', 'porchlight_feed')`);
		return Buffer.from(rows.replaceAll(/\s/g, ''), 'hex');
	}
}

/** Each table as it stands now. */
export async function tables(world: World): Promise<Map<string, string>> {
	const names = await world.psql<{ name: string }>(`SELECT c.relname AS name FROM pg_class c
		WHERE c.relnamespace = 'porchlight'::regnamespace AND c.relkind IN ('r', 'p')`);
	const all = new Map<string, string>();
	for (const { name } of names) all.set(name, await world.run(`SELECT x::text FROM porchlight.${name} x`));
	return all;
}

/** PostgreSQL's own words. */
export function database_log(world: World): Promise<string> {
	return readFile(join(world.cluster.folder, 'log'), 'utf8');
}
