// What a team does about its introductions besides moving them: who looks after which, and the lists that say so.

import assert from 'node:assert/strict';
import { type Act, type Scene, caller, gate, nowhere, of_houses, of_teams } from './random_play_act.ts';
import { type Person, has_role, of_house, of_team, teams_of } from './random_play_town.ts';

interface Listed {
	id: string;
	owner_id: string | null;
	organization_id: string | null;
	ended_at: string | null;
}

/** Handed over or taken over; mostly inside the team. */
export function plan_own(scene: Scene): Act | null {
	const { dice, now, town } = scene;
	const referral = dice.chance(0.9) ? dice.pick(now.referrals.filter((one) => !one.ended)) : dice.pick(now.referrals);
	if (!referral) return null;
	const who = caller(scene, (one) => of_team(one, referral.organization_id));
	const to = dice.chance(0.85) ? dice.pick(town.people.filter((one) => of_team(one, referral.organization_id))) : dice.pick(town.people);
	const account_id = to?.account ?? nowhere();
	const rules = !of_team(who, referral.organization_id) ? 'not_found' : referral.ended ? 'referral_ended'
		: to && of_team(to, referral.organization_id) ? 'ok' : 'bad_value';
	return {
		what: 'own', who, method: 'POST', path: `/api/v1/referrals/${referral.id}/owner`, body: { account_id }, key: scene.new_key(), kind: 'referral',
		expected: gate(who, ...of_teams) ?? rules,
	};
}

/** Consent ends by the team's hand, once and for ever; by the house's for whoever asked for themself. */
export function plan_revoke(scene: Scene): Act | null {
	const { dice, now } = scene;
	const referral = dice.pick(now.referrals);
	if (!referral) return null;
	const may = (one: Person) => of_team(one, referral.organization_id)
		|| (referral.organization_id === null && referral.houses.some((house) => of_house(one, house)));
	const who = caller(scene, may);
	return {
		what: 'revoke', who, method: 'POST', path: `/api/v1/referrals/${referral.id}/revoke`, key: scene.new_key(), kind: 'referral',
		expected: may(who) ? 'ok' : gate(who, ...of_teams) ?? 'not_found',
	};
}

/** Each list shows what it says, and nothing of another team's. */
export function plan_list(scene: Scene): Act {
	const { dice, town } = scene;
	const who = caller(scene, (one) => has_role(one, ...of_teams));
	if (dice.chance(0.3)) {
		const organization = dice.pick(dice.one(town.people).roles)?.organization ?? nowhere();
		const own = who.roles.some((one) => one.organization === organization);
		return {
			what: 'people', who, method: 'GET', path: `/api/v1/organizations/${organization}/people`,
			expected: who.account === '' ? 'not_signed_in' : own ? 'ok' : 'not_allowed',
			check: ({ items }) => assert.ok((items as { account_id: string }[]).some((one) => one.account_id === who.account), `${who.name} is one of their own people`),
		};
	}
	const list = dice.one(['mine', 'team', 'unanswered'] as const);
	return {
		what: `list_${list}`, who, method: 'GET', path: `/api/v1/referrals?list=${list}&limit=200`, expected: gate(who, ...of_houses, ...of_teams) ?? 'ok',
		check: ({ items }) => {
			for (const one of items as Listed[]) {
				assert.ok(teams_of(who).includes(one.organization_id ?? ''), `${who.name} sees another team's ${one.id}`);
				if (list === 'mine') assert.equal(one.owner_id, who.account);
				if (list === 'unanswered') assert.equal(one.ended_at, null);
			}
		},
	};
}
