// Every fact that a house may state is its lead's to state, to correct and, where nobody needs to state it, to leave open: null is "not stated".

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../support/patience.ts';
import { type Network, id, is_problem, open_network } from './network.ts';

type Site = Record<string, unknown> & { version: number };
type Schema = { type?: string | string[]; enum?: (string | null)[] };

/** A value that the house didn't have before, and whether it may be left open. */
const facts: Record<string, { value: unknown; open?: true; own?: true }> = {
	name: { value: 'Lantern House' },
	description: { value: 'A quiet house by the river.' },
	address: { value: '12 Example Road', open: true, own: true },
	city: { value: 'Albany', open: true },
	postcode: { value: '12207', open: true, own: true },
	county_fips: { value: '36047' },
	latitude: { value: 42.65, open: true, own: true },
	longitude: { value: -73.75, open: true, own: true },
	address_confidential: { value: false },
	is_virtual: { value: true },
	zone: { value: 'America/Chicago' },
	phone: { value: '555-0177' },
	second_contact: { value: 'On call: 555-0178', open: true, own: true },
	staffed_limit: { value: 0, open: true },
	fresh_hours: { value: 6 },
	stale_hours: { value: 18 },
	public_counts: { value: true },
	notice: { value: 'Quiet hours from nine.' },
	entry: { value: 'form_required' },
	form_asks: { value: ['A name to be called by', 'What a good stay would look like'] },
	counties_served: { value: ['36061', '36047'] },
	minimum_age: { value: 18, open: true },
	maximum_nights: { value: 10, open: true },
	window_nights: { value: 7, open: true },
	window_days: { value: 30, open: true },
	drop_off: { value: true, open: true },
	languages: { value: ['en', 'es', 'ase'] },
	populations: { value: ['veterans', 'lgbtq', 'youth_18_25', 'spanish_speaking', 'deaf'] },
	step_free: { value: true, open: true },
	accessible_bath: { value: false, open: true },
	pets: { value: true, open: true },
	service_animals: { value: true, open: true },
	smoking_area: { value: false, open: true },
	fragrance_free: { value: true, open: true },
	transport_help: { value: true, open: true },
	hold_minutes: { value: 90 },
	answer_minutes: { value: 120 },
};

async function site(net: Network, who = net.lead): Promise<Site> {
	const reply = await who.get<Site>(`/api/v1/sites/${net.lighthouse.id}`);
	assert.equal(reply.status, 200, reply.text);
	return reply.body;
}

async function change(net: Network, stated: Record<string, unknown>, who = net.lead) {
	return who.patch<Site>(`/api/v1/sites/${net.lighthouse.id}`, stated, (await site(net)).version);
}

test('the_table_of_this_test_has_every_fact_that_the_api_takes', async (t) => {
	const net = await open_network(t);
	const printed = await net.world.porchlight(['openapi']);
	const { components } = JSON.parse(printed.stdout) as { components: { schemas: Record<string, { properties?: Record<string, Schema> }> } };
	const taken = components.schemas['site_change_body']?.properties ?? {};
	assert.deepEqual(Object.keys(facts).sort(), Object.keys(taken).sort());
	for (const [name, { open }] of Object.entries(facts)) {
		const schema = taken[name];
		assert.equal(schema?.enum?.includes(null) ?? schema?.type?.includes('null') ?? false, open === true, `${name}: may it be left open?`);
	}
});

test('a_lead_states_corrects_and_leaves_open_every_fact_one_by_one', async (t) => {
	const net = await open_network(t);
	for (const [name, { value, open }] of Object.entries(facts)) {
		const before = await site(net);
		const stated = await change(net, { [name]: value });
		assert.equal(stated.status, 200, `${name}: ${stated.text}`);
		assert.deepEqual(stated.body[name], value, name);
		const { version, changed_at, changed_by, confirmed_at, confirmed_role, [name]: _, ...others } = await site(net);
		for (const [other, unchanged] of Object.entries(others)) assert.deepEqual(unchanged, before[other], `${name} changes ${other}`);
		assert.ok(version > before.version && changed_at !== before['changed_at'] && changed_by === 'Lena' && confirmed_at && confirmed_role, name);
		const cleared = await change(net, { [name]: null });
		if (open) assert.deepEqual([cleared.status, cleared.body[name]], [200, null], name);
		else is_problem(cleared, 'wrong_type', 422, name);
	}
});

test('all_facts_at_once_reach_the_board_and_what_is_the_houses_own_stays_with_it', async (t) => {
	const net = await open_network(t);
	const all = Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));
	const stated = await change(net, { ...all, address_confidential: true });
	assert.equal(stated.status, 200, stated.text);
	const for_team = await site(net, net.team);
	for (const [name, { value, own }] of Object.entries(facts)) {
		if (name !== 'address_confidential') assert.deepEqual(for_team[name], own ? null : value, name);
	}
	let shown: Record<string, unknown> | undefined;
	await until('the board', async () => {
		const { body } = await net.team.get<{ rows: { site: Record<string, unknown>[] } }>('/api/v1/board?view=network');
		shown = body.rows.site.find((row) => row['id'] === net.lighthouse.id);
		return shown?.['name'] === 'Lantern House';
	});
	for (const [name, { value, own }] of Object.entries(facts)) {
		if (own) assert.ok(shown?.[name] === undefined || shown[name] === null, name);
		else if (name !== 'address_confidential') assert.deepEqual(shown?.[name], value, name);
	}
});

