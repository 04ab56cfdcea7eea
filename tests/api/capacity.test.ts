// The capacity rule in SQL against the table that C and TypeScript are held to as well (tests/agreement/capacity.json).

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capacity_table } from '../agreement/table.ts';
import { open_world } from '../support/world.ts';

test('sql_counts_open_rooms_as_the_table_does', async (t) => {
	const world = await open_world({ serve: false });
	t.after(() => world.close());
	const table = await capacity_table();
	const answers = await world.psql<{ name: string; freshness: string; open: number }>(
		`SELECT c.name,
		        porchlight.freshness_of(c.confirmed_at, c.fresh_hours, c.stale_hours, :'now'::timestamptz) AS freshness,
		        porchlight.capacity_open(c.state, c.confirmed_at, c.fresh_hours, c.stale_hours, c.staffed_limit,
		                                 c.beds_open, c.beds_held, c.beds_occupied, :'now'::timestamptz) AS open
		   FROM jsonb_to_recordset(:'cases'::jsonb) AS c(name text, state text, confirmed_at timestamptz, fresh_hours integer,
		        stale_hours integer, staffed_limit integer, beds_open integer, beds_held integer, beds_occupied integer)`,
		{ now: table.now, cases: JSON.stringify(table.cases) },
		'porchlight_owner',
	);
	assert.equal(answers.length, table.cases.length);
	const by_name = new Map(answers.map((row) => [row.name, row]));
	for (const row of table.cases) {
		const answer = by_name.get(row.name);
		assert.deepEqual({ name: row.name, freshness: answer?.freshness, open: answer?.open }, { name: row.name, freshness: row.freshness, open: row.open });
	}
});
