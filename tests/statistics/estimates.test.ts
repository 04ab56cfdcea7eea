// What was avoided, worked out by hand beside it: from 40 arrivals reported as instead of an emergency department and 20 as instead of an
// inpatient stay, with the assumptions that are written here.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type World, open_world } from '../support/world.ts';

interface Line {
	name: string;
	low: number | null;
	mid: number | null;
	high: number | null;
	unit: string;
	numerator: number | null;
	denominator: number | null;
	unanswered_cases: number | null;
	few_cases: boolean | null;
	hidden: boolean;
	definition: string;
}

describe('estimates, worked out by hand', () => {
	let world: World;
	const lines = (counts: string) => world.psql<Line & Record<string, unknown>>(`SELECT * FROM porchlight.estimate_lines(${counts}, NULL)`, {}, 'porchlight_owner');
	const near = (value: number | null | undefined, expected: number) => assert.ok(value !== null && value !== undefined && Math.abs(value - expected) < 1e-6, `${value} for ${expected}`);

	before(async () => {
		world = await open_world({ serve: false });
		const said = (name: string, low: number, mid: number, high: number) => `(porchlight.id_new(), '${name}', ${low}, ${mid}, ${high}, 'By hand', '2026-01-01', '2026-06-01T00:00:00Z')`;
		await world.run(`INSERT INTO porchlight.assumption (id, name, low, mid, high, source, source_date, changed_at) VALUES
			${said('ed_avoided', 0.25, 0.5, 0.75)}, ${said('inpatient_avoided', 0.1, 0.2, 0.3)}, ${said('inpatient_days', 2, 5, 10)},
			${said('ed_visit_cost', 100, 500, 1000)}, ${said('inpatient_day_cost', 1000, 2000, 3000)}, ${said('guest_night_cost', 10, 20, 40)}`, {}, 'porchlight_owner');
	});
	after(() => world.close());

	test('visits_are_arrivals_times_the_share_that_would_have_gone', async () => {
		const [visits] = await lines('40, 20, 300, 90, 10');
		assert.ok(visits);
		assert.equal(visits.name, 'ed_visits_avoided');
		near(visits.low, 10); // 40 x 0.25
		near(visits.mid, 20);
		near(visits.high, 30);
		assert.deepEqual([visits.unit, visits.numerator, visits.denominator, visits.unanswered_cases, visits.few_cases, visits.hidden], ['visits', 40, 90, 10, false, false]);
		assert.match(visits.definition, /estimate/i);
	});

	test('inpatient_days_are_arrivals_times_days_times_the_share_and_never_guest_nights', async () => {
		const [, days] = await lines('40, 20, 300, 90, 10');
		assert.ok(days);
		near(days.low, 4); // 20 x 2 x 0.1
		near(days.mid, 20); // 20 x 5 x 0.2
		near(days.high, 60); // 20 x 10 x 0.3
		assert.deepEqual([days.unit, days.few_cases], ['days', false]);
		const [, same] = await lines('40, 20, 999, 90, 10');
		near(same?.mid, 20);
	});

	test('the_low_end_of_the_cost_takes_all_that_speaks_against', async () => {
		const [, , cost] = await lines('40, 20, 300, 90, 10');
		assert.ok(cost);
		near(cost.low, 10 * 100 + 4 * 1000 - 300 * 40); // -7,000
		near(cost.mid, 20 * 500 + 20 * 2000 - 300 * 20); // 44,000
		near(cost.high, 30 * 1000 + 60 * 3000 - 300 * 10); // 207,000
		assert.equal(cost.unit, 'dollars');
	});

	test('a_line_that_rests_on_fewer_than_twenty_says_so', async () => {
		const few = (await lines('19, 20, 300, 90, 10')).map((line) => line.few_cases);
		assert.deepEqual(few, [true, false, false]);
		assert.deepEqual((await lines('0, 0, 0, 0, 0')).map((line) => [line.mid, line.few_cases]), [[0, true], [0, true], [0, true]]);
	});

	test('what_rests_on_a_hidden_count_is_hidden', async () => {
		const hidden = (await lines('NULL, 20, 300, 90, 10')).map((line) => [line.name, line.mid === null, line.hidden, line.numerator]);
		assert.deepEqual(hidden, [['ed_visits_avoided', true, true, null], ['inpatient_days_avoided', false, false, 20], ['net_cost', true, true, null]]);
		assert.deepEqual((await lines('40, 20, NULL, 90, 10')).map((line) => line.hidden), [false, false, true]);
	});

	test('an_estimate_of_an_earlier_moment_assumes_what_was_assumed_then', async () => {
		const [then] = await world.psql<{ mid: number }>(`SELECT mid FROM porchlight.estimate_lines(40, 20, 300, 90, 10, '2026-05-31T00:00:00Z')`, {}, 'porchlight_owner');
		near(then?.mid, 40 * 0.5);
		const [, days] = await world.psql<{ mid: number }>(`SELECT mid FROM porchlight.estimate_lines(40, 20, 300, 90, 10, '2026-05-31T00:00:00Z')`, {}, 'porchlight_owner');
		near(days?.mid, 20 * 6 * 0.5); // as they came with Porchlight
	});
});
