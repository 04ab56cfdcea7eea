// Signing in and out: what is told, what is not, and how soon it holds.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '../support/http.ts';
import { until } from '../support/patience.ts';
import { is_problem, open_network, password, signed_in } from './network.ts';

interface Session {
	account_id: string;
	name: string;
	email: string;
	shared_computer: boolean;
	expires_at: string;
	idle_minutes: number;
	now: string;
	memberships: { organization_id: string; organization_name: string; organization_kind: string; role: string }[];
}

test('who_signs_in_is_told_who_they_are_and_the_cookie_is_the_browsers_alone', async (t) => {
	const net = await open_network(t);
	const client = new Client(net.world.base);
	t.after(() => client.close());
	const reply = await client.post<Session>('/api/v1/session', { email: ' Lead@Lighthouse.Example ', password });
	assert.equal(reply.status, 201, reply.text);
	const [cookie = ''] = reply.headers['set-cookie'] ?? [];
	assert.match(cookie, /^porchlight=[A-Za-z0-9_-]{43};/);
	assert.match(cookie, /HttpOnly/i);
	assert.match(cookie, /SameSite=Lax/i);
	assert.match(cookie, /Max-Age=43200/i);
	const { body } = await client.get<Session>('/api/v1/session');
	assert.equal(body.name, 'Lena');
	assert.deepEqual(body.memberships, [
		{ organization_id: net.lighthouse.organization, organization_name: 'Lighthouse', organization_kind: 'peer_respite', role: 'house_lead' },
	]);
	assert.equal(body.idle_minutes, 720);
	assert.ok(Math.abs(Date.parse(body.expires_at) - Date.parse(body.now) - 12 * 3600_000) < 60_000);
});

test('on_a_shared_computer_the_session_ends_early_and_with_the_browser', async (t) => {
	const net = await open_network(t);
	const client = new Client(net.world.base);
	t.after(() => client.close());
	const reply = await client.post<Session>('/api/v1/session', { email: 'lead@lighthouse.example', password, shared_computer: true });
	assert.equal(reply.body.idle_minutes, 15);
	assert.doesNotMatch(reply.headers['set-cookie']?.[0] ?? '', /Max-Age|Expires/i);
});

test('a_wrong_password_and_an_unknown_address_are_told_apart_by_nothing', async (t) => {
	const net = await open_network(t);
	const answers = [];
	for (const email of ['lead@lighthouse.example', 'nobody@lighthouse.example']) {
		const client = new Client(net.world.base);
		const tries = [];
		for (let n = 0; n < 6; n++) {
			const reply = await client.post('/api/v1/session', { email, password: 'not the password' });
			tries.push([reply.status, (reply.body as { type: string }).type, reply.headers['retry-after'] !== undefined]);
		}
		answers.push(tries);
		client.close();
	}
	assert.deepEqual(answers[0], answers[1]);
	assert.deepEqual(answers[0]?.[0], [401, '/problems/wrong_sign_in', false]);
	assert.deepEqual(answers[0]?.[5], [429, '/problems/too_many_requests', true]);
	const client = new Client(net.world.base);
	const right = await client.post('/api/v1/session', { email: 'lead@lighthouse.example', password });
	assert.equal(right.status, 429, 'not even the right one, for a while');
	client.close();
	const other = await signed_in(net.world, 'staff@lighthouse.example');
	other.close();
	assert.equal(await net.world.value(`SELECT count(*) FROM porchlight.audit WHERE action = 'sign_in_failed'`), 10);
});

test('a_disabled_account_can_not_sign_in', async (t) => {
	const net = await open_network(t);
	await net.world.run(`UPDATE account SET disabled_at = now() WHERE email = 'lead@lighthouse.example'`, {}, 'porchlight_owner');
	const client = new Client(net.world.base);
	t.after(() => client.close());
	is_problem(await client.post('/api/v1/session', { email: 'lead@lighthouse.example', password }), 'wrong_sign_in', 401);
	await until('the open session to end', async () => (await net.lead.get('/api/v1/session')).status === 401);
});

test('signing_out_ends_the_session_and_signing_out_everywhere_ends_all', async (t) => {
	const net = await open_network(t);
	const [one, two] = [await signed_in(net.world, 'lead@lighthouse.example'), await signed_in(net.world, 'lead@lighthouse.example')];
	t.after(() => [one, two].forEach((client) => client.close()));
	const kept = one.twin();
	t.after(() => kept.close());
	const out = await one.delete('/api/v1/session');
	assert.equal(out.status, 204);
	assert.equal(one.cookies.size, 0, 'the browser forgets it');
	await until('the old token to be refused', async () => (await kept.get('/api/v1/session')).status === 401, 1_000);
	assert.equal((await two.get('/api/v1/session')).status, 200);
	assert.equal((await two.delete('/api/v1/sessions')).status, 204);
	await until('the first session of all', async () => (await net.lead.get('/api/v1/session')).status === 401, 1_000);
});

test('a_taken_away_role_is_refused_at_once', async (t) => {
	const net = await open_network(t);
	await net.world.run(`DELETE FROM membership WHERE account_id = (SELECT id FROM account WHERE email = 'staff@lighthouse.example')`, {}, 'porchlight_owner');
	const path = `/api/v1/sites/${net.lighthouse.id}/confirmations`;
	const first = await net.staff.post(path);
	assert.equal(first.status, 403, 'the act itself asks, before the change stream has told anybody');
});
