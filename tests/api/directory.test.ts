// The directory as an administrator keeps it: looked through, brought in, taken out, and a house closed without anybody losing a room.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { type Network, type Problem, id, is_problem, open_network } from './network.ts';

interface Found {
	line: number | null;
	column: string | null;
	pointer: string | null;
	detail: string;
}
interface Count {
	made: number;
	changed: number;
	same: number;
}
interface Report {
	organizations: Count;
	sites: Count;
	services: Count;
	people: Count;
	rooms_made: number;
	problem_count: number;
	problems: Found[];
}
interface Row {
	noun: string;
	id: string;
	name: string;
	kind: string | null;
	organization_name: string;
	site_name: string | null;
	state: string | null;
}

const head = 'record,organization,site,kind,name,county_fips,zone,phone,hours,beds';
const houses = (count: number): string => [head, ...Array.from({ length: count }, (_, n) => [
	`site,Peers ${n},,,House ${n},36061,America/New_York,(212) 555-${String(n).padStart(4, '0')},,A; B`,
	`service,Peers ${n},House ${n},drop_in,Drop-in,,,,MO-FR 09:00-17:00; FR 22:00-02:00,`,
].join('\n'))].join('\n');

const check = (net: Network, format: string, text: string, who = net.admin) => who.post<Report>('/api/v1/directory/checks', { format, text });
const bring = (net: Network, format: string, text: string, ask = {}) => net.admin.post<Report & Problem>('/api/v1/directory/imports', { format, text }, ask);
const stored = (net: Network) => net.world.run(`SELECT json_agg(o ORDER BY o.id) FROM porchlight.organization o; SELECT json_agg((s.id, s.version, s.name, s.state) ORDER BY s.id) FROM porchlight.site s;
	SELECT json_agg((v.id, v.name, v.hours_version) ORDER BY v.id) FROM porchlight.service v; SELECT json_agg(h ORDER BY h.id) FROM porchlight.service_hours h; SELECT json_agg(c ORDER BY c.id) FROM porchlight.contact c`);

/** Sets what lies at the end of the path, or takes it away. */
function put(into: object, [first = '', ...rest]: string[], value: unknown): void {
	if (rest.length > 0) put(Reflect.get(into, first) as object, rest, value);
	else if (value === undefined) Reflect.deleteProperty(into, first);
	else Reflect.set(into, first, value);
}

test('five_hundred_sites_come_in_through_the_browser_and_again', async (t) => {
	const net = await open_network(t);
	const text = houses(500);
	assert.ok(text.length > 65_536);
	const tried = await check(net, 'csv', text);
	assert.equal(tried.status, 200, tried.text);
	assert.deepEqual([tried.body.sites, tried.body.services, tried.body.rooms_made, tried.body.problem_count], [{ made: 500, changed: 0, same: 0 }, { made: 500, changed: 0, same: 0 }, 1000, 0]);
	assert.equal(await net.world.value(`SELECT count(*) FROM porchlight.organization WHERE name LIKE 'Peers %'`), 0);

	const key = randomUUID();
	const came = await bring(net, 'csv', text, { key });
	assert.equal(came.status, 201, came.text);
	assert.deepEqual(came.body, tried.body);
	// Sent twice under one key it happens once, and says the same.
	assert.deepEqual((await bring(net, 'csv', text, { key })).body, came.body);
	const again = await bring(net, 'csv', text);
	assert.deepEqual([again.status, again.body.sites, again.body.services, again.body.rooms_made], [201, { made: 0, changed: 0, same: 500 }, { made: 0, changed: 0, same: 500 }, 0]);
	assert.equal(await net.world.value(`SELECT count(*) FROM porchlight.audit WHERE action = 'directory_import'`), 2);
});

