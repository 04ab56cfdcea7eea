// The code and the secret: who is told them, how they are typed, and what happens to whoever guesses.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { type Slip, ask, introduce, look, said } from './guest.ts';
import { type Referral, id, is_problem, open_network } from './network.ts';

test('a_wrong_code_and_a_wrong_secret_are_told_alike', async (t) => {
	const net = await open_network(t);
	const { sent, slip } = await introduce(net, [net.lighthouse.id]);
	const { slip: other } = await introduce(net, [net.lighthouse.id]);
	const wrong: [string, Slip][] = [
		['another’s secret', { ...slip, secret: other.secret }],
		['another’s code', { ...slip, code: other.code }],
		['a code that nobody has', { ...slip, code: slip.code === 'AAAAAA' ? 'CCCCCC' : 'AAAAAA' }],
		['no code at all', { ...slip, code: '!' }],
		['a secret that is none', { ...slip, secret: '0000' }],
	];
	const answers = new Set<string>();
	for (const [what, body] of wrong) {
		for (const path of ['referral', `recipients/${String(sent.recipients[0]?.id)}/guest_decline`, 'referral/withdraw', 'referral/revoke']) {
			const reply = await ask(net, path, body);
			is_problem(reply, 'unknown_code', 404, what);
			answers.add(reply.text.replace(/"instance":"[^"]*"/, ''));
		}
	}
	assert.equal(answers.size, 1);
	const typed = { code: slip.code.toLowerCase().replace(/(...)/, '$1-'), secret: ` ${slip.secret.toLowerCase().replaceAll('-', ' ')} ` };
	assert.equal((await look(net, typed)).code, sent.code);
	assert.equal((await look(net, slip)).recipients[0]?.state, 'sent', 'nothing happened');
	for (const [body, slug, pointer] of [
		[{ code: slip.code }, 'missing_member', '/secret'], [{ ...slip, name: 'x' }, 'unknown_member', '/name'],
		[{ ...slip, code: 7 }, 'wrong_type', '/code'], [{ ...slip, secret: 'A'.repeat(61) }, 'too_long', '/secret'],
	] as const) {
		assert.equal(is_problem(await ask(net, 'referral', body), slug, 422).errors?.[0]?.pointer, pointer);
	}
});

test('whoever_guesses_is_made_to_wait_by_code_and_by_address', async (t) => {
	const net = await open_network(t, { env: { PORCHLIGHT_TRUSTED_PROXIES: '127.0.0.1' } });
	const { slip } = await introduce(net, [net.lighthouse.id]);
	const { slip: other } = await introduce(net, [net.lighthouse.id]);
	const from = (address: string, body: Slip) => ask(net, 'referral', body, { headers: { 'X-Forwarded-For': address } });
	const letters = 'ACDEFGHJKM';
	for (const letter of letters) {
		is_problem(await from(`203.0.113.${letters.indexOf(letter)}`, { ...slip, secret: letter.repeat(12) }), 'unknown_code', 404);
	}
	const made_to_wait = await from('203.0.113.77', slip);
	is_problem(made_to_wait, 'too_many_requests', 429);
	const seconds = Number(made_to_wait.headers['retry-after']);
	assert.ok(seconds > 0 && seconds <= 15, `${seconds} s, even with the right secret`);
	assert.equal((await from('203.0.113.77', other)).status, 200, 'another code is not slowed down');

	for (let tries = 0; tries < 30; tries++) {
		const code = `AAA${letters[Math.floor(tries / 10)]}C${letters[tries % 10]}`;
		is_problem(await from('198.51.100.7', { code, secret: other.secret }), 'unknown_code', 404);
	}
	is_problem(await from('198.51.100.7', other), 'too_many_requests', 429);
	assert.equal((await from('198.51.100.8', other)).status, 200, 'nor another address');
});

test('the_secret_is_told_to_the_sender_alone_and_stored_nowhere', async (t) => {
	const net = await open_network(t);
	const key = randomUUID();
	const body = { site_ids: [net.lighthouse.id], consent_version: '2026-11', ...said };
	const sent = await net.team.post<Referral>('/api/v1/referrals', body, { key });
	const secret = String(sent.body['guest_secret']);
	assert.equal((await net.team.post('/api/v1/referrals', body, { key })).text, sent.text, 'the same answer to the same key');
	assert.equal((await net.team.get(`/api/v1/referrals/${sent.body.id}`)).body['guest_secret'], secret);
	assert.equal((await net.staff.get(`/api/v1/referrals/${sent.body.id}`)).body['guest_secret'], null);
	const list = await net.team.get('/api/v1/referrals');
	assert.ok(!list.text.includes(secret) && !list.text.includes('guest_secret'));
	await ask(net, 'referral', { code: sent.body.code, secret });
	const tables = await net.world.psql<{ name: string }>(`SELECT c.relname AS name FROM pg_class c
		WHERE c.relnamespace = 'porchlight'::regnamespace AND c.relkind = 'r'`);
	for (const { name } of tables) {
		const rows = await net.world.run(`SELECT x::text FROM porchlight.${name} x`);
		assert.ok(!rows.includes(secret) && !rows.includes(secret.replaceAll('-', '')), name);
	}
	assert.ok(!net.world.log.some((line) => line.includes(secret)));
});

test('the_house_types_the_code_as_it_was_said_and_each_try_is_written_down', async (t) => {
	const net = await open_network(t);
	const { sent } = await introduce(net, [net.lighthouse.id]);
	const find = async (code: string) => (await net.staff.get<{ items: { id: string }[] }>(`/api/v1/referrals?code=${encodeURIComponent(code)}`)).body.items;
	for (const typed of [sent.code, sent.code.toLowerCase(), sent.code.replace(/(...)/, '$1 '), sent.code.replace(/(...)/, '$1-'), ` ${sent.code} `]) {
		assert.deepEqual((await find(typed)).map((one) => one.id), [sent.id], typed);
	}
	assert.deepEqual(await find('what is this'), []);
	const audit = await net.world.psql<{ account_id: string; subject_id: string | null }>(
		`SELECT account_id, subject_id FROM porchlight.audit WHERE action = 'code' ORDER BY id`);
	assert.equal(audit.length, 6);
	assert.ok(audit.every((row) => row.account_id === id('4', 2)));
	assert.deepEqual(audit.map((row) => row.subject_id), [...Array<string>(5).fill(sent.id), null]);
});

test('the_persons_own_visits_are_written_down_once_in_a_while', async (t) => {
	const net = await open_network(t);
	const { sent, slip } = await introduce(net, [net.lighthouse.id]);
	for (let times = 0; times < 3; times++) await look(net, slip);
	const visits = () => net.world.value<number>(`SELECT count(*) FROM porchlight.audit WHERE action = 'guest_open' AND subject_id = :'id'`, { id: sent.id });
	assert.equal(await visits(), 1);
	await net.world.run(`UPDATE guest_visit SET at = at - interval '16 minutes'`, {}, 'porchlight_owner');
	await look(net, slip);
	assert.equal(await visits(), 2);
});

