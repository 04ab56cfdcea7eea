// One thing that somebody tries, and what must come of it when nobody else does anything at the same time.

import { randomUUID } from 'node:crypto';
import { type Dice } from './random_play_dice.ts';
import { type Now } from './random_play_database.ts';
import { type Person, type Town, has_role } from './random_play_town.ts';

export interface Act {
	/** Its name in the report. */
	what: string;
	who: Person;
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	path: string;
	body?: unknown;
	/** The Idempotency-Key; none on what is read. */
	key?: string;
	/** For If-Match. */
	version?: number;
	/** 'ok' or a slug of docs/problems.md. */
	expected: string;
	/** The kind of row that it answers with. */
	kind?: string;
	/** A row that it writes, if it is done. */
	effect?: { kind: string; has: Record<string, unknown> };
	/** The only one whose answer may carry what is sealed (and does, until it is blank), perhaps carries it, or may carry a confidential address. */
	shows?: 'sealed' | 'perhaps' | 'address';
	/** Where things stand is read anew for each answer: only its outcome is the same for the same key. */
	anew?: boolean;
	/** Whatever else must be true of what is answered. */
	check?: (body: Record<string, unknown>) => void;
}

/** What all who plan an act have at hand. */
export interface Scene {
	dice: Dice;
	town: Town;
	now: Now;
	/** A key that no act had before. */
	new_key(): string;
}

export const nowhere = (): string => randomUUID();

/** Usually somebody who may, sometimes anybody. */
export function caller(scene: Scene, may: (person: Person) => boolean, of_one = 0.85): Person {
	const { dice, town } = scene;
	if (dice.chance(of_one)) {
		const who = dice.pick(town.people.filter(may));
		if (who) return who;
	}
	return dice.chance(0.1) ? town.nobody : dice.one(town.people);
}

type Roles = Parameters<typeof has_role> extends [Person, ...infer Names] ? Names : never;
export const of_houses: Roles = ['house_staff', 'house_lead'];
export const of_teams: Roles = ['referrer', 'referrer_lead'];

/** What the route's own wall says; null: come in. */
export function gate(who: Person, ...roles: Roles): string | null {
	if (who.account === '') return 'not_signed_in';
	return has_role(who, ...roles) ? null : 'not_allowed';
}

export function day_from_now(days: number): string {
	return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
