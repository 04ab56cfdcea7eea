// What bad input gets: each a clear problem with its place, and nothing half done. One table; a row names the slug it must get.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ask, Client } from '../support/http.ts';
import { raw_exchange } from '../support/http.ts';
import { until } from '../support/patience.ts';
import { type Network, id, is_problem, open_network } from './network.ts';

interface Row {
	what: string;
	who: (net: Network) => Client;
	method: string;
	path: (net: Network) => string;
	ask?: Ask;
	slug: string;
	status: number;
	/** Where it is wrong. */
	pointer?: string;
}

const staff = (net: Network) => net.staff;
const lead = (net: Network) => net.lead;
const team = (net: Network) => net.team;
const admin = (net: Network) => net.admin;
const turn_aways = (net: Network) => `/api/v1/sites/${net.lighthouse.id}/turn_aways`;
const beds = (net: Network) => `/api/v1/sites/${net.lighthouse.id}/beds`;
const site = (net: Network) => `/api/v1/sites/${net.lighthouse.id}`;
const states = (net: Network) => `/api/v1/beds/${net.lighthouse.beds[0]}/states`;
const referrals = () => '/api/v1/referrals';
const nothing = id('9', 9);
const consent_version = '2026-1';
const text = (length: number) => 'x'.repeat(length);

function post(what: string, who: Row['who'], path: Row['path'], body: unknown, slug: string, status: number, pointer?: string): Row {
	return { what, who, method: 'POST', path, ask: { body }, slug, status, ...(pointer === undefined ? {} : { pointer }) };
}

function patch(what: string, who: Row['who'], path: Row['path'], body: unknown, slug: string, status: number, pointer?: string): Row {
	return { what, who, method: 'PATCH', path, ask: { body, version: 1 }, slug, status, ...(pointer === undefined ? {} : { pointer }) };
}

function get(what: string, who: Row['who'], path: Row['path'], slug: string, status: number, pointer?: string): Row {
	return { what, who, method: 'GET', path, slug, status, ...(pointer === undefined ? {} : { pointer }) };
}

