// A house or a team says where it is told: who may, what an address must be, and the secret that is shown once.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { root } from '../support/cluster.ts';
import { type Network, type Problem, id, is_problem, open_network } from './network.ts';
import { until } from '../support/patience.ts';
import { HookReceiver } from './receivers.ts';
import { type Channel, every_event } from './told.ts';

const events = ['introduction.sent'];
const hook = { kind: 'webhook', address: 'https://example.org/porchlight', events };

const path = (net: Network) => `/api/v1/organizations/${net.organizations.lighthouse}/channels`;

async function add(net: Network, body: object = hook): Promise<Channel> {
	const reply = await net.lead.post<Channel>(path(net), body);
	assert.equal(reply.status, 201, reply.text);
	return reply.body;
}

test('a_lead_makes_changes_and_removes_a_channel', async (t) => {
	const net = await open_network(t);
	const made = await add(net, { ...hook, site_id: net.lighthouse.id, language: 'es' });
	assert.equal(made.organization_id, net.organizations.lighthouse);
	assert.equal(made.language, 'es');
	assert.equal(made.enabled, true);
	assert.equal(made.last_ok_at, null);
	const listed = await net.lead.get<{ items: Channel[]; next: null }>(path(net));
	assert.deepEqual(listed.body.items.map((one) => one.id), [made.id]);
	assert.equal('secret' in (listed.body.items[0] ?? {}), false, 'a secret is told once');

	const changed = await net.lead.patch<Channel>(`/api/v1/channels/${made.id}`, { site_id: null, events: ['note.new', 'hold.ending'], enabled: false }, made.version);
	assert.equal(changed.status, 200, changed.text);
	assert.deepEqual([changed.body.site_id, changed.body.events, changed.body.enabled], [null, ['note.new', 'hold.ending'], false]);
	assert.equal(changed.body.version, made.version + 1);
	assert.equal('secret' in changed.body, false);
	const late = is_problem(await net.lead.patch(`/api/v1/channels/${made.id}`, { enabled: true }, made.version), 'version_changed', 412);
	assert.equal(late.current?.version, changed.body.version);

	assert.equal((await net.lead.delete(`/api/v1/channels/${made.id}`)).status, 204);
	is_problem(await net.lead.delete(`/api/v1/channels/${made.id}`), 'not_found', 404);
	assert.deepEqual((await net.lead.get<{ items: Channel[] }>(path(net))).body.items, []);
});

test('a_secret_is_told_once_and_stands_nowhere_in_the_clear', async (t) => {
	const net = await open_network(t);
	const key = randomUUID();
	const first = await net.lead.post<Channel>(path(net), hook, { key });
	const again = await net.lead.post<Channel>(path(net), hook, { key });
	assert.match(first.body.secret ?? '', /^whsec_[A-Za-z0-9+/]{43}=$/);
	assert.deepEqual(again.body, first.body, 'sent again it is the same answer');
	assert.equal(first.headers['cache-control'], 'no-store');
	const other = await add(net);
	assert.notEqual(other.secret, first.body.secret, 'each has its own');

	const bare = (first.body.secret ?? '').slice('whsec_'.length);
	const dump = await net.world.run(`SELECT c::text FROM porchlight.channel c UNION ALL SELECT i::text FROM porchlight.idempotency i`);
	assert.ok(dump.includes(first.body.id), 'the rows were looked at');
	assert.equal(dump.includes(bare), false);
	await assert.rejects(net.world.psql('SELECT sealed_secret FROM porchlight.channel', {}, 'porchlight_server'), /permission denied/);
	assert.equal(net.world.log.join('\n').includes(bare), false);
});

