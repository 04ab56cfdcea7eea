// What a phone has to fetch before the board and the house's screen can be seen and used: 30 KB, compressed.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { root } from '../support/cluster.ts';

const web = process.env['PORCHLIGHT_WEB'] ?? resolve(root, 'build/web');
const most = 30 * 1024;

const weight = (path: string) => gzipSync(readFileSync(resolve(web, path.replace(/^\//, ''))), { level: 9 }).length;

/** The page's own script and style, and all that the script imports at once. */
function first_files(): string[] {
	const page = readFileSync(resolve(web, 'index.html'), 'utf8');
	const named = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? '');
	const found = new Set(named);
	for (const path of found) {
		if (!path.endsWith('.js')) continue;
		const code = readFileSync(resolve(web, path.slice(1)), 'utf8');
		for (const [, name] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) found.add(`/assets/${name}`);
	}
	return [...found];
}

test('the_first_look_is_at_most_30_kb', () => {
	const files = first_files();
	assert.ok(files.some((path) => path.endsWith('.css')) && files.some((path) => path.endsWith('.js')));
	const sum = files.reduce((all, path) => all + weight(path), 0);
	assert.ok(sum <= most, `${sum} bytes: ${files.map((path) => `${path} ${weight(path)}`).join(', ')}`);
});

test('every_file_of_the_app_is_named_by_its_content', () => {
	for (const name of readdirSync(resolve(web, 'assets'))) assert.match(name, /-[0-9a-zA-Z]{8,10}\.(js|css|svg|png|html|webmanifest)$/);
});

test('the_page_has_no_script_or_style_of_its_own', () => {
	const page = readFileSync(resolve(web, 'index.html'), 'utf8');
	assert.match(page, /<script type="application\/json" id="porchlight-start">\{\}<\/script>/);
	assert.doesNotMatch(page.replace(/<script type="application\/json"[^>]*>\{\}<\/script>/, ''), /<script[^>]*>[^<]+<|<style|style=|onload=/);
});

test('the_service_worker_keeps_every_file_of_the_app_and_nothing_else', () => {
	const worker = readFileSync(resolve(web, 'sw.js'), 'utf8');
	const kept = [...worker.matchAll(/"(\/[^"]+)"/g)].map(([, path]) => path ?? '').filter((path) => path !== '/assets/');
	for (const path of kept) assert.ok(weight(path) > 0);
	for (const name of readdirSync(resolve(web, 'assets'))) assert.ok(kept.includes(`/assets/${name}`), name);
	assert.ok(kept.every((path) => path.startsWith('/assets/')));
});

test('the_statistics_are_kept_only_once_they_were_used', () => {
	const lists = [...readFileSync(resolve(web, 'sw.js'), 'utf8').matchAll(/\[(?:"[^"]+",?)+\]/g)].map(([list]) => list);
	const at_once = lists.find((list) => list.includes('/assets/main-')) ?? '';
	assert.ok(at_once && !at_once.includes('statistics'));
	assert.ok(lists.some((list) => list.includes('/assets/statistics_plots-')));
});
