// When people ask and when they are turned away: the hours of a week, darker where there are more, each with its number.

import { useState } from 'preact/hooks';
import type { Statistics } from '../core/statistics.ts';
import { file_name, type Table } from '../core/statistics_csv.ts';
import { busiest_hour, heat_of, heat_steps, week_grid, type WeekCount, type WeekHour } from '../core/statistics_pictures.ts';
import { use_fetch, with_query } from './statistics_fetch.ts';
import { Figure } from './statistics_figure.tsx';
import { week_height } from './statistics_sizes.ts';
import { count_cell, few_text, hour_text, number_text, weekday_text } from './statistics_words.ts';
import { t } from './words.ts';

const days = [1, 2, 3, 4, 5, 6, 7];

function week_table(grid: (number | null)[][], threshold: number | null, name: string): Table {
	return {
		name,
		columns: [{ label: t('numbers.hour') }, ...days.map((day) => ({ label: weekday_text(day), number: true }))],
		rows: Array.from({ length: 24 }, (_, hour) => [
			{ text: t('numbers.hour_from', { from: hour_text(hour), until: hour_text((hour + 1) % 24) }) },
			...days.map((day) => count_cell(grid[day - 1]?.[hour] ?? null, true, threshold)),
		]),
	};
}

/** What each shade stands for, with its numbers. */
function Shades({ steps, most, hidden, threshold }: { steps: number[]; most: number; hidden: boolean; threshold: number | null }) {
	return (
		<ul class="plain shades">
			<li><span class="shade s0" aria-hidden="true" /> 0</li>
			{steps.map((from, index) => {
				const until = (steps[index + 1] ?? most + 1) - 1;
				return <li key={from}><span class={`shade s${heat_of(from, steps)}`} aria-hidden="true" /> {from === until ? number_text(from) : `${number_text(from)}–${number_text(until)}`}</li>;
			})}
			{hidden && <li><span class="few-mark" aria-hidden="true" /> {few_text(threshold)}</li>}
		</ul>
	);
}

export function WeekFigure({ statistics: s }: { statistics: Statistics }) {
	const [count, set_count] = useState<WeekCount>('asks');
	const week = use_fetch<{ definition: string; items: WeekHour[] }>(with_query('/statistics/week_hours', { scope: s.scope, id: s.id, period: s.period, begin: s.begin }));
	if (!week.body) return <section class="panel picture-panel" aria-busy="true"><h2>{t('numbers.week_title')}</h2></section>;
	if (week.body.items.length === 0) return <section class="panel picture-panel wide" id="week"><h2>{t('numbers.week_title')}</h2><p>{t('numbers.week_not_told')}</p></section>;
	const grid = week_grid(week.body.items, count);
	const known = grid.flat().filter((n) => n !== null);
	const most = Math.max(0, ...known);
	const steps = heat_steps(known);
	const hidden = known.length < 7 * 24;
	const cells = grid.flatMap((day, index) => day.map((n, hour) => ({ day: index, hour, n, step: heat_of(n ?? 0, steps) })));
	const busiest = busiest_hour(grid);
	const caption = busiest
		? t(count === 'asks' ? 'numbers.week_asks' : 'numbers.week_turn_aways', { day: weekday_text(busiest.weekday), from: hour_text(busiest.hour), until: hour_text((busiest.hour + 1) % 24), n: number_text(busiest.n) })
		: t(hidden ? 'numbers.week_all_few' : 'numbers.week_none');
	return (
		<Figure id="week" title={t('numbers.week_title')} caption={caption} definition={week.body.definition} wide
			table={week_table(grid, s.threshold, file_name('week', count, s.period, s.begin))}
			controls={<div class="row" role="group" aria-label={t('numbers.week_what')}>
				{(['asks', 'turn_aways'] as const).map((one) => <button key={one} type="button" class="button quiet" aria-pressed={count === one} onClick={() => set_count(one)}>{t(`week_count.${one}`)}</button>)}
			</div>}
			legend={<Shades steps={steps} most={most} hidden={hidden} threshold={s.threshold} />}
			drawing={{ of: [week.body, count], height: week_height(document.documentElement.clientWidth), draw: (plots, width) => plots.week(cells, (day) => weekday_text(day + 1, 'short'), hour_text, width) }} />
	);
}
