// What the estimates assume: each with its low, middle and high value, where it comes from, who said so and when, and what was assumed before.
// An administrator changes them; nothing is ever overwritten.

import { useState } from 'preact/hooks';
import { draft_body, draft_faults, draft_of, source_most, type Assumption, type AssumptionDraft, type AssumptionFault, type AssumptionField } from '../core/statistics_estimates.ts';
import { file_name, type Table } from '../core/statistics_csv.ts';
import type { Page } from '../net/shapes.ts';
import { ErrorSummary, Field } from './forms.tsx';
import { has_role, use_here } from './here.ts';
import { Button } from './parts.tsx';
import { use_send_now } from './send_now.ts';
import { use_fetch, with_query } from './statistics_fetch.ts';
import { CsvButton, TableTwin } from './statistics_figure.tsx';
import { Failed } from './statistics_screen.tsx';
import { amount_text, day_of_year_text, dollars_text } from './statistics_words.ts';
import { date_at } from './times.ts';
import { t, t_code } from './words.ts';

function assumed_text(assumption: Assumption, n: number): string {
	return assumption.unit === 'share' ? `${amount_text(n * 100)}%` : assumption.unit === 'dollars' ? dollars_text(n) : amount_text(n);
}

const changed_day = (assumption: Assumption) => day_of_year_text(assumption.changed_at.slice(0, 10));
const by_text = (assumption: Assumption) => assumption.changed_by || t('numbers.came_with');

export function Assumptions({ changed }: { changed: () => void }) {
	const here = use_here();
	const list = use_fetch<Page<Assumption>>('/statistics/assumptions');
	const [open, set_open] = useState<string | null>(null);
	const may = has_role(here.session, ['network_admin']);
	const items = list.body?.items ?? [];
	return (
		<section class="panel" aria-labelledby="assumptions-title">
			<h2 id="assumptions-title">{t('numbers.assumptions')}</h2>
			<p class="hint">{t(may ? 'numbers.assumptions_hint' : 'numbers.assumptions_read')}</p>
			{list.failed && <Failed slug={list.failed} again={list.again} />}
			<ul class="plain assumption-list">
				{items.map((one) => (
					<li key={one.name}>
						{open === one.name
							? <AssumptionForm assumption={one} close={() => set_open(null)} done={() => {
								set_open(null);
								list.again();
								changed();
							}} />
							: <AssumptionItem assumption={one} edit={may ? () => set_open(one.name) : null} />}
					</li>
				))}
			</ul>
		</section>
	);
}

function AssumptionItem({ assumption: one, edit }: { assumption: Assumption; edit: (() => void) | null }) {
	const [history, set_history] = useState(false);
	const name = t_code('assumption', one.name);
	return (
		<>
			<h3>{name}</h3>
			<p class="assumed"><strong>{one.low === one.high ? assumed_text(one, one.low) : t('numbers.range', { low: assumed_text(one, one.low), high: assumed_text(one, one.high) })}</strong>{one.low !== one.high && <> · {t('numbers.middle', { n: assumed_text(one, one.mid) })}</>}</p>
			<p>{t('numbers.source_of', { source: one.source, date: day_of_year_text(one.source_date) })}</p>
			<p class="soft">{t('numbers.changed_by', { who: by_text(one), date: changed_day(one) })}</p>
			<div class="row no-print">
				{edit && <button type="button" class="button quiet" onClick={edit}>{t('limit.change')}<span class="unseen">: {name}</span></button>}
				<button type="button" class="button quiet" aria-expanded={history} onClick={() => set_history(!history)}>{t(history ? 'numbers.history_hide' : 'numbers.history')}<span class="unseen">: {name}</span></button>
			</div>
			{history && <History of={one} />}
		</>
	);
}

