// Every screen, light and dark: no accessibility fault that axe can see, nothing that scrolls sideways at 320 px or with large text,
// nothing that moves by itself while it loads.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { type Sent, act, recipient_at, send } from './loop.ts';
import { type Person, type Stage, layout_shift, open_stage } from './stage.ts';

interface Screen {
	name: string;
	person: Person;
	path: (stage: Stage) => Promise<string> | string;
	/** When it is there. */
	ready: RegExp;
	then?: (page: Page) => Promise<void>;
	/** Seen by somebody without an account. */
	signed_out?: boolean;
}

const introduce_to = (name: string) => async (stage: Stage) => `/introduce/${(await stage.site(name)).id}`;

async function way_in(stage: Stage, entry: string): Promise<string> {
	const id = await stage.world.value<string>(`SELECT id FROM site WHERE entry = :'entry' AND state = 'welcoming' AND EXISTS (SELECT FROM bed WHERE site_id = site.id) ORDER BY name LIMIT 1`, { entry }, 'porchlight_owner');
	return `/introduce/${id}`;
}

/** A referral to three houses: one offers a room and writes a note, one says no, one is silent. */
async function make_referral(stage: Stage): Promise<Sent> {
	const houses = ['Harborlight House', 'Juniper Lamp House', 'Cedar Porch'] as const;
	const [staff, june] = await Promise.all([stage.client('staff'), stage.client('other_house')]);
	const sent = await send(stage, await stage.client('team'), [...houses], { needs: ['step_free'], note: 'Likes the garden' });
	const asked = await recipient_at(stage, sent, houses[0]);
	await act(staff, asked, 'offer', { hold_minutes: 120 });
	await staff.post(`/api/v1/recipients/${asked}/notes`, { text: 'The side door is open until eight.' });
	await act(june, await recipient_at(stage, sent, houses[1]), 'decline', { decline_code: 'cannot_support' });
	return sent;
}

let made: Promise<Sent> | undefined;
const a_referral = (stage: Stage) => (made ??= make_referral(stage));

const referral_with_notes = async (stage: Stage) => `/referrals/${(await a_referral(stage)).id}`;

async function mine(stage: Stage): Promise<string> {
	const sent = await a_referral(stage);
	return `/mine#${sent.code}-${sent.guest_secret}`;
}

/** Somebody who asked for themself and said yes. */
async function an_accepted(stage: Stage): Promise<string> {
	const { id } = await stage.site('Harborlight House');
	const lead = await stage.client('lead');
	const sent = await lead.post<Sent & Record<string, unknown>>(`/api/v1/sites/${id}/referrals`, { source: 'self_call' });
	const recipient = sent.body.recipients[0]?.id ?? '';
	await stage.world.run(`UPDATE bed SET state = 'open' WHERE site_id = :'id' AND state = 'turnover'`, { id }, 'porchlight_owner');
	await act(lead, recipient, 'offer');
	await act(lead, recipient, 'accept');
	return `/house?introduction=${recipient}`;
}

