// The command line as a person uses it: what each command does, what it says, and the exit status it ends with.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Client } from '../support/http.ts';
import { binary } from '../support/server.ts';
import { type World, type WorldOptions, open_world } from '../support/world.ts';

interface Ended {
	code: number;
	stdout: string;
	stderr: string;
}

async function world_of(t: TestContext, options: WorldOptions = { serve: false }): Promise<World> {
	const world = await open_world(options);
	t.after(() => world.close());
	return world;
}

/** Runs it with something on its standard input. */
function feed(env: Record<string, string>, args: string[], input: string): Promise<Ended> {
	return new Promise((done) => {
		// In a session of its own, so that there is no terminal to ask.
		const child = spawn(binary, args, { env: { ...process.env, ...env }, detached: true });
		const ended: Ended = { code: -1, stdout: '', stderr: '' };
		child.stdout.on('data', (part) => (ended.stdout += String(part)));
		child.stderr.on('data', (part) => (ended.stderr += String(part)));
		child.stdin.on('error', () => undefined);
		child.stdin.end(input);
		child.on('close', (code) => done({ ...ended, code: code ?? -1 }));
	});
}

async function folder_of(t: TestContext): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'porchlight-commands-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

const commands = ['serve', 'migrate', 'demo', 'user add', 'county import', 'site import', 'directory import', 'directory export', 'report', 'status', 'key add', 'openapi', 'help'];

test('every_command_has_a_help_page_that_names_its_options', async () => {
	const all = await feed({}, ['help'], '');
	assert.equal(all.code, 0);
	for (const name of commands) {
		assert.match(all.stdout, new RegExp(`^  ${name} `, 'm'));
		const asked = await feed({}, [...name.split(' '), '--help'], '');
		const helped = await feed({}, ['help', ...name.split(' ')], '');
		assert.equal(asked.code, 0, name);
		assert.equal(asked.stdout, helped.stdout, name);
		assert.match(asked.stdout, new RegExp(`^Usage: porchlight ${name}`));
		for (const [option] of asked.stdout.matchAll(/--[a-z-]+(?=[ \]])/g)) assert.ok(asked.stdout.includes(`  ${option} `) || option === '--help', `${name} ${option}`);
	}
	assert.match((await feed({}, ['--version'], '')).stdout, /^porchlight \d+\.\d+\.\d+\n$/);
});

test('a_wrong_word_is_named_and_ends_with_two', async () => {
	const cases: [args: string[], said: RegExp][] = [
		[['sreve'], /no command "sreve"/],
		[['user'], /There is "user add"/],
		[['user', 'remove'], /no command "user remove"/],
		[['migrate', 'now'], /"now" is one word too many/],
		[['demo', '--sites', 'many'], /--sites is "many"; it must be a whole number from 1 to 20000/],
		[['demo', '--site', '3'], /no option --site/],
		[['help', 'sreve'], /no "sreve"/],
		[['key', 'add'], /a word is missing/],
		[['site', 'import'], /which file/],
		[['user', 'add', '--email', 'x@y.example', '--organization', 'o', '--role', 'boss'], /no role: boss/],
		[['user', 'add', '--email', 'nobody', '--organization', 'o', '--role', 'analyst'], /no e-mail address: nobody/],
	];
	for (const [args, said] of cases) {
		const { code, stderr } = await feed({}, args, '');
		assert.equal(code, 2, `${args.join(' ')}: ${stderr}`);
		assert.match(stderr, said);
	}
	assert.equal((await feed({}, [], '')).code, 2);
});

test('a_wrong_or_missing_setting_is_refused_by_name', async (t) => {
	const world = await world_of(t);
	for (const [name, value] of [['PORCHLIGHT_WORKERS', 'eight'], ['PORCHLIGHT_LISTEN', '8080'], ['PORCHLIGHT_LOG', 'loud'], ['PORCHLIGHT_OWNER_DATABASE', '']] as const) {
		const { code, stderr } = await world.porchlight(['migrate'], { [name]: value });
		assert.equal(code, 2, stderr);
		assert.ok(stderr.startsWith(`porchlight: ${name} `), stderr);
	}
	for (const name of ['PORCHLIGHT_DATABASE', 'PORCHLIGHT_FEED_DATABASE', 'PORCHLIGHT_SEAL_KEYS']) {
		const { code, stderr } = await world.porchlight(['serve'], { [name]: '' });
		assert.equal(code, 2, stderr);
		assert.ok(stderr.includes(name), stderr);
	}
});

