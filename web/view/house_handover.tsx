// The handover sheet of a house: one page for the next shift, as things stand this minute, to be read or printed. Codes and rooms only.

import { useEffect, useState } from 'preact/hooks';
import { answer_phase } from '../core/answer_clock.ts';
import { standing_of, type House } from '../core/houses.ts';
import { house_sheet, type AskLine, type RoomLine } from '../core/house_sheet.ts';
import { openness_of } from '../core/hours.ts';
import { time_of, type Site } from '../core/rows.ts';
import type { Page, TurnAway } from '../net/shapes.ts';
import { age_tick_ms, beds_of, network, own_sites, use_here, use_now, view_of } from './here.ts';
import { NextOpening, StandingTag, Updated } from './house_card.tsx';
import { Icon } from './icons.tsx';
import { Button, Title } from './parts.tsx';
import { BedTag } from './rooms.tsx';
import { openness_line } from './stops.tsx';
import { ago_text, date_at, date_text, day_text, moment_text, time_text } from './times.ts';
import { t, t_code, t_list } from './words.ts';

const day_ms = 86_400_000;

export function HouseHandover() {
	const here = use_here();
	const wanted = new URLSearchParams(here.search).get('site');
	const sites = own_sites(here);
	const site = sites.find((one) => one.id === wanted) ?? sites[0];
	if (!site || !here.store.has(view_of(site.organization_id))) {
		return <main id="main" class="narrow"><a class="back" href="/house"><Icon name="arrow" /> {t('house.title')}</a><Title text={t('handover.title')} /><p>{t(site || !here.store.has(network) ? 'board.loading' : 'house.none')}</p></main>;
	}
	return <Handover site={here.outbox.overlay('site', site)} />;
}

/** Of the last day; null: not known here. */
function use_turn_aways(site: Site, now: number): number | null {
	const here = use_here();
	const [all, set_all] = useState<TurnAway[] | null>(null);
	useEffect(() => void here.api.get<Page<TurnAway>>(`/sites/${site.id}/turn_aways?limit=200`).then((answer) => answer.ok && set_all(answer.body.items)), [site.id]);
	return all && all.filter((one) => one.undone_at === null && now - Date.parse(one.at) < day_ms).length;
}

function Handover({ site }: { site: Site }) {
	const here = use_here();
	const now = use_now(age_tick_ms);
	const view = view_of(site.organization_id);
	const beds = beds_of(here, site.id);
	const today = date_at(now, site.zone);
	const sheet = house_sheet({
		site, beds,
		stays: here.store.all(view, 'stay').map((one) => here.outbox.overlay('stay', one)),
		recipients: here.store.all(view, 'recipient').map((one) => here.outbox.overlay('recipient', one)),
		referral_of: (id) => here.store.get(view, 'referral', id),
	}, now, today);
	const turned_away = use_turn_aways(site, now);
	const house: House = { site, beds, ...standing_of(site, beds, now), talk: { is: 'not_stated' }, miles: null };
	const services = here.store.all(network, 'service').filter((one) => one.site_id === site.id && one.kind !== 'respite');
	return (
		<main id="main" class="sheet-page house-sheet">
			<div class="no-print sheet-tools">
				<a class="back" href={`/house?site=${site.id}`}><Icon name="arrow" /> {site.name}</a>
				<Button says="handover.print" icon="list" run={() => print()} />
			</div>
			<Title text={t('handover.of', { house: site.name })} note={<p><strong>{day_text(now, site.zone)}, {time_text(now, site.zone)}</strong></p>} />
			<section class="sheet-now" aria-label={t('house.now')}>
				{beds.length > 0 && <StandingTag house={house} />}
				<Updated house={house} />
				<NextOpening house={house} />
				{services.map((service) => <p key={service.id}>{service.name}: <strong>{openness_line({ service, site, openness: openness_of(service, now), miles: null }, now).text}</strong>{service.level && `, ${t(`level.${service.level}`)}`}</p>)}
				<p>{t('limit.title')} <strong>{site.staffed_limit === null ? t('limit.none') : t('limit.is', { n: site.staffed_limit })}</strong></p>
			</section>

			{beds.length > 0 && <RoomTable rooms={sheet.rooms} site={site} now={now} />}
			<AskTable asks={sheet.asks} site={site} now={now} />

			<div class="sheet-columns">
				<section aria-labelledby="leaving-title">
					<h2 id="leaving-title">{t('handover.coming_days')}</h2>
					{sheet.leaving.length + sheet.arriving.length === 0 && <p>{t('handover.nothing_planned')}</p>}
					<ul>
						{sheet.arriving.map((one) => <li key={`a${one.code}`}>{t('handover.may_arrive', { code: one.code, when: moment_text(one.at, now, site.zone) })}</li>)}
						{sheet.leaving.map((one) => <li key={`l${one.room}`}>{t(one.on < today ? 'handover.was_to_leave' : 'handover.leaves', { room: one.room, day: date_text(one.on) })}</li>)}
					</ul>
				</section>
				<section aria-labelledby="day-title">
					<h2 id="day-title">{t('handover.last_day')}</h2>
					<ul>
						{sheet.ended.map(({ state, n }) => <li key={state}>{t_code('ended_state', state)}: {n}</li>)}
						{turned_away !== null && <li>{t('turn_away.title')}: {turned_away}</li>}
						{sheet.unread > 0 && <li>{t('answer.notes', { n: sheet.unread })}</li>}
					</ul>
				</section>
			</div>

			<section aria-labelledby="next-title">
				<h2 id="next-title">{t('handover.next')}</h2>
				<div class="ruled" aria-hidden="true">{[1, 2, 3, 4].map((n) => <div key={n} />)}</div>
			</section>
			<p class="hint">{t('handover.no_names')}</p>
		</main>
	);
}

