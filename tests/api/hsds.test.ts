// What other directories read of the network: HSDS 3.1 as its published schemas have it, a page at a time, filtered, and as the houses stand.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '../support/http.ts';
import { until } from '../support/patience.ts';
import { open_world } from '../support/world.ts';
import { type Kind, open_schemas } from './hsds_schemas.ts';
import { type Problem, id, open_network } from './network.ts';

interface Item {
	id: string;
	[member: string]: unknown;
}

interface Page {
	total_items: number;
	total_pages: number;
	page_number: number;
	size: number;
	first_page: boolean;
	last_page: boolean;
	empty: boolean;
	contents: Item[];
}

interface Service extends Item {
	name: string;
	status: string;
	alert?: string;
	organization_id: string;
	last_modified: string;
	capacities?: { available: number; maximum: number; updated: string; unit: { name: string } }[];
	schedules?: Item[];
	attributes: { link_type: string; value: string; taxonomy_term_id?: string; taxonomy_term?: { id: string; code: string } }[];
	phones: { number: string }[];
	service_at_locations: { id: string; location: { id: string; location_type: string; addresses?: Item[]; latitude?: number; phones: { number: string }[] } }[];
}

const lists: [string, Kind][] = [['services', 'service'], ['organizations', 'organization'], ['service_at_locations', 'service_at_location'],
	['taxonomies', 'taxonomy'], ['taxonomy_terms', 'taxonomy_term']];

async function all(nobody: Client, path: string, query = ''): Promise<Item[]> {
	const found: Item[] = [];
	for (let page = 1; ; page++) {
		const reply = await nobody.get<Page>(`/hsds/${path}?page=${page}&per_page=40${query}`);
		assert.equal(reply.status, 200, reply.text);
		found.push(...reply.body.contents);
		if (reply.body.last_page) return found;
	}
}

test('the_feed_is_hsds_as_published_and_complete', async (t) => {
	const world = await open_world({ demo: true });
	t.after(() => world.close());
	const nobody = new Client(world.base);
	const check = open_schemas();
	if (!check) t.diagnostic('the schemas of HSDS are not here: only what we know ourselves was looked at');

	// Each thing once, whatever the pages; the same line by line; and by itself.
	for (const [path, kind] of lists) {
		for (const depth of kind.startsWith('taxonomy') ? [''] : ['', '&full=true']) {
			const found = await all(nobody, path, depth);
			assert.ok(found.length > 1, path);
			assert.equal(new Set(found.map((one) => one.id)).size, found.length, path);
			const lines = (await nobody.get(`/hsds/${path}?format=ndjson${depth}`)).text.trim().split('\n').map((line) => JSON.parse(line) as Item);
			assert.deepEqual(lines, found, path);
			if (check) for (const one of found) assert.deepEqual(check(kind, one), [], `${path}${depth} ${one.id}`);
		}
		const [first] = await all(nobody, path);
		const alone = await nobody.get<Item>(`/hsds/${path}/${first?.id}`);
		assert.deepEqual([alone.status, alone.body.id], [200, first?.id], path);
		if (check) assert.deepEqual(check(kind, alone.body), [], path);
	}
	const counted = await world.value<number>('SELECT count(*) FROM porchlight.service');
	const services = await all(nobody, 'services', '&full=true') as Service[];
	assert.equal(services.length, counted);
	assert.deepEqual(new Set(services.map((one) => one.service_at_locations[0]?.location.id)).size, await world.value('SELECT count(*) FROM porchlight.site'));

	// Filters, held against the whole. (A term is asked for by its key.)
	const some = services.find((one) => one.attributes.some((it) => it.value === 'veterans'));
	assert.ok(some);
	const term = some.attributes.find((it) => it.value === 'veterans')?.taxonomy_term_id;
	const has = (one: Service, key: string | undefined) => one.attributes.some((it) => it.taxonomy_term_id === key);
	const ids = async (query: string) => (await all(nobody, 'services', query)).map((one) => one.id);
	assert.deepEqual(await ids(`&taxonomy_term_id=${term}`), services.filter((one) => has(one, term)).map((one) => one.id));
	const respite = services.flatMap((one) => one.attributes).find((it) => it.taxonomy_term?.code === '385H00000X')?.taxonomy_term_id;
	assert.deepEqual(await ids(`&taxonomy_term_id=${respite}`), services.filter((one) => has(one, respite)).map((one) => one.id));
	assert.deepEqual(await ids(`&organization_id=${some.organization_id}`), services.filter((one) => one.organization_id === some.organization_id).map((one) => one.id));
	assert.deepEqual(await ids('&taxonomy_term_id=01900000-0000-7000-8000-100000000001'), []);
	assert.deepEqual(await ids('&search=warmline%20oregon'), services.filter((one) => /warmline/i.test(one.name + JSON.stringify(one)) && /oregon/i.test(JSON.stringify(one.description))).map((one) => one.id));
	const since = services.map((one) => one.last_modified).sort().at(-3) ?? '';
	assert.deepEqual(await ids(`&modified_after=${encodeURIComponent(since)}`), services.filter((one) => Date.parse(one.last_modified) >= Date.parse(since)).map((one) => one.id));
	const minimal = await nobody.get<Page>('/hsds/services?minimal=true&per_page=2');
	assert.deepEqual(minimal.body.contents.map((one) => Object.keys(one).sort()), [['id', 'last_modified'], ['id', 'last_modified']]);

	// Near a postcode: those that tell where they are, and are near.
	const [place] = await world.psql<{ postcode: string; latitude: number; longitude: number }>(`SELECT postcode, latitude, longitude FROM porchlight.site
		WHERE NOT address_confidential AND latitude IS NOT NULL AND postcode IS NOT NULL ORDER BY id LIMIT 1`);
	assert.ok(place);
	const near = await all(nobody, 'service_at_locations', `&full=true&postcode=${place.postcode}&proximity=30000`) as unknown as Service['service_at_locations'];
	assert.ok(near.length > 0 && near.length < services.length);
	for (const one of near) assert.ok(Math.abs((one.location.latitude ?? 0) - place.latitude) < 0.6, 'within a degree');

	// The end of a list, and past it.
	const past = await nobody.get<Page>('/hsds/services?page=99');
	assert.deepEqual([past.body.total_items, past.body.size, past.body.empty, past.body.last_page], [counted, 0, true, true]);
});

