// The page that anybody may read at /: what it says, in which language, how much it weighs, and what it can't say.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Client } from '../support/http.ts';
import { until } from '../support/patience.ts';
import { type World, open_world } from '../support/world.ts';

let world: World;
let anybody: Client;

before(async () => {
	world = await open_world({ demo: true });
	anybody = new Client(world.base);
});
after(() => world.close());

const run = (sql: string, params: Record<string, string> = {}) => world.run(sql, params, 'porchlight_owner');

async function page(path = '/', headers: Record<string, string> = {}): Promise<string> {
	const reply = await anybody.get(path, { headers });
	assert.equal(reply.status, 200, reply.text.slice(0, 300));
	assert.match(String(reply.headers['content-type']), /^text\/html; charset=utf-8$/);
	return reply.text;
}

/** The words of one place in a list, without tags; null: it isn't there. */
function entry(html: string, name: string): string | null {
	const found = html.match(new RegExp(`<li><h3>${name}</h3>(.*?)</li>`, 's'))?.[1];
	return found === undefined ? null : found.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();
}

/** The page as soon as it says so: a commit reaches it within moments. */
async function page_with(path: string, what: (html: string) => boolean): Promise<string> {
	let html = '';
	await until('the page tells it', async () => what(html = await page(path)));
	return html;
}

const weigh = (text: string) => gzipSync(text, { level: 9 }).length;

test('it_is_there_for_whoever_is_not_signed_in_and_for_others_the_app_is', async () => {
	const html = await page();
	assert.match(html, /^<!doctype html><html lang=en>/);
	for (const said of ['Porchlight Northwest', 'Call 911', 'href=sms:988', 'What is a peer respite?', 'Lighted Window Warmline', 'Houses and teams: sign in']) assert.ok(html.includes(said), said);
	assert.doesNotMatch(html, /<script|porchlight-start|style=|onclick/);

	const team = new Client(world.base);
	await run(`UPDATE account SET password_hash = '$argon2id$v=19$m=8,t=1,p=1$imP+pO2wRJWXH7+eFMIh6g$I7ACOwHfHVV7tJ1O0vXyzDmCSrx4QMskru5ZJE38loo'`);
	await team.sign_in('team@nightheron.example', 'lantern on the porch');
	assert.match((await team.get('/')).text, /porchlight-start/);
	await team.delete('/api/v1/session');
	assert.match((await team.get('/')).text, /What is a peer respite/);
});

test('it_speaks_the_readers_language_and_links_carry_what_was_asked_for', async () => {
	const spanish = await page('/', { 'Accept-Language': 'es-MX,es;q=0.9,en;q=0.5' });
	assert.match(spanish, /<html lang=es>/);
	assert.ok(spanish.includes('¿Qué es una casa de respiro entre pares?') && spanish.includes('envía AYUDA al 988'));
	assert.ok(spanish.includes('href="/?lang=en"'), 'a link to the other language');
	const asked = await page('/?county=41039&lang=es', { 'Accept-Language': 'en' });
	assert.match(asked, /<html lang=es>/);
	assert.ok(asked.includes('href="/?county=41039&amp;lang=en"'), 'which keeps the county');
	assert.ok(asked.includes('<input type=hidden name=lang value=es>'), 'and the form keeps the language');
	const reply = await anybody.get('/?lang=es');
	assert.equal(reply.headers['content-language'], 'es');
	assert.match(String(reply.headers['vary']), /Accept-Language.*Cookie/);
	for (const odd of ['/?lang=xx', '/?county=00000', '/?county=%27%22%3E%3Cscript%3E', '/?lang=es&county=']) assert.doesNotMatch(await page(odd), /<script/);
});

test('with_its_stylesheet_it_weighs_at_most_ten_kilobytes_near_every_county', async () => {
	const html = await page();
	const path = html.match(/rel=stylesheet href=(\/assets\/[^ >]+)/)?.[1] ?? '';
	const style = weigh((await anybody.get(path)).text);
	const counties = [...html.matchAll(/<option value=(\d{5})/g)].map(([, fips]) => fips);
	assert.equal(counties.length, 75);
	for (const query of ['?lang=es', ...counties.filter((_, n) => n % 5 === 0).flatMap((fips) => [`?county=${fips}&lang=en`, `?county=${fips}&lang=es`])]) {
		const weight = weigh(await page(`/${query}`)) + style;
		assert.ok(weight <= 10 * 1024, `${query}: ${weight} bytes`);
	}
	const squeezed = await anybody.get('/', { headers: { 'Accept-Encoding': 'gzip' } });
	assert.equal(squeezed.headers['content-encoding'], 'gzip');
});

