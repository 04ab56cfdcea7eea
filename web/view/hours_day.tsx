// One day of the week, to be changed: every such day (its lead) or only this one. Its hours can be set for other weekdays at once, for good or for
// some time. What can't be is said in words before anything is sent; what somebody else wrote meanwhile is shown and kept.

import { useState } from 'preact/hooks';
import { day_of, by_time, usual_on, weekday_of, weekdays, type Hours, type Schedule, type Span, type Weekday } from '../core/week.ts';
import { check_rules, check_spans, check_stretch, fault_at, type HoursFault } from '../core/week_check.ts';
import { join_spans, replace_usual, set_day, stretch_of, taken_away, type Stretch } from '../core/week_edit.ts';
import { day_picture } from '../core/week_picture.ts';
import type { Problem } from '../net/http.ts';
import { ErrorSummary, Field } from './forms.tsx';
import { use_here } from './here.ts';
import { meanwhile, type HoursKept } from './hours_keep.ts';
import { SpanFields } from './hours_spans.tsx';
import { date_long, date_of_year, hours_fault, rule_text, stretch_text, weekday_text } from './hours_words.ts';
import { DayBar } from './hours_week.tsx';
import { Button, Sheet } from './parts.tsx';
import { ago_text, date_text } from './times.ts';
import { t, t_code } from './words.ts';

/** What is being written, kept by the page while its sheet is closed. */
export interface DayDraft {
	date: string;
	mode: 'every' | 'only';
	spans: Span[];
	days: Weekday[];
	stretch: Stretch;
	note: string;
	touched: boolean;
}

export function draft_of(hours: Hours, date: string, lead: boolean): DayDraft {
	const day = day_of(hours, date);
	const weekday = weekday_of(date);
	const mode = lead && !day.changed ? 'every' : 'only';
	return { date, mode, spans: day.spans, days: [weekday], stretch: stretch_of(hours.rules, weekday, date), note: day.note, touched: false };
}

/** The schedule as it would be. */
function with_draft(now: Pick<Schedule, 'rules' | 'exceptions'>, draft: DayDraft): Pick<Schedule, 'rules' | 'exceptions'> {
	const spans = [...draft.spans].sort(by_time);
	return draft.mode === 'every'
		? { rules: replace_usual(now.rules, draft.days, spans, draft.stretch), exceptions: now.exceptions }
		: { rules: now.rules, exceptions: set_day(now.exceptions, draft.date, spans, draft.note.trim()) };
}

function faults_of(hours: Hours, draft: DayDraft): HoursFault[] {
	const spans = check_spans(draft.spans);
	if (spans.length > 0 || draft.mode === 'only') return spans;
	const stretch = check_stretch(draft.stretch, draft.days);
	return stretch.length > 0 ? stretch : check_rules(with_draft(hours, draft).rules);
}

interface Props {
	kept: HoursKept;
	hours: Hours;
	draft: DayDraft;
	lead: boolean;
	set: (draft: DayDraft) => void;
	/** done: it was sent, so nothing is left to go on with. */
	close: (done: boolean) => void;
}

export function DaySheet({ kept, hours, draft, lead, set, close }: Props) {
	const [faults, set_faults] = useState<HoursFault[]>([]);
	const [refused, set_refused] = useState<{ field: string; text: string }[]>([]);
	const [tries, set_tries] = useState(0);
	const [other, set_other] = useState<Problem | null>(null);
	const [busy, set_busy] = useState(false);
	const errors = [...faults.map((fault) => hours_fault(fault, draft.spans)), ...refused];
	const only_day = day_of(hours, draft.date);
	const change = (more: Partial<DayDraft>) => {
		set_faults([]);
		set_refused([]);
		set({ ...draft, ...more, touched: true });
	};
	const choose = (mode: DayDraft['mode']) => {
		const spans = mode === 'every' ? usual_on(hours.rules, draft.date) : only_day.spans;
		set({ ...draft, mode, ...(draft.touched ? {} : { spans }) });
	};
	const save = async () => {
		const found = faults_of(hours, draft);
		set_faults(found);
		set_refused([]);
		set_tries((before) => before + 1);
		if (found.length > 0) return;
		if (draft.mode === 'only') {
			kept.set_day(draft.date, [...draft.spans].sort(by_time), draft.note.trim());
			return close(true);
		}
		set_busy(true);
		const end = await kept.save((now) => with_draft(now, draft), 'opening_hours.saved');
		set_busy(false);
		if (end.end === 'saved') return close(true);
		set_tries((before) => before + 1);
		if (end.end === 'changed') return set_other(end.problem);
		set_refused(end.end === 'lost' ? [{ field: 'add-hours', text: t('opening_hours.not_saved') }] : refusals(end.problem, with_draft(hours, draft)));
	};
	return (
		<Sheet title={date_long(draft.date)} close={() => close(false)}>
			<form noValidate class="day-form" onSubmit={(event) => {
				event.preventDefault();
				void save();
			}}>
				<ErrorSummary errors={errors.filter((one, at) => errors.findIndex((first) => first.field === one.field) === at)} tried={tries} />
				{faults.some((fault) => fault.fault === 'overlap') && <Button says="opening_hours.join" tone="quiet" run={() => change({ spans: join_spans(draft.spans) })} />}
				{other && <Meanwhile problem={other} />}
				<DayBar day={day_picture({ zone: hours.zone, ...with_draft(hours, { ...draft, spans: draft.spans.filter((span) => check_spans([span]).length === 0) }) }, draft.date)} />
				{lead && (
					<fieldset class="segments">
						<legend class="unseen">{t('opening_hours.which')}</legend>
						{(['every', 'only'] as const).map((mode) => (
							<label key={mode} class="choice"><input type="radio" name="day-mode" checked={draft.mode === mode} onChange={() => choose(mode)} />{' '}
								<span>{mode === 'every' ? t('opening_hours.every', { day: weekday_text(weekday_of(draft.date)) }) : t('opening_hours.only', { day: date_text(draft.date) })}</span></label>
						))}
					</fieldset>
				)}
				<SpanFields spans={draft.spans} date={draft.date} wrong={new Set(errors.map((one) => one.field))} set={(spans) => change({ spans })} />
				{draft.mode === 'every' ? <EveryFields hours={hours} draft={draft} change={change} /> : (
					<Field id="day-note" label={t('opening_hours.note_label')} optional hint={t('opening_hours.note_hint')}>
						<input id="day-note" value={draft.note} maxLength={140} autoComplete="off" aria-describedby="day-note-hint" onInput={(event) => change({ note: event.currentTarget.value })} />
					</Field>
				)}
				{draft.mode === 'every' && only_day.changed && <p class="hint">{t('opening_hours.stays_changed', { day: date_text(draft.date) })}</p>}
				<div class="row sheet-acts">
					<button type="submit" class="button" disabled={busy}>{t(busy ? 'sending' : 'stay_sheet.save')}</button>
					{draft.mode === 'only' && only_day.changed && (
						<Button says="opening_hours.as_usual" tone="quiet" run={() => {
							kept.set_day(draft.date, null, '');
							close(true);
						}} />
					)}
					<Button says="back" tone="quiet" run={() => close(!draft.touched)} />
				</div>
			</form>
		</Sheet>
	);
}