test('everything_wrong_is_told_at_once_and_nothing_is_stored', async (t) => {
	const net = await open_network(t);
	const before = await stored(net);
	const text = [head, 'site,Peers,,,House,36061,Mars/Olympus,(212) 555-0100,,', 'site,Peers,,,Fine,36061,America/New_York,(212) 555-0101,,',
		'service,Peers,Fine,drop_in,Drop-in,,,,MO 9-5,', 'service,Peers,Nowhere,drop_in,Drop-in,,,,,', 'site,Peers,,,Other,99999,America/New_York,(212) 555-0102,,'].join('\n');
	const wanted = [
		[2, 'zone', 'there is no zone "Mars/Olympus"; for instance America/Los_Angeles'],
		[4, 'hours', 'entry 1: "9-5" are no hours; for instance 09:00-17:00'],
		[5, 'site', 'there is no site "Nowhere"'],
		[6, 'county_fips', 'there is no county 99999 here; `porchlight county import` brings them'],
	];
	const tried = await check(net, 'csv', text);
	assert.deepEqual(tried.body.problems.map(({ line, column, detail }) => [line, column, detail]).toSorted((a, b) => Number(a[0]) - Number(b[0])), wanted);
	const key = randomUUID();
	const refused = await bring(net, 'csv', text, { key });
	is_problem(refused, 'bad_value', 422);
	assert.deepEqual(refused.body.errors?.map((error) => error.pointer), ['/text', '/text', '/text', '/text']);
	assert.match(refused.body.errors?.[0]?.detail ?? '', /^line 2, zone: there is no zone/);
	assert.deepEqual((refused.body.current as unknown as Report).problems, tried.body.problems);
	assert.deepEqual((await bring(net, 'csv', text, { key })).body.errors, refused.body.errors);
	assert.equal(await stored(net), before);
});

