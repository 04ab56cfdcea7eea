// The team's handover sheet: one page, from live data, to be printed or read out when the shift changes. Codes and states only: nothing that
// was sealed goes on paper.

import { answer_phase } from '../core/answer_clock.ts';
import { is_ended, is_holding } from '../core/moves.ts';
import { compare_entries, is_open, type Entry } from '../core/referral_lists.ts';
import { compare_houses, type House } from '../core/houses.ts';
import { time_of, type Recipient } from '../core/rows.ts';
import { age_tick_ms, board_of, network, own_organizations, team_roles, use_here, use_now, view_of } from './here.ts';
import { TalkLine } from './house_card.tsx';
import { Icon } from './icons.tsx';
import { owner_name } from './owner.tsx';
import { Ago, Title } from './parts.tsx';
import { own_referrals } from './referrals.tsx';
import { day_text, moment_text, time_text } from './times.ts';
import { t, t_list } from './words.ts';

const houses_most = 8;

/** What whoever takes over has to do or watch. */
function next_step(one: Recipient, now: number, zone: string | undefined): string {
	if (is_holding(one)) return t(one.state === 'offered' ? 'team_sheet.decides' : 'team_sheet.arrives', { until: moment_text(time_of(one.held_until), now, zone) });
	if (one.state === 'waitlisted') return t('team_sheet.waits');
	if (one.state === 'talking') return t('team_sheet.talks');
	const phase = answer_phase(one, now);
	if (phase === null) return '';
	return phase === 'new' ? t('team_sheet.answers', { by: moment_text(time_of(one.alert_at ?? one.answer_due_at), now, zone) }) : t('team_sheet.call', { by: moment_text(time_of(one.answer_due_at), now, zone) });
}

export function TeamSheet() {
	const here = use_here();
	const now = use_now(age_tick_ms);
	const teams = own_organizations(here.session, team_roles);
	const all = own_referrals(here);
	const open = all.filter(is_open).sort((a, b) => compare_entries(a, b, now));
	const ended = all.filter((entry) => !is_open(entry)).sort((a, b) => ((a.referral.ended_at ?? '') < (b.referral.ended_at ?? '') ? 1 : -1));
	const { houses, stops } = board_of(here, null, now);
	const with_room = houses.filter((house) => house.open > 0).sort(compare_houses).slice(0, houses_most);
	const names = teams.map((team) => here.store.get(network, 'organization', team)?.name ?? '').filter(Boolean);
	const lines = stops.filter((stop) => stop.service.kind === 'warmline' && stop.openness.is === 'open').slice(0, 3);
	if (!here.store.has(network) || !teams.every((team) => here.store.has(view_of(team)))) return <main id="main"><Title text={t('team_sheet.title')} /><p>{t('board.loading')}</p></main>;
	return (
		<main id="main" class="sheet-page">
			<a class="back" href="/referrals"><Icon name="arrow" /> {t('referrals.title')}</a>
			<Title text={t('team_sheet.title')} note={<button type="button" class="button" onClick={() => print()}>{t('team_sheet.print')}</button>} />
			<p class="sheet-by">{t('team_sheet.by', { team: t_list(names), name: here.session?.name ?? '', day: day_text(now), time: time_text(now) })}</p>
			<section aria-labelledby="sheet-open">
				<h2 id="sheet-open">{t('team_sheet.open', { n: open.length })}</h2>
				{open.length === 0 ? <p>{t('referrals.none')}</p> : <OpenTable entries={open} now={now} />}
			</section>
			{ended.length > 0 && (
				<section aria-labelledby="sheet-ended">
					<h2 id="sheet-ended">{t('team_sheet.ended')}</h2>
					<ul class="plain sheet-ended">{ended.map((entry) => <li key={entry.referral.id}><span class="code small">{entry.referral.code}</span> {endings(entry, (id) => here.store.get(network, 'site', id)?.name ?? '')}</li>)}</ul>
				</section>
			)}
			<section aria-labelledby="sheet-rooms">
				<h2 id="sheet-rooms">{t('team_sheet.rooms')}</h2>
				{with_room.length === 0 ? <p>{t('elsewhere.no_house')}</p> : <RoomTable houses={with_room} />}
				{lines.length > 0 && <p>{t('team_sheet.lines')} {lines.map((stop) => `${stop.service.name} ${stop.service.phone ?? stop.site.phone}`).join(' · ')}</p>}
			</section>
			<p class="hint">{t('team_sheet.paper')}</p>
		</main>
	);
}

function OpenTable({ entries, now }: { entries: Entry[]; now: number }) {
	const here = use_here();
	return (
		<div class="scroll" role="group" aria-labelledby="sheet-open" tabIndex={0}>
			<table>
				<thead><tr><th scope="col">{t('team_sheet.code')}</th><th scope="col">{t('team_sheet.age')}</th><th scope="col">{t('team_sheet.owner')}</th><th scope="col">{t('team_sheet.house')}</th><th scope="col">{t('team_sheet.where')}</th><th scope="col">{t('team_sheet.next')}</th></tr></thead>
				{entries.map(({ referral, recipients }) => (
					<tbody key={referral.id}>
						{recipients.map((one, index) => {
							const site = here.store.get(network, 'site', one.site_id);
							const over = is_ended(one.state) ? 'over' : '';
							return (
								<tr key={one.id}>
									{index === 0 && <><th scope="rowgroup" rowSpan={recipients.length}><a class="code" href={`/referrals/${referral.id}`}>{referral.code}</a></th>
										<td rowSpan={recipients.length}><Ago at={time_of(referral.created_at)} /></td><td rowSpan={recipients.length}>{owner_name(here, referral)}</td></>}
									<td class={over}>{site?.name} <span class="digits nowrap">{site?.phone}</span></td>
									<td class={over}>{t(`team_state.${one.state}`)}{(one.unread_sender ?? 0) > 0 && <strong> · {t('answer.notes', { n: one.unread_sender ?? 0 })}</strong>}</td>
									<td>{next_step(one, now, site?.zone)}</td>
								</tr>
							);
						})}
					</tbody>
				))}
			</table>
		</div>
	);
}

/** "Harborlight House: Arrived; Cedar Porch: Went to another house" */
function endings({ recipients }: Entry, name_of: (site_id: string) => string): string {
	return recipients.map((one) => `${name_of(one.site_id)}: ${t(`team_state.${one.state}`)}`).join('; ');
}

function RoomTable({ houses }: { houses: House[] }) {
	return (
		<div class="scroll" role="group" aria-labelledby="sheet-rooms" tabIndex={0}>
			<table>
				<thead><tr><th scope="col">{t('team_sheet.house')}</th><th scope="col">{t('team_sheet.room')}</th><th scope="col">{t('team_sheet.talk')}</th><th scope="col">{t('team_sheet.phone')}</th></tr></thead>
				<tbody>
					{houses.map((house) => (
						<tr key={house.site.id}>
							<th scope="row">{house.site.name}{house.site.city && <span class="soft"> {house.site.city}</span>}</th>
							<td>{t(`standing.${house.standing}`, { n: house.open })}</td>
							<td><TalkLine house={house} /></td>
							<td class="digits nowrap">{house.site.phone}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
