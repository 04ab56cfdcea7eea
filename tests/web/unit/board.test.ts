// What the board makes of rows: standings, order, filters and their address, hours, distances, where else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { miles_between, place_of } from '../../../web/core/distance.ts';
import { filters_count, filters_from_url, filters_to_url, fit_of, no_filters } from '../../../web/core/filters.ts';
import { openness_of } from '../../../web/core/hours.ts';
import { compare_houses, houses_of, stops_of } from '../../../web/core/houses.ts';
import { nearest_others } from '../../../web/core/nearest.ts';
import { bed, house, now, service, site } from './fixtures.ts';

const nowhere = { from: null, counties: new Map() };

test('a_house_says_what_its_rooms_and_its_word_are_worth', () => {
	const standing = (facts: object, rooms = [bed()]) => houses_of([site(facts)], rooms, [], nowhere, now)[0]?.standing;
	assert.equal(standing({}), 'open');
	assert.equal(standing({ confirmed_at: '2026-11-22T03:00:00Z' }), 'call_first');
	assert.equal(standing({ confirmed_at: '2026-11-20T03:00:00Z' }), 'not_confirmed');
	assert.equal(standing({ confirmed_at: null }), 'not_confirmed');
	assert.equal(standing({}, [bed({ state: 'occupied' })]), 'no_room');
	assert.equal(standing({ state: 'paused' }), 'paused');
	assert.equal(standing({ state: 'closed' }), 'closed');
	assert.equal(standing({ staffed_limit: 1 }, [bed(), bed({ id: 'b2', state: 'occupied' })]), 'no_room');
});

test('a_place_without_rooms_is_no_house_but_its_services_are_listed', () => {
	const sites = [site({ id: 's2' })];
	const services = [service({ site_id: 's2' }), service({ id: 'v2', site_id: 's2', kind: 'conversation' })];
	assert.equal(houses_of(sites, [], services, nowhere, now).length, 0);
	assert.deepEqual(stops_of(sites, services, nowhere, now).map((stop) => stop.service.id), ['v1']);
});

test('room_comes_first_then_near_then_the_name', () => {
	const list = [
		house({ standing: 'paused' }, { id: 'e', name: 'A' }),
		house({ standing: 'open', miles: null }, { id: 'd', name: 'A' }),
		house({ standing: 'open', miles: 30 }, { id: 'b', name: 'Z' }),
		house({ standing: 'call_first', miles: 1 }, { id: 'c', name: 'A' }),
		house({ standing: 'open', miles: 3 }, { id: 'a', name: 'Z' }),
	];
	assert.deepEqual(list.sort(compare_houses).map((one) => one.site.id), ['a', 'b', 'd', 'c', 'e']);
});

test('filters_survive_the_address_bar', () => {
	const filters = {
		...no_filters, name: 'Peña & co', county: '36083', near: '36001', within: 30, open_only: true, talk_now: true, entry: 'self_only' as const,
		languages: ['es', 'ase'], access: ['step_free' as const, 'pets' as const], populations: ['veterans'], age: 17, nights: 10,
	};
	assert.deepEqual(filters_from_url(filters_to_url(filters)), filters);
	assert.equal(filters_to_url(no_filters), '');
	assert.equal(filters_count(filters), 13);
});

test('an_address_made_by_hand_breaks_nothing', () => {
	assert.deepEqual(filters_from_url('?within=abc&near=troy&entry=window&access=flight,step_free&open=yes'), { ...no_filters, access: ['step_free'] });
});

test('a_fact_that_is_not_stated_is_asked_about_and_never_a_no', () => {
	const wants = { ...no_filters, access: ['step_free' as const], languages: ['es'] };
	assert.deepEqual(fit_of(house(), wants), { fits: true, ask: ['step_free', 'languages'] });
	assert.equal(fit_of(house({}, { step_free: false }), wants).fits, false);
	assert.equal(fit_of(house({}, { step_free: true, languages: ['en'] }), wants).fits, false);
	assert.deepEqual(fit_of(house({}, { step_free: true, languages: ['en', 'es'] }), wants), { fits: true, ask: [] });
});

test('a_person_is_old_enough_and_may_stay_long_enough_or_the_house_is_asked', () => {
	const wants = { ...no_filters, age: 17, nights: 10, access: ['drop_off' as const] };
	assert.deepEqual(fit_of(house({}, { minimum_age: 16, maximum_nights: 10, drop_off: true }), wants), { fits: true, ask: [] });
	assert.equal(fit_of(house({}, { minimum_age: 18, maximum_nights: 10 }), wants).fits, false);
	assert.equal(fit_of(house({}, { minimum_age: 16, maximum_nights: 7 }), wants).fits, false);
	assert.equal(fit_of(house({}, { minimum_age: 16, drop_off: false }), wants).fits, false);
	assert.deepEqual(fit_of(house({}, { minimum_age: null, maximum_nights: null, drop_off: null }), wants), { fits: true, ask: ['age', 'nights', 'drop_off'] });
});

