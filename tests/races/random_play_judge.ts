// What every answer must be by itself, before the database is asked: a known problem in its proper form, the same again for the same key,
// nothing that isn't the caller's to see.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../support/cluster.ts';
import type { Reply } from '../support/http.ts';
import { type Act } from './random_play_act.ts';
import { possible_for } from './random_play_guests.ts';
import { address_mark, sealed_mark } from './random_play_town.ts';
import { type Answer } from './random_play_watch.ts';

type Row = Record<string, unknown> & { id: string; version?: number; state?: string };

/** Who may do what, and who may know of what, hangs on nothing that anybody does in the play. */
const walls = new Set(['not_signed_in', 'not_allowed', 'not_found', 'missing_member']);

/** Every problem that docs/problems.md names, with its status. */
function known_problems(): Map<string, number> {
	const text = readFileSync(resolve(root, 'docs/problems.md'), 'utf8');
	return new Map([...text.matchAll(/^## (\w+)\n(\d{3})\./gm)].map((found) => [found[1] ?? '', Number(found[2])]));
}

export function print_of(act: Act): string {
	return `${act.method} ${act.path} ${JSON.stringify(act.body) ?? ''}`;
}

/** The answer without what is each request's own. */
function same_part(reply: Reply<unknown>): string {
	return `${reply.status} ${reply.text.replace(/"instance":"[^"]*"/, '')}`;
}

export class Judge {
	readonly #problems = known_problems();
	/** By caller and key: what was asked, and what was answered. */
	readonly #by_key = new Map<string, Map<string, string>>();
	readonly outcomes = new Map<string, number>();
	#count = 0;

	/** Throws when the answer by itself is wrong; else says what the database must now hold. */
	judge(act: Act, reply: Reply<Record<string, unknown>>, alone: boolean): Answer {
		const told = `${act.what} by ${act.who.name}: ${print_of(act)} -> ${reply.status} ${reply.text}`;
		const ok = reply.status < 300;
		const slug = ok ? 'ok' : this.#problem(act, reply, told);
		this.outcomes.set(`${act.what} ${slug}`, (this.outcomes.get(`${act.what} ${slug}`) ?? 0) + 1);
		if (!act.expected.includes('as before') && slug !== 'key_reused' && (alone || walls.has(act.expected) || walls.has(slug))) {
			assert.equal(slug, act.expected, `it must be ${act.expected}: ${told}`);
		}
		this.#same_for_same_key(act, reply, slug, told);
		if (act.shows !== 'sealed' && act.shows !== 'perhaps') assert.ok(!reply.text.includes(sealed_mark), `shows what is sealed: ${told}`);
		if (act.shows !== 'address') assert.ok(!reply.text.includes(address_mark), `shows a confidential address: ${told}`);
		if (act.shows === 'sealed' && ok && reply.body['blanked_at'] === null) assert.ok(reply.text.includes(sealed_mark), `keeps from its side what is sealed: ${told}`);
		if (ok) this.#row(act, reply, told);
		return this.#answer(act, reply, ok, slug);
	}

	/** What is answered with its row says its version twice, and what its reader may do next. */
	#row(act: Act, reply: Reply<Record<string, unknown>>, told: string): void {
		const row = reply.body as Row & { house_id: string; sender_id: string; state: string; possible: string[] };
		if (row.version !== undefined) assert.equal(reply.headers['etag'], `"${row.version}"`, told);
		if (act.kind === 'recipient') assert.deepEqual([...row.possible].sort(), possible_for(act.who, row).sort(), told);
		act.check?.(reply.body);
	}

	#problem(act: Act, reply: Reply<Record<string, unknown>>, told: string): string {
		const { body } = reply;
		assert.match(reply.headers['content-type'] ?? '', /^application\/problem\+json/, told);
		const slug = String(body['type']).replace('/problems/', '');
		assert.equal(this.#problems.get(slug), reply.status, `not in docs/problems.md: ${told}`);
		assert.ok(reply.status < 500, told);
		assert.equal(body['status'], reply.status, told);
		assert.equal(body['instance'], reply.headers['x-request-id'], told);
		const current = body['current'] as Row | undefined;
		if (slug === 'version_changed') assert.ok(current && current.version !== (act.version ?? (act.body as { version: number }).version), told);
		if (slug === 'move_not_possible' && act.kind === 'recipient') {
			const row = current as unknown as { state: string; house_id: string; sender_id: string };
			const possible = possible_for(act.who, row);
			assert.deepEqual([...(body['possible'] as string[])].sort(), [...possible].sort(), told);
			assert.ok(!possible.includes(act.what), `it was possible: ${told}`);
		}
		if (slug === 'bed_in_use') assert.equal(current?.state, 'held', told);
		if (slug === 'hold_extended') assert.ok(['offered', 'accepted'].includes(current?.state ?? ''), told);
		return slug;
	}

	#same_for_same_key(act: Act, reply: Reply<unknown>, slug: string, told: string): void {
		if (!act.key || slug === 'key_reused') return;
		const name = `${act.who.account} ${act.key}`;
		const seen = this.#by_key.get(name) ?? new Map<string, string>();
		this.#by_key.set(name, seen);
		const before = seen.get(print_of(act));
		const now = act.anew ? `${reply.status} ${slug}` : same_part(reply);
		if (before === undefined) seen.set(print_of(act), now);
		else assert.equal(now, before, `another answer to the same key: ${told}`);
		const done = [...seen].filter(([, text]) => text.startsWith('2'));
		assert.ok(done.length < 2, `one key did two things: ${JSON.stringify(done)}`);
	}

	#answer(act: Act, reply: Reply<Record<string, unknown>>, ok: boolean, slug: string): Answer {
		const row = reply.body as Row | null;
		const untouched = act.what === 'mark_occupied' && row?.version === (act.body as { version: number }).version;
		return {
			n: ++this.#count, caller: act.who.account, key: act.key ?? '', request: String(reply.headers['x-request-id']), what: act.what, ok, slug,
			kind: ok && act.kind !== undefined ? act.kind : null, id: ok && act.kind !== undefined ? (row?.id ?? null) : null,
			version: ok && act.kind !== undefined ? (row?.version ?? null) : null, effect: ok && !untouched ? (act.effect ?? null) : null,
		};
	}
}
