// The rule of what is open in SQL against the table that C and TypeScript are held to as well (tests/agreement/openings.json).

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openings_table } from '../agreement/openings_table.ts';
import { open_world } from '../support/world.ts';

const instant = (time: string | null): number | null => (time === null ? null : Date.parse(time));

test('sql_tells_what_is_open_as_the_table_does', async (t) => {
	const world = await open_world({ serve: false });
	t.after(() => world.close());
	const cases = await openings_table();
	const answers = await world.psql<{ name: string; state: string; until: string | null; next: string | null }>(
		`SELECT c.name, o.state, o.until, o.next
		   FROM jsonb_to_recordset(:'cases'::jsonb) AS c(name text, openings jsonb, openings_until timestamptz, now timestamptz),
		        porchlight.opening_at(c.openings, c.openings_until, c.now) AS o`,
		{ cases: JSON.stringify(cases) },
		'porchlight_owner',
	);
	const by_name = new Map(answers.map((row) => [row.name, row]));
	assert.equal(by_name.size, cases.length);
	for (const row of cases) {
		const answer = by_name.get(row.name);
		assert.deepEqual(
			{ name: row.name, is: answer?.state, until: instant(answer?.until ?? null), next: instant(answer?.next ?? null) },
			{ name: row.name, is: row.is, until: instant(row.until), next: instant(row.next) },
		);
	}
});
