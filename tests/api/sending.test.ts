// When the other end fails: tried again under the same key with growing pauses, given up in the lead's sight, and never in anybody else's way.

import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { sleep, until } from '../support/patience.ts';
import { is_problem } from './network.ts';
import { event_of, is_signed } from './receivers.ts';
import { type Delivery, open_told } from './told.ts';

const pauses_s = [10, 60, 300, 1800, 7200, 21600, 21600];

test('what_fails_is_tried_again_later_and_later_under_the_same_key_and_then_given_up', async (t) => {
	const told = await open_told(t);
	const { net, hooks } = told;
	const channel = await told.house_hook({ events: ['introduction.sent'] });
	hooks.answer = () => ({ status: 500 });
	await net.ask(net.team, net.lighthouse.id);
	for (const [n, pause_s] of pauses_s.entries()) {
		const delivery = await told.tried('introduction.sent', n + 1);
		assert.equal(delivery.last_status, 500);
		assert.equal(delivery.state, 'waiting');
		assert.equal(delivery.last_error, 'status');
		const wait_s = (Date.parse(delivery.due_at) - Date.now()) / 1000;
		assert.ok(wait_s > pause_s * 0.8 - 8 && wait_s <= pause_s * 1.2, `after try ${n + 1} ${wait_s} s, not about ${pause_s} s`);
		await told.hours_pass();
	}
	const dead = await told.delivery('introduction.sent', (one) => one.state === 'dead');
	assert.equal(dead.attempts, 8);
	assert.equal(hooks.hooks.length, 8);
	assert.deepEqual(new Set(hooks.hooks.map((hook) => hook.headers['webhook-id'])), new Set([dead.id]), 'the same key at each try');
	for (const hook of hooks.hooks) assert.ok(is_signed(hook, channel.secret ?? ''), 'signed anew at each try');
	const row = await told.own_channel(channel.id);
	assert.equal(row.last_error, 'status');
	assert.ok(row.last_failed_at);
	assert.equal(row.version, channel.version, 'how it fares is no change of the channel');
	assert.deepEqual((await told.deliveries('?state=dead')).map((one) => one.id), [dead.id]);
	assert.deepEqual(await told.deliveries('?state=waiting'), []);
	is_problem(await net.lead.get(`/api/v1/organizations/${net.organizations.lighthouse}/deliveries?state=lost`), 'not_a_choice', 422);

	// The lead has it mended and sends it again: from the beginning, and the same message.
	hooks.answer = () => ({ status: 204 });
	const again = await net.lead.post<Delivery>(`/api/v1/deliveries/${dead.id}/retry`);
	assert.equal(again.status, 200, again.text);
	assert.deepEqual([again.body.state, again.body.attempts], ['waiting', 0]);
	await told.delivery('introduction.sent', (one) => one.state === 'delivered');
	assert.equal(hooks.hooks.at(-1)?.headers['webhook-id'], dead.id);
	const quiet = await net.lead.post<Delivery>(`/api/v1/deliveries/${dead.id}/retry`);
	assert.equal(quiet.body.state, 'delivered', 'what was taken is not sent again');
	await sleep(600);
	assert.equal(hooks.hooks.length, 9);
	assert.ok((await told.own_channel(channel.id)).last_ok_at);
});

test('after_a_day_it_is_given_up_whatever_tries_are_left', async (t) => {
	const told = await open_told(t);
	told.hooks.answer = () => ({ status: 503, headers: { 'Retry-After': '3600' } });
	await told.house_hook({ events: ['introduction.sent'] });
	await told.net.ask(told.net.team, told.net.lighthouse.id);
	const first = await told.tried('introduction.sent', 1);
	assert.equal(first.last_status, 503);
	const wait_s = (Date.parse(first.due_at) - Date.now()) / 1000;
	assert.ok(wait_s > 3590 && wait_s <= 3600, `it asked for an hour and gets ${wait_s} s`);
	await told.net.world.run(`UPDATE porchlight.delivery SET queued_at = now() - interval '23 hours 30 minutes'`);
	await told.hours_pass();
	assert.equal((await told.delivery('introduction.sent', (one) => one.state === 'dead')).attempts, 2);
});

