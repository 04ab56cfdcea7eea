// The numbers: of the network with small ones hidden, of one's own house or team exactly. What each counts, how it compares, pictures with their tables.

import { useRef } from 'preact/hooks';
import { find_measure, is_figure, type Measure, type Scope, type Slicing, type Statistics } from '../core/statistics.ts';
import { file_name } from '../core/statistics_csv.ts';
import { choose_period, day_before, period_of, visible_periods, type PeriodRow } from '../core/statistics_periods.ts';
import type { Page } from '../net/shapes.ts';
import { use_here } from './here.ts';
import { Button } from './parts.tsx';
import { Cards } from './statistics_cards.tsx';
import { is_waiting, use_fetch, with_query } from './statistics_fetch.ts';
import { CsvButton, TableTwin } from './statistics_figure.tsx';
import { FreshFigure } from './statistics_fresh.tsx';
import { NightsByMonth, NightsCalendar } from './statistics_nights.tsx';
import { RoadFigure } from './statistics_road.tsx';
import { whole_table } from './statistics_table.ts';
import { PeriodTools, SlicingTool, slicings_of, use_link } from './statistics_tools.tsx';
import { SlicesFigure, TrendFigure } from './statistics_trend.tsx';
import { WeekFigure } from './statistics_week.tsx';
import { day_of_year_text, few_text, measure_text, period_text, stamp_text } from './statistics_words.ts';
import { t, t_code } from './words.ts';

/** The periods there are, and the one that the address asks for. */
export function use_period(exact: boolean) {
	const here = use_here();
	const asked = new URLSearchParams(here.search);
	const period = period_of(asked.get('period'));
	const fetched = use_fetch<Page<PeriodRow>>(with_query('/statistics/periods', { period }));
	const all = fetched.ready && fetched.body ? fetched.body.items : null;
	const rows = visible_periods(all ?? [], exact);
	return { period, rows, chosen: choose_period(rows, asked.get('begin')), loaded: all !== null, waiting: all?.find((row) => row.complete && row.released_at === null) ?? null, fetched };
}

/** Takes the place of what is to come, so that nothing below it is pushed down when it does. */
export const Waiting = () => <div class="waiting" aria-busy="true" />;

export function Failed({ slug, again }: { slug: string; again: () => void }) {
	return <div class="summary bad" role="alert"><p>{t('numbers.failed')} {t_code('problem', slug)}</p><p><Button says="site_facts.again" tone="quiet" run={again} /></p></div>;
}

/** What was published when, and of when the data is. */
function Span({ statistics: s, exact }: { statistics: Statistics; exact: boolean }) {
	return (
		<p class="soft span-line">
			{t('numbers.span', { what: period_text(s.period, s), from: day_of_year_text(s.begin), until: day_of_year_text(day_before(s.until)), zone: s.zone })}{' '}
			{t('numbers.as_of', { at: stamp_text(s.as_of, s.zone) })}{' '}
			{s.released_at && !exact && t('numbers.released', { at: stamp_text(s.released_at, s.zone) })}
		</p>
	);
}

export function Numbers({ scope, id }: { scope: Scope; id: string | null }) {
	const here = use_here();
	const exact = scope !== 'network';
	const asked = new URLSearchParams(here.search).get('by');
	const by: Slicing = slicings_of(scope).find((one) => one === asked) ?? 'none';
	const { period, rows, chosen, loaded, waiting, fetched } = use_period(exact);
	const path = (of: Slicing) => chosen && with_query('/statistics', { scope, id, period, begin: chosen.begin, by: of });
	const statistics = use_fetch<Statistics>(path('none'));
	const sliced = use_fetch<Statistics>(by === 'none' ? null : path(by));
	const failed = [fetched, statistics, sliced].find((one) => one.failed !== '');
	if (is_waiting(fetched)) return <Waiting />;
	return (
		<>
			<PeriodTools period={period} rows={rows} chosen={chosen}><SlicingTool by={by} scope={scope} /></PeriodTools>
			{failed && <Failed slug={failed.failed} again={failed.again} />}
			{loaded && !chosen && <p class="summary">{t(exact ? 'numbers.none_yet' : 'numbers.none_published')}</p>}
			{!exact && chosen && waiting && waiting.begin > chosen.begin && <p class="hint">{t('numbers.waiting', { what: period_text(period, waiting) })}</p>}
			{chosen && is_waiting(statistics) && <Waiting />}
			{chosen && statistics.body && (
				<div class="numbers" aria-busy={!statistics.ready}>
					<Span statistics={statistics.body} exact={exact} />
					{!chosen.complete && <p class="hint few-note">{t('numbers.running_note')}</p>}
					{!exact && <p class="hint few-note"><span class="few-mark" aria-hidden="true" /> {t('numbers.few_note', { few: few_text(statistics.body.threshold) })}</p>}
					<Pages statistics={statistics.body} sliced={by === 'none' ? null : sliced.body?.by === by ? sliced.body : null} by={by} />
				</div>
			)}
		</>
	);
}

