// One network's feed is another's directory: what the feed tells is imported elsewhere, by our own import, and told again.

import assert from 'node:assert/strict';
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client } from '../support/http.ts';
import { until } from '../support/patience.ts';
import { type World, open_world } from '../support/world.ts';

interface Service {
	id: string;
	name: string;
	organization: { id: string; name: string };
	schedules?: Record<string, unknown>[];
	attributes: { link_type: string; value: string }[];
	service_at_locations: { location: { id: string; name: string; attributes: { link_type: string; value: string }[]; addresses?: Record<string, unknown>[]; phones: { number: string }[] } }[];
}

async function feed(world: World): Promise<{ text: string; services: Service[] }> {
	const { text } = await new Client(world.base).get('/hsds/services?full=true&format=ndjson');
	return { text, services: text.trim().split('\n').map((line) => JSON.parse(line) as Service) };
}

/** What has to come through, of each service: keys of small objects aside. That nobody is brought to the door goes without saying. */
function told(service: Service): unknown {
	const at = service.service_at_locations[0]?.location;
	const facts = (at?.attributes ?? []).map((one) => `${one.link_type}=${one.value}`).filter((one) => one !== 'drop_off=no').sort();
	const rows = (service.schedules ?? []).map((row) => [row['byday'], row['opens_at'], row['closes_at'], row['valid_from'], row['valid_to']].join(' ')).sort();
	return {
		id: service.id, name: service.name, organization: [service.organization.id, service.organization.name], kind: service.attributes.find((one) => one.link_type === 'service_kind')?.value,
		place: [at?.id, at?.name, at?.phones.map((one) => one.number)], addresses: at?.addresses?.map((one) => [one['address_1'], one['city'], one['postal_code']]), facts, rows,
	};
}

test('a_feed_imported_elsewhere_is_told_the_same', async (t) => {
	const here = await open_world({ demo: true });
	t.after(() => here.close());
	const there = await open_world();
	t.after(() => there.close());
	const counties = await here.run(`SELECT string_agg(format('(%L, %L, %L, %s, %s)', fips, state, name, latitude, longitude), ', ') FROM porchlight.county`);
	await there.run(`INSERT INTO porchlight.network (name) VALUES ('Next door'); INSERT INTO porchlight.county (fips, state, name, latitude, longitude) VALUES ${counties};`);
	const folder = await mkdtemp(join(tmpdir(), 'porchlight-feed-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	const first = await feed(here);
	const file = join(folder, 'feed.ndjson');
	await writeFile(file, first.text);
	for (const time of ['once', 'again']) {
		const done = await there.porchlight(['directory', 'import', file, '--format', 'hsds']);
		assert.equal(done.code, 0, `${time}: ${done.stdout}${done.stderr}`);
	}
	await until('the hours are computed', async () => (await there.value<number>('SELECT count(*) FROM porchlight.service WHERE openings_due')) === 0, 30_000);
	const second = await feed(there);
	assert.deepEqual(second.services.map(told), first.services.map(told));
});