const screens: Screen[] = [
	{ name: 'sign-in', person: 'team', path: () => '/sign-in', ready: /Sign in/, signed_out: true },
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
	{ name: 'arrive', person: 'lead', path: an_accepted, ready: /Introduction/, then: async (page) => {
		await page.getByRole('button', { name: 'They arrived' }).click();
		await page.getByLabel('Planned leaving date').waitFor();
	} },
	{ name: 'ask-sheet', person: 'lead', path: () => '/house', ready: /Harborlight House/, then: async (page) => {
		await page.getByRole('button', { name: 'At the door' }).click();
		await page.getByRole('dialog').getByText('What they want noted').click();
		await page.getByRole('dialog').getByRole('checkbox', { name: 'A quiet room' }).check();
		await page.getByRole('button', { name: /They would like to stay/ }).click();
	} },
	{ name: 'stay-sheet', person: 'lead', path: () => '/house', ready: /Harborlight House/, then: async (page) => {
		await page.getByText('Has someone stayed here before?').click();
		await page.getByRole('button', { name: /^Change or leave/ }).first().click();
		await page.getByRole('dialog').getByText('Move to another room').click();
		await page.getByRole('dialog').getByText('Count nights').click();
		await page.getByRole('button', { name: 'Show or set your word for them' }).click();
		await page.locator('#stay-alias').waitFor();
	} },
	{ name: 'site-facts', person: 'lead', path: () => '/house/facts', ready: /What your house states/, then: async (page) => {
		await page.getByRole('radio', { name: /Asks for a form/ }).check();
		await page.getByLabel('Longest stay, in nights').fill('100');
		await page.getByRole('button', { name: 'Save' }).click();
		await page.getByText('There is one thing to put right').waitFor();
		await page.getByRole('button', { name: /^Change / }).first().click();
		await page.getByLabel('Name of the room').waitFor();
	} },
	{ name: 'hours', person: 'lead', path: () => '/house/hours', ready: /Hours/, then: async (page) => {
		await page.locator('.week-day').first().waitFor();
		await page.getByText('The same as a table').click();
		await page.getByText('Name, number and link').click();
		await page.getByRole('button', { name: 'Offer something else' }).click();
	} },
	{ name: 'hours-of-a-day', person: 'lead', path: () => '/house/hours', ready: /Hours/, then: async (page) => {
		await page.locator('.week-day').nth(2).click();
		await page.getByText('For how long?').click();
		await page.getByRole('button', { name: 'Add another opening' }).click();
		await page.getByRole('button', { name: 'Save' }).last().click();
		await page.getByRole('dialog').getByRole('alert').waitFor();
	} },
	{ name: 'directory', person: 'admin', path: () => '/directory', ready: /Directory/, then: async (page) => page.getByRole('article').first().waitFor() },
	{ name: 'directory-file', person: 'admin', path: () => '/directory?show=file', ready: /Directory/ },
	{ name: 'people', person: 'lead', path: () => '/house/people', ready: /Who picks up/ },
	{ name: 'hours-of-a-drop-in', person: 'drop_in', path: () => '/house/hours', ready: /Hours/, then: async (page) => {
		await page.getByRole('region', { name: 'Days that are different' }).getByRole('button', { name: /^Change/ }).first().click();
		await page.getByRole('button', { name: 'Back to the usual hours' }).waitFor();
	} },
	{ name: 'house-handover', person: 'lead', path: () => '/house/handover', ready: /Handover/ },
	{ name: 'channels', person: 'lead', path: () => '/channels', ready: /Being told/, then: async (page) => {
		await page.getByRole('button', { name: 'Add a channel' }).click();
		await page.getByRole('radio', { name: 'Webhook' }).check();
		await page.getByLabel('Address of the webhook').fill('https://hooks.harborlight.example/porchlight');
		await page.getByRole('button', { name: 'Add it' }).click();
		await page.getByText('Keep this secret now').waitFor();
		await page.getByRole('button', { name: /^Change/ }).click();
		await page.getByRole('button', { name: 'Remove', exact: true }).click();
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
	{ name: 'introduce-mismatch', person: 'team', path: introduce_to('Cedar Porch'), ready: /Introduce someone/, then: async (page) => {
		for (const need of ['No steps', 'Brings a pet', 'A quiet room']) await page.getByRole('checkbox', { name: need }).check();
		await page.getByRole('radio', { name: 'The team brings them' }).check();
		await page.locator('.mismatch').waitFor();
	} },
	{ name: 'sent', person: 'team', path: introduce_to('Cedar Porch'), ready: /Introduce someone/, then: async (page) => {
		await page.getByRole('radio', { name: 'Emergency department' }).check();
		await page.getByRole('checkbox', { name: /The person agreed/ }).check();
		await page.getByRole('button', { name: 'Send the introduction' }).click();
		await page.getByRole('region', { name: 'For the person to keep' }).waitFor();
	} },
	{ name: 'referral-with-notes', person: 'team', path: referral_with_notes, ready: /Referral/, then: async (page) => {
		await page.getByText('The side door is open').waitFor();
		await page.getByText('Something changed about the arrival').first().click();
		await page.getByText('The person’s code and slip').click();
		await page.getByRole('button', { name: 'End it and erase what was written' }).click();
	} },
	{ name: 'hand-over', person: 'team', path: () => '/referrals?list=team', ready: /My referrals/, then: async (page) => {
		await page.getByRole('button', { name: /Hand over/ }).first().click();
		await page.getByRole('dialog').waitFor();
	} },
	{ name: 'team-sheet', person: 'team', path: () => '/handover', ready: /Handover/, then: async (page) => page.getByText('Rooms open now').waitFor() },
	{ name: 'account', person: 'team', path: () => '/board', ready: /board/, then: async (page) => {
		await page.getByRole('button', { name: /Tess/ }).click();
		await page.getByText('With a short sound').waitFor();
	} },
	{ name: 'mine-codes', person: 'team', path: () => '/mine', ready: /Your introduction/, signed_out: true },
	{ name: 'mine', person: 'team', path: mine, ready: /Your introduction/, signed_out: true, then: async (page) => {
		await page.getByText('A room is offered to you').waitFor();
		await page.getByRole('button', { name: /No, not this house/ }).first().click();
		await page.getByRole('button', { name: 'Take it back and erase what was written' }).click();
	} },
	{ name: 'numbers', person: 'admin', path: () => '/admin?period=quarter&by=sender_kind&measure=who_asks', ready: /Numbers/, then: async (page) => {
		await page.locator('#ended .plot').waitFor();
		for (const id of ['slices', 'trend', 'ended', 'fresh']) await page.locator(`#${id}`).getByRole('button', { name: /^Show as a table/ }).click();
		await page.locator('.definition summary').first().click();
	} },
	{ name: 'numbers-diversion', person: 'admin', path: () => '/admin/diversion?period=quarter', ready: /likely avoided/, then: async (page) => {
		await page.getByRole('button', { name: /^What was assumed before/ }).last().click();
		await page.getByRole('button', { name: /^Change/ }).first().click();
		await page.getByLabel('Low, percent').fill('none');
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await page.getByRole('alert').waitFor();
	} },
	{ name: 'numbers-rooms', person: 'admin', path: () => '/admin/rooms?period=quarter', ready: /more rooms/, then: async (page) => page.getByRole('heading', { name: 'What the model assumes' }).waitFor() },
	{ name: 'numbers-reports', person: 'admin', path: () => '/admin/reports', ready: /reports/, then: async (page) => page.getByRole('button', { name: 'Make the report' }).waitFor() },
	{ name: 'numbers-house', person: 'lead', path: () => '/house/statistics', ready: /Your house/, then: async (page) => page.locator('#nights .plot').waitFor() },
	{ name: 'numbers-team', person: 'team_lead', path: () => '/team/statistics', ready: /Your team/, then: async (page) => page.locator('#ended .plot').waitFor() },
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
	const page = await stage.window(screen.person, await screen.path(stage), { signed_in: !screen.signed_out, colorScheme: 'light', serviceWorkers: 'block' });
	await page.getByRole('heading', { level: 1, name: screen.ready }).waitFor();
	if (!screen.signed_out) await page.getByText('Up to date').waitFor();
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

test('spanish_words_fit_as_well', async () => {
	const stage = await the_stage();
	for (const [person, path] of [['team', '/board'], ['lead', '/house'], ['drop_in', '/house/hours'], ['team', '/referrals?list=team'], ['team', await referral_with_notes(stage)], ['team', '/handover'], ['team', await mine(stage)]] as const) {
		const page = await stage.window(person, path, { locale: 'es-US', serviceWorkers: 'block' });
		await page.getByText(/Al día|Actualizad[oa]/).first().waitFor();
		await page.waitForTimeout(500);
		assert.equal(await page.evaluate(() => document.documentElement.lang), 'es');
		assert.deepEqual(await faults(page), [], path);
		await page.setViewportSize({ width: 320, height: 640 });
		assert.deepEqual(await too_wide(page), [], path);
		await page.context().close();
	}
});

test('targets_are_large_enough_for_a_thumb', async () => {
	const stage = await the_stage();
	for (const [person, path] of [['lead', '/house'], ['drop_in', '/house/hours'], ['team', '/board'], ['team', '/referrals'], ['team', await mine(stage)], ['team', await referral_with_notes(stage)]] as const) {
		const page = await stage.window(person, path);
		await page.getByText(/Up to date|Updated just now/).first().waitFor();
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
