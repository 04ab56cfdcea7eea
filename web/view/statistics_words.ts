// The statistics' numbers in words: shares with both their sides, times, changes, periods. What is hidden is said in words wherever it stands.

import { change_of, percent_of, share_of, unanswered_of, type Change, type Figures, type Kind, type Measure, type Share } from '../core/statistics.ts';
import type { Cell } from '../core/statistics_csv.ts';
import { day_before, type Period, type PeriodRow } from '../core/statistics_periods.ts';
import { locale_now, t, t_code } from './words.ts';

const numbers = new Map<string, Intl.NumberFormat>();

/** A page has a thousand numbers, and making one of these takes longer than using it a hundred times. */
function number_format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const key = locale_now() + JSON.stringify(options);
	let made = numbers.get(key);
	if (!made) numbers.set(key, (made = new Intl.NumberFormat(locale_now(), options)));
	return made;
}

export function number_text(n: number, digits = 0): string {
	return number_format({ maximumFractionDigits: digits, minimumFractionDigits: digits }).format(n);
}

/** As few digits as it has, at most two. */
export function amount_text(n: number): string {
	return number_format({ maximumFractionDigits: 2 }).format(n);
}

export function dollars_text(n: number): string {
	return number_format({ style: 'currency', currency: 'USD', maximumFractionDigits: 0 }).format(n);
}

/** Instead of a number that could tell on somebody. */
export function few_text(threshold: number | null): string {
	return t('numbers.few', { n: threshold ?? 11 });
}

export function percent_text(part: number, whole: number): string {
	const { value, digits } = percent_of(part, whole);
	return number_format({ style: 'percent', maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value / 100);
}

export function count_text(n: number | null, threshold: number | null): string {
	return n === null ? few_text(threshold) : number_text(n);
}

/** "63%", or why there is none. */
export function share_text(share: Share): string {
	if (share.is === 'known') return percent_text(share.part, share.whole);
	return t(share.is === 'none' ? 'numbers.none_of' : 'numbers.hidden_share');
}

/** Seconds are shown as hours; all else is counted. */
export function in_unit(unit: string, n: number): number {
	return unit === 'seconds' ? Math.round(n / 360) / 10 : n;
}

function side_text(unit: string, n: number | null, threshold: number | null): string {
	return n === null ? few_text(threshold) : unit === 'seconds' ? t('numbers.hours_n', { n: amount_text(in_unit(unit, n)) }) : number_text(n);
}

/** "80 of 131": never a percentage without it. */
export function of_text(unit: string, figures: Figures, threshold: number | null): string {
	if (figures.numerator === null) return figures.denominator === null ? few_text(threshold) : t('numbers.out_of', { of: side_text(unit, figures.denominator, threshold) });
	return t('numbers.of', { n: side_text(unit, figures.numerator, threshold), of: side_text(unit, figures.denominator, threshold) });
}

export function unanswered_text(figures: Figures, threshold: number | null): string | null {
	const share = unanswered_of(figures);
	if (figures.unanswered === null || share === null) return share === null ? null : t('numbers.unanswered_few', { n: few_text(threshold) });
	if (share.is !== 'known') return share.is === 'none' ? null : t('numbers.unanswered_few', { n: number_text(figures.unanswered) });
	return t('numbers.unanswered', { percent: percent_text(share.part, share.whole), n: number_text(share.part), of: number_text(share.whole) });
}

/** Whole minutes: "42 min", "3 h 5 min", "2 d 4 h". */
export function minutes_text(minutes: number): string {
	const whole = Math.round(minutes);
	const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60];
	if (days > 0) return t('numbers.days_hours', { d: number_text(days), h: hours });
	return hours > 0 ? t('numbers.hours_minutes', { h: hours, m: rest }) : t('numbers.minutes', { m: rest });
}

/** The figure itself, large. */
export function figure_text(kind: Kind, figures: Figures, threshold: number | null): string {
	if (kind === 'ratio') {
		const share = share_of(figures.numerator, figures.denominator);
		return share.is === 'none' ? t('numbers.nothing') : share.is === 'hidden' ? few_text(threshold) : share_text(share);
	}
	if (kind === 'time') return figures.median === null ? (figures.hidden ? few_text(threshold) : t('numbers.nothing')) : minutes_text(figures.median);
	return count_text(figures.numerator, threshold);
}