test('migrate_does_nothing_twice_and_takes_turns', async (t) => {
	const world = await world_of(t);
	const again = await world.porchlight(['migrate']);
	assert.equal(again.code, 0, again.stderr);
	assert.match(again.stdout, /^nothing to do/);

	await world.run('DROP SCHEMA porchlight CASCADE', {}, 'porchlight_owner');
	const both = await Promise.all([world.porchlight(['migrate']), world.porchlight(['migrate'])]);
	assert.deepEqual(both.map((one) => one.code), [0, 0], both.map((one) => one.stderr).join());
	assert.deepEqual(both.map((one) => one.stdout.startsWith('nothing to do')).sort(), [false, true]);
});

test('migrate_refuses_a_history_that_is_not_its_own', async (t) => {
	const world = await world_of(t);
	await world.run(`UPDATE migration SET checksum = 'another' WHERE name LIKE '0002%'`, {}, 'porchlight_owner');
	const changed = await world.porchlight(['migrate']);
	assert.equal(changed.code, 1);
	assert.match(changed.stderr, /sql\/migrations\/0002_\w+\.sql was changed after it was applied/);
	await world.run(`DELETE FROM migration WHERE name LIKE '0002%'; INSERT INTO migration VALUES ('9999_tomorrow.sql', 'x')`, {}, 'porchlight_owner');
	const newer = await world.porchlight(['migrate']);
	assert.equal(newer.code, 1);
	assert.match(newer.stderr, /9999_tomorrow\.sql.*older than the database/);
});

test('functions_are_made_anew_under_a_running_server', async (t) => {
	const world = await world_of(t, { demo: true });
	const rosa = new Client(world.base);
	t.after(() => rosa.close());
	await rosa.sign_in('rosa@harborlight.example', 'porchlight-demo');
	const statuses = new Set<number>();
	let stop = false;
	const readers = [1, 2, 3].map(async () => {
		while (!stop) statuses.add((await rosa.get('/api/v1/sites')).status);
	});
	for (let round = 0; round < 5; round++) {
		await world.run(`UPDATE migration SET checksum = 'older' WHERE name = 'functions'`, {}, 'porchlight_owner');
		const { code, stdout, stderr } = await world.porchlight(['migrate']);
		assert.equal(code, 0, stderr);
		assert.match(stdout, /^applied functions and grants/);
	}
	stop = true;
	await Promise.all(readers);
	assert.deepEqual([...statuses], [200]);
});

test('the_roles_are_printed_for_a_superuser', async () => {
	const { code, stdout } = await feed({}, ['migrate', '--roles'], '');
	assert.equal(code, 0);
	for (const role of ['porchlight_owner', 'porchlight_server', 'porchlight_feed']) assert.match(stdout, new RegExp(`CREATE ROLE ${role}`));
});

test('the_first_person_of_a_network_is_added_and_can_sign_in', async (t) => {
	const world = await world_of(t, {});
	const add = (args: string[], password: string) => feed(world.env, ['user', 'add', ...args, '--password-stdin'], `${password}\n`);
	const person = ['--email', 'Ann@Example.org', '--name', 'Ann', '--organization', 'Our network', '--role', 'network_admin'];
	const unknown = await add(person, 'correct horse battery');
	assert.equal(unknown.code, 1);
	assert.match(unknown.stderr, /no organization "Our network".*--kind/);
	const short = await add([...person, '--kind', 'network'], 'short');
	assert.equal(short.code, 1);
	assert.match(short.stderr, /10 to 128/);
	assert.equal(await world.value('SELECT count(*) FROM porchlight.organization'), 0);

	const added = await add([...person, '--kind', 'network', '--zone', 'America/Chicago'], 'correct horse battery');
	assert.equal(added.code, 0, added.stderr);
	assert.deepEqual(await world.psql('SELECT name, zone FROM porchlight.network'), [{ name: 'Our network', zone: 'America/Chicago' }]);
	const ann = new Client(world.base);
	t.after(() => ann.close());
	await ann.sign_in('ann@example.org', 'correct horse battery');

	// Another role, in the same breath or not; the password stays.
	const more = await feed(world.env, ['user', 'add', '--email', 'ann@example.org', '--organization', 'our network', '--role', 'analyst'], '');
	assert.equal(more.code, 0, more.stderr);
	const same = await feed(world.env, ['user', 'add', '--email', 'ann@example.org', '--organization', 'our network', '--role', 'analyst'], '');
	assert.match(same.stdout, /already/);
	assert.equal(await world.value('SELECT count(*) FROM porchlight.membership'), 2);
	const asked = await feed(world.env, ['user', 'add', '--email', 'b@example.org', '--name', 'B', '--organization', 'our network', '--role', 'analyst'], '');
	assert.equal(asked.code, 1);
	assert.match(asked.stderr, /no terminal/);
});