test('each_wrong_member_of_a_channel_is_named', async (t) => {
	const net = await open_network(t);
	const without = (member: string) => Object.fromEntries(Object.entries(hook).filter(([name]) => name !== member));
	const cases: [what: string, body: object, slug: string, pointer: string, status?: number][] = [
		['no kind', without('kind'), 'missing_member', '/kind'],
		['no address', without('address'), 'missing_member', '/address'],
		['no events', without('events'), 'missing_member', '/events'],
		['another kind', { ...hook, kind: 'pigeon' }, 'not_a_choice', '/kind'],
		['e-mail where no mail server is set', { ...hook, kind: 'email', address: 'lead@house.example' }, 'not_a_choice', '/kind'],
		['an event that is none', { ...hook, events: ['introduction.sent', 'moon.full'] }, 'not_a_choice', '/events/1'],
		['a test can’t be asked for', { ...hook, events: ['channel.test'] }, 'not_a_choice', '/events/0'],
		['an empty list', { ...hook, events: [] }, 'too_short', '/events'],
		['another language', { ...hook, language: 'fr' }, 'not_a_choice', '/language'],
		['enabled is a word', { ...hook, enabled: 'yes' }, 'wrong_type', '/enabled'],
		['a site that is no key', { ...hook, site_id: 'house' }, 'bad_value', '/site_id'],
		['another house’s site', { ...hook, site_id: net.harbor.id }, 'bad_value', '/site_id'],
		['a secret of one’s own', { ...hook, secret: 'whsec_' }, 'unknown_member', '/secret'],
		['http', { ...hook, address: 'http://example.org/' }, 'bad_value', '/address'],
		['no host', { ...hook, address: 'https:///path' }, 'bad_value', '/address'],
		['a password in it', { ...hook, address: 'https://me:pass@example.org/' }, 'bad_value', '/address'],
		['a line end in it', { ...hook, address: 'https://example.org/\r\nX: 1' }, 'bad_value', '/address'],
		['a fragment', { ...hook, address: 'https://example.org/#a' }, 'bad_value', '/address'],
		['a file', { ...hook, address: 'file:///etc/passwd' }, 'bad_value', '/address'],
		['too long', { ...hook, address: `https://example.org/${'a'.repeat(290)}` }, 'too_long', '/address'],
		['too short', { ...hook, address: 'x' }, 'too_short', '/address'],
	];
	for (const [what, body, slug, pointer] of cases) {
		const problem = is_problem(await net.lead.post(path(net), body), slug, 422, what);
		assert.equal(problem.errors?.[0]?.pointer, pointer, `${what}: ${JSON.stringify(problem.errors)}`);
	}
	const made = await add(net);
	for (const [body, slug, pointer] of [
		[{ address: 'lead@house.example' }, 'bad_value', '/address'], [{ kind: 'email' }, 'unknown_member', '/kind'],
		[{ events: [] }, 'too_short', '/events'], [{ site_id: net.harbor.id }, 'bad_value', '/site_id'],
	] as const) {
		const problem = is_problem(await net.lead.patch(`/api/v1/channels/${made.id}`, body, made.version), slug, 422);
		assert.equal(problem.errors?.[0]?.pointer, pointer);
	}
	is_problem(await net.lead.patch(`/api/v1/channels/${made.id}`, { enabled: false }), 'version_missing', 428);
	is_problem(await net.lead.post(path(net), hook, { key: null }), 'key_missing', 400);
});

test('an_organization_has_fifty_channels_at_most', async (t) => {
	const net = await open_network(t);
	await net.world.run(`INSERT INTO porchlight.channel (id, organization_id, kind, address, events)
		SELECT gen_random_uuid(), '${net.organizations.lighthouse}', 'email', 'lead@house.example', '{note.new}' FROM generate_series(1, 49)`, {}, 'porchlight_owner');
	await add(net);
	is_problem(await net.lead.post(path(net), hook), 'out_of_range', 422);
});

