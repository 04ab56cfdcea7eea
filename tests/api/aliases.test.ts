// A house's own word for a guest: it counts nights within the house's window, is that house's alone, and is blank when nobody can need it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Client, Reply } from '../support/http.ts';
import { type Network, type Problem, id, is_problem, open_network } from './network.ts';

interface Nights {
	nights_used: number;
	nights_left: number | null;
	window_nights: number | null;
	window_days: number | null;
	from_on: string;
	free_on: string | null;
}

interface Stay {
	id: string;
	version: number;
	alias?: string | null;
}

/** A day so many days from today, in the houses' zone. */
function day(from_today: number): string {
	const parts = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date());
	return new Date(Date.parse(`${parts}T12:00:00Z`) + from_today * 86_400_000).toISOString().slice(0, 10);
}

async function begun(net: Network, body: Record<string, unknown> = {}, site = net.lighthouse, who: Client = net.staff): Promise<Stay> {
	const reply = await who.post<Stay>(`/api/v1/sites/${site.id}/stays`, { bed_id: site.beds[0], source: 'walk_in', ...body });
	assert.equal(reply.status, 201, reply.text);
	return reply.body;
}

function nights(net: Network, alias: unknown, who: Client = net.staff, site = net.lighthouse.id): Promise<Reply<Nights & Problem>> {
	return who.post(`/api/v1/sites/${site}/nights`, { alias }, { key: null });
}

/** The house's window, and who was there when: [from, until] in days from today; until null: still there. */
async function history(net: Network, window: [number, number] | null, stays: [number, number | null][]): Promise<void> {
	await net.world.run(`UPDATE site SET window_nights = ${window?.[0] ?? 'NULL'}, window_days = ${window?.[1] ?? 'NULL'} WHERE id = '${net.lighthouse.id}'`, {}, 'porchlight_owner');
	for (const [from, until] of stays) {
		const stay = await begun(net, { alias: 'Blue Kite' });
		if (until !== null) await net.staff.post(`/api/v1/stays/${stay.id}/leave`, {});
		const at = (days: number, time: string) => `'${day(days)} ${time}'::timestamp AT TIME ZONE 'America/New_York'`;
		const began = from === 0 ? 'arrived_at' : at(from, '15:00');
		await net.world.run(`UPDATE stay SET arrived_at = ${began}, left_at = ${until === null ? 'NULL' : at(until, '10:00')} WHERE id = '${stay.id}'`, {}, 'porchlight_owner');
		if (until !== null) await net.mark(net.staff, net.lighthouse.beds[0] ?? '', 'open');
	}
}

async function counted(net: Network): Promise<Nights> {
	const reply = await nights(net, 'blue  kite');
	assert.equal(reply.status, 200, reply.text);
	return reply.body;
}

test('an_alias_is_opened_for_its_house_alone_and_stands_nowhere_in_the_clear', async (t) => {
	const net = await open_network(t);
	const stay = await begun(net, { alias: '  Quenby-Planted ' });
	assert.ok(!('alias' in stay), 'who wrote it just now knows it');
	const opened = await net.lead.get<Stay>(`/api/v1/stays/${stay.id}`);
	assert.equal(opened.body.alias, 'Quenby-Planted');
	assert.equal(opened.headers['cache-control'], 'no-store');
	is_problem(await net.harbor_staff.get(`/api/v1/stays/${stay.id}`), 'not_found', 404);
	is_problem(await net.admin.get(`/api/v1/stays/${stay.id}`), 'not_allowed', 403);
	const audit = await net.world.psql(`SELECT action, subject_kind, subject_id FROM porchlight.audit`);
	assert.deepEqual(audit, [{ action: 'open', subject_kind: 'stay', subject_id: stay.id }], 'each reading is written down, and only what was read');
	const list = await net.staff.get(`/api/v1/sites/${net.lighthouse.id}/stays`);
	const rows = await net.world.psql('SELECT to_jsonb(s) AS stay, (SELECT jsonb_agg(i) FROM porchlight.idempotency i) AS replies FROM porchlight.stay s');
	const board = await net.staff.get(`/api/v1/board?view=organization:${net.lighthouse.organization}`);
	for (const text of [list.text, JSON.stringify(rows), board.text, net.world.log.join('\n')]) assert.ok(!/quenby/i.test(text), text);
	await assert.rejects(net.world.run('SELECT sealed_alias FROM stay_stored', {}, 'porchlight_server'), /permission denied/);
	await assert.rejects(net.world.run('SELECT alias_key FROM stay', {}, 'porchlight_feed'), /permission denied/);
});

