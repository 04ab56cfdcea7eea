// Pictures of each screen, on a phone and at a desk, by day and by night: `make screenshots` writes them to $SCREENSHOTS (default
// build/screenshots). With PICTURES=1 it also renews the few in docs/pictures.

import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { root } from '../support/cluster.ts';
import { until } from '../support/patience.ts';
import { type Sent, act, recipient_at, send, set_rooms } from './loop.ts';
import { type Person, type Stage, open_stage } from './stage.ts';

const folder = process.env['SCREENSHOTS'] ?? resolve(root, 'build/screenshots');
const wanted = process.env['ONLY_SCREEN'];

interface Picture {
	name: string;
	person: Person;
	path: (stage: Stage) => Promise<string> | string;
	/** What to do before the picture is taken. */
	then?: (page: Page) => Promise<void>;
	/** Only what fits the screen (sheets, bars). */
	screen?: boolean;
	/** In docs/pictures, as much as fits the screen. */
	docs?: ('phone-light' | 'desktop-light' | 'phone-dark' | 'desktop-dark')[];
	locale?: string;
	/** Seen by somebody without an account. */
	signed_out?: boolean;
	/** A page of the server's own, without script. */
	plain?: boolean;
}

/** A referral to three houses: one offers a room and writes a note, one says no, one is silent. */
async function three_houses(stage: Stage): Promise<Sent> {
	const houses = ['Harborlight House', 'Juniper Lamp House', 'Cedar Porch'] as const;
	await set_rooms(stage, houses[0], 2);
	const [staff, june] = await Promise.all([stage.client('staff'), stage.client('other_house')]);
	const sent = await send(stage, await stage.client('team'), [...houses], { needs: ['step_free'], note: 'Likes the garden', transport: 'team_brings' });
	const asked = await recipient_at(stage, sent, houses[0]);
	await act(staff, asked, 'offer', { hold_minutes: 120 });
	await staff.post(`/api/v1/recipients/${asked}/notes`, { text: 'The side door is open until eight. We keep the quiet room for them.' });
	await act(june, await recipient_at(stage, sent, houses[1]), 'decline', { decline_code: 'cannot_support' });
	tell = async () => void (await staff.post(`/api/v1/recipients/${asked}/notes`, { text: 'See you soon.' }));
	return sent;
}

/** What the house does while the team looks elsewhere. */
let tell = async (): Promise<void> => undefined;

async function mine(stage: Stage): Promise<string> {
	const sent = await three_houses(stage);
	return `/mine#${sent.code}-${sent.guest_secret}`;
}

const introduction = (state: RegExp) => async (page: Page) => {
	await page.locator('a.introduction').filter({ hasText: state }).first().click();
	await page.getByText('Only for the two sides').waitFor();
	await page.waitForTimeout(600);
};