function MeasureTool({ measures, measure }: { measures: readonly Measure[]; measure: Measure }) {
	const here = use_here();
	const link = use_link();
	return (
		<label class="by-tool"><span>{t('numbers.measure')}</span>
			<select value={measure.name} onChange={(event) => here.go(link({ measure: event.currentTarget.value }), 'replace')}>
				{measures.map((one) => <option key={one.name} value={one.name}>{measure_text(one.name)}</option>)}
			</select>
		</label>
	);
}

function Pages({ statistics: s, sliced, by }: { statistics: Statistics; sliced: Statistics | null; by: Slicing }) {
	const here = use_here();
	const link = use_link();
	const drawn = s.measures.filter(is_figure);
	const asked = new URLSearchParams(here.search).get('measure');
	const measure = drawn.find((one) => one.name === asked) ?? drawn.find((one) => one.name === 'arrivals') ?? drawn[0];
	const by_slices = measure && sliced && find_measure(sliced, measure.name);
	const wanted = useRef('');
	/** Goes to the picture of a measure as soon as it is there. */
	const arrive = (name: string) => {
		if (wanted.current !== name) return;
		wanted.current = '';
		const title = document.getElementById(by === 'none' ? 'trend-title' : 'slices-title') ?? document.getElementById('trend-title');
		title?.focus({ preventScroll: true });
		title?.scrollIntoView({ block: 'start' });
	};
	const closer = (name: string) => {
		wanted.current = name;
		if (measure?.name === name) arrive(name);
		else here.go(link({ measure: name }), 'replace');
	};
	const [funnel, ended] = [find_measure(s, 'funnel'), find_measure(s, 'ended')];
	const tool = measure && <MeasureTool measures={drawn} measure={measure} />;
	return (
		<>
			<Cards measures={s.measures} threshold={s.threshold} closer={closer} />
			<div class="pictures">
				{s.scope === 'house' && <FreshFigure statistics={s} />}
				{measure && sliced && (by_slices && by_slices.rows.length > 0 ? <SlicesFigure statistics={sliced} measure={by_slices} by={by} controls={tool} /> : <NoSlices measure={measure} by={by} />)}
				{measure && <TrendFigure key={measure.name} statistics={s} measure={measure} controls={tool} ready={arrive} />}
				<WeekFigure statistics={s} />
				{funnel && <RoadFigure statistics={s} measure={funnel} funnel />}
				{ended && <RoadFigure statistics={s} measure={ended} funnel={false} />}
				{s.scope === 'house' && <NightsCalendar statistics={s} />}
				{s.scope === 'network' && <NightsByMonth statistics={s} />}
				{s.scope === 'network' && <FreshFigure statistics={s} />}
			</div>
			<WholeTable statistics={sliced ?? s} by={sliced ? by : 'none'} />
		</>
	);
}

/** What is known of a house as such is not known by who asked. */
function NoSlices({ measure, by }: { measure: Measure; by: Slicing }) {
	return <section class="panel wide" id="slices"><h2 id="slices-title" tabIndex={-1}>{t('numbers.slices_of', { what: measure_text(measure.name), by: t(`slicing.${by}`) })}</h2><p>{t('numbers.no_slices')}</p></section>;
}

/** All that is on the page as one table. */
function WholeTable({ statistics: s, by }: { statistics: Statistics; by: Slicing }) {
	const title = by === 'none' ? t('numbers.all_title') : t('numbers.all_by', { by: t(`slicing.${by}`) });
	const table = whole_table(s.measures, by, s.threshold, file_name('numbers', s.scope, s.period, s.begin, ...(by === 'none' ? [] : ['by', by])));
	return (
		<section class="panel whole-table" aria-labelledby="all-title">
			<h2 id="all-title">{title}</h2>
			<p class="hint">{t('numbers.all_hint')}</p>
			<TableTwin table={table} title={title} id="all-table" />
			<div class="row no-print"><CsvButton table={table} about={title} /></div>
		</section>
	);
}
