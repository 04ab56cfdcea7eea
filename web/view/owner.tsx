// Who looks after a referral, and handing it over within the team: to whoever is on shift, or to oneself.

import { useEffect, useState } from 'preact/hooks';
import type { Referral } from '../core/rows.ts';
import type { OrganizationPeopleReply } from '../net/api.ts';
import type { Page } from '../net/shapes.ts';
import { use_here, type Here } from './here.ts';
import { Icon } from './icons.tsx';
import { Sending, Sheet } from './parts.tsx';
import { t, t_code } from './words.ts';

type Person = OrganizationPeopleReply;

const teams = new Map<string, Person[]>();
const on_their_way = new Set<string>();

/** The people of a team, fetched once and again whenever somebody is about to choose among them. */
function fetch_people(here: Here, team: string): void {
	if (on_their_way.has(team)) return;
	on_their_way.add(team);
	void here.api.get<Page<Person>>(`/organizations/${team}/people`).then((answer) => {
		on_their_way.delete(team);
		if (!answer.ok) return;
		teams.set(team, answer.body.items);
		here.changed();
	});
}

export function Owner({ referral, may_change }: { referral: Referral; may_change: boolean }) {
	const here = use_here();
	const [choosing, set_choosing] = useState(false);
	const team = referral.organization_id;
	const people = (team && teams.get(team)) || [];
	useEffect(() => {
		if (team && !teams.has(team)) fetch_people(here, team);
	}, [team]);
	if (!team) return null;
	const me = here.session?.account_id;
	const owner = people.find((one) => one.account_id === referral.owner_id);
	const hand = (to: Person, back: string | null) => {
		set_choosing(false);
		here.act({
			path: `/referrals/${referral.id}/owner`, body: { account_id: to.account_id }, kind: 'referral', row: here.store.get(`organization:${team}`, 'referral', referral.id) ?? referral,
			effect: { owner_id: to.account_id }, says: 'done.owner', about: { code: referral.code, name: to.name },
			...(back ? { undo: () => hand(people.find((one) => one.account_id === back) ?? to, null) } : {}),
		});
	};
	const self = people.find((one) => one.account_id === me);
	return (
		<>
			<div class="owner">
				<Icon name="occupied" />
				<span>{referral.owner_id === me ? t('owner.you') : owner ? t('owner.is', { name: owner.name }) : t('owner.nobody')} <Sending kind="referral" id={referral.id} /></span>
				{may_change && self && referral.owner_id !== me && <button type="button" class="button quiet" onClick={() => hand(self, referral.owner_id)}>{t('owner.take')}<span class="unseen"> {referral.code}</span></button>}
				{may_change && people.length > 1 && (
					<button type="button" class="button quiet" aria-haspopup="dialog" onClick={() => {
						fetch_people(here, team);
						set_choosing(true);
					}}>{t('owner.hand')}<span class="unseen"> {referral.code}</span></button>
				)}
			</div>
			{choosing && (
				<Sheet title={t('owner.to_whom', { code: referral.code })} close={() => set_choosing(false)}>
					<p class="hint">{t('owner.hint')}</p>
					<ul class="plain states">
						{people.filter((one) => one.account_id !== referral.owner_id).map((one) => (
							<li key={one.account_id}>
								<button type="button" class="state-choice" onClick={() => hand(one, referral.owner_id)}>
									<Icon name="occupied" /> <span><strong>{one.account_id === me ? t('owner.me', { name: one.name }) : one.name}</strong> <span class="soft">{t_code('role', one.role)}</span></span>
								</button>
							</li>
						))}
					</ul>
				</Sheet>
			)}
		</>
	);
}

/** For a sheet of paper: the name, once it is known. */
export function owner_name(here: Here, referral: Referral): string {
	if (referral.organization_id && !teams.has(referral.organization_id)) fetch_people(here, referral.organization_id);
	return teams.get(referral.organization_id ?? '')?.find((one) => one.account_id === referral.owner_id)?.name ?? t('owner.nobody');
}
