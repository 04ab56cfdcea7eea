// A small network that the tests of the acts know by heart: two houses, two teams, an administrator and an analyst, each signed in.
//     const net = await open_network(t);
//     const sent = await net.send(net.team, [net.lighthouse.id]);

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { Client, type Reply } from '../support/http.ts';
import { type World, type WorldOptions, open_world } from '../support/world.ts';

export const password = 'lantern on the porch';
// Argon2id of that, with the least work that libsodium allows, so that signing in costs a test nothing.
const password_hash = '$argon2id$v=19$m=8,t=1,p=1$imP+pO2wRJWXH7+eFMIh6g$I7ACOwHfHVV7tJ1O0vXyzDmCSrx4QMskru5ZJE38loo';

export interface Recipient {
	id: string;
	version: number;
	state: string;
	site_id: string;
	referral_id: string;
	bed_id: string | null;
	held_until: string | null;
	hold_extended: boolean;
	ended_at: string | null;
	shown_open: boolean;
	decline_code: string | null;
	instead_site_id: string | null;
	possible: string[];
	[member: string]: unknown;
}

export interface Referral {
	id: string;
	version: number;
	code: string;
	ended_at: string | null;
	alternative: string | null;
	recipients: Recipient[];
	[member: string]: unknown;
}

export interface Bed {
	id: string;
	version: number;
	state: string;
	held_until: string | null;
	[member: string]: unknown;
}

export interface Problem {
	type: string;
	title: string;
	status: number;
	instance: string;
	errors?: { type: string; pointer: string; detail: string }[];
	current?: { id: string; version: number; state?: string; [member: string]: unknown };
	possible?: string[];
	changed_by?: string;
	changed_at?: string;
}

export interface House {
	id: string;
	organization: string;
	beds: string[];
}

/** A key that reads well: id('5', 3) is the third thing of kind 5. */
export function id(kind: string, number: number): string {
	return `01900000-0000-7000-8000-${kind}${number.toString(16).padStart(11, '0')}`;
}

const organizations = {
	lighthouse: id('1', 1), harbor: id('1', 2), team: id('1', 3), hospital: id('1', 4), network: id('1', 5),
};

const people: [email: string, name: string, organization: string, role: string][] = [
	['lead@lighthouse.example', 'Lena', organizations.lighthouse, 'house_lead'],
	['staff@lighthouse.example', 'Sam', organizations.lighthouse, 'house_staff'],
	['staff@harbor.example', 'Hana', organizations.harbor, 'house_staff'],
	['team@mobile.example', 'Tess', organizations.team, 'referrer'],
	['desk@hospital.example', 'Omar', organizations.hospital, 'referrer_lead'],
	['admin@network.example', 'Ada', organizations.network, 'network_admin'],
	['analyst@network.example', 'Nick', organizations.network, 'analyst'],
];

function quoted(values: (string | number | boolean | null)[]): string {
	return values.map((value) => (value === null ? 'NULL' : `'${String(value).replaceAll("'", "''")}'`)).join(', ');
}

/** Houses: [number, organization, beds in use, entry, state]. */
function house_sql(number: number, organization: string, beds: number, entry = 'may_introduce', state = 'welcoming'): string {
	const site = id('2', number);
	const rows = [`INSERT INTO site (id, organization_id, name, county_fips, zone, phone, entry, state, confirmed_at, confirmed_role, maximum_nights,
		address, address_confidential, second_contact)
		VALUES (${quoted([site, organization, `House ${number}`, '36061', 'America/New_York', '555-0100', entry, state])}, now(), 'house_lead', 7,
		'${number} Planted Way', true, 'Planted Contact');`];
	for (let bed = 1; bed <= beds; bed++) {
		rows.push(`INSERT INTO bed (id, site_id, label, position, state) VALUES (${quoted([id('3', number * 16 + bed), site, `Room ${bed}`, bed, 'open'])});`);
	}
	return rows.join('\n');
}

const seed = [
	`INSERT INTO county (fips, state, name, latitude, longitude) VALUES ('36061', 'NY', 'New York', 40.78, -73.97), ('36047', 'NY', 'Kings', 40.65, -73.95);`,
	`INSERT INTO network (name) VALUES ('Test network');`,
	`INSERT INTO consent_wording (version, language, text, valid_from) VALUES ('2026-1', 'en', 'An older wording for {house}.', '2026-01-01');`,
	`INSERT INTO organization (id, name, kind) VALUES
		(${quoted([organizations.lighthouse, 'Lighthouse', 'peer_respite'])}), (${quoted([organizations.harbor, 'Harbor', 'peer_respite'])}),
		(${quoted([organizations.team, 'Mobile team', 'mobile_crisis'])}), (${quoted([organizations.hospital, 'Hospital', 'hospital'])}),
		(${quoted([organizations.network, 'Network', 'network'])});`,
	...people.map(([email, name, organization, role], n) => `
		INSERT INTO account (id, email, name, password_hash) VALUES (${quoted([id('4', n + 1), email, name, password_hash])});
		INSERT INTO membership (account_id, organization_id, role) VALUES (${quoted([id('4', n + 1), organization, role])});`),
	house_sql(1, organizations.lighthouse, 2),
	house_sql(2, organizations.harbor, 1),
	house_sql(3, organizations.harbor, 1, 'self_only'),
	house_sql(4, organizations.harbor, 1, 'may_introduce', 'paused'),
	`INSERT INTO service (id, site_id, kind, name) VALUES (${quoted([id('6', 1), id('2', 1), 'drop_in', 'Drop-in'])});`,
].join('\n');

