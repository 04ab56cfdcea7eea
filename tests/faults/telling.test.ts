// What is told survives whoever tells it: a server killed in the middle of sending, two servers at once, a database that goes away.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../support/patience.ts';
import { event_of } from '../api/receivers.ts';
import { open_told } from '../api/told.ts';

test('a_server_killed_while_sending_leaves_the_message_to_the_next_under_the_same_key', async (t) => {
	const told = await open_told(t);
	const { net, hooks } = told;
	const channel = await told.house_hook({ events: ['introduction.sent'] });
	hooks.answer = () => 'hang';
	const asked = await net.ask(net.team, net.lighthouse.id);
	await until('the webhook to be on its way', () => hooks.hooks.length === 1);
	await net.world.kill();
	const [row] = await net.world.psql<{ id: string; state: string; attempts: number; lease_s: number }>(
		`SELECT id, state, attempts, extract(epoch FROM claimed_until - now())::integer AS lease_s FROM porchlight.delivery`);
	assert.deepEqual([row?.state, row?.attempts], ['waiting', 1]);
	assert.ok((row?.lease_s ?? 0) > 30 && (row?.lease_s ?? 0) <= 60, 'it is somebody’s for a minute');

	hooks.answer = () => ({ status: 204 });
	await net.world.restart();
	await told.hours_pass();
	await until('it to be sent again', () => hooks.hooks.length === 2, 15_000);
	assert.deepEqual(hooks.hooks.map((hook) => hook.headers['webhook-id']), [row?.id, row?.id]);
	assert.deepEqual(hooks.hooks.map((hook) => event_of(hook).data['recipient_id']), [asked.id, asked.id]);
	await until('it to be written down', async () => (await net.world.value('SELECT state FROM porchlight.delivery')) === 'delivered');
	assert.equal(await net.world.value(`SELECT count(*)::integer FROM porchlight.delivery WHERE channel_id = '${channel.id}'`), 1);
});

test('a_server_that_stops_gives_back_what_it_could_not_finish', async (t) => {
	const told = await open_told(t);
	const { net, hooks } = told;
	await told.house_hook({ events: ['introduction.sent'] });
	hooks.answer = () => 'hang';
	await net.ask(net.team, net.lighthouse.id);
	await until('the webhook to be on its way', () => hooks.hooks.length === 1);
	await net.world.server.stop();
	const [row] = await net.world.psql(`SELECT state, attempts, claimed_until, due_at <= now() AS due FROM porchlight.delivery`);
	assert.deepEqual(row, { state: 'waiting', attempts: 0, claimed_until: null, due: true });
});

test('two_servers_send_each_message_once_and_in_order', async (t) => {
	const told = await open_told(t);
	const { net, hooks } = told;
	await net.world.another_server();
	const rounds = 40;
	await told.house_hook({ address: hooks.url('/one') });
	await told.house_hook({ address: hooks.url('/two') });
	await told.team_hook();
	// What already stands in the outbox when both look, and what comes while they do.
	await Promise.all(Array.from({ length: rounds }, async () => {
		const asked = await net.ask(net.hospital, net.lighthouse.id);
		await net.do(net.staff, asked, 'talk');
		await net.do(net.staff, asked, 'decline', { decline_code: 'no_room' });
	}));
	const waiting = () => net.world.value<number>(`SELECT count(*)::integer FROM porchlight.delivery WHERE state <> 'delivered'`);
	await until('all to be told', async () => (await waiting()) === 0, 60_000);
	assert.equal(hooks.hooks.length, 3 * 3 * rounds, 'three steps, to three channels, once each');
	assert.equal(new Set(hooks.hooks.map((hook) => event_of(hook).id)).size, hooks.hooks.length);
	for (const path of ['/one', '/two', '/team']) {
		const events = hooks.hooks.filter((hook) => hook.path === path).map(event_of);
		for (const recipient of new Set(events.map((event) => event.data['recipient_id']))) {
			assert.deepEqual(events.filter((event) => event.data['recipient_id'] === recipient).map((event) => event.type),
				['introduction.sent', 'introduction.answered', 'introduction.declined'], path);
		}
	}
	const by_both = await net.world.psql<{ attempts: number }>('SELECT DISTINCT attempts FROM porchlight.delivery');
	assert.deepEqual(by_both, [{ attempts: 1 }]);
});

test('a_database_that_goes_away_and_comes_back_loses_no_message', async (t) => {
	const told = await open_told(t, {}, { own_cluster: true });
	const { net, hooks } = told;
	await told.house_hook({ events: ['introduction.sent'] });
	hooks.answer = () => 'hang';
	await net.ask(net.team, net.lighthouse.id);
	await until('the webhook to be on its way', () => hooks.hooks.length === 1);
	hooks.answer = () => ({ status: 204 });
	await net.world.cluster.stop();
	hooks.cut();
	await net.world.cluster.start();
	await until('the broken try to be written down', async () => (await net.world.value<string | null>('SELECT last_error FROM porchlight.delivery')) === 'broken_off', 30_000);
	await told.hours_pass();
	await until('it to arrive', async () => (await net.world.value('SELECT state FROM porchlight.delivery')) === 'delivered', 30_000);
	assert.equal(new Set(hooks.hooks.map((hook) => hook.headers['webhook-id'])).size, 1);
});

test('an_act_comes_through_while_a_channel_is_removed', async (t) => {
	const told = await open_told(t);
	const { net } = told;
	const channel = await told.house_hook();
	// The removal has begun and is not committed when the act wants to tell that channel.
	const removal = net.world.run(`BEGIN; DELETE FROM porchlight.channel WHERE id = '${channel.id}'; SELECT pg_sleep(1.5); COMMIT;`, {}, 'porchlight_owner');
	await until('the removal to have begun', () => net.world.value<boolean>(
		`SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE '%pg_sleep(1.5)%' AND wait_event = 'PgSleep')`));
	const asked = await net.ask(net.team, net.lighthouse.id);
	await removal;
	assert.equal(asked.state, 'sent');
	assert.deepEqual(await told.deliveries(), []);
});

test('acts_and_changes_of_channels_cross_without_harm', async (t) => {
	const told = await open_told(t);
	const { net } = told;
	let wrong = 0;
	let over = false;
	const lead = (async () => {
		while (!over) {
			const channel = await told.house_hook();
			await net.lead.patch(`/api/v1/channels/${channel.id}`, { enabled: false }, channel.version);
			await net.lead.post(`/api/v1/channels/${channel.id}/test`);
			await net.lead.delete(`/api/v1/channels/${channel.id}`);
		}
	})();
	for (let n = 0; n < 40; n++) {
		const reply = await net.team.post('/api/v1/referrals', { site_ids: [net.lighthouse.id], consent_version: '2026-1' });
		if (reply.status !== 201) wrong++;
	}
	over = true;
	await lead;
	assert.equal(wrong, 0);
	assert.equal(net.world.log.some((line) => /deadlock|foreign key/.test(line)), false);
});