test('the_feed_says_what_the_house_says', async (t) => {
	const net = await open_network(t);
	const site = net.lighthouse.id;
	const service = id('6', 9);
	await net.world.run(`SET search_path = porchlight; INSERT INTO service (id, site_id, kind, name) VALUES ('${service}', '${site}', 'respite', 'Rooms');`);
	const read = async () => (await net.nobody.get<Service>(`/hsds/services/${service}`)).body;
	const becomes = (what: string, is: (one: Service) => boolean) => until(what, async () => is(await read()), 15_000);

	const quiet = await read();
	assert.deepEqual([quiet.status, quiet.capacities, quiet.alert], ['active', undefined, undefined]);
	assert.deepEqual(quiet.phones.map((one) => one.number), ['555-0100']);

	// Rooms are told where the house allows it, as it last confirmed.
	await net.world.run(`SET search_path = porchlight; UPDATE site SET public_counts = true, notice = 'The stairs are wet.' WHERE id = '${site}'`);
	await becomes('rooms', (one) => one.capacities !== undefined);
	const told = await read();
	assert.deepEqual([told.capacities?.[0]?.available, told.capacities?.[0]?.maximum, told.capacities?.[0]?.unit.name, told.alert], [2, 2, 'Guest room', 'The stairs are wet.']);
	await net.world.run(`SET search_path = porchlight; UPDATE bed SET state = 'occupied' WHERE id = '${net.lighthouse.beds[0]}'`);
	await becomes('one room', (one) => one.capacities?.[0]?.available === 1);

	// A word that is too old is no word; a pause is one.
	await net.world.run(`SET search_path = porchlight; UPDATE site SET confirmed_at = now() - interval '25 hours' WHERE id = '${site}'`);
	await becomes('no rooms of yesterday', (one) => one.capacities === undefined && one.status === 'active');
	await net.world.run(`SET search_path = porchlight; UPDATE site SET confirmed_at = now(), state = 'paused' WHERE id = '${site}'`);
	await becomes('a pause', (one) => one.capacities === undefined && one.status === 'temporarily closed');
	await net.world.run(`SET search_path = porchlight; UPDATE site SET state = 'welcoming' WHERE id = '${site}'`);
	await becomes('welcome again', (one) => one.capacities?.[0]?.available === 1 && one.status === 'active');

	assert.equal((await net.nobody.get('/hsds/services/01900000-0000-7000-8000-6000000000ff')).status, 404);
	assert.equal((await net.nobody.get('/hsds/services/rooms')).status, 404);
});

test('a_query_that_means_nothing_is_told_where', async (t) => {
	const net = await open_network(t);
	const wrong: [string, string][] = [['services?page=0', 'page'], ['services?page=x', 'page'], ['services?per_page=201', 'per_page'], ['services?per_page=-1', 'per_page'],
		['services?format=xml', 'format'], ['services?full=yes', 'full'], ['services?organization_id=7', 'organization_id'], ['services?taxonomy_term_id=respite', 'taxonomy_term_id'],
		['services?modified_after=yesterday', 'modified_after'], ['services?serch=quiet', 'serch'], ['services?postcode=97201', 'postcode'],
		['service_at_locations?proximity=100', 'proximity'], ['service_at_locations?postcode=London', 'postcode'], ['service_at_locations?postcode=00601&proximity=5000', 'postcode'],
		[`services?search=${'x'.repeat(201)}`, 'search'], ['taxonomies?full=true', 'full']];
	for (const [query, name] of wrong) {
		const reply = await net.nobody.get<Problem>(`/hsds/${query}`);
		assert.equal(reply.status, 422, `${query}: ${reply.text}`);
		assert.equal(reply.body.errors?.[0]?.pointer, `query:${name}`, query);
		assert.equal(reply.headers['access-control-allow-origin'], '*', query);
	}
});
