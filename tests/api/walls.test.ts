// The two walls: what a caller gets through the API, and what the server's own database role could read if it were asked wrongly.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Network, type Referral, id, is_problem, open_network } from './network.ts';

/** As the server's role, with this person as the caller: what a hand-written statement gives. */
async function as_server(net: Network, account: string | null, sql: string): Promise<string> {
	return net.world.run(`BEGIN; SELECT set_config('porchlight.caller', '${account ?? ''}', true) \\g /dev/null\n${sql};\nCOMMIT;`, {}, 'porchlight_server');
}

const sam = id('4', 2), hana = id('4', 3), tess = id('4', 4), omar = id('4', 5), ada = id('4', 6);

test('another_organizations_introduction_does_not_exist_for_anyone_else', async (t) => {
	const net = await open_network(t);
	const sent = await net.send(net.team, [net.lighthouse.id], { name: 'Robin' });
	const [asked] = sent.recipients;
	assert.ok(asked);
	const referral = `/api/v1/referrals/${sent.id}`;
	const recipient = `/api/v1/recipients/${asked.id}`;
	for (const who of [net.hospital, net.harbor_staff]) {
		is_problem(await who.get(referral), 'not_found', 404);
		is_problem(await who.get(recipient), 'not_found', 404);
		assert.deepEqual((await who.get<{ items: unknown[] }>(`/api/v1/referrals?code=${sent.code}`)).body.items, []);
		assert.deepEqual((await who.get<{ items: unknown[] }>(`/api/v1/recipients?site_id=${net.lighthouse.id}`)).body.items, []);
	}
	is_problem(await net.hospital.post(`${referral}/withdraw`), 'not_found', 404);
	is_problem(await net.hospital.post(`${recipient}/accept`), 'not_found', 404);
	is_problem(await net.harbor_staff.post(`${recipient}/offer`, {}), 'not_found', 404);
	for (const who of [net.admin, net.analyst]) {
		is_problem(await who.get(referral), 'not_allowed', 403);
		is_problem(await who.get(recipient), 'not_allowed', 403);
	}
	is_problem(await net.nobody.get(referral), 'not_signed_in', 401);
});

test('a_side_may_do_only_what_is_its_own', async (t) => {
	const net = await open_network(t);
	const asked = await net.ask(net.team, net.lighthouse.id);
	for (const action of ['see', 'talk', 'offer', 'arrive', 'waitlist', 'unreachable', 'extend']) {
		is_problem(await net.act(net.team, asked, action), 'not_allowed', 403, action);
	}
	is_problem(await net.act(net.staff, asked, 'withdraw'), 'not_allowed', 403);
	// Somebody who is a house's person and a team's, of other organizations, gains nothing by it.
	await net.world.run(`INSERT INTO membership VALUES ('${hana}', '${id('1', 4)}', 'referrer')`, {}, 'porchlight_owner');
	is_problem(await net.act(net.harbor_staff, asked, 'see'), 'not_found', 404);
});

test('a_hand_written_select_shows_only_the_callers_own', async (t) => {
	const net = await open_network(t);
	const sent = await net.send(net.team, [net.lighthouse.id]);
	const [asked] = sent.recipients;
	assert.ok(asked);
	await net.do(net.staff, asked, 'offer');
	await net.do(net.staff, asked, 'accept');
	await net.do(net.staff, asked, 'arrive');
	await net.staff.post(`/api/v1/sites/${net.lighthouse.id}/turn_aways`, {});
	const seen: [string, string | null, Record<string, string>][] = [
		['the sender', tess, { referral: '1', recipient: '1', recipient_move: '4', stay: '0', turn_away: '0' }],
		['the house', sam, { referral: '1', recipient: '1', recipient_move: '4', stay: '1', turn_away: '1' }],
		['another team', omar, { referral: '0', recipient: '0', recipient_move: '0', stay: '0', turn_away: '0' }],
		['another house', hana, { referral: '0', recipient: '0', recipient_move: '0', stay: '0', turn_away: '0' }],
		['an administrator', ada, { referral: '0', recipient: '0', recipient_move: '0', stay: '0', turn_away: '0' }],
		['nobody', null, { referral: '0', recipient: '0', recipient_move: '0', stay: '0', turn_away: '0', site_row: '0', bed: '0', organization: '0' }],
	];
	for (const [who, account, counts] of seen) {
		for (const [table, count] of Object.entries(counts)) {
			assert.equal(await as_server(net, account, `SELECT count(*) FROM ${table}`), count, `${who}: ${table}`);
		}
	}
	assert.equal(await as_server(net, tess, 'SELECT count(*) FROM account'), '1', 'oneself only');
	assert.equal(await as_server(net, tess, 'SELECT count(*) FROM membership'), '1');
	// A disabled account sees nobody's rows any more.
	await net.world.run(`UPDATE account SET disabled_at = now() WHERE id = '${tess}'`, {}, 'porchlight_owner');
	assert.equal(await as_server(net, tess, 'SELECT count(*) FROM referral'), '0');
});

