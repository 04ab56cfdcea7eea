// What a house does not tell everybody is in nothing that everybody may read: words are planted in every field that is not the public's, and
// all feeds, pages and pictures are looked through, and searched.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client, type Reply } from '../support/http.ts';
import { until } from '../support/patience.ts';
import { type Network, id, open_network } from './network.ts';

const planted = {
	address: '41 Umbrella Vale', city: 'Quillhaven', postcode: '94117', latitude: '37.760337', longitude: '-122.437117', second_contact: 'Merribel Ostrand',
	colleague: 'Thaddea Winscott', colleague_phone: '555-0177-31', colleague_email: 'winscott@quiet.example',
	person: 'Lenora Fennimarch', email: 'fennimarch@quiet.example', bed: 'Bramblecote room', reason: 'Wexley reason', signed: 'Sibyl Trelawn',
};
/** What must be there, or nothing was looked at. */
const open = { name: 'The Hidden Porch', phone: '555-0142', place: 'Open Address House', street: '7 Plainview Road', visible: 'Odalys Brightwater' };
const hidden_site = id('2', 20);
const open_site = id('2', 21);
const services = [id('6', 20), id('6', 21)];

async function plant(net: Network): Promise<void> {
	const house = net.lighthouse.organization;
	await net.world.run(`SET search_path = porchlight;
		UPDATE account SET name = '${planted.person}', email = '${planted.email}' WHERE email = 'lead@lighthouse.example';
		INSERT INTO site (id, organization_id, name, county_fips, zone, phone, confirmed_at, confirmed_role, address, city, postcode, latitude, longitude,
				address_confidential, second_contact, staffed_limit, public_counts, changed_by)
			VALUES ('${hidden_site}', '${house}', '${open.name}', '36047', 'America/New_York', '${open.phone}', now(), 'house_lead', '${planted.address}',
				'${planted.city}', '${planted.postcode}', ${planted.latitude}, ${planted.longitude}, true, '${planted.second_contact}', 49, false, '${planted.signed}'),
			('${open_site}', '${house}', '${open.place}', '36061', 'America/New_York', '555-0143', now(), 'house_lead', '${open.street}', 'Albany', '12207', 42.65, -73.75,
				false, '${planted.second_contact}', 49, false, '${planted.signed}');
		INSERT INTO bed (id, site_id, label, state, state_reason) VALUES ('${id('3', 900)}', '${hidden_site}', '${planted.bed}', 'offline', '${planted.reason}');
		INSERT INTO bed (id, site_id, label, state) SELECT gen_random_uuid(), '${hidden_site}', 'Room ' || n, 'open' FROM generate_series(1, 12) n;
		INSERT INTO service (id, site_id, kind, name) VALUES ('${services[0]}', '${hidden_site}', 'respite', 'Rooms'), ('${services[1]}', '${open_site}', 'drop_in', 'Sofa');
		INSERT INTO service_hours (id, service_id, weekdays, opens, closes) VALUES ('${id('7', 20)}', '${services[0]}', '{MO,TU}', '09:00', '17:00'),
			('${id('7', 21)}', '${services[1]}', '{MO,TU}', '09:00', '17:00');
		INSERT INTO contact (id, organization_id, site_id, name, phone, email, is_public)
			VALUES ('${id('9', 1)}', '${house}', '${hidden_site}', '${planted.colleague}', '${planted.colleague_phone}', '${planted.colleague_email}', false),
			('${id('9', 2)}', '${house}', '${open_site}', '${open.visible}', NULL, NULL, true);`);
}

function leaks(reply: Reply<unknown>): string[] {
	const text = reply.text.toLowerCase();
	return Object.values(planted).filter((word) => text.includes(word.toLowerCase()) || text.includes(encodeURIComponent(word).toLowerCase()));
}

test('what_is_confidential_is_in_no_feed_page_or_map', async (t) => {
	const net = await open_network(t);
	await plant(net);
	const nobody = net.nobody;
	await until('the board has it', async () => (await nobody.get('/api/v1/board?view=public')).text.includes(open.name), 15_000);
	const sal = (await nobody.get<{ contents: { id: string }[] }>('/hsds/service_at_locations?per_page=200')).body.contents;
	const paths = ['/', '/?county=36047', '/?lang=es', '/map', '/map?state=NY', '/map?county=36047', '/hsds', '/hsds/profile', '/hsds/openapi.json',
		...['services', 'organizations', 'service_at_locations'].flatMap((list) => [`/hsds/${list}?per_page=200`, `/hsds/${list}?per_page=200&full=true`, `/hsds/${list}?format=ndjson&full=true`]),
		...services.flatMap((one) => [`/hsds/services/${one}`, `/services/${one}/hours.ics`]), ...sal.map((one) => `/hsds/service_at_locations/${one.id}`),
		`/hsds/organizations/${net.lighthouse.organization}`, '/api/v1/board?view=public', '/metrics', '/hsds/taxonomies', '/hsds/taxonomy_terms?per_page=200'];
	let seen = '';
	for (const path of paths) {
		const reply = await nobody.get<unknown>(path, { headers: { 'Accept-Encoding': 'identity' } });
		assert.deepEqual(leaks(reply), [], path);
		seen += reply.text;
	}
	for (const word of Object.values(open)) assert.ok(seen.includes(word), `${word} was there to be found`);

	// Of the house that hides its address: its phone and its county, no coordinates, no rooms.
	const hidden = (await nobody.get<Record<string, unknown>>(`/hsds/services/${services[0]}`)).body;
	const at = (hidden['service_at_locations'] as { location: Record<string, unknown> }[])[0]?.location ?? {};
	assert.deepEqual([hidden['capacities'], at['addresses'], at['latitude'], at['longitude']], [undefined, undefined, undefined, undefined]);
	assert.ok(JSON.stringify(at['attributes']).includes('36047'));
	assert.match((await nobody.get(`/services/${services[0]}/hours.ics`)).text, /LOCATION:Kings\\, NY/);

	// A search or a distance finds nothing by what it may not know.
	const count = async (query: string) => (await nobody.get<{ total_items: number }>(`/hsds/service_at_locations?${query}`)).body.total_items;
	assert.equal(await count(`search=${encodeURIComponent('Hidden Porch')}`), 1);
	for (const word of [planted.address, planted.city, planted.postcode, planted.second_contact, planted.colleague]) assert.equal(await count(`search=${encodeURIComponent(word)}`), 0, word);
	assert.equal((await nobody.get(`/hsds/service_at_locations?postcode=${planted.postcode}&proximity=1000`)).status, 422);
	assert.equal(await count('postcode=12207&proximity=1000000'), 1);
});

