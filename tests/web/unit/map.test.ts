// The map's arithmetic: marks that make room for each other, labels that cover nothing, and houses of which only the county is told.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { box_of, by_county, map_x, map_y, marks_of, place_marks, radius_of, rooms_of, states_shown, type Box, type Mark } from '../../../web/core/map.ts';
import type { House } from '../../../web/core/houses.ts';
import { site } from './fixtures.ts';

const counties = new Map([
	['41051', { latitude: 45.5, longitude: -122.4, name: 'Multnomah' }],
	['41039', { latitude: 43.9, longitude: -122.8, name: 'Lane' }],
]);

function house(id: string, county_fips: string, place: [number, number] | null, open = 1): House {
	return {
		site: site({ id, name: `House ${id}`, county_fips, latitude: place?.[0] ?? null, longitude: place?.[1] ?? null }),
		beds: [], freshness: 'fresh', open, standing: open > 0 ? 'open' : 'no_room', talk: { is: 'not_stated' }, miles: null,
	};
}

const box: Box = { left: -25000, top: -11000, right: -23400, bottom: -9300 };

function mark(id: string, at_x: number, at_y: number): Mark {
	return { id, county: '41051', houses: [], rooms: 1, label: `House ${id}`, is_area: false, at_x, at_y, x: 0, y: 0, side: null };
}

test('marks_that_would_cover_each_other_are_moved_apart_and_stay_on_the_map', () => {
	// Thirty in one spot, some at the very edge, two on the same point.
	const crowd = Array.from({ length: 30 }, (_, n) => mark(String(n), -24000 + (n % 6), -10000 + Math.floor(n / 6)));
	const placed = place_marks([...crowd, mark('edge', box.left, box.top), mark('twin', -24500, -10500), mark('other twin', -24500, -10500)], box);
	const radius = radius_of(box);
	for (const one of placed) {
		assert.ok(one.x >= box.left + radius - 1e-6 && one.x <= box.right - radius + 1e-6 && one.y >= box.top + radius - 1e-6 && one.y <= box.bottom - radius + 1e-6);
		for (const other of placed) if (one !== other) assert.ok(Math.hypot(one.x - other.x, one.y - other.y) > radius * 1.9, `${one.id} and ${other.id}`);
	}
	assert.deepEqual(place_marks(crowd, box), place_marks(crowd, box), 'and always to the same places');
});

test('a_mark_alone_stays_where_it_is_with_its_label_beside_it', () => {
	const [one] = place_marks([mark('a', -24200, -10100)], box);
	assert.deepEqual([one?.x, one?.y, one?.side], [-24200, -10100, 'right']);
	const [edge] = place_marks([mark('a', box.right - 60, -10100)], box);
	assert.equal(edge?.side, 'left', 'on the other side where there is no room');
});

test('a_mark_a_county_in_the_midst_of_the_houses_whose_place_may_be_told', () => {
	const groups = by_county([house('a', '41051', [45.5, -122.6], 2), house('b', '41051', [45.6, -122.7], 1), house('c', '41051', null, 4), house('d', '41039', null, 0)]);
	assert.deepEqual([...groups.keys()], ['41039', '41051']);
	const marks = marks_of(groups, counties, '', box);
	const [lane, multnomah] = marks;
	assert.equal(marks.length, 2);
	assert.ok(multnomah && lane);
	assert.equal(multnomah.rooms, 7);
	assert.equal(multnomah.label, 'Multnomah');
	assert.equal(multnomah.is_area, false);
	assert.ok(Math.abs(multnomah.at_x - map_x(-122.65)) < 0.01 && Math.abs(multnomah.at_y - (map_y(45.5) + map_y(45.6)) / 2) < 0.01, 'the hidden one moves nothing');
	assert.equal(lane.is_area, true, 'nothing nearer than the county may be told');
	assert.deepEqual([lane.at_x, lane.at_y], [map_x(-122.8), map_y(43.9)]);
	assert.equal(lane.label, 'House d', 'one alone is called by its name');
});

test('near_a_county_each_house_has_a_mark', () => {
	const groups = by_county([house('a', '41051', [45.5, -122.6], 2), house('b', '41051', null, 1), { ...house('c', '41051', [45.5, -122.5]), standing: 'closed' }]);
	const marks = marks_of(groups, counties, '41051', box);
	assert.deepEqual(marks.map(({ id, rooms, is_area }) => ({ id, rooms, is_area })), [{ id: 'a', rooms: 2, is_area: false }, { id: 'b', rooms: 1, is_area: true }]);
	assert.equal(rooms_of(groups.get('41051') ?? []), 3, 'a closed house is in no sum');
});

test('a_network_of_many_states_shows_one_of_them', () => {
	const groups = by_county([house('a', '41051', null)]);
	assert.deepEqual(states_shown(['53033', '41051', '41039'], groups, ''), ['41', '53']);
	assert.deepEqual(states_shown(['53033', '41051', '06001', '04001'], groups, ''), ['41']);
	assert.deepEqual(states_shown(['53033', '41051', '06001', '04001'], groups, '53033'), ['53']);
});

test('the_box_holds_all_states_or_a_county_and_what_is_around_it', () => {
	const county = { fips: '41051', left: -24500, top: -10500, right: -24400, bottom: -10450, path: '' };
	const state = { left: -25000, top: -11000, right: -23400, bottom: -9300, counties: [county] };
	assert.deepEqual(box_of([state], ''), { left: -25040, top: -11040, right: -23360, bottom: -9260 });
	const near = box_of([state], '41051');
	assert.ok(near.left < county.left && near.right > county.right && near.right - near.left < 400);
});
