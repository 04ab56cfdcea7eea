// Introductions that wait at a house, the oldest unanswered first, with their clocks.

import { is_ended, is_holding } from '../core/moves.ts';
import { time_of, type Recipient, type Site } from '../core/rows.ts';
import { network, use_here, view_of } from './here.ts';
import { later } from './later.tsx';
import { Ago, Countdown, Moment, Sending } from './parts.tsx';
import { t, t_code } from './words.ts';

const EndedList = later((rest) => rest.EndedList);
const Signs = later((rest) => rest.IntroductionSigns, () => <span class="due">&nbsp;</span>);
const step: Record<string, number> = { sent: 0, seen: 1, talking: 2, waitlisted: 5, offered: 3, accepted: 4 };

export function IntroductionList({ site }: { site: Site }) {
	const here = use_here();
	const view = view_of(site.organization_id);
	const all = here.store.all(view, 'recipient').filter((one) => one.site_id === site.id).map((one) => here.outbox.overlay('recipient', one));
	const waiting = all.filter((one) => !is_ended(one.state)).sort((a, b) => (step[a.state] ?? 9) - (step[b.state] ?? 9) || (a.sent_at < b.sent_at ? -1 : 1));
	const ended = all.filter((one) => is_ended(one.state)).sort((a, b) => ((a.ended_at ?? '') < (b.ended_at ?? '') ? 1 : -1));
	return (
		<>
			{waiting.length === 0 && <p class="soft none">{t('introductions.none')}</p>}
			<ul class="introductions">{waiting.map((one) => <li key={one.id}><IntroductionCard recipient={one} site={site} /></li>)}</ul>
			{ended.length > 0 && <EndedList ended={ended} site={site} />}
		</>
	);
}

export function IntroductionClock({ recipient, site, side }: { recipient: Recipient; site: Pick<Site, 'zone'> | undefined; side: 'house' | 'team' }) {
	const waits = recipient.answered_at === null && !is_ended(recipient.state);
	return (
		<>
			{is_holding(recipient) && <Countdown end={time_of(recipient.held_until)} zone={site?.zone} />}
			{(waits || (side === 'house' ? recipient.unread_house : recipient.unread_sender)) ? <Signs recipient={recipient} site={site} side={side} /> : null}
		</>
	);
}

function IntroductionCard({ recipient, site }: { recipient: Recipient; site: Site }) {
	const here = use_here();
	const referral = here.store.get(view_of(site.organization_id), 'referral', recipient.referral_id);
	const team = here.store.get(network, 'organization', recipient.sender_id);
	return (
		<a class={`introduction ${recipient.state}`} href={`/house?site=${site.id}&introduction=${recipient.id}`}>
			<span class="introduction-top">
				<span class="code">{referral?.code ?? '······'}</span>
				<strong class={`state ${recipient.state}`}>{t_code('house_state', recipient.state)}</strong>
			</span>
			<span>{t('introduction.from', { team: team?.name ?? t('introduction.themself') })}, <Ago at={time_of(recipient.sent_at)} /></span>
			{referral && referral.needs.length > 0 && <span class="soft">{referral.needs.map((need) => t_code('need', need)).join(' · ')}</span>}
			{referral?.arrival_estimate && <span class="soft">{t('introduction.arrival')} <Moment at={time_of(referral.arrival_estimate)} zone={site.zone} /></span>}
			<IntroductionClock recipient={recipient} site={site} side="house" />
			<Sending kind="recipient" id={recipient.id} />
		</a>
	);
}