export class Network {
	readonly world: World;
	readonly lead: Client;
	readonly staff: Client;
	readonly harbor_staff: Client;
	readonly team: Client;
	readonly hospital: Client;
	readonly admin: Client;
	readonly analyst: Client;
	readonly nobody: Client;
	readonly lighthouse: House = { id: id('2', 1), organization: organizations.lighthouse, beds: [id('3', 17), id('3', 18)] };
	readonly harbor: House = { id: id('2', 2), organization: organizations.harbor, beds: [id('3', 33)] };
	readonly self_only = id('2', 3);
	readonly paused = id('2', 4);
	readonly drop_in = id('6', 1);
	readonly organizations = organizations;

	constructor(world: World, clients: Client[]) {
		this.world = world;
		const next = () => clients.shift() ?? new Client(world.base);
		this.lead = next();
		this.staff = next();
		this.harbor_staff = next();
		this.team = next();
		this.hospital = next();
		this.admin = next();
		this.analyst = next();
		this.nobody = next();
	}

	/** A team asks these houses; the referral as the team is answered. */
	async send(team: Client, site_ids: string[], more: Record<string, unknown> = {}): Promise<Referral> {
		const reply = await team.post<Referral>('/api/v1/referrals', { site_ids, consent_version: '2026-1', ...more });
		assert.equal(reply.status, 201, reply.text);
		return reply.body;
	}

	/** The only recipient of a fresh referral to that house. */
	async ask(team: Client, site_id: string, more: Record<string, unknown> = {}): Promise<Recipient> {
		const [recipient] = (await this.send(team, [site_id], more)).recipients;
		assert.ok(recipient);
		return recipient;
	}

	act(who: Client, recipient: { id: string }, action: string, body: unknown = {}): Promise<Reply<Recipient & Problem>> {
		return who.post(`/api/v1/recipients/${recipient.id}/${action}`, body);
	}

	/** An act that must succeed. */
	async do(who: Client, recipient: { id: string }, action: string, body: unknown = {}): Promise<Recipient> {
		const reply = await this.act(who, recipient, action, body);
		assert.equal(reply.status, 200, reply.text);
		return reply.body;
	}

	async beds(house: House): Promise<Bed[]> {
		const reply = await this.admin.get<{ items: Bed[] }>(`/api/v1/sites/${house.id}/beds`);
		assert.equal(reply.status, 200, reply.text);
		return reply.body.items;
	}

	async bed(bed_id: string): Promise<Bed> {
		const [row] = await this.world.psql<{ id: string; version: number; state: string; held_until: string | null }>(
			`SELECT id, version, state, held_until FROM porchlight.bed WHERE id = :'id'`, { id: bed_id });
		assert.ok(row);
		return row;
	}

	/** The house's two taps, on the version that is there now. */
	async mark(who: Client, bed_id: string, state: string, more: Record<string, unknown> = {}): Promise<Reply<Bed & Problem>> {
		const { version } = await this.bed(bed_id);
		return who.post(`/api/v1/beds/${bed_id}/states`, { state, version, ...more });
	}
}

export async function signed_in(world: World, email: string): Promise<Client> {
	const client = new Client(world.base);
	await client.sign_in(email, password);
	return client;
}

/** The world closes with the test. */
export async function open_network(t: TestContext, options: WorldOptions = {}): Promise<Network> {
	const world = await open_world(options);
	t.after(() => world.close());
	await world.run(seed, {}, 'porchlight_owner');
	const clients: Client[] = [];
	for (const [email] of people) clients.push(await signed_in(world, email));
	t.after(() => clients.forEach((client) => client.close()));
	return new Network(world, clients);
}

/** A problem+json with that slug and its own status, all of it in its place. */
export function is_problem(reply: Reply<unknown>, slug: string, status: number, what = ''): Problem {
	const problem = reply.body as Problem;
	const told = `${what} ${reply.status} ${reply.text}`;
	assert.equal(reply.status, status, told);
	assert.match(reply.headers['content-type'] ?? '', /^application\/problem\+json/, told);
	assert.equal(problem.type, `/problems/${slug}`, told);
	assert.equal(problem.status, status, told);
	assert.ok(problem.title.length > 0 && problem.instance.length > 0, told);
	return problem;
}