const header = 'organization,name,county_fips,zone,phone,beds,languages,step_free,maximum_nights,notice';

test('sites_are_imported_all_or_none_and_the_same_file_again_changes_nothing', async (t) => {
	const world = await world_of(t);
	const folder = await folder_of(t);
	const file = join(folder, 'sites.csv');
	const import_file = (...args: string[]) => world.porchlight(['site', 'import', file, ...args]);
	await world.run(`INSERT INTO county VALUES ('50001', 'VT', 'Addison', 44, -73)`, {}, 'porchlight_owner');

	const good = [
		'Maple Peers,Maple House,50001,America/New_York,(802) 555-0101,North; South,en;es,yes,7,"Quiet, please"',
		'Maple Peers,Birch House,50001,America/New_York,(802) 555-0102,,,,,',
	];
	await writeFile(file, [header, ...good, 'Oak,Oak House,99999,America/Nowhere,1,,xx,perhaps,900,'].join('\r\n'));
	const refused = await import_file();
	assert.equal(refused.code, 1);
	for (const said of [/:4: zone: /, /:4: phone: /, /:4: languages: /, /:4: step_free: /, /:4: maximum_nights: /]) assert.match(refused.stderr, said);
	assert.match(refused.stderr, /5 problems; nothing was imported/);
	assert.equal(await world.value('SELECT count(*) FROM porchlight.site'), 0);

	await writeFile(file, `\ufeff${[header, ...good].join('\n')}\n`);
	assert.match((await import_file('--dry-run')).stdout, /sites: 2 made, 0 changed, 0 as they were; rooms: 2 made \(nothing was written\)/);
	assert.equal(await world.value('SELECT count(*) FROM porchlight.organization'), 0);
	assert.match((await import_file()).stdout, /organizations: 1 made, .*; sites: 2 made, 0 changed, 0 as they were; rooms: 2 made/);
	const picture = () => world.psql(`SELECT s.*, (SELECT array_agg(label ORDER BY position) FROM porchlight.bed b WHERE b.site_id = s.id) AS beds
		FROM porchlight.site s ORDER BY name`);
	const before = await picture();
	assert.match((await import_file()).stdout, /sites: 0 made, 0 changed, 2 as they were$/m);
	assert.deepEqual(await picture(), before);
	assert.deepEqual(before.map(({ name, languages, step_free, maximum_nights, notice, beds, confirmed_at }) => ({ name, languages, step_free, maximum_nights, notice, beds, confirmed_at })), [
		{ name: 'Birch House', languages: [], step_free: null, maximum_nights: null, notice: '', beds: null, confirmed_at: null },
		{ name: 'Maple House', languages: ['en', 'es'], step_free: true, maximum_nights: 7, notice: 'Quiet, please', beds: ['North', 'South'], confirmed_at: null },
	]);

	// An emptied cell is "not stated"; a column that isn't there is left alone.
	await writeFile(file, 'organization,name,step_free\nMAPLE PEERS,maple house,\n');
	assert.match((await import_file()).stdout, /sites: 0 made, 1 changed/);
	assert.deepEqual(await world.psql(`SELECT step_free, maximum_nights FROM porchlight.site WHERE name = 'Maple House'`, {}), []);
	assert.deepEqual(await world.psql(`SELECT step_free, maximum_nights FROM porchlight.site WHERE name = 'maple house'`, {}), [{ step_free: null, maximum_nights: 7 }]);
});

