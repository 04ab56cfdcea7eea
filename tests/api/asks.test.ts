// By phone and by foot: who asks for themself is written down by the house in one act, goes on as any introduction, and counts as an ask.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Client, Reply } from '../support/http.ts';
import { type Network, type Problem, type Recipient, type Referral, id, is_problem, open_network } from './network.ts';

type Asked = Referral & { guest_secret: string | null; source: string; organization_id: string | null; consent_version: string | null };

function path(net: Network): string {
	return `/api/v1/sites/${net.lighthouse.id}/referrals`;
}

function ask(net: Network, body: Record<string, unknown> = {}, who: Client = net.staff): Promise<Reply<Asked & Problem>> {
	return who.post(path(net), { source: 'self_call', ...body });
}

/** The only house that was asked. */
async function asked(net: Network, body: Record<string, unknown> = {}): Promise<{ referral: Asked; recipient: Recipient }> {
	const reply = await ask(net, body);
	assert.equal(reply.status, 201, reply.text);
	const [recipient] = reply.body.recipients;
	assert.ok(recipient);
	return { referral: reply.body, recipient };
}

interface Counts {
	referrals: number;
	arrivals: number;
	diversions_unanswered: number;
	turn_aways: number;
	asks: number;
}

/** Lighthouse's own numbers: introductions by teams, stays of those introduced, and all that was asked of it. */
async function counts(net: Network): Promise<Counts> {
	const reply = await net.lead.get<{ measures: { name: string; rows: { numerator: number; denominator: number; unanswered: number; parts: Record<string, number> }[] }[] }>(
		`/api/v1/statistics?scope=house&id=${net.organizations.lighthouse}&period=year`);
	assert.equal(reply.status, 200, reply.text);
	const row = (name: string) => {
		const found = reply.body.measures.find((measure) => measure.name === name)?.rows[0];
		assert.ok(found, name);
		return found;
	};
	return {
		referrals: row('answered_in_30_min').denominator, arrivals: row('arrivals').parts['introduced'] ?? -1, diversions_unanswered: row('diversions_reported').unanswered,
		turn_aways: row('turn_aways').numerator, asks: row('turn_aways').denominator,
	};
}

test('a_caller_is_written_down_and_the_house_is_talking_with_them_at_once', async (t) => {
	const net = await open_network(t);
	const before = await net.world.value(`SELECT confirmed_at FROM porchlight.site WHERE id = :'id'`, { id: net.lighthouse.id });
	const { referral, recipient } = await asked(net, { name: 'Quenby-Planted', callback: '555-0142', note: 'Planted', needs: ['quiet_room'], languages: ['es'] });
	assert.match(referral.code, /^[ACDEFGHJKMNPQRTUVWXY34679]{6}$/);
	assert.match(String(referral.guest_secret), /^.{4}-.{4}-.{4}$/, 'for the slip that the house may hand them');
	assert.deepEqual([referral.source, referral.organization_id, referral.consent_version, referral.ended_at], ['self_call', null, null, null]);
	assert.equal(recipient.state, 'talking');
	assert.deepEqual([recipient['sender_id'], recipient['answer_seconds'], recipient.shown_open], [null, 0, true]);
	assert.equal(recipient['seen_at'], recipient['sent_at']);
	assert.equal(recipient['answered_at'], recipient['sent_at']);
	const moves = await net.world.psql('SELECT action, side, from_state, to_state FROM porchlight.recipient_move ORDER BY id');
	assert.deepEqual(moves, [{ action: 'send', side: 'guest', from_state: null, to_state: 'sent' }, { action: 'talk', side: 'house', from_state: 'sent', to_state: 'talking' }]);
	const now = await net.staff.get<Recipient>(`/api/v1/recipients/${recipient.id}`);
	assert.deepEqual(now.body.possible.sort(), ['decline', 'guest_decline', 'offer', 'unreachable', 'waitlist']);
	const opened = await net.lead.get<Record<string, unknown>>(`/api/v1/referrals/${referral.id}`);
	assert.deepEqual([opened.body['name'], opened.body['callback'], opened.body['note']], ['Quenby-Planted', '555-0142', 'Planted']);
	const stored = await net.world.psql('SELECT to_jsonb(r) AS row, (SELECT jsonb_agg(i) FROM porchlight.idempotency i) AS replies FROM porchlight.referral r');
	for (const planted of ['Quenby', '0142', 'Planted', String(referral.guest_secret)]) assert.ok(!JSON.stringify(stored).includes(planted), planted);
	assert.equal(await net.world.value(`SELECT confirmed_at FROM porchlight.site WHERE id = :'id'`, { id: net.lighthouse.id }), before, 'a call says nothing of the rooms');
	const list = await net.staff.get<{ items: Referral[] }>(`/api/v1/referrals?code=${referral.code}`);
	assert.deepEqual(list.body.items.map((item) => item.id), [referral.id]);
	for (const who of [net.harbor_staff, net.team]) is_problem(await who.get(`/api/v1/referrals/${referral.id}`), 'not_found', 404);
});

test('two_taps_are_enough_and_sent_twice_it_happened_once', async (t) => {
	const net = await open_network(t);
	const key = randomUUID();
	const first = await net.staff.post<Asked>(path(net), { source: 'walk_in' }, { key });
	const second = await net.staff.post<Asked>(path(net), { source: 'walk_in' }, { key });
	assert.equal(first.status, 201, first.text);
	assert.equal(second.text, first.text, 'the secret too');
	assert.equal(await net.world.value('SELECT count(*) FROM porchlight.referral'), 1);
});

