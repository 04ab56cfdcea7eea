// The message catalogue: every message compiles and says something with any number, every language has the same keys and parameters,
// and every code that the server may send has a word.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

const require = createRequire(new URL('../../../web/package.json', import.meta.url));
const MessageFormat = require('@messageformat/core') as new (locale: string) => { compile(text: string): (params: Record<string, unknown>) => string };
const { parse } = require('@messageformat/parser') as { parse(text: string): Token[] };

interface Token {
	type: string;
	arg?: string;
	cases?: { key: string; tokens: Token[] }[];
}

const folder = new URL('../../../web/words/', import.meta.url);
const languages = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, 2));
const read = (language: string) => JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')) as Record<string, string>;
const english = read('en');
const migrations = new URL('../../../sql/migrations/', import.meta.url);

function params(tokens: Token[]): string[] {
	return [...new Set(tokens.flatMap((token) => [...(token.arg ? [token.arg] : []), ...(token.cases ?? []).flatMap((one) => params(one.tokens))]))].sort();
}

for (const language of languages) {
	const words = read(language);
	test(`${language}: every_message_says_something_with_any_number`, () => {
		const format = new MessageFormat(language);
		for (const [key, text] of Object.entries(words)) {
			for (const n of [0, 1, 2, 5, 21]) {
				const given = Object.fromEntries(params(parse(text)).map((name) => [name, n]));
				const said = format.compile(text)(given);
				assert.ok(said.trim().length > 0, `${key} says nothing for ${n}`);
				assert.doesNotMatch(said, /undefined|NaN|[{}]/, key);
			}
		}
	});

	test(`${language}: it_has_the_keys_and_parameters_of_english`, () => {
		assert.deepEqual(Object.keys(words).sort(), Object.keys(english).sort());
		for (const [key, text] of Object.entries(words)) assert.deepEqual(params(parse(text)), params(parse(english[key] ?? '')), key);
	});

	test(`${language}: every_code_that_the_server_may_send_has_a_word`, () => {
		const schema = readdirSync(migrations).filter((name) => name.endsWith('.sql')).map((name) => readFileSync(new URL(name, migrations), 'utf8')).join('\n');
		const spaces: Record<string, string[]> = {
			bed_state: ['bed'], site_state: ['site'], site_entry: ['entry'], service_level: ['level'], member_role: ['role'], population_list: ['population'],
			recipient_state: ['house_state', 'ended_state'], referral_transport: ['transport'], referral_alternative: ['alternative'], need_list: ['need'],
			decline_code: ['decline'], where_next: ['where_next'], guest_answer: ['guest_answer'],
		};
		for (const [domain, prefixes] of Object.entries(spaces)) {
			const declared = new RegExp(`CREATE DOMAIN ${domain} AS [^;]*;`).exec(schema)?.[0] ?? '';
			const codes = [...declared.matchAll(/['{,]([a-z_0-9]+)(?=[',}])/g)].map(([, code]) => code ?? '');
			assert.ok(codes.length > 1, domain);
			for (const code of codes) {
				assert.ok(prefixes.some((prefix) => `${prefix}.${code}` in words), `${prefixes[0]}.${code}`);
				if (domain === 'recipient_state') assert.ok(`team_state.${code}` in words, `team_state.${code}`);
			}
		}
	});
}

test('no_word_stands_in_the_code_itself', () => {
	const view = new URL('../../../web/view/', import.meta.url);
	for (const file of readdirSync(view).filter((name) => name.endsWith('.tsx'))) {
		const code = readFileSync(new URL(file, view), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
		const said = [...code.matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+)[^<>{}]*</g), ...code.matchAll(/(?:aria-label|title|placeholder|alt)="([^"]+)"/g)].map(([, text]) => text);
		assert.deepEqual(said, [], file);
	}
});

test('every_key_is_used', () => {
	const sources = ['view', 'core', 'net', '.'].flatMap((name) => {
		const place = new URL(`../../../web/${name}/`, import.meta.url);
		return readdirSync(place).filter((file) => /\.tsx?$/.test(file)).map((file) => readFileSync(new URL(file, place), 'utf8'));
	}).join('\n');
	const joined = new Set([...sources.matchAll(/`([a-z_.]+)\.\$\{|t_code\('([a-z_]+)'|prefix="([a-z_]+)"|\? '([a-z_]+)' : '([a-z_]+)', recipient/g)].flatMap((found) => found.slice(1).filter(Boolean)));
	const unused = Object.keys(english).filter((key) => !sources.includes(`'${key}'`) && !sources.includes(`"${key}"`) && ![...joined].some((space) => key.startsWith(`${space}.`)));
	assert.deepEqual(unused, []);
});
