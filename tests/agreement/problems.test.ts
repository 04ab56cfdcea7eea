// One word for each thing that can go wrong: C's table, its enum, docs/problems.md and the outcomes that SQL answers with agree.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const sql_files = (folder: string): string[] => readdirSync(new URL(folder, root)).filter((name) => name.endsWith('.sql')).map((name) => folder + name);

interface Row {
	name: string;
	slug: string;
	status: number;
}

function c_table(): Row[] {
	return [...read('server/domain/problem.c').matchAll(/\[(PROBLEM_[A-Z_]+|OK)\] =\s*\{\s*"([a-z_]+)", (\d+),/g)].map(([, name, slug, status]) => ({
		name: name ?? '',
		slug: slug ?? '',
		status: Number(status),
	}));
}

const slugs = new Set(c_table().map((row) => row.slug));

test('every_problem_of_the_enum_stands_in_the_table_under_its_own_name', () => {
	const named = [...read('include/domain/problem.h').matchAll(/^\t(PROBLEM_[A-Z_]+),\s*\/\* (\d+)/gm)].map(([, name, status]) => ({
		name: name ?? '',
		slug: (name ?? '').replace('PROBLEM_', '').toLowerCase(),
		status: Number(status),
	}));
	assert.ok(named.length > 40);
	assert.deepEqual(c_table().filter((row) => row.slug !== 'ok'), named);
});

test('the_page_has_a_heading_for_each_problem_and_no_other', () => {
	const headings = [...read('docs/problems.md').matchAll(/^## (.+)$/gm)].map(([, slug]) => slug);
	assert.deepEqual(['ok', ...headings], [...slugs]);
});

// A comment may say anything, and a literal of another kind ('open') is no outcome.
const without_comments = (sql: string): string => sql.replace(/--.*$/gm, '');
const words_after = (text: string, before: RegExp): string[] => [...text.matchAll(before)].map(([, word]) => word ?? '');

/** Functions by name, with their bodies. */
function sql_functions(): Map<string, string> {
	const found = new Map<string, string>();
	for (const path of sql_files('sql/functions/')) {
		for (const part of without_comments(read(path)).split(/^CREATE (?:OR REPLACE )?FUNCTION /m).slice(1)) {
			const name = /^(\w+)/.exec(part)?.[1];
			if (name) found.set(name, part);
		}
	}
	return found;
}

/** Every word that some act may answer with, and where it was seen. */
function sql_outcomes(): Map<string, string> {
	const functions = sql_functions();
	const outcomes = new Map<string, string>();
	// What is asked for its outcome as a whole: SELECT clock_holds() AS outcome, outcome := site_refusal(f).
	const answering = new Set<string>();
	for (const path of sql_files('sql/queries/')) {
		const text = without_comments(read(path));
		for (const word of words_after(text, /'(\w+)'(?:::text)? AS outcome/g)) outcomes.set(word, path);
		for (const name of words_after(text, /(\w+)\([^)]*\) AS outcome/g)) answering.add(name);
	}
	for (const [name, body] of functions) {
		for (const assigned of words_after(body, /outcome\s*:=\s*([^;]+);/g)) {
			for (const word of words_after(assigned, /(?:^|THEN |ELSE |, )'(\w+)'/g)) outcomes.set(word, name);
			for (const called of words_after(assigned, /(\w+)\(/g)) if (functions.has(called)) answering.add(called);
		}
	}
	for (const name of answering) {
		const body = functions.get(name);
		assert.ok(body, `no function ${name}`);
		const returned = words_after(body, /RETURN ([^;]+);/g).join('\n') + (/LANGUAGE sql/i.test(body) ? body.slice(body.indexOf('$$')) : '');
		for (const word of words_after(returned, /(?:^|THEN |ELSE |SELECT )'(\w+)'/gm)) outcomes.set(word, name);
	}
	return outcomes;
}

test('every_outcome_of_an_act_is_a_problem_that_c_knows', () => {
	const outcomes = sql_outcomes();
	for (const [word, where] of outcomes) assert.ok(slugs.has(word), `${where} answers ${word}, which is not in server/domain/problem.c`);
	for (const word of ['ok', 'not_found', 'no_open_bed', 'move_not_possible', 'version_changed', 'too_many_sites', 'self_only']) {
		assert.ok(outcomes.has(word), `no act was seen to answer ${word}: is this test still reading them right?`);
	}
});
