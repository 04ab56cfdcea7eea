// The town in which the random play takes place: houses of every kind, teams, people on one side, on both, on several, and on none.

import type { TestContext } from 'node:test';
import { id, password } from '../api/network.ts';
import { Client } from '../support/http.ts';
import { type Server } from '../support/server.ts';
import { type World, open_world } from '../support/world.ts';

// Argon2id of that password, with the least work that libsodium allows: signing in is not what is tested here.
const password_hash = '$argon2id$v=19$m=8,t=1,p=1$imP+pO2wRJWXH7+eFMIh6g$I7ACOwHfHVV7tJ1O0vXyzDmCSrx4QMskru5ZJE38loo';

/** What is sealed carries this; a confidential address carries the other. Neither may be anywhere it wasn't put for. */
export const sealed_mark = 'zqxsealed';
export const address_mark = 'zqxaddr';

type Role = 'house_staff' | 'house_lead' | 'referrer' | 'referrer_lead' | 'network_admin' | 'analyst';

export interface Person {
	readonly name: string;
	readonly account: string;
	readonly roles: readonly { organization: string; role: Role }[];
	/** Signed in, but for nobody; one client for each server. It makes as many connections as it has requests at once. */
	readonly clients: readonly [Client, Client];
}

export const organizations = {
	lighthouse: id('1', 1), harbor: id('1', 2), meadow: id('1', 3), far: id('1', 4),
	team: id('1', 5), hospital: id('1', 6), line: id('1', 7), network: id('1', 8),
} as const;
type Organization = keyof typeof organizations;

const people: Record<string, [Organization, Role][]> = {
	Lena: [['lighthouse', 'house_lead']],
	Sam: [['lighthouse', 'house_staff']],
	Sid: [['lighthouse', 'house_staff']],
	Hugo: [['harbor', 'house_lead']],
	Hana: [['harbor', 'house_staff']],
	Mo: [['meadow', 'house_lead']],
	Tess: [['team', 'referrer']],
	Tom: [['team', 'referrer_lead']],
	Omar: [['hospital', 'referrer']],
	// Someone on both sides of some introductions, and someone who must say which team sends.
	Bo: [['harbor', 'house_staff'], ['team', 'referrer']],
	Dee: [['team', 'referrer'], ['hospital', 'referrer_lead']],
	// Outsiders: a house that nobody asks, and a team that sends nothing.
	Finn: [['far', 'house_lead']],
	Olga: [['line', 'referrer_lead']],
	Ada: [['network', 'network_admin']],
	Nick: [['network', 'analyst']],
};

/** Of an introduction; a room's own events are another clock's. */
const told = ['introduction.sent', 'introduction.answered', 'introduction.offered', 'introduction.accepted', 'introduction.arrived', 'introduction.declined',
	'introduction.ended', 'introduction.alert', 'introduction.escalated', 'hold.ending', 'hold.lapsed', 'note.new'];

interface Place {
	organization: Organization;
	rooms: number;
	facts: string;
	asked: boolean;
}

const places: Place[] = [
	{ organization: 'lighthouse', rooms: 3, facts: `public_counts = true`, asked: true },
	{ organization: 'lighthouse', rooms: 2, facts: `hold_minutes = 15, answer_minutes = 30, staffed_limit = 2`, asked: true },
	{ organization: 'harbor', rooms: 2, facts: `maximum_nights = NULL`, asked: true },
	{ organization: 'harbor', rooms: 1, facts: `entry = 'self_only'`, asked: false },
	{ organization: 'meadow', rooms: 1, facts: `entry = 'form_required', public_counts = true, hold_minutes = 1440`, asked: true },
	{ organization: 'far', rooms: 1, facts: `state = 'welcoming'`, asked: false },
];
export const asked_sites = places.flatMap((place, n) => (place.asked ? [id('2', n + 1)] : []));
export const site_ids = places.map((_, n) => id('2', n + 1));

