// The rule of what is open in TypeScript against the table that C (tests/wire/test_openings.c) and SQL (tests/api/openings.test.ts) are
// held to as well.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Openness, openness_of } from '../../web/core/hours.ts';
import { type OpeningCase, openings_table } from './openings_table.ts';

function expected(row: OpeningCase): Openness {
	if (row.is === 'open') return { is: 'open', until: row.until === null ? Infinity : Date.parse(row.until) };
	if (row.is === 'closed') return { is: 'closed', next: row.next === null ? null : Date.parse(row.next) };
	return { is: 'not_stated' };
}

test('typescript_tells_what_is_open_as_the_table_does', async (t) => {
	const cases = await openings_table();
	assert.ok(cases.length >= 40);
	for (const row of cases) await t.test(row.name, () => assert.deepEqual(openness_of(row, Date.parse(row.now)), expected(row)));
});
