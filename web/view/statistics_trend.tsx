// One measure over time, and the same measure by slices.

import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { share_of, value_of, type Figures, type Kind, type Measure, type Slicing, type Statistics } from '../core/statistics.ts';
import type { Period } from '../core/statistics_periods.ts';
import { trend_ends, trend_points, type Trend } from '../core/statistics_pictures.ts';
import { file_name, type Table } from '../core/statistics_csv.ts';
import { use_fetch, with_query } from './statistics_fetch.ts';
import { Figure } from './statistics_figure.tsx';
import { slices_table } from './statistics_table.ts';
import { amount_text, count_cell, few_text, figure_text, measure_text, minutes_text, of_text, period_text, share_cell, short_period_text, slice_text } from './statistics_words.ts';
import { date_at } from './times.ts';
import { t } from './words.ts';
import { bar_height, trend_height } from './statistics_sizes.ts';

/** How many periods a line goes back. */
const reach: Record<Period, number> = { week: 26, month: 24, quarter: 12, year: 6 };

/** A value as it stands at the side of a picture. */
export function axis_text(kind: Kind): (n: number) => string {
	return kind === 'ratio' ? (n) => `${amount_text(n)}%` : kind === 'time' ? minutes_text : amount_text;
}

function trend_table(trend: Trend, { kind, unit }: Measure, period: Period, today: string, threshold: number | null, name: string): Table {
	const items = [...trend.items].sort((a, b) => (a.begin < b.begin ? -1 : 1));
	const columns = kind === 'ratio' ? ['numbers.part', 'numbers.whole', 'numbers.percent'] as const : kind === 'time' ? ['numbers.median_minutes', 'numbers.p90_minutes'] as const : ['numbers.count'] as const;
	return {
		name,
		columns: [{ label: t(`numbers.${period}`) }, ...columns.map((key) => ({ label: t(key), number: true }))],
		rows: items.map((item) => [
			{ text: item.until > today ? `${period_text(period, item)} (${t('numbers.running')})` : period_text(period, item) },
			...(kind === 'ratio' ? [count_cell(item.numerator, item.hidden, threshold, unit), count_cell(item.denominator, item.hidden, threshold, unit), share_cell(share_of(item.numerator, item.denominator))]
				: kind === 'time' ? [count_cell(item.median, item.hidden, threshold), count_cell(item.p90, item.hidden, threshold)]
					: [count_cell(item.numerator, item.hidden, threshold)]),
		]),
	};
}

/** ready: told when the picture of this measure stands on the page. */
export function TrendFigure({ statistics: s, measure, controls, ready }: { statistics: Statistics; measure: Measure; controls: ComponentChildren; ready: (name: string) => void }) {
	const kind = measure.kind;
	const trend = use_fetch<Trend>(with_query('/statistics/trend', { scope: s.scope, id: s.id, period: s.period, measure: measure.name, count: reach[s.period] }));
	const name = measure_text(measure.name);
	useEffect(() => {
		if (trend.body?.measure === measure.name) ready(measure.name);
	}, [trend.body, measure.name]);
	if (!trend.body || trend.body.measure !== measure.name) return <section class="panel picture-panel" aria-busy="true"><h2>{t('numbers.over_time')}</h2>{controls}</section>;
	// Of the network only what is over was released.
	const today = s.released_at === null ? date_at(Date.parse(s.as_of), s.zone) : '9999-12-31';
	const points = trend_points(kind, trend.body, today);
	const text = axis_text(kind);
	const ends = trend_ends(points);
	const drawn = points.map((point) => ({ label: short_period_text(s.period, point.begin), value: point.value, says: point.value === null ? '' : text(point.value), hidden: point.hidden }));
	const when = (begin: string) => short_period_text(s.period, begin);
	const caption = ends && ends.first.value !== null && ends.last.value !== null
		? t(ends.last.value > ends.first.value ? 'numbers.trend_up' : ends.last.value < ends.first.value ? 'numbers.trend_down' : 'numbers.trend_same',
			{ what: name, from: text(ends.first.value), then: when(ends.first.begin), to: text(ends.last.value), now: when(ends.last.begin) })
		: t('numbers.trend_short', { what: name });
	return (
		<Figure id="trend" title={t('numbers.trend_of', { what: name })} caption={caption} definition={trend.body.definition} wide controls={controls}
			table={trend_table(trend.body, measure, s.period, today, s.threshold, file_name('trend', measure.name, s.period))}
			legend={points.some((point) => point.hidden) && <p><b aria-hidden="true">×</b> {few_text(s.threshold)}</p>}
			drawing={{ of: [trend.body, s.period], height: trend_height, draw: (plots, width) => plots.trend(drawn, text, width) }} />
	);
}

/** More than that many bars are no picture any more; the table has all. */
const most_bars = 30;

/** "67% (80 of 120)" beside a bar. */
function bar_note({ kind, unit }: Measure, figures: Figures, threshold: number | null): string {
	const figure = figure_text(kind, figures, threshold);
	if (kind !== 'ratio' || figures.denominator === 0) return figure;
	return figures.numerator === null || figures.denominator === null ? figure : `${figure} (${of_text(unit, figures, threshold)})`;
}

export function SlicesFigure({ statistics: s, measure, by, controls }: { statistics: Statistics; measure: Measure; by: Slicing; controls: ComponentChildren }) {
	const name = measure_text(measure.name);
	const drawn = measure.rows.slice(0, most_bars).map((row) => {
		const value = value_of(measure.kind, row);
		return { label: slice_text(by, row.slice, row.label), value, note: bar_note(measure, row, s.threshold), before: row.before && value_of(measure.kind, row.before), hidden: value === null && row.hidden };
	});
	const most = measure.kind === 'ratio' ? 100 : Math.max(1, ...drawn.map((bar) => Math.max(bar.value ?? 0, bar.before ?? 0)));
	const known = drawn.filter((bar) => bar.value !== null).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
	const [first, last] = [known[0], known.at(-1)];
	const caption = [
		first && last && first !== last ? t('numbers.slices_caption', { what: name, most: first.label, most_note: first.note, least: last.label, least_note: last.note }) : t('numbers.slices_few', { what: name }),
		...(measure.rows.length > most_bars ? [t('numbers.slices_first', { n: most_bars, of: measure.rows.length })] : []),
	].join(' ');
	return (
		<Figure id="slices" title={t('numbers.slices_of', { what: name, by: t(`slicing.${by}`) })} caption={caption} definition={measure.definition} wide controls={controls}
			table={slices_table(measure, by, s.threshold, file_name(measure.name, 'by', by, s.period, s.begin))}
			legend={<>
				{drawn.some((bar) => bar.before !== null) && <p><span class="before-mark" aria-hidden="true" /> {t('numbers.before_mark')}</p>}
				{drawn.some((bar) => bar.hidden) && <p><span class="few-mark" aria-hidden="true" /> {few_text(s.threshold)}</p>}
			</>}
			drawing={drawn.length === 0 ? null : { of: [measure, by], height: drawn.length * bar_height + 6, draw: (plots, width) => plots.bars(drawn, most, width) }} />
	);
}
