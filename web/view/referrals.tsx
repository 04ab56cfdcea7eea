// A team's referrals: my own, the team's, and those that no house has answered; what presses stands first, what ended is below.

import { compare_entries, is_open, list_names, list_of, type Entry, type ListName } from '../core/referral_lists.ts';
import { age_tick_ms, has_role, own_organizations, team_roles, use_here, use_now, view_of, type Here } from './here.ts';
import { Icon } from './icons.tsx';
import { Title } from './parts.tsx';
import { ReferralCard } from './referral_card.tsx';
import { ReferralPage } from './referral_page.tsx';
import { t } from './words.ts';

export function own_referrals(here: Here): Entry[] {
	return own_organizations(here.session, team_roles).flatMap((team) => {
		const recipients = here.store.all(view_of(team), 'recipient').map((one) => here.outbox.overlay('recipient', one));
		return here.store.all(view_of(team), 'referral')
			.filter((referral) => referral.organization_id === team)
			.map((row) => here.outbox.overlay('referral', row))
			.map((referral) => ({ referral, recipients: recipients.filter((one) => one.referral_id === referral.id).sort((a, b) => (a.id < b.id ? -1 : 1)) }));
	});
}

/** The list that the address names; else one's own, or the team's when one has none. */
function chosen_list(search: string, lists: Record<ListName, Entry[]>): ListName {
	const asked = new URLSearchParams(search).get('list');
	return list_names.find((name) => name === asked) ?? (lists.mine.length > 0 ? 'mine' : 'team');
}

export function ReferralsScreen({ id }: { id: string }) {
	const here = use_here();
	const now = use_now(age_tick_ms);
	const all = own_referrals(here);
	if (id) return <ReferralPage key={id} id={id} known={all.find(({ referral }) => referral.id === id)} />;
	const me = here.session?.account_id;
	const lists = Object.fromEntries(list_names.map((name) => [name, list_of(name, all, me)])) as Record<ListName, Entry[]>;
	const name = chosen_list(here.search, lists);
	const open = lists[name].sort((a, b) => compare_entries(a, b, now));
	const ended = all.filter((entry) => !is_open(entry) && (name !== 'mine' || entry.referral.owner_id === me)).sort((a, b) => ((a.referral.ended_at ?? '') < (b.referral.ended_at ?? '') ? 1 : -1));
	return (
		<main id="main" class="referrals">
			<Title text={t('referrals.title')} note={(
				<div class="row">
					{has_role(here.session, ['referrer_lead']) && <a class="button quiet" href="/team/statistics"><Icon name="chart" /> {t('numbers.own_link')}</a>}
					<a class="button quiet" href="/handover"><Icon name="list" /> {t('referrals.handover')}</a>
				</div>
			)} />
			<nav class="tabs" aria-label={t('referrals.lists')}>
				{list_names.map((one) => <a key={one} class="button quiet" href={`/referrals?list=${one}`} aria-current={one === name ? 'page' : undefined}>{t(`referral_list.${one}`, { n: lists[one].length })}</a>)}
			</nav>
			<section aria-labelledby="open-title">
				<h2 id="open-title">{t('referrals.open', { n: open.length })}</h2>
				{open.length === 0 && <p class="soft">{t(name === 'unanswered' ? 'referrals.all_answered' : 'referrals.none')} <a href="/board">{t('referrals.board')}</a></p>}
				<ul class="referral-list">{open.map((entry) => <li key={entry.referral.id}><ReferralCard entry={entry} /></li>)}</ul>
			</section>
			{ended.length > 0 && name !== 'unanswered' && (
				<section aria-labelledby="ended-title">
					<h2 id="ended-title">{t('referrals.ended')}</h2>
					<ul class="referral-list">{ended.map((entry) => <li key={entry.referral.id}><ReferralCard entry={entry} /></li>)}</ul>
				</section>
			)}
		</main>
	);
}