function change_words(change: Change, kind: Kind): string {
	if (change.is === 'hidden') return t('numbers.change_hidden');
	if (change.is === 'none') return t('numbers.change_none');
	if (change.by === 0) return t('numbers.change_same');
	const size = Math.abs(change.by);
	if (change.of === 'points') return t(change.by > 0 ? 'numbers.points_more' : 'numbers.points_less', { n: amount_text(size) });
	const amount = kind === 'time' ? minutes_text(size) : number_text(size);
	if (kind === 'time') return t(change.by > 0 ? 'numbers.longer' : 'numbers.shorter', { n: amount });
	return t(change.by > 0 ? 'numbers.more' : 'numbers.less', { n: amount });
}

/** "4 points more than the period before: 59% (76 of 129)". */
export function change_text({ kind, unit }: Pick<Measure, 'kind' | 'unit'>, now: Figures, before: Figures | null, threshold: number | null): string {
	const change = change_of(kind, now, before);
	const words = change_words(change, kind);
	if (before === null || change.is === 'none' && kind !== 'ratio') return words;
	if (change.is === 'hidden') return words;
	const was = kind === 'ratio' ? `${figure_text(kind, before, threshold)} (${of_text(unit, before, threshold)})` : figure_text(kind, before, threshold);
	return t('numbers.change', { change: words, was });
}

// --- cells of tables --------------------------------------------------------------------------------------------------------

export function count_cell(n: number | null, hidden: boolean, threshold: number | null, unit = ''): Cell {
	if (n !== null) return { text: side_text(unit, n, threshold), value: in_unit(unit, n) };
	return hidden ? { text: few_text(threshold), hidden: true } : { text: '' };
}

export function share_cell(share: Share): Cell {
	if (share.is !== 'known') return { text: share_text(share), ...(share.is === 'hidden' ? { hidden: true } : {}) };
	return { text: share_text(share), value: percent_of(share.part, share.whole).value };
}

// --- periods ------------------------------------------------------------------------------------------------------------------

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = locale_now() + JSON.stringify(options);
	let made = formats.get(key);
	if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale_now(), { timeZone: 'UTC', ...options })));
	return made;
}

const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
const quarter_of = (begin: string) => Math.floor((Number(begin.slice(5, 7)) - 1) / 3) + 1;

/** "October 2026", "Nov 16 – 22, 2026", "Quarter 3 of 2026", "2026" */
export function period_text(period: Period, row: Pick<PeriodRow, 'begin' | 'until'>): string {
	if (period === 'week') return format({ month: 'short', day: 'numeric', year: 'numeric' }).formatRange(noon(row.begin), noon(day_before(row.until)));
	if (period === 'month') return format({ month: 'long', year: 'numeric' }).format(noon(row.begin));
	return period === 'quarter' ? t('numbers.quarter_of', { n: quarter_of(row.begin), year: row.begin.slice(0, 4) }) : row.begin.slice(0, 4);
}

/** The same where there is little room: below a line. */
export function short_period_text(period: Period, begin: string): string {
	if (period === 'week') return format({ month: 'short', day: 'numeric' }).format(noon(begin));
	if (period === 'month') return format({ month: 'short', year: '2-digit' }).format(noon(begin));
	return period === 'quarter' ? t('numbers.quarter_short', { n: quarter_of(begin), year: begin.slice(2, 4) }) : begin.slice(0, 4);
}

/** "Nov 16, 2026" */
export function day_of_year_text(day: string): string {
	return format({ month: 'short', day: 'numeric', year: 'numeric' }).format(noon(day));
}

/** "Nov 4, 2026, 1:00 AM PST" */
export function stamp_text(at: string, zone: string): string {
	return format({ dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(Date.parse(at));
}

/** 1: Monday. */
export function weekday_text(weekday: number, length: 'short' | 'long' = 'long'): string {
	return format({ weekday: length }).format(noon(`2024-01-0${weekday}`));
}

/** "2 PM" */
export function hour_text(hour: number): string {
	return format({ hour: 'numeric' }).format(Date.UTC(2024, 0, 1, hour));
}

// --- names ------------------------------------------------------------------------------------------------------------------------

export function measure_text(name: string): string {
	const known = t_code('measure', name);
	return known.slice(0, 1).toUpperCase() + known.slice(1);
}

/** A slice's name: the server's own (a county, a house), or a word for its code. */
export function slice_text(by: string, slice: string | null, label: string | null): string {
	if (slice === null || slice === '' || slice === 'not_stated') return t('numbers.not_told');
	if (by === 'need' && slice === 'none') return t('numbers.no_need');
	if (by === 'language') return t_code('language', slice);
	if (by === 'need') return t_code('need', slice);
	if (by === 'sender_kind') return t_code('sender_kind', slice);
	return label || slice;
}