test('another_directorys_json_keeps_its_keys_and_its_faults_are_told_by_pointer', async (t) => {
	const net = await open_network(t);
	const service = {
		id: id('8', 1), name: 'Evening drop-in', status: 'active', organization: { id: id('8', 2), name: 'Elsewhere Peers', description: 'From another directory.' },
		phones: [{ id: id('8', 3), number: '212 555 0188', extension: 4.0 }],
		schedules: [
			{ id: id('8', 4), freq: 'WEEKLY', byday: 'MO,WE', opens_at: '17:00-05:00', closes_at: '21:00-05:00', valid_from: '2026-11-02', valid_to: '2027-03-13', timezone: -5 },
			{ id: id('8', 5), freq: 'WEEKLY', byday: 'MO,WE', opens_at: '17:00-04:00', closes_at: '21:00-04:00', valid_from: '2027-03-14', valid_to: '2027-11-06', timezone: -4 },
			{ id: id('8', 6), freq: 'WEEKLY', byday: 'FR', opens_at: '20:00', closes_at: '23:59' },
			{ id: id('8', 7), freq: 'WEEKLY', byday: 'SA', opens_at: '00:00', closes_at: '02:00' },
		],
		service_at_locations: [{ id: id('8', 8), location: {
			id: id('8', 9), location_type: 'physical', name: 'The Corner', latitude: null, contacts: [{ id: id('8', 11), name: 'Ines', title: 'Coordinator' }],
			addresses: [{ id: id('8', 10), address_1: '9 Corner St', city: 'New York', region: 'new york county', state_province: 'NY', postal_code: '10001', country: 'US', address_type: 'physical' }] } }],
		an_extension_of_theirs: { deep: [1, 2, 3] },
	};
	const page = JSON.stringify({ total_items: 1, contents: [service] });
	const came = await bring(net, 'hsds', page);
	assert.equal(came.status, 201, came.text);
	assert.deepEqual([came.body.organizations.made, came.body.sites.made, came.body.services.made, came.body.people.made], [1, 1, 1, 1]);
	assert.deepEqual(await net.world.psql(`SELECT s.id, s.name, s.county_fips, s.zone, s.phone, v.id AS service, v.kind FROM porchlight.site s JOIN porchlight.service v ON v.site_id = s.id WHERE s.id = '${id('8', 9)}'`), [
		{ id: id('8', 9), name: 'The Corner', county_fips: '36061', zone: 'America/New_York', phone: '212 555 0188 ext. 4', service: id('8', 1), kind: 'drop_in' },
	]);
	// Cut at the change of the clocks and at midnight there, whole again here.
	assert.deepEqual(await net.world.psql(`SELECT weekdays, opens::text, closes::text, valid_from, valid_to FROM porchlight.service_hours WHERE service_id = '${id('8', 1)}' ORDER BY opens`), [
		{ weekdays: ['MO', 'WE'], opens: '17:00:00', closes: '21:00:00', valid_from: '2026-11-02', valid_to: '2027-11-03' },
		{ weekdays: ['FR'], opens: '20:00:00', closes: '02:00:00', valid_from: null, valid_to: null },
	]);
	for (const same of [page, JSON.stringify([service]), JSON.stringify(service), `${JSON.stringify(service)}\n${JSON.stringify(service.organization)}\n`, JSON.stringify({ services: [service], organizations: [service.organization] })]) {
		const again = await bring(net, 'hsds', same);
		assert.deepEqual([again.status, again.body.services, again.body.sites, again.body.people], [201, { made: 0, changed: 0, same: 1 }, { made: 0, changed: 0, same: 1 }, { made: 0, changed: 0, same: 1 }], again.text);
	}

	const before = await stored(net);
	const row = service.schedules[0];
	const place = '/contents/0/service_at_locations/0/location';
	const cases: [changes: Record<string, unknown>, pointer: string, said: RegExp][] = [
		[{ id: '7' }, '/contents/0/id', /expected an id/],
		[{ name: undefined }, '/contents/0/name', /needed/],
		[{ name: 'x'.repeat(121) }, '/contents/0/name', /at most 120/],
		[{ status: 'open' }, '/contents/0/status', /one of: active/],
		[{ 'schedules/0/byday': 'MO,XX' }, '/contents/0/schedules/0/byday', /byday lists weekdays/],
		[{ 'schedules/0/opens_at': 'noon' }, '/contents/0/schedules/0/opens_at', /a clock time/],
		[{ 'schedules/0/opens_at': '12:00+99:00' }, '/contents/0/schedules/0/opens_at', /a clock time/],
		[{ 'schedules/0/valid_from': '2026-02-30' }, '/contents/0/schedules/0/valid_from', /a date that exists/],
		[{ 'schedules/0/freq': 'MONTHLY' }, '/contents/0/schedules/0/byday', /only weekly hours/],
		[{ 'schedules/0/interval': 2 }, '/contents/0/schedules/0/byday', /every week/],
		[{ schedules: [{ ...row, opens_at: '17:00-08:00', closes_at: '21:00-08:00' }] }, '/contents/0/schedules', /the zone or the hours are not right/],
		[{ schedules: [...service.schedules, { id: id('8', 20), freq: 'WEEKLY', byday: 'MO', opens_at: '20:00', closes_at: '22:00', valid_from: '2027-01-01' }] }, '/contents/0/schedules', /overlaps/],
		[{ 'phones/0/number': 5 }, '/contents/0/phones/0/number', /expected a text/],
		[{ 'service_at_locations/0/location/latitude': 'north' }, `${place}/latitude`, /expected a number/],
		[{ 'service_at_locations/0/location/location_type': undefined }, `${place}/location_type`, /needed/],
		[{ id: id('8', 30), name: 'Soup kitchen' }, '/contents/0/attributes', /which kind of service/],
		[{ 'service_at_locations/0/location/id': id('8', 31), 'service_at_locations/0/location/name': 'New', 'service_at_locations/0/location/addresses/0/region': 'Middle Earth' }, `${place}/addresses/0/region`, /a new site needs it/],
		[{ organization: undefined, id: id('8', 32), 'service_at_locations/0/location/id': id('8', 33) }, `${place}/organization_id`, /which organization/],
	];
	for (const [changes, pointer, said] of cases) {
		const one = structuredClone(service);
		for (const [path, value] of Object.entries(changes)) put(one, path.split('/'), value);
		const tried = await check(net, 'hsds', JSON.stringify({ contents: [one] }));
		const found = tried.body.problems.find((problem) => problem.pointer === pointer);
		assert.match(found?.detail ?? `nothing at ${pointer}: ${JSON.stringify(tried.body.problems)}`, said);
		is_problem(await bring(net, 'hsds', JSON.stringify({ contents: [one] })), 'bad_value', 422);
	}
	assert.equal(await stored(net), before);
});