test('the_house_says_both_yeses_for_who_stands_at_its_door', async (t) => {
	const net = await open_network(t);
	const { referral, recipient } = await asked(net, { source: 'walk_in' });
	for (const action of ['offer', 'accept', 'arrive']) await net.do(net.staff, recipient, action);
	const [stay] = await net.world.psql('SELECT source, recipient_id FROM porchlight.stay');
	assert.deepEqual(stay, { source: 'walk_in', recipient_id: recipient.id });
	const ended = await net.staff.get<Referral>(`/api/v1/referrals/${referral.id}`);
	assert.ok(ended.body.ended_at);
	assert.deepEqual(await counts(net), { referrals: 0, arrivals: 0, diversions_unanswered: 0, turn_aways: 0, asks: 1 },
		'an ask that was met, and nothing that a team sent or could tell of');
});

test('what_a_house_cannot_welcome_feeds_the_figures_of_unmet_need', async (t) => {
	const net = await open_network(t);
	const { recipient } = await asked(net);
	await net.do(net.staff, recipient, 'decline', { decline_code: 'no_room', instead_site_id: net.harbor.id });
	const other = await asked(net);
	await net.do(net.staff, other.recipient, 'decline', { decline_code: 'age' });
	const away = await net.staff.post<{ id: string }>(`/api/v1/sites/${net.lighthouse.id}/turn_aways`, {});
	const undone = await net.staff.post<{ id: string }>(`/api/v1/sites/${net.lighthouse.id}/turn_aways`, { way: 'in_person', reason: 'no_room' });
	assert.deepEqual([away.status, undone.status], [201, 201]);
	await net.staff.post(`/api/v1/turn_aways/${undone.body.id}/undo`);
	const room = await net.staff.post(`/api/v1/sites/${net.lighthouse.id}/stays`, { bed_id: net.lighthouse.beds[0], source: 'self_call' });
	assert.equal(room.status, 201, room.text);
	assert.deepEqual(await counts(net), { referrals: 0, arrivals: 0, diversions_unanswered: 0, turn_aways: 2, asks: 4 },
		'two calls, one tap that was not taken back, and one who went straight to a room');
});

test('every_way_in_and_a_pause_leave_a_house_free_to_write_down_who_calls', async (t) => {
	const net = await open_network(t);
	for (const site of [net.self_only, net.paused]) {
		const reply = await net.harbor_staff.post(`/api/v1/sites/${site}/referrals`, { source: 'self_call' });
		assert.equal(reply.status, 201, reply.text);
	}
	await net.world.run(`UPDATE site SET state = 'closed' WHERE id = '${net.lighthouse.id}'`, {}, 'porchlight_owner');
	is_problem(await ask(net), 'site_not_welcoming', 409);
});

test('the_house_writes_down_what_was_agreed_to_if_anything_was', async (t) => {
	const net = await open_network(t);
	const { body } = await net.nobody.get<{ version: string }>('/api/v1/consent');
	const { referral } = await asked(net, { consent_version: body.version });
	assert.equal(referral.consent_version, body.version);
	assert.ok(referral['consent_at']);
	const problem = is_problem(await ask(net, { consent_version: 'yesterday' }), 'unknown_wording', 422);
	assert.deepEqual(problem.errors?.map((error) => error.pointer), ['/consent_version']);
});

test('an_ask_that_is_no_ask_is_refused_with_its_place', async (t) => {
	const net = await open_network(t);
	const rows: [what: string, body: unknown, who: Client, slug: string, status: number, pointer?: string][] = [
		['no source', {}, net.staff, 'missing_member', 422, '/source'],
		['a team’s source', { source: 'team' }, net.staff, 'not_a_choice', 422, '/source'],
		['no text for a source', { source: null }, net.staff, 'wrong_type', 422, '/source'],
		['a long name', { source: 'walk_in', name: 'x'.repeat(61) }, net.staff, 'too_long', 422, '/name'],
		['a long callback', { source: 'walk_in', callback: 'x'.repeat(61) }, net.staff, 'too_long', 422, '/callback'],
		['a long note', { source: 'walk_in', note: 'x'.repeat(281) }, net.staff, 'too_long', 422, '/note'],
		['a need that is none', { source: 'walk_in', needs: ['diagnosis'] }, net.staff, 'not_a_choice', 422, '/needs/0'],
		['a language that is none', { source: 'walk_in', languages: ['klingon'] }, net.staff, 'not_a_choice', 422, '/languages/0'],
		['another house', { source: 'walk_in', site_ids: [net.harbor.id] }, net.staff, 'unknown_member', 422, '/site_ids'],
		['a birth date', { source: 'walk_in', birth_date: '1990-01-01' }, net.staff, 'unknown_member', 422, '/birth_date'],
		['by another house', { source: 'walk_in' }, net.harbor_staff, 'not_allowed', 403],
		['by a team', { source: 'walk_in' }, net.team, 'not_allowed', 403],
		['by an administrator', { source: 'walk_in' }, net.admin, 'not_allowed', 403],
		['by nobody', { source: 'walk_in' }, net.nobody, 'not_signed_in', 401],
	];
	for (const [what, body, who, slug, status, pointer] of rows) {
		const problem = is_problem(await who.post(path(net), body), slug, status, what);
		if (pointer !== undefined) assert.ok(problem.errors?.some((error) => error.pointer === pointer), what);
	}
	is_problem(await net.staff.post(`/api/v1/sites/${id('9', 9)}/referrals`, { source: 'walk_in' }), 'not_found', 404);
	assert.equal(await net.world.value('SELECT count(*) FROM porchlight.referral'), 0);
});
