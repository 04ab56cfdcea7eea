// People who do things, each again and again until it is answered, under the same Idempotency-Key, as a page does. Afterwards every act that
// was acknowledged must be in the database, and none twice, however often it was sent.
//
// Each person does one kind of act, so that what they did can be counted:
// "still right" makes one row of `confirmation`, a turned-away call one of `turn_away`, a room's state (with its version in the body) one of
// `bed_change`, and the room ends as the last act left it. A change of a room may confirm its house besides, so those who confirm have houses
// of their own.

import { deepEqual, equal } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { House } from '../bench/lib/people.ts';
import type { Client } from '../support/http.ts';
import { patience, sleep } from '../support/patience.ts';
import type { World } from '../support/world.ts';

export type Kind = 'confirmation' | 'turn_away' | 'bed';

export interface Act {
	key: string;
	path: string;
	body: Record<string, unknown>;
	tries: number;
	/** The acknowledged answer. */
	status: number;
	text: string;
}

interface Bed {
	id: string;
	version: number;
	state: string;
}

class Person {
	readonly kind: Kind;
	readonly acts: Act[] = [];
	readonly house: House;
	readonly bed: Bed | null;
	readonly #clients: Client[];
	#turn = 0;
	#closed = false;

	constructor(kind: Kind, house: House, bed: Bed | null, bases: string[]) {
		this.kind = kind;
		this.house = house;
		this.bed = bed;
		this.#clients = bases.map((base) => house.client.twin(base));
	}

	next_act(): Act {
		const site = `/api/v1/sites/${this.house.site_id}`;
		const act = { key: randomUUID(), tries: 0, status: 0, text: '' };
		if (this.kind === 'confirmation') return { ...act, path: `${site}/confirmations`, body: {} };
		if (this.kind === 'turn_away' || !this.bed) return { ...act, path: `${site}/turn_aways`, body: { way: 'phone', reason: 'no_room' } };
		const state = this.bed.state === 'offline' ? 'turnover' : 'offline';
		return { ...act, path: `/api/v1/beds/${this.bed.id}/states`, body: { state, version: this.bed.version } };
	}

	/** Sends until it is answered. What is no answer: a broken connection, and a server that says it can't at the moment. */
	async send(act: Act): Promise<{ status: number; text: string }> {
		const end = Date.now() + patience(60_000);
		for (;;) {
			act.tries++;
			try {
				const reply = await this.#client().post(act.path, act.body, { key: act.key, timeout_ms: 10_000 });
				if (reply.status < 300) return { status: reply.status, text: reply.text };
				if (reply.status < 500) throw new Refused(`${act.path} ${JSON.stringify(act.body)}: ${reply.status} ${reply.text}`);
			} catch (error) {
				if (error instanceof Refused) throw error;
			}
			if (this.#closed) throw new Refused('the test is over');
			if (Date.now() > end) throw new Error(`no answer for a minute: ${act.path}`);
			this.#turn++;
			await sleep(50 + Math.random() * 150);
		}
	}

	async act(): Promise<void> {
		const act = this.next_act();
		this.acts.push(act);
		const { status, text } = await this.send(act);
		act.status = status;
		act.text = text;
		if (this.bed && this.kind === 'bed') {
			const row = JSON.parse(text) as Bed;
			this.bed.version = row.version;
			this.bed.state = row.state;
		}
	}

	/** Tries no more. */
	close(): void {
		this.#closed = true;
		for (const client of this.#clients) client.close();
	}

	#client(): Client {
		const client = this.#clients[this.#turn % this.#clients.length];
		if (!client) throw new Error('no server');
		return client;
	}
}

class Refused extends Error {}

export class Crowd {
	readonly #world: World;
	readonly #people: Person[];
	readonly #before: Promise<Counts>;
	#running = true;
	#failed: unknown;
	#done: Promise<unknown> = Promise.resolve();

	private constructor(world: World, people: Person[]) {
		this.#world = world;
		this.#people = people;
		this.#before = count(world, people);
	}