test('a_service_at_two_places_is_one_at_each', async (t) => {
	const net = await open_network(t);
	const place = (n: number) => ({ id: id('8', n), location_type: 'physical', name: `Place ${n}`, organization_id: id('8', 2), phones: [{ id: id('8', n + 50), number: '212 555 0100' }],
		attributes: [{ id: id('8', n + 60), link_type: 'county', value: '36061' }] });
	const text = JSON.stringify({
		organizations: [{ id: id('8', 2), name: 'Two Places', description: 'x' }], locations: [place(3), place(4)],
		services: [{ id: id('8', 1), name: 'Warmline', status: 'active', organization_id: id('8', 2) }, { id: id('8', 9), name: 'Gone warmline', status: 'defunct', organization_id: id('8', 2) }],
		service_at_locations: [{ id: id('8', 5), service_id: id('8', 1), location_id: id('8', 3) }, { id: id('8', 6), service_id: id('8', 1), location_id: id('8', 4) }],
		schedules: [{ id: id('8', 7), service_id: id('8', 1), freq: 'WEEKLY', byday: 'MO', opens_at: '09:00', closes_at: '17:00' },
			{ id: id('8', 8), service_at_location_id: id('8', 6), freq: 'WEEKLY', byday: 'TU', opens_at: '09:00', closes_at: '17:00' }],
	});
	for (const made of [2, 0]) {
		const came = await bring(net, 'hsds', text);
		assert.deepEqual([came.status, came.body.services.made, came.body.services.changed], [201, made, 0], came.text);
	}
	assert.deepEqual(await net.world.psql(`SELECT v.id, v.site_id, (SELECT array_agg(array_to_string(h.weekdays, ',')) FROM porchlight.service_hours h WHERE h.service_id = v.id) AS days
		FROM porchlight.service v WHERE v.name = 'Warmline' AND v.site_id IN ('${id('8', 3)}', '${id('8', 4)}') ORDER BY v.site_id`), [
		{ id: id('8', 1), site_id: id('8', 3), days: ['MO'] },
		{ id: id('8', 6), site_id: id('8', 4), days: ['MO,TU'] },
	]);
});

test('only_an_administrator_keeps_the_directory_and_only_they_may_send_much', async (t) => {
	const net = await open_network(t);
	for (const who of [net.lead, net.staff, net.team, net.analyst]) {
		for (const path of ['/api/v1/directory?noun=site', '/api/v1/directory/export']) is_problem(await who.get(path), 'not_allowed', 403);
		is_problem(await check(net, 'csv', 'x', who), 'not_allowed', 403);
		is_problem(await who.post('/api/v1/directory/imports', { format: 'csv', text: 'x' }), 'not_allowed', 403);
		// A body that an administrator could send is not even kept for anybody else.
		is_problem(await check(net, 'csv', 'x'.repeat(100_000), who), 'body_too_large', 413);
	}
	assert.equal((await check(net, 'csv', 'x'.repeat(1_000_000))).status, 200);
	is_problem(await net.admin.post('/api/v1/organizations', { name: 'x'.repeat(100_000), kind: 'hospital' }), 'body_too_large', 413);
});

