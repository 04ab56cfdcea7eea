// A house's hours: what it offers, the week of each at a glance, the days that are different, what is planned. Its lead changes the usual week and
// what is offered; all its staff say what is different on a day and that today's hours are right.

import { useEffect, useRef, useState } from 'preact/hooks';
import { date_plus } from '../core/dates.ts';
import type { Service, Site } from '../core/rows.ts';
import { changed_days, type Hours } from '../core/week.ts';
import { may_change } from '../core/week_check.ts';
import { close_days } from '../core/week_edit.ts';
import { wall_of } from '../core/week_zone.ts';
import { Field } from './forms.tsx';
import { age_tick_ms, network, own_sites, use_here, use_now } from './here.ts';
import { DaySheet, draft_of, type DayDraft } from './hours_day.tsx';
import { use_hours, type HoursKept } from './hours_keep.ts';
import { ServiceSettings, AddService } from './hours_service.tsx';
import { WeekPicture } from './hours_week.tsx';
import { date_long, date_near, dates_text, rule_text, spans_text, stretch_text } from './hours_words.ts';
import { Icon } from './icons.tsx';
import { Button, Title } from './parts.tsx';
import { ServicePanel } from './services_panel.tsx';
import { t } from './words.ts';

const kind_order = ['drop_in', 'living_room', 'warmline', 'conversation'];

export function services_of(services: Service[], site: Site): Service[] {
	return services.filter((service) => service.site_id === site.id && service.kind !== 'respite')
		.sort((a, b) => kind_order.indexOf(a.kind) - kind_order.indexOf(b.kind) || a.name.localeCompare(b.name));
}