test('a_new_house_has_stated_nothing_that_nobody_said_but_that_nobody_is_brought_to_its_door', async (t) => {
	const net = await open_network(t);
	const added = await net.admin.post<Site>('/api/v1/sites', {
		organization_id: net.organizations.lighthouse, name: 'New', county_fips: '36047', zone: 'America/New_York', phone: '555-0133',
	});
	assert.equal(added.status, 201, added.text);
	const unsaid = Object.entries(facts).filter(([name, fact]) => fact.open && name !== 'drop_off').map(([name]) => name);
	assert.deepEqual(unsaid.filter((name) => added.body[name] !== null), []);
	assert.equal(added.body['drop_off'], false);
	const open = await net.admin.post<Site>('/api/v1/sites', {
		organization_id: net.organizations.lighthouse, name: 'Newer', county_fips: '36047', zone: 'America/New_York', phone: '555-0133', drop_off: null,
	});
	assert.equal(open.body['drop_off'], null);
});

test('only_the_lead_states_facts_and_the_staff_what_is_of_tonight', async (t) => {
	const net = await open_network(t);
	for (const [name, { value }] of Object.entries(facts)) {
		const reply = await change(net, { [name]: value }, net.staff);
		if (['staffed_limit', 'notice'].includes(name)) assert.equal(reply.status, 200, name);
		else is_problem(reply, 'not_allowed', 403, name);
		is_problem(await change(net, { [name]: value }, net.harbor_staff), 'not_allowed', 403, name);
		is_problem(await change(net, { [name]: value }, net.team), 'not_allowed', 403, name);
	}
});

test('a_fact_that_cannot_be_is_refused_with_its_place', async (t) => {
	const net = await open_network(t);
	const rows: [body: Record<string, unknown>, slug: string, pointer: string][] = [
		[{ name: ' ' }, 'too_short', '/name'], [{ name: 'x'.repeat(121) }, 'too_long', '/name'],
		[{ description: 'x'.repeat(2001) }, 'too_long', '/description'], [{ notice: 'x'.repeat(281) }, 'too_long', '/notice'],
		[{ phone: '12' }, 'too_short', '/phone'], [{ second_contact: '' }, 'too_short', '/second_contact'],
		[{ second_contact: 'x'.repeat(121) }, 'too_long', '/second_contact'],
		[{ staffed_limit: 51 }, 'out_of_range', '/staffed_limit'], [{ staffed_limit: -1 }, 'out_of_range', '/staffed_limit'],
		[{ entry: 'closed' }, 'not_a_choice', '/entry'], [{ form_asks: ['x'.repeat(201)] }, 'too_long', '/form_asks/0'],
		[{ form_asks: Array(21).fill('x') }, 'too_long', '/form_asks'],
		[{ minimum_age: 121 }, 'out_of_range', '/minimum_age'], [{ maximum_nights: 0 }, 'out_of_range', '/maximum_nights'],
		[{ maximum_nights: 91 }, 'out_of_range', '/maximum_nights'], [{ window_nights: 0 }, 'out_of_range', '/window_nights'],
		[{ window_days: 367 }, 'out_of_range', '/window_days'], [{ populations: ['everyone'] }, 'not_a_choice', '/populations/0'],
		[{ drop_off: 'no' }, 'wrong_type', '/drop_off'], [{ pets: 1 }, 'wrong_type', '/pets'],
		[{ hold_minutes: 14 }, 'out_of_range', '/hold_minutes'], [{ hold_minutes: 1441 }, 'out_of_range', '/hold_minutes'],
		[{ answer_minutes: 29 }, 'out_of_range', '/answer_minutes'], [{ answer_minutes: 1441 }, 'out_of_range', '/answer_minutes'],
		[{ fresh_hours: 20, stale_hours: 10 }, 'out_of_range', '/fresh_hours'], [{ state: 'paused' }, 'unknown_member', '/state'],
		[{ confirmed_at: '2026-01-01T00:00:00Z' }, 'unknown_member', '/confirmed_at'], [{ organization_id: id('1', 2) }, 'unknown_member', '/organization_id'],
	];
	const before = await site(net);
	for (const [body, slug, pointer] of rows) {
		const problem = is_problem(await change(net, body), slug, 422, JSON.stringify(body).slice(0, 60));
		assert.ok(problem.errors?.some((error) => error.pointer === pointer), `${pointer} ${JSON.stringify(problem.errors)}`);
	}
	assert.deepEqual(await site(net), before);
});
