// The pages that anybody may read, in a browser without script: found, read, printed and used with the keyboard alone; and the map of those
// who are signed in.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { until } from '../support/patience.ts';
import { set_rooms } from './loop.ts';
import { type Stage, open_stage } from './stage.ts';

let stage: Stage;
const ends: (() => Promise<void>)[] = [];

before(async () => {
	stage = await open_stage({ after: (run) => void ends.push(run) });
});
after(async () => {
	for (const end of ends) await end();
});

const without_script = { signed_in: false, javaScriptEnabled: false, serviceWorkers: 'block' } as const;
const anybody = (path: string, options: Parameters<Stage['window']>[2] = {}): Promise<Page> => stage.window('team', path, { ...without_script, ...options });

test('a_person_without_script_finds_who_is_near_by_keyboard_and_can_call', async () => {
	const page = await anybody('/');
	await page.keyboard.press('Tab');
	assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to the list');
	for (let n = 0; n < 10 && (await page.evaluate(() => document.activeElement?.tagName)) !== 'SELECT'; n++) await page.keyboard.press('Tab');
	await page.keyboard.type('Malheur');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await page.waitForURL('**/?county=41045');
	await page.getByText('Near Malheur County').waitFor();
	const house = page.locator('li', { has: page.getByRole('heading', { name: 'Sagebrush Rest' }) });
	assert.match(await house.getByRole('link').first().getAttribute('href') ?? '', /^tel:541555\d{4}$/);
	assert.match(await house.innerText(), /\(Mountain time\)|day and night/, 'its hours are on its own clock, and say so');
	await page.getByRole('link', { name: 'Español' }).click();
	await page.getByRole('heading', { name: 'Quedarte unas noches' }).waitFor();
	assert.match(page.url(), /county=41045/);
	await page.getByRole('link', { name: 'Mapa y lista completa' }).click();
	await page.getByRole('heading', { name: 'Lugares cerca de ti' }).waitFor();
	assert.match(page.url(), /\/map\?county=41045&lang=es$/);
	await page.context().close();
});

test('the_public_map_is_walked_by_keyboard_and_leads_to_each_place', async () => {
	const page = await anybody('/map', { viewport: { width: 1280, height: 900 } });
	const mark = page.locator('svg.m a', { hasText: 'Wheat Light House' });
	assert.match(await mark.getAttribute('aria-label') ?? '', /^\d Wheat Light House, Whitman County, WA: \d of 1 open now$/);
	await mark.focus();
	await page.keyboard.press('Enter');
	await page.waitForURL('**/map?county=53075');
	await page.getByRole('heading', { name: /^Whitman County, WA/i }).waitFor();
	const one = page.locator('svg.m a', { hasText: 'Wheat Light House' });
	await one.focus();
	await page.keyboard.press('Enter');
	assert.match(page.url(), /#p[0-9a-f-]{36}$/);
	assert.equal(await page.locator(':target h3').innerText(), 'Wheat Light House');
	await page.context().close();
});

for (const [path, colorScheme, lang] of [['/', 'light', 'en'], ['/?county=41051', 'dark', 'es'], ['/map', 'dark', 'en'], ['/map?county=41039', 'light', 'es']] as const) {
	test(`what_axe_sees_and_a_small_screen_bears_of_${path}`, async () => {
		const page = await stage.window('team', `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`, { signed_in: false, serviceWorkers: 'block', colorScheme, viewport: { width: 320, height: 700 } });
		assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing to scroll sideways');
		const small = await page.locator('a.b, button, select').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent));
		assert.deepEqual(small, []);
		const { violations } = await new AxeBuilder({ page }).options({ rules: { 'label-content-name-mismatch': { enabled: true } } }).analyze();
		assert.deepEqual(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html.slice(0, 200)) })), []);
		await page.context().close();
	});
}

test('it_prints_on_one_page', async () => {
	for (const [query, format] of [['', 'Letter'], ['?county=41051', 'A4'], ['?county=41039&lang=es', 'Letter'], ['?county=53033&lang=es', 'Letter']] as const) {
		const page = await anybody(`/${query}`);
		const pdf = (await page.pdf({ format })).toString('latin1');
		assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1, `${query} on ${format}`);
		await page.context().close();
	}
});

test('the_apps_service_worker_leaves_the_page_to_the_server', async () => {
	const page = await stage.window('team', '/sign-in', { signed_in: false });
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await until('it has the page', () => page.evaluate(() => navigator.serviceWorker.controller !== null));
	await page.getByRole('link', { name: 'Who is open now, for anybody' }).click();
	await page.getByRole('heading', { name: 'Who you can talk with, now and next' }).waitFor();
	assert.equal(await page.locator('script').count(), 0);
	await page.context().close();
});

test('the_map_of_the_app_says_the_same_as_its_list_and_follows_the_board', async () => {
	const page = await stage.window('team', '/board', { viewport: { width: 1280, height: 900 } });
	await page.getByRole('link', { name: 'Map', exact: true }).click();
	await page.getByRole('heading', { level: 1, name: 'Map' }).waitFor();
	await page.locator('.map circle').first().waitFor();
	const numbers = (of: string) => page.locator(of).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent ?? '').map((text) => /([A-Z][^,:]*, (?:OR|WA)): (no|\d+) room/.exec(text)?.slice(1).join(' ')));
	assert.deepEqual((await numbers('.map a')).sort(), (await numbers('.map-list h3')).sort());

	await page.locator('.map a[aria-label*="Multnomah, OR"]').focus();
	await page.keyboard.press('Enter');
	await page.waitForURL('**/map?county=41051');
	await until('the reader is at the list', () => page.evaluate(() => document.activeElement?.id === 'map-list-title'));
	assert.match(await page.locator('#map-list-title').innerText(), /^Multnomah, OR: /);

	const house = 'Harborlight House';
	const { id } = await stage.site(house);
	const item = page.locator(`#house-${id}`);
	await set_rooms(stage, house, 0);
	await page.locator(`.map a[aria-label^="0 ${house}, "]`).waitFor({ state: 'attached' });
	await item.getByText('No room open now').waitFor();
	await set_rooms(stage, house, 2);
	const mark = page.locator(`.map a[aria-label^="2 ${house}, Multnomah, OR: 2 rooms open"]`);
	await mark.waitFor({ state: 'attached' });
	await item.getByText('2 rooms open').waitFor();
	await mark.focus();
	await page.keyboard.press('Enter');
	assert.equal(await page.evaluate(() => document.activeElement?.id), `house-${id}`);
	await page.context().close();
});

test('a_confidential_house_is_its_county_on_the_apps_map_too', async () => {
	const page = await stage.window('team', '/map?county=41039');
	await page.locator('.map a[aria-label*=" Wren Hollow, "] circle.area').waitFor({ state: 'attached' });
	assert.match(await page.locator('.map-list li', { hasText: 'Wren Hollow' }).innerText(), /tells its address when you call/);
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		const { violations } = await new AxeBuilder({ page }).options({ rules: { 'label-content-name-mismatch': { enabled: true } } }).analyze();
		assert.deepEqual(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html.slice(0, 200)) })), []);
	}
	await page.setViewportSize({ width: 320, height: 700 });
	assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
	await page.context().close();
});

test('without_outlines_the_list_still_has_it_all', async () => {
	const page = await stage.window('team', '/sign-in', { serviceWorkers: 'block' });
	await page.route('**/counties/*', (route) => route.abort());
	await page.goto(`${stage.world.base}/map`);
	await page.getByText('The outlines could not be fetched').waitFor();
	await page.getByText('Juniper Lamp House').waitFor();
	await page.context().close();
});
