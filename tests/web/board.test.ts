// The board under somebody's hands: filters live in the address, nothing moves under a finger, an empty list says how to widen,
// a house that only the person may call has no form. And all of it by keyboard alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { until } from '../support/patience.ts';
import { type Stage, open_stage, password, people } from './stage.ts';

const desktop = { viewport: { width: 1280, height: 900 } };

async function names(page: Page): Promise<string[]> {
	return page.locator('.cards h3').allInnerTexts();
}

/** The house's rooms all become open, or none, by its own hand. */
async function set_all_rooms(stage: Stage, name: string, state: 'open' | 'turnover'): Promise<void> {
	const { id } = await stage.site(name);
	await stage.world.run(`UPDATE bed SET state = '${state}' WHERE site_id = :'id' AND state IN ('open', 'turnover', 'offline');
		UPDATE site SET confirmed_at = now(), state = 'welcoming', staffed_limit = NULL WHERE id = :'id'`, { id }, 'porchlight_owner');
}

test('filters_are_in_the_address_and_come_back_with_it', async (t) => {
	const stage = await open_stage(t);
	const page = await stage.window('team', '/board', desktop);
	const all = (await names(page)).length;
	await page.getByRole('checkbox', { name: 'Open rooms only' }).check();
	await page.getByLabel('Name or town').fill('portland');
	await page.getByRole('checkbox', { name: 'Step-free' }).check();
	await until('the address', () => page.url().endsWith('/board?name=portland&open=1&access=step_free'));
	const found = await names(page);
	assert.ok(found.length < all);
	await page.reload();
	assert.deepEqual(await names(page), found);
	assert.equal(await page.getByRole('checkbox', { name: 'Open rooms only' }).isChecked(), true);
	await page.getByRole('button', { name: 'Clear all filters' }).click();
	await until('the plain address', () => page.url().endsWith('/board'));
	assert.equal((await names(page)).length, all);
});

test('distances_are_told_from_a_county_and_the_nearest_open_house_comes_first', async (t) => {
	const stage = await open_stage(t);
	const page = await stage.window('team', '/board?near=41051', desktop);
	const miles = async () => (await page.locator('.card.open .place').allInnerTexts()).map((text) => Number(/(\d+) mile/.exec(text)?.[1] ?? (/under a mile/.test(text) ? 0 : NaN)));
	await until('the distances', async () => {
		const all = await miles();
		return all.length > 0 && all.every(Number.isFinite);
	});
	const told = await miles();
	assert.ok(told.length > 5);
	assert.deepEqual(told, [...told].sort((a, b) => a - b));
});

test('an_empty_list_says_which_filter_to_let_go_of', async (t) => {
	const stage = await open_stage(t);
	const page = await stage.window('team', '/board?name=portland&languages=nv', desktop);
	await page.getByRole('heading', { name: 'No house fits all of this' }).waitFor();
	await page.getByRole('button', { name: /Without “Languages”: \d/ }).click();
	await until('houses', async () => (await names(page)).length > 0);
	assert.match(page.url(), /\/board\?name=portland$/);
});

test('nothing_moves_under_the_focus_until_it_is_asked_for', async (t) => {
	const stage = await open_stage(t);
	const page = await stage.window('team', '/board', desktop);
	await page.getByText('Up to date').waitFor();
	const before = await names(page);
	const open = await page.locator('.card.open h3').allInnerTexts();
	const [first = ''] = open;
	const watched = open[2] ?? '';
	const link = page.getByRole('article', { name: watched, exact: true }).getByRole('link').first();
	await link.focus();
	const place = await link.boundingBox();

	await set_all_rooms(stage, first, 'turnover');
	await page.getByRole('button', { name: /1 change: show/ }).waitFor();
	await page.getByRole('article', { name: first, exact: true }).getByText('No room open now').waitFor();
	assert.deepEqual(await names(page), before, 'the order waits');
	const now = await link.boundingBox();
	assert.ok(Math.abs((now?.y ?? 0) - (place?.y ?? 0)) <= 1, `what had the focus moved from ${place?.y} to ${now?.y}`);
	assert.ok(await link.evaluate((element) => element === document.activeElement));

	await page.getByRole('button', { name: /1 change: show/ }).click();
	await until('the new order', async () => (await names(page))[0] !== first);
});

test('a_word_that_is_too_old_leaves_the_counts_and_says_so', async (t) => {
	const stage = await open_stage(t);
	const page = await stage.window('team', '/board', desktop);
	const [name = ''] = await page.locator('.card.open h3').allInnerTexts();
	const count = async () => Number(/(\d+)/.exec(await page.locator('.board-summary .figure').innerText())?.[1]);
	const before = await count();
	await page.getByText('Up to date').waitFor();
	const { id } = await stage.site(name);
	await stage.world.run(`UPDATE site SET confirmed_at = now() - interval '10 hours' WHERE id = :'id'`, { id }, 'porchlight_owner');
	const card = page.getByRole('article', { name, exact: true });
	await card.getByText('That was a while ago: call first.').waitFor();
	assert.equal(await count(), before, 'call first still counts');
	await stage.world.run(`UPDATE site SET confirmed_at = now() - interval '30 hours' WHERE id = :'id'`, { id }, 'porchlight_owner');
	await card.getByText('Too long ago to count: call to ask.').waitFor();
	assert.ok((await count()) < before);
	assert.match((await card.getByRole('link', { name: /555-01/ }).getAttribute('href')) ?? '', /^tel:\d+$/);
	assert.equal(await card.locator('.updated time').count(), 2);
});

