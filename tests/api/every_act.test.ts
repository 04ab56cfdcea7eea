// Each act of the API with each of its members wrong, with what cannot be, and by each wrong caller: the slug that it must get, and
// nothing changed. The table is held against the API's own description, so that no act and no member can be left out.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import { root } from '../support/cluster.ts';
import type { Ask, Reply } from '../support/http.ts';
import { until } from '../support/patience.ts';
import { type Act, type Stage, type Who, acts, everybody } from './every_act_table.ts';
import { type Network, type Problem, is_problem, open_network } from './network.ts';

interface Schema {
	$ref?: string;
	properties?: Record<string, unknown>;
	required?: string[];
}
interface Operation {
	operationId: string;
	parameters: { $ref?: string }[];
	requestBody?: { content: { 'application/json': { schema: Schema } } };
}
interface Description {
	paths: Record<string, Record<string, Operation>>;
	components: { schemas: Record<string, Schema> };
}

const description = JSON.parse(readFileSync(resolve(root, 'docs/openapi.json'), 'utf8')) as Description;
const statuses = new Map([...readFileSync(resolve(root, 'docs/problems.md'), 'utf8').matchAll(/^## (\w+)\n(\d{3})\./gm)]
	.map((found) => [found[1] ?? '', Number(found[2])]));

/** Signing in and out has tests of its own. */
const elsewhere = new Set(['sign_in', 'sign_out', 'sign_out_everywhere']);

const described = Object.values(description.paths).flatMap((methods) => Object.entries(methods)
	.filter(([method, operation]) => method !== 'get' && !elsewhere.has(operation.operationId))
	.map(([method, operation]) => ({ method: method.toUpperCase(), operation })));

function operation_of(act: Act) {
	const found = described.find((one) => one.operation.operationId === act.name);
	assert.ok(found, `the API has no ${act.name}`);
	return found;
}

/** Does it replace what its caller has seen? */
function wants_version(act: Act): boolean {
	return operation_of(act).operation.parameters.some((one) => one.$ref === '#/components/parameters/version');
}

function body_schema({ requestBody }: Operation): Schema | undefined {
	const schema = requestBody?.content['application/json'].schema;
	return schema?.$ref ? description.components.schemas[schema.$ref.split('/').pop() ?? ''] : schema;
}

async function stage_of(t: TestContext): Promise<Stage> {
	// Nobody listens there: e-mail can be chosen, and none is sent.
	const net = await open_network(t, { env: { PORCHLIGHT_SMTP_URL: 'smtp://127.0.0.1:9', PORCHLIGHT_MAIL_FROM: 'porchlight@example.org' } });
	await until('the clock’s own work', () => net.world.value<boolean>('SELECT bool_and(NOT openings_due) FROM porchlight.service'));
	const sent = await net.send(net.team, [net.lighthouse.id]);
	const made = async (reply: Promise<Reply<{ id: string }>>) => {
		const { status, body, text } = await reply;
		assert.equal(status, 201, text);
		return body.id;
	};
	const channel = await made(net.lead.post(`/api/v1/organizations/${net.lighthouse.organization}/channels`,
		{ kind: 'email', address: 'lead@lighthouse.example', events: ['note.new'], enabled: true }));
	return {
		net, channel, referral: sent.id, recipient: sent.recipients[0]?.id ?? '', code: sent.code, secret: String(sent['guest_secret']),
		stay: await made(net.staff.post(`/api/v1/sites/${net.lighthouse.id}/stays`, { bed_id: net.lighthouse.beds[1], source: 'walk_in' })),
		turn_away: await made(net.staff.post(`/api/v1/sites/${net.lighthouse.id}/turn_aways`, {})),
		contact: await made(net.lead.post('/api/v1/contacts', { organization_id: net.lighthouse.organization, name: 'Rosa' })),
		delivery: await made(net.lead.post(`/api/v1/channels/${channel}/test`, {})),
	};
}

/** Everything that an act could have touched, as one text; how a delivery fares is its own clock's. */
async function picture(net: Network): Promise<string> {
	const tables = ['organization', 'site', 'service', 'bed', 'referral', 'recipient', 'note', 'stay', 'occupancy', 'turn_away', 'channel', 'contact'];
	return JSON.stringify(await net.world.psql(tables
		.map((table) => `SELECT '${table}' AS of, (SELECT json_agg(to_jsonb(x) - '{last_ok_at,last_failed_at,last_error}'::text[] ORDER BY x.id) FROM porchlight.${table} x) AS rows`)
		.join(' UNION ALL ').replaceAll('json_agg', 'jsonb_agg')));
}

function call(stage: Stage, act: Act, who: Who, body: unknown, more: Ask = {}): Promise<Reply<Problem>> {
	const { method } = operation_of(act);
	const with_version = wants_version(act) ? { version: 1 } : {};
	const with_body = act.body || body !== undefined ? { body: body ?? act.body?.(stage) } : method === 'POST' ? { body: {} } : {};
	return stage.net[who].request(method, act.path(stage), { ...with_body, ...with_version, ...more });
}

/** Whatever was not as its row says; told together at the end, so that a change of the API shows all that it touches. */
class Faults {
	readonly #faults: string[] = [];

	refused(reply: Reply<Problem>, slug: string, what: string, pointer?: string): void {
		try {
			const problem = is_problem(reply, slug, statuses.get(slug) ?? 0, what);
			const found = pointer === undefined || problem.errors?.some((error) => error.pointer === pointer && error.type === slug && error.detail.length > 3);
			assert.ok(found, `not at ${pointer}: ${reply.text}`);
		} catch {
			this.#faults.push(`${what}: ${slug} wanted, got ${reply.status} ${reply.text}`);
		}
	}

	none(): void {
		assert.equal(this.#faults.length, 0, this.#faults.join('\n'));
	}
}

test('every_act_and_every_member_has_its_rows', () => {
	assert.deepEqual(acts.map((act) => act.name).sort(), described.map((one) => one.operation.operationId).sort());
	for (const act of acts) {
		const schema = body_schema(operation_of(act).operation);
		assert.deepEqual(Object.keys(act.members ?? {}).sort(), Object.keys(schema?.properties ?? {}).sort(), act.name);
		assert.deepEqual([...(act.required ?? [])].sort(), [...(schema?.required ?? [])].sort(), act.name);
		assert.deepEqual([...act.may, ...Object.keys(act.others), ...(act.may.length < everybody.length ? ['nobody'] : [])].sort(), [...everybody].sort(), act.name);
	}
});

test('each_wrong_member_of_each_act_gets_its_slug_and_changes_nothing', async (t) => {
	const stage = await stage_of(t);
	const [before, faults] = [await picture(stage.net), new Faults()];
	for (const act of acts) {
		const good = act.body?.(stage) ?? {};
		const [who = 'nobody'] = act.may;
		for (const [member, wrongs] of Object.entries(act.members ?? {})) {
			for (const { value, slug, at } of wrongs) {
				const reply = await call(stage, act, who, { ...good, [member]: value });
				faults.refused(reply, slug, `${act.name} ${member}: ${JSON.stringify(value)?.slice(0, 60)}`, `/${member}${at ?? ''}`);
			}
		}
		for (const member of act.required ?? []) {
			const left_out = Object.fromEntries(Object.entries(good).filter(([name]) => name !== member));
			faults.refused(await call(stage, act, who, left_out), 'missing_member', act.name, `/${member}`);
		}
		faults.refused(await call(stage, act, who, { ...good, diagnosis: 'none' }), 'unknown_member', act.name, act.body ? '/diagnosis' : undefined);
		faults.refused(await call(stage, act, who, '{"half":'), 'bad_json', act.name);
		faults.refused(await call(stage, act, who, '[]'), 'bad_json', act.name);
	}
	faults.none();
	assert.equal(await picture(stage.net), before);
});

test('what_is_well_formed_and_cannot_be_gets_its_slug', async (t) => {
	const stage = await stage_of(t);
	const [before, faults] = [await picture(stage.net), new Faults()];
	for (const act of acts) {
		for (const { body, slug, pointer } of act.refused?.(stage) ?? []) {
			faults.refused(await call(stage, act, act.may[0] ?? 'nobody', body), slug, `${act.name} ${JSON.stringify(body)}`, pointer);
		}
	}
	faults.none();
	assert.equal(await picture(stage.net), before);
});

test('each_wrong_caller_of_each_act_gets_its_slug', async (t) => {
	const stage = await stage_of(t);
	const [before, faults] = [await picture(stage.net), new Faults()];
	for (const act of acts) {
		for (const [who, slug] of Object.entries(act.others)) faults.refused(await call(stage, act, who as Who, undefined), slug, `${act.name} by ${who}`);
		if (!act.may.includes('nobody')) faults.refused(await call(stage, act, 'nobody', undefined), 'not_signed_in', `${act.name} by nobody`);
	}
	faults.none();
	assert.equal(await picture(stage.net), before);
});

test('each_act_wants_its_key_its_version_and_this_sites_own_page', async (t) => {
	const stage = await stage_of(t);
	const [before, faults] = [await picture(stage.net), new Faults()];
	for (const act of acts) {
		const { method, operation } = operation_of(act);
		const [who = 'nobody'] = act.may;
		if (operation.parameters.some((one) => one.$ref === '#/components/parameters/key')) {
			faults.refused(await call(stage, act, who, undefined, { key: null }), 'key_missing', act.name);
			faults.refused(await call(stage, act, who, undefined, { key: 'short' }), 'bad_value', act.name, 'header:Idempotency-Key');
		}
		if (wants_version(act)) {
			const { net } = stage;
			const bare = (headers: Record<string, string>) => net[who].request<Problem>(method, act.path(stage), { body: act.body?.(stage), headers });
			faults.refused(await bare({}), 'version_missing', act.name);
			faults.refused(await bare({ 'If-Match': '"99"' }), 'version_changed', act.name);
		}
		faults.refused(await call(stage, act, who, undefined, { headers: { Origin: 'https://evil.example' } }), 'wrong_origin', act.name);
		faults.refused(await call(stage, act, who, undefined, { headers: { 'X-Porchlight': null } }), 'wrong_origin', act.name);
	}
	faults.none();
	assert.equal(await picture(stage.net), before);
});
