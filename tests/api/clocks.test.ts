// The answer clock, which runs while somebody at the house can talk; what it tells and when; and holds that are about to end.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sleep, until } from '../support/patience.ts';
import { type Network, type Recipient, id, is_problem, open_network } from './network.ts';

const minute = 60_000;

type Span = [minutes_from: number, minutes_to: number];

/** When somebody at the house can talk, in minutes from now, known for 30 days; null: it told no hours. */
async function talks(net: Network, number: number, spans: Span[], known_days: number | null = 30): Promise<void> {
	const openings = spans.map(([from, to]) => `jsonb_build_array(now() + interval '${from} minutes', now() + interval '${to} minutes')`);
	await net.world.run(`INSERT INTO service (id, site_id, kind, name, openings, openings_until)
		VALUES ('${id('6', 50 + number)}', '${net.lighthouse.id}', 'conversation', 'Talk ${number}', jsonb_build_array(${openings.join(', ')}),
			now() + ${known_days === null ? 'NULL' : `interval '${known_days} days'`})`, {}, 'porchlight_owner');
}

const time = (value: unknown) => Date.parse(String(value));

/** Minutes from when it was sent, rounded. */
function clock(recipient: Recipient): { alert: number; escalate: number; expires: number } {
	const after = (value: unknown) => Math.round((time(value) - time(recipient['sent_at'])) / minute);
	return { alert: after(recipient['alert_at']), escalate: after(recipient['escalate_at']), expires: after(recipient['answer_due_at']) };
}

const by_hand = (net: Network, asked: { id: string }, set: string) =>
	net.world.run(`UPDATE recipient SET ${set} WHERE id = '${asked.id}'`, {}, 'porchlight_owner');

async function now_of(net: Network, asked: { id: string }): Promise<Recipient> {
	return (await net.team.get<Recipient>(`/api/v1/recipients/${asked.id}`)).body;
}

test('a_house_without_conversation_hours_is_asked_by_the_clock_on_the_wall', async (t) => {
	const net = await open_network(t);
	assert.deepEqual(clock(await net.ask(net.team, net.lighthouse.id)), { alert: 15, escalate: 30, expires: 240 });
});

test('the_answer_clock_stands_still_while_nobody_can_talk', async (t) => {
	const net = await open_network(t);
	await talks(net, 1, [[-120, -60], [-30, 5], [60, 71], [200, 500]]);
	// Five minutes now, ten in an hour: 15. One more then, the rest after 200 minutes. The site’s limit is time on the wall.
	assert.deepEqual(clock(await net.ask(net.team, net.lighthouse.id)), { alert: 70, escalate: 214, expires: 240 });
});

test('of_several_lines_to_talk_any_will_do_and_none_counts_twice', async (t) => {
	const net = await open_network(t);
	await talks(net, 1, [[-10, 10], [100, 300]]);
	await talks(net, 2, [[5, 12], [110, 120]]);
	assert.deepEqual(clock(await net.ask(net.team, net.lighthouse.id)), { alert: 103, escalate: 118, expires: 240 });
});

test('beyond_the_hours_that_are_known_and_where_none_are_stated_the_clock_runs', async (t) => {
	const net = await open_network(t);
	await talks(net, 1, [[-60, -30], [0, 4]], 8);
	const asked = clock(await net.ask(net.team, net.lighthouse.id));
	assert.deepEqual([asked.alert, asked.escalate], [8 * 1440 + 11, 8 * 1440 + 26], 'four minutes now, the rest after what is known');

	const none = await open_network(t);
	await talks(none, 1, [], null);
	assert.deepEqual(clock(await none.ask(none.team, none.lighthouse.id)), { alert: 15, escalate: 30, expires: 240 });
	// Hours were told, and leave the next eight days closed.
	await talks(none, 2, [], 8);
	assert.equal(clock(await none.ask(none.hospital, none.lighthouse.id)).alert, 8 * 1440 + 15);
});

test('both_figures_of_an_answer_are_kept_by_the_wall_and_by_the_hours', async (t) => {
	const net = await open_network(t);
	await talks(net, 1, [[-100, -90], [-40, -35], [-1, 100]]);
	const asked = await net.ask(net.team, net.lighthouse.id);
	await by_hand(net, asked, `sent_at = sent_at - interval '95 minutes'`);
	await net.do(net.staff, asked, 'see');
	assert.equal((await now_of(net, asked))['answer_seconds'], null, 'opening it is no answer');
	const answered = await net.do(net.staff, asked, 'talk');
	const seconds = Number(answered['answer_seconds']);
	assert.ok(seconds >= 11 * 60 && seconds < 11 * 60 + 60, `five and five minutes and one: ${seconds}`);
	assert.ok(time(answered['answered_at']) - time(answered['sent_at']) >= 95 * minute);
	const offered = await net.do(net.staff, asked, 'offer');
	assert.equal(offered['answer_seconds'], seconds, 'the first answer counts');

	const harbor = await net.ask(net.team, net.harbor.id);
	await by_hand(net, harbor, `sent_at = sent_at - interval '20 minutes'`);
	const no = await net.do(net.harbor_staff, harbor, 'decline', { decline_code: 'no_room' });
	assert.ok(Number(no['answer_seconds']) >= 1200 && Number(no['answer_seconds']) < 1260, String(no['answer_seconds']));
});