test('a_house_fits_by_its_own_county_or_one_that_it_serves', () => {
	assert.ok(fit_of(house(), { ...no_filters, county: '36083' }).fits);
	assert.ok(fit_of(house({}, { counties_served: ['36001'] }), { ...no_filters, county: '36001' }).fits);
	assert.ok(!fit_of(house(), { ...no_filters, county: '36001' }).fits);
});

test('a_name_is_found_without_its_accents_and_by_its_town', () => {
	assert.ok(fit_of(house({}, { name: 'Casa Peña' }), { ...no_filters, name: 'pena casa' }).fits);
	assert.ok(fit_of(house(), { ...no_filters, name: 'troy' }).fits);
	assert.ok(!fit_of(house(), { ...no_filters, name: 'utica' }).fits);
});

test('open_only_and_talk_now_leave_out_what_is_closed', () => {
	assert.ok(!fit_of(house({ open: 0 }), { ...no_filters, open_only: true }).fits);
	assert.ok(!fit_of(house({ talk: { is: 'closed', next: null } }), { ...no_filters, talk_now: true }).fits);
	assert.deepEqual(fit_of(house(), { ...no_filters, talk_now: true }).ask, ['talk']);
});

test('open_now_reaches_to_the_end_of_intervals_that_touch', () => {
	const hours = service({ openings: [['2026-11-22T10:00:00Z', '2026-11-22T13:00:00Z'], ['2026-11-22T13:00:00Z', '2026-11-22T18:00:00Z']] });
	assert.deepEqual(openness_of(hours, now), { is: 'open', until: Date.parse('2026-11-22T18:00:00Z') });
});

test('an_interval_opens_at_its_first_instant_and_is_over_at_its_last', () => {
	const hours = service({ openings: [['2026-11-22T12:00:00Z', '2026-11-22T13:00:00Z']] });
	assert.equal(openness_of(hours, now - 1).is, 'closed');
	assert.equal(openness_of(hours, now).is, 'open');
	assert.equal(openness_of(hours, now + 3_600_000).is, 'closed');
});

test('closed_tells_the_next_opening_and_unknown_hours_are_not_stated', () => {
	assert.deepEqual(openness_of(service({ openings: [['2026-11-24T10:00:00Z', '2026-11-24T13:00:00Z'], ['2026-11-23T10:00:00Z', '2026-11-23T13:00:00Z']] }), now), { is: 'closed', next: Date.parse('2026-11-23T10:00:00Z') });
	assert.deepEqual(openness_of(service({ openings_until: null }), now), { is: 'not_stated' });
	assert.deepEqual(openness_of(service({ openings: [['2026-11-01T10:00:00Z', '2026-11-01T13:00:00Z']], openings_until: '2026-11-08T00:00:00Z' }), now), { is: 'not_stated' });
});

test('a_confidential_house_is_as_far_as_the_middle_of_its_county', () => {
	const albany = { latitude: 42.6, longitude: -73.97 };
	const counties = new Map([['36083', { latitude: 42.71, longitude: -73.51 }]]);
	assert.deepEqual(place_of(site({ latitude: null, longitude: null }), counties), counties.get('36083'));
	const miles = miles_between(albany, { latitude: 42.71, longitude: -73.51 });
	assert.ok(miles > 23 && miles < 26, String(miles));
});

test('where_else_prefers_a_fitting_house_then_a_sure_one_then_a_near_one', () => {
	const houses = [
		house({ miles: 1, open: 0 }, { id: 'full' }),
		house({ miles: 2 }, { id: 'unfit', step_free: false }),
		house({ miles: 50, freshness: 'fresh' }, { id: 'fits_far', step_free: true }),
		house({ miles: 5, freshness: 'call_first' }, { id: 'fits_call', step_free: true }),
		house({ miles: 3 }, { id: 'not_stated' }),
		house({ miles: 0 }, { id: 'asked', step_free: true }),
	];
	const found = nearest_others(houses, [], { without: ['asked'], languages: [], needs: ['step_free'] });
	assert.deepEqual(found.houses.map((one) => one.site.id), ['fits_far', 'fits_call', 'not_stated']);
});

test('where_else_names_drop_ins_that_are_open_and_not_full_and_always_a_warmline', () => {
	const open = { openings: [['2026-11-22T10:00:00Z', '2026-11-22T13:00:00Z']] as [string, string][] };
	const services = [
		service({ id: 'shut' }), service({ id: 'full', level: 'full', ...open }), service({ id: 'open', level: 'busy', ...open }),
		service({ id: 'line', kind: 'warmline' }),
	];
	const stops = stops_of([site()], services, nowhere, now);
	const found = nearest_others([], stops, { without: [], languages: [], needs: [] });
	assert.deepEqual(found.drop_ins.map((stop) => stop.service.id), ['open']);
	assert.deepEqual(found.warmlines.map((stop) => stop.service.id), ['line']);
});
