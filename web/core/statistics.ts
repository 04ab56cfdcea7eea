// What the statistics' pages show, as the API tells it, and the little arithmetic that is theirs: shares, what is unanswered, how it compares
// with the period before. A number that could tell on somebody never comes here: it is null, and the row says that it is hidden.

import type { Period } from './statistics_periods.ts';

export type Scope = 'network' | 'house' | 'team';
export const slicings = ['none', 'region', 'county', 'sender_kind', 'house', 'language', 'need'] as const;
export type Slicing = (typeof slicings)[number];

/** The numbers of one period. Which of them a measure has is its kind's business: a ratio has both sides, a time its median and p90. */
export interface Figures {
	numerator: number | null;
	denominator: number | null;
	/** Not answered, and so on neither side. */
	unanswered: number | null;
	median: number | null;
	p90: number | null;
	parts: Record<string, number | null> | null;
	/** Something of it is null because it is small, or because a small one could be worked out from it. */
	hidden: boolean;
}

export interface Slice extends Figures {
	slice: string | null;
	label: string | null;
	before: Figures | null;
}

export type Kind = 'ratio' | 'count' | 'time' | 'ends' | 'estimate';

export interface Measure {
	name: string;
	kind: Kind;
	unit: string;
	definition: string;
	rows: Slice[];
}

export interface Statistics {
	scope: Scope;
	id: string | null;
	period: Period;
	zone: string;
	begin: string;
	until: string;
	as_of: string;
	released_at: string | null;
	by: Slicing;
	/** Counts from 1 to one less are hidden; null where nothing is. */
	threshold: number | null;
	before: { begin: string; until: string } | null;
	measures: Measure[];
}

/** Of a part and its whole: what may be said, or why it can't be. */
export type Share = { is: 'known'; part: number; whole: number } | { is: 'none' } | { is: 'hidden' };

export function share_of(part: number | null, whole: number | null): Share {
	if (whole === 0) return { is: 'none' };
	return part === null || whole === null ? { is: 'hidden' } : { is: 'known', part, whole };
}

/** A percentage with as many digits as it takes not to say "0 %" of something or "100 %" of less than all; whole ones where the whole is small. */
export function percent_of(part: number, whole: number): { value: number; digits: number } {
	const exact = (part / whole) * 100;
	for (let digits = whole >= 1000 ? 1 : 0; ; digits++) {
		const value = Math.round(exact * 10 ** digits) / 10 ** digits;
		const honest = (value !== 0 || part === 0) && (value !== 100 || part === whole);
		if (honest || digits === 3) return { value, digits };
	}
}

/** What part of all that could have been answered was not. */
export function unanswered_of(figures: Figures): Share | null {
	if (figures.unanswered === null) return figures.parts && 'unanswered' in figures.parts ? { is: 'hidden' } : null;
	if (figures.denominator === null) return { is: 'hidden' };
	return share_of(figures.unanswered, figures.unanswered + figures.denominator);
}

/** How a period compares with the one before: percentage points of a ratio, else the plain difference, in the measure's own unit. */
export type Change = { is: 'known'; by: number; of: 'points' | 'amount' } | { is: 'none' } | { is: 'hidden' };

export function change_of(kind: Kind, now: Figures, before: Figures | null): Change {
	if (before === null) return { is: 'none' };
	if (kind === 'ratio') {
		const [a, b] = [share_of(now.numerator, now.denominator), share_of(before.numerator, before.denominator)];
		if (a.is === 'none' || b.is === 'none') return { is: 'none' };
		if (a.is === 'hidden' || b.is === 'hidden') return { is: 'hidden' };
		// As shown: the difference of what the reader sees, not of what was rounded away.
		const [x, y] = [percent_of(a.part, a.whole), percent_of(b.part, b.whole)];
		const digits = 10 ** Math.max(x.digits, y.digits);
		return { is: 'known', by: Math.round((x.value - y.value) * digits) / digits, of: 'points' };
	}
	const [a, b] = kind === 'time' ? [now.median, before.median] : [now.numerator, before.numerator];
	if (a === null || b === null) return { is: now.hidden || before.hidden ? 'hidden' : 'none' };
	return { is: 'known', by: a - b, of: 'amount' };
}

/** What a measure is drawn by: a percentage, a median or a count; null where there is none or it is hidden. */
export function value_of(kind: Kind, figures: Figures): number | null {
	if (kind === 'time') return figures.median;
	if (kind !== 'ratio') return figures.numerator;
	const share = share_of(figures.numerator, figures.denominator);
	return share.is === 'known' ? percent_of(share.part, share.whole).value : null;
}

/** The whole of parts, when none of them is hidden. */
export function sum_of(parts: Record<string, number | null>): number | null {
	return Object.values(parts).reduce<number | null>((sum, n) => (sum === null || n === null ? null : sum + n), 0);
}

/** The largest first; what is hidden after what is known, each by its name, so that the order tells nothing. */
export function sorted_parts(parts: Record<string, number | null>): [string, number | null][] {
	return Object.entries(parts).sort(([a, m], [b, n]) => (m === null ? (n === null ? (a < b ? -1 : 1) : 1) : n === null ? -1 : n - m || (a < b ? -1 : 1)));
}

/** Whether it is one figure of its own: a part of a whole, a count or a time. Hours of stays stand beside the stays they are of, and are no percentage. */
export function is_figure(measure: Pick<Measure, 'kind' | 'unit'>): boolean {
	return measure.kind !== 'ends' && measure.kind !== 'estimate' && measure.unit !== 'hours';
}

export function find_measure(statistics: Statistics | null, name: string): Measure | undefined {
	return statistics?.measures.find((measure) => measure.name === name);
}