test('the_directory_is_looked_through_by_name_words_and_organization', async (t) => {
	const net = await open_network(t);
	await bring(net, 'csv', houses(30));
	const ask = async (query: string) => {
		const reply = await net.admin.get<{ items: Row[]; next: string | null }>(`/api/v1/directory?${query}`);
		assert.equal(reply.status, 200, reply.text);
		return reply.body;
	};
	const all: Row[] = [];
	for (let after = ''; ; ) {
		const page = await ask(`noun=site&limit=7&search=house${after}`);
		all.push(...page.items);
		if (page.next === null) break;
		after = `&after=${page.next}`;
	}
	assert.deepEqual(all.filter((row) => row.organization_name.startsWith('Peers ')).map((row) => row.name), Array.from({ length: 30 }, (_, n) => `House ${n}`).toSorted());
	assert.equal(new Set(all.map((row) => row.id)).size, all.length);
	const found = await ask('noun=service&search=drop%20peers%2017');
	assert.deepEqual(found.items.map(({ noun, kind, name, organization_name, site_name, state }) => ({ noun, kind, name, organization_name, site_name, state })),
		[{ noun: 'service', kind: 'drop_in', name: 'Drop-in', organization_name: 'Peers 17', site_name: 'House 17', state: 'welcoming' }]);
	const one = (await ask('noun=organization&search=peers%2017')).items[0];
	assert.deepEqual((await ask(`noun=site&organization=${one?.id}`)).items.map((row) => row.name), ['House 17']);
	is_problem(await net.admin.get('/api/v1/directory'), 'not_a_choice', 422);
	is_problem(await net.admin.get('/api/v1/directory?noun=guest'), 'not_a_choice', 422);
	is_problem(await net.admin.get('/api/v1/directory?noun=site&organization=x'), 'bad_value', 422);
});

test('an_export_is_read_back_without_a_change', async (t) => {
	const net = await open_network(t);
	await bring(net, 'csv', houses(3));
	const before = await stored(net);
	for (const [format, query] of [['csv', 'format=csv'], ['csv', 'format=csv&confidential=yes'], ['hsds', 'format=hsds']] as const) {
		const file = await net.admin.get(`/api/v1/directory/export?${query}`);
		assert.equal(file.status, 200);
		assert.match(String(file.headers['content-disposition']), format === 'csv' ? /directory\.csv/ : /directory\.json/);
		const back = await bring(net, format, file.text);
		assert.deepEqual([back.status, back.body.sites.made, back.body.sites.changed, back.body.services.changed, back.body.organizations.changed], [201, 0, 0, 0, 0], back.text);
		assert.equal(await stored(net), before);
	}
	is_problem(await net.admin.get('/api/v1/directory/export?format=xml'), 'not_a_choice', 422);
	is_problem(await net.admin.get('/api/v1/directory/export?confidential=no'), 'not_a_choice', 422);
});

test('a_house_is_closed_when_nobody_is_left_there_and_opens_again_paused', async (t) => {
	const net = await open_network(t);
	const closures = `/api/v1/sites/${net.lighthouse.id}/closures`;
	const sent = await net.send(net.team, [net.lighthouse.id]);
	is_problem(await net.admin.post(closures), 'site_in_use', 409);
	const recipient = sent.recipients[0];
	assert.ok(recipient);
	assert.equal((await net.team.post(`/api/v1/referrals/${sent.id}/withdraw`, {})).status, 200);
	const closed = await net.admin.post<{ state: string }>(closures);
	assert.deepEqual([closed.status, closed.body.state], [201, 'closed'], closed.text);
	assert.equal((await net.admin.post<{ state: string }>(closures)).body.state, 'closed');
	is_problem(await net.lead.delete(`/api/v1/sites/${net.lighthouse.id}/pauses`), 'site_not_welcoming', 409);
	const open = await net.admin.delete<{ state: string }>(closures);
	assert.deepEqual([open.status, open.body.state], [200, 'paused']);
	assert.equal((await net.lead.delete<{ state: string }>(`/api/v1/sites/${net.lighthouse.id}/pauses`)).body.state, 'welcoming');
	// A row of a file may close it as well, and is told when it can't be.
	await net.send(net.team, [net.lighthouse.id]);
	const name = await net.world.value<string>(`SELECT o.name FROM porchlight.organization o JOIN porchlight.site s ON s.organization_id = o.id WHERE s.id = '${net.lighthouse.id}'`);
	const house = await net.world.value<string>(`SELECT name FROM porchlight.site WHERE id = '${net.lighthouse.id}'`);
	const tried = await check(net, 'csv', `record,organization,name,closed\nsite,${name},${house},yes`);
	assert.deepEqual(tried.body.problems.map((problem) => [problem.column, problem.detail]), [['closed', "it can't be closed while guests stay there, rooms are held or introductions wait"]]);
});
