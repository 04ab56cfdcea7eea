// What the statistics are of: the length of the period, which one, and by what they are told apart. All of it stands in the address.

import type { ComponentChildren } from 'preact';
import { slicings, type Scope, type Slicing } from '../core/statistics.ts';
import { begin_in, day_before, neighbours, periods, type Period, type PeriodRow } from '../core/statistics_periods.ts';
import { use_here } from './here.ts';
import { Icon } from './icons.tsx';
import { with_query } from './statistics_fetch.ts';
import { period_text } from './statistics_words.ts';
import { t, type Key } from './words.ts';

/** Houses are told apart for their own organization and for a team that asked them, never for the network. */
export function slicings_of(scope: Scope): Slicing[] {
	return slicings.filter((by) => by !== 'house' || scope !== 'network');
}

/** The address with some of its query another; null takes a part away. */
export function use_link(): (change: Record<string, string | null>) => string {
	const { path, search } = use_here();
	return (change) => with_query(path, { ...Object.fromEntries(new URLSearchParams(search)), ...change });
}

const tabs: { path: string; says: Key }[] = [
	{ path: '/admin', says: 'numbers.tab_numbers' },
	{ path: '/admin/diversion', says: 'numbers.tab_diversion' },
	{ path: '/admin/rooms', says: 'numbers.tab_rooms' },
	{ path: '/admin/reports', says: 'numbers.tab_reports' },
];

/** The pages of the network's statistics; the period stays the same from one to the next. */
export function Tabs() {
	const { path, search } = use_here();
	const asked = new URLSearchParams(search);
	return (
		<nav class="tabs number-tabs no-print" aria-label={t('numbers.pages')}>
			{tabs.map((tab) => (
				<a key={tab.path} class="button quiet" aria-current={path === tab.path ? 'page' : undefined}
					href={with_query(tab.path, { period: asked.get('period'), begin: asked.get('begin') })}>{t(tab.says)}</a>
			))}
		</nav>
	);
}

export function PeriodTools({ period, rows, chosen, children }: { period: Period; rows: readonly PeriodRow[]; chosen: PeriodRow | null; children?: ComponentChildren }) {
	const here = use_here();
	const link = use_link();
	const { earlier, later } = neighbours(rows, chosen);
	/** The same time in another length; of a running or unpublished one the newest takes its place by itself. */
	const begin_of = (one: Period) => (chosen ? begin_in(one === period || rows.indexOf(chosen) > 0 ? chosen.begin : day_before(chosen.until), one) : null);
	const step = (row: PeriodRow | null, says: Key, back: boolean) => (row
		? <a class={`round step ${back ? 'to-earlier' : ''}`} href={link({ begin: row.begin })} aria-label={`${t(says)}: ${period_text(period, row)}`}><Icon name="arrow" /></a>
		: <span class={`round step off ${back ? 'to-earlier' : ''}`} aria-hidden="true"><Icon name="arrow" /></span>);
	return (
		<div class="number-tools no-print">
			<div class="row choose" role="group" aria-label={t('numbers.length')}>
				{periods.map((one) => <a key={one} class="button quiet" href={link({ period: one, begin: begin_of(one) })} aria-current={one === period ? 'true' : undefined}>{t(`numbers.${one}`)}</a>)}
			</div>
			{chosen && (
				<div class="which-period">
					{step(earlier, 'numbers.earlier', true)}
					<label><span class="unseen">{t('numbers.which')}</span>
						<select value={chosen.begin} onChange={(event) => here.go(link({ begin: event.currentTarget.value }))}>
							{rows.map((row) => <option key={row.begin} value={row.begin}>{period_text(period, row)}{!row.complete && ` (${t('numbers.running')})`}</option>)}
						</select>
					</label>
					{step(later, 'numbers.later', false)}
				</div>
			)}
			{children}
		</div>
	);
}

export function SlicingTool({ by, scope }: { by: Slicing; scope: Scope }) {
	const here = use_here();
	const link = use_link();
	return (
		<label class="by-tool"><span>{t('numbers.by')}</span>
			<select value={by} onChange={(event) => here.go(link({ by: event.currentTarget.value === 'none' ? null : event.currentTarget.value }))}>
				{slicings_of(scope).map((one) => <option key={one} value={one}>{t(`slicing.${one}`)}</option>)}
			</select>
		</label>
	);
}