test('near_a_county_what_is_open_comes_before_what_is_not_and_both_before_what_is_far', async () => {
	const site = (name: string) => `site_id = (SELECT id FROM site WHERE name = '${name}')`;
	const openings = (opens: string, closes: string) => `jsonb_build_array(jsonb_build_array(to_char(now() at time zone 'UTC' + interval '${opens}', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), to_char(now() at time zone 'UTC' + interval '${closes}', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))`;
	const set = (name: string, opens: string, closes: string) => run(`UPDATE service SET openings = ${openings(opens, closes)}, openings_until = now() + interval '8 days', openings_due = false, level = NULL WHERE kind IN ('drop_in', 'living_room') AND ${site(name)}`);
	await set('The Open Kettle', '3 hours', '5 hours');
	await set('The Late Lamp', '-1 hour', '2 hours');
	await set('Harbor Steps Living Room', '-1 hour', '2 hours');
	const html = await page_with('/?county=41051', (text) => (entry(text, 'The Late Lamp') ?? '').startsWith('Open now'));
	const order = ['The Late Lamp', 'The Open Kettle', 'Harbor Steps Living Room'].map((name) => html.indexOf(`<h3>${name}</h3>`));
	assert.deepEqual(order, [...order].sort((a, b) => a - b), 'Salem is open, Portland opens next, Tacoma is far though open');
	assert.match(entry(html, 'The Late Lamp') ?? '', /^Open now until .* Marion County, OR, about 5\d miles/);
	assert.match(entry(html, 'The Open Kettle') ?? '', /^Opens (today|tomorrow) at .* Portland, Multnomah County, OR/);

	await run(`UPDATE service SET openings = '[]', openings_until = NULL, openings_due = false WHERE ${site('The Open Kettle')}`);
	await page_with('/?county=41051', (text) => (entry(text, 'The Open Kettle') ?? '').startsWith('Call to ask for the hours'));
});

test('a_confidential_address_is_its_county_and_its_number', async () => {
	await run(`UPDATE site SET address = '77 Zzyzx Hollow', postcode = '97777', city = 'Quaggaville', latitude = 44.123456, longitude = -123.234567, notice = 'Ring twice.' WHERE name = 'Wren Hollow'`);
	const html = await page_with('/?county=41039', (text) => text.includes('Ring twice.'));
	const told = entry(html, 'Wren Hollow') ?? '';
	assert.match(told, /Lane County, OR; address told when you call/);
	assert.match(told, /\(541\) 555-\d{4}/);
	for (const marker of ['Zzyzx', '97777', 'Quaggaville', '44.123', '123.234']) assert.ok(!html.includes(marker), marker);
});

test('rooms_are_counted_only_where_the_house_allows_it_and_only_while_its_word_is_fresh', async () => {
	// The only house for a hundred miles, on another clock than the rest of its state.
	const house = 'Sagebrush Rest';
	const set = (change: string) => run(`UPDATE site SET ${change} WHERE name = '${house}'`);
	const told = async (what: RegExp, never = /$^/) => {
		const html = await page_with('/?county=41045', (text) => what.test(entry(text, house) ?? ''));
		assert.doesNotMatch(entry(html, house) ?? '', never);
		return entry(html, house) ?? '';
	};
	await set(`public_counts = false, confirmed_at = now()`);
	await told(/Confirmed just now/, /room/i);
	await set(`public_counts = true`);
	await told(/One room open|\d rooms open|No room open just now/, /call first/);
	await set(`confirmed_at = now() - interval '9 hours'`);
	await told(/(open|just now), call first.*9 hours ago .*: call first/);
	await set(`confirmed_at = now() - interval '30 hours'`);
	await told(/30 hours ago .*: call first/, /room/i);
	await set(`state = 'paused', confirmed_at = now()`);
	assert.match(await told(/^No new guests just now/, /room/i), /\(541\) 555-\d{4}/, 'its number stays');
	await set(`state = 'closed'`);
	await page_with('/?county=41045', (text) => entry(text, house) === null);
});

