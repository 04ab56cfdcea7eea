// What a house states about itself, as its lead edits it: which facts there are, what an answer may be, and what of it has changed.
// An answer that is left empty is "not stated". Pure, so that what goes out can be tested without a screen.

import type { SiteReply } from '../net/shapes.ts';

export type FactName = Exclude<keyof SiteReply, 'id' | 'version' | 'organization_id' | 'state' | 'staffed_limit' | 'confirmed_at' | 'confirmed_role' | 'changed_at' | 'changed_by'>;
export type FactValue = string | number | boolean | string[] | null;
export type Facts = Record<FactName, FactValue>;

export interface Fact {
	name: FactName;
	kind: 'text' | 'long' | 'number' | 'yes_no' | 'switch' | 'choice' | 'many' | 'counties' | 'county' | 'lines' | 'zone';
	/** It can't be empty. */
	needed?: boolean;
	least?: number;
	/** Of a number its highest, of a text its longest. */
	most?: number;
	/** Codes to choose from; their words stand under this prefix. */
	choices?: readonly string[];
	prefix?: string;
	/** Only asked when another fact says so. */
	when?: (facts: Facts) => boolean;
}

export interface FactGroup {
	name: 'way_in' | 'who' | 'nights' | 'access' | 'clocks' | 'reach';
	facts: readonly Fact[];
}

const languages = ['en', 'es', 'ase', 'am', 'ar', 'bn', 'de', 'fa', 'fr', 'gu', 'hi', 'hmn', 'ht', 'hy', 'it', 'ja', 'km', 'ko', 'ne', 'nv', 'pa', 'pl', 'pt', 'ru', 'so', 'sw', 'ta', 'te', 'th', 'tl', 'uk', 'ur', 'vi', 'yi', 'zh'];
const populations = ['veterans', 'lgbtq', 'youth_18_25', 'older_adults', 'spanish_speaking', 'deaf', 'women', 'parents', 'people_of_color', 'indigenous'];
const yes_no = (name: FactName): Fact => ({ name, kind: 'yes_no' });

export const fact_groups: readonly FactGroup[] = [
	{ name: 'way_in', facts: [
		{ name: 'entry', kind: 'choice', needed: true, choices: ['may_introduce', 'self_only', 'form_required'], prefix: 'entry' },
		{ name: 'form_asks', kind: 'lines', most: 20, when: (facts) => facts.entry === 'form_required' },
		{ name: 'notice', kind: 'long', most: 280 },
		{ name: 'description', kind: 'long', most: 2000 },
	] },
	{ name: 'who', facts: [
		{ name: 'counties_served', kind: 'counties' },
		{ name: 'minimum_age', kind: 'number', least: 0, most: 120 },
		{ name: 'languages', kind: 'many', choices: languages, prefix: 'language' },
		{ name: 'populations', kind: 'many', choices: populations, prefix: 'population' },
	] },
	{ name: 'nights', facts: [
		{ name: 'maximum_nights', kind: 'number', least: 1, most: 90 },
		{ name: 'window_nights', kind: 'number', least: 1, most: 90 },
		{ name: 'window_days', kind: 'number', least: 1, most: 366 },
	] },
	{ name: 'access', facts: [
		yes_no('step_free'), yes_no('accessible_bath'), yes_no('service_animals'), yes_no('pets'), yes_no('fragrance_free'), yes_no('smoking_area'),
		yes_no('transport_help'), yes_no('drop_off'),
	] },
	{ name: 'clocks', facts: [
		{ name: 'hold_minutes', kind: 'number', needed: true, least: 15, most: 1440 },
		{ name: 'answer_minutes', kind: 'number', needed: true, least: 30, most: 1440 },
		{ name: 'fresh_hours', kind: 'number', needed: true, least: 1, most: 72 },
		{ name: 'stale_hours', kind: 'number', needed: true, least: 1, most: 168 },
		{ name: 'second_contact', kind: 'text', most: 120 },
		{ name: 'public_counts', kind: 'switch' },
	] },
	{ name: 'reach', facts: [
		{ name: 'name', kind: 'text', needed: true, most: 120 },
		{ name: 'phone', kind: 'text', needed: true, most: 40 },
		{ name: 'address', kind: 'text', most: 200 },
		{ name: 'city', kind: 'text', most: 80 },
		{ name: 'postcode', kind: 'text', most: 10 },
		{ name: 'county_fips', kind: 'county', needed: true },
		{ name: 'zone', kind: 'zone', needed: true },
		{ name: 'address_confidential', kind: 'switch' },
		{ name: 'is_virtual', kind: 'switch' },
	] },
];

