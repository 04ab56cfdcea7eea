// The person's own hand: the code and the secret of the slip show them what was sent to whom, and let them say yes or no, take it back, or
// take their consent back. No account, no cookie.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { type GuestReferral, ask, introduce, look, said } from './guest.ts';
import { type Referral, id, is_problem, open_network } from './network.ts';

test('the_person_sees_what_was_sent_to_whom_and_where_it_stands', async (t) => {
	const net = await open_network(t);
	await net.world.run(`UPDATE site SET city = 'Albany'; UPDATE site SET address_confidential = false WHERE id = '${net.harbor.id}';
		UPDATE organization SET phone = '555-0177' WHERE id = '${net.organizations.team}'`, {}, 'porchlight_owner');
	const { sent, slip } = await introduce(net, [net.lighthouse.id, net.harbor.id]);
	const [first, second] = sent.recipients;
	assert.ok(first && second);
	assert.match(slip.secret, /^[ACDEFGHJKMNPQRTUVWXY34679]{4}(-[ACDEFGHJKMNPQRTUVWXY34679]{4}){2}$/);
	const offered = await net.do(net.staff, first, 'offer');

	const reply = await ask(net, 'referral', slip);
	assert.equal(reply.headers['cache-control'], 'no-store');
	const seen = reply.body;
	assert.deepEqual(Object.keys(seen).sort(), ['arrival_estimate', 'blanked_at', 'callback', 'code', 'consent_at', 'consent_version', 'created_at', 'ended_at',
		'languages', 'name', 'needs', 'note', 'organization_name', 'recipients', 'revoked_at', 'sender_phone', 'transport']);
	assert.deepEqual([seen.name, seen.callback, seen.note, seen['needs'], seen['languages'], seen['transport']], Object.values(said));
	assert.deepEqual([seen['organization_name'], seen['sender_phone'], seen['consent_version']], ['Mobile team', '555-0177', '2026-1']);
	assert.deepEqual(seen.recipients.map((one) => [one.id, one.site_name, one.site_phone, one.site_city, one.state]), [
		[first.id, 'House 1', '555-0100', null, 'offered'], [second.id, 'House 2', '555-0100', 'Albany', 'sent'],
	]);
	assert.equal(seen.recipients[0]?.held_until, offered.held_until);
	assert.deepEqual(seen.recipients.map((one) => one.possible), [['accept', 'guest_decline', 'withdraw'], ['guest_decline', 'withdraw']]);
});

test('the_person_says_yes_and_the_other_house_is_told', async (t) => {
	const net = await open_network(t);
	const { sent, slip } = await introduce(net, [net.lighthouse.id, net.harbor.id]);
	const [first, second] = sent.recipients;
	assert.ok(first && second);
	await net.do(net.staff, first, 'offer');
	await net.do(net.harbor_staff, second, 'offer');
	const key = randomUUID();
	const yes = await ask(net, `recipients/${first.id}/accept`, slip, { key });
	assert.equal(yes.status, 200, yes.text);
	assert.deepEqual(yes.body.recipients.map((one) => one.state), ['accepted', 'elsewhere']);
	assert.equal(yes.body.name, 'Robin');
	assert.equal((await net.bed(net.harbor.beds[0] ?? '')).state, 'open');
	const again = await ask(net, `recipients/${first.id}/accept`, slip, { key });
	assert.equal(again.text, yes.text, 'the same key happens once');
	is_problem(await ask(net, `recipients/${first.id}/withdraw`, slip, { key }), 'key_reused', 422);
	const moves = await net.world.psql<{ action: string; side: string; account_id: string | null }>(
		`SELECT action, side, account_id FROM porchlight.recipient_move WHERE recipient_id = :'id' ORDER BY id DESC LIMIT 1`, { id: first.id });
	assert.deepEqual(moves, [{ action: 'accept', side: 'guest', account_id: null }]);
	assert.equal((await net.staff.get<{ changed_by: string }>(`/api/v1/recipients/${first.id}`)).body.changed_by, 'Guest');
});

test('the_person_says_no_to_one_house_and_takes_it_back_from_all', async (t) => {
	const net = await open_network(t);
	const { sent, slip } = await introduce(net, [net.lighthouse.id, net.harbor.id]);
	const [first, second] = sent.recipients;
	assert.ok(first && second);
	await net.do(net.staff, first, 'offer');
	const no = await ask(net, `recipients/${first.id}/guest_decline`, slip);
	assert.deepEqual(no.body.recipients.map((one) => one.state), ['guest_declined', 'sent']);
	assert.equal((await net.bed(net.lighthouse.beds[0] ?? '')).state, 'open');
	const late = is_problem(await net.act(net.staff, first, 'offer'), 'move_not_possible', 409);
	assert.equal(late.current?.state, 'guest_declined');

	const all = await ask(net, 'referral/withdraw', slip);
	assert.deepEqual(all.body.recipients.map((one) => one.state), ['guest_declined', 'withdrawn']);
	assert.ok(all.body.ended_at);
	const problem = is_problem(await ask(net, 'referral/withdraw', slip), 'referral_ended', 409);
	assert.equal(problem.current?.['code'], sent.code);
});