test('an_unanswered_introduction_is_told_to_both_sides_and_then_to_the_second_contact', async (t) => {
	const net = await open_network(t);
	const asked = await net.ask(net.team, net.lighthouse.id);
	await net.do(net.staff, asked, 'see');
	await by_hand(net, asked, `alert_at = clock_timestamp()`);
	const alerted = await until('the alert', async () => {
		const now = await now_of(net, asked);
		return now['alerted_at'] !== null && now;
	});
	assert.equal(alerted['escalated_at'], null);
	assert.equal(alerted.state, 'seen', 'an alert moves nothing');
	assert.ok(time(alerted['alerted_at']) >= time(alerted['alert_at']));
	for (const who of [net.staff, net.team]) {
		assert.equal((await who.get<Recipient>(`/api/v1/recipients/${asked.id}`)).body['alerted_at'], alerted['alerted_at']);
	}
	await by_hand(net, asked, `escalate_at = clock_timestamp()`);
	const escalated = await until('the second contact', async () => {
		const now = await now_of(net, asked);
		return now['escalated_at'] !== null && now;
	});
	assert.equal(escalated['alerted_at'], alerted['alerted_at']);
	await sleep(2_500);
	assert.equal((await now_of(net, asked)).version, escalated.version, 'it is said once');
});

test('after_a_long_night_without_a_server_both_are_said_at_once_and_what_was_answered_is_left_alone', async (t) => {
	const net = await open_network(t);
	const asked = await Promise.all(Array.from({ length: 5 }, () => net.ask(net.team, net.lighthouse.id)));
	const [first, answered, ended, late, on_time] = asked as [Recipient, Recipient, Recipient, Recipient, Recipient];
	await net.do(net.staff, answered, 'talk');
	await net.do(net.team, ended, 'withdraw');
	await net.world.kill();
	for (const one of [first, answered, ended]) {
		await by_hand(net, one, `sent_at = sent_at - interval '1 hour', alert_at = alert_at - interval '1 hour', escalate_at = escalate_at - interval '1 hour'`);
	}
	await by_hand(net, late, `answer_due_at = clock_timestamp() - interval '1 minute'`);
	await net.world.restart();
	await until('the clock', async () => (await now_of(net, first))['escalated_at']);
	await until('the end', async () => (await now_of(net, late)).state === 'expired');
	assert.notEqual((await now_of(net, first))['alerted_at'], null);
	for (const one of [answered, ended, on_time]) {
		const now = await now_of(net, one);
		assert.deepEqual([now['alerted_at'], now['escalated_at']], [null, null], now.state);
	}
});

test('a_hold_is_told_a_quarter_of_an_hour_before_its_end_once_and_again_when_it_was_made_longer', async (t) => {
	const net = await open_network(t);
	const asked = await net.ask(net.team, net.lighthouse.id);
	const held = await net.do(net.staff, asked, 'offer', { hold_minutes: 30 });
	assert.equal(held['hold_warned_at'], null);
	const shorten = (minutes: number) => by_hand(net, asked, `held_until = clock_timestamp() + interval '${minutes} minutes'`);
	await shorten(14);
	const warned = await until('the warning', async () => {
		const now = await now_of(net, asked);
		return now['hold_warned_at'] !== null && now;
	});
	assert.equal(warned.state, 'offered');
	const longer = await net.do(net.staff, asked, 'extend', { minutes: 60 });
	assert.equal(longer['hold_warned_at'], null, 'there is time again');
	await net.do(net.team, asked, 'accept');
	await shorten(10);
	await until('the second warning', async () => (await now_of(net, asked))['hold_warned_at']);
	assert.equal((await net.staff.get<Recipient>(`/api/v1/recipients/${asked.id}`)).body.state, 'accepted');
});

test('a_hold_never_reaches_beyond_24_hours_however_often_and_by_whom_it_is_made_longer', async (t) => {
	const net = await open_network(t);
	const asked = await net.ask(net.team, net.lighthouse.id);
	const day = (row: Recipient) => time(row.held_until) - time(row['offered_at']);
	assert.equal(day(await net.do(net.staff, asked, 'offer', { hold_minutes: 1000 })), 1000 * minute);
	await net.do(net.team, asked, 'accept');
	const replies = await Promise.all([15, 500, 1440, 1440].map((minutes) => net.act(net.staff, asked, 'extend', { minutes })));
	assert.equal(replies.filter((reply) => reply.status === 200).length, 1, 'once');
	for (const reply of replies.filter((one) => one.status !== 200)) is_problem(reply, 'hold_extended', 409);
	const now = await now_of(net, asked);
	assert.ok(day(now) <= 1440 * minute && day(now) > 1000 * minute);
	assert.equal((await net.bed(now.bed_id ?? '')).held_until?.slice(0, 23), String(now.held_until).slice(0, 23).replace('Z', ''));
});
