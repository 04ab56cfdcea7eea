// Ages, countdowns, the server's clock, a list that keeps still, drafts, moves, positions.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { age_of, clock_text, remaining_until } from '../../../web/core/ages.ts';
import { ServerClock } from '../../../web/core/clock.ts';
import { arrival_time, draft_body, draft_faults, empty_draft } from '../../../web/core/draft.ts';
import { arrange } from '../../../web/core/keep_still.ts';
import { ended_badly, is_ended, moves_possible } from '../../../web/core/moves.ts';
import { position_value } from '../../../web/core/position.ts';
import { FakeClock } from './clock.ts';
import { now } from './fixtures.ts';

const minute = 60_000;

test('ages_are_whole_units_that_have_passed', () => {
	const age = (ms: number) => age_of(now - ms, now);
	assert.deepEqual(age(-5000), { unit: 'now', n: 0 });
	assert.deepEqual(age(59_999), { unit: 'now', n: 0 });
	assert.deepEqual(age(minute), { unit: 'minutes', n: 1 });
	assert.deepEqual(age(59 * minute), { unit: 'minutes', n: 59 });
	assert.deepEqual(age(60 * minute), { unit: 'hours', n: 1 });
	assert.deepEqual(age(47 * 60 * minute), { unit: 'hours', n: 47 });
	assert.deepEqual(age(49 * 60 * minute), { unit: 'days', n: 2 });
});

test('a_countdown_is_zero_only_when_it_is_over', () => {
	const left = (ms: number) => remaining_until(now + ms, now);
	assert.equal(clock_text(left(4 * 3_600_000)), '4:00:00');
	assert.equal(clock_text(left(61_000)), '1:01');
	assert.equal(clock_text(left(1)), '0:01');
	assert.equal(left(1).over, false);
	assert.equal(left(0).over, true);
	assert.equal(left(15 * minute).soon, true);
	assert.equal(left(15 * minute + 1000).soon, false);
});

test('the_servers_time_is_followed_however_wrong_the_device_is', () => {
	const device = new FakeClock(now);
	const clock = new ServerClock(device);
	assert.equal(clock.now(), now);
	clock.tell(now + 7 * minute);
	assert.equal(clock.now(), now + 7 * minute);
	clock.tell(now + 7 * minute + 300);
	assert.equal(clock.now(), now + 7 * minute, 'the road is not the clock');
	clock.tell(Number.NaN);
	assert.equal(clock.now(), now + 7 * minute);
});

test('a_list_under_a_finger_stays_as_it_is_and_counts_what_waits', () => {
	const all = () => true;
	assert.deepEqual(arrange(['a', 'b', 'c'], ['c', 'a', 'b'], false, all), { ids: ['c', 'a', 'b'], changes: 0 });
	assert.deepEqual(arrange(['a', 'b', 'c'], ['c', 'a', 'b'], true, all), { ids: ['a', 'b', 'c'], changes: 1 });
	assert.deepEqual(arrange(['a', 'b', 'c'], ['a', 'c', 'd'], true, all), { ids: ['a', 'b', 'c'], changes: 2 });
	assert.deepEqual(arrange(['a', 'b'], ['b'], true, (id) => id !== 'a'), { ids: ['b'], changes: 0 });
	assert.deepEqual(arrange([], ['a'], true, all), { ids: ['a'], changes: 0 });
});

test('only_the_persons_yes_and_the_alternative_are_asked_for', () => {
	const draft = empty_draft('s1');
	assert.deepEqual(draft_faults(draft, 1), ['alternative', 'agreed']);
	assert.deepEqual(draft_faults({ ...draft, agreed: true, alternative: 'unknown' }, 1), []);
	assert.deepEqual(draft_faults({ ...draft, agreed: true, alternative: 'unknown', note: 'x'.repeat(281) }, 2), ['team', 'note']);
});

test('what_stays_open_is_sent_as_not_stated', () => {
	const body = draft_body({ ...empty_draft('s1'), name: '  ', note: ' hello ', alternative: 'inpatient' }, now, true);
	assert.deepEqual(body, {
		site_ids: ['s1'], only_if_open: true, name: null, callback: null, note: 'hello', needs: [], languages: [], arrival_estimate: null, transport: null,
		alternative: 'inpatient', county_fips: null, consent_version: '2026-11',
	});
});

test('an_arrival_is_a_rough_time_on_a_quarter_of_an_hour', () => {
	assert.equal(arrival_time('hour', now + minute), '2026-11-22T13:15:00Z');
	assert.equal(arrival_time('unknown', now), null);
});

test('what_may_be_done_is_read_from_the_table_of_moves', () => {
	const moves = [
		{ from_state: 'offered', action: 'accept', side: 'house', to_state: 'accepted', meaning: '' },
		{ from_state: 'offered', action: 'accept', side: 'sender', to_state: 'accepted', meaning: '' },
		{ from_state: 'sent', action: 'offer', side: 'house', to_state: 'offered', meaning: '' },
	] as const;
	assert.deepEqual(moves_possible(moves, 'offered', 'house'), ['accept']);
	assert.deepEqual(moves_possible(moves, 'sent', 'sender'), []);
	assert.ok(is_ended('elsewhere') && !is_ended('waitlisted'));
	assert.ok(ended_badly('declined') && !ended_badly('arrived'));
});

test('positions_are_compared_as_numbers_not_as_texts', () => {
	assert.ok(position_value('A/0') > position_value('9/FFFFFFFF'));
	assert.ok(position_value('10/0') > position_value('9/0'));
	assert.ok(position_value('0/FF') < position_value('0/100'));
});
