// The API's shapes in TypeScript are the server's own description of them, and every problem that has words is one the server knows.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

test('the_types_of_the_api_are_printed_from_its_description', () => {
	const printed = execFileSync(process.execPath, [fileURLToPath(new URL('web/types.mjs', root))], { encoding: 'utf8' });
	assert.equal(read('web/net/api.ts'), printed, 'run `make docs`');
});

test('every_problem_that_has_words_is_one_that_the_server_knows', () => {
	const known = new Set([...read('docs/problems.md').matchAll(/^## ([a-z_]+)$/gm)].map(([, slug]) => slug));
	const worded = Object.keys(JSON.parse(read('web/words/en.json')) as object).filter((key) => key.startsWith('problem.')).map((key) => key.slice('problem.'.length));
	assert.deepEqual(worded.filter((slug) => slug !== 'lost' && !known.has(slug)), []);
});
