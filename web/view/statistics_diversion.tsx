// What was likely avoided: ranges, never one figure, each with what it rests on, how much is unanswered and what is assumed.

import { share_of, unanswered_of } from '../core/statistics.ts';
import { file_name, type Cell, type Table } from '../core/statistics_csv.ts';
import type { Diversion, Estimate } from '../core/statistics_estimates.ts';
import { Assumptions } from './statistics_assumptions.tsx';
import { is_waiting, use_fetch, with_query } from './statistics_fetch.ts';
import { Definition, Figure } from './statistics_figure.tsx';
import { Failed, Waiting, use_period } from './statistics_screen.tsx';
import { range_height } from './statistics_sizes.ts';
import { PeriodTools } from './statistics_tools.tsx';
import { count_cell, dollars_text, few_text, number_text, percent_text, period_text, share_cell } from './statistics_words.ts';
import { t, t_code } from './words.ts';

/** No more digits than an estimate has: a tenth below ten, three digits of a sum of money. */
function value_text(unit: string, n: number): string {
	return unit === 'dollars' ? dollars_text(rounded(unit, n)) : number_text(n, Math.abs(n) < 10 ? 1 : 0);
}

const rounded = (unit: string, n: number) => (unit === 'dollars' ? Number(n.toPrecision(3)) : Math.abs(n) >= 10 ? Math.round(n) : Math.round(n * 10) / 10);

function range_text(line: Estimate, threshold: number | null): string {
	if (line.low === null || line.high === null) return line.hidden ? few_text(threshold) : t('numbers.nothing');
	return t('numbers.range', { low: value_text(line.unit, line.low), high: value_text(line.unit, line.high) });
}

function rests_text(line: Estimate, threshold: number | null): string | null {
	if (line.numerator === null && line.denominator === null) return null;
	const n = line.numerator === null ? few_text(threshold) : number_text(line.numerator);
	return line.denominator === null ? t('numbers.rests_on', { n }) : t('numbers.rests_on_of', { n, of: number_text(line.denominator) });
}

function unanswered_words(line: Estimate): string | null {
	const share = unanswered_of({ ...line, median: null, p90: null, parts: null });
	return share?.is === 'known' ? t('numbers.unanswered', { percent: percent_text(share.part, share.whole), n: number_text(share.part), of: number_text(share.whole) }) : null;
}

function estimates_table(lines: readonly Estimate[], threshold: number | null, name: string): Table {
	const value = (line: Estimate, n: number | null): Cell => (n === null ? { text: line.hidden ? few_text(threshold) : t('numbers.nothing'), hidden: line.hidden } : { text: value_text(line.unit, n), value: rounded(line.unit, n) });
	return {
		name,
		columns: [{ label: t('numbers.estimate') }, ...(['numbers.low', 'numbers.mid', 'numbers.high'] as const).map((key) => ({ label: t(key), number: true })), { label: t('numbers.unit') },
			...(['numbers.part', 'numbers.whole', 'numbers.unanswered_n', 'numbers.unanswered_percent'] as const).map((key) => ({ label: t(key), number: true }))],
		rows: lines.map((line) => {
			const whole = line.unanswered === null || line.denominator === null ? null : line.unanswered + line.denominator;
			return [
				{ text: t_code('estimate', line.name) }, value(line, line.low), value(line, line.mid), value(line, line.high), { text: t_code('unit', line.unit) },
				count_cell(line.numerator, line.hidden, threshold), count_cell(line.denominator, line.hidden && line.numerator === null, threshold), count_cell(line.unanswered, false, threshold), line.unanswered === null ? { text: '' } : share_cell(share_of(line.unanswered, whole)),
			];
		}),
	};
}

function EstimateCard({ line, threshold }: { line: Estimate; threshold: number | null }) {
	const rests = rests_text(line, threshold);
	const unanswered = unanswered_words(line);
	return (
		<li class="figure-card number-card">
			<h3>{t_code('estimate', line.name)}</h3>
			<p class={line.unit === 'dollars' || line.low === null ? 'figure small' : 'figure'}>{range_text(line, threshold)}</p>
			<p>{t_code('unit', line.unit)}{line.mid !== null && <> · {t('numbers.middle', { n: value_text(line.unit, line.mid) })}</>}</p>
			{line.unit === 'dollars' && line.low !== null && <p class="soft">{t('numbers.above_zero')}</p>}
			{rests && <p>{rests}</p>}
			{unanswered && <p class="soft">{unanswered}</p>}
			{line.few_cases && <p class="warn-text">{t('numbers.few_cases')}</p>}
			<Definition text={line.definition} />
		</li>
	);
}

export function DiversionPage() {
	const { period, rows, chosen, loaded, fetched } = use_period(false);
	const diversion = use_fetch<Diversion>(chosen && with_query('/statistics/diversion', { period, begin: chosen.begin }));
	const body = diversion.body;
	const failed = fetched.failed ? fetched : diversion.failed ? diversion : null;
	const drawn = body?.lines.filter((line) => line.low !== null && line.high !== null).map((line) => ({
		label: t_code('estimate', line.name), low: line.low ?? 0, mid: line.mid ?? ((line.low ?? 0) + (line.high ?? 0)) / 2, high: line.high ?? 0, note: range_text(line, body.threshold),
	})) ?? [];
	if (is_waiting(fetched) || (chosen && is_waiting(diversion))) return <Waiting />;
	return (
		<>
			<p class="lead">{t('numbers.diversion_lead')}</p>
			<PeriodTools period={period} rows={rows} chosen={chosen} />
			{failed && <Failed slug={failed.failed} again={failed.again} />}
			{loaded && !chosen && <p class="summary">{t('numbers.none_published')}</p>}
			{body && chosen && (
				<div class="numbers" aria-busy={!diversion.ready}>
					<p class="soft span-line">{period_text(period, body)}</p>
					{body.warnings.map((warning) => <p key={warning} class="summary" role="note">{t_code('estimate_warning', warning)}</p>)}
					<h2>{t('numbers.estimates')}</h2>
					<ul class="figures">{body.lines.map((line) => <EstimateCard key={line.name} line={line} threshold={body.threshold} />)}</ul>
					<Figure id="estimates" title={t('numbers.estimates_title')} caption={t('numbers.estimates_caption')} wide
						table={estimates_table(body.lines, body.threshold, file_name('diversion', period, body.begin))}
						drawing={drawn.length === 0 ? null : { of: [body], height: drawn.length * range_height + 6, draw: (plots, width) => plots.ranges(drawn, width) }} />
				</div>
			)}
			<Assumptions changed={diversion.again} />
		</>
	);
}
