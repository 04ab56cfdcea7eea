// How much of the time that a house was open its word was fresh. A house sees its own; the network sees each house's. It is not about guests.

import { useState } from 'preact/hooks';
import { share_of, type Statistics } from '../core/statistics.ts';
import { file_name, type Table } from '../core/statistics_csv.ts';
import { sorted_fresh, type FreshHouse } from '../core/statistics_pictures.ts';
import { use_fetch, with_query } from './statistics_fetch.ts';
import { Figure } from './statistics_figure.tsx';
import { bar_height } from './statistics_sizes.ts';
import { amount_text, number_text, percent_text, share_cell } from './statistics_words.ts';
import { t } from './words.ts';

const hours = (seconds: number) => Math.round(seconds / 360) / 10;
const first_shown = 25;

function fresh_table(houses: readonly FreshHouse[], name: string): Table {
	return {
		name,
		columns: [{ label: t('numbers.house') }, ...(['numbers.fresh_hours', 'numbers.open_hours', 'numbers.percent'] as const).map((key) => ({ label: t(key), number: true }))],
		rows: houses.map((one) => [
			{ text: one.name }, ...[one.fresh_seconds, one.open_seconds].map((seconds) => ({ text: amount_text(hours(seconds)), value: hours(seconds) })), share_cell(share_of(one.fresh_seconds, one.open_seconds)),
		]),
	};
}

export function FreshFigure({ statistics: s }: { statistics: Statistics }) {
	const [all, set_all] = useState(false);
	const fresh = use_fetch<{ definition?: string; items: FreshHouse[] }>(with_query('/statistics/freshness', { scope: s.scope, id: s.id, period: s.period, begin: s.begin }));
	if (!fresh.body) return <section class="panel picture-panel" aria-busy="true"><h2>{t('numbers.fresh_title')}</h2></section>;
	const sorted = sorted_fresh(fresh.body.items);
	const houses = all ? sorted : sorted.slice(0, first_shown);
	const drawn = houses.slice(0, first_shown).map((one) => ({
		label: one.name, value: one.open_seconds > 0 ? (one.fresh_seconds / one.open_seconds) * 100 : null,
		note: one.open_seconds > 0 ? `${percent_text(one.fresh_seconds, one.open_seconds)} (${t('numbers.of_hours', { n: amount_text(hours(one.fresh_seconds)), of: amount_text(hours(one.open_seconds)) })})` : t('numbers.never_open'),
	}));
	const [f, o] = sorted.reduce(([a, b], one) => [a + one.fresh_seconds, b + one.open_seconds], [0, 0]);
	const caption = [
		o === 0 ? t('numbers.fresh_none') : t(s.scope === 'house' && sorted.length === 1 ? 'numbers.fresh_own' : 'numbers.fresh_caption', { percent: percent_text(f, o), n: amount_text(hours(f)), of: amount_text(hours(o)) }),
		...(sorted.length > first_shown ? [t('numbers.fresh_first', { n: first_shown, of: number_text(sorted.length) })] : []),
	].join(' ');
	return (
		<Figure id="fresh" title={t('numbers.fresh_title')} caption={caption} definition={fresh.body.definition ?? null} table={fresh_table(houses, file_name('freshness', s.period, s.begin))}
			controls={sorted.length > first_shown && <button type="button" class="button quiet" aria-pressed={all} onClick={() => set_all(!all)}>{t('numbers.fresh_all', { n: sorted.length })}</button>}
			drawing={drawn.length === 0 ? null : { of: [fresh.body], height: drawn.length * bar_height + 6, draw: (plots, width) => plots.bars(drawn, 100, width) }} />
	);
}