	/** So many people over these houses: in every other house all confirm, in the rest they change rooms and count calls. */
	static async gather(world: World, houses: House[], size: number, bases: string[]): Promise<Crowd> {
		const people: Person[] = [];
		for (const [i, house] of houses.entries()) {
			const beds = await world.psql<Bed>(
				`SELECT id, version::integer, state FROM porchlight.bed WHERE site_id = :'site' AND state IN ('open', 'offline', 'turnover') ORDER BY id`,
				{ site: house.site_id },
			);
			const share = Math.ceil((size - people.length) / (houses.length - i));
			for (let j = 0; j < share; j++) {
				const bed = (i % 2 === 1 && beds[j]) || null;
				people.push(new Person(i % 2 === 0 ? 'confirmation' : bed ? 'bed' : 'turn_away', house, bed, bases));
			}
		}
		return new Crowd(world, people);
	}

	/** Everyone acts again and again; pause_ms between two acts of one person. */
	start(pause_ms = 0): void {
		this.#running = true;
		this.#done = Promise.all(this.#people.map(async (person) => {
			await this.#before;
			while (this.#running) {
				await person.act();
				if (pause_ms > 0) await sleep(pause_ms * (0.5 + Math.random()));
			}
		}));
		this.#done.catch((error: unknown) => (this.#failed = error));
	}

	get acts(): Act[] {
		return this.#people.flatMap((person) => person.acts);
	}

	get acknowledged(): Act[] {
		return this.acts.filter((act) => act.status > 0);
	}

	/** Throws when an act was refused. */
	async check(): Promise<void> {
		if (this.#failed) throw this.#failed;
	}

	/** Each ends when its last act is answered. */
	async stop(): Promise<void> {
		this.#running = false;
		await this.#done;
	}

	/** Each acknowledged act is in the database with its answer. May be asked while nothing is running. */
	async nothing_is_lost(): Promise<void> {
		const acts = this.acknowledged;
		const kept = new Map((await this.#world.psql<{ key: string; outcome: string | null }>(
			`SELECT key, outcome FROM porchlight.idempotency WHERE key = ANY ('{${acts.map((act) => act.key).join(',')}}')`,
		)).map((row) => [row.key, row.outcome]));
		const lost = acts.filter((act) => kept.get(act.key) !== 'ok')
			.map((act) => `${act.path} ${act.key}: answered ${act.status} at try ${act.tries}, kept as ${kept.get(act.key)}: ${act.text.slice(0, 200)}`);
		equal(lost.length, 0, `of ${acts.length} acknowledged acts the database lacks ${lost.length}:\n${lost.slice(0, 20).join('\n')}`);
	}

	/** Everything (or each person's last so many acts) is sent again with its key: the answer is the first one, and the database holds each act once. */
	async nothing_is_doubled(most = Number.POSITIVE_INFINITY): Promise<void> {
		for (const act of this.acts) equal(act.status > 0, true, 'every act was answered in the end');
		await Promise.all(this.#people.map(async (person) => {
			for (const act of person.acts.slice(-most)) deepEqual(await person.send({ ...act }), { status: act.status, text: act.text }, act.path);
		}));
		const before = await this.#before;
		const now = await count(this.#world, this.#people);
		for (const kind of ['confirmation', 'turn_away', 'bed'] as const) {
			const done = this.#people.filter((person) => person.kind === kind).reduce((sum, person) => sum + person.acts.length, 0);
			equal(now[kind] - before[kind], done, `rows made by acts of the kind ${kind}`);
		}
		for (const { bed } of this.#people) {
			if (!bed) continue;
			const [row] = await this.#world.psql(`SELECT state, version::integer FROM porchlight.bed WHERE id = :'id'`, { id: bed.id });
			deepEqual(row, { state: bed.state, version: bed.version }, 'a room is as the last act left it');
		}
	}

	close(): void {
		this.#running = false;
		for (const person of this.#people) person.close();
	}
}

type Counts = Record<Kind, number>;

async function count(world: World, people: Person[]): Promise<Counts> {
	const sites = (...kinds: Kind[]): string => {
		const found = people.filter((person) => kinds.includes(person.kind)).map((person) => `'${person.house.site_id}'`);
		return [...new Set(found)].join(', ') || 'NULL';
	};
	const [row] = await world.psql<Counts>(`
		SELECT (SELECT count(*)::integer FROM porchlight.confirmation WHERE site_id IN (${sites('confirmation')})) AS confirmation,
			(SELECT count(*)::integer FROM porchlight.turn_away WHERE site_id IN (${sites('turn_away')})) AS turn_away,
			(SELECT count(*)::integer FROM porchlight.bed_change AS c JOIN porchlight.bed AS b ON b.id = c.bed_id
				WHERE b.site_id IN (${sites('bed')})) AS bed`);
	if (!row) throw new Error('no counts');
	return row;
}