test('a_feed_is_for_pages_of_any_origin_and_costs_little_to_ask_again', async (t) => {
	const net = await open_network(t);
	await plant(net);
	for (const path of ['/hsds', '/hsds/services?full=true', `/services/${services[1]}/hours.ics`]) {
		const first = await net.nobody.get(path);
		assert.equal(first.status, 200, path);
		assert.equal(first.headers['access-control-allow-origin'], '*', path);
		assert.match(first.headers['cache-control'] ?? '', /public, max-age=\d+/);
		const tag = first.headers['etag'] ?? '';
		assert.match(tag, /^"[0-9a-f]{16}"$/, `${path}: a strong tag`);
		const again = await net.nobody.get(path, { headers: { 'If-None-Match': tag } });
		assert.deepEqual([again.status, again.text, again.headers['etag'], again.headers['access-control-allow-origin']], [304, '', tag, '*'], path);
		const other = await net.nobody.get(path, { headers: { 'If-None-Match': '"0000000000000000"' } });
		assert.deepEqual([other.status, other.text], [200, first.text], path);
		const head = await net.nobody.request('HEAD', path);
		assert.deepEqual([head.status, head.text, head.headers['etag']], [200, '', tag], path);
	}
	const small = await net.nobody.get('/hsds/services?full=true', { headers: { 'Accept-Encoding': 'gzip' } });
	assert.deepEqual([small.headers['content-encoding'], /-gzip"$/.test(small.headers['etag'] ?? '')], ['gzip', true]);

	// A page elsewhere may send If-None-Match of its own; nobody is signed in by it, and nothing is changed.
	const preflight = await net.nobody.request('OPTIONS', '/hsds/services', { headers: { Origin: 'https://elsewhere.example', 'Access-Control-Request-Method': 'GET', 'X-Porchlight': null } });
	assert.deepEqual([preflight.status, preflight.headers['access-control-allow-origin']], [204, '*']);
	assert.match(String(preflight.headers['access-control-allow-headers']), /If-None-Match/);
	const signed_in = await net.lead.get('/hsds/services', { headers: { Origin: 'https://elsewhere.example' } });
	assert.deepEqual([signed_in.status, signed_in.headers['set-cookie'], signed_in.headers['access-control-allow-credentials']], [200, undefined, undefined]);
	assert.equal((await net.nobody.post('/hsds/services', {})).status, 405);
	assert.equal((await net.nobody.get('/hsds/')).status, 200, 'a slash at the end is taken');
	assert.equal((await net.nobody.get('/api/v1/network/')).status, 404, 'elsewhere it is not');
	assert.equal((await net.nobody.request('OPTIONS', '/api/v1/network')).headers['access-control-allow-origin'], undefined);

	// What the first address leads to is there.
	const start = (await net.nobody.get<Record<string, string>>('/hsds')).body;
	assert.equal(start['version'], '3.1');
	for (const link of [start['profile'], start['openapi_url']]) {
		const reply = await net.nobody.get<{ openapi?: string; paths?: Record<string, unknown> }>(new URL(link ?? '').pathname);
		assert.equal(reply.status, 200, link);
		for (const path of Object.keys(reply.body?.paths ?? {}).filter((one) => !one.includes('{'))) assert.equal((await net.nobody.get(path)).status, 200, path);
	}
});

test('who_asks_too_often_waits_and_nobody_else_does', async (t) => {
	const net = await open_network(t, { env: { PORCHLIGHT_TRUSTED_PROXIES: '127.0.0.1' } });
	const ask = (address: string, path = '/hsds/taxonomies') => new Client(net.world.base).get(path, { headers: { 'X-Forwarded-For': address } });
	const crowd = net.nobody;
	const replies = await Promise.all(Array.from({ length: 200 }, () => crowd.get('/hsds/taxonomies', { headers: { 'X-Forwarded-For': '198.51.100.7' } })));
	const waiting = replies.filter((one) => one.status === 429);
	assert.ok(waiting.length > 20 && waiting.length < 100, `${waiting.length} of 200 were told to wait`);
	for (const one of waiting) {
		assert.match(one.headers['retry-after'] ?? '', /^\d+$/);
		assert.equal(one.headers['access-control-allow-origin'], '*');
	}
	assert.equal((await ask('198.51.100.8')).status, 200, 'another address is not held to it');
	assert.equal((await ask('198.51.100.7', '/api/v1/network')).status < 429, true, 'nor are other calls');
});