export const all_facts: readonly Fact[] = fact_groups.flatMap((group) => group.facts);

export function fact_named(name: FactName): Fact {
	return all_facts.find((fact) => fact.name === name) ?? { name, kind: 'text' };
}

/** Emptied texts that the server keeps as "" rather than null. */
const never_null: readonly FactName[] = ['notice', 'description'];

export function facts_of(site: SiteReply): Facts {
	return Object.fromEntries(all_facts.map(({ name }) => [name, structuredClone(site[name] ?? null)])) as Facts;
}

const same = (a: FactValue, b: FactValue) => JSON.stringify(Array.isArray(a) ? [...a].sort() : a) === JSON.stringify(Array.isArray(b) ? [...b].sort() : b);

/** An answer as it is sent: trimmed, and nothing is "not stated". */
export function tidy(fact: Fact, value: FactValue): FactValue {
	if (fact.kind === 'lines' && Array.isArray(value)) return value.map((line) => line.trim()).filter(Boolean);
	if (typeof value !== 'string') return value;
	const text = value.trim();
	if (fact.kind === 'number') return text === '' ? null : Number(text);
	return text === '' && !never_null.includes(fact.name) ? null : text;
}

/** What was changed here, ready to be sent; nothing of what wasn't touched. */
export function facts_changed(base: Facts, now: Facts): Partial<Facts> {
	const changed = all_facts.filter((fact) => !same(tidy(fact, base[fact.name]), tidy(fact, now[fact.name])));
	return Object.fromEntries(changed.map((fact) => [fact.name, tidy(fact, now[fact.name])]));
}

/** not_taken: the server said no to it. */
export type FactFault = 'needed' | 'number' | 'range' | 'long' | 'both' | 'order' | 'lines' | 'not_taken';

export function fact_faults(facts: Facts): { name: FactName; fault: FactFault }[] {
	const faults: { name: FactName; fault: FactFault }[] = [];
	for (const fact of all_facts) {
		if (fact.when && !fact.when(facts)) continue;
		const value = tidy(fact, facts[fact.name]);
		const fault = fault_of(fact, value);
		if (fault) faults.push({ name: fact.name, fault });
	}
	const number = (name: FactName) => tidy({ name, kind: 'number' }, facts[name]) as number | null;
	const [nights, days] = [number('window_nights'), number('window_days')];
	if ((nights === null) !== (days === null)) faults.push({ name: nights === null ? 'window_nights' : 'window_days', fault: 'both' });
	else if (nights !== null && days !== null && nights > days) faults.push({ name: 'window_nights', fault: 'order' });
	const [fresh, stale] = [number('fresh_hours'), number('stale_hours')];
	if (fresh !== null && stale !== null && fresh > stale) faults.push({ name: 'stale_hours', fault: 'order' });
	return faults;
}

function fault_of(fact: Fact, value: FactValue): FactFault | null {
	if (value === null || value === '') return fact.needed ? 'needed' : null;
	if (fact.kind === 'number') {
		if (typeof value !== 'number' || !Number.isInteger(value)) return 'number';
		return value < (fact.least ?? 0) || value > (fact.most ?? Infinity) ? 'range' : null;
	}
	if (fact.kind === 'lines' && Array.isArray(value)) return value.length > (fact.most ?? Infinity) ? 'lines' : null;
	return typeof value === 'string' && fact.most !== undefined && value.length > fact.most ? 'long' : null;
}

/** Somebody else saved in between: their facts are the new ground, and what was changed here stays on top of them. */
export function rebase(base: Facts, now: Facts, theirs: Facts): Facts {
	const mine = all_facts.filter(({ name }) => !same(base[name], now[name])).map(({ name }) => [name, now[name]]);
	return { ...theirs, ...Object.fromEntries(mine) } as Facts;
}
