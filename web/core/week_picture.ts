// The week at a glance: for each day its bars on the clock from midnight to midnight. What passes midnight goes on in the next day's row; a day
// that is not as usual keeps the usual behind it; the day on which the clocks change shows the hour that is missing or comes twice.

import { date_plus } from './dates.ts';
import { day_minutes, day_of, end_minute, minute_of, passes_midnight, same_spans, time_at, usual_on, weekday_of, type Schedule, type Span, type Weekday } from './week.ts';
import { clock_change_on, instant_of, wall_of, type ClockChange } from './week_zone.ts';

export interface Bar {
	/** Minutes of the day's clock, 0 to 1440. */
	from: number;
	to: number;
	/** It began the day before. */
	carried: boolean;
	/** It goes on after midnight. */
	goes_on: boolean;
}

export interface DayPicture {
	date: string;
	weekday: Weekday;
	/** What opens on this day, in clock times. */
	spans: Span[];
	bars: Bar[];
	changed: boolean;
	note: string;
	/** What it would be on a usual day, where it is not as usual. */
	usual: Bar[];
	/** Until when what began the day before goes on. */
	carried_until: string[];
	clock: ClockChange | null;
}

/** A span of that day as it falls into the day `n` days after it (0 or 1). */
function bar_of(span: Span, date: string, n: 0 | 1, zone: string): Bar | null {
	const shown = date_plus(date, n);
	const [begin, end] = [instant_of(shown, 0, zone), instant_of(shown, day_minutes, zone)];
	const opens = instant_of(date, minute_of(span.opens), zone);
	const closes = instant_of(date, end_minute(span), zone);
	if (closes <= begin || opens >= end) return null;
	const from = opens <= begin ? 0 : wall_of(opens, zone).minute;
	const to = closes >= end ? day_minutes : wall_of(closes, zone).minute;
	return to > from ? { from, to, carried: n === 1, goes_on: closes > end } : null;
}

const bars_of = (spans: readonly Span[], date: string, n: 0 | 1, zone: string) => spans.map((span) => bar_of(span, date, n, zone)).filter((bar): bar is Bar => bar !== null);

export function day_picture(schedule: Schedule, date: string): DayPicture {
	const { zone } = schedule;
	const day = day_of(schedule, date);
	const before = day_of(schedule, date_plus(date, -1)).spans.filter(passes_midnight);
	const usual = usual_on(schedule.rules, date);
	return {
		date,
		weekday: weekday_of(date),
		...day,
		bars: [...bars_of(before, date_plus(date, -1), 1, zone), ...bars_of(day.spans, date, 0, zone)],
		usual: day.changed && !same_spans(usual, day.spans) ? bars_of(usual, date, 0, zone) : [],
		carried_until: before.map((span) => time_at(end_minute(span))),
		clock: clock_change_on(date, zone),
	};
}

export function week_picture(schedule: Schedule, first: string, days = 7): DayPicture[] {
	return Array.from({ length: days }, (_, n) => day_picture(schedule, date_plus(first, n)));
}
