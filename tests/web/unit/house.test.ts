// The pure rules behind the house's screens: what is stated and what of it is sent, days, when a room may open next, what is told of a
// hold, the answer clock, the handover sheet, channels.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer_next, answer_phase } from '../../../web/core/answer_clock.ts';
import { channel_changes, channel_faults, draft_of, empty_channel, house_events, team_events, type Channel } from '../../../web/core/channels.ts';
import { date_plus, latest_leaving, nights_between } from '../../../web/core/dates.ts';
import { hold_news } from '../../../web/core/hold_news.ts';
import { house_sheet } from '../../../web/core/house_sheet.ts';
import { next_opening } from '../../../web/core/next_opening.ts';
import type { Recipient, Referral, Stay } from '../../../web/core/rows.ts';
import { all_facts, fact_faults, facts_changed, facts_of, rebase } from '../../../web/core/site_facts.ts';
import type { SiteReply } from '../../../web/net/shapes.ts';
import { bed, now, site } from './fixtures.ts';

const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();

function recipient(more: Partial<Recipient> = {}): Recipient {
	return {
		id: 'r1', version: 1, referral_id: 'f1', site_id: 's1', house_id: 'o1', sender_id: 'team', state: 'sent', sent_at: at(-5), seen_at: null, answered_at: null,
		offered_at: null, accepted_at: null, arrived_at: null, ended_at: null, answer_due_at: at(235), alert_at: at(10), escalate_at: at(25), alerted_at: null,
		escalated_at: null, hold_warned_at: null, bed_id: null, held_until: null, hold_extended: false, decline_code: null, instead_site_id: null, ...more,
	} as Recipient;
}

const read = (more: Partial<SiteReply> = {}) => facts_of({ ...site(), address: '1 Elm Street', postcode: null, second_contact: null, public_counts: false, ...more } as SiteReply);

test('every_stated_fact_can_be_edited_and_only_what_changed_is_sent', () => {
	const base = read();
	assert.deepEqual(facts_changed(base, base), {});
	for (const name of ['entry', 'languages', 'populations', 'counties_served', 'minimum_age', 'window_nights', 'drop_off', 'pets', 'smoking_area', 'fragrance_free', 'transport_help', 'second_contact', 'hold_minutes', 'answer_minutes', 'phone', 'zone'] as const) {
		assert.ok(all_facts.some((fact) => fact.name === name), name);
	}
	assert.deepEqual(facts_changed(base, { ...base, pets: true, maximum_nights: '15', languages: ['es', 'en'] }), { pets: true, maximum_nights: 15, languages: ['es', 'en'] });
	assert.deepEqual(facts_changed({ ...base, languages: ['en', 'es'] }, { ...base, languages: ['es', 'en'] }), {}, 'an order is no change');
});

test('what_is_emptied_is_not_stated', () => {
	const base = read({ minimum_age: 18, city: 'Troy', notice: 'Icy stairs' });
	assert.deepEqual(facts_changed(base, { ...base, minimum_age: ' ', city: '  ', notice: '' }), { minimum_age: null, city: null, notice: '' });
});

test('answers_that_can_not_be_are_said_with_their_fact', () => {
	const faults = (more: object) => fact_faults({ ...read(), ...more }).map(({ name, fault }) => `${name} ${fault}`);
	assert.deepEqual(faults({}), []);
	assert.deepEqual(faults({ maximum_nights: '91' }), ['maximum_nights range']);
	assert.deepEqual(faults({ maximum_nights: 'two' }), ['maximum_nights number']);
	assert.deepEqual(faults({ name: ' ' }), ['name needed']);
	assert.deepEqual(faults({ notice: 'x'.repeat(281) }), ['notice long']);
	assert.deepEqual(faults({ window_nights: '7' }), ['window_days both']);
	assert.deepEqual(faults({ window_nights: '31', window_days: '30' }), ['window_nights order']);
	assert.deepEqual(faults({ fresh_hours: '24', stale_hours: '24' }), []);
	assert.deepEqual(faults({ fresh_hours: '25', stale_hours: '24' }), ['stale_hours order']);
});

test('two_peoples_changes_are_both_kept', () => {
	const base = read();
	const mine = { ...base, pets: true, city: 'Albany' };
	const theirs = { ...base, notice: 'Icy stairs', city: 'Utica' };
	assert.deepEqual(facts_changed(theirs, rebase(base, mine, theirs)), { pets: true, city: 'Albany' });
	assert.equal(rebase(base, mine, theirs).notice, 'Icy stairs');
});

test('days_are_counted_as_a_calendar_does', () => {
	assert.equal(date_plus('2026-10-31', 2), '2026-11-02');
	assert.equal(date_plus('2028-02-28', 1), '2028-02-29');
	assert.equal(nights_between('2026-10-30', '2026-11-02'), 3);
	assert.equal(latest_leaving('2026-11-22', 7), '2026-11-29');
	assert.equal(latest_leaving('2026-11-22', null), null);
});

test('a_room_may_open_when_somebody_said_so_and_never_before_today', () => {
	const said = (id: string, opens_on: string | null, by = 'house_staff', state: 'occupied' | 'turnover' | 'open' = 'occupied') =>
		bed({ id, state, opens_on, opens_said_at: opens_on ? at(-60) : null, opens_said_by: opens_on ? by : null });
	const next = (beds: ReturnType<typeof bed>[], state: 'welcoming' | 'paused' = 'welcoming') => next_opening({ state }, beds, '2026-11-22');
	assert.equal(next([said('a', null), said('b', '2026-11-21')]), null, 'a day that passed says nothing');
	assert.equal(next([said('a', '2026-11-24')], 'paused'), null);
	assert.deepEqual(next([said('a', '2026-11-28'), said('b', '2026-11-24', 'house_lead'), said('c', '2026-11-26'), said('d', '2026-11-22', 'clock', 'open')]),
		{ from: '2026-11-24', until: '2026-11-26', rooms: 2, by: 'house_lead', said_at: now - 60 * 60_000 });
});

