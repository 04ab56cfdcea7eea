// Short notes between the two sides, what the sender says of the arrival, and who has read what.

import assert from 'node:assert/strict';
import { type Act, type Scene, caller, gate, nowhere, of_houses, of_teams } from './random_play_act.ts';
import { type RecipientNow } from './random_play_database.ts';
import { type Person, of_house, of_team, sealed_mark } from './random_play_town.ts';

const on_side = (r: RecipientNow) => (one: Person) => of_house(one, r.house_id) || of_team(one, r.sender_id);

export function plan_note(scene: Scene): Act | null {
	const { dice, now } = scene;
	const r = dice.chance(0.9) ? dice.pick(now.recipients.filter((one) => !one.ended)) : dice.pick(now.recipients);
	if (!r) return null;
	const lost = dice.chance(0.02);
	const who = caller(scene, on_side(r));
	const key = scene.new_key();
	const said = dice.weighted({ text: 4, arrival: 1, transport: 1, nothing: 0.2, both: 0.2 });
	const bodies: Record<string, Record<string, unknown>> = {
		text: { text: `${sealed_mark} ${key}` }, arrival: { arrival_estimate: new Date(Date.now() + dice.below(9_000_000)).toISOString() },
		transport: { transport: dice.one(['own', 'needs_ride', 'unknown']) }, nothing: {}, both: { text: `${sealed_mark} ${key}`, transport: 'own' },
	};
	const rules = lost || !on_side(r)(who) ? 'not_found' : said !== 'text' && !of_team(who, r.sender_id) ? 'not_allowed'
		: r.closed || (said !== 'text' && r.ended) ? 'referral_ended' : 'ok';
	return {
		what: 'note', who, method: 'POST', path: `/api/v1/recipients/${lost ? nowhere() : r.id}/notes`, body: bodies[said], key, shows: 'perhaps',
		effect: { kind: 'note', has: { recipient_id: r.id } },
		expected: gate(who, ...of_houses, ...of_teams) ?? (said === 'nothing' ? 'missing_member' : said === 'both' ? 'bad_value' : rules),
	};
}

export function plan_note_read(scene: Scene): Act | null {
	const { dice, now } = scene;
	const r = dice.pick(now.recipients.filter((one) => !one.ended)) ?? dice.pick(now.recipients);
	if (!r) return null;
	const who = caller(scene, on_side(r));
	return {
		what: 'note_read', who, method: 'POST', path: `/api/v1/recipients/${r.id}/notes/read`, key: scene.new_key(), kind: 'recipient',
		expected: gate(who, ...of_houses, ...of_teams) ?? (on_side(r)(who) ? 'ok' : 'not_found'),
	};
}

/** What was written is shown to the two sides; to others there is nothing. */
export function plan_notes(scene: Scene): Act | null {
	const r = scene.dice.pick(scene.now.recipients);
	if (!r) return null;
	const who = caller(scene, on_side(r), 0.6);
	const theirs = on_side(r)(who);
	return {
		what: 'notes', who, method: 'GET', path: `/api/v1/recipients/${r.id}/notes`, ...(theirs ? { shows: 'perhaps' } : {}),
		expected: gate(who, ...of_houses, ...of_teams) ?? 'ok',
		check: ({ items }) => assert.ok(theirs || (items as unknown[]).length === 0, `${who.name} reads others' notes`),
	};
}
