// Each measure as a card: its figure, both sides of it, how much is unanswered, how it compares with the period before, what it counts.

import { is_figure, type Measure, type Slice } from '../core/statistics.ts';
import { Definition } from './statistics_figure.tsx';
import { change_text, count_text, figure_text, measure_text, minutes_text, number_text, of_text, unanswered_text } from './statistics_words.ts';
import { t, type Key } from './words.ts';

/** What is worth telling of what a figure is made of. */
const told_parts = ['introduced', 'by_themselves', 'emergency_department', 'inpatient', 'hospital', 'crisis_unit', 'jail', 'total_room_nights', 'days', 'full_days'];

function Parts({ of, threshold }: { of: Slice; threshold: number | null }) {
	const parts = told_parts.flatMap((part) => (of.parts && part in of.parts ? [{ part, n: of.parts[part] ?? null }] : []));
	if (parts.length === 0) return null;
	return <ul class="plain parts soft">{parts.map(({ part, n }) => <li key={part}>{t(`measure_part.${part}` as Key, { n: count_text(n, threshold) })}</li>)}</ul>;
}

/** The sides of a figure; never a percentage without them. */
function Sides({ measure, row, threshold }: { measure: Measure; row: Slice; threshold: number | null }) {
	const unanswered = unanswered_text(row, threshold);
	return (
		<>
			{measure.kind === 'ratio' && (row.numerator !== null || row.denominator !== null) && <p>{of_text(measure.unit, row, threshold)}</p>}
			{measure.kind === 'time' && row.p90 !== null && <p>{t('numbers.p90', { time: minutes_text(row.p90) })}</p>}
			{measure.kind === 'time' && row.denominator !== null && <p class="soft">{t('numbers.measured', { n: number_text(row.denominator) })}</p>}
			{unanswered && <p class="soft">{unanswered}</p>}
			<Parts of={row} threshold={threshold} />
		</>
	);
}

function Card({ measure, threshold, closer }: { measure: Measure; threshold: number | null; closer: (name: string) => void }) {
	const row = measure.rows[0];
	if (!row) return null;
	const name = measure_text(measure.name);
	const hidden = measure.kind === 'time' ? row.median === null && row.hidden : row.numerator === null || (measure.kind === 'ratio' && row.denominator === null);
	return (
		<li class="figure-card number-card">
			<h3>{name}</h3>
			<p class={hidden ? 'figure small' : 'figure'}>{figure_text(measure.kind, row, threshold)}</p>
			{measure.kind === 'time' && row.median !== null && <p>{t('numbers.median')}</p>}
			<Sides measure={measure} row={row} threshold={threshold} />
			<p class="soft change">{change_text(measure, row, row.before, threshold)}</p>
			<div class="card-foot">
				<Definition text={measure.definition} />
				<button type="button" class="link no-print" onClick={() => closer(measure.name)}>{t('numbers.closer')}<span class="unseen">: {name}</span></button>
			</div>
		</li>
	);
}

export function Cards({ measures, threshold, closer }: { measures: readonly Measure[]; threshold: number | null; closer: (name: string) => void }) {
	return (
		<section aria-labelledby="figures-title">
			<h2 id="figures-title">{t('numbers.figures')}</h2>
			<ul class="figures">{measures.filter(is_figure).map((one) => <Card key={one.name} measure={one} threshold={threshold} closer={closer} />)}</ul>
		</section>
	);
}