test('a_house_that_only_the_person_may_call_has_a_number_and_no_form', async (t) => {
	const stage = await open_stage(t);
	const rows = await stage.world.psql<{ id: string; phone: string }>(`SELECT id, phone FROM site WHERE entry = 'self_only' AND state = 'welcoming' AND EXISTS (SELECT FROM bed WHERE site_id = site.id) LIMIT 1`, {}, 'porchlight_owner');
	const page = await stage.window('team', `/introduce/${rows[0]?.id}`);
	await page.getByRole('heading', { level: 1, name: /How to ask/ }).waitFor();
	await page.getByRole('region', { name: 'The number for the person' }).getByRole('link', { name: rows[0]?.phone ?? '' }).waitFor();
	assert.equal(await page.locator('form').count(), 0);
});

test('a_drop_in_says_how_full_it_is_in_one_tap', async (t) => {
	const stage = await open_stage(t);
	const house = await stage.window('drop_in', '/house');
	const team = await stage.window('team', '/board', desktop);
	await team.getByText('Up to date').waitFor();
	await house.getByText('Up to date').waitFor();
	const level = () => stage.world.value(`SELECT v.level FROM service v JOIN site s ON s.id = v.site_id WHERE s.name = 'The Open Kettle' AND v.kind = 'drop_in'`, {}, 'porchlight_owner');
	const wanted = (await level()) === 'full' ? 'quiet' : 'full';
	await house.getByRole('button', { name: `${wanted} now` }).click();
	await until('the database', async () => (await level()) === wanted);
	assert.equal(await house.getByRole('button', { name: `${wanted} now` }).getAttribute('aria-pressed'), 'true');
});

/** Presses Tab until this has the focus. */
async function tab_to(page: Page, what: RegExp, most = 120): Promise<void> {
	for (let presses = 0; presses < most; presses++) {
		await page.keyboard.press('Tab');
		const here = await page.evaluate(() => {
			const element = document.activeElement as HTMLElement | null;
			const label = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? [...(element.labels ?? [])].map((one) => one.innerText).join(' ') : '';
			return `${element?.tagName} ${element?.getAttribute('aria-label') ?? ''} ${label} ${element?.innerText ?? ''}`;
		});
		if (what.test(here)) return;
	}
	throw new Error(`Tab never came to ${what}`);
}

test('a_team_signs_in_finds_a_house_and_introduces_somebody_by_keyboard_alone', async (t) => {
	const stage = await open_stage(t);
	await set_all_rooms(stage, 'Harborlight House', 'open');
	const page = await stage.window('team', '/board?name=harborlight', { ...desktop, signed_in: false });
	await page.getByRole('heading', { name: 'Sign in' }).waitFor();
	await tab_to(page, /E-mail/);
	await page.keyboard.type(people.team);
	await tab_to(page, /Password/);
	await page.keyboard.type(password);
	await page.keyboard.press('Enter');
	await page.getByRole('article', { name: 'Harborlight House' }).waitFor();
	assert.match(page.url(), /\/board\?name=harborlight$/, 'where they wanted to go');

	await tab_to(page, /^A .*Introduce/);
	await page.keyboard.press('Enter');
	const title = page.getByRole('heading', { level: 1, name: /Introduce someone/ });
	await title.waitFor();
	await until('the heading to have the focus', () => title.evaluate((heading) => heading === document.activeElement));

	// First without an answer: the summary takes the focus, and leads to the field.
	await tab_to(page, /Send the introduction/);
	await page.keyboard.press('Enter');
	const summary = page.getByRole('alert');
	await until('the summary to have the focus', () => summary.evaluate((box) => box === document.activeElement));
	assert.match(await page.title(), /^Error:/);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await until('the field to have the focus', () => page.evaluate(() => document.activeElement?.id === 'alternative'));
	// What others change meanwhile draws the page again, and must not take the focus away.
	const before = await page.locator('main').innerText();
	await set_all_rooms(stage, 'Harborlight House', 'turnover');
	await until('the page to be drawn again', async () => (await page.locator('main').innerText()) !== before);
	assert.equal(await page.evaluate(() => document.activeElement?.id), 'alternative');
	await page.keyboard.press('Space');
	await tab_to(page, /The person agreed/);
	await page.keyboard.press('Space');
	await tab_to(page, /Send the introduction/);
	await page.keyboard.press('Enter');
	await page.getByRole('heading', { name: 'Your introduction is sent' }).waitFor();
});

test('a_house_changes_a_room_by_keyboard_alone', async (t) => {
	const stage = await open_stage(t);
	const page = await stage.window('staff', '/house');
	await page.getByText('Up to date').waitFor();
	await tab_to(page, /^BUTTON[\s\S]*(Open|Being readied)[\s\S]*changed/);
	const label = await page.evaluate(() => document.activeElement?.querySelector('.room-label')?.textContent ?? '');
	await page.keyboard.press('Enter');
	await page.getByRole('dialog').waitFor();
	await page.keyboard.press('Escape');
	await page.getByRole('dialog').waitFor({ state: 'detached' });
	await page.keyboard.press('Enter');
	await page.getByRole('dialog').waitFor();
	await tab_to(page, /Not in use/, 10);
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: new RegExp(`^${label} Not in use`) }).waitFor();
	await until('the database', async () => (await stage.world.value(`SELECT b.state FROM bed b JOIN site s ON s.id = b.site_id WHERE s.name = 'Harborlight House' AND b.label = :'label'`, { label }, 'porchlight_owner')) === 'offline');
});
