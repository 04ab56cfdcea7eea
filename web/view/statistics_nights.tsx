// How full the rooms were: a house sees each night of a month as a calendar, the network each month as a bar.

import { useState } from 'preact/hooks';
import { share_of, type Statistics } from '../core/statistics.ts';
import { file_name, type Table } from '../core/statistics_csv.ts';
import { begin_in, day_before } from '../core/statistics_periods.ts';
import { calendar_of, occupancy_step, type OccupancyDay, type Trend } from '../core/statistics_pictures.ts';
import { use_fetch, with_query } from './statistics_fetch.ts';
import { Figure } from './statistics_figure.tsx';
import { bar_height, calendar_height } from './statistics_sizes.ts';
import { count_cell, day_of_year_text, few_text, number_text, percent_text, period_text, share_cell, weekday_text } from './statistics_words.ts';
import { date_at } from './times.ts';
import { t } from './words.ts';

interface Nights {
	definition: string;
	items: OccupancyDay[];
}

const month_after = (month: string) => begin_in(new Date(Date.parse(`${month}T12:00:00Z`) + 40 * 86_400_000).toISOString().slice(0, 10), 'month');

function nights_table(items: readonly OccupancyDay[], head: string, row_text: (day: string) => string, threshold: number | null, name: string): Table {
	return {
		name,
		columns: [{ label: head }, ...(['numbers.guest_nights', 'numbers.room_nights', 'numbers.percent', 'numbers.total_room_nights'] as const).map((key) => ({ label: t(key), number: true }))],
		rows: items.map((day) => [
			{ text: row_text(day.on_date) }, count_cell(day.guest_nights, true, threshold), count_cell(day.room_nights, true, threshold),
			share_cell(share_of(day.guest_nights, day.room_nights)), count_cell(day.total_room_nights, true, threshold),
		]),
	};
}

function sum(items: readonly OccupancyDay[], of: 'guest_nights' | 'room_nights' | 'total_room_nights'): number | null {
	return items.reduce<number | null>((all, day) => (all === null || day[of] === null ? null : all + day[of]), 0);
}

/** The months from that day's to that day's. */
function months_of(begin: string, last: string): string[] {
	const months = [begin_in(begin, 'month')];
	for (let next = month_after(begin); next <= last; next = month_after(next)) months.push(next);
	return months;
}

export function NightsCalendar({ statistics: s }: { statistics: Statistics }) {
	// Of a period that is running, up to the night that the numbers were taken in.
	const [taken, last] = [date_at(Date.parse(s.as_of), s.zone), day_before(s.until)];
	const past = taken < last ? taken : last;
	const months = months_of(s.begin, past);
	const [chosen, set_chosen] = useState<string | null>(null);
	const month = months.find((one) => one === chosen) ?? begin_in(past, 'month');
	const nights = use_fetch<Nights>(with_query('/statistics/occupancy', { scope: s.scope, id: s.id, begin: month }));
	const month_text = (begin: string) => period_text('month', { begin, until: '' });
	if (!nights.body) return <section class="panel picture-panel" aria-busy="true"><h2>{t('numbers.nights_title')}</h2></section>;
	const items = [...nights.body.items].sort((a, b) => (a.on_date < b.on_date ? -1 : 1));
	const cells = calendar_of(items).map((day) => ({
		weekday: day.weekday, week: day.week, date: String(Number(day.on_date.slice(8))), step: occupancy_step(day),
		says: day.guest_nights === null || day.room_nights === null ? '' : `${day.guest_nights}/${day.room_nights}`,
	}));
	const [guests, rooms, total] = [sum(items, 'guest_nights'), sum(items, 'room_nights'), sum(items, 'total_room_nights')];
	const caption = guests !== null && rooms !== null && total !== null && rooms > 0
		? t('numbers.nights_caption', { month: month_text(month), percent: percent_text(guests, rooms), n: number_text(guests), of: number_text(rooms), total: number_text(total) }) : t('numbers.nights_none', { month: month_text(month) });
	return (
		<Figure id="nights" title={t('numbers.nights_title')} caption={caption} definition={nights.body.definition}
			table={nights_table(items, t('numbers.night'), day_of_year_text, s.threshold, file_name('nights', month.slice(0, 7)))}
			controls={months.length > 1 && (
				<label class="by-tool"><span>{t('numbers.month')}</span>
					<select value={month} onChange={(event) => set_chosen(event.currentTarget.value)}>{months.map((one) => <option key={one} value={one}>{month_text(one)}</option>)}</select>
				</label>
			)}
			legend={<ul class="plain shades">
				<li><span class="shade s0" aria-hidden="true" /> {t('numbers.nights_empty')}</li>
				{[1, 2, 3, 4].map((step) => <li key={step}><span class={`shade s${step + 1}`} aria-hidden="true" /> {t('numbers.nights_until', { percent: percent_text(step, 4) })}</li>)}
				{cells.some((one) => one.step === null) && <li><span class="few-mark" aria-hidden="true" /> {t('numbers.nights_closed')}</li>}
			</ul>}
			drawing={{ of: [nights.body], height: calendar_height(Math.max(0, ...cells.map((one) => one.week)) + 1), draw: (plots, width) => plots.calendar(cells.map((one) => ({ ...one, step: one.step && one.step + 1 })), (day) => weekday_text(day, 'short'), width) }} />
	);
}

const most_months = 12;

export function NightsByMonth({ statistics: s }: { statistics: Statistics }) {
	const nights = use_fetch<Trend>(with_query('/statistics/trend', { scope: s.scope, id: s.id, period: 'month', measure: 'occupancy', count: most_months }));
	if (!nights.body) return <section class="panel picture-panel" aria-busy="true"><h2>{t('numbers.occupancy_title')}</h2></section>;
	const items = [...nights.body.items].sort((a, b) => (a.begin < b.begin ? -1 : 1));
	const drawn = items.map((month) => {
		const share = share_of(month.numerator, month.denominator);
		return {
			label: period_text('month', month), value: share.is === 'known' ? (share.part / share.whole) * 100 : null, hidden: share.is === 'hidden',
			note: share.is === 'known' ? `${percent_text(share.part, share.whole)} (${t('numbers.of', { n: number_text(share.part), of: number_text(share.whole) })})` : share.is === 'none' ? t('numbers.nothing') : few_text(s.threshold),
		};
	});
	const last = items.at(-1);
	const caption = last && last.numerator !== null && last.denominator
		? t('numbers.occupancy_caption', { month: period_text('month', last), percent: percent_text(last.numerator, last.denominator), n: number_text(last.numerator), of: number_text(last.denominator) }) : t('numbers.occupancy_few');
	const table: Table = {
		name: file_name('occupancy', 'month', last?.begin.slice(0, 7) ?? ''),
		columns: [{ label: t('numbers.month') }, ...(['numbers.guest_nights', 'numbers.room_nights', 'numbers.percent'] as const).map((key) => ({ label: t(key), number: true }))],
		rows: items.map((month) => [{ text: period_text('month', month) }, count_cell(month.numerator, month.hidden, s.threshold), count_cell(month.denominator, month.hidden, s.threshold), share_cell(share_of(month.numerator, month.denominator))]),
	};
	return (
		<Figure id="nights" title={t('numbers.occupancy_title')} caption={caption} definition={nights.body.definition} table={table}
			legend={drawn.some((bar) => bar.hidden) && <p><span class="few-mark" aria-hidden="true" /> {few_text(s.threshold)}</p>}
			drawing={items.length === 0 ? null : { of: [nights.body], height: drawn.length * bar_height + 6, draw: (plots, width) => plots.bars(drawn, 100, width) }} />
	);
}