function History({ of }: { of: Assumption }) {
	const history = use_fetch<Page<Assumption>>(with_query('/statistics/assumptions/history', { name: of.name }));
	if (history.failed) return <Failed slug={history.failed} again={history.again} />;
	if (!history.body) return <p aria-busy="true">{t('board.loading')}</p>;
	const title = t('numbers.history_of', { what: t_code('assumption', of.name) });
	const table: Table = {
		name: file_name('assumption', of.name),
		columns: [{ label: t('numbers.since') }, ...(['numbers.low', 'numbers.mid', 'numbers.high'] as const).map((key) => ({ label: t(key), number: true })), { label: t('numbers.source') }, { label: t('numbers.source_date') }, { label: t('numbers.who') }],
		rows: history.body.items.map((one) => [
			{ text: changed_day(one) }, ...[one.low, one.mid, one.high].map((n) => ({ text: assumed_text(one, n), value: one.unit === 'share' ? Math.round(n * 1e6) / 1e4 : n })), { text: one.source }, { text: one.source_date }, { text: by_text(one) },
		]),
	};
	return <><TableTwin table={table} title={title} /><div class="row no-print"><CsvButton table={table} about={title} /></div></>;
}

function AssumptionForm({ assumption, close, done }: { assumption: Assumption; close: () => void; done: () => void }) {
	const here = use_here();
	const [draft, set_draft] = useState<AssumptionDraft>(() => draft_of(assumption));
	const [faults, set_faults] = useState<AssumptionFault[]>([]);
	const sending = use_send_now((problem) => problem.errors[0]?.detail || null);
	const id = (field: AssumptionField) => `assumption-${field}`;
	const text = (fault: AssumptionFault) => t(`assumption_fault.${fault.why}`);
	const error_of = (field: AssumptionField) => {
		const fault = faults.find((one) => one.field === field);
		return fault && text(fault);
	};
	const save = async () => {
		const found = draft_faults(draft, assumption.unit, date_at(here.clock.now(), 'UTC'));
		set_faults(found);
		if (found.length > 0 || !await sending.send('POST', '/statistics/assumptions', draft_body(assumption.name, draft, assumption.unit))) return;
		here.say({ text: 'numbers.assumption_saved', tone: 'good' });
		done();
	};
	const filled = (field: AssumptionField) => ({
		id: id(field), value: draft[field], 'aria-describedby': error_of(field) ? `${id(field)}-error` : undefined,
		onInput: (event: { currentTarget: { value: string } }) => set_draft({ ...draft, [field]: event.currentTarget.value }),
	});
	return (
		<form class="stack assumption-form" noValidate aria-label={t_code('assumption', assumption.name)} onSubmit={(event) => {
			event.preventDefault();
			void save();
		}}>
			<h3>{t_code('assumption', assumption.name)}</h3>
			<ErrorSummary errors={faults.map((fault) => ({ field: id(fault.field), text: text(fault) }))} tried={faults} />
			{sending.trouble && <p class="summary bad" role="alert">{sending.trouble}</p>}
			<div class="three">
				{(['low', 'mid', 'high'] as const).map((field) => <Field key={field} id={id(field)} label={t('numbers.in_unit', { what: t(`numbers.${field}`), unit: t(`assumption_unit.${assumption.unit}`) })} error={error_of(field)}><input inputMode="decimal" autoComplete="off" {...filled(field)} /></Field>)}
			</div>
			<Field id={id('source')} label={t('numbers.source')} error={error_of('source')}>
				<textarea rows={3} maxLength={source_most} {...filled('source')} />
			</Field>
			<Field id={id('source_date')} label={t('numbers.source_date')} error={error_of('source_date')}><input type="date" {...filled('source_date')} /></Field>
			<p class="hint">{t('numbers.assumption_kept')}</p>
			<div class="row">
				<button type="submit" class="button" disabled={sending.busy}>{t('stay_sheet.save')}</button>
				<Button says="cancel" tone="quiet" run={close} />
			</div>
		</form>
	);
}
