// How far introductions came: from sent to arrived, and how those that ended did.

import { percent_of, sorted_parts, sum_of, type Measure, type Statistics } from '../core/statistics.ts';
import { file_name, type Cell, type Table } from '../core/statistics_csv.ts';
import { funnel_of } from '../core/statistics_pictures.ts';
import { Figure } from './statistics_figure.tsx';
import { bar_height } from './statistics_sizes.ts';
import { count_cell, few_text, number_text, percent_text, share_cell } from './statistics_words.ts';
import { part_text } from './statistics_table.ts';
import { t, t_code } from './words.ts';

const steps = ['sent', 'seen', 'answered', 'talking', 'offered', 'accepted', 'arrived'];

/** "84 (64%)" */
function note(n: number | null, of: number | null | undefined, threshold: number | null): string {
	if (n === null) return few_text(threshold);
	return !of ? number_text(n) : `${number_text(n)} (${percent_text(n, of)})`;
}

interface Line {
	name: string;
	n: number | null;
	/** undefined: it is no part of what the others are parts of. */
	of: number | null | undefined;
	before: number | null;
	before_of: number | null | undefined;
}

function lines_table(first: string, lines: readonly Line[], of_head: string, hidden: boolean, before_hidden: boolean, has_before: boolean, threshold: number | null, name: string): Table {
	const share = (n: number | null, of: number | null | undefined): Cell => (of === undefined ? { text: '' } : n === null || of === null ? share_cell({ is: 'hidden' }) : share_cell(of === 0 ? { is: 'none' } : { is: 'known', part: n, whole: of }));
	const head = [t('numbers.count'), of_head];
	return {
		name,
		columns: [{ label: first }, ...[...head, ...(has_before ? head.map((what) => t('numbers.before_column', { what })) : [])].map((label) => ({ label, number: true }))],
		rows: lines.map((line) => [
			{ text: line.name }, count_cell(line.n, hidden, threshold), share(line.n, line.of),
			...(has_before ? [count_cell(line.before, before_hidden, threshold), share(line.before, line.before_of)] : []),
		]),
	};
}

export function RoadFigure({ statistics: s, measure, funnel }: { statistics: Statistics; measure: Measure; funnel: boolean }) {
	const row = measure.rows[0];
	if (!row?.parts) return null;
	const before = row.before?.parts ?? null;
	// Those still open have not ended: they stand apart, of nothing.
	const ended = (of: Record<string, number | null>) => Object.fromEntries(Object.entries(of).filter(([state]) => state !== 'open'));
	const all = row.denominator ?? sum_of(ended(row.parts));
	const all_before = before && (row.before?.denominator ?? sum_of(ended(before)));
	const earlier = new Map(funnel_of(before ?? {}, steps, row.before?.denominator).map((one) => [one.step, one]));
	const lines: Line[] = funnel
		? funnel_of(row.parts, steps, row.denominator).map((one) => ({ name: t_code('funnel', one.step), n: one.n, of: one.of, before: earlier.get(one.step)?.n ?? null, before_of: earlier.get(one.step)?.of ?? null }))
		: [...sorted_parts(ended(row.parts)), ...('open' in row.parts ? [['open', row.parts['open'] ?? null] as const] : [])]
			.map(([state, n]) => ({ name: part_text('ended', state), n, of: state === 'open' ? undefined : all, before: before?.[state] ?? null, before_of: state === 'open' ? undefined : all_before }));
	const drawn = lines.map((line) => ({ label: line.name, value: line.n, note: note(line.n, line.of, s.threshold), before: line.before, hidden: line.n === null }));
	const most = Math.max(1, ...drawn.map((bar) => Math.max(bar.value ?? 0, bar.before ?? 0)));
	const [first, last] = [lines[0], lines.at(-1)];
	const title = t(funnel ? 'numbers.funnel_title' : 'numbers.ended_title');
	const caption = funnel
		? first?.n && last && last.n !== null ? t('numbers.funnel_caption', { n: number_text(last.n), of: number_text(first.n), percent: percent_text(last.n, first.n), tens: Math.round(percent_of(last.n, first.n).value / 10) }) : t('numbers.funnel_few')
		: first?.n ? t(all === null ? 'numbers.ended_caption_few' : 'numbers.ended_caption', { what: first.name, n: number_text(first.n), of: all === null ? '' : number_text(all) }) : t('numbers.ended_few');
	const id = funnel ? 'funnel' : 'ended';
	return (
		<Figure id={id} title={title} caption={caption} definition={measure.definition}
			table={lines_table(t(funnel ? 'numbers.step' : 'numbers.ended_as'), lines, t(funnel ? 'numbers.share_of_sent' : 'numbers.share_of_ended'), row.hidden, row.before?.hidden ?? false, before !== null, s.threshold, file_name(id, s.period, s.begin))}
			legend={<>
				{drawn.some((bar) => bar.before !== null) && <p><span class="before-mark" aria-hidden="true" /> {t('numbers.before_mark')}</p>}
				{drawn.some((bar) => bar.hidden) && <p><span class="few-mark" aria-hidden="true" /> {few_text(s.threshold)}</p>}
			</>}
			drawing={{ of: [measure], height: drawn.length * bar_height + 6, draw: (plots, width) => plots.bars(drawn, most, width) }} />
	);
}
