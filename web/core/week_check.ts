// What can't be, found before anything is sent: a time left open, hours that overlap on a day or past midnight, a stretch that no such day is in.
// The server checks the same again and names the very member; fault_at finds what it spoke of.

import { date_plus } from './dates.ts';
import { day_minutes, end_minute, is_time, minute_of, next_on, weekdays, type Exception, type Rule, type Span, type Weekday } from './week.ts';
import { pieces_of, type Piece, type Stretch } from './week_edit.ts';

export type HoursFault =
	| { fault: 'missing'; index: number; end: 'opens' | 'closes' }
	/** index and other: places in the list of that day. */
	| { fault: 'overlap'; index: number; other: number }
	/** A night runs into what the next day opens with. */
	| { fault: 'night'; before: Piece; after: Piece }
	/** Two rules open on one day at one time. */
	| { fault: 'twice'; one: Piece; other: Piece }
	| { fault: 'order' }
	| { fault: 'no_such_day'; weekday: Weekday }
	| { fault: 'too_many'; most: number };

export const rules_most = 60;
export const exceptions_most = 400;
/** How far ahead a day can be changed. */
export const days_ahead_most = 400;

export function check_spans(spans: readonly Span[]): HoursFault[] {
	const faults: HoursFault[] = [];
	spans.forEach((span, index) => {
		for (const end of ['opens', 'closes'] as const) if (!is_time(span[end])) faults.push({ fault: 'missing', index, end });
	});
	if (faults.length > 0) return faults;
	const order = spans.map((span, index) => ({ span, index })).sort((a, b) => minute_of(a.span.opens) - minute_of(b.span.opens) || a.index - b.index);
	for (const [place, { span, index }] of order.entries()) {
		const earlier = order.slice(0, place).find((one) => end_minute(one.span) > minute_of(span.opens));
		if (earlier) faults.push({ fault: 'overlap', index, other: earlier.index });
	}
	return faults;
}

export function check_stretch(stretch: Stretch, days: readonly Weekday[]): HoursFault[] {
	const { from, to } = stretch;
	if (from === null || to === null) return [];
	if (from > to) return [{ fault: 'order' }];
	const missing = days.find((weekday) => next_on(weekday, from) > to);
	return missing ? [{ fault: 'no_such_day', weekday: missing }] : [];
}

/** Whether some day of the first is `ahead` days before some day of the other. */
function meet(a: Piece, b: Piece, ahead: 0 | 1): boolean {
	const from = [a.from, b.from && date_plus(b.from, -ahead)].filter((date): date is string => date !== null).sort().at(-1);
	const to = [a.to, b.to && date_plus(b.to, -ahead)].filter((date): date is string => date !== null).sort()[0];
	return from === undefined || to === undefined || next_on(a.weekday, from) <= to;
}

/** Over the whole week, with all its stretches. */
export function check_rules(rules: readonly Rule[]): HoursFault[] {
	if (rules.length > rules_most) return [{ fault: 'too_many', most: rules_most }];
	const pieces = pieces_of(rules);
	const faults: HoursFault[] = [];
	for (const [place, one] of pieces.entries()) {
		const tomorrow = weekdays[(weekdays.indexOf(one.weekday) + 1) % 7];
		for (const [at, other] of pieces.entries()) {
			if (at > place && other.weekday === one.weekday && minute_of(one.opens) < end_minute(other) && minute_of(other.opens) < end_minute(one) && meet(one, other, 0)) {
				faults.push({ fault: 'twice', one, other });
			}
			if (other.weekday === tomorrow && end_minute(one) > day_minutes + minute_of(other.opens) && meet(one, other, 1)) faults.push({ fault: 'night', before: one, after: other });
		}
	}
	return faults;
}

/** What a pointer such as "/rules/2/closes" or "/exceptions/0/on_date" of the server speaks of. */
export function fault_at(pointer: string, sent: { rules: readonly Rule[]; exceptions: readonly Exception[] }): { rule: Rule } | { exception: Exception } | null {
	const [, list, index] = /^\/(rules|exceptions)\/(\d+)/.exec(pointer) ?? [];
	const rule = list === 'rules' ? sent.rules[Number(index)] : undefined;
	const exception = list === 'exceptions' ? sent.exceptions[Number(index)] : undefined;
	return rule ? { rule } : exception ? { exception } : null;
}

/** Whether a day may be changed by itself: from yesterday (its night may still run) as far ahead as hours are kept. */
export function may_change(date: string, today: string): boolean {
	return date >= date_plus(today, -1) && date <= date_plus(today, days_ahead_most);
}
