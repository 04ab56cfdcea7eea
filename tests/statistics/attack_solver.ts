// How closely hidden counts can be placed by who knows all relations: what follows from one relation alone is put in first, then a linear-programming
// solver (glpsol of GLPK) looks for the least and the greatest value of each, among all counts that are not negative.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Hidden, Knowledge, Relation } from './attack_model.ts';

const run = promisify(execFile);
/** Nothing is larger; keeps the solver from saying only "without bound". */
const most = 1_000_000;

export interface Range {
	hidden: Hidden;
	low: number;
	high: number;
}

interface Reduced {
	known: Map<string, number>;
	/** What is still open, by the unknowns in it. */
	open: Relation[];
	with: Map<string, Relation[]>;
}

function substitute(relation: Relation, known: Map<string, number>): Relation {
	let { total } = relation;
	const terms = new Map<string, number>();
	for (const [name, times] of relation.terms) {
		const value = known.get(name);
		if (value === undefined) terms.set(name, times);
		else total -= times * value;
	}
	return { terms, total, at_most: relation.at_most };
}

/** What one relation alone says: the only unknown of it, or that all are nothing. */
function follows(relation: Relation): [string, number][] {
	const entries = [...relation.terms];
	const [only] = entries;
	if (only && entries.length === 1 && !relation.at_most) return [[only[0], relation.total / only[1]]];
	if (relation.total === 0 && entries.every(([, times]) => times > 0)) return entries.map(([name]) => [name, 0]);
	return [];
}

function reduce(relations: Relation[]): Reduced {
	const known = new Map<string, number>();
	let open = relations;
	for (let found = true; found; ) {
		found = false;
		const next: Relation[] = [];
		for (const relation of open) {
			const rest = substitute(relation, known);
			for (const [name, value] of follows(rest)) {
				known.set(name, value);
				found = true;
			}
			if (rest.terms.size > 0) next.push(rest);
		}
		open = next;
	}
	open = open.map((relation) => substitute(relation, known)).filter((relation) => relation.terms.size > 0);
	const touching = new Map<string, Relation[]>();
	for (const relation of open) for (const name of relation.terms.keys()) touching.set(name, [...(touching.get(name) ?? []), relation]);
	return { known, open, with: touching };
}

/** All relations that have to do with these unknowns, through whatever others. */
function component(reduced: Reduced, names: Iterable<string>): Set<Relation> {
	const found = new Set<Relation>();
	const seen = new Set<string>();
	const waiting = [...names];
	for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
		if (seen.has(name)) continue;
		seen.add(name);
		for (const relation of reduced.with.get(name) ?? []) {
			if (found.has(relation)) continue;
			found.add(relation);
			waiting.push(...relation.terms.keys());
		}
	}
	return found;
}

const sum = (terms: [string, number][]): string =>
	terms.map(([name, times]) => `${times < 0 ? '-' : '+'} ${Math.abs(times)} ${name}`).join('\n ');

/** Many small problems as one: each has unknowns of its own, so that the best of all together is the best of each. */
class Problem {
	readonly #rows: string[] = [];
	readonly #aims: [string, number][] = [];
	readonly #names: string[] = [];

	/** The column of each name; those that are in the aims stand first, since the solver numbers columns as it meets them. */
	add(terms: Map<string, number>, relations: Set<Relation>, up: boolean): string[] {
		const names = new Map<string, string>();
		const name = (text: string): string => {
			const found = names.get(text) ?? `x${this.#names.length}`;
			if (!names.has(text)) {
				names.set(text, found);
				this.#names.push(found);
			}
			return found;
		};
		const aims = [...terms].map(([text, times]): [string, number] => [name(text), up ? times : -times]);
		this.#aims.push(...aims);
		for (const relation of relations)
			this.#rows.push(` ${sum([...relation.terms].map(([text, times]) => [name(text), times]))} ${relation.at_most ? '<=' : '='} ${relation.total}`);
		return aims.map(([text]) => text);
	}

	async solve(): Promise<Map<string, number>> {
		const folder = await mkdtemp(join(tmpdir(), 'porchlight-attack-'));
		try {
			const bounds = this.#names.map((name) => ` ${name} <= ${most}`);
			await writeFile(join(folder, 'lp'), `Maximize\n ${sum(this.#aims)}\nSubject To\n${this.#rows.join('\n')}\nBounds\n${bounds.join('\n')}\nEnd\n`);
			const { stdout } = await run('glpsol', ['--lp', join(folder, 'lp'), '--write', join(folder, 'found'), '--wglp', join(folder, 'read')], { maxBuffer: 64 << 20 });
			if (!stdout.includes('OPTIMAL')) throw new Error(`glpsol: ${stdout.slice(-500)}`);
			// Names by number as the solver has them ("n j 3 x17"), values by number ("j 3 b 12 0").
			const names = new Map<string, string>();
			for (const line of (await readFile(join(folder, 'read'), 'utf8')).split('\n')) {
				const words = line.split(' ');
				if (words[0] === 'n' && words[1] === 'j') names.set(words[2] ?? '', words[3] ?? '');
			}
			const found = new Map<string, number>();
			for (const line of (await readFile(join(folder, 'found'), 'utf8')).split('\n')) {
				const words = line.split(' ');
				if (words[0] === 'j') found.set(names.get(words[1] ?? '') ?? '', Number(words[3]));
			}
			return found;
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	}
}

/** The least and the greatest value of hidden counts (of all, or of some). */
export async function attack(knowledge: Knowledge, choose: (hidden: Hidden[]) => Hidden[]): Promise<Range[]> {
	const reduced = reduce(knowledge.relations);
	const problem = new Problem();
	const asked = choose(knowledge.hidden).map((hidden) => {
		const rest = substitute({ terms: hidden.terms, total: 0, at_most: false }, reduced.known);
		const relations = component(reduced, rest.terms.keys());
		return { hidden, known: -rest.total, high: problem.add(rest.terms, relations, true), low: problem.add(rest.terms, relations, false) };
	});
	if (asked.length === 0) return [];
	const found = await problem.solve();
	const total = (names: string[]): number => names.reduce((sum, name) => sum + (found.get(name) ?? 0), 0);
	return asked.map(({ hidden, known, low, high }) => ({ hidden, low: known + total(low), high: known + total(high) }));
}

/** With what truly happened, every relation holds; otherwise an attack would prove nothing. */
export function contradictions(knowledge: Knowledge, truth: Map<string, number>): Relation[] {
	return knowledge.relations.filter((relation) => {
		let left = 0;
		for (const [name, times] of relation.terms) {
			const value = truth.get(name);
			if (value === undefined) return false;
			left += times * value;
		}
		return relation.at_most ? left > relation.total : left !== relation.total;
	});
}