test('what_only_the_database_knows_is_said_by_line_and_column_too', async (t) => {
	const world = await world_of(t);
	await world.run(`INSERT INTO county VALUES ('50001', 'VT', 'Addison', 44, -73)`, {}, 'porchlight_owner');
	const { code, stderr } = await feed(world.env, ['site', 'import', '-'], [
		'organization,name,county_fips,zone,phone,fresh_hours',
		'Oak,Oak House,50999,America/New_York,555-0101,',
		'Oak,Elm House,,,,',
		'Oak,Ash House,50001,America/New_York,555-0101,30',
		'oak,ash house,50001,America/New_York,555-0101,',
	].join('\n'));
	assert.equal(code, 1);
	for (const said of [/^-:2: county_fips: /m, /^-:3: county_fips: a new site needs it/m, /^-:3: zone: /m, /^-:3: phone: /m, /^-:4: fresh_hours: /m, /^-:5: name: line 4 is about this already/m]) {
		assert.match(stderr, said);
	}
	assert.equal(await world.value('SELECT count(*) FROM porchlight.organization'), 0);
});

test('counties_are_imported_and_changed', async (t) => {
	const world = await world_of(t);
	const bring = (line: string) => feed(world.env, ['county', 'import', '-'], `fips,state,name,latitude,longitude\n${line}\n`);
	assert.match((await bring('50001,VT,Addison,44.03,-73.14')).stdout, /1 counties made, 0 changed/);
	assert.match((await bring('50001,VT,Addison,44.03,-73.2')).stdout, /0 counties made, 1 changed/);
	assert.deepEqual(await world.psql('SELECT * FROM porchlight.county'), [{ fips: '50001', state: 'VT', name: 'Addison', latitude: 44.03, longitude: -73.2, region: null }]);
	// Its region is stated in a file that has the column, and a file that has none leaves it alone.
	const region = await feed(world.env, ['county', 'import', '-'], 'fips,state,name,latitude,longitude,region\n50001,VT,Addison,44.03,-73.2,Champlain\n');
	assert.match(region.stdout, /0 counties made, 1 changed/, region.stderr);
	assert.match((await bring('50001,VT,Addison,44.03,-73.2')).stdout, /0 counties made, 0 changed, 1 as they were/);
	assert.equal(await world.value('SELECT region FROM porchlight.county'), 'Champlain');
	for (const wrong of ['5001,VT,Addison,44,-73', '50001,vt,Addison,44,-73', '50001,VT,,44,-73', '50001,VT,Addison,91,-73', '50001,VT,Addison,,-73', '50001,VT']) {
		assert.equal((await bring(wrong)).code, 1, wrong);
	}
});

test('a_key_file_is_made_for_its_owner_only', async (t) => {
	const file = join(await folder_of(t), 'seal.keys');
	assert.equal((await feed({}, ['key', 'add', file], '')).code, 0);
	assert.equal((await stat(file)).mode & 0o777, 0o600);
	assert.equal((await feed({}, ['key', 'add', file], '')).code, 0);
	assert.equal((await readFile(file, 'utf8')).trim().split('\n').length, 2);
	assert.equal((await feed({}, ['key', 'add', '/nonexistent/seal.keys'], '')).code, 1);
});

test('the_apis_description_names_each_act_once', async () => {
	const { code, stdout } = await feed({}, ['openapi'], '');
	assert.equal(code, 0);
	const api = JSON.parse(stdout) as { openapi: string; paths: Record<string, Record<string, { operationId?: string }>> };
	assert.match(api.openapi, /^3\.1/);
	const names = Object.values(api.paths).flatMap((path) => Object.values(path).map((call) => call.operationId)).filter(Boolean);
	assert.ok(names.includes('statistics_read') && names.length > 30, String(names.length));
	assert.equal(new Set(names).size, names.length);
});

test('status_says_what_is_well_and_what_is_not', async (t) => {
	const world = await world_of(t, { demo: true });
	const address = { PORCHLIGHT_LISTEN: new URL(world.base).host };
	const well = await world.porchlight(['status'], address);
	assert.equal(well.code, 0, well.stdout + well.stderr);
	assert.match(well.stdout, /^database +ok .*^schema +ok .*^feed +ok .*followed.*^network .*49 sites.*^server +ok .*200/ms);
	const silent = await world.porchlight(['status'], { PORCHLIGHT_LISTEN: '127.0.0.1:1' });
	assert.equal(silent.code, 1);
	assert.match(silent.stdout, /^server +!! +nobody listens on 127\.0\.0\.1:1/m);
	const lost = await world.porchlight(['status'], { ...address, PORCHLIGHT_OWNER_DATABASE: 'host=/nonexistent dbname=x' });
	assert.equal(lost.code, 1);
});
