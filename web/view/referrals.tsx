// A team's own referrals: the open ones with their clocks, what may be done, how each ended, and where else when it ended without a stay.

import { useEffect, useState } from 'preact/hooks';
import { ended_badly, is_ended, moves_possible } from '../core/moves.ts';
import { time_of, type Recipient, type Referral } from '../core/rows.ts';
import type { ReferralReply } from '../net/shapes.ts';
import { age_tick_ms, board_of, network, own_organizations, team_roles, use_here, use_now, view_of, type Here } from './here.ts';
import { Elsewhere } from './elsewhere.tsx';
import { IntroductionClock } from './introduction_list.tsx';
import { Icon } from './icons.tsx';
import { Ago, Button, Moment, Sending, Tel, Title } from './parts.tsx';
import { Road } from './road.tsx';
import { t, t_code, t_list } from './words.ts';

const act_good_ms = 10 * 60_000;

function own_referrals(here: Here): { referral: Referral; recipients: Recipient[] }[] {
	return own_organizations(here.session, team_roles).flatMap((team) => {
		const recipients = here.store.all(view_of(team), 'recipient').map((one) => here.outbox.overlay('recipient', one));
		return here.store.all(view_of(team), 'referral')
			.filter((referral) => referral.organization_id === team)
			.map((referral) => ({ referral, recipients: recipients.filter((one) => one.referral_id === referral.id).sort((a, b) => (a.id < b.id ? -1 : 1)) }));
	}).sort((a, b) => (a.referral.created_at < b.referral.created_at ? 1 : -1));
}

export function ReferralsScreen({ id }: { id: string }) {
	const here = use_here();
	const all = own_referrals(here);
	const one = all.find(({ referral }) => referral.id === id);
	if (id) return <ReferralPage id={id} known={one} />;
	const open = all.filter(({ recipients }) => recipients.some((recipient) => !is_ended(recipient.state)));
	const ended = all.filter((entry) => !open.includes(entry));
	return (
		<main id="main" class="referrals">
			<Title text={t('referrals.title')} />
			<section aria-labelledby="open-title">
				<h2 id="open-title">{t('referrals.open', { n: open.length })}</h2>
				{open.length === 0 && <p class="soft">{t('referrals.none')} <a href="/board">{t('referrals.board')}</a></p>}
				<ul class="referral-list">{open.map((entry) => <li key={entry.referral.id}><ReferralCard {...entry} /></li>)}</ul>
			</section>
			{ended.length > 0 && (
				<section aria-labelledby="ended-title">
					<h2 id="ended-title">{t('referrals.ended')}</h2>
					<ul class="referral-list">{ended.map((entry) => <li key={entry.referral.id}><ReferralCard {...entry} /></li>)}</ul>
				</section>
			)}
		</main>
	);
}

function ReferralCard({ referral, recipients, level: Heading = 'h3' }: { referral: Referral; recipients: Recipient[]; level?: 'h2' | 'h3' }) {
	const here = use_here();
	const now = use_now(age_tick_ms);
	const { houses } = board_of(here, null, now);
	const ended = recipients.every((one) => is_ended(one.state));
	const badly = ended && recipients.some((one) => ended_badly(one.state)) && !recipients.some((one) => one.state === 'arrived' || one.state === 'withdrawn');
	const full = !ended && recipients.every((one) => (one.state === 'sent' || one.state === 'seen' || one.state === 'talking' || one.state === 'waitlisted' || is_ended(one.state))
		&& (houses.find((house) => house.site.id === one.site_id)?.open ?? 0) === 0);
	const asked = recipients.map((one) => one.site_id);
	const first_site = here.store.get(network, 'site', recipients[0]?.site_id);
	return (
		<article class={ended ? 'card referral ended' : 'card referral'} aria-labelledby={`referral-${referral.id}`}>
			<header class="referral-top">
				<Heading id={`referral-${referral.id}`}><a href={`/referrals/${referral.id}`} class="code">{referral.code}</a></Heading>
				<span class="soft">{t('referrals.sent')} <Ago at={time_of(referral.created_at)} /></span>
			</header>
			<ul class="plain recipients">{recipients.map((one) => <li key={one.id}><RecipientRow recipient={one} referral={referral} /></li>)}</ul>
			{full && <p class="summary">{t('referrals.no_room')}</p>}
			{(badly || full) && <Elsewhere from={first_site ?? null} without={asked} asked={referral} />}
		</article>
	);
}

