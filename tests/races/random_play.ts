// The play: batch after batch of acts from many connections at once, the clock made to run now and then, one of two servers killed, and after
// each batch the database asked whether all that must be true is.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, Reply } from '../support/http.ts';
import { patience, until } from '../support/patience.ts';
import { type Act, type Scene } from './random_play_act.ts';
import { answers_hold } from './random_play_answers.ts';
import { type Now, Database, database_now } from './random_play_database.ts';
import { Dice } from './random_play_dice.ts';
import { Judge, print_of } from './random_play_judge.ts';
import { plan_batch } from './random_play_plan.ts';
import { type Town } from './random_play_town.ts';
import { truths_hold } from './random_play_truths.ts';
import { type Answer, watch_answers } from './random_play_watch.ts';

export interface PlayOptions {
	seed: number;
	steps: number;
	/** Called between batches. */
	between?: (dice: Dice) => Promise<void> | void;
}

export class Play {
	readonly town: Town;
	readonly database: Database;
	readonly judge = new Judge();
	readonly #dice: Dice;
	readonly #options: PlayOptions;
	/** The last acts, for those who send one again, and for the report. */
	readonly #before: Act[] = [];
	#steps = 0;
	#began = 0;
	#keys = 0;
	#down = false;
	#killed_at = 0;
	#kill_next = 0;

	constructor(town: Town, options: PlayOptions) {
		this.town = town;
		this.database = new Database(town.world);
		this.#dice = new Dice(options.seed);
		this.#options = options;
	}

	async run(): Promise<void> {
		const { steps } = this.#options;
		this.#kill_next = Math.min(2_500, steps / 2);
		this.#began = Number(await this.database.run('SELECT max(n) FROM write'));
		for (let batch = 0; this.#steps < steps; batch++) {
			const now = await database_now(this.database);
			const acts = plan_batch(this.#scene(now), this.#before, steps - this.#steps);
			const kill = acts.length > 10 && this.#steps >= this.#kill_next;
			await this.#batch(acts, now, kill);
			await truths_hold(this.database, `batch ${batch}, after ${this.#steps} steps`);
			if (batch % 25 === 24) await answers_hold(this.database, this.#began);
			await this.#options.between?.(this.#dice);
		}
		await this.settle();
		await truths_hold(this.database, 'at the end');
		await answers_hold(this.database, this.#began);
		const deadlocks = await this.database.run(`SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()`);
		assert.equal(deadlocks, '0', 'two acts locked each other out');
	}

	/** Until nothing that is due is left: the server's clock works within a second. */
	async settle(): Promise<void> {
		await until('what is due to be done', async () => {
			const { due_ms } = await database_now(this.database);
			return due_ms === null || due_ms > 5_000;
		}, 15_000);
	}

	#scene(now: Now): Scene {
		return { dice: this.#dice, town: this.town, now, new_key: () => `play-${this.#options.seed}-${++this.#keys}` };
	}

	async #batch(acts: Act[], now: Now, kill: boolean): Promise<void> {
		this.#steps += acts.length;
		// Alone: nobody else acts, and no clock strikes meanwhile.
		const alone = acts.length === 1 && (now.due_ms === null || now.due_ms > 10_000);
		const hands = acts.length > 1 ? this.#hurry_time(now) : Promise.resolve();
		const sent = Promise.all(acts.map((act) => this.#answered(act, this.#dice.below(2))));
		const [replies] = await Promise.all([sent, hands, kill ? this.#pull_the_plug() : null]);
		for (const [n, { status, body }] of replies.entries()) {
			if (status === 201 && ['send', 'ask'].includes(acts[n]?.what ?? '') && typeof body['guest_secret'] === 'string') {
				this.town.slips.set(String(body['id']), { code: String(body['code']), secret: body['guest_secret'] });
			}
		}
		const answers: Answer[] = replies.map((reply, n) => this.judge.judge(acts[n] as Act, reply, alone));
		await watch_answers(this.database, answers);
		this.#before.push(...acts);
		this.#before.splice(0, this.#before.length - 60);
	}

	/** Sends it until it is answered: more than once only when the server went away, and then perhaps to the other one. */
	async #answered(act: Act, first: number): Promise<Reply<Record<string, unknown>>> {
		const end = Date.now() + patience(30_000);
		const headers: Record<string, string> = act.key !== undefined && act.method !== 'POST' ? { 'Idempotency-Key': act.key } : {};
		for (let at = first; ; at++) {
			const went = Date.now();
			const excused = () => at % 2 === 0 && (this.#down || went <= this.#killed_at);
			try {
				const reply = await (act.who.clients[at % 2] as Client).request(act.method, act.path, {
					...(act.body === undefined ? {} : { body: act.body }), ...(act.version === undefined ? {} : { version: act.version }),
					...(act.key === undefined ? {} : { key: act.key }), headers,
				});
				if (reply.status < 500 || !excused()) return reply;
			} catch (error) {
				if (!excused()) throw new Error(`${print_of(act)} got no answer from a server that was there`, { cause: error });
			}
			if (Date.now() > end) throw new Error(`${print_of(act)} was never answered`);
			await sleep(25);
		}
	}

	async #pull_the_plug(): Promise<void> {
		this.#kill_next += 2_500;
		await sleep(this.#dice.below(60));
		this.#down = true;
		await this.town.servers[0].restart('SIGKILL').catch(async (error: unknown) => {
			const log = this.town.servers[0].log.filter((line) => !line.includes('http.reply')).slice(-30).join('\n');
			// A new slot waits for every transaction that is running anywhere in the cluster.
			const running = await this.database.run(`SELECT datname, state, xact_start, left(query, 80) FROM pg_stat_activity WHERE backend_xid IS NOT NULL`);
			throw new Error(`the server did not come back:\n${log}\nrunning meanwhile:\n${running}`, { cause: error });
		});
		this.#killed_at = Date.now();
		this.#down = false;
	}

	/** Holds and answers that would be due in hours are due now; what ended long ago goes off the screens. */
	async #hurry_time(now: Now): Promise<void> {
		const dice = this.#dice;
		const hands: string[] = [];
		const holds = now.recipients.filter((one) => one.state === 'offered' || one.state === 'accepted');
		const waiting = now.recipients.filter((one) => one.state === 'sent' || one.state === 'seen');
		const by_hand = now.beds.filter((bed) => bed.state === 'held' && bed.recipient_id === null);
		const ended = now.referrals.filter((one) => one.ended && !one.archived);
		for (const one of dice.some(holds, 1)) hands.push(`shorten_hold('${one.id}', ${dice.below(300)})`);
		for (const one of dice.some(by_hand, 1)) hands.push(`shorten_bed('${one.id}', ${dice.below(300)})`);
		if (dice.chance(0.4)) for (const one of dice.some(waiting, 1)) hands.push(`overdue('${one.id}')`);
		if (dice.chance(0.5)) for (const one of dice.some(waiting, 1)) hands.push(`ring('${one.id}', ${dice.chance(0.4)})`);
		if (dice.chance(0.8)) for (const one of dice.some(ended, 1)) hands.push(`grow_old('${one.id}')`);
		for (const hand of hands) await this.database.run(`SELECT ${hand} \\g /dev/null\n`);
	}
}
