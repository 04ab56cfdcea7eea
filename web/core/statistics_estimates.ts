// Estimates and what they assume: ranges with a low, a middle and a high end, and the checks of an assumption before it is sent.

import type { Period } from './statistics_periods.ts';

export interface Estimate {
	name: string;
	low: number | null;
	mid: number | null;
	high: number | null;
	unit: string;
	/** What was counted and is multiplied, of how many, and how many gave no answer. */
	numerator: number | null;
	denominator: number | null;
	unanswered: number | null;
	/** With fewer than 20 cases one more or less changes it too much to rest anything on it. */
	few_cases: boolean;
	hidden: boolean;
	definition: string;
}

export type AssumptionUnit = 'share' | 'days' | 'dollars';

export interface Assumption {
	id: string;
	name: string;
	low: number;
	mid: number;
	high: number;
	unit: AssumptionUnit;
	source: string;
	source_date: string;
	changed_at: string;
	changed_by: string;
}

export interface Diversion {
	period: Period;
	begin: string;
	until: string;
	released_at: string | null;
	threshold: number | null;
	warnings: string[];
	lines: Estimate[];
	assumptions: Assumption[];
}

/** As it is typed: shares in percent. */
export interface AssumptionDraft {
	low: string;
	mid: string;
	high: string;
	source: string;
	source_date: string;
}

export type AssumptionField = keyof AssumptionDraft;
export type AssumptionFault = { field: AssumptionField; why: 'number' | 'order' | 'share' | 'most' | 'source' | 'date' };

const scale = (unit: AssumptionUnit) => (unit === 'share' ? 100 : 1);
/** The server's own limits. */
const most = 1_000_000;
export const source_most = 300;

function typed(value: number, unit: AssumptionUnit): string {
	return String(Math.round(value * scale(unit) * 10_000) / 10_000);
}

export function draft_of(assumption: Assumption): AssumptionDraft {
	const { unit } = assumption;
	return { low: typed(assumption.low, unit), mid: typed(assumption.mid, unit), high: typed(assumption.high, unit), source: assumption.source, source_date: assumption.source_date };
}

/** "1,000.5", "$630" and "30 %" are numbers too; null: it is none. */
export function number_of(text: string): number | null {
	const bare = text.replace(/[\s$%]/g, '').replace(/,(?=\d{3}(?:\D|$))/g, '');
	return /^\d+(?:\.\d*)?$|^\.\d+$/.test(bare) ? Number(bare) : null;
}

export function draft_faults(draft: AssumptionDraft, unit: AssumptionUnit, today: string): AssumptionFault[] {
	const faults: AssumptionFault[] = [];
	const values = (['low', 'mid', 'high'] as const).map((field) => ({ field, n: number_of(draft[field]) }));
	for (const { field, n } of values) {
		if (n === null) faults.push({ field, why: 'number' });
		else if (unit === 'share' && n > 100) faults.push({ field, why: 'share' });
		else if (n > most) faults.push({ field, why: 'most' });
	}
	const [low, mid, high] = values.map((value) => value.n);
	if (faults.length === 0 && low != null && mid != null && high != null) {
		if (mid < low) faults.push({ field: 'mid', why: 'order' });
		else if (high < mid) faults.push({ field: 'high', why: 'order' });
	}
	if (draft.source.trim() === '') faults.push({ field: 'source', why: 'source' });
	if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.source_date) || draft.source_date > today) faults.push({ field: 'source_date', why: 'date' });
	return faults;
}

/** What is sent; only of a draft without faults. */
export function draft_body(name: string, draft: AssumptionDraft, unit: AssumptionUnit): Record<string, unknown> {
	const value = (text: string) => Math.round(((number_of(text) ?? 0) / scale(unit)) * 1e6) / 1e6;
	return { name, low: value(draft.low), mid: value(draft.mid), high: value(draft.high), source: draft.source.trim(), source_date: draft.source_date };
}
