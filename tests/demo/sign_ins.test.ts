// Who can sign in to the demo network, and what they find; and that the demo never touches a network that is there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '../support/http.ts';
import { until } from '../support/patience.ts';
import { open_world } from '../support/world.ts';

const password = 'porchlight-demo';

test('a_second_demo_changes_nothing_and_says_the_sign_ins_again', async (t) => {
	const world = await open_world({ demo: true, serve: false });
	t.after(() => world.close());
	const before = await world.value<number>('SELECT count(*) + sum(version) FROM porchlight.site');
	const again = await world.porchlight(['demo', '--if-empty']);
	assert.equal(again.code, 0, again.stderr);
	assert.match(again.stdout, /porchlight-demo[^]*rosa@harborlight\.example[^]*admin@porchlight\.example/);
	const refused = await world.porchlight(['demo']);
	assert.equal(refused.code, 1);
	assert.match(refused.stderr, /holds a network already/);
	assert.equal(await world.value('SELECT count(*) + sum(version) FROM porchlight.site'), before);
});

test('if_empty_leaves_another_network_alone_and_says_no_sign_ins', async (t) => {
	const world = await open_world({ serve: false });
	t.after(() => world.close());
	await world.run(`INSERT INTO organization (id, name, kind) VALUES ('01900000-0000-7000-8000-000000000001', 'Ours', 'network')`, {}, 'porchlight_owner');
	const asked = await world.porchlight(['demo', '--if-empty']);
	assert.deepEqual({ code: asked.code, stdout: asked.stdout }, { code: 0, stdout: '' });
});

test('the_demo_wants_a_schema', async (t) => {
	const world = await open_world({ serve: false });
	t.after(() => world.close());
	await world.run('DROP SCHEMA porchlight CASCADE', {}, 'porchlight_owner');
	const asked = await world.porchlight(['demo']);
	assert.equal(asked.code, 1);
	assert.match(asked.stderr, /porchlight migrate/);
});

test('everyone_on_the_list_can_sign_in_and_has_their_role', async (t) => {
	const world = await open_world({ demo: true });
	t.after(() => world.close());
	const { stdout } = await world.porchlight(['demo', '--if-empty']);
	const emails = [...stdout.matchAll(/^ {2}(\S+@\S+\.example)/gm)].map((found) => found[1] ?? '');
	assert.equal(emails.length, 10);
	const roles: Record<string, string> = {};
	for (const email of emails) {
		const client = new Client(world.base);
		t.after(() => client.close());
		await client.sign_in(email, password);
		const { body } = await client.get<{ memberships: { role: string }[] }>('/api/v1/session');
		roles[email] = body.memberships.map((membership) => membership.role).join(' ');
	}
	assert.deepEqual(Object.values(roles).sort(), [
		'analyst', 'house_lead', 'house_lead', 'house_staff', 'house_staff', 'network_admin', 'referrer', 'referrer', 'referrer', 'referrer_lead',
	]);
});

test('a_house_reads_the_name_that_its_guest_chose', async (t) => {
	const world = await open_world({ demo: true });
	t.after(() => world.close());
	const rosa = new Client(world.base);
	t.after(() => rosa.close());
	await rosa.sign_in('rosa@harborlight.example', password);
	const waiting = await world.value<string>(`SELECT r.referral_id FROM porchlight.recipient r JOIN porchlight.site s ON s.id = r.site_id
		WHERE s.name = 'Harborlight House' AND r.state = 'sent'`);
	const { status, body } = await rosa.get<{ name: string; callback: string }>(`/api/v1/referrals/${waiting}`);
	assert.equal(status, 200);
	assert.equal(body.name, 'June');
	assert.equal(body.callback, '(503) 555-0141');
});

test('a_server_that_runs_shows_the_demo_as_soon_as_it_is_made', async (t) => {
	const world = await open_world();
	t.after(() => world.close());
	const made = await world.porchlight(['demo', '--sites', '30', '--history-days', '60']);
	assert.equal(made.code, 0, made.stderr);
	const rosa = new Client(world.base);
	t.after(() => rosa.close());
	await until('the sign-in to be known', async () => {
		const reply = await rosa.post('/api/v1/session', { email: 'rosa@harborlight.example', password });
		return reply.status === 201;
	});
	const board = await until('the board to hold every house', async () => {
		const { body } = await rosa.get<{ rows: Record<string, { id: string }[]> }>('/api/v1/board?view=network');
		return body.rows['site']?.length === 40 ? body : null;
	});
	assert.equal(board.rows['bed']?.length, await world.value('SELECT count(*) FROM porchlight.bed'));
	assert.equal(world.log.filter((line) => line.includes('feed.lost')).length, 0);
});
