// Who picks up: leads say it of their own, everybody signed in reads it, and only what is public leaves the network.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reply } from '../support/http.ts';
import { id, is_problem, open_network } from './network.ts';

interface Contact {
	id: string;
	version: number;
	site_id: string | null;
	name: string;
	phone: string | null;
	is_public: boolean;
	languages: string[];
}

test('a_lead_says_who_picks_up_and_a_team_reads_it', async (t) => {
	const net = await open_network(t);
	const { organization, id: site } = net.lighthouse;
	const rosa = await net.lead.post<Contact>('/api/v1/contacts', { organization_id: organization, site_id: site, name: 'Rosa', title: 'on call', phone: '555-0109', languages: ['es'] });
	assert.equal(rosa.status, 201, rosa.text);
	assert.deepEqual([rosa.body.is_public, rosa.body.languages], [false, ['es']]);
	const whole = await net.admin.post<Contact>('/api/v1/contacts', { organization_id: organization, name: 'Sam' });
	assert.equal(whole.status, 201, whole.text);
	const list = async () => (await net.team.get<{ items: Contact[] }>(`/api/v1/sites/${site}/contacts`)).body.items.map((one) => one.name);
	assert.deepEqual(await list(), ['Rosa', 'Sam']);

	const path = `/api/v1/contacts/${rosa.body.id}`;
	const changed = await net.lead.patch<Contact>(path, { phone: null, is_public: true }, rosa.body.version);
	assert.deepEqual([changed.status, changed.body.phone, changed.body.is_public, changed.body.name], [200, null, true, 'Rosa'], changed.text);
	is_problem(await net.lead.patch(path, { name: 'R' }, rosa.body.version), 'version_changed', 412);
	is_problem(await net.harbor_staff.patch(path, { name: 'R' }, 2), 'not_allowed', 403);
	is_problem(await net.staff.delete(path), 'not_allowed', 403);
	assert.equal((await net.lead.delete(path)).status, 204);
	is_problem(await net.lead.get(path), 'not_found', 404);
	assert.deepEqual(await list(), ['Sam']);
});

function at_fault(reply: Reply<unknown>, pointer: string): void {
	assert.equal(is_problem(reply, 'bad_value', 422).errors?.[0]?.pointer, pointer);
}

test('a_person_belongs_to_what_the_organization_has', async (t) => {
	const net = await open_network(t);
	const { organization, id: site } = net.lighthouse;
	const add = (body: Record<string, unknown>, who = net.lead) => who.post('/api/v1/contacts', { organization_id: organization, name: 'P', ...body });
	at_fault(await add({ site_id: net.harbor.id }), '/site_id');
	at_fault(await add({ site_id: site, service_id: id('9', 9) }), '/service_id');
	at_fault(await add({ service_id: net.drop_in }), '/service_id');
	at_fault(await add({ email: 'at home' }), '/email');
	is_problem(await add({ organization_id: net.harbor.organization }), 'not_allowed', 403);
	at_fault(await add({ organization_id: id('9', 9) }, net.admin), '/organization_id');
	assert.equal((await net.world.value<number>('SELECT count(*) FROM porchlight.contact')), 0);
});
