// What whoever watches over the server is told: alive, ready, its numbers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '../support/http.ts';
import { until } from '../support/patience.ts';
import { open_world } from '../support/world.ts';

test('ready_is_said_only_while_the_database_answers', async (t) => {
	const world = await open_world({ own_cluster: true });
	t.after(() => world.close());
	const client = new Client(world.base);
	t.after(() => client.close());
	assert.equal((await client.get('/healthz')).text, 'ok\n');
	assert.equal((await client.get('/readyz')).status, 200);
	await world.cluster.stop();
	await until('not ready', async () => (await client.get('/readyz')).status === 503);
	assert.equal((await client.get('/healthz')).status, 200, 'a restart would not help');
	await world.cluster.start();
	await until('ready again', async () => (await client.get('/readyz')).status === 200, 15_000);
});

test('numbers_are_told_in_prometheus_words', async (t) => {
	const world = await open_world();
	t.after(() => world.close());
	const client = new Client(world.base);
	t.after(() => client.close());
	await client.get('/api/v1/network');
	const { text, headers } = await client.get('/metrics');
	assert.match(headers['content-type'] ?? '', /^text\/plain; version=0\.0\.4/);
	for (const line of text.trim().split('\n')) assert.match(line, /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[^}]*\})? -?[0-9.e+]+)$/);
	assert.match(text, /^porchlight_[a-z_]+/m);
});
