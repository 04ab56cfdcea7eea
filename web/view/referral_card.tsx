// One referral in a team's list: its code and age, who looks after it, each house that was asked and where it stands, and the next best
// houses when nobody answers, when one says no, and when it ended without a stay.

import { is_ended, moves_possible } from '../core/moves.ts';
import { has_decline, is_escalated, is_open, needs_elsewhere, winner_of, type Entry } from '../core/referral_lists.ts';
import { time_of, type Recipient, type Referral } from '../core/rows.ts';
import { age_tick_ms, board_of, network, use_here, use_now } from './here.ts';
import { Elsewhere } from './elsewhere.tsx';
import { Icon } from './icons.tsx';
import { IntroductionClock } from './introduction_list.tsx';
import { Owner } from './owner.tsx';
import { Ago, Button, Sending, Tel } from './parts.tsx';
import { Road } from './road.tsx';
import { Sure } from './sure.tsx';
import { t, t_code, t_list } from './words.ts';

const act_good_ms = 10 * 60_000;

/** Why somewhere else is worth a look now; null: it isn't. */
function why_elsewhere(entry: Entry, now: number, full: boolean): 'referrals.escalated' | 'referrals.declined' | 'referrals.no_room' | 'referrals.over' | null {
	if (needs_elsewhere(entry)) return 'referrals.over';
	if (is_escalated(entry, now)) return 'referrals.escalated';
	if (has_decline(entry)) return 'referrals.declined';
	return full ? 'referrals.no_room' : null;
}

/** No house that was asked has a room left for them. */
function is_full(entry: Entry, open_at: (site_id: string) => number): boolean {
	const waits = (one: Recipient) => one.state === 'sent' || one.state === 'seen' || one.state === 'talking' || one.state === 'waitlisted';
	return is_open(entry) && entry.recipients.every((one) => is_ended(one.state) || waits(one) && open_at(one.site_id) === 0);
}

export function ReferralCard({ entry, level: Heading = 'h3', whole }: { entry: Entry; level?: 'h2' | 'h3'; whole?: boolean }) {
	const here = use_here();
	const now = use_now(age_tick_ms);
	const { referral, recipients } = entry;
	const { houses } = board_of(here, null, now);
	const open = is_open(entry);
	const why = why_elsewhere(entry, now, is_full(entry, (id) => houses.find((house) => house.site.id === id)?.open ?? 0));
	const first_site = here.store.get(network, 'site', recipients[0]?.site_id);
	const may_ask_more = referral.revoked_at === null || referral.revoked_at === undefined;
	const elsewhere = why && (
		<Elsewhere from={here.counties.get(referral.county_fips ?? '') ?? first_site ?? null} without={recipients.map((one) => one.site_id)} asked={referral}
			level={Heading === 'h2' ? 'h3' : 'h4'} brief={!whole} {...(may_ask_more ? { link: (site_id: string) => `/introduce/${site_id}?from=${referral.id}` } : {})} />
	);
	return (
		<article class={`card referral${open ? '' : ' ended'}${why === 'referrals.escalated' ? ' pressing' : ''}`} aria-labelledby={`referral-${referral.id}`}>
			<header class="referral-top">
				<Heading id={`referral-${referral.id}`}>{whole ? <span class="code">{referral.code}</span> : <a href={`/referrals/${referral.id}`} class="code">{referral.code}</a>}</Heading>
				<span class="soft">{t('referrals.sent')} <Ago at={time_of(referral.created_at)} /></span>
			</header>
			<Owner referral={referral} may_change={open} />
			<Winner entry={entry} />
			{referral.revoked_at && <p class="summary">{t('referrals.revoked')}</p>}
			<ul class="plain recipients">{recipients.map((one) => <li key={one.id}><RecipientRow recipient={one} referral={referral} asked={recipients.map((other) => other.site_id)} level={Heading === 'h2' ? 'h3' : 'h4'} /></li>)}</ul>
			{why && <p class={why === 'referrals.escalated' ? 'summary bad' : 'summary'}>{t(why)}</p>}
			{why && (whole || why === 'referrals.escalated' ? elsewhere : <details><summary>{t('elsewhere.title')}<span class="unseen"> {referral.code}</span></summary>{elsewhere}</details>)}
		</article>
	);
}

/** Several were asked, and one said yes first: said so, with what became of the others. */
function Winner({ entry }: { entry: Entry }) {
	const here = use_here();
	const winner = winner_of(entry);
	const others = entry.recipients.filter((one) => one.state === 'elsewhere').map((one) => here.store.get(network, 'site', one.site_id)?.name ?? '');
	if (!winner || others.length === 0) return null;
	return <p class="summary good winner"><Icon name="check" /> <span>{t('referrals.winner', { house: here.store.get(network, 'site', winner.site_id)?.name ?? '', others: t_list(others) })}</span></p>;
}

function RecipientRow({ recipient, referral, asked, level: Heading }: { recipient: Recipient; referral: Referral; asked: string[]; level: 'h3' | 'h4' }) {
	const here = use_here();
	const site = here.store.get(network, 'site', recipient.site_id);
	const instead = here.store.get(network, 'site', recipient.instead_site_id);
	const possible = moves_possible(here.moves, recipient.state, 'sender');
	const about = { code: referral.code };
	const house = site?.name ?? '';
	const act = (action: string, state: Recipient['state'], says: 'done.accept' | 'done.guest_decline' | 'done.withdraw') => here.act({
		path: `/recipients/${recipient.id}/${action}`, kind: 'recipient', row: recipient, effect: { state }, says, about, good_for_ms: act_good_ms,
	});
	return (
		<div class={`recipient ${recipient.state}`}>
			<div class="recipient-top"><Heading>{house}</Heading> <span class={`state ${recipient.state}`}>{t(`team_state.${recipient.state}`)}</span> <Sending kind="recipient" id={recipient.id} /></div>
			<IntroductionClock recipient={recipient} site={site} side="team" />
			{recipient.decline_code && <p>{t('referrals.reason')} {t_code('decline', recipient.decline_code)}{instead && <>. {t('referrals.instead')} {asked.includes(instead.id) ? instead.name : <a href={`/introduce/${instead.id}?from=${referral.id}`}>{instead.name}</a>}</>}</p>}
			<Road state={recipient.state} />
			{!is_ended(recipient.state) && (
				<div class="row">
					{possible.includes('accept') && <Button says="act.accept" icon="check" run={() => act('accept', 'accepted', 'done.accept')} />}
					{site && <Tel number={site.phone} />}
					{possible.includes('guest_decline') && <Sure says="act.guest_decline" about={house} ask={t('referrals.no_sure', { house })} yes="act.guest_decline" run={() => act('guest_decline', 'guest_declined', 'done.guest_decline')} />}
					{possible.includes('withdraw') && <Sure says="act.withdraw" about={house} ask={t('referrals.withdraw_sure', { house })} yes="act.withdraw" run={() => act('withdraw', 'withdrawn', 'done.withdraw')} />}
				</div>
			)}
		</div>
	);
}
