// The numbers as tables: one measure by its slices, and all of them in one, as the pictures and the cards show them.

import { is_figure, share_of, unanswered_of, type Figures, type Measure, type Slicing } from '../core/statistics.ts';
import type { Cell, Column, Table } from '../core/statistics_csv.ts';
import { count_cell, few_text, measure_text, number_text, share_cell, slice_text } from './statistics_words.ts';
import { t, t_code } from './words.ts';

const number = (label: string): Column => ({ label, number: true });

function time_cells(figures: Figures, threshold: number | null): Cell[] {
	const cell = (n: number | null): Cell => (n === null ? (figures.hidden ? { text: few_text(threshold), hidden: true } : { text: t('numbers.nothing') }) : { text: number_text(n), value: n });
	return [cell(figures.median), cell(figures.p90), count_cell(figures.denominator, figures.hidden, threshold)];
}

function ratio_cells(unit: string, figures: Figures, answered: boolean, threshold: number | null): Cell[] {
	const unanswered = unanswered_of(figures);
	return [
		count_cell(figures.numerator, figures.hidden, threshold, unit), count_cell(figures.denominator, figures.hidden, threshold, unit), share_cell(share_of(figures.numerator, figures.denominator)),
		...(answered ? [count_cell(figures.unanswered, figures.hidden, threshold), unanswered ? share_cell(unanswered) : { text: '' }] : []),
	];
}

/** A part of the road, or a way in which it ended. */
export function part_text(measure: string, part: string): string {
	if (measure === 'funnel') return t_code('funnel', part);
	return part === 'open' ? t('numbers.still_open') : t_code('team_state', part);
}

const without_before = { text: '' };

/** One measure, a row a slice, with the period before. */
export function slices_table(measure: Measure, by: Slicing, threshold: number | null, name: string): Table {
	const answered = measure.rows.some((row) => row.unanswered !== null);
	const columns = measure.kind === 'ratio'
		? [number(t('numbers.part')), number(t('numbers.whole')), number(t('numbers.percent')), ...(answered ? [number(t('numbers.unanswered_n')), number(t('numbers.unanswered_percent'))] : [])]
		: measure.kind === 'time' ? [number(t('numbers.median_minutes')), number(t('numbers.p90_minutes')), number(t('numbers.measured_n'))] : [number(t('numbers.count'))];
	const cells = (figures: Figures): Cell[] => (measure.kind === 'ratio' ? ratio_cells(measure.unit, figures, answered, threshold)
		: measure.kind === 'time' ? time_cells(figures, threshold) : [count_cell(figures.numerator, figures.hidden, threshold)]);
	return {
		name,
		columns: [{ label: t(`slicing_head.${by}`) }, ...columns, ...columns.map((column) => number(t('numbers.before_column', { what: column.label })))],
		rows: measure.rows.map((row) => [{ text: slice_text(by, row.slice, row.label) }, ...cells(row), ...(row.before ? cells(row.before) : columns.map(() => without_before))]),
	};
}

/** Every measure of the page in one table, so that one file holds all that a report needs. */
export function whole_table(measures: readonly Measure[], by: Slicing, threshold: number | null, name: string): Table {
	const columns = [t('numbers.part'), t('numbers.whole'), t('numbers.percent'), t('numbers.unanswered_n'), t('numbers.median_minutes'), t('numbers.p90_minutes')].map(number);
	const cells = (measure: Measure, figures: Figures): Cell[] => {
		const timed = measure.kind === 'time';
		const percent = measure.kind === 'ratio' && is_figure(measure) ? share_cell(share_of(figures.numerator, figures.denominator)) : { text: '' };
		const time = (n: number | null): Cell => (timed ? count_cell(n, figures.hidden, threshold) : { text: '' });
		return [
			timed ? { text: '' } : count_cell(figures.numerator, figures.hidden, threshold, measure.unit),
			measure.kind === 'ratio' || timed ? count_cell(figures.denominator, figures.hidden, threshold, is_figure(measure) ? measure.unit : '') : { text: '' },
			percent, count_cell(figures.unanswered, figures.hidden && measure.kind === 'ratio' && measure.rows.some((row) => row.unanswered !== null), threshold), time(figures.median), time(figures.p90),
		];
	};
	const lines = measures.filter((one) => one.kind !== 'estimate').flatMap((measure) => measure.rows.flatMap((row) => {
		const which = by === 'none' ? [] : [{ text: slice_text(by, row.slice, row.label) }];
		if (measure.kind === 'ends') {
			return Object.entries(row.parts ?? {}).map(([part, n]) => [
				{ text: `${measure_text(measure.name)}: ${part_text(measure.name, part)}` }, ...which, count_cell(n, row.hidden, threshold), ...columns.slice(1).map(() => without_before),
				count_cell(row.before?.parts?.[part] ?? null, row.before?.hidden ?? false, threshold), ...columns.slice(1).map(() => without_before),
			]);
		}
		return [[{ text: measure_text(measure.name) }, ...which, ...cells(measure, row), ...(row.before ? cells(measure, row.before) : columns.map(() => without_before))]];
	}));
	return {
		name,
		columns: [{ label: t('numbers.measure') }, ...(by === 'none' ? [] : [{ label: t(`slicing_head.${by}`) }]), ...columns, ...columns.map((column) => number(t('numbers.before_column', { what: column.label })))],
		rows: lines,
	};
}
