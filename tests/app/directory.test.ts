// The directory at the command line: what a file may hold, what is said of what it may not, and that what goes out comes back the same.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type World, open_world } from '../support/world.ts';

interface Desk {
	world: World;
	/** Writes the text to a file, imports it, and says how that ended. */
	bring: (text: string, ...args: string[]) => Promise<{ code: number; stdout: string; stderr: string }>;
	take: (format: string, ...args: string[]) => Promise<string>;
	count: (table: string) => Promise<number>;
}

async function desk_of(t: TestContext, demo = false): Promise<Desk> {
	const world = await open_world({ serve: false, demo });
	t.after(() => world.close());
	const folder = await mkdtemp(join(tmpdir(), 'porchlight-directory-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	if (!demo) {
		await world.run(`INSERT INTO county (fips, state, name, latitude, longitude)
			VALUES ('50001', 'VT', 'Addison', 44, -73), ('50007', 'VT', 'Chittenden', 44.5, -73.1); INSERT INTO network (name, zone) VALUES ('Net', 'America/New_York')`, {}, 'porchlight_owner');
	}
	let turn = 0;
	return {
		world,
		bring: async (text, ...args) => {
			const file = join(folder, `in-${++turn}`);
			await writeFile(file, text);
			const ended = await world.porchlight(['directory', 'import', file, ...args]);
			return { ...ended, stdout: ended.stdout.replaceAll(file, 'FILE'), stderr: ended.stderr.replaceAll(file, 'FILE') };
		},
		take: async (format, ...args) => {
			const file = join(folder, `out-${++turn}`);
			const ended = await world.porchlight(['directory', 'export', '--format', format, '--out', file, ...args]);
			assert.equal(ended.code, 0, ended.stderr);
			return readFile(file, 'utf8');
		},
		count: (table) => world.value<number>(`SELECT count(*) FROM porchlight.${table}`),
	};
}

/** Line by line, so that a difference is read in one line. */
function same(actual: string, expected: string): void {
	const [mine, theirs] = [actual.split('\n'), expected.split('\n')];
	for (const [index, line] of theirs.entries()) assert.equal(mine[index], line);
	assert.equal(mine.length, theirs.length);
}

const id = (n: number): string => `0193a5c2-7b1e-7c3d-9f00-${String(n).padStart(12, '0')}`;

const csv = [
	'record,organization,site,service,kind,name,title,phone,email,county_fips,zone,address,address_confidential,languages,beds,hours,exceptions,is_public',
	'organization,,,,peer_respite,Maple Peers,,(802) 555-0100,,50001,,,,,,,,',
	'site,Maple Peers,,,,Maple House,,(802) 555-0101,,50001,America/New_York,1 Elm St,yes,en; es,North; South,,,',
	'service,Maple Peers,Maple House,,drop_in,Evening room,,,,,,,,,,MO-FR 17:00-23:00; SA 22:00-02:00 2026-06-01..2026-08-31,"2027-12-25 closed (Christmas; we rest); 2027-12-24 10:00-14:00",',
	'person,Maple Peers,Maple House,Evening room,,Rosa,on call,(802) 555-0109,rosa@example.org,,,,,es,,,,yes',
	'person,Maple Peers,,,,Sam,director,,,,,,,,,,,',
].join('\r\n');

test('a_whole_directory_comes_in_from_a_spreadsheet_and_again_changes_nothing', async (t) => {
	const { world, bring, count } = await desk_of(t);
	const tried = await bring(csv, '--dry-run');
	assert.equal(tried.code, 0, tried.stderr);
	assert.equal(tried.stdout, 'FILE: organizations: 1 made, 0 changed, 0 as they were; sites: 1 made, 0 changed, 0 as they were; services: 1 made, 0 changed, 0 as they were; people: 2 made, 0 changed, 0 as they were; rooms: 2 made (nothing was written)\n');
	assert.deepEqual([await count('organization'), await count('site'), await count('contact')], [0, 0, 0]);

	assert.equal((await bring(csv)).code, 0);
	const picture = () => world.run(`SELECT json_agg(s ORDER BY s.id) FROM porchlight.site s; SELECT json_agg(v ORDER BY v.id) FROM porchlight.service v;
		SELECT json_agg(h ORDER BY h.id) FROM porchlight.service_hours h; SELECT json_agg(c ORDER BY c.id) FROM porchlight.contact c`);
	const before = await picture();
	const again = await bring(csv);
	assert.match(again.stdout, /organizations: 0 made, 0 changed, 1 as they were; sites: 0 made, 0 changed, 1 as they were; services: 0 made, 0 changed, 1 as they were; people: 0 made, 0 changed, 2 as they were\n/);
	assert.equal(await picture(), before);
	assert.deepEqual(await world.psql(`SELECT weekdays, opens::text, closes::text, valid_from, valid_to FROM porchlight.service_hours ORDER BY position`), [
		{ weekdays: ['MO', 'TU', 'WE', 'TH', 'FR'], opens: '17:00:00', closes: '23:00:00', valid_from: null, valid_to: null },
		{ weekdays: ['SA'], opens: '22:00:00', closes: '02:00:00', valid_from: '2026-06-01', valid_to: '2026-08-31' },
	]);
	assert.deepEqual(await world.psql(`SELECT on_date, opens::text, note FROM porchlight.service_exception ORDER BY on_date`), [
		{ on_date: '2027-12-24', opens: '10:00:00', note: '' },
		{ on_date: '2027-12-25', opens: null, note: 'Christmas; we rest' },
	]);
	assert.deepEqual(await world.psql(`SELECT c.name, c.title, s.name AS site, v.name AS service, c.is_public FROM porchlight.contact c
		LEFT JOIN porchlight.site s ON s.id = c.site_id LEFT JOIN porchlight.service v ON v.id = c.service_id ORDER BY c.name`), [
		{ name: 'Rosa', title: 'on call', site: 'Maple House', service: 'Evening room', is_public: true },
		{ name: 'Sam', title: 'director', site: null, service: null, is_public: false },
	]);
});

/** One wrong cell (or row) each, and what must be said of it. */
const wrong_cells: [row: Record<string, string>, column: string, said: RegExp][] = [
	[{ record: 'house' }, 'record', /one of: organization, site, service, person/],
	[{ record: 'organization', kind: 'castle', name: 'A' }, 'kind', /one of: peer_respite/],
	[{ record: 'organization', name: '' }, 'name', /needs it/],
	[{ record: 'organization', name: 'A', phone: '1' }, 'phone', /at least 3 characters/],
	[{ record: 'organization', name: 'A', county_fips: '99999' }, 'county_fips', /no county 99999/],
	[{ record: 'organization', id: 'seven', name: 'A' }, 'id', /expected an id/],
	[{ record: 'organization', name: 'A', hours: 'MO 09:00-10:00' }, 'hours', /a row of kind organization has no such column/],
	[{ record: 'organization', name: 'x'.repeat(121) }, 'name', /at most 120/],
	[{ record: 'site', name: 'New', organization: 'Oak' }, 'zone', /a new site needs it/],
	[{ record: 'site', name: 'New', organization: '' }, 'organization', /at least 1|needed/],
	[{ record: 'site', organization: 'Oak', name: 'House', zone: 'Mars/Olympus' }, 'zone', /no zone/],
	[{ record: 'site', organization: 'Oak', name: 'House', zone: 'america/new_york' }, 'zone', /no zone/],
	[{ record: 'site', organization: 'Oak', name: 'House', latitude: '91' }, 'latitude', /from -90 to 90/],
	[{ record: 'site', organization: 'Oak', name: 'House', latitude: '1,5' }, 'latitude', /a number/],
	[{ record: 'site', organization: 'Oak', name: 'House', languages: 'en; klingon' }, 'languages', /one of: en/],
	[{ record: 'site', organization: 'Oak', name: 'House', pets: 'perhaps' }, 'pets', /true, false or null/],
	[{ record: 'site', organization: 'Oak', name: 'House', maximum_nights: '007' }, 'maximum_nights', /whole number/],
	[{ record: 'site', organization: 'Oak', name: 'House', maximum_nights: '91' }, 'maximum_nights', /from 1 to 90/],
	[{ record: 'site', organization: 'Oak', name: 'House', counties_served: '50001; 50002' }, 'counties_served', /no county 50002/],
	[{ record: 'site', organization: 'Oak', name: 'House', fresh_hours: '30' }, 'fresh_hours', /more than stale_hours/],
	[{ record: 'site', organization: 'Oak', name: 'House', entry: 'window' }, 'entry', /one of: self_only/],
	[{ record: 'site', organization: 'Elm', name: 'House', id: id(2) }, 'organization', /belongs to "Oak"/],
	[{ record: 'service', organization: 'Oak', site: 'Nowhere', name: 'S', kind: 'drop_in' }, 'site', /there is no site "Nowhere"/],
	[{ record: 'service', organization: 'Birch', site: 'House', name: 'S', kind: 'drop_in' }, 'organization', /there is no organization "Birch"/],
	[{ record: 'service', organization: 'Oak', site: 'House', name: 'S' }, 'kind', /a new one needs it/],
	[{ record: 'service', organization: 'Oak', site: 'House', name: 'Room', kind: 'warmline' }, 'kind', /it is a drop_in here/],
	[{ record: 'service', organization: 'Oak', site: 'House', name: 'S', kind: 'drop_in', link: 'http://x.example' }, 'link', /begins with https/],
	[{ record: 'service', organization: 'Oak', site: 'House', name: 'Room', hours: 'MX 09:00-10:00' }, 'hours', /entry 1: "MX" is no weekday/],
	[{ record: 'service', organization: 'Oak', site: 'House', name: 'Room', hours: 'MO 09:00-10:00; TU 9-10' }, 'hours', /entry 2: "9-10" are no hours/],
	[{ record: 'service', organization: 'Oak', site: 'House', name: 'Room', hours: 'MO 09:00-25:00' }, 'hours', /"09:00-25:00" are no hours/],
	[{ record: 'service', organization: 'Oak', site: 'House', name: 'Room', hours: 'MO' }, 'hours', /names days and no hours/],
	[{ record: 'service', organization: 'Oak', site: 'House', name: 'Room', hours: 'MO 09:00-17:00; MO-FR 16:00-18:00' }, 'hours', /stretch 2: on Monday it overlaps/],
	[{ record: 'service', organization: 'Oak', site: 'House', name: 'Room', hours: 'SU 22:00-03:00; MO 02:00-05:00' }, 'hours', /overlaps/],
	[{ record: 'service', organization: 'Oak', site: 'House', name: 'Room', hours: 'MO 09:00-17:00 2026-08-01..2026-06-01' }, 'hours', /last day lies before the first/],
	[{ record: 'service', organization: 'Oak', site: 'House', name: 'Room', hours: 'MO 09:00-17:00 2026-02-30..' }, 'hours', /are no days/],
	[{ record: 'service', organization: 'Oak', site: 'House', name: 'Room', exceptions: 'Christmas closed' }, 'exceptions', /begins with a day/],
	[{ record: 'service', organization: 'Oak', site: 'House', name: 'Room', exceptions: '2026-12-25' }, 'exceptions', /say "closed" or the hours/],
	[{ record: 'service', organization: 'Oak', site: 'House', name: 'Room', exceptions: '2026-12-25 closed; 2026-12-25 09:00-10:00' }, 'exceptions', /both closed and open/],
	[{ record: 'person', organization: 'Oak', site: 'House', name: '' }, 'name', /needs it/],
	[{ record: 'person', organization: 'Oak', name: 'P', email: 'at home' }, 'email', /an e-mail address/],
	[{ record: 'person', organization: 'Oak', site: 'House', service: 'Nothing', name: 'P' }, 'service', /there is no service "Nothing"/],
];

test('every_wrong_cell_is_told_by_line_column_and_reason_and_nothing_is_stored', async (t) => {
	const { world, bring } = await desk_of(t);
	await world.run(`INSERT INTO organization (id, name, kind) VALUES ('${id(1)}', 'Oak', 'peer_respite'), ('${id(9)}', 'Elm', 'drop_in');
		INSERT INTO site (id, organization_id, name, county_fips, zone, phone) VALUES ('${id(2)}', '${id(1)}', 'House', '50001', 'America/New_York', '555-0100');
		INSERT INTO service (id, site_id, kind, name) VALUES ('${id(3)}', '${id(2)}', 'drop_in', 'Room')`, {}, 'porchlight_owner');
	const picture = () => world.run(`SELECT json_agg(o ORDER BY o.id) FROM porchlight.organization o; SELECT json_agg(s ORDER BY s.id) FROM porchlight.site s;
		SELECT json_agg(v ORDER BY v.id) FROM porchlight.service v; SELECT count(*) FROM porchlight.service_hours; SELECT count(*) FROM porchlight.contact`);
	const before = await picture();
	const columns = [...new Set(wrong_cells.flatMap(([row]) => Object.keys(row)))];
	const quote = (cell: string) => (cell.includes(',') ? `"${cell}"` : cell);
	// One good row at the end: it is not stored either.
	const rows = [...wrong_cells.map(([row]) => row), { record: 'person', organization: 'Oak', name: 'Good' }] as Record<string, string>[];
	const { code, stderr } = await bring([columns.join(','), ...rows.map((row) => columns.map((column) => quote(row[column] ?? '')).join(','))].join('\n'));
	assert.equal(code, 1);
	const lines = stderr.split('\n');
	for (const [index, [row, column, said]] of wrong_cells.entries()) {
		const found = lines.filter((line) => line.startsWith(`FILE:${index + 2}: ${column}: `));
		assert.ok(found.some((line) => said.test(line)), `${JSON.stringify(row)}\nwanted ${column}: ${said}\n${lines.filter((line) => line.startsWith(`FILE:${index + 2}:`)).join('\n')}`);
	}
	assert.equal(lines.filter((line) => line.startsWith(`FILE:${wrong_cells.length + 2}:`)).length, 0);
	assert.match(stderr, /problems; nothing was imported\n$/);
	assert.equal(await picture(), before);
});

test('a_file_that_is_no_table_or_no_document_is_told_where', async (t) => {
	const { bring } = await desk_of(t);
	const cases: [text: string, said: RegExp][] = [
		['', /^FILE:1: there is no header row$/m],
		['record,castle\nsite,x', /^FILE:1: castle: there is no such column$/m],
		['name,name\nx,y', /^FILE:1: name: this column stands twice$/m],
		['name\nx', /^FILE:1: organization: this column is missing$/m],
		['record,name\norganization,A,B', /^FILE:2: it has 3 cells where the header has 2$/m],
		['record,name\norganization,"A', /^FILE:2: a quote is opened and never closed$/m],
		['record,name\norganization,\xff'.replace('\xff', '\u0000'), /this is not text/],
		['record,name\norganization,A\norganization,a', /^FILE:3: name: line 2 is about this already$/m],
		['{"contents": [', /line 1, column \d+: it ends too early/],
		['[{"id": 1}]', /^FILE: \/0\/id: expected a text, got a whole number$/m],
		[`${'['.repeat(40)}`, /nested too deep/],
		['{"contents": [7]}', /^FILE: \/contents\/0: expected an object, \{\.\.\.\}, got a whole number$/m],
		[`{"id":"${id(1)}","name":"A","description":"a"}\n{"id":"${id(2)}"`, /line 2, column \d+: it ends too early/],
	];
	for (const [text, said] of cases) {
		const { code, stderr } = await bring(text);
		assert.equal(code, 1, text);
		assert.match(stderr, said, text);
	}
});

test('what_goes_out_comes_back_and_changes_nothing', async (t) => {
	const { world, bring, take } = await desk_of(t, true);
	const organization = await world.value<string>(`SELECT organization_id::text FROM porchlight.site ORDER BY id LIMIT 1`);
	await world.run(`INSERT INTO contact (id, organization_id, site_id, name, title, phone, languages, is_public)
		SELECT '${id(7)}', organization_id, id, 'Rosa; the "first"', '=on call', '+1 555 0100', '{en,es}', true FROM site WHERE organization_id = '${organization}' ORDER BY id LIMIT 1;
		UPDATE site SET form_asks = '{"name; as you like it","a \\\\ b"}', notice = 'Quiet, please', description = E'two\\nlines' WHERE organization_id = '${organization}';
		INSERT INTO service_exception (id, service_id, on_date, note) SELECT '${id(8)}', id, current_date + 3, 'a) b; (c)' FROM service ORDER BY id LIMIT 1`, {}, 'porchlight_owner');
	const picture = () => world.run(`SELECT json_agg(o ORDER BY o.id) FROM porchlight.organization o; SELECT json_agg(s ORDER BY s.id) FROM porchlight.site s;
		SELECT json_agg((v.id, v.version, v.name, v.phone, v.link) ORDER BY v.id) FROM porchlight.service v; SELECT json_agg(h ORDER BY h.id) FROM porchlight.service_hours h;
		SELECT json_agg(x ORDER BY x.id) FROM porchlight.service_exception x; SELECT json_agg(c ORDER BY c.id) FROM porchlight.contact c`);
	const before = await picture();
	for (const [format, ...args] of [['csv'], ['csv', '--confidential'], ['hsds']] as const) {
		const { code, stdout, stderr } = await bring(await take(format, ...args));
		assert.equal(code, 0, stderr);
		assert.doesNotMatch(stdout, /[1-9]\d* (made|changed)/);
		assert.match(stdout, /sites: 0 made, 0 changed, 50 as they were; services: 0 made, 0 changed, 90 as they were/);
		assert.equal(await picture(), before);
	}
});

test('an_export_tells_no_confidential_address_unless_asked_to', async (t) => {
	const { world, take } = await desk_of(t, true);
	await world.run(`UPDATE site SET address_confidential = true, address = '77 Hidden Lane', postcode = '97299', latitude = 45.123456, longitude = -122.654321, city = 'Secretville',
		second_contact = 'Nobody Knows 555-0177' WHERE id = (SELECT min(id::text)::uuid FROM site)`, {}, 'porchlight_owner');
	const hidden = /77 Hidden Lane|97299|45\.123456|122\.654321|Secretville|Nobody Knows/;
	assert.doesNotMatch(await take('csv'), hidden);
	assert.doesNotMatch(await take('hsds'), hidden);
	assert.match(await take('csv', '--confidential'), /77 Hidden Lane.*Nobody Knows/);
});

test('one_networks_export_is_anothers_directory', async (t) => {
	const from = await desk_of(t, true);
	const into = await desk_of(t);
	const counties = await from.world.run('SELECT json_agg(c) FROM porchlight.county c');
	await into.world.run(`DELETE FROM county; INSERT INTO county SELECT * FROM json_populate_recordset(NULL::county, :'counties'::json)`, { counties }, 'porchlight_owner');
	const hsds = await from.take('hsds');
	const came = await into.bring(hsds);
	assert.equal(came.code, 0, came.stderr.slice(0, 2000));
	assert.match(came.stdout, /sites: 50 made.*services: 90 made/);
	const told = `SELECT json_agg((s.id, s.organization_id, s.name, s.county_fips, s.zone, s.phone, s.entry, s.languages, s.maximum_nights, s.step_free, s.is_virtual) ORDER BY s.id) FROM porchlight.site s;
		SELECT json_agg((v.id, v.site_id, v.kind, v.name, v.link) ORDER BY v.id) FROM porchlight.service v;
		SELECT json_agg((h.service_id, h.weekdays, h.opens, h.closes, h.valid_from, h.valid_to) ORDER BY h.service_id, h.opens, h.weekdays, h.valid_from) FROM porchlight.service_hours h`;
	same(await into.world.run(told), await from.world.run(told));
	assert.match((await into.bring(hsds)).stdout, /sites: 0 made, 0 changed, 50 as they were; services: 0 made, 0 changed, 90 as they were/);
	// And by a spreadsheet, into yet another one.
	const third = await desk_of(t);
	await third.world.run(`DELETE FROM county; INSERT INTO county SELECT * FROM json_populate_recordset(NULL::county, :'counties'::json)`, { counties }, 'porchlight_owner');
	const sheet = await third.bring(await from.take('csv', '--confidential'));
	assert.equal(sheet.code, 0, sheet.stderr.slice(0, 2000));
	same(await third.world.run(told), await from.world.run(told));
	assert.equal(await third.count('bed'), await from.count('bed'));
});

test('five_hundred_sites_are_imported_and_imported_again', async (t) => {
	const { bring, count } = await desk_of(t);
	const rows = Array.from({ length: 500 }, (_, n) => [
		`site,Peers ${n},,,House ${n},50001,America/New_York,(802) 555-${String(n).padStart(4, '0')},"Room 1; Room 2; Room 3",`,
		`service,Peers ${n},House ${n},drop_in,Drop-in,,,,,MO-FR 09:00-17:00; SA 22:00-02:00`,
	]).flat();
	const text = ['record,organization,site,kind,name,county_fips,zone,phone,beds,hours', ...rows].join('\n');
	const first = await bring(text);
	assert.equal(first.code, 0, first.stderr);
	assert.match(first.stdout, /organizations: 500 made.*sites: 500 made.*services: 500 made.*rooms: 1500 made/);
	assert.match((await bring(text)).stdout, /sites: 0 made, 0 changed, 500 as they were; services: 0 made, 0 changed, 500 as they were\n/);
	assert.deepEqual([await count('organization'), await count('site'), await count('bed'), await count('service_hours')], [500, 500, 1500, 1000]);
});
