// What happens next: a handful of acts that go off at once, chosen so that introductions get somewhere and everybody gets in each other's way.

import assert from 'node:assert/strict';
import { type Act, type Scene, caller, gate, nowhere, of_houses, of_teams } from './random_play_act.ts';
import { plan_ask, plan_move, plan_send, plan_withdraw_all } from './random_play_guests.ts';
import {
	plan_describe, plan_house, plan_leave, plan_mark, plan_nights, plan_stay_change, plan_stay_extend, plan_stay_move, plan_undo, plan_walk_in,
} from './random_play_houses.ts';
import { plan_hours } from './random_play_hours.ts';
import { plan_note, plan_note_read, plan_notes } from './random_play_notes.ts';
import { plan_guest } from './random_play_person.ts';
import { plan_list, plan_own, plan_revoke } from './random_play_team.ts';
import { type Person, of_house, of_team } from './random_play_town.ts';

/** Reading never changes anything, and shows nobody what isn't theirs. */
function plan_read(scene: Scene): Act | null {
	const { dice, now } = scene;
	const referral = dice.pick(now.referrals);
	const recipient = dice.pick(now.recipients);
	const stay = dice.pick(now.stays);
	if (!referral || !recipient || !stay) return null;
	const is_side = (one: Person) => of_team(one, referral.organization_id) || referral.houses.some((house) => of_house(one, house));
	const read = (what: string, path: string, may: (one: Person) => boolean, shows?: 'sealed' | 'perhaps'): Act => {
		const who = caller(scene, may, 0.5);
		const walled = gate(who, ...of_houses, ...(what === 'read_stay' ? [] : of_teams));
		const expected = walled ?? (may(who) ? 'ok' : 'not_found');
		return { what, who, method: 'GET', path, expected, ...(shows && expected === 'ok' ? { shows } : {}) };
	};
	switch (dice.weighted({ referral: 4, recipient: 3, stay: 2, code: 1, nothing: 1 })) {
	case 'referral':
		return read('read_referral', `/api/v1/referrals/${referral.id}`, is_side, 'sealed');
	case 'recipient':
		return read('read_recipient', `/api/v1/recipients/${recipient.id}`, (one) => of_house(one, recipient.house_id) || of_team(one, recipient.sender_id));
	case 'stay':
		return read('read_stay', `/api/v1/stays/${stay.id}`, (one) => of_house(one, stay.house_id), 'perhaps');
	case 'code': {
		const act = read('read_code', `/api/v1/referrals?code=${referral.code}`, () => true);
		act.check = ({ items }) => assert.equal((items as unknown[]).length, is_side(act.who) ? 1 : 0, `${act.who.name} asks for a code`);
		return act;
	}
	default:
		return read('read_nothing', `/api/v1/recipients/${nowhere()}`, () => false);
	}
}

/** An earlier act once more: the very same, or something else under its key. */
function plan_repeat(scene: Scene, before: readonly Act[]): Act | null {
	const act = scene.dice.pick(before);
	if (!act?.key) return null;
	if (scene.dice.chance(0.7)) return { ...act, expected: 'as before' };
	const other = { ...(act.body as Record<string, unknown> | undefined), ...(act.what === 'send' ? { arrival_estimate: new Date().toISOString() } : {}) };
	if (act.what === 'send') return { ...act, body: other, expected: 'key_reused, or as before' };
	const own = scene.now.sites.find((site) => of_house(act.who, site.organization_id));
	if (!own) return null;
	return {
		what: 'turn_away', who: act.who, method: 'POST', path: `/api/v1/sites/${own.id}/turn_aways`, body: { way: 'online' }, key: act.key, kind: 'turn_away',
		effect: { kind: 'turn_away', has: { way: 'online' } }, expected: 'key_reused, or as before',
	};
}

function plan_one(scene: Scene, before: readonly Act[]): Act | null {
	const going = scene.now.recipients.filter((one) => !one.ended).length;
	const rooms = scene.now.beds.filter((bed) => bed.state === 'turnover' || bed.state === 'offline').length;
	switch (scene.dice.weighted({
		send: going < 14 ? 12 : 2, move: Math.min(50, 5 + going * 5), withdraw_all: 0.7,
		mark: 3 + rooms * 2.5, walk_in: 1, leave: 6, stay_change: 2, stay_move: 2, stay_extend: 2, nights: 0.5, house: 7, undo: 1, describe: 4, hours: 2.5, own: 2, list: 1.5, ask: going < 14 ? 2.5 : 0.5, note: 4, note_read: 2, notes: 1, guest: 5, revoke: 0.3,
		read: 5, repeat: 5,
	})) {
	case 'send': return plan_send(scene);
	case 'move': return plan_move(scene);
	case 'withdraw_all': return plan_withdraw_all(scene);
	case 'mark': return plan_mark(scene);
	case 'walk_in': return plan_walk_in(scene);
	case 'leave': return plan_leave(scene);
	case 'stay_change': return plan_stay_change(scene);
	case 'stay_move': return plan_stay_move(scene);
	case 'stay_extend': return plan_stay_extend(scene);
	case 'nights': return plan_nights(scene);
	case 'own': return plan_own(scene);
	case 'list': return plan_list(scene);
	case 'ask': return plan_ask(scene);
	case 'note': return plan_note(scene);
	case 'note_read': return plan_note_read(scene);
	case 'notes': return plan_notes(scene);
	case 'guest': return plan_guest(scene);
	case 'revoke': return plan_revoke(scene);
	case 'house': return plan_house(scene);
	case 'undo': return plan_undo(scene);
	case 'describe': return plan_describe(scene);
	case 'hours': return plan_hours(scene);
	case 'read': return plan_read(scene);
	default: return plan_repeat(scene, before);
	}
}

/** Acts that go off at once. One alone must come out as expected; of many only the house's promises are sure. */
export function plan_batch(scene: Scene, before: readonly Act[], most: number): Act[] {
	const { dice } = scene;
	const size = Math.min(most, dice.chance(0.3) ? 1 : dice.chance(0.4) ? dice.between(2, 6) : dice.between(12, 48));
	const acts: Act[] = [];
	while (acts.length < size) {
		const act = plan_one(scene, [...before, ...acts]);
		if (!act) continue;
		acts.push(act);
		// The impatient send it again before the answer is there.
		while (size > 1 && act.key && acts.length < size && dice.chance(0.08)) acts.push({ ...act, expected: 'as before' });
	}
	return acts;
}