const rows: Row[] = [
	post('broken JSON', staff, turn_aways, '{"way":', 'bad_json', 400),
	post('a list instead of an object', staff, turn_aways, '[]', 'bad_json', 400),
	post('a member twice', staff, turn_aways, '{"way":"phone","way":"online"}', 'bad_json', 400),
	post('nested too deep', staff, turn_aways, `{"way":${'['.repeat(40)}${']'.repeat(40)}}`, 'bad_json', 400),
	post('text that is not UTF-8', staff, turn_aways, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'bad_json', 400),
	post('an unknown member', staff, turn_aways, { wey: 'phone' }, 'unknown_member', 422, '/wey'),
	post('a member that only the server sets', staff, beds, { label: 'X', state: 'open' }, 'not_allowed', 403),
	post('a member that only the server sets, by the lead', lead, beds, { label: 'X', state: 'open' }, 'unknown_member', 422, '/state'),
	post('a member that is missing', lead, beds, {}, 'missing_member', 422, '/label'),
	post('a number for a text', lead, beds, { label: 7 }, 'wrong_type', 422, '/label'),
	post('a text for a number', lead, beds, { label: 'X', floor: '1' }, 'wrong_type', 422, '/floor'),
	post('null where something must be', lead, beds, { label: null }, 'wrong_type', 422, '/label'),
	post('an empty text', lead, beds, { label: '  ' }, 'too_short', 422, '/label'),
	post('a long text', lead, beds, { label: text(41) }, 'too_long', 422, '/label'),
	post('a number out of range', lead, beds, { label: 'X', floor: 21 }, 'out_of_range', 422, '/floor'),
	post('a word that is no choice', staff, turn_aways, { way: 'fax' }, 'not_a_choice', 422, '/way'),
	post('a version that is none', staff, states, { state: 'open', version: 0 }, 'out_of_range', 422, '/version'),
	post('a state without its version', staff, states, { state: 'open' }, 'missing_member', 422, '/version'),
	post('a time that is none', staff, states, { state: 'held', version: 1, held_until: 'tonight' }, 'bad_value', 422, '/held_until'),
	post('a hold in the past', staff, states, { state: 'held', version: 1, held_until: '2001-01-01T00:00:00Z' }, 'out_of_range', 422, '/held_until'),
	patch('a link that is not https', lead, (net) => `/api/v1/services/${net.drop_in}`, { link: 'javascript:alert(1)' }, 'bad_value', 422, '/link'),
	patch('a zone that is none', lead, site, { zone: 'Mars/Olympus' }, 'bad_value', 422, '/zone'),
	patch('a county that is no code', lead, site, { counties_served: ['Kings'] }, 'bad_value', 422, '/counties_served/0'),
	patch('a language that is none', lead, site, { languages: ['en', 'klingon'] }, 'not_a_choice', 422, '/languages/1'),
	patch('a latitude off the earth', lead, site, { latitude: 91 }, 'out_of_range', 422, '/latitude'),
	patch('staff touching what is the lead’s', staff, site, { name: 'Mine' }, 'not_allowed', 403),
	patch('another house', (net) => net.harbor_staff, site, { notice: 'Hello' }, 'not_allowed', 403),
	patch('a room of another house', lead, (net) => `/api/v1/beds/${net.harbor.beds[0]}`, { label: 'Mine' }, 'not_allowed', 403),

	post('no house', team, referrals, { site_ids: [], consent_version }, 'too_short', 422, '/site_ids'),
	post('four houses', team, referrals, { site_ids: [id('2', 1), id('2', 2), id('2', 3), id('2', 4)], consent_version }, 'too_long', 422, '/site_ids'),
	post('a house twice', team, referrals, { site_ids: [id('2', 1), id('2', 1)], consent_version }, 'already_sent', 409),
	post('a house that is none', team, referrals, { site_ids: [nothing], consent_version }, 'not_found', 404),
	post('a key that is none', team, referrals, { site_ids: [id('2', 1), 'lighthouse'], consent_version }, 'bad_value', 422, '/site_ids/1'),
	post('a house that only the person may call', team, referrals, { site_ids: [id('2', 3)], consent_version }, 'self_only', 409),
	post('a paused house', team, referrals, { site_ids: [id('2', 4)], consent_version }, 'site_not_welcoming', 409),
	post('no consent', team, referrals, { site_ids: [id('2', 1)] }, 'missing_member', 422, '/consent_version'),
	post('a need that is none', team, referrals, { site_ids: [id('2', 1)], consent_version, needs: ['diagnosis'] }, 'not_a_choice', 422, '/needs/0'),
	post('a long note', team, referrals, { site_ids: [id('2', 1)], consent_version, note: text(281) }, 'too_long', 422, '/note'),
	post('a legal name’s member', team, referrals, { site_ids: [id('2', 1)], consent_version, birth_date: '1990-01-01' }, 'unknown_member', 422, '/birth_date'),
	post('a county that the network has not', team, referrals, { site_ids: [id('2', 1)], consent_version, county_fips: '99999' }, 'bad_value', 422, '/county_fips'),
	post('another team’s name', team, referrals, { site_ids: [id('2', 1)], consent_version, organization_id: id('1', 4) }, 'not_allowed', 403),
	post('a house sending', staff, referrals, { site_ids: [id('2', 1)], consent_version }, 'not_allowed', 403),
	post('an administrator sending', admin, referrals, { site_ids: [id('2', 1)], consent_version }, 'not_allowed', 403),
	post('a team adding an organization', team, () => '/api/v1/organizations', { name: 'X', kind: 'hospital' }, 'not_allowed', 403),
	post('a house confirming another', (net) => net.harbor_staff, (net) => `${site(net)}/confirmations`, {}, 'not_allowed', 403),
	post('a tap for another house’s room', (net) => net.harbor_staff, states, { state: 'open', version: 1 }, 'not_allowed', 403),
	post('an unknown room', staff, () => `/api/v1/beds/${nothing}/states`, { state: 'open', version: 1 }, 'not_found', 404),
	post('an unknown introduction', staff, () => `/api/v1/recipients/${nothing}/see`, {}, 'not_found', 404),
	post('an unknown stay', staff, () => `/api/v1/stays/${nothing}/leave`, {}, 'not_found', 404),
	post('an unknown ask', staff, () => `/api/v1/turn_aways/${nothing}/undo`, {}, 'not_found', 404),
	post('an act that does not exist', staff, () => `/api/v1/recipients/${nothing}/hug`, {}, 'not_found', 404),
	post('a room that is not this house’s', staff, (net) => `${site(net)}/stays`, { bed_id: id('3', 33), source: 'walk_in' }, 'bed_not_open', 409),

	get('an unknown site', team, () => `/api/v1/sites/${nothing}`, 'not_found', 404),
	get('a key that is no key', team, () => '/api/v1/sites/lighthouse', 'not_found', 404),
	get('an unknown path', team, () => '/api/v1/patients', 'not_found', 404),
	get('a limit that is too high', team, () => '/api/v1/sites?limit=201', 'out_of_range', 422, 'query:limit'),
	get('a cursor that is none', team, () => '/api/v1/sites?after=soon', 'bad_cursor', 400, 'query:after'),
	get('an unknown question', team, () => '/api/v1/sites?colour=red', 'unknown_member', 422, 'query:colour'),
	get('a state that is none', team, () => '/api/v1/referrals?state=lost', 'not_a_choice', 422, 'query:state'),
	get('stays, by a team', team, (net) => `${site(net)}/stays`, 'not_allowed', 403),
	get('statistics, by a house', staff, () => '/api/v1/statistics', 'not_allowed', 403),
	get('a board, by nobody', (net) => net.nobody, () => '/api/v1/board?view=network', 'not_signed_in', 401),
	get('a session, by nobody', (net) => net.nobody, () => '/api/v1/session', 'not_signed_in', 401),
	{ what: 'a method that is not there', who: team, method: 'DELETE', path: site, slug: 'method_not_allowed', status: 405 },
	{ what: 'no version', who: lead, method: 'PATCH', path: site, ask: { body: { notice: 'x' } }, slug: 'version_missing', status: 428 },
	{ what: 'no key', who: staff, method: 'POST', path: turn_aways, ask: { body: {}, key: null }, slug: 'key_missing', status: 400 },
	{ what: 'a key that is too short', who: staff, method: 'POST', path: turn_aways, ask: { body: {}, key: 'seven77' }, slug: 'bad_value', status: 422, pointer: 'header:Idempotency-Key' },
	{ what: 'another site’s page', who: staff, method: 'POST', path: turn_aways, ask: { body: {}, headers: { Origin: 'https://evil.example' } }, slug: 'wrong_origin', status: 403 },
	{ what: 'a form of another site’s page', who: staff, method: 'POST', path: turn_aways, ask: { body: {}, headers: { 'X-Porchlight': null } }, slug: 'wrong_origin', status: 403 },
	{ what: 'another host’s name', who: staff, method: 'GET', path: site, ask: { headers: { Host: 'evil.example' } }, slug: 'wrong_host', status: 421 },
	{ what: 'a form’s encoding', who: staff, method: 'POST', path: turn_aways, ask: { body: 'way=phone', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }, slug: 'unsupported_media', status: 415 },
	{ what: 'a body that is too large', who: staff, method: 'POST', path: turn_aways, ask: { body: `{"way":"${text(70_000)}"}` }, slug: 'body_too_large', status: 413 },
	{ what: 'an address that is too long', who: staff, method: 'GET', path: () => `/api/v1/sites?after=${text(9000)}`, slug: 'uri_too_long', status: 414 },
];