function RoomTable({ rooms, site, now }: { rooms: RoomLine[]; site: Site; now: number }) {
	const until = ({ bed, stay, code }: RoomLine) => {
		if (bed.state === 'held' && bed.held_until) return t(code ? 'handover.held_for' : 'handover.held', { code: code ?? '', time: moment_text(time_of(bed.held_until), now, site.zone) });
		if (bed.state === 'turnover' && bed.ready_at) return t('handover.ready', { time: moment_text(time_of(bed.ready_at), now, site.zone) });
		if (stay) return stay.planned_leave_on ? t('stay.leaves_on', { day: date_text(stay.planned_leave_on) }) : t('stay.no_date');
		return bed.state_reason ?? '';
	};
	return (
		<section aria-labelledby="sheet-rooms">
			<h2 id="sheet-rooms">{t('rooms.title')}</h2>
			<div class="scroll">
				<table>
					<thead><tr><th scope="col">{t('handover.room')}</th><th scope="col">{t('handover.now')}</th><th scope="col">{t('handover.until')}</th><th scope="col" class="to-write">{t('handover.to_write')}</th></tr></thead>
					<tbody>{rooms.map((line) => (
						<tr key={line.bed.id}>
							<th scope="row">{line.bed.label}</th>
							<td><BedTag state={line.bed.state} /> <span class="soft">{t('room.since')} {ago_text(time_of(line.stay?.arrived_at ?? line.bed.state_at), now)}</span></td>
							<td>{until(line)}</td>
							<td />
						</tr>
					))}</tbody>
				</table>
			</div>
		</section>
	);
}

function AskTable({ asks, site, now }: { asks: AskLine[]; site: Site; now: number }) {
	const here = use_here();
	if (asks.length === 0) return <section aria-labelledby="sheet-asks"><h2 id="sheet-asks">{t('introductions.title')}</h2><p>{t('introductions.none')}</p></section>;
	const told = ({ referral }: AskLine) => [
		...(referral?.needs ?? []).map((need) => t_code('need', need)),
		...(referral?.languages.length ? [t_list(referral.languages.map((one) => t_code('language', one)))] : []),
		...(referral?.transport && referral.transport !== 'unknown' ? [t_code('transport', referral.transport)] : []),
	].join(' · ');
	return (
		<section aria-labelledby="sheet-asks">
			<h2 id="sheet-asks">{t('introductions.title')}</h2>
			<div class="scroll">
				<table>
					<thead><tr><th scope="col">{t('handover.code')}</th><th scope="col">{t('asked.from')}</th><th scope="col">{t('handover.now')}</th><th scope="col">{t('asked.needs')}</th></tr></thead>
					<tbody>{asks.map((line) => {
						const team = here.store.get(network, 'organization', line.recipient.sender_id);
						const phase = answer_phase(line.recipient, now);
						return (
							<tr key={line.recipient.id}>
								<th scope="row"><span class="code">{line.referral?.code}</span></th>
								<td>{team?.name ?? t('introduction.themself')}{team?.phone && <span class="soft digits nowrap"> {team.phone}</span>}</td>
								<td>
									<strong>{t_code('house_state', line.recipient.state)}</strong>{line.room && `, ${line.room}`}
									{line.until !== null && <span class="soft"> · {t(phase === null ? 'hold.until' : 'introduction.answer_by')} {moment_text(line.until, now, site.zone)}</span>}
								</td>
								<td>{told(line) || t('not_stated')}</td>
							</tr>
						);
					})}</tbody>
				</table>
			</div>
		</section>
	);
}
