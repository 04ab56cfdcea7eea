// The pure rules behind the referral loop's screens: what fits, where else and why, what is news to whom, a team's lists, the person's codes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alerts_of, type Eyes } from '../../../web/core/alerts.ts';
import { draft_body, draft_of, empty_draft } from '../../../web/core/draft.ts';
import { keys_of_fragment, link_of, plain_code, secret_text } from '../../../web/core/guest.ts';
import { match_with, misfit } from '../../../web/core/match.ts';
import { nearest_others } from '../../../web/core/nearest.ts';
import { may_send, text_left } from '../../../web/core/notes.ts';
import { compare_entries, has_decline, is_escalated, list_of, needs_elsewhere, winner_of, type Entry } from '../../../web/core/referral_lists.ts';
import type { Recipient, Referral } from '../../../web/core/rows.ts';
import { bed, house, now, site } from './fixtures.ts';

const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();

function recipient(more: Partial<Recipient> = {}): Recipient {
	return {
		id: 'r1', version: 1, referral_id: 'f1', site_id: 's1', house_id: 'o1', sender_id: 'team', state: 'sent', sent_at: at(-5), seen_at: null, answered_at: null,
		offered_at: null, accepted_at: null, arrived_at: null, ended_at: null, answer_due_at: at(235), alert_at: at(10), escalate_at: at(25), alerted_at: null,
		escalated_at: null, hold_warned_at: null, bed_id: null, held_until: null, hold_extended: false, decline_code: null, instead_site_id: null,
		note_count: 0, unread_house: 0, unread_sender: 0, ...more,
	};
}

function referral(more: Partial<Referral> = {}): Referral {
	return {
		id: 'f1', version: 1, code: 'ACD347', organization_id: 'team', source: 'team', created_at: at(-5), owner_id: 'me', needs: [], languages: [],
		arrival_estimate: null, transport: null, alternative: null, county_fips: null, ended_at: null, ...more,
	};
}

const entry = (recipients: Recipient[], more: Partial<Referral> = {}): Entry => ({ referral: referral(more), recipients });

// --- what fits -----------------------------------------------------------------------------------------------------------

test('what_is_asked_for_is_there_or_not_or_has_to_be_asked', () => {
	const match = match_with(site({ step_free: true, pets: false, languages: ['en', 'ase'], counties_served: ['36001'], drop_off: false }), [], {
		needs: ['step_free', 'pet', 'service_animal', 'sign_language', 'quiet_room'], languages: ['en', 'es'], county_fips: '36093', transport: 'team_brings',
	});
	assert.deepEqual(match.has.map((one) => one.code), ['step_free', 'sign_language', 'en']);
	assert.deepEqual(match.lacks.map((one) => `${one.of} ${one.code}`.trim()), ['need pet', 'language es', 'area 36093', 'door']);
	assert.deepEqual(match.ask.map((one) => one.code), ['service_animal', 'quiet_room']);
	assert.equal(misfit(match), 2);
});

test('a_fact_that_is_not_stated_never_counts_as_a_no', () => {
	const nothing_stated = site({ languages: [], counties_served: [], drop_off: null, transport_help: null });
	const match = match_with(nothing_stated, [], { needs: ['step_free', 'sign_language'], languages: ['es'], county_fips: '36001', transport: 'needs_ride' });
	assert.deepEqual(match.lacks, []);
	assert.equal(match.ask.length, 5);
	assert.equal(misfit(match), 1);
	assert.equal(misfit(match_with(nothing_stated, [], { needs: [], languages: [], county_fips: nothing_stated.county_fips })), 0);
});

test('one_room_of_its_own_is_enough', () => {
	const private_room = (...stated: (boolean | null)[]) => match_with(site(), stated.map((one) => bed({ private_room: one })), { needs: ['private_room'], languages: [] });
	assert.equal(private_room(false, true).has.length, 1);
	assert.equal(private_room(false, false).lacks.length, 1);
	assert.equal(private_room(false, null).ask.length, 1);
	assert.equal(private_room().ask.length, 1);
});