/** Everything that an act could have touched, as one text. */
async function picture(net: Network): Promise<string> {
	const tables = ['organization', 'site', 'service', 'bed', 'referral', 'recipient', 'stay', 'occupancy', 'turn_away'];
	const parts = tables.map((table) => `SELECT '${table}' AS of, coalesce(json_agg(x ORDER BY x.id), '[]') AS rows FROM porchlight.${table} x`);
	return JSON.stringify(await net.world.psql(parts.join(' UNION ALL ').replaceAll("coalesce(json_agg", "coalesce(jsonb_agg")));
}

test('bad_input_gets_a_clear_problem_and_changes_nothing', async (t) => {
	const net = await open_network(t);
	await until('the clock’s own work', () => net.world.value<boolean>('SELECT bool_and(NOT openings_due) FROM porchlight.service'));
	const before = await picture(net);
	for (const row of rows) {
		await t.test(row.what.replaceAll(' ', '_'), async () => {
			const reply = await row.who(net).request(row.method, row.path(net), row.ask ?? {});
			const problem = is_problem(reply, row.slug, row.status, row.what);
			if (row.pointer !== undefined) {
				assert.ok(problem.errors?.some((error) => error.pointer === row.pointer && error.detail.length > 3), reply.text);
			}
		});
	}
	assert.equal(await picture(net), before);
});

test('all_faults_of_a_body_are_told_at_once', async (t) => {
	const net = await open_network(t);
	const reply = await net.lead.post(beds(net), { label: '', floor: 99, private_room: 'yes', colour: 'red' });
	const problem = is_problem(reply, 'too_short', 422);
	assert.deepEqual(problem.errors?.map((error) => error.pointer).sort(), ['/colour', '/floor', '/label', '/private_room']);
});

test('no_problem_repeats_what_was_sent', async (t) => {
	const net = await open_network(t);
	const marker = 'Quenby-Planted';
	const bodies: unknown[] = [
		{ site_ids: [id('2', 1)], consent_version, name: `${marker}${text(60)}` },
		{ site_ids: [id('2', 1)], consent_version, callback: { number: marker } },
		`{"site_ids":["${id('2', 1)}"],"note":"${marker}`,
	];
	for (const body of bodies) {
		const reply = await net.team.post('/api/v1/referrals', body);
		assert.ok(reply.status >= 400);
		assert.ok(!reply.text.includes(marker), reply.text);
	}
	assert.ok(!net.world.log.some((line) => line.includes(marker)), 'nor does the log');
});

test('half_a_request_is_given_up_and_harms_nobody', async (t) => {
	const net = await open_network(t);
	const half = await raw_exchange(net.world.base, 'POST /api/v1/session HTTP/1.1\r\nHost: ', 500);
	assert.ok(!half.text.includes(' 200 '));
	const whole = await net.team.get('/api/v1/session');
	assert.equal(whole.status, 200);
});
