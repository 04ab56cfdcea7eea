// Introductions, as teams and houses move them. What each state allows is written here once more, from the product's own words, so that
// the table in the database has something to be held against.

import { type Act, type Scene, caller, day_from_now, gate, nowhere, of_houses, of_teams } from './random_play_act.ts';
import { type RecipientNow, type SiteNow } from './random_play_database.ts';
import { type Person, asked_sites, has_role, of_house, of_team, sealed_mark, site_ids, teams_of } from './random_play_town.ts';

const decline_codes = ['no_room', 'cannot_support', 'outside_area', 'age', 'nights_limit', 'staffing', 'other_request', 'other'] as const;

const unanswered = ['sent', 'seen'];
const before_the_yes = ['sent', 'seen', 'talking', 'waitlisted'];
const open = [...before_the_yes, 'offered', 'accepted'];
export const rules: Record<string, { house?: string[]; sender?: string[]; guest?: string[]; to: string | null; weight: number }> = {
	see: { house: ['sent'], to: 'seen', weight: 2 },
	talk: { house: unanswered, to: 'talking', weight: 3 },
	waitlist: { house: [...unanswered, 'talking'], to: 'waitlisted', weight: 1 },
	offer: { house: before_the_yes, to: 'offered', weight: 6 },
	accept: { house: ['offered'], sender: ['offered'], guest: ['offered'], to: 'accepted', weight: 6 },
	extend: { house: ['offered', 'accepted'], to: null, weight: 1.5 },
	arrive: { house: ['accepted'], to: 'arrived', weight: 5 },
	unreachable: { house: before_the_yes, to: 'unreachable', weight: 0.2 },
	decline: { house: open, to: 'declined', weight: 0.4 },
	guest_decline: { house: open, sender: open, guest: open, to: 'guest_declined', weight: 0.4 },
	withdraw: { sender: open, guest: open, to: 'withdrawn', weight: 0.4 },
};
type Action = keyof typeof rules;

/** What that side may do from there, for holding the API's `possible` against. */
export function possible_for(who: Person, row: { state: string; house_id: string; sender_id: string | null }): string[] {
	const on_house = of_house(who, row.house_id);
	const on_sender = of_team(who, row.sender_id);
	return Object.entries(rules).filter(([, rule]) => (on_house && rule.house?.includes(row.state)) || (on_sender && rule.sender?.includes(row.state)))
		.map(([action]) => action);
}

function details(scene: Scene, action: Action, r: RecipientNow): { body: Record<string, unknown>; trouble: string | null } {
	const { dice, now } = scene;
	if (action === 'decline') {
		const instead = dice.chance(0.3) ? dice.one([r.site_id, nowhere(), ...site_ids] as [string, ...string[]]) : null;
		const wrong = instead !== null && (instead === r.site_id || !site_ids.includes(instead));
		const body = { decline_code: dice.one(decline_codes), ...(instead === null ? {} : { instead_site_id: instead }) };
		return { body, trouble: wrong ? 'bad_value' : null };
	}
	if (action === 'arrive') {
		const days = dice.chance(0.15) ? -3 : dice.between(1, 20);
		const alias = dice.chance(0.3) ? { alias: `${sealed_mark} alias` } : {};
		if (dice.chance(0.5)) return { body: alias, trouble: null };
		return { body: { planned_leave_on: day_from_now(days), ...alias }, trouble: days < 0 ? 'out_of_range' : null };
	}
	if (action === 'extend') {
		const body = dice.chance(0.5) ? {} : { minutes: dice.between(15, 1440) };
		return { body, trouble: r.hold_extended || r.hold_longest ? 'hold_extended' : null };
	}
	if (action === 'offer') {
		const minutes = dice.chance(0.4) ? { hold_minutes: dice.between(15, 1440) } : {};
		const own = now.beds.filter((bed) => bed.site_id === r.site_id);
		if (dice.chance(0.5)) return { body: minutes, trouble: own.some((bed) => bed.state === 'open') ? null : 'no_open_bed' };
		const bed = dice.chance(0.9) ? dice.pick(own) : dice.pick(now.beds);
		return { body: { bed_id: bed?.id ?? nowhere(), ...minutes }, trouble: bed?.state === 'open' && bed.site_id === r.site_id ? null : 'bed_not_open' };
	}
	return { body: {}, trouble: null };
}

function move_expected(who: Person, action: Action, r: RecipientNow | undefined, trouble: string | null): string {
	const rule = rules[action];
	const walls = gate(who, ...(rule?.house ? of_houses : []), ...(rule?.sender ? of_teams : []));
	if (walls) return walls;
	if (!r || !(of_house(who, r.house_id) || of_team(who, r.sender_id))) return 'not_found';
	return possible_for(who, r).includes(action) ? (trouble ?? 'ok') : 'move_not_possible';
}

export function plan_move(scene: Scene): Act | null {
	const { dice, now } = scene;
	const going = now.recipients.filter((one) => !one.ended);
	const near = going.filter((one) => one.bed_id !== null);
	const r = dice.chance(0.07) ? dice.pick(now.recipients) : dice.pick(near.length > 0 && dice.chance(0.5) ? near : going);
	if (!r) return null;
	const able = Object.entries(rules).filter(([, rule]) => [...(rule.house ?? []), ...(rule.sender ?? [])].includes(r.state));
	const action = able.length > 0 && dice.chance(0.85)
		? dice.weighted(Object.fromEntries(able.map(([name, rule]) => [name, rule.weight])))
		: dice.one(Object.keys(rules) as [string, ...string[]]);
	const rule = rules[action];
	const on_side = (one: Person) => (rule?.house !== undefined && of_house(one, r.house_id)) || (rule?.sender !== undefined && of_team(one, r.sender_id));
	const who = caller(scene, on_side, 0.9);
	const { body, trouble } = details(scene, action, r);
	const lost = dice.chance(0.01);
	return {
		what: action, who, method: 'POST', path: `/api/v1/recipients/${lost ? nowhere() : r.id}/${action}`, body, key: scene.new_key(),
		expected: move_expected(who, action, lost ? undefined : r, trouble), kind: 'recipient',
		effect: { kind: 'recipient_move', has: { recipient_id: r.id, action, ...(rule?.to ? { to_state: rule.to } : {}) } },
	};
}

