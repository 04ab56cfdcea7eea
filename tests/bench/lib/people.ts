// Who acts while something is measured or broken: one member of staff for each house, and a member of a crisis team who reads.
// They are added to the demo network with the demo's own password, and sign in as people do.

import { Client } from '../../support/http.ts';
import { until } from '../../support/patience.ts';
import type { World } from '../../support/world.ts';
import { demo_password } from './demo.ts';

export interface House {
	site_id: string;
	organization_id: string;
	account_id: string;
	client: Client;
}

/** A person with one role in one organization, signed in. */
export async function person(world: World, organization_id: string, role: string): Promise<{ account_id: string; client: Client }> {
	const email = `${role}-${organization_id}-${Math.random().toString(36).slice(2)}@example.org`;
	const account_id = await world.value<string>(
		`INSERT INTO porchlight.account (id, email, name, password_hash)
		SELECT gen_random_uuid(), :'email', 'Robin', password_hash FROM (SELECT password_hash FROM porchlight.account ORDER BY id LIMIT 1) AS demo
		RETURNING id`,
		{ email },
	);
	await world.run(
		`INSERT INTO porchlight.membership (account_id, organization_id, role) VALUES (:'account_id', :'organization_id', :'role')`,
		{ account_id, organization_id, role },
	);
	const client = new Client(world.base);
	await client.sign_in(email, demo_password);
	// The server follows the log: the session and the role are known to it a moment later.
	await until('the session to be known', async () => (await client.get('/api/v1/board?view=network')).status === 200);
	return { account_id, client };
}

/** Staff of up to `most` houses with rooms, each of its own house alone. */
export async function houses(world: World, most: number): Promise<House[]> {
	const sites = await world.psql<{ site_id: string; organization_id: string }>(
		`SELECT DISTINCT ON (organization_id) id AS site_id, organization_id FROM porchlight.site AS s
		WHERE EXISTS (SELECT FROM porchlight.bed WHERE site_id = s.id) ORDER BY organization_id, id LIMIT :most`,
		{ most },
	);
	// One after the other: a server checks few passwords at once, since each takes its time on purpose.
	const staff: House[] = [];
	for (const site of sites) staff.push({ ...site, ...(await person(world, site.organization_id, 'house_staff')) });
	return staff;
}

/** A member of a crisis team. */
export async function reader_of(world: World): Promise<Client> {
	const team = await world.value<string>(`SELECT id FROM porchlight.organization WHERE kind = 'mobile_crisis' ORDER BY id LIMIT 1`);
	return (await person(world, team, 'referrer')).client;
}
