// The network's pages: what was released of the demo network, as administrators and analysts see it; and the command that checks what it rests on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '../support/http.ts';
import { open_world } from '../support/world.ts';

interface Row {
	slice: string;
	numerator: number | null;
	denominator: number | null;
	parts: Record<string, number | null>;
	hidden: boolean;
	before: Row | null;
}
interface Page {
	begin: string;
	released_at: string | null;
	threshold: number;
	measures: { name: string; kind: string; rows: Row[] }[];
}

const path = '/api/v1/statistics';

test('the_network_shows_what_was_released_and_nothing_of_the_period_that_is_running', async (t) => {
	const world = await open_world({ demo: true });
	t.after(() => world.close());
	const admin = new Client(world.base);
	await admin.sign_in('admin@porchlight.example', 'porchlight-demo');
	const get = async (query: string) => {
		const reply = await admin.get<Page>(`${path}?${query}`);
		assert.equal(reply.status, 200, reply.text);
		return reply.body;
	};

	const periods = await admin.get<{ items: { begin: string; complete: boolean; released_at: string | null }[] }>(`${path}/periods?period=month`);
	assert.equal(periods.body.items[0]?.released_at, null);
	const newest = periods.body.items.find((one) => one.released_at !== null);
	assert.ok(newest?.complete);

	const page = await get('period=month');
	assert.equal(page.begin, newest.begin, 'the newest that was released');
	assert.ok(page.released_at !== null && page.threshold === 11);
	for (const measure of page.measures) {
		assert.equal(measure.rows.length, 1, measure.name);
		const [row] = measure.rows;
		assert.ok(row?.before, measure.name);
		for (const one of [row, row.before]) {
			if (['freshness', 'drop_in'].includes(measure.name)) continue;
			for (const [part, amount] of Object.entries(one.parts)) assert.ok(amount === null || amount === 0 || amount >= 11, `${measure.name} ${part}: ${amount}`);
		}
	}
	const asked = page.measures.find((one) => one.name === 'who_asks')?.rows[0]?.numerator ?? 0;
	const exact = await world.value<number>(`SELECT amount FROM porchlight.statistics_cells(:'begin', porchlight.statistics_period_until('month', :'begin')) WHERE measure = 'who_asks' AND by = 'none'`,
		{ begin: page.begin }, 'porchlight_owner');
	assert.equal(asked, exact);

	const running = await get(`period=month&begin=${periods.body.items[0]?.begin ?? ''}`);
	assert.equal(running.released_at, null);
	assert.ok(running.measures.length > 10 && running.measures.every((one) => one.rows.length === 0));

	for (const by of ['region', 'county', 'sender_kind', 'language', 'need']) {
		for (const measure of (await get(`period=year&by=${by}&begin=${page.begin.slice(0, 4)}-01-01`)).measures.concat((await get(`period=month&by=${by}`)).measures)) {
			for (const row of measure.rows) {
				assert.ok(row.slice !== '', measure.name);
				if (row.numerator === null) assert.ok(row.hidden, `${measure.name} ${row.slice}`);
			}
		}
	}
	const trend = await admin.get<{ items: { begin: string; numerator: number | null }[] }>(`${path}/trend?period=month&measure=who_asks&count=6`);
	assert.equal(trend.body.items.at(-1)?.begin, page.begin);
	assert.equal(trend.body.items.at(-1)?.numerator, exact);
	const fresh = await admin.get<{ items: { open_seconds: number; fresh_seconds: number }[] }>(`${path}/freshness?period=month`);
	assert.ok(fresh.body.items.length > 30 && fresh.body.items.every((one) => one.fresh_seconds <= one.open_seconds));
	for (const period of ['month', 'quarter', 'year']) {
		const hours = await admin.get<{ items: { asks: number | null; hidden: boolean }[] }>(`${path}/week_hours?period=${period}`);
		assert.ok([0, 168].includes(hours.body.items.length));
		for (const hour of hours.body.items) assert.ok(hour.asks === null || hour.asks === 0 || hour.asks >= 11);
	}
});

test('a_page_writes_nothing_so_that_a_standby_can_answer_it', async (t) => {
	const world = await open_world({ demo: true, serve: false });
	t.after(() => world.close());
	const made = await world.run(`BEGIN READ ONLY;
		SELECT set_config('porchlight.caller', (SELECT account_id::text FROM porchlight.membership WHERE role = 'network_admin' LIMIT 1), true) \\g /dev/null
		SELECT count(*) FROM porchlight.statistics_page('network', NULL, 'quarter', NULL, 'region'), porchlight.statistics_periods('week'),
			porchlight.statistics_trend('network', NULL, 'month', 'ended', 12), porchlight.statistics_week_hours('network', NULL, 'year', NULL), porchlight.statistics_freshness('network', NULL, 'year', NULL);
		SELECT set_config('porchlight.caller', (SELECT account_id::text FROM porchlight.membership WHERE role = 'house_lead' LIMIT 1), true) \\g /dev/null
		SELECT count(*) FROM (SELECT organization_id AS id FROM porchlight.membership WHERE role = 'house_lead' LIMIT 1) h, porchlight.statistics_page('house', h.id, 'quarter', NULL, 'language'),
			porchlight.statistics_occupancy(h.id, NULL); COMMIT;`, {}, 'porchlight_owner');
	assert.match(made, /^[1-9]\d*\n1$/);
});

test('the_command_compares_every_sum_with_the_rows', async (t) => {
	const world = await open_world({ serve: false, sites: 6 });
	t.after(() => world.close());
	const well = await world.porchlight(['report', '--verify']);
	assert.equal(well.code, 0, well.stdout + well.stderr);
	assert.match(well.stdout, /^\d{4}-\d{2}: agrees[^]*All daily sums agree/m);
	await world.run(`UPDATE porchlight.statistics_day SET amount = amount + 1 WHERE ctid = (SELECT ctid FROM porchlight.statistics_day WHERE measure = 'who_asks' AND by = 'need' LIMIT 1)`, {}, 'porchlight_owner');
	const wrong = await world.porchlight(['report', '--verify']);
	assert.equal(wrong.code, 1, wrong.stdout);
	assert.match(wrong.stdout, /does not agree[^]*by need [a-z_]+, who_asks, asked: kept \d+, counted \d+\n[^]*1 daily sums differ/);
	assert.equal((await world.porchlight(['report'])).code, 2);
});