test('of_two_sure_rooms_the_one_where_somebody_can_talk_now_comes_first_and_a_house_that_only_the_person_calls_last', () => {
	const houses = [
		house({ miles: 1, talk: { is: 'closed', next: now + 1 } }, { id: 'closed' }),
		house({ miles: 9, talk: { is: 'open', until: now + 1 } }, { id: 'talks' }),
		house({ miles: 0, talk: { is: 'open', until: now + 1 } }, { id: 'self', entry: 'self_only' }),
	];
	assert.deepEqual(nearest_others(houses, [], { without: [], needs: [], languages: [] }).houses.map((one) => one.site.id), ['talks', 'closed', 'self']);
});

// --- asking another house ------------------------------------------------------------------------------------------------

test('a_draft_for_another_house_has_all_that_was_passed_on_but_not_the_persons_yes', () => {
	const again = draft_of(referral({ needs: ['pet'], languages: ['es'], transport: 'own', alternative: 'jail', county_fips: '36001', name: 'Robin', callback: null, note: 'Garden' }), 's2');
	assert.deepEqual(again, { ...empty_draft('s2'), team: 'team', needs: ['pet'], languages: ['es'], transport: 'own', alternative: 'jail', county_fips: '36001', name: 'Robin', note: 'Garden', agreed: false });
	assert.equal(draft_body(again, now, false, '2027-01').consent_version, '2027-01');
});

// --- lists ---------------------------------------------------------------------------------------------------------------

test('lists_are_mine_the_teams_and_what_nobody_has_answered', () => {
	const mine = entry([recipient()]);
	const answered = entry([recipient({ state: 'talking', answered_at: at(-1) }), recipient({ id: 'r2' })], { id: 'f2', owner_id: 'you' });
	const ended = entry([recipient({ state: 'declined', answered_at: at(-1), ended_at: at(-1) })], { id: 'f3' });
	const all = [mine, answered, ended];
	assert.deepEqual(list_of('mine', all, 'me'), [mine]);
	assert.deepEqual(list_of('team', all, 'me'), [mine, answered]);
	assert.deepEqual(list_of('unanswered', all, 'me'), [mine]);
});

test('where_else_is_offered_when_every_house_is_silent_for_30_minutes_and_at_any_no', () => {
	const silent = recipient({ alert_at: at(-20), escalate_at: at(-5), alerted_at: at(-20), escalated_at: at(-5) });
	assert.ok(is_escalated(entry([silent]), now));
	assert.ok(!is_escalated(entry([silent, recipient({ id: 'r2' })]), now), 'another house still has time');
	assert.ok(!is_escalated(entry([silent, recipient({ id: 'r2', state: 'talking', answered_at: at(-1) })]), now), 'another house has answered');
	const no = recipient({ id: 'r2', state: 'declined', answered_at: at(-1), ended_at: at(-1) });
	assert.ok(has_decline(entry([recipient(), no])));
	assert.ok(!has_decline(entry([recipient({ state: 'accepted', answered_at: at(-2) }), no])));
	assert.ok(needs_elsewhere(entry([no])));
	assert.ok(!needs_elsewhere(entry([no, recipient({ state: 'arrived' })])));
	assert.equal(winner_of(entry([no, recipient({ state: 'accepted' })]))?.id, 'r1');
});

test('what_presses_stands_first', () => {
	const calm = entry([recipient()], { id: 'calm', created_at: at(-90) });
	const late = entry([recipient({ alert_at: at(-1) })], { id: 'late' });
	const holding = entry([recipient({ state: 'offered', answered_at: at(-1), held_until: at(20) })], { id: 'holding' });
	const silent = entry([recipient({ alert_at: at(-20), escalate_at: at(-5) })], { id: 'silent' });
	assert.deepEqual([calm, late, holding, silent].sort((a, b) => compare_entries(a, b, now)).map((one) => one.referral.id), ['silent', 'holding', 'late', 'calm']);
});

// --- news ----------------------------------------------------------------------------------------------------------------