test('the_servers_role_can_write_nothing_and_read_no_secret', async (t) => {
	const net = await open_network(t);
	await net.send(net.team, [net.lighthouse.id], { name: 'Robin' });
	const refused = [
		'SELECT password_hash FROM account', 'SELECT token_hash FROM session', 'SELECT sealed_name FROM referral', 'SELECT sealed_note FROM referral',
		'SELECT * FROM referral', 'SELECT address FROM site', 'SELECT latitude FROM site', 'SELECT second_contact FROM site', 'SELECT * FROM occupancy',
		'SELECT * FROM idempotency', 'SELECT * FROM audit', 'SELECT * FROM bed_change', 'SELECT * FROM referral_stored', 'SELECT * FROM session_stored',
		"UPDATE bed SET state = 'open'", 'DELETE FROM recipient', "INSERT INTO county VALUES ('00000', 'XX', 'X', 0, 0)", 'TRUNCATE audit',
		"UPDATE account SET disabled_at = NULL", "SELECT recipient_apply(NULL, 'accept', 'guest', now())", "SELECT request_remember('ok', NULL)",
		'CREATE TABLE x (y integer)', 'ALTER TABLE referral DISABLE ROW LEVEL SECURITY', 'SET ROLE porchlight_owner',
	];
	for (const sql of refused) {
		await assert.rejects(as_server(net, tess, sql), /permission denied|must be owner/, sql);
	}
	const tables = await net.world.psql<{ relname: string; owner: string; rls: boolean }>(
		`SELECT relname, pg_get_userbyid(relowner) AS owner, relrowsecurity AS rls FROM pg_class
		  WHERE relnamespace = 'porchlight'::regnamespace AND relkind = 'r' AND relname <> 'migration'`);
	for (const { relname, owner, rls } of tables) assert.deepEqual([relname, owner, rls], [relname, 'porchlight_owner', true]);
	const roles = await net.world.psql(`SELECT rolname, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname LIKE 'porchlight%'
		AND (rolsuper OR rolbypassrls OR rolcreaterole)`);
	assert.deepEqual(roles, []);
});

test('the_feeds_role_reads_the_published_columns_and_no_other', async (t) => {
	const net = await open_network(t);
	const published = await net.world.psql<{ tablename: string; attnames: string[] }>(
		`SELECT tablename, attnames FROM pg_publication_tables WHERE pubname = 'porchlight_feed' ORDER BY tablename`);
	const granted = await net.world.psql<{ tablename: string; attnames: string[] }>(
		`SELECT c.relname AS tablename, array_agg(a.attname ORDER BY a.attnum) AS attnames
		   FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		  WHERE c.relnamespace = 'porchlight'::regnamespace AND c.relkind IN ('r', 'v') AND has_column_privilege('porchlight_feed', c.oid, a.attnum, 'SELECT')
		  GROUP BY c.relname ORDER BY c.relname`);
	assert.deepEqual(granted, published.map(({ tablename, attnames }) => ({ tablename, attnames })));
	const columns = published.flatMap(({ tablename, attnames }) => attnames.map((name) => `${tablename}.${name}`));
	for (const secret of columns) {
		// How many notes there are and since when, both sides' screens may know; what they say never leaves.
		if (secret === 'recipient.note_count' || secret === 'recipient.note_at') continue;
		assert.doesNotMatch(secret, /sealed|password|email|note|turn_away|audit|idempotency|second_contact|changed_by/, secret);
	}
	await assert.rejects(net.world.run('SELECT sealed_name FROM referral', {}, 'porchlight_feed'), /permission denied/);
	await assert.rejects(net.world.run('SELECT * FROM turn_away', {}, 'porchlight_feed'), /permission denied/);
});