test('both_sides_are_told_a_quarter_of_an_hour_before_a_hold_ends_and_when_it_has', () => {
	const offered = (minutes: number) => recipient({ state: 'offered', held_until: at(minutes), answered_at: at(-4) });
	const what = (one: Recipient, away = new Set<string>()) => hold_news([one], now, away).map((news) => news.what);
	assert.deepEqual(what(offered(15.1)), []);
	assert.deepEqual(what(offered(15)), ['soon']);
	assert.deepEqual(what(offered(0)), [], 'over, and not yet said by the server');
	assert.deepEqual(what(recipient({ state: 'not_arrived', ended_at: at(-1) })), ['lapsed']);
	assert.deepEqual(what(recipient({ state: 'not_arrived', ended_at: at(-31) })), []);
	assert.deepEqual(what(recipient({ state: 'arrived', ended_at: at(-1), held_until: null })), []);
	const taken = new Set(hold_news([offered(10)], now, new Set()).map((news) => news.key));
	assert.deepEqual(what(offered(10), taken), [], 'taken away');
	assert.deepEqual(what(offered(14), taken), ['soon'], 'made longer: told anew');
});

test('the_answer_clock_strikes_at_its_times_and_stops_at_an_answer', () => {
	const waits = recipient();
	const later = (minutes: number) => answer_phase(waits, now + minutes * 60_000);
	assert.deepEqual([later(0), later(9.9), later(10), later(25)], ['new', 'new', 'late', 'escalated']);
	assert.equal(answer_phase(recipient({ alerted_at: at(-1), alert_at: at(1) }), now), 'late', 'what the server has struck is struck');
	assert.equal(answer_phase(recipient({ answered_at: at(-1) }), now), null);
	assert.equal(answer_phase(recipient({ state: 'expired' }), now), null);
	assert.deepEqual(answer_next(waits, now), { what: 'late', at: now + 10 * 60_000 });
	assert.deepEqual(answer_next(waits, now + 30 * 60_000), { what: 'expired', at: now + 235 * 60_000 });
});

test('the_handover_sheet_has_what_the_next_shift_must_know', () => {
	const beds = [bed({ id: 'b1', label: 'Fern', state: 'occupied' }), bed({ id: 'b2', label: 'Heron', state: 'held', held_until: at(30) }), bed({ id: 'b3', label: 'Alder' })];
	const stay: Stay = { id: 'y1', version: 1, site_id: 's1', bed_id: 'b1', recipient_id: null, source: 'walk_in', arrived_at: at(-2000), planned_leave_on: '2026-11-24', left_at: null };
	const offered = recipient({ id: 'r2', referral_id: 'f2', state: 'offered', answered_at: at(-3), bed_id: 'b2', held_until: at(30), unread_house: 2 });
	const sheet = house_sheet({
		site: site(), beds, stays: [stay, { ...stay, id: 'y2', left_at: at(-9) }],
		recipients: [recipient(), offered, recipient({ id: 'r3', state: 'declined', ended_at: at(-30) }), recipient({ id: 'r4', state: 'declined', ended_at: at(-3000) }), recipient({ id: 'r5', site_id: 'other' })],
		referral_of: (id) => ({ id, code: id === 'f2' ? 'HELD77' : 'ASKED3', arrival_estimate: id === 'f2' ? at(20) : null }) as Referral,
	}, now, '2026-11-22');
	assert.deepEqual(sheet.rooms.map(({ bed: { label }, stay: there, code }) => [label, there?.id ?? null, code]), [['Fern', 'y1', null], ['Heron', null, 'HELD77'], ['Alder', null, null]]);
	assert.deepEqual(sheet.asks.map((one) => [one.recipient.id, one.room, one.until]), [['r2', 'Heron', now + 30 * 60_000], ['r1', null, now + 235 * 60_000]]);
	assert.deepEqual(sheet.leaving, [{ on: '2026-11-24', room: 'Fern' }]);
	assert.deepEqual(sheet.arriving, [{ at: now + 20 * 60_000, code: 'HELD77' }]);
	assert.deepEqual(sheet.ended, [{ state: 'declined', n: 1 }]);
	assert.equal(sheet.unread, 2);
});

test('a_channel_is_looked_at_before_it_is_sent_and_only_its_changes_go_out', () => {
	const draft = { ...empty_channel(house_events), address: 'night@cedar.example' };
	assert.ok(draft.events.length > 0 && draft.events.every((one) => house_events.includes(one)));
	assert.ok(empty_channel(team_events).events.every((one) => team_events.includes(one)));
	assert.deepEqual(channel_faults(draft), []);
	assert.deepEqual(channel_faults({ ...draft, address: 'night at cedar', events: [] }), ['address', 'events']);
	assert.deepEqual(channel_faults({ ...draft, kind: 'webhook' }), ['address']);
	assert.deepEqual(channel_faults({ ...draft, kind: 'webhook', address: ' https://hooks.example/x ' }), []);
	const channel = { ...draft, id: 'c1', version: 1 } as unknown as Channel;
	assert.deepEqual(channel_changes(channel, draft_of(channel)), {});
	assert.deepEqual(channel_changes(channel, { ...draft_of(channel), address: ' day@cedar.example ', events: [...draft.events].reverse() }), { address: 'day@cedar.example' });
});