function RecipientRow({ recipient, referral }: { recipient: Recipient; referral: Referral }) {
	const here = use_here();
	const site = here.store.get(network, 'site', recipient.site_id);
	const instead = here.store.get(network, 'site', recipient.instead_site_id);
	const possible = moves_possible(here.moves, recipient.state, 'sender');
	const about = { code: referral.code };
	const act = (action: string, state: Recipient['state'], says: 'done.accept' | 'done.guest_decline' | 'done.withdraw') => here.act({
		path: `/recipients/${recipient.id}/${action}`, kind: 'recipient', row: recipient, effect: { state }, says, about, good_for_ms: act_good_ms,
	});
	return (
		<div class="recipient">
			<p class="row"><strong>{site?.name}</strong> <span class={`state ${recipient.state}`}>{t(`team_state.${recipient.state}`)}</span> <Sending kind="recipient" id={recipient.id} /></p>
			<IntroductionClock recipient={recipient} site={site} side="team" />
			{recipient.decline_code && <p>{t('referrals.reason')} {t_code('decline', recipient.decline_code)}{instead && <>. {t('referrals.instead')} <a href={`/introduce/${instead.id}`}>{instead.name}</a></>}</p>}
			<Road state={recipient.state} />
			<div class="row">
				{possible.includes('accept') && <Button says="act.accept" icon="check" run={() => act('accept', 'accepted', 'done.accept')} />}
				{site && <Tel number={site.phone} />}
				{possible.includes('guest_decline') && <Button says="act.guest_decline" tone="quiet" run={() => act('guest_decline', 'guest_declined', 'done.guest_decline')} />}
				{possible.includes('withdraw') && <Button says="act.withdraw" tone="quiet" run={() => act('withdraw', 'withdrawn', 'done.withdraw')} />}
			</div>
		</div>
	);
}

/** One referral, with what was passed on; the sealed part is fetched when it is opened and kept nowhere. */
function ReferralPage({ id, known }: { id: string; known: { referral: Referral; recipients: Recipient[] } | undefined }) {
	const here = use_here();
	const [opened, set_opened] = useState<ReferralReply | 'gone' | null>(null);
	const version = known?.referral.version;
	useEffect(() => {
		void here.api.get<ReferralReply>(`/referrals/${id}`).then((answer) => {
			if (answer.ok) set_opened(answer.body);
			else if (answer.problem.status === 404) set_opened('gone');
		});
	}, [id, version]);
	const reply = opened === 'gone' ? null : opened;
	const entry = known ?? (reply ? { referral: reply, recipients: reply.recipients ?? [] } : undefined);
	const referral = entry?.referral;
	return (
		<main id="main" class="narrow">
			<a class="back" href="/referrals"><Icon name="arrow" /> {t('referrals.title')}</a>
			<Title text={t('referrals.one')} />
			{opened === 'gone' && !known && <p>{t('referrals.gone')}</p>}
			{entry && <ReferralCard {...entry} level="h2" />}
			{referral && (
				<section class="panel sealed" aria-labelledby="sealed-title">
					<h2 id="sealed-title"><Icon name="lock" /> {t('sealed.title')}</h2>
					<p class="hint">{t('sealed.hint')}</p>
					<dl class="facts">
						<div><dt>{t('sealed.name')}</dt><dd>{reply ? reply.name || t('not_stated') : t('sealed.opening')}</dd></div>
						<div><dt>{t('sealed.callback')}</dt><dd>{reply ? reply.callback || t('not_stated') : t('sealed.opening')}</dd></div>
						<div><dt>{t('sealed.note')}</dt><dd class="note">{reply ? reply.note || t('not_stated') : t('sealed.opening')}</dd></div>
						<div><dt>{t('asked.sent')}</dt><dd><Moment at={time_of(referral.created_at)} /></dd></div>
						<div><dt>{t('asked.needs')}</dt><dd>{referral.needs.length ? t_list(referral.needs.map((need) => t_code('need', need))) : t('not_stated')}</dd></div>
						<div><dt>{t('filter.languages')}</dt><dd>{referral.languages.length ? t_list(referral.languages.map((one) => t_code('language', one))) : t('not_stated')}</dd></div>
						<div><dt>{t('asked.transport')}</dt><dd>{referral.transport ? t_code('transport', referral.transport) : t('not_stated')}</dd></div>
						<div><dt>{t('referrals.alternative')}</dt><dd>{referral.alternative ? t_code('alternative', referral.alternative) : t('not_stated')}</dd></div>
					</dl>
				</section>
			)}
		</main>
	);
}
