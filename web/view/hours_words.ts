// Hours in words: spans, days, stretches, and what can't be.

import { passes_midnight, minute_of, next_on, weekday_of, type Rule, type Span, type Weekday } from '../core/week.ts';
import type { HoursFault } from '../core/week_check.ts';
import type { Stretch } from '../core/week_edit.ts';
import type { DayPicture } from '../core/week_picture.ts';
import type { ClockChange } from '../core/week_zone.ts';
import { locale_now, t, t_list, type Key } from './words.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = `${locale_now()} ${JSON.stringify(options)}`;
	let made = formats.get(key);
	if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale_now(), { ...options, timeZone: 'UTC' })));
	return made;
}

const at_minute = (minute: number) => (minute % 1440) * 60_000;
/** Whole hours are said without their minutes. */
const clock = (...minutes: number[]) => format(minutes.every((minute) => minute % 60 === 0) ? { hour: 'numeric' } : { hour: 'numeric', minute: '2-digit' });

export function minute_text(minute: number): string {
	return clock(minute).format(at_minute(minute));
}

/** "8 PM", "8:30 PM" */
export function clock_time(time: string): string {
	return minute_text(minute_of(time));
}

/** "12 – 8 PM", "11 PM – 2 AM", "all day" */
export function span_text(span: Span): string {
	if (span.opens === '00:00' && span.closes === '00:00') return t('opening_hours.all_day');
	if (span.closes === '00:00') return t('opening_hours.until_midnight', { opens: clock_time(span.opens) });
	if (passes_midnight(span)) return `${clock_time(span.opens)} – ${clock_time(span.closes)}`;
	const [opens, closes] = [minute_of(span.opens), minute_of(span.closes)];
	return clock(opens, closes).formatRange(at_minute(opens), at_minute(closes));
}

export function spans_text(spans: readonly Span[]): string {
	return spans.length === 0 ? t('opening_hours.closed') : spans.map(span_text).join(', ');
}

/** "Sunday" */
export function weekday_text(weekday: Weekday, style: 'long' | 'short' = 'long'): string {
	return format({ weekday: style }).format(Date.parse(`${next_on(weekday, '2026-11-23')}T12:00:00Z`));
}

/** "Sunday, November 22" */
export function date_long(date: string): string {
	return format({ weekday: 'long', month: 'long', day: 'numeric' }).format(Date.parse(`${date}T12:00:00Z`));
}

/** "Thu, Nov 26", with its year when that is another one. */
export function date_near(date: string, today: string): string {
	const year = date.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const };
	return format({ weekday: 'short', month: 'short', day: 'numeric', ...year }).format(Date.parse(`${date}T12:00:00Z`));
}

/** "November 22, 2026", for a day that may be in another year. */
export function date_of_year(date: string): string {
	return format({ month: 'long', day: 'numeric', year: 'numeric' }).format(Date.parse(`${date}T12:00:00Z`));
}

/** "Nov 23 – 29" */
export function dates_text(first: string, last: string): string {
	return format({ month: 'short', day: 'numeric' }).formatRange(Date.parse(`${first}T12:00:00Z`), Date.parse(`${last}T12:00:00Z`));
}

/** "Mon – Fri", "Sat and Sun" */
export function weekdays_text(days: readonly Weekday[]): string {
	return days.length === 7 ? t('opening_hours.every_day') : t_list(days.map((day) => weekday_text(day, days.length > 3 ? 'short' : 'long')));
}

export function stretch_text({ from, to }: Stretch): string {
	if (from && to) return t('opening_hours.from_to', { from: date_of_year(from), to: date_of_year(to) });
	if (from) return t('opening_hours.from', { from: date_of_year(from) });
	return to ? t('opening_hours.to', { to: date_of_year(to) }) : t('opening_hours.for_good');
}

/** "until 2 AM from the night before"; empty: nothing goes on from there. */
export function carried_text(day: DayPicture): string {
	return day.carried_until.length === 0 ? '' : t('opening_hours.carried', { time: day.carried_until.map(clock_time).join(', ') });
}

export function clock_change_text(change: ClockChange): string {
	return t(change.to > change.from ? 'opening_hours.clocks_forward' : 'opening_hours.clocks_back', { from: minute_text(change.from), to: minute_text(change.to) });
}

/** "Monday and Tuesday: 9 AM – 5 PM" */
export function rule_text(rule: Rule): string {
	return t('opening_hours.rule', { days: weekdays_text(rule.weekdays), hours: span_text(rule) });
}

/** What is wrong, and the field where it is put right. */
export function hours_fault(fault: HoursFault, spans: readonly Span[]): { field: string; text: string } {
	const shown = (index: number) => {
		const span = spans[index];
		return span ? span_text(span) : '';
	};
	switch (fault.fault) {
		case 'missing':
			return { field: `span-${fault.index}-${fault.end}`, text: t(`opening_missing.${fault.end}`, { n: fault.index + 1 }) };
		case 'overlap':
			return { field: `span-${fault.index}-opens`, text: t('opening_fault.overlap', { one: shown(fault.other), other: shown(fault.index) }) };
		case 'twice':
			return { field: 'span-0-opens', text: t('opening_fault.twice', { day: weekday_text(fault.one.weekday), one: span_text(fault.one), other: span_text(fault.other) }) };
		case 'night':
			return {
				field: 'span-0-closes',
				text: t('opening_fault.night', { day: weekday_text(fault.before.weekday), until: clock_time(fault.before.closes), next: weekday_text(fault.after.weekday), opens: clock_time(fault.after.opens) }),
			};
		case 'order':
			return { field: 'stretch-to', text: t('opening_fault.order') };
		case 'no_such_day':
			return { field: 'stretch-to', text: t('opening_fault.no_such_day', { day: weekday_text(fault.weekday) }) };
		case 'too_many':
			return { field: 'span-0-opens', text: t('opening_fault.too_many', { n: fault.most }) };
	}
}

/** "on Monday": the day after, for what passes midnight. */
export function day_after(date: string): string {
	const next = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
	return weekday_text(weekday_of(next));
}

export const service_kinds = ['drop_in', 'living_room', 'warmline', 'conversation'] as const;
export function kind_text(kind: string): string {
	return t(`service_kind.${kind}` as Key);
}