test('a_late_answer_gets_where_it_stands_and_nothing_that_was_sealed', async (t) => {
	const net = await open_network(t);
	const { sent, slip } = await introduce(net, [net.lighthouse.id, net.harbor.id]);
	const [first, second] = sent.recipients;
	assert.ok(first && second);
	const early = await ask(net, `recipients/${first.id}/accept`, slip);
	const problem = is_problem(early, 'move_not_possible', 409);
	assert.deepEqual(problem.possible, ['guest_decline', 'withdraw']);
	assert.equal((problem.current as unknown as GuestReferral).recipients[0]?.state, 'sent');
	for (const word of ['Robin', '555-0142', 'evening']) assert.ok(!early.text.includes(word), early.text);

	await net.do(net.staff, first, 'offer');
	await net.world.run(`UPDATE recipient SET held_until = clock_timestamp() WHERE id = '${first.id}'`, {}, 'porchlight_owner');
	is_problem(await ask(net, `recipients/${first.id}/accept`, slip), 'move_not_possible', 409);
	assert.equal((await look(net, slip)).recipients[0]?.state, 'not_arrived', 'a hold whose end has come is over');
	await net.do(net.harbor_staff, second, 'decline', { decline_code: 'no_room' });
	is_problem(await ask(net, `recipients/${second.id}/guest_decline`, slip), 'move_not_possible', 409);
});

test('another_persons_house_is_not_theirs_to_answer', async (t) => {
	const net = await open_network(t);
	const { slip } = await introduce(net, [net.lighthouse.id]);
	const other = await net.ask(net.team, net.lighthouse.id);
	await net.do(net.staff, other, 'offer');
	for (const action of ['accept', 'guest_decline', 'withdraw']) {
		is_problem(await ask(net, `recipients/${other.id}/${action}`, slip), 'not_found', 404);
	}
	is_problem(await ask(net, `recipients/${id('9', 1)}/accept`, slip), 'not_found', 404);
	for (const action of ['offer', 'decline', 'arrive', 'see']) {
		is_problem(await ask(net, `recipients/${other.id}/${action}`, slip), 'not_found', 404);
	}
});

test('consent_taken_back_ends_what_is_open_and_blanks_at_once', async (t) => {
	const net = await open_network(t);
	for (const whose of ['the person', 'the team']) {
		const { sent, slip } = await introduce(net, [net.lighthouse.id, net.harbor.id]);
		const [first, second] = sent.recipients;
		assert.ok(first && second);
		await net.do(net.staff, first, 'offer');
		assert.equal((await net.staff.post(`/api/v1/recipients/${first.id}/notes`, { text: 'See you at eight' })).status, 201);
		if (whose === 'the person') {
			const reply = await ask(net, 'referral/revoke', slip);
			assert.equal(reply.status, 200, reply.text);
			assert.deepEqual([reply.body.name, reply.body.callback, reply.body.note], [null, null, null]);
			assert.ok(reply.body.revoked_at && reply.body.blanked_at);
		} else {
			const reply = await net.team.post<Referral>(`/api/v1/referrals/${sent.id}/revoke`);
			assert.equal(reply.status, 200, reply.text);
			assert.ok(reply.body['revoked_at'] && reply.body['blanked_at']);
		}
		assert.deepEqual((await look(net, slip)).recipients.map((one) => one.state), ['withdrawn', 'withdrawn']);
		assert.equal((await net.bed(net.lighthouse.beds[0] ?? '')).state, 'open');
		const left = await net.world.value(`SELECT count(*) FROM porchlight.referral f LEFT JOIN porchlight.recipient r ON r.referral_id = f.id
			LEFT JOIN porchlight.note n ON n.recipient_id = r.id
			WHERE f.id = :'id' AND (coalesce(sealed_name, sealed_callback, sealed_note, sealed_text) IS NOT NULL)`, { id: sent.id });
		assert.equal(left, 0, 'nothing sealed is left');
		const notes = await net.staff.get<{ items: { text: string | null }[] }>(`/api/v1/recipients/${first.id}/notes`);
		assert.deepEqual(notes.body.items.map((one) => one.text), [null], 'that there was a note stays');
		is_problem(await net.team.post(`/api/v1/recipients/${first.id}/notes`, { text: 'Wait' }), 'referral_ended', 409);
		const again = await ask(net, 'referral/revoke', slip);
		const first_time = await look(net, slip);
		assert.equal(again.body.revoked_at, first_time.revoked_at, 'twice is once');
	}
});

