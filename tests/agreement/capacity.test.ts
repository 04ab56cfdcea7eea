// The capacity rule in TypeScript against the table that C (tests/wire/test_agreement.c) and SQL (tests/api/capacity.test.ts)
// are held to as well.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capacity_open, freshness_of } from '../../web/core/capacity.ts';
import { capacity_table } from './table.ts';

test('typescript_counts_open_rooms_as_the_table_does', async (t) => {
	const table = await capacity_table();
	const now = Date.parse(table.now);
	assert.ok(table.cases.length >= 40);
	for (const row of table.cases) {
		await t.test(row.name, () => {
			const confirmed_at = row.confirmed_at === null ? null : Date.parse(row.confirmed_at);
			assert.equal(freshness_of(confirmed_at, row.fresh_hours, row.stale_hours, now), row.freshness);
			assert.equal(capacity_open({ ...row, confirmed_at }, now), row.open);
		});
	}
});