test('only_the_lead_of_that_house_or_team_decides_where_it_is_told', async (t) => {
	const net = await open_network(t);
	const made = await add(net);
	const tested = await net.lead.post<{ id: string }>(`/api/v1/channels/${made.id}/test`);
	const one = `/api/v1/channels/${made.id}`;
	const delivery = `/api/v1/deliveries/${tested.body.id}`;
	const list = `/api/v1/organizations/${net.organizations.lighthouse}/deliveries`;
	for (const [who, client] of [['staff', net.staff], ['a referrer', net.team], ['the administrator', net.admin], ['the analyst', net.analyst]] as const) {
		for (const call of [
			client.get(path(net)), client.post(path(net), hook), client.patch(one, { enabled: false }, 1), client.delete(one), client.post(`${one}/test`),
			client.get(list), client.get(delivery), client.post(`${delivery}/retry`),
		]) is_problem(await call, 'not_allowed', 403, who);
	}
	// The lead of another organization: its own is not this one, and what this one has is not there.
	is_problem(await net.hospital.get(path(net)), 'not_allowed', 403);
	is_problem(await net.hospital.post(path(net), hook), 'not_allowed', 403);
	is_problem(await net.hospital.get(list), 'not_allowed', 403);
	for (const call of [
		net.hospital.patch(one, { enabled: false }, 1), net.hospital.delete(one), net.hospital.post(`${one}/test`), net.hospital.get(delivery),
		net.hospital.post(`${delivery}/retry`), net.lead.get(`/api/v1/deliveries/${id('9', 1)}`),
	]) is_problem(await call, 'not_found', 404);
	for (const call of [net.nobody.get(path(net)), net.nobody.post(path(net), hook), net.nobody.delete(one)]) is_problem(await call, 'not_signed_in', 401);
	assert.equal((await net.lead.get<Channel & Problem>(path(net))).status, 200);
	const theirs = await net.hospital.post(`/api/v1/organizations/${net.organizations.hospital}/channels`, hook);
	assert.equal(theirs.status, 201, 'a team’s lead has channels too');
	// The second wall: whatever a statement says.
	const seen = (who: number, role = 'porchlight_server') => net.world.run(
		`SET porchlight.caller = '${id('4', who)}'; SELECT count(*) FROM porchlight.channel;`, {}, role);
	assert.deepEqual([await seen(1), await seen(2), await seen(5), await seen(6)], ['1', '0', '1', '0']);
});

test('a_webhook_goes_to_no_private_network_unless_that_is_wanted', async (t) => {
	const receiver = await HookReceiver.open();
	t.after(() => receiver.close());
	const net = await open_network(t);
	const port = new URL(receiver.url()).port;
	// A name that leads to this machine looks like any other: what counts is where the connection would go.
	for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '169.254.169.254', '10.0.0.1', '0.0.0.0']) {
		const made = await add(net, { ...hook, address: `https://${host}:${port}/` });
		const sent = await net.lead.post<{ id: string }>(`/api/v1/channels/${made.id}/test`);
		assert.equal(sent.status, 201, sent.text);
		const told = await until(`the end of ${host}`, async () => {
			const row = (await net.lead.get<Record<string, string>>(`/api/v1/deliveries/${sent.body.id}`)).body;
			return row['state'] === 'dead' ? row : null;
		}, 10_000);
		assert.equal(told['last_error'], 'address_refused', host);
	}
	assert.equal(receiver.hooks.length, 0);
});

test('the_page_on_webhooks_tells_of_each_event_that_can_be_asked_for', async () => {
	const page = readFileSync(resolve(root, 'docs/webhooks.md'), 'utf8');
	const told = [...page.matchAll(/^\| `([a-z_]+\.[a-z_]+)` \|/gm)].map((match) => match[1]);
	assert.deepEqual(told.toSorted(), [...every_event, 'channel.test'].toSorted());
	const api = JSON.parse(readFileSync(resolve(root, 'docs/openapi.json'), 'utf8')) as {
		components: { schemas: Record<string, { properties: Record<string, { items?: { enum: string[] } }> }> };
	};
	assert.deepEqual(api.components.schemas['channel_add_body']?.properties['events']?.items?.enum, every_event);
});