test('what_is_sealed_is_ciphertext_in_the_database_and_every_opening_is_written_down', async (t) => {
	const net = await open_network(t);
	const sent = await net.send(net.team, [net.lighthouse.id], { name: 'Quenby-Planted', callback: '555-0142', note: 'Planted note' });
	assert.ok(!('name' in sent), 'who sent it just now typed it themself');
	const dump = await net.world.psql(`SELECT r.sealed_name, r.sealed_callback, r.sealed_note, i.reply FROM porchlight.referral r, porchlight.idempotency i`);
	assert.ok(dump.length > 0);
	for (const planted of ['Quenby', '0142', 'Planted']) assert.ok(!JSON.stringify(dump).includes(planted), planted);
	const before = await net.world.value<number>(`SELECT count(*) FROM porchlight.audit WHERE action = 'open'`);
	assert.equal(before, 0);
	const opened = await net.staff.get<Referral>(`/api/v1/referrals/${sent.id}`);
	assert.equal(opened.body['name'], 'Quenby-Planted');
	assert.equal(opened.headers['cache-control'], 'no-store');
	const audit = await net.world.psql(`SELECT account_id, action, subject_kind, subject_id FROM porchlight.audit WHERE action = 'open'`);
	assert.deepEqual(audit, [{ account_id: sam, action: 'open', subject_kind: 'referral', subject_id: sent.id }]);
	is_problem(await net.hospital.get(`/api/v1/referrals/${sent.id}`), 'not_found', 404);
	assert.equal(await net.world.value(`SELECT count(*) FROM porchlight.audit WHERE action = 'open'`), 1, 'what was refused opened nothing');
	// Ciphertext moved to another row does not open there.
	const other = await net.send(net.team, [net.lighthouse.id], { name: 'Other' });
	await net.world.run(`UPDATE referral SET sealed_name = (SELECT sealed_name FROM referral WHERE id = '${sent.id}') WHERE id = '${other.id}'`, {}, 'porchlight_owner');
	assert.equal((await net.staff.get<Referral>(`/api/v1/referrals/${other.id}`)).body['name'], null);
});

test('a_confidential_address_is_the_houses_own_to_see', async (t) => {
	const net = await open_network(t);
	const site = async (who: Network['lead']) => (await who.get<Record<string, unknown>>(`/api/v1/sites/${net.lighthouse.id}`)).body;
	assert.equal((await site(net.staff))['address'], '1 Planted Way');
	for (const who of [net.team, net.harbor_staff, net.analyst]) {
		const text = JSON.stringify(await site(who));
		assert.ok(!text.includes('Planted'), text);
		const list = await who.get('/api/v1/sites');
		assert.ok(!list.text.includes('1 Planted Way'), 'nor in a list');
	}
});

test('time_blanks_what_is_sealed_and_takes_the_ended_off_the_screens', async (t) => {
	const net = await open_network(t);
	const sent = await net.send(net.team, [net.lighthouse.id], { name: 'Robin' });
	await net.team.post(`/api/v1/referrals/${sent.id}/withdraw`);
	await net.world.run(`UPDATE referral SET ended_at = now() - interval '31 days';
		UPDATE idempotency SET created_at = now() - interval '25 hours';
		BEGIN; SELECT request_begin(NULL, 'test', NULL, NULL), clock_archive(), clock_purge() \\g /dev/null\nCOMMIT;`, {}, 'porchlight_owner');
	const [row] = await net.world.psql(`SELECT r.sealed_name, r.blanked_at IS NOT NULL AS blanked, r.archived_at IS NOT NULL AS archived,
		(SELECT bool_and(x.archived_at IS NOT NULL) FROM porchlight.recipient x) AS recipients_archived, (SELECT count(*) FROM porchlight.idempotency) AS remembered
		FROM porchlight.referral r`);
	assert.deepEqual(row, { sealed_name: null, blanked: true, archived: true, recipients_archived: true, remembered: 0 });
	const opened = await net.team.get<Referral>(`/api/v1/referrals/${sent.id}`);
	assert.equal(opened.body['name'], null);
	assert.ok(opened.body['blanked_at']);
});