export function HoursScreen() {
	const here = use_here();
	const params = new URLSearchParams(here.search);
	const sites = own_sites(here);
	const all = here.store.all(network, 'service').map((one) => here.outbox.overlay('service', one));
	const named = all.find((one) => one.id === params.get('service'));
	const site = sites.find((one) => one.id === (named?.site_id ?? params.get('site'))) ?? sites[0];
	const back = <a class="back" href={site ? `/house?site=${site.id}` : '/house'}><Icon name="arrow" /> {site?.name ?? t('house.title')}</a>;
	if (!site) return <main id="main" class="narrow">{back}<Title text={t('opening_hours.title')} /><p>{t(here.store.has(network) ? 'house.none' : 'board.loading')}</p></main>;
	const services = services_of(all, site);
	const service = services.find((one) => one.id === named?.id) ?? services[0];
	const lead = here.session?.memberships.some((one) => one.organization_id === site.organization_id && one.role === 'house_lead') ?? false;
	return (
		<main id="main" class="narrow hours-page">
			{back}
			<Title text={t('opening_hours.title')} note={sites.length > 1 && (
				<label class="pick"><span class="unseen">{t('house.which')}</span>
					<select value={site.id} onChange={(event) => here.go(`/house/hours?site=${event.currentTarget.value}`)}>
						{sites.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
					</select>
				</label>
			)} />
			{services.length > 1 && (
				<nav class="tabs" aria-label={t('opening_hours.services')}>
					{services.map((one) => <a key={one.id} class="button quiet" href={`/house/hours?service=${one.id}`} aria-current={one.id === service?.id ? 'page' : undefined}>{one.name}</a>)}
				</nav>
			)}
			{service ? <ServiceHours key={service.id} service={service} site={site} lead={lead} /> : <p class="lead">{t('opening_hours.no_service')}</p>}
			{lead && <AddService key={site.id} site={site} />}
		</main>
	);
}

function ServiceHours({ service, site, lead }: { service: Service; site: Site; lead: boolean }) {
	const kept = use_hours(service);
	const now = use_now(age_tick_ms);
	const { hours } = kept;
	return (
		<>
			<ServicePanel service={service} site={site} now={now} here_already />
			{hours ? <Week kept={kept} hours={hours} now={now} lead={lead} />
				: kept.lost ? <p class="summary">{t('opening_hours.lost')} <Button says="site_facts.again" tone="quiet" run={() => void kept.read()} /></p>
				: <section class="form-part week-away" aria-busy="true"><h2>{t('opening_hours.week')}</h2></section>}
			{lead && <ServiceSettings service={service} site={site} />}
		</>
	);
}

function Week({ kept, hours, now, lead }: { kept: HoursKept; hours: Hours; now: number; lead: boolean }) {
	const wall = wall_of(now, hours.zone);
	const today = wall.date;
	const [weeks, set_weeks] = useState(0);
	const [draft, set_draft] = useState<DayDraft | null>(null);
	const [open, set_open] = useState(false);
	const first = date_plus(today, weeks * 7);
	const show = (date: string) => {
		// What was begun on this day goes on; another day begins anew.
		if (draft?.date !== date) set_draft(draft_of(hours, date, lead));
		set_open(true);
	};
	const opened = useRef('');
	useEffect(() => {
		// Back to where one came from, once the sheet is gone.
		if (!open && opened.current) document.getElementById(`day-${opened.current}`)?.focus();
		opened.current = open ? draft?.date ?? '' : '';
	}, [open]);
	const close = (done: boolean) => {
		set_open(false);
		if (done || !draft?.touched) set_draft(null);
	};
	return (
		<>
			<section class="form-part" aria-labelledby="week-title">
				<div class="week-top">
					<h2 id="week-title">{t('opening_hours.week')}</h2>
					<div class="row week-turn">
						<button type="button" class="round turn-back" disabled={weeks === 0} onClick={() => set_weeks(weeks - 1)} aria-label={t('opening_hours.earlier')}><Icon name="arrow" /></button>
						<span class="digits" aria-live="polite">{dates_text(first, date_plus(first, 6))}</span>
						<button type="button" class="round" disabled={weeks >= 56} onClick={() => set_weeks(weeks + 1)} aria-label={t('opening_hours.later')}><Icon name="arrow" /></button>
					</div>
				</div>
				{hours.rules.length === 0 && <p>{t(lead ? 'opening_hours.none' : 'opening_hours.none_staff')}</p>}
				<p class="hint">{t(lead ? 'opening_hours.tap' : 'opening_hours.tap_staff')}</p>
				{draft && !open && (
					<div class="summary unsaved"><p>{t('opening_hours.unsaved', { day: date_long(draft.date) })}</p>
						<div class="row"><Button says="opening_hours.go_on" tone="quiet" run={() => set_open(true)} /> <Button says="site_facts.forget" tone="quiet" run={() => set_draft(null)} /></div></div>
				)}
				<WeekPicture hours={hours} first={first} today={today} minute={wall.minute} open={show} />
			</section>
			<Changed kept={kept} hours={hours} today={today} lead={lead} open={show} />
			<Planned hours={hours} today={today} />
			{draft && open && <DaySheet kept={kept} hours={hours} draft={draft} lead={lead} set={set_draft} close={close} />}
		</>
	);
}

/** The days to come that are not as usual, and the way to one more; a lead closes several at once. */
function Changed({ kept, hours, today, lead, open }: { kept: HoursKept; hours: Hours; today: string; lead: boolean; open: (date: string) => void }) {
	const [day, set_day] = useState('');
	const [last, set_last] = useState('');
	const [note, set_note] = useState('');
	const [trouble, set_trouble] = useState('');
	const [busy, set_busy] = useState(false);
	const days = changed_days(hours, today);
	const several = lead && last !== '' && last !== day;
	const wrong = (day !== '' && !may_change(day, today)) || (several && (last < day || last > date_plus(day, 60) || !may_change(last, today)));
	const go = async () => {
		if (!several) {
			open(day);
			return set_day('');
		}
		set_busy(true);
		const end = await kept.save((now) => ({ ...now, exceptions: close_days(now.exceptions, day, last, note.trim()) }), 'opening_hours.closed_days');
		set_busy(false);
		set_trouble(end.end === 'saved' ? '' : t(end.end === 'changed' ? 'opening_hours.changed_try' : 'opening_hours.not_saved'));
		if (end.end !== 'saved') return;
		set_day('');
		set_last('');
		set_note('');
	};
	return (
		<section class="form-part" aria-labelledby="changed-title">
			<h2 id="changed-title">{t('opening_hours.changed')}</h2>
			{days.length === 0 ? <p class="soft">{t('opening_hours.changed_none')}</p> : (
				<ul class="plain changed-days">
					{days.map(({ date, day: one }) => (
						<li key={date} class="row spread"><span><strong>{date_near(date, today)}</strong> {spans_text(one.spans)}{one.note && <span class="hint">{one.note}</span>}</span>
							<button type="button" class="button quiet" onClick={() => open(date)}>{t('limit.change')}<span class="unseen"> {date_near(date, today)}</span></button></li>
					))}
				</ul>
			)}
			<div class="stretch">
				<Field id="changed-day" label={t(lead ? 'opening_hours.day_or_first' : 'opening_hours.another_day')}><input id="changed-day" type="date" value={day} min={today} max={date_plus(today, 400)} onInput={(event) => set_day(event.currentTarget.value)} /></Field>
				{lead && <Field id="changed-last" label={t('opening_hours.last_day')} optional><input id="changed-last" type="date" value={last} min={day || today} max={date_plus(today, 400)} onInput={(event) => set_last(event.currentTarget.value)} /></Field>}
			</div>
			{several && <Field id="changed-note" label={t('opening_hours.note_label')} optional><input id="changed-note" value={note} maxLength={140} autoComplete="off" onInput={(event) => set_note(event.currentTarget.value)} /></Field>}
			{wrong && <p class="error" role="alert">{t('opening_hours.bad_days')}</p>}
			{trouble && <p class="error" role="alert">{trouble}</p>}
			<button type="button" class="button quiet" disabled={day === '' || wrong || busy} onClick={() => void go()}>{t(several ? 'opening_hours.close_days' : 'opening_hours.change_day')}</button>
		</section>
	);
}

/** Rules that are for some time only, until that time is over. */
function Planned({ hours, today }: { hours: Hours; today: string }) {
	const rules = hours.rules.filter((rule) => (rule.valid_from !== null && rule.valid_from > today) || (rule.valid_to !== null && rule.valid_to >= today));
	if (rules.length === 0) return null;
	return (
		<section class="form-part" aria-labelledby="planned-title">
			<h2 id="planned-title">{t('opening_hours.planned')}</h2>
			<ul class="plain changed-days">
				{rules.map((rule) => <li key={rule_text(rule) + rule.valid_from}>{rule_text(rule)} <span class="hint">{stretch_text({ from: rule.valid_from, to: rule.valid_to })}</span></li>)}
			</ul>
		</section>
	);
}
