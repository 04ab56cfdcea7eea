// What is printed from the code and kept in the repository says what the code says now. `make docs` writes it anew.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { root } from '../support/cluster.ts';
import { binary } from '../support/server.ts';

const printed = (...args: string[]) => execFileSync(binary, args, { encoding: 'utf8', maxBuffer: 64 << 20 });
const kept = (file: string) => readFileSync(resolve(root, file), 'utf8');

test('the_description_of_the_api_is_the_one_that_the_routes_print', () => {
	assert.equal(kept('docs/openapi.json'), printed('openapi'));
});

test('the_page_of_problems_is_the_one_that_the_table_prints', () => {
	assert.equal(kept('docs/problems.md'), printed('help', 'problems'));
});

test('the_readme_shows_the_settings_that_the_server_reads', () => {
	const readme = kept('README.md');
	const table = readme.slice(readme.indexOf('-->', readme.indexOf('<!-- settings')) + 3, readme.indexOf('<!-- /settings'));
	assert.equal(table.trim(), printed('help', 'settings').trim());
});

test('every_word_of_the_help_is_there_for_each_command', () => {
	for (const command of ['serve', 'migrate', 'demo', 'user add', 'site import', 'status', 'key add', 'openapi']) {
		const help = printed(...command.split(' '), '--help');
		assert.match(help, new RegExp(`porchlight ${command}`), command);
		assert.ok(help.trim().split('\n').length > 2, `${command} explains itself`);
	}
});
