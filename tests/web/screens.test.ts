// Every screen, light and dark: no accessibility fault that axe can see, nothing that scrolls sideways at 320 px or with large text,
// nothing that moves by itself while it loads.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { type Person, type Stage, layout_shift, open_stage } from './stage.ts';

interface Screen {
	name: string;
	person: Person;
	path: (stage: Stage) => Promise<string> | string;
	/** When it is there. */
	ready: RegExp;
	then?: (page: Page) => Promise<void>;
}

const introduce_to = (name: string) => async (stage: Stage) => `/introduce/${(await stage.site(name)).id}`;

async function way_in(stage: Stage, entry: string): Promise<string> {
	const id = await stage.world.value<string>(`SELECT id FROM site WHERE entry = :'entry' AND state = 'welcoming' AND EXISTS (SELECT FROM bed WHERE site_id = site.id) ORDER BY name LIMIT 1`, { entry }, 'porchlight_owner');
	return `/introduce/${id}`;
}

const screens: Screen[] = [
	{ name: 'sign-in', person: 'team', path: () => '/sign-in', ready: /Sign in/ },
	{ name: 'house', person: 'lead', path: () => '/house', ready: /Harborlight House/, then: async (page) => page.getByText('Turned-away calls').waitFor() },
	{ name: 'drop-in', person: 'drop_in', path: () => '/house', ready: /Open Kettle/, then: async (page) => page.getByRole('group', { name: 'How full is it?' }).waitFor() },
	{ name: 'room-sheet', person: 'lead', path: () => '/house', ready: /Harborlight House/, then: async (page) => {
		await page.locator('button.room').first().click();
		await page.getByRole('dialog').waitFor();
	} },
	{ name: 'introduction', person: 'lead', path: () => '/house', ready: /Harborlight House/, then: async (page) => {
		await page.locator('a.introduction').first().click();
		await page.getByRole('heading', { level: 1, name: 'Introduction' }).waitFor();
		await page.getByText('Only for the two sides').waitFor();
	} },
	{ name: 'offer', person: 'lead', path: () => '/house', ready: /Harborlight House/, then: async (page) => {
		await page.locator('a.introduction').first().click();
		await page.getByRole('button', { name: 'Offer a room' }).click();
	} },
	{ name: 'decline', person: 'lead', path: () => '/house', ready: /Harborlight House/, then: async (page) => {
		await page.locator('a.introduction').first().click();
		await page.getByRole('button', { name: 'Not this time' }).click();
		await page.getByRole('button', { name: 'Tell the team' }).click();
	} },
	{ name: 'board', person: 'team', path: () => '/board', ready: /board/, then: async (page) => page.getByRole('heading', { name: 'Warmlines' }).waitFor() },
	{ name: 'board-filtered', person: 'team', path: () => '/board?open=1&near=41051&within=60&access=step_free', ready: /board/, then: async (page) => {
		await page.locator('.filters-more summary').evaluate((summary: HTMLElement) => (summary.parentElement as HTMLDetailsElement).open || summary.click());
		await page.getByLabel('Name or town').waitFor();
		await page.locator('.card.house details').first().locator('summary').click();
		await page.locator('.card.house dl').first().waitFor();
	} },
	{ name: 'board-empty', person: 'team', path: () => '/board?name=nowhere-at-all&open=1', ready: /board/, then: async (page) => page.getByText('No house fits all of this').waitFor() },
	{ name: 'introduce', person: 'team', path: introduce_to('Cedar Porch'), ready: /Introduce someone/ },
	{ name: 'introduce-errors', person: 'team', path: introduce_to('Cedar Porch'), ready: /Introduce someone/, then: async (page) => page.getByRole('button', { name: 'Send the introduction' }).click() },
	{ name: 'introduce-self-only', person: 'team', path: (stage) => way_in(stage, 'self_only'), ready: /How to ask/ },
	{ name: 'introduce-form', person: 'team', path: (stage) => way_in(stage, 'form_required'), ready: /Introduce someone/ },
	{ name: 'referrals', person: 'team', path: () => '/referrals', ready: /My referrals/ },
	{ name: 'referral', person: 'team', path: () => '/referrals', ready: /My referrals/, then: async (page) => {
		await page.locator('.referral-top a').first().click();
		await page.getByText('Only for the two sides').waitFor();
	} },
	{ name: 'numbers', person: 'admin', path: () => '/admin?period=quarter', ready: /Numbers/, then: async (page) => page.getByText('How referrals ended').waitFor() },
];