test('neither_the_server_nor_the_feed_may_read_a_sealed_column_by_itself', async (t) => {
	const net = await open_network(t);
	const columns = await net.world.psql<{ place: string; server: boolean; feed: boolean }>(
		`SELECT c.relname || '.' || a.attname AS place, has_column_privilege('porchlight_server', c.oid, a.attnum, 'SELECT') AS server,
		        has_column_privilege('porchlight_feed', c.oid, a.attnum, 'SELECT') AS feed
		   FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		  WHERE c.relnamespace = 'porchlight'::regnamespace AND c.relkind IN ('r', 'v') AND a.attname ~ '^sealed_|^alias_|^password_hash$'`);
	const places = columns.map(({ place }) => place);
	for (const place of ['referral.sealed_name', 'note.sealed_text', 'stay.sealed_alias', 'stay.alias_key']) assert.ok(places.includes(place), place);
	assert.deepEqual(columns.filter(({ server, feed }) => server || feed), []);
});

test('an_alias_is_given_at_an_arrival_changed_and_taken_away', async (t) => {
	const net = await open_network(t);
	const asked = await net.ask(net.team, net.lighthouse.id);
	for (const [action, body] of [['offer', {}], ['accept', {}], ['arrive', { alias: 'Blue Kite', planned_leave_on: day(1) }]] as const) await net.do(net.staff, asked, action, body);
	const { body: { items: [stay] } } = await net.staff.get<{ items: Stay[] }>(`/api/v1/sites/${net.lighthouse.id}/stays`);
	assert.ok(stay);
	const path = `/api/v1/stays/${stay.id}`;
	const alias = async () => (await net.staff.get<Stay>(path)).body.alias;
	assert.equal(await alias(), 'Blue Kite');
	const other = await net.staff.patch<Stay>(path, { guest_answer: 'hospital' }, stay.version);
	assert.equal(await alias(), 'Blue Kite', 'what was not sent stays');
	const renamed = await net.staff.patch<Stay>(path, { alias: 'Kite' }, other.body.version);
	assert.equal(renamed.status, 200, renamed.text);
	assert.equal(await alias(), 'Kite');
	assert.equal((await nights(net, 'Kite')).body.nights_used, 1);
	assert.equal((await nights(net, 'Blue Kite')).body.nights_used, 0);
	const taken = await net.staff.patch<Stay>(path, { alias: null }, renamed.body.version);
	assert.equal(taken.status, 200, taken.text);
	assert.equal(await alias(), null);
	assert.equal(await net.world.value('SELECT count(*) FROM porchlight.stay WHERE alias_key IS NOT NULL OR sealed_alias IS NOT NULL'), 0);
	is_problem(await net.staff.patch(path, { alias: 'x'.repeat(41) }, taken.body.version), 'too_long', 422);
	is_problem(await net.staff.patch(path, { alias: ' ' }, taken.body.version), 'too_short', 422);
});

test('nights_are_counted_within_the_window_and_tonight_is_one_for_who_is_there', async (t) => {
	const net = await open_network(t);
	await history(net, [7, 30], [[-40, -28], [-10, -8], [0, null]]);
	// Of the oldest stay only the night of day -29 is in the window; then -10 and -9, and tonight.
	assert.deepEqual(await counted(net), { nights_used: 4, nights_left: 3, window_nights: 7, window_days: 30, from_on: day(-29), free_on: null });
});