const eyes = (more: Partial<Eyes> = {}): Eyes => ({ side_of: () => 'sender', is_mine: () => true, is_own_doing: () => false, now, ...more });
const known = (...rows: Recipient[]) => new Map(rows.map((row) => [row.id, row]));
const told = (before: Recipient, after: Partial<Recipient>, more: Partial<Eyes> = {}) =>
	alerts_of(known(before), [{ ...before, version: before.version + 1, ...after }], eyes(more)).map((one) => one.what);

test('the_first_look_is_no_news', () => {
	assert.deepEqual(alerts_of(null, [recipient()], eyes({ side_of: () => 'house' })), []);
	assert.deepEqual(alerts_of(known(), [recipient()], eyes({ side_of: () => 'house' })).map((one) => one.what), ['new']);
	assert.deepEqual(alerts_of(known(), [recipient()], eyes()), [], 'the team sent it itself');
});

test('each_side_is_told_what_the_other_or_the_clock_did', () => {
	const house_side = { side_of: () => 'house' as const };
	assert.deepEqual(told(recipient(), { state: 'offered', held_until: at(60) }), ['offered']);
	assert.deepEqual(told(recipient(), { state: 'offered', held_until: at(60) }, house_side), []);
	assert.deepEqual(told(recipient({ state: 'offered' }), { state: 'accepted' }, house_side), ['accepted']);
	assert.deepEqual(told(recipient(), { state: 'seen' }), []);
	assert.deepEqual(told(recipient(), { alerted_at: at(0) }), ['late']);
	assert.deepEqual(told(recipient({ alerted_at: at(-15) }), { escalated_at: at(0) }, house_side), ['escalated']);
	assert.deepEqual(told(recipient({ state: 'offered' }), { hold_warned_at: at(0) }), ['hold_soon']);
	assert.deepEqual(told(recipient(), { unread_sender: 1 }), ['note']);
	assert.deepEqual(told(recipient(), { unread_house: 1 }), [], 'a note of one’s own');
	assert.deepEqual(told(recipient(), {}), []);
});

test('what_one_does_oneself_is_no_news_but_a_note_that_comes_meanwhile_is', () => {
	assert.deepEqual(told(recipient({ state: 'offered' }), { state: 'accepted', unread_sender: 1 }, { is_own_doing: () => true }), ['note']);
});

test('what_somebody_else_looks_after_is_news_only_when_nobody_answers_it', () => {
	assert.deepEqual(told(recipient(), { state: 'offered' }, { is_mine: () => false }), []);
	assert.deepEqual(told(recipient({ alerted_at: at(-15) }), { escalated_at: at(0) }, { is_mine: () => false }), ['escalated']);
});

// --- the person's codes, notes -------------------------------------------------------------------------------------------

test('the_link_carries_both_codes_in_its_fragment_however_they_are_written', () => {
	const link = link_of('https://porchlight.example', { code: 'acd347', secret: 'kmnp qrtu-vwxy' });
	assert.equal(link, 'https://porchlight.example/mine#ACD347-KMNP-QRTU-VWXY');
	assert.deepEqual(keys_of_fragment(new URL(link).hash), { code: 'ACD347', secret: 'KMNP-QRTU-VWXY' });
	assert.deepEqual(keys_of_fragment('#acd347kmnpqrtuvwxy'), { code: 'ACD347', secret: 'KMNP-QRTU-VWXY' });
	for (const bad of ['', '#', '#ACD347', '#ACD347-KMNP-QRTU-VWX', '#ACD347-KMNP-QRTU-VWXYZ']) assert.equal(keys_of_fragment(bad), null, bad);
	assert.equal(plain_code(' ac-d3 47 '), 'ACD347');
	assert.equal(secret_text('kmnpqrtuvwxy'), 'KMNP-QRTU-VWXY');
});

test('a_note_has_280_characters_as_a_person_counts_them', () => {
	assert.equal(text_left('🌱'.repeat(280)), 0);
	assert.ok(may_send(` ${'a'.repeat(280)} `));
	assert.ok(!may_send('a'.repeat(281)));
	assert.ok(!may_send(' \n '));
});