/** The weekdays that are to have these hours too, and for how long. */
function EveryFields({ hours, draft, change }: { hours: Hours; draft: DayDraft; change: (more: Partial<DayDraft>) => void }) {
	const own = weekday_of(draft.date);
	const set_days = (wanted: (day: Weekday) => boolean) => change({ days: weekdays.filter((day) => day === own || wanted(day)) });
	const all = draft.days.length === weekdays.length;
	const gone = taken_away(hours.rules, draft.days, draft.stretch, draft.date);
	return (
		<>
			<fieldset class="copy-days">
				<legend>{t('opening_hours.also')}</legend>
				<div class="day-toggles">
					{weekdays.map((day) => (
						<label key={day} class="choice day-toggle"><input type="checkbox" checked={draft.days.includes(day)} disabled={day === own} onChange={(event) => {
							const on = event.currentTarget.checked;
							set_days((one) => (one === day ? on : draft.days.includes(one)));
						}} /> <span>{weekday_text(day, 'short')}<span class="unseen"> ({weekday_text(day)})</span></span></label>
					))}
				</div>
				<button type="button" class="button quiet" onClick={() => set_days(() => !all)}>{t(all ? 'opening_hours.this_day' : 'opening_hours.all_days')}</button>
			</fieldset>
			<details open={draft.stretch.from !== null || draft.stretch.to !== null}>
				<summary>{t('opening_hours.how_long')} <span class="soft">{stretch_text(draft.stretch)}</span></summary>
				<div class="stretch">
					{(['from', 'to'] as const).map((end) => (
						<Field key={end} id={`stretch-${end}`} label={t(`opening_stretch.${end}`)} optional>
							<input id={`stretch-${end}`} type="date" value={draft.stretch[end] ?? ''} onInput={(event) => change({ stretch: { ...draft.stretch, [end]: event.currentTarget.value || null } })} />
						</Field>
					))}
				</div>
				<p class="hint">{t('opening_hours.how_long_hint')}</p>
			</details>
			{gone.length > 0 && <p class="summary">{t('opening_hours.takes_away', { n: gone.length, when: gone[0]?.from ? date_of_year(gone[0].from) : stretch_text(gone[0] ?? draft.stretch) })}</p>}
		</>
	);
}

function Meanwhile({ problem }: { problem: Problem }) {
	const here = use_here();
	const { who, at } = meanwhile(problem);
	return <p class="summary" role="alert">{t('opening_hours.meanwhile', { who: who ?? t('site_facts.somebody'), ago: ago_text(at ?? here.clock.now(), here.clock.now()) })}</p>;
}

/** What the server said no to, by the hours or the day that it points at. */
function refusals(problem: Problem, sent: Pick<Schedule, 'rules' | 'exceptions'>): { field: string; text: string }[] {
	const named = problem.errors.map((error) => {
		const found = fault_at(error.pointer, sent);
		const what = !found ? '' : 'rule' in found ? rule_text(found.rule) : date_text(found.exception.on_date);
		return what ? t('opening_fault.refused', { what, why: error.detail }) : error.detail;
	});
	const texts = named.length > 0 ? named : [t_code('problem', problem.slug)];
	return texts.map((text, at) => ({ field: at === 0 ? 'add-hours' : `refused-${at}`, text }));
}