test('each_way_to_fail_has_its_word', async (t) => {
	const told = await open_told(t);
	const { net, hooks } = told;
	const silent = createServer((socket) => socket.on('error', () => undefined));
	await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
	t.after(() => silent.close());
	const nobody = createServer();
	await new Promise<void>((done) => nobody.listen(0, '127.0.0.1', done));
	const port_of = (server: typeof silent) => (server.address() as { port: number }).port;
	const gone = port_of(nobody);
	await new Promise((done) => nobody.close(done));
	hooks.answer = (hook) => (hook.path === '/drop' ? 'drop' : hook.path === '/moved' ? { status: 302, headers: { Location: hooks.url('/house') } } : { status: 200 });
	for (const [address, fault, status] of [
		[`http://127.0.0.1:${gone}/`, 'unreachable', null], ['http://no-such-name.invalid/', 'unreachable', null],
		[hooks.url('/drop'), 'broken_off', null], [hooks.url('/moved'), 'status', 302], [hooks.url().replace('http:', 'https:'), 'tls', null],
	] as const) {
		const channel = await told.house_hook({ address });
		const sent = await net.lead.post<Delivery>(`/api/v1/channels/${channel.id}/test`);
		assert.equal(sent.status, 201, sent.text);
		const dead = await told.delivery('channel.test', (one) => one.channel_id === channel.id && one.state === 'dead', 20_000);
		assert.deepEqual([dead.last_error, dead.last_status, dead.attempts], [fault, status, 1], address);
		assert.equal((await told.own_channel(channel.id)).last_error, fault);
	}
	assert.equal(hooks.hooks.some((hook) => hook.path === '/house'), false, 'nothing is followed elsewhere');
});

test('a_test_says_that_the_channel_works_also_before_it_is_switched_on', async (t) => {
	const told = await open_told(t);
	const { net, hooks } = told;
	const channel = await told.house_hook({ enabled: false });
	const sent = await net.lead.post<Delivery>(`/api/v1/channels/${channel.id}/test`);
	assert.deepEqual([sent.status, sent.body.event, sent.body.state], [201, 'channel.test', 'waiting']);
	const hook = await hooks.hook('channel.test');
	assert.ok(is_signed(hook, channel.secret ?? ''));
	assert.equal(event_of(hook).data['link'], 'https://beds.network.example/');
	await told.delivery('channel.test', (one) => one.state === 'delivered');
	assert.equal((await net.lead.get<Delivery>(`/api/v1/deliveries/${sent.body.id}`)).body.last_status, 204);
});

test('who_is_gone_is_not_told_any_more', async (t) => {
	const told = await open_told(t);
	const { net, hooks } = told;
	const channel = await told.house_hook({ events: ['introduction.sent'] });
	hooks.answer = () => 'hang';
	await net.ask(net.team, net.lighthouse.id);
	await until('the first to come', () => hooks.hooks.length === 1);
	await net.ask(net.team, net.lighthouse.id);
	hooks.answer = () => ({ status: 410 });
	await told.hours_pass();
	await until('the channel to be off', async () => !(await told.own_channel(channel.id)).enabled, 15_000);
	const all = await told.deliveries();
	assert.deepEqual(all.map((one) => one.state), ['dead', 'dead']);
	assert.deepEqual(all.map((one) => one.last_error).toSorted(), ['channel_off', 'status']);
	await net.ask(net.team, net.lighthouse.id);
	assert.equal((await told.deliveries()).length, 2, 'nothing more is written for it');
	const off = is_problem(await net.lead.post(`/api/v1/deliveries/${all[0]?.id}/retry`), 'channel_off', 409);
	assert.equal(off.current?.id, all[0]?.id);
	const now = await told.own_channel(channel.id);
	assert.equal(now.version, channel.version + 1, 'switched off is a change that its lead sees');
	await net.lead.patch(`/api/v1/channels/${channel.id}`, { enabled: true }, now.version);
	hooks.answer = () => ({ status: 200 });
	assert.equal((await net.lead.post(`/api/v1/deliveries/${all[0]?.id}/retry`)).status, 200);
	await told.delivery('introduction.sent', (one) => one.state === 'delivered');
});