const pictures: Picture[] = [
	{ name: 'public', person: 'team', path: () => '/?county=41051', signed_out: true, plain: true, docs: ['phone-light'] },
	{ name: 'public-spanish', person: 'team', path: () => '/?lang=es', signed_out: true, plain: true },
	{ name: 'public-map', person: 'team', path: () => '/map', signed_out: true, plain: true },
	{ name: 'public-county', person: 'team', path: () => '/map?county=41039', signed_out: true, plain: true },
	{ name: 'map', person: 'team', path: () => '/map', screen: true, docs: ['desktop-light'], then: async (page) => page.locator('.map circle').first().waitFor() },
	{ name: 'map-county', person: 'team', path: () => '/map?county=41051', screen: true, then: async (page) => page.locator('.map circle').first().waitFor() },
	{ name: 'sign-in', person: 'team', path: () => '/sign-in', signed_out: true },
	{ name: 'board', person: 'team', path: () => '/board', screen: true, docs: ['desktop-light', 'phone-dark'] },
	{ name: 'board-whole', person: 'team', path: () => '/board' },
	{ name: 'board-filtered', person: 'team', path: () => '/board?near=41051&within=60&open=1&access=step_free', screen: true },
	{ name: 'board-empty', person: 'team', path: () => '/board?name=portland&languages=nv' },
	{ name: 'board-more', person: 'team', path: () => '/board?name=harborlight', then: async (page) => {
		await page.getByText('More about this house').first().click();
		await page.locator('.card.house dl').first().waitFor();
	} },
	{ name: 'house', person: 'lead', path: () => '/house', docs: ['phone-light'] },
	{ name: 'room-sheet', person: 'lead', path: () => '/house', screen: true, then: async (page) => page.locator('button.room').nth(1).click(), docs: ['phone-light'] },
	{ name: 'room-changed', person: 'lead', path: () => '/house', screen: true, then: async (page) => {
		await page.locator('button.room:not(.occupied)').first().click();
		await page.locator('.state-choice[aria-pressed=false]').first().click();
		await page.waitForTimeout(600);
	} },
	{ name: 'introduction', person: 'lead', path: () => '/house', then: introduction(/New|Opened|Talking/), docs: ['phone-light'] },
	{ name: 'offer', person: 'lead', path: () => '/house', then: async (page) => {
		await introduction(/New|Opened|Talking/)(page);
		await page.getByRole('button', { name: 'Offer a room' }).click();
	} },
	{ name: 'decline', person: 'lead', path: () => '/house', then: async (page) => {
		await introduction(/New|Opened|Talking/)(page);
		await page.getByRole('button', { name: 'Not this time' }).click();
	} },
	{ name: 'ask-sheet', person: 'lead', path: () => '/house', screen: true, then: async (page) => page.getByRole('button', { name: 'At the door' }).click(), docs: ['phone-light'] },
	{ name: 'directory', person: 'admin', path: () => '/directory?show=site&search=harbor', then: async (page) => page.getByRole('article').first().waitFor() },
	{ name: 'directory-file', person: 'admin', path: () => '/directory?show=file', then: async (page) => {
		await page.getByLabel('The file').setInputFiles({ name: 'sites.csv', mimeType: 'text/csv', buffer: Buffer.from('organization,name,county_fips,zone,phone\nElm Peers,Elm House,99999,Mars/Olympus,1\n') });
		await page.getByRole('table').waitFor();
	} },
	{ name: 'people', person: 'lead', path: () => '/house/people', then: async (page) => page.getByRole('button', { name: 'Add someone who picks up' }).click() },
	{ name: 'site-facts', person: 'lead', path: () => '/house/facts', docs: ['phone-light'], then: async (page) => page.getByRole('group', { name: 'Pets' }).getByText('yes').click() },
	{ name: 'hours', person: 'drop_in', path: () => '/house/hours', screen: true, docs: ['phone-light'], then: async (page) => {
		await page.locator('.week-day').first().waitFor();
		await page.evaluate(() => document.querySelector('.week-top')?.scrollIntoView());
	} },
	{ name: 'hours-day', person: 'lead', path: () => '/house/hours', screen: true, docs: ['phone-light'], then: async (page) => page.locator('.week-day').nth(2).click() },
	{ name: 'hours-wrong', person: 'lead', path: () => '/house/hours', screen: true, then: async (page) => {
		await page.locator('.week-day').nth(2).click();
		await page.getByRole('button', { name: 'Add another opening' }).click();
		await page.getByRole('button', { name: 'Save' }).last().click();
	} },
	{ name: 'hours-spanish', person: 'lead', path: () => '/house/hours', locale: 'es-US', then: async (page) => page.locator('.week-day').first().waitFor() },
	{ name: 'house-handover', person: 'lead', path: () => '/house/handover', docs: ['desktop-light'] },
	{ name: 'channels', person: 'lead', path: () => '/channels', then: async (page) => {
		await page.getByRole('button', { name: 'Add a channel' }).click();
		await page.getByRole('radio', { name: 'Webhook' }).check();
	} },
	{ name: 'hold-ends', person: 'lead', path: async (stage) => {
		const { id } = await stage.site('Harborlight House');
		const waiting = await stage.world.psql<{ id: string }>(`SELECT id FROM recipient WHERE site_id = :'id' AND state IN ('seen', 'talking')`, { id }, 'porchlight_owner');
		if (waiting[0]) await (await stage.client('lead')).post(`/api/v1/recipients/${waiting[0].id}/offer`, {});
		await stage.world.run(`UPDATE recipient SET held_until = now() + interval '12 minutes' WHERE site_id = :'id' AND state = 'offered'`, { id }, 'porchlight_owner');
		return '/house';
	}, screen: true, then: async (page) => page.locator('.hold-bar').waitFor() },
	{ name: 'stay-sheet', person: 'lead', path: () => '/house', screen: true, then: async (page) => page.getByRole('button', { name: /^Change or leave/ }).first().click() },
	{ name: 'introduce', person: 'team', path: async (stage) => `/introduce/${(await stage.site('Cedar Porch')).id}`, docs: ['phone-light'] },
	{ name: 'introduce-errors', person: 'team', path: async (stage) => `/introduce/${(await stage.site('Cedar Porch')).id}`, screen: true, then: async (page) => {
		await page.getByRole('button', { name: 'Send the introduction' }).click();
	} },
	{ name: 'introduce-self-only', person: 'team', path: async (stage) => `/introduce/${await stage.world.value<string>(`SELECT id FROM site WHERE entry = 'self_only' AND state = 'welcoming' AND EXISTS (SELECT FROM bed WHERE site_id = site.id) ORDER BY name LIMIT 1`, {}, 'porchlight_owner')}` },
	{ name: 'sent', person: 'team', path: async (stage) => `/introduce/${(await stage.site('Cedar Porch')).id}`, then: async (page) => {
		await page.getByRole('radio', { name: 'Emergency department' }).check();
		await page.getByRole('checkbox', { name: /The person agreed/ }).check();
		await page.getByRole('button', { name: 'Send the introduction' }).click();
		await page.getByRole('heading', { name: 'Your introduction is sent' }).waitFor();
	} },
	{ name: 'referrals', person: 'hospital', path: () => '/referrals', docs: ['desktop-light'] },
	{ name: 'referral', person: 'team', path: () => '/referrals', then: async (page) => {
		await page.locator('.referral-top a').first().click();
		await page.getByText('Only for the two sides').waitFor();
		await page.waitForTimeout(400);
	} },
	{ name: 'referral-three', person: 'team', path: async (stage) => `/referrals/${(await three_houses(stage)).id}`, then: async (page) => {
		await page.getByText('The side door is open').waitFor();
		await page.getByText('The person’s code and slip').click();
	} },
	{ name: 'team-sheet', person: 'team', path: () => '/handover', docs: ['desktop-light'] },
	{ name: 'mine', person: 'team', path: mine, signed_out: true, docs: ['phone-light'] },
	{ name: 'mine-spanish', person: 'team', path: mine, signed_out: true, locale: 'es-US' },
	{ name: 'mine-codes', person: 'team', path: () => '/mine', signed_out: true },
	{ name: 'alerts', person: 'team', path: () => '/board', screen: true, then: async (page) => {
		await tell();
		await page.locator('.bar.alert').first().waitFor();
	} },
	{ name: 'lost', person: 'lead', path: () => '/house', screen: true, then: async (page) => {
		await page.context().setOffline(true);
		await page.locator('button.room:not(.occupied)').first().click();
		await page.locator('.state-choice[aria-pressed=false]').last().click();
		await page.getByText(/waits to be sent/).click();
		await page.waitForTimeout(300);
	} },
	{ name: 'account', person: 'team', path: () => '/board', screen: true, then: async (page) => {
		await page.getByRole('button', { name: /Tess/ }).click();
		await page.getByRole('dialog').waitFor();
	} },
	{ name: 'board-spanish', person: 'team', path: () => '/board', screen: true, locale: 'es-US' },
	{ name: 'house-spanish', person: 'lead', path: () => '/house', locale: 'es-US' },
	{ name: 'introduce-spanish', person: 'team', path: async (stage) => `/introduce/${(await stage.site('Cedar Porch')).id}`, locale: 'es-US' },
	{ name: 'numbers', person: 'admin', path: () => '/admin?period=quarter', docs: ['desktop-light'], then: async (page) => page.locator('#ended .plot').waitFor() },
	{ name: 'numbers-by-sender', person: 'admin', path: () => '/admin?period=quarter&by=sender_kind&measure=who_asks', then: async (page) => page.locator('#ended .plot').waitFor() },
	{ name: 'numbers-diversion', person: 'admin', path: () => '/admin/diversion?period=quarter', then: async (page) => page.locator('#estimates').waitFor() },
	{ name: 'numbers-rooms', person: 'admin', path: () => '/admin/rooms?period=quarter', then: async (page) => page.getByRole('heading', { name: 'What the model assumes' }).waitFor() },
	{ name: 'numbers-reports', person: 'admin', path: () => '/admin/reports', then: async (page) => page.getByRole('button', { name: 'Make the report' }).waitFor() },
	{ name: 'numbers-house', person: 'lead', path: () => '/house/statistics', then: async (page) => page.locator('#nights .plot').waitFor() },
	{ name: 'numbers-team', person: 'team_lead', path: () => '/team/statistics', then: async (page) => page.locator('#ended .plot').waitFor() },
	{ name: 'numbers-spanish', person: 'admin', path: () => '/admin?period=quarter', locale: 'es-US', then: async (page) => page.locator('#ended .plot').waitFor() },
];