/** What runs wider than the screen. */
async function too_wide(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const width = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= width) return [];
		return [...document.querySelectorAll('body *')]
			.filter((element) => element.getBoundingClientRect().right > width + 1 && !element.closest('.scroll') && !element.closest('.unseen'))
			.map((element) => `${element.tagName}.${element.className}: ${(element.textContent ?? '').slice(0, 40)}`);
	});
}

const rules = { 'label-content-name-mismatch': { enabled: true }, 'target-size': { enabled: true } };

async function faults(page: Page, only?: string): Promise<string[]> {
	const axe = new AxeBuilder({ page });
	const { violations } = await (only ? axe.withRules(only) : axe.options({ rules })).analyze();
	return violations.map((one) => `${one.id}: ${one.nodes.slice(0, 4).map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

async function check_screen(stage: Stage, screen: Screen): Promise<void> {
	const page = await stage.window(screen.person, await screen.path(stage), { signed_in: screen.name !== 'sign-in', colorScheme: 'light', serviceWorkers: 'block' });
	await page.getByRole('heading', { level: 1, name: screen.ready }).waitFor();
	if (screen.name !== 'sign-in') await page.getByText('Up to date').waitFor();
	const moved = await layout_shift(page);
	assert.ok(moved <= 0.1, `it moved by ${moved} while it loaded`);
	await screen.then?.(page);
	assert.deepEqual(await faults(page), [], 'in light');
	await page.emulateMedia({ colorScheme: 'dark' });
	assert.deepEqual(await faults(page, 'color-contrast'), [], 'in the dark');
	await page.setViewportSize({ width: 320, height: 640 });
	assert.deepEqual(await too_wide(page), [], 'at 320 px');
	await page.setViewportSize({ width: 640, height: 640 });
	await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
	assert.deepEqual(await too_wide(page), [], 'with 200 % text');
	await page.context().close();
}

// One stage for all of them: they look, and change next to nothing.
const endings: (() => Promise<void>)[] = [];
let stage: Promise<Stage> | undefined;
const the_stage = () => (stage ??= open_stage({ after: (end) => void endings.push(end) }));
after(async () => {
	for (const end of endings) await end();
});

for (const screen of screens) {
	test(`${screen.name.replaceAll('-', '_')}_can_be_used_by_everyone`, async () => check_screen(await the_stage(), screen));
}

test('text_spacing_of_the_readers_own_breaks_nothing', async () => {
	const stage = await the_stage();
	for (const [person, path] of [['team', '/board'], ['lead', '/house'], ['team', '/referrals']] as const) {
		const page = await stage.window(person, path, { bypassCSP: true });
		await page.getByText('Up to date').waitFor();
		await page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }' });
		assert.deepEqual(await too_wide(page), [], path);
		await page.context().close();
	}
});

test('targets_are_large_enough_for_a_thumb', async () => {
	const stage = await the_stage();
	for (const [person, path] of [['lead', '/house'], ['team', '/board'], ['team', '/referrals']] as const) {
		const page = await stage.window(person, path);
		await page.getByText('Up to date').waitFor();
		await page.waitForTimeout(500);
		const small = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('button, a[href], select, input:not([type=checkbox], [type=radio]), summary, label.check, label.choice')]
			.filter((element) => element.offsetParent !== null && !element.closest('.skip') && !element.matches('.skip, p a'))
			.map((element) => ({ box: element.getBoundingClientRect(), says: element.innerText.slice(0, 40) }))
			.filter(({ box }) => box.height > 0 && (box.height < 44 || box.width < 44))
			.map(({ box, says }) => `${says}: ${Math.round(box.width)} x ${Math.round(box.height)}`));
		assert.deepEqual(small, [], path);
		await page.context().close();
	}
});
