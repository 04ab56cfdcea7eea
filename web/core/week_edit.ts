// Changes of a week: other hours on some weekdays, for good or for some time; one day that is not as usual; closing early. Each gives a new
// schedule and leaves the old one as it was, so that what was can be put back.

import { date_plus } from './dates.ts';
import { by_time, end_minute, minute_of, time_at, weekdays, type Exception, type Rule, type Span, type Weekday } from './week.ts';

/** A stretch of days, both included; null: without an end on that side. */
export interface Stretch {
	from: string | null;
	to: string | null;
}

/** One weekday of one rule. */
export interface Piece extends Span, Stretch {
	weekday: Weekday;
}

const first_day = '0000-01-01';
const last_day = '9999-12-31';
const begin_of = (stretch: Stretch) => stretch.from ?? first_day;
const end_of = (stretch: Stretch) => stretch.to ?? last_day;
const open_ended = (from: string, to: string): Stretch => ({ from: from === first_day ? null : from, to: to === last_day ? null : to });

export function pieces_of(rules: readonly Rule[]): Piece[] {
	return rules.flatMap((rule) => rule.weekdays.map((weekday) => ({ weekday, opens: rule.opens, closes: rule.closes, from: rule.valid_from, to: rule.valid_to })));
}

/** As few rules as say the same, in the order of the week. */
export function rules_of(pieces: readonly Piece[]): Rule[] {
	const rules = new Map<string, Rule>();
	for (const piece of joined(pieces)) {
		const key = [piece.opens, piece.closes, piece.from, piece.to].join();
		const rule = rules.get(key) ?? { weekdays: [], opens: piece.opens, closes: piece.closes, valid_from: piece.from, valid_to: piece.to };
		if (!rule.weekdays.includes(piece.weekday)) rule.weekdays.push(piece.weekday);
		rules.set(key, rule);
	}
	return [...rules.values()];
}

const day_order = (a: Piece, b: Piece) => weekdays.indexOf(a.weekday) - weekdays.indexOf(b.weekday);
const stretch_order = (a: Stretch, b: Stretch) => (begin_of(a) < begin_of(b) ? -1 : begin_of(a) > begin_of(b) ? 1 : 0);

/** The same hours until one day and from the next are one. */
function joined(pieces: readonly Piece[]): Piece[] {
	const sorted = [...pieces].sort((a, b) => day_order(a, b) || by_time(a, b) || stretch_order(a, b));
	const result: Piece[] = [];
	for (const piece of sorted) {
		const last = result.at(-1);
		const goes_on = last && last.weekday === piece.weekday && last.opens === piece.opens && last.closes === piece.closes
			&& (last.to === null || begin_of(piece) <= date_plus(last.to, 1));
		if (goes_on) last.to = last.to === null || piece.to === null ? null : last.to > piece.to ? last.to : piece.to;
		else result.push({ ...piece });
	}
	return result;
}

/** Around that day, how long the weekday keeps the same hours: what one changes when one changes "every Sunday". */
export function stretch_of(rules: readonly Rule[], weekday: Weekday, date: string): Stretch {
	const pieces = pieces_of(rules).filter((piece) => piece.weekday === weekday);
	const begins = pieces.flatMap((piece) => [...(piece.from ? [piece.from] : []), ...(piece.to ? [date_plus(piece.to, 1)] : [])]).sort();
	const after = begins.find((begin) => begin > date);
	return { from: begins.filter((begin) => begin <= date).at(-1) ?? null, to: after ? date_plus(after, -1) : null };
}

/** These weekdays open so, and only so, in that stretch; before and after it they keep what they have. */
export function replace_usual(rules: readonly Rule[], days: readonly Weekday[], spans: readonly Span[], stretch: Stretch): Rule[] {
	const kept = pieces_of(rules).flatMap((piece) => (days.includes(piece.weekday) ? outside(piece, stretch) : [piece]));
	const added = days.flatMap((weekday) => spans.map(({ opens, closes }) => ({ weekday, opens, closes, ...stretch })));
	return rules_of([...kept, ...added]);
}

/** What of it lies before and after the stretch. */
function outside(piece: Piece, stretch: Stretch): Piece[] {
	if (end_of(piece) < begin_of(stretch) || begin_of(piece) > end_of(stretch)) return [piece];
	const left: Piece[] = [];
	if (begin_of(piece) < begin_of(stretch)) left.push({ ...piece, ...open_ended(begin_of(piece), date_plus(begin_of(stretch), -1)) });
	if (end_of(piece) > end_of(stretch)) left.push({ ...piece, ...open_ended(date_plus(end_of(stretch), 1), end_of(piece)) });
	return left;
}

/** Other hours that these weekdays were to have in that stretch, beside those that they have on `date`: a change would take them away. */
export function taken_away(rules: readonly Rule[], days: readonly Weekday[], stretch: Stretch, date: string): Piece[] {
	return pieces_of(rules).filter((piece) => days.includes(piece.weekday) && (begin_of(piece) > date || end_of(piece) < date)
		&& begin_of(piece) <= end_of(stretch) && end_of(piece) >= begin_of(stretch));
}

/** One day not as usual: its spans, [] closed, null as usual again. */
export function set_day(exceptions: readonly Exception[], date: string, spans: readonly Span[] | null, note = ''): Exception[] {
	const others = exceptions.filter((one) => one.on_date !== date);
	if (spans === null) return others;
	const rows = spans.length === 0 ? [{ on_date: date, opens: null, closes: null, note }] : spans.map(({ opens, closes }) => ({ on_date: date, opens, closes, note }));
	return [...others, ...rows].sort((a, b) => (a.on_date < b.on_date ? -1 : a.on_date > b.on_date ? 1 : 0));
}

/** Closed on each of these days. */
export function close_days(exceptions: readonly Exception[], from: string, to: string, note: string): Exception[] {
	let result = [...exceptions];
	for (let date = from; date <= to; date = date_plus(date, 1)) result = set_day(result, date, [], note);
	return result;
}

/** Nothing after that minute, counted from the begin of the day on which the spans open. */
export function close_at(spans: readonly Span[], minute: number): Span[] {
	return spans.filter((span) => minute_of(span.opens) < minute).map((span) => (end_minute(span) > minute ? { opens: span.opens, closes: time_at(minute) } : span));
}

/** Spans that overlap or touch, made one. */
export function join_spans(spans: readonly Span[]): Span[] {
	const result: { from: number; to: number }[] = [];
	for (const span of [...spans].sort(by_time)) {
		const last = result.at(-1);
		const [from, to] = [minute_of(span.opens), end_minute(span)];
		if (last && from <= last.to) last.to = Math.max(last.to, to);
		else result.push({ from, to });
	}
	return result.map(({ from, to }) => (to - from >= 1440 ? { opens: '00:00', closes: '00:00' } : { opens: time_at(from), closes: time_at(to) }));
}
