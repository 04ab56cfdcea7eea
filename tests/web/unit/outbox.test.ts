// Changes that wait: sent once, in order, with their keys; cancellable; asked about when they are old.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Change, Outbox, type ProblemLike, type Sent } from '../../../web/core/outbox.ts';
import { FakeClock, settle } from './clock.ts';

function change(key: string, more: Partial<Change> = {}): Change {
	return {
		key, method: 'POST', path: '/beds/b1/states', body: { state: 'open' }, kind: 'bed', id: 'b1', effect: { state: 'open' }, version: 3, in_body: true,
		made_at: Date.parse('2026-11-22T12:00:00Z'), good_for_ms: 600_000, says: 'did.room', about: {}, attempts: 0, ...more,
	};
}

function world(answers: Sent[] = []) {
	const clock = new FakeClock();
	const sent: Change[] = [];
	const kept: Change[][] = [];
	const done: string[] = [];
	const refused: [string, ProblemLike][] = [];
	const outbox = new Outbox({
		clock,
		random: () => 0,
		send: async (one) => {
			sent.push(one);
			return answers.shift() ?? { end: 'done', row: null };
		},
		save: (changes) => kept.push(structuredClone(changes)),
		changed: () => undefined,
		done: (one) => done.push(one.key),
		said_no: (one, problem) => refused.push([one.key, problem]),
	});
	return { clock, outbox, sent, kept, done, refused };
}

test('a_change_is_sent_at_once_and_is_gone_when_it_is_done', async () => {
	const w = world();
	w.outbox.add(change('k1'));
	assert.ok(w.outbox.is_sending('k1'));
	await settle();
	assert.deepEqual(w.done, ['k1']);
	assert.equal(w.outbox.changes.length, 0);
	assert.deepEqual(w.kept.at(-1), []);
});

test('it_is_kept_before_it_is_sent', () => {
	const w = world();
	w.outbox.add(change('k1'));
	assert.equal(w.kept[0]?.[0]?.key, 'k1');
});

test('the_row_shows_what_was_tapped_until_the_server_has_said', async () => {
	const w = world([{ end: 'lost' }]);
	w.outbox.add(change('k1'));
	assert.deepEqual(w.outbox.overlay('bed', { id: 'b1', state: 'held' }), { id: 'b1', state: 'open' });
	assert.deepEqual(w.outbox.overlay('bed', { id: 'b2', state: 'held' }), { id: 'b2', state: 'held' });
	await w.clock.pass(5000);
	assert.deepEqual(w.outbox.overlay('bed', { id: 'b1', state: 'held' }), { id: 'b1', state: 'held' });
});

test('without_network_they_wait_in_order_and_go_out_once_each_with_their_keys', async () => {
	const w = world([{ end: 'lost' }, { end: 'lost' }]);
	w.outbox.add(change('k1'));
	w.outbox.add(change('k2', { id: 'b2' }));
	await w.clock.pass(600);
	assert.ok(w.outbox.waits);
	await w.clock.pass(10_000);
	assert.deepEqual(w.sent.map((one) => one.key), ['k1', 'k1', 'k1', 'k2']);
	assert.deepEqual(w.done, ['k1', 'k2']);
});

test('a_second_tap_on_the_same_room_follows_the_version_that_the_first_made', async () => {
	const w = world([{ end: 'done', row: { id: 'b1', version: 4 } }]);
	w.outbox.add(change('k1'));
	w.outbox.add(change('k2'));
	await settle();
	assert.deepEqual(w.sent.map((one) => one.version), [3, 4]);
});

test('a_no_is_told_and_what_comes_after_it_goes_on', async () => {
	const w = world([{ end: 'said_no', problem: { slug: 'version_changed', title: '' } }]);
	w.outbox.add(change('k1'));
	w.outbox.add(change('k2', { id: 'b2' }));
	await settle();
	assert.deepEqual(w.refused.map(([key]) => key), ['k1']);
	assert.deepEqual(w.done, ['k2']);
});

test('what_was_never_tried_can_be_taken_back_and_what_is_on_its_way_can_not', async () => {
	const w = world([{ end: 'lost' }]);
	w.outbox.add(change('k1'));
	w.outbox.add(change('k2'));
	assert.equal(w.outbox.cancel('k1'), false);
	assert.equal(w.outbox.cancel('k2'), true);
	await w.clock.pass(10_000);
	assert.deepEqual(w.done, ['k1']);
});

test('what_waited_too_long_is_asked_about_instead_of_sent', async () => {
	const w = world();
	w.outbox.restore([change('old', { made_at: Date.parse('2026-11-22T10:00:00Z') }), change('new', { id: 'b2' })]);
	await settle();
	assert.deepEqual(w.sent.map((one) => one.key), ['new']);
	assert.equal(w.outbox.changes[0]?.asks, true);
	w.outbox.affirm('old');
	await settle();
	assert.deepEqual(w.done, ['new', 'old']);
});

test('what_was_tried_before_is_tried_again_however_old_since_it_may_have_happened', async () => {
	const w = world();
	w.outbox.restore([change('old', { made_at: Date.parse('2026-11-22T10:00:00Z'), attempts: 1 })]);
	await settle();
	assert.deepEqual(w.done, ['old']);
});

test('a_patch_whose_first_answer_was_lost_is_done_when_the_row_is_as_it_wanted', async () => {
	const patch = { method: 'PATCH' as const, in_body: false, body: { staffed_limit: 2 } };
	const stale: Sent = { end: 'said_no', problem: { slug: 'version_changed', title: '', current: { staffed_limit: 2 } } };
	const w = world([{ end: 'lost' }, stale, stale]);
	w.outbox.add(change('k1', patch));
	await w.clock.pass(5000);
	assert.deepEqual(w.done, ['k1']);
	w.outbox.add(change('k2', patch));
	await settle();
	assert.deepEqual(w.refused.map(([key]) => key), ['k2'], 'at a first try it is somebody else who did it');
});

test('signed_out_nothing_is_sent_until_somebody_signs_in', async () => {
	const w = world();
	w.outbox.pause(true);
	w.outbox.add(change('k1'));
	await w.clock.pass(60_000);
	assert.equal(w.sent.length, 0);
	w.outbox.pause(false);
	await settle();
	assert.deepEqual(w.done, ['k1']);
});

test('the_one_kept_by_an_earlier_page_goes_before_a_new_one', async () => {
	const w = world();
	w.outbox.pause(true);
	w.outbox.add(change('new'));
	w.outbox.restore([change('kept', { id: 'b2' }), change('new')]);
	w.outbox.pause(false);
	await settle();
	assert.deepEqual(w.done, ['kept', 'new']);
});