/** The one definition of how many rooms count as open, for a house that was confirmed a moment ago. */
function open_rooms({ now }: Scene, site: SiteNow): number {
	const count = (...states: string[]) => now.beds.filter((bed) => bed.site_id === site.id && states.includes(bed.state)).length;
	if (site.state !== 'welcoming') return 0;
	return site.staffed_limit === null ? count('open') : Math.max(0, Math.min(count('open'), site.staffed_limit - count('held', 'occupied')));
}

function send_expected(scene: Scene, who: Person, team: string | undefined, wanted: string[], only_if_open: boolean): string {
	const walls = gate(who, ...of_teams);
	if (walls) return walls;
	const teams = teams_of(who);
	if (team === undefined && teams.length > 1) return 'missing_member';
	if (team !== undefined && !teams.includes(team)) return 'not_allowed';
	if (new Set(wanted).size < wanted.length) return 'already_sent';
	const sites = wanted.map((id) => scene.now.sites.find((site) => site.id === id));
	if (sites.some((site) => site === undefined)) return 'not_found';
	if (sites.some((site) => site?.state !== 'welcoming')) return 'site_not_welcoming';
	if (sites.some((site) => site?.entry === 'self_only')) return 'self_only';
	return only_if_open && sites.some((site) => site && open_rooms(scene, site) === 0) ? 'no_open_bed' : 'ok';
}

export function plan_send(scene: Scene): Act {
	const { dice } = scene;
	const who = caller(scene, (one) => has_role(one, ...of_teams) && one.name !== 'Olga', 0.93);
	const a_site = () => dice.one((dice.chance(0.95) ? asked_sites : [...site_ids, nowhere()]) as [string, ...string[]]);
	const wanted = Array.from({ length: dice.between(1, 3) }, a_site);
	const sites = dice.chance(0.9) ? [...new Set(wanted)] : wanted;
	const teams = teams_of(who);
	const team = dice.chance(teams.length > 1 ? 0.85 : 0.2) ? dice.pick(dice.chance(0.9) && teams.length > 0 ? teams : [nowhere()]) : undefined;
	const only_if_open = dice.chance(0.15);
	const key = scene.new_key();
	return {
		what: 'send', who, method: 'POST', path: '/api/v1/referrals', key, kind: 'referral', effect: { kind: 'referral', has: { source: 'team' } },
		expected: send_expected(scene, who, team, sites, only_if_open),
		body: {
			site_ids: sites, consent_version: '2026-11', only_if_open, ...(team === undefined ? {} : { organization_id: team }),
			name: `${sealed_mark} ${key}`, callback: `${sealed_mark} 555`, note: dice.chance(0.5) ? `${sealed_mark} note` : null,
			needs: dice.some(['pet', 'quiet_room', 'step_free'], 3), languages: dice.some(['en', 'es', 'ase'], 2),
			alternative: dice.one(['emergency_department', 'jail', 'unknown', null]), transport: dice.one(['own', 'needs_ride', null]),
		},
	};
}

export function plan_withdraw_all(scene: Scene): Act | null {
	const { dice, now } = scene;
	const referral = dice.chance(0.85) ? dice.pick(now.referrals.filter((one) => !one.ended)) : dice.pick(now.referrals);
	if (!referral) return null;
	const who = caller(scene, (one) => of_team(one, referral.organization_id));
	const own = of_team(who, referral.organization_id);
	return {
		what: 'withdraw_all', who, method: 'POST', path: `/api/v1/referrals/${referral.id}/withdraw`, key: scene.new_key(), kind: 'referral',
		effect: { kind: 'recipient_move', has: { action: 'withdraw', to_state: 'withdrawn' } },
		expected: gate(who, ...of_teams) ?? (!own ? 'not_found' : referral.ended ? 'referral_ended' : 'ok'),
	};
}

/** By phone or at the door: the house writes it down and is talking already. */
export function plan_ask(scene: Scene): Act | null {
	const { dice, now } = scene;
	const site = dice.chance(0.95) ? dice.pick(now.sites) : { id: nowhere(), organization_id: '' };
	if (!site) return null;
	const who = caller(scene, (one) => of_house(one, site.organization_id));
	const key = scene.new_key();
	const consent = dice.one([undefined, null, '2026-11', '2026-11', 'unheard of']);
	const rules = site.organization_id === '' ? 'not_found' : !of_house(who, site.organization_id) ? 'not_allowed' : consent === 'unheard of' ? 'unknown_wording' : 'ok';
	const source = dice.one(['self_call', 'walk_in'] as const);
	return {
		what: 'ask', who, method: 'POST', path: `/api/v1/sites/${site.id}/referrals`, key, kind: 'referral', effect: { kind: 'referral', has: { source } },
		body: { source, name: `${sealed_mark} ${key}`, needs: dice.some(['pet', 'quiet_room'], 2), ...(consent === undefined ? {} : { consent_version: consent }) },
		expected: gate(who, ...of_houses) ?? rules,
	};
}
