// Which period the statistics are of. Fixed ones only: a week, month, quarter or year of the network's zone, named by the day it begins.

export const periods = ['week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof periods)[number];

export interface PeriodRow {
	/** Days; the second is the first day after it. */
	begin: string;
	until: string;
	complete: boolean;
	/** When its suppressed figures were published; null: not yet, or it is running. */
	released_at: string | null;
}

export function period_of(asked: string | null): Period {
	return periods.find((one) => one === asked) ?? 'month';
}

/** What may be looked at: who sees suppressed figures sees those that were published, who sees their own sees the running one too. */
export function visible_periods(rows: readonly PeriodRow[], exact: boolean): PeriodRow[] {
	return exact ? [...rows] : rows.filter((row) => row.complete && row.released_at !== null);
}

/** The one asked for if there is such a one, else the newest that is over, else the newest. */
export function choose_period(rows: readonly PeriodRow[], asked: string | null): PeriodRow | null {
	return rows.find((row) => row.begin === asked) ?? rows.find((row) => row.complete) ?? rows[0] ?? null;
}

export function neighbours(rows: readonly PeriodRow[], chosen: PeriodRow | null): { earlier: PeriodRow | null; later: PeriodRow | null } {
	const at = rows.findIndex((row) => row.begin === chosen?.begin);
	return at < 0 ? { earlier: null, later: null } : { earlier: rows[at + 1] ?? null, later: rows[at - 1] ?? null };
}

function parts_of(day: string): [number, number, number] {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	return [year, month, date];
}

/** "2026-10-01" a year, quarter, month or week from there on: the period of another length that lies at the same time. */
export function begin_in(day: string, period: Period): string {
	const [year, month, date] = parts_of(day);
	const text = (y: number, m: number, d: number) => new Date(Date.UTC(y, m - 1, d)).toISOString().slice(0, 10);
	if (period === 'year') return text(year, 1, 1);
	if (period === 'quarter') return text(year, month - ((month - 1) % 3), 1);
	if (period === 'month') return text(year, month, 1);
	const weekday = (new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7;
	return text(year, month, date - weekday);
}

/** "2026Q3" */
export function quarter_name(begin: string): string {
	const [year, month] = parts_of(begin);
	return `${year}Q${Math.floor((month - 1) / 3) + 1}`;
}

/** The last day of a period, of the day after it. */
export function day_before(day: string): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
