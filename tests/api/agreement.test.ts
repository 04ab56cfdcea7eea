// What the API's description says of a value and what the database takes are one: words, lengths and ranges, member by column.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open_world } from '../support/world.ts';

interface Schema {
	enum?: (string | null)[];
	items?: { enum?: string[] };
	minLength?: number;
	maxLength?: number;
	maxItems?: number;
	minimum?: number;
	maximum?: number;
}

interface Limits {
	words?: string[];
	least?: number;
	most?: number;
}

const nouns: Record<string, string> = {
	organization: 'organization', site: 'site', confirmation: 'confirmation', service: 'service', bed: 'bed', referral: 'referral',
	recipient: 'recipient', stay: 'stay', turn_away: 'turn_away', move: 'move', county: 'county', channel: 'channel', delivery: 'delivery',
};
/** Bodies whose members are another table's columns. */
const members: Record<string, string> = { bed_mark_body: 'bed', 'bed_mark_body.source': 'stay', 'recipient_offer_body.hold_minutes': 'site' };

/** Bodies that take some of the column's words only: what a team sends is not for a house to write down. */
const some_words = new Set(['referral_ask_body.source']);

/** What a domain's CHECK says, as PostgreSQL prints it. */
function domain_limits(check: string): Limits {
	const list = /<@ '\{([^}]*)\}'/.exec(check);
	if (list) return { words: (list[1] ?? '').split(',') };
	if (check.includes('= ANY')) return { words: [...check.matchAll(/'([^']+)'::text/g)].map((match) => match[1] ?? '') };
	const number = (pattern: RegExp) => {
		const match = pattern.exec(check);
		return match ? { value: Number(match[1]) } : undefined;
	};
	const least = number(/>= \(?'?(-?\d+)/);
	const most = number(/<= \(?'?(-?\d+)/);
	return { ...(least ? { least: least.value } : {}), ...(most ? { most: most.value } : {}) };
}

function schema_limits(schema: Schema): Limits {
	const words = (schema.enum ?? schema.items?.enum)?.filter((word): word is string => word !== null);
	if (words) return { words };
	const least = schema.minLength ?? schema.minimum;
	const most = schema.maxLength ?? schema.maximum ?? schema.maxItems;
	return { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
}

test('words_lengths_and_ranges_are_told_alike_by_the_api_and_the_database', async (t) => {
	const world = await open_world({ serve: false });
	t.after(() => world.close());
	const domains = new Map((await world.psql<{ place: string; check: string }>(
		`SELECT c.relname || '.' || a.attname AS place, pg_get_constraintdef(k.oid) AS check
		   FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 JOIN pg_constraint k ON k.contypid = a.atttypid
		  WHERE c.relnamespace = 'porchlight'::regnamespace AND c.relkind = 'r'`)).map((row) => [row.place, row.check]));
	const printed = await world.porchlight(['openapi']);
	assert.equal(printed.code, 0, printed.stderr);
	const { components } = JSON.parse(printed.stdout) as { components: { schemas: Record<string, { properties?: Record<string, Schema> }> } };
	const compared: string[] = [];
	for (const [name, { properties }] of Object.entries(components.schemas)) {
		const noun = Object.keys(nouns).find((one) => name.startsWith(`${one}_`));
		for (const [member, schema] of Object.entries(properties ?? {})) {
			const table = members[`${name}.${member}`] ?? members[name] ?? (noun === undefined ? undefined : nouns[noun]);
			const column = member === 'minutes' ? 'hold_minutes' : member;
			const check = domains.get(`${column === 'hold_minutes' ? 'site' : table}.${column}`);
			if (check === undefined || check.includes('~ ')) continue;
			const said = schema_limits(schema);
			// A reply may leave lengths unsaid; words it must say.
			if (name.endsWith('_reply') && said.words === undefined && said.most === undefined) continue;
			const wanted = domain_limits(check);
			if (some_words.has(`${name}.${member}`)) {
				assert.ok(said.words?.length && said.words.every((word) => wanted.words?.includes(word)), `${name}.${member}: ${check}`);
				continue;
			}
			assert.deepEqual({ ...said, words: said.words?.toSorted() }, { ...wanted, words: wanted.words?.toSorted() }, `${name}.${member}: ${check}`);
			compared.push(`${name}.${member}`);
		}
	}
	assert.ok(compared.length > 80, `${compared.length} compared: ${compared.join(' ')}`);
	for (const must of ['site_add_body.languages', 'bed_mark_body.state', 'recipient_decline_body.decline_code', 'referral_send_body.needs', 'site_change_body.fresh_hours']) {
		assert.ok(compared.includes(must), must);
	}
});
