// The quarter's reports: made with one click, kept for ever as they were made, opened and printed.

import { useState } from 'preact/hooks';
import { quarter_name, visible_periods, type PeriodRow } from '../core/statistics_periods.ts';
import type { Page } from '../net/shapes.ts';
import { use_here } from './here.ts';
import { Icon } from './icons.tsx';
import { use_send_now } from './send_now.ts';
import { use_fetch } from './statistics_fetch.ts';
import { Failed } from './statistics_screen.tsx';
import { period_text } from './statistics_words.ts';
import { moment_text } from './times.ts';
import { language_now, t, t_code } from './words.ts';

interface Report {
	id: string;
	quarter: string;
	language: string;
	made_at: string;
	made_by: string;
	sha256: string;
}

/** "2026Q3" in words. */
function quarter_text(quarter: string): string {
	return t('numbers.quarter_of', { n: Number(quarter.slice(5)), year: quarter.slice(0, 4) });
}

function ReportItem({ report, fresh }: { report: Report; fresh: boolean }) {
	const here = use_here();
	const name = quarter_text(report.quarter);
	return (
		<li class={fresh ? 'panel report fresh' : 'panel report'}>
			<h3>{name}</h3>
			<p>{t('numbers.made', { at: moment_text(Date.parse(report.made_at), here.clock.now()), who: report.made_by || t('numbers.by_command') })} · {t_code('language', report.language)}</p>
			<p class="soft">{t('numbers.fingerprint')} <code class="digest">{report.sha256}</code></p>
			<div class="row"><a class="button" href={`/api/v1/reports/${report.id}/page`} target="_blank" rel="noopener">{t('numbers.open_report')}<span class="unseen">: {name}</span></a></div>
		</li>
	);
}

export function ReportsPage() {
	const here = use_here();
	const quarters = use_fetch<Page<PeriodRow>>('/statistics/periods?period=quarter');
	const list = use_fetch<Page<Report>>('/reports');
	const sending = use_send_now((problem) => problem.errors[0]?.detail || null);
	const [chosen, set_chosen] = useState<string | null>(null);
	const [made, set_made] = useState<string | null>(null);
	const rows = visible_periods(quarters.body?.items ?? [], false);
	const row = rows.find((one) => one.begin === chosen) ?? rows[0];
	const failed = quarters.failed ? quarters : list.failed ? list : null;
	const make = async () => {
		if (!row) return;
		const report = await sending.send<Report>('POST', '/reports', { quarter: quarter_name(row.begin), language: language_now() });
		if (!report) return;
		set_made(report.id);
		here.say({ text: 'numbers.report_made', tone: 'good' });
		list.again();
	};
	return (
		<>
			<p class="lead">{t('numbers.reports_lead')}</p>
			{failed && <Failed slug={failed.failed} again={failed.again} />}
			{quarters.body && rows.length === 0 && <p class="summary">{t('numbers.no_quarter')}</p>}
			{row && (
				<section class="panel" aria-labelledby="make-title">
					<h2 id="make-title">{t('numbers.make_title')}</h2>
					{sending.trouble && <p class="summary bad" role="alert">{sending.trouble}</p>}
					<div class="row make-report">
						<label><span class="unseen">{t('numbers.quarter')}</span>
							<select value={row.begin} onChange={(event) => set_chosen(event.currentTarget.value)}>
								{rows.map((one) => <option key={one.begin} value={one.begin}>{period_text('quarter', one)}</option>)}
							</select>
						</label>
						<button type="button" class="button" disabled={sending.busy} onClick={() => void make()}><Icon name="chart" /> {t(sending.busy ? 'numbers.making' : 'numbers.make')}</button>
					</div>
				</section>
			)}
			<section class="reports-made" aria-labelledby="made-title">
				<h2 id="made-title">{t('numbers.reports_made')}</h2>
				{list.body?.items.length === 0 && <p class="soft">{t('numbers.no_reports')}</p>}
				<ul class="plain cards report-list">{list.body?.items.map((report) => <ReportItem key={report.id} report={report} fresh={report.id === made} />)}</ul>
				<p class="hint">{t('numbers.print_hint')}</p>
			</section>
		</>
	);
}
