// The administrator's first page: what the network did in a fixed period, each figure with its definition and what it is a part of,
// and how fresh each house's word is.

import { useEffect, useState } from 'preact/hooks';
import type { Statistics } from '../net/shapes.ts';
import { age_tick_ms, board_of, use_here, use_now } from './here.ts';
import { StandingTag } from './house_card.tsx';
import { Ago, Title } from './parts.tsx';
import { day_text, moment_text } from './times.ts';
import { locale_now, t, t_code, type Key } from './words.ts';

const periods = ['week', 'month', 'quarter', 'year'] as const;

export function AdminScreen() {
	const here = use_here();
	const asked = new URLSearchParams(here.search).get('period');
	const period = periods.find((one) => one === asked) ?? 'month';
	const [statistics, set_statistics] = useState<Statistics | null>(null);
	const [failed, set_failed] = useState('');
	useEffect(() => {
		let mine = true;
		void here.api.get<Statistics>(`/statistics?period=${period}`).then((answer) => {
			if (!mine) return;
			set_failed(answer.ok ? '' : answer.problem.slug);
			if (answer.ok) set_statistics(answer.body);
		});
		return () => void (mine = false);
	}, [period]);
	return (
		<main id="main" class="admin">
			<Title text={t('admin.title')} />
			<div class="row choose" role="group" aria-label={t('admin.period')}>
				{periods.map((one) => <a key={one} class="button quiet" href={`/admin?period=${one}`} aria-current={one === period ? 'true' : undefined}>{t(`admin.${one}`)}</a>)}
			</div>
			{failed && <p class="summary bad" role="alert">{t('admin.failed')} {t_code('problem', failed)}</p>}
			{statistics && <Numbers statistics={statistics} />}
			{(statistics || failed) && <SiteTable />}
		</main>
	);
}

/** A small count is not told, since it could tell on somebody. */
function number(n: number | null): string {
	return n === null ? t('admin.few') : new Intl.NumberFormat(locale_now()).format(n);
}

function part(n: number | null, of: number | null): string {
	if (of === 0) return t('admin.none_of');
	const percent = n === null || of === null ? null : new Intl.NumberFormat(locale_now(), { style: 'percent', maximumFractionDigits: 0 }).format(n / of);
	return percent === null ? t('admin.of_hidden', { n: number(n), of: number(of) }) : t('admin.of', { n: number(n), of: number(of), percent });
}

function sum(a: number | null, b: number | null): number | null {
	return a === null || b === null ? null : a + b;
}

function Figure({ says, value, note, definition }: { says: Key; value: string; note?: string | undefined; definition: string | undefined }) {
	return (
		<li class="figure-card">
			<h2>{t(says)}</h2>
			<p class="figure">{value}</p>
			{note && <p class="soft">{note}</p>}
			{definition && <p class="hint">{definition}</p>}
		</li>
	);
}

function Numbers({ statistics: s }: { statistics: Statistics }) {
	const here = use_here();
	const d = s.definitions;
	const ended = Object.entries(s.ended).sort((a, b) => (b[1] ?? 0) - (a[1] ?? 0));
	const all_ended = ended.reduce<number | null>((all, [, n]) => sum(all, n), 0);
	return (
		<>
			<p class="soft">{t('admin.span', { from: day_text(Date.parse(s.from), s.zone), until: day_text(Date.parse(s.until) - 1, s.zone), as_of: moment_text(Date.parse(s.as_of), here.clock.now(), s.zone) })}</p>
			<ul class="figures">
				<Figure says="admin.arrivals" value={number(s.arrivals)} note={part(s.arrivals, s.referrals)} definition={d['arrivals']} />
				<Figure says="admin.diversions" value={number(s.diversions_reported)}
					note={`${part(s.diversions_reported, s.diversions_answered)} ${t('admin.unanswered', { part: part(s.diversions_unanswered, sum(s.diversions_answered, s.diversions_unanswered)) })}`}
					definition={d['diversions']} />
				<Figure says="admin.referrals" value={number(s.referrals)} definition={d['referrals']} />
				<Figure says="admin.answered" value={number(s.answered_in_30_min)} note={part(s.answered_in_30_min, s.referrals)} definition={d['answered_in_30_min']} />
				<Figure says="admin.turn_aways" value={number(s.turn_aways)} note={part(s.turn_aways, s.asks)} definition={d['turn_aways']} />
				<Figure says="admin.stays" value={number(s.stays_current)} definition={d['stays_current']} />
				<Figure says="admin.beds_open" value={number(s.beds_open)} definition={d['sites']} />
				<Figure says="admin.fresh" value={number(s.sites_fresh)} note={part(s.sites_fresh, s.sites_total)} definition={d['sites']} />
			</ul>
			{s.hidden.length > 0 && <p class="summary">{t('admin.hidden')}</p>}
			<h2>{t('admin.ended')}</h2>
			{d['ended'] && <p class="hint">{d['ended']}</p>}
			<div class="scroll" tabIndex={0} role="region" aria-label={t('admin.ended')}>
				<table>
					<thead><tr><th scope="col">{t('admin.how')}</th><th scope="col" class="number">{t('admin.count')}</th><th scope="col">{t('admin.share')}</th></tr></thead>
					<tbody>{ended.map(([state, n]) => (
						<tr key={state}><th scope="row">{t_code('team_state', state)}</th><td class="number">{number(n)}</td><td>{part(n, all_ended)} <meter aria-hidden="true" min={0} max={Math.max(all_ended ?? 1, 1)} value={all_ended === null ? 0 : n ?? 0} /></td></tr>
					))}</tbody>
				</table>
			</div>
		</>
	);
}

function SiteTable() {
	const here = use_here();
	const now = use_now(age_tick_ms);
	const { houses } = board_of(here, null, now);
	const sorted = [...houses].sort((a, b) => (a.site.confirmed_at ?? '').localeCompare(b.site.confirmed_at ?? ''));
	return (
		<section>
			<h2 id="sites-title">{t('admin.sites')}</h2>
			<p class="hint">{t('admin.sites_hint')}</p>
			<div class="scroll" tabIndex={0} role="region" aria-labelledby="sites-title">
				<table>
					<thead><tr><th scope="col">{t('admin.house')}</th><th scope="col">{t('admin.county')}</th><th scope="col">{t('admin.standing')}</th><th scope="col">{t('admin.confirmed')}</th></tr></thead>
					<tbody>{sorted.map((house) => (
						<tr key={house.site.id}>
							<th scope="row">{house.site.name}</th>
							<td>{here.counties.get(house.site.county_fips)?.name ?? ''}</td>
							<td><StandingTag house={house} /></td>
							<td>{house.site.confirmed_at ? <Ago at={Date.parse(house.site.confirmed_at)} /> : t('not_stated')}</td>
						</tr>
					))}</tbody>
				</table>
			</div>
		</section>
	);
}