test('consent_can_be_taken_back_after_everything_has_ended', async (t) => {
	const net = await open_network(t);
	const { sent, slip } = await introduce(net, [net.lighthouse.id]);
	const [asked] = sent.recipients;
	assert.ok(asked);
	for (const action of ['offer', 'accept', 'arrive']) await net.do(net.staff, asked, action);
	const reply = await ask(net, 'referral/revoke', slip);
	assert.equal(reply.status, 200, reply.text);
	assert.equal(reply.body.recipients[0]?.state, 'arrived', 'a stay goes on: it holds nothing that was told in confidence');
	assert.equal((await net.staff.get(`/api/v1/referrals/${sent.id}`)).body['name'], null);
	is_problem(await net.hospital.post(`/api/v1/referrals/${sent.id}/revoke`), 'not_found', 404);
	is_problem(await net.staff.post(`/api/v1/referrals/${sent.id}/revoke`), 'not_allowed', 403);
});

test('whoever_asked_for_themself_gets_the_slip_from_the_house_which_also_takes_their_consent_back', async (t) => {
	const net = await open_network(t);
	const asked = await net.staff.post<Referral>(`/api/v1/sites/${net.lighthouse.id}/referrals`, { source: 'self_call', name: 'Robin' });
	assert.equal(asked.status, 201, asked.text);
	const opened = await net.staff.get<Referral>(`/api/v1/referrals/${asked.body.id}`);
	const slip = { code: asked.body.code, secret: String(opened.body['guest_secret']) };
	const seen = await look(net, slip);
	assert.deepEqual([seen.name, seen['organization_name'], seen['consent_version'], seen.recipients[0]?.state], ['Robin', null, null, 'talking']);
	is_problem(await net.harbor_staff.post(`/api/v1/referrals/${asked.body.id}/revoke`), 'not_allowed', 403);
	is_problem(await net.team.post(`/api/v1/referrals/${asked.body.id}/revoke`), 'not_found', 404);
	const back = await net.staff.post<Referral>(`/api/v1/referrals/${asked.body.id}/revoke`);
	assert.equal(back.status, 200, back.text);
	assert.deepEqual([back.body.recipients[0]?.state, (await look(net, slip)).name], ['withdrawn', null]);
	assert.deepEqual(await net.world.psql(`SELECT account_id FROM porchlight.audit WHERE action = 'revoke'`), [{ account_id: id('4', 2) }]);
});

test('a_yes_and_a_no_at_the_same_moment_leave_one_end', async (t) => {
	const net = await open_network(t);
	for (let round = 0; round < 6; round++) {
		const { sent, slip } = await introduce(net, [net.lighthouse.id]);
		const [asked] = sent.recipients;
		assert.ok(asked);
		await net.do(net.staff, asked, 'offer');
		const [yes, no, back] = await Promise.all([
			ask(net, `recipients/${asked.id}/accept`, slip), net.act(net.staff, asked, 'decline', { decline_code: 'staffing' }), ask(net, 'referral/revoke', slip),
		]);
		assert.equal(back.status, 200, back.text);
		const { state } = await net.world.value<string>(`SELECT state FROM porchlight.recipient WHERE id = :'id'`, { id: asked.id }).then((state) => ({ state }));
		assert.equal(state, no.status === 200 ? 'declined' : 'withdrawn');
		assert.ok([200, 409].includes(yes.status));
		assert.equal((await net.bed(net.lighthouse.beds[0] ?? '')).state, 'open');
	}
});

test('what_a_person_agreed_to_is_a_wording_that_the_network_has', async (t) => {
	const net = await open_network(t);
	const { body } = await net.nobody.get<{ version: string; wordings: { language: string; text: string }[] }>('/api/v1/consent');
	assert.equal(body.version, '2026-11', 'the newest one');
	assert.deepEqual(body.wordings.map((one) => one.language), ['en', 'es']);
	assert.ok(body.wordings.every((one) => one.text.includes('{house}')));
	const send = (consent_version: string) => net.team.post('/api/v1/referrals', { site_ids: [net.lighthouse.id], consent_version });
	assert.equal((await send('2026-1')).status, 201, 'an older one is good too');
	const problem = is_problem(await send('2025-7'), 'unknown_wording', 422);
	assert.equal(problem.errors?.[0]?.pointer, '/consent_version');
	await net.world.run(`INSERT INTO consent_wording VALUES ('2099-1', 'en', 'Not yet', '2099-01-01')`, {}, 'porchlight_owner');
	is_problem(await send('2099-1'), 'unknown_wording', 422);
	assert.equal((await net.nobody.get('/api/v1/consent')).body['version'], '2026-11');
});