test('the_map_says_the_same_numbers_as_the_list_beside_it', async () => {
	const html = await page('/map');
	const marks = [...html.matchAll(/<a href="\/map\?county=(\d{5})" aria-label="(\d+) [^",]*, ([^"]*): (\d+) of (\d+) open now">/g)].map(([, fips, number, county, open, count]) => ({ fips, number, county, open, count }));
	const rows = [...html.matchAll(/<h3><a href="\/map\?county=(\d{5})">([^<]*)<\/a> <span class=q>(\d+) of (\d+) open now<\/span><\/h3><ul>(.*?)<\/ul>/gs)].map(([, fips, county, open, count, items]) => ({ fips, number: open, county, open, count, items: items ?? '' }));
	assert.ok(marks.length > 30);
	assert.deepEqual(marks, rows.map(({ items: _, ...row }) => row));
	for (const { items, open, count } of rows) {
		assert.equal(items.match(/<li/g)?.length, Number(count));
		assert.equal(items.match(/class="s o"/g)?.length ?? 0, Number(open));
	}
	const sum = (of: 'open' | 'count') => rows.reduce((all, row) => all + Number(row[of]), 0);
	assert.ok(html.includes(`<h2 id=k>${sum('open')} of ${sum('count')} open now</h2>`));
	assert.equal(html.match(/<g class=u [^>]*>(.*?)<\/g>/s)?.[1]?.match(/<path d="M/g)?.length, 75, 'each county has its outline');
	assert.doesNotMatch(html, /<script|style=/);
});

test('near_a_county_the_map_shows_each_place_and_a_confidential_one_only_as_its_county', async () => {
	await run(`UPDATE site SET address = '77 Zzyzx Hollow', postcode = '97777', city = 'Quaggaville', latitude = 44.6, longitude = -123.9, notice = 'Ring thrice.' WHERE name = 'Wren Hollow'`);
	const html = await page_with('/map?county=41039', (text) => text.includes('Ring thrice.'));
	const mark = html.match(/<a href="#p[0-9a-f-]{36}" aria-label="Wren Hollow: [^"]*">.*?<\/a>/)?.[0] ?? '';
	assert.match(mark, /<circle class="[oc] z"/, 'a dashed ring');
	const before = mark.match(/cx=-?\d+ cy=-?\d+/)?.[0];
	for (const marker of ['Zzyzx', '97777', 'Quaggaville']) assert.ok(!html.includes(marker), marker);
	assert.match(entry(html.replace(/<li id=p[0-9a-f-]{36}>/g, '<li>'), 'Wren Hollow') ?? '', /Lane County, OR; address told when you call/);
	await run(`UPDATE site SET latitude = 42.1, longitude = -121.1, notice = 'Ring once.' WHERE name = 'Wren Hollow'`);
	const after_move = await page_with('/map?county=41039', (text) => text.includes('Ring once.'));
	assert.ok(before && after_move.includes(before), 'wherever it is, its mark is its county’s');
});

test('what_a_house_writes_is_text_and_nothing_else', async () => {
	const nasty = `<img src=x onerror=alert(1)>"'&`;
	await run(`UPDATE site SET name = :'nasty', notice = :'nasty', phone = :'phone' WHERE name = 'Threshold East'`, { nasty, phone: '555"><b>0100' });
	const html = await page_with('/?county=41051', (text) => text.includes('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;'));
	assert.doesNotMatch(html, /<img|<b>0100/);
	assert.ok(html.includes('href=tel:5550100>555&quot;&gt;&lt;b&gt;0100</a>'));
});

test('who_gets_lost_is_told_kindly_and_still_finds_whom_to_call', async () => {
	const page_of = (path: string, headers: Record<string, string> = {}) => anybody.get(path, { headers: { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8', ...headers } });
	const lost = await page_of('/nowhere/<script>');
	assert.equal(lost.status, 404);
	assert.match(String(lost.headers['content-type']), /^text\/html/);
	assert.ok(lost.text.includes('Nothing is here') && lost.text.includes('href="tel:911"') && lost.text.includes('<a class=b href="/">'));
	assert.doesNotMatch(lost.text, /<script/);
	assert.ok((await page_of('/nirgends', { 'Accept-Language': 'es' })).text.includes('Aquí no hay nada'));
	for (const [path, accept] of [['/nowhere', 'application/json'], ['/nowhere', '*/*'], ['/api/v1/nowhere', 'text/html'], ['/assets/none.js', 'text/html']] as const) {
		const reply = await anybody.get(path, { headers: { Accept: accept } });
		assert.equal(reply.status, 404);
		assert.match(String(reply.headers['content-type']), /problem\+json/, `${path} for ${accept}`);
	}
});