test('when_no_night_is_left_the_day_on_which_one_is_free_again_is_told', async (t) => {
	const net = await open_network(t);
	await history(net, [2, 10], [[-6, -5], [-3, -1]]);
	// Nights of -6, -3 and -2: the second of them must leave, so that one is left to spend.
	assert.deepEqual(await counted(net), { nights_used: 3, nights_left: 0, window_nights: 2, window_days: 10, from_on: day(-9), free_on: day(7) });
});

test('without_a_window_the_last_30_days_are_told_and_nothing_is_limited', async (t) => {
	const net = await open_network(t);
	await history(net, null, [[-31, -27]]);
	assert.deepEqual(await counted(net), { nights_used: 2, nights_left: null, window_nights: null, window_days: null, from_on: day(-29), free_on: null });
});

test('the_same_word_at_another_house_is_another_guest', async (t) => {
	const net = await open_network(t);
	await begun(net, { alias: 'Blue Kite' });
	await begun(net, { alias: 'Blue Kite' }, net.harbor, net.harbor_staff);
	assert.equal(await net.world.value('SELECT count(DISTINCT alias_key) FROM porchlight.stay'), 2);
	assert.equal((await nights(net, 'Blue Kite', net.harbor_staff, net.harbor.id)).body.nights_used, 1);
	is_problem(await nights(net, 'Blue Kite', net.harbor_staff), 'not_found', 404);
	is_problem(await nights(net, 'Blue Kite', net.staff, id('9', 9)), 'not_found', 404);
	is_problem(await nights(net, 'Blue Kite', net.team), 'not_allowed', 403);
	is_problem(await nights(net, 'Blue Kite', net.nobody), 'not_signed_in', 401);
	is_problem(await nights(net, undefined), 'missing_member', 422);
	is_problem(await nights(net, ''), 'too_short', 422);
	is_problem(await nights(net, 'x'.repeat(41)), 'too_long', 422);
	is_problem(await nights(net, null), 'wrong_type', 422);
	assert.equal(await net.world.value(`SELECT count(*) FROM porchlight.audit WHERE action = 'count_nights'`), 1, 'asking is written down');
});

test('an_alias_is_blank_once_its_last_night_has_left_the_window', async (t) => {
	const net = await open_network(t);
	await history(net, [7, 60], [[-70, -62], [-62, -59], [0, null]]);
	const kept = () => net.world.psql(`SELECT sealed_alias IS NOT NULL AND alias_key IS NOT NULL AS kept FROM porchlight.stay ORDER BY arrived_at`);
	const purge = () => net.world.run(`BEGIN; SELECT request_begin(NULL, 'test', NULL, NULL), clock_purge() \\g /dev/null\nCOMMIT;`, {}, 'porchlight_owner');
	const before = await counted(net);
	await purge();
	assert.deepEqual(await kept(), [{ kept: false }, { kept: true }, { kept: true }]);
	assert.deepEqual(await counted(net), before, 'no night of the window was forgotten');
	await net.world.run(`UPDATE site SET window_nights = NULL, window_days = NULL`, {}, 'porchlight_owner');
	await purge();
	assert.deepEqual(await kept(), [{ kept: false }, { kept: false }, { kept: true }], 'without a window it takes 30 days');
});

test('a_word_written_under_an_older_key_is_still_found', async (t) => {
	const net = await open_network(t);
	await begun(net, { alias: 'Blue Kite' });
	const added = await net.world.porchlight(['key', 'add', net.world.env['PORCHLIGHT_SEAL_KEYS'] ?? '']);
	assert.equal(added.code, 0, added.stderr);
	await net.world.restart();
	assert.equal((await nights(net, 'Blue Kite')).body.nights_used, 1);
});