function seed(): string {
	const names = Object.entries(organizations) as [Organization, string][];
	const kinds: Record<Organization, string> = {
		lighthouse: 'peer_respite', harbor: 'peer_respite', meadow: 'peer_respite', far: 'peer_respite',
		team: 'mobile_crisis', hospital: 'hospital', line: 'crisis_line', network: 'network',
	};
	return [
		`INSERT INTO county (fips, state, name, latitude, longitude) VALUES ('36061', 'NY', 'New York', 40.78, -73.97);`,
		`INSERT INTO network (name) VALUES ('Town');`,
		...names.map(([name, key]) => `INSERT INTO organization (id, name, kind) VALUES ('${key}', '${name}', '${kinds[name]}');`),
		...Object.entries(people).flatMap(([name, roles], n) => [
			`INSERT INTO account (id, email, name, password_hash) VALUES ('${id('4', n + 1)}', '${name.toLowerCase()}@town.example', '${name}', '${password_hash}');`,
			...roles.map(([organization, role]) => `INSERT INTO membership VALUES ('${id('4', n + 1)}', '${organizations[organization]}', '${role}');`),
		]),
		...places.flatMap((place, n) => [
			`INSERT INTO site (id, organization_id, name, county_fips, zone, phone, confirmed_at, confirmed_role, maximum_nights, address, postcode,
				address_confidential, second_contact) VALUES ('${id('2', n + 1)}', '${organizations[place.organization]}', 'House ${n + 1}', '36061',
				'America/New_York', '555-0100', now(), 'house_lead', 7, '${n} ${address_mark} Way', '${address_mark}', true, '${address_mark}');`,
			`UPDATE site SET ${place.facts} WHERE id = '${id('2', n + 1)}';`,
			...Array.from({ length: place.rooms }, (_, room) =>
				`INSERT INTO bed (id, site_id, label, position, state) VALUES ('${id('3', n * 16 + room)}', '${id('2', n + 1)}', 'Room ${room}', ${room}, 'open');`),
		]),
		`INSERT INTO service (id, site_id, kind, name) VALUES ('${id('6', 1)}', '${id('2', 1)}', 'drop_in', 'Drop-in');`,
		// A house and a team want to be told of everything. This server sends no e-mail: what is to be told waits in the outbox.
		...([['lighthouse', 1], ['team', 2]] as const).map(([name, n]) => `INSERT INTO channel (id, organization_id, kind, address, events)
			VALUES ('${id('7', n)}', '${organizations[name]}', 'email', '${name}@town.example', '{${told.join()}}');`),
		// Somebody can talk at the second house with a gap of a minute soon: its answer clock stands still meanwhile.
		`INSERT INTO service (id, site_id, kind, name, openings, openings_until) VALUES ('${id('6', 2)}', '${id('2', 2)}', 'conversation', 'Talk',
			json_build_array(json_build_array(now() - interval '1 day', now() + interval '20 seconds'),
				json_build_array(now() + interval '80 seconds', now() + interval '30 days')), now() + interval '30 days');`,
	].join('\n');
}

export class Town {
	readonly world: World;
	/** Both serve the same database; the first is the one that gets killed. */
	readonly servers: readonly [Server, Server];
	readonly people: [Person, ...Person[]];
	readonly nobody: Person;
	/** By referral: what stands on the person's slip. */
	readonly slips = new Map<string, { code: string; secret: string }>();

	constructor(world: World, second: Server, everybody: [Person, ...Person[]]) {
		this.world = world;
		this.servers = [world.server, second];
		this.people = everybody;
		this.nobody = { name: 'nobody', account: '', roles: [], clients: [new Client(world.base), new Client(second.base)] };
	}

	named(name: string): Person {
		const person = this.people.find((one) => one.name === name);
		if (!person) throw new Error(`nobody here is called ${name}`);
		return person;
	}

	close(): void {
		for (const person of [...this.people, this.nobody]) for (const client of person.clients) client.close();
	}
}

export function of_house(person: Person, organization: string | null): boolean {
	return person.roles.some((one) => one.organization === organization && one.role.startsWith('house_'));
}

export function of_team(person: Person, organization: string | null): boolean {
	return person.roles.some((one) => one.organization === organization && one.role.startsWith('referrer'));
}

export function leads(person: Person, organization: string | null): boolean {
	return person.roles.some((one) => one.organization === organization && one.role === 'house_lead');
}

export function has_role(person: Person, ...roles: Role[]): boolean {
	return person.roles.some((one) => roles.includes(one.role));
}

export function teams_of(person: Person): string[] {
	return person.roles.filter((one) => one.role.startsWith('referrer')).map((one) => one.organization);
}

/** The world closes with the test. prepare: runs on the empty database, before anything is in it. */
export async function open_town(t: TestContext, prepare: (world: World) => Promise<void>): Promise<Town> {
	const world = await open_world({ env: { PORCHLIGHT_HEARTBEAT_S: '1', PORCHLIGHT_LOG: 'debug' } });
	t.after(() => world.close());
	await prepare(world);
	await world.run(seed(), {}, 'porchlight_owner');
	const second = await world.another_server();
	const everybody = await Promise.all(Object.entries(people).map(async ([name, roles], n): Promise<Person> => {
		const client = new Client(world.base);
		await client.sign_in(`${name.toLowerCase()}@town.example`, password);
		const held = roles.map(([organization, role]) => ({ organization: organizations[organization], role }));
		return { name, account: id('4', n + 1), clients: [client, client.twin(second.base)], roles: held };
	}));
	const town = new Town(world, second, everybody as [Person, ...Person[]]);
	t.after(() => town.close());
	return town;
}