test('one_that_never_answers_holds_up_nobody_else', async (t) => {
	const told = await open_told(t);
	const { net, hooks } = told;
	hooks.answer = (hook) => (hook.path.startsWith('/never') ? 'hang' : { status: 200, body: Buffer.alloc(1 << 20, 'a') });
	for (let n = 0; n < 6; n++) await told.house_hook({ address: hooks.url(`/never/${n}`), events: ['introduction.sent'] });
	await told.house_hook({ address: hooks.url('/prompt'), events: ['introduction.sent'] });
	for (let n = 0; n < 5; n++) await net.ask(net.team, net.lighthouse.id);
	await until('the prompt one to have all', () => hooks.hooks.filter((hook) => hook.path === '/prompt').length === 5, 10_000);
	assert.equal(hooks.hooks.filter((hook) => hook.path.startsWith('/never')).length, 6, 'one at a time to each');
	await until('a megabyte of answer to be no failure', async () => (await told.deliveries('?state=delivered')).length === 5);
	const late = await told.delivery('introduction.sent', (one) => one.last_error === 'timeout', 25_000);
	assert.equal(late.attempts, 1);
});

test('switched_off_what_waits_is_dropped_and_removed_it_is_gone', async (t) => {
	const told = await open_told(t);
	const { net, hooks } = told;
	hooks.answer = () => ({ status: 500 });
	const channel = await told.house_hook({ events: ['introduction.sent'] });
	await net.ask(net.team, net.lighthouse.id);
	await told.delivery('introduction.sent', (one) => one.last_status === 500);
	await net.lead.patch(`/api/v1/channels/${channel.id}`, { enabled: false }, channel.version);
	const [dropped] = await told.deliveries();
	assert.deepEqual([dropped?.state, dropped?.last_error], ['dead', 'channel_off']);
	assert.equal((await net.lead.delete(`/api/v1/channels/${channel.id}`)).status, 204);
	assert.deepEqual(await told.deliveries(), []);
});

test('a_mail_server_s_no_is_heard', async (t) => {
	const file = join(tmpdir(), `porchlight-password-${process.pid}`);
	await writeFile(file, 'a long word\n');
	await chmod(file, 0o600);
	const told = await open_told(t, { PORCHLIGHT_SMTP_USER: 'porchlight', PORCHLIGHT_SMTP_PASSWORD_FILE: file });
	const { net, mails } = told;
	mails.sign_in = { user: 'porchlight', password: 'a long word' };
	mails.refuse.set('nobody@house.example', '550 no such mailbox');
	mails.refuse.set('full@house.example', '452 mailbox full');
	const channels = new Map<string, string>();
	for (const name of ['nobody', 'full', 'lead']) {
		const address = `${name}@house.example`;
		channels.set(name, (await told.channel(net.lead, net.organizations.lighthouse, { kind: 'email', address, events: ['introduction.sent'] })).id);
	}
	await net.ask(net.team, net.lighthouse.id);
	const of = (name: string) => (one: Delivery) => one.channel_id === channels.get(name);
	await told.delivery('introduction.sent', (one) => of('lead')(one) && one.state === 'delivered');
	const nobody = await told.delivery('introduction.sent', (one) => of('nobody')(one) && one.attempts === 1 && one.last_status !== null);
	assert.deepEqual([nobody.state, nobody.last_status, nobody.last_error], ['dead', 550, 'mail_refused'], 'no try would do better');
	const full = await told.delivery('introduction.sent', (one) => of('full')(one) && one.last_status !== null);
	assert.deepEqual([full.state, full.last_status], ['waiting', 452], 'that may pass');
	mails.refuse.delete('full@house.example');
	await told.hours_pass();
	const mail = await mails.mail('that came late', (one) => one.to.includes('full@house.example'));
	assert.equal(mail.headers.get('message-id'), `<${full.id}@network.example>`);
	assert.equal(net.world.log.join('\n').includes('a long word'), false);
});