const modes = {
	'phone-light': { viewport: { width: 390, height: 844 }, colorScheme: 'light', isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
	'phone-dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark', isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
	'desktop-light': { viewport: { width: 1280, height: 860 }, colorScheme: 'light' },
	'desktop-dark': { viewport: { width: 1280, height: 860 }, colorScheme: 'dark' },
} as const;
type Mode = keyof typeof modes;

test('pictures_of_each_screen', { timeout: 1_800_000 }, async (t) => {
	const stage = await open_stage(t);
	await mkdir(folder, { recursive: true });
	await mkdir(resolve(root, 'docs/pictures'), { recursive: true });
	for (const picture of pictures.filter((one) => !wanted || new RegExp(wanted).test(one.name))) {
		for (const mode of Object.keys(modes) as Mode[]) {
			const page = await stage.window(picture.person, await picture.path(stage), { ...modes[mode], signed_in: !picture.signed_out, serviceWorkers: 'block', locale: picture.locale ?? 'en-US' });
			await page.getByRole('heading', { level: 1 }).waitFor();
			if (!picture.signed_out) await page.locator('.link-line.good').waitFor();
			if (!picture.plain) await until('all that loads after the first look', () => page.evaluate(() => document.querySelectorAll('link[rel=stylesheet]').length > 1));
			await page.waitForTimeout(400);
			await picture.then?.(page);
			await page.waitForTimeout(250);
			const file = resolve(folder, `${picture.name}-${mode}.png`);
			await page.screenshot({ path: file, fullPage: !picture.screen });
			if (process.env['PICTURES'] && picture.docs?.includes(mode)) await page.screenshot({ path: resolve(root, 'docs/pictures', `${picture.name}-${mode}.png`) });
			await page.context().close();
		}
	}
});
