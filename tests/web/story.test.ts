// The story that the whole house exists for, played in browsers: a room is marked open, a team sees it, introduces someone, the house
// offers the room, the person says yes and arrives, and the house's own numbers count it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { patience, until } from '../support/patience.ts';
import { type Stage, open_stage } from './stage.ts';

const house_name = 'Harborlight House';

/** Harborlight as the story needs it: so many rooms open, the others in use, confirmed an hour ago, nobody waiting. */
async function set_rooms(stage: Stage, open: number): Promise<string[]> {
	const { id } = await stage.site(house_name);
	await stage.world.run(`
		DELETE FROM recipient_move WHERE recipient_id IN (SELECT id FROM recipient WHERE site_id = :'id' AND ended_at IS NULL);
		DELETE FROM occupancy WHERE bed_id IN (SELECT id FROM bed WHERE site_id = :'id') AND kind = 'hold';
		DELETE FROM recipient WHERE site_id = :'id' AND ended_at IS NULL;
		UPDATE bed SET state = 'turnover', held_until = NULL WHERE site_id = :'id' AND state IN ('open', 'held', 'offline');
		UPDATE bed SET state = 'open' WHERE id IN (SELECT id FROM bed WHERE site_id = :'id' AND state = 'turnover' ORDER BY position LIMIT ${open});
		UPDATE site SET confirmed_at = now() - interval '1 hour', state = 'welcoming', staffed_limit = NULL WHERE id = :'id';
	`, { id }, 'porchlight_owner');
	const rows = await stage.world.psql<{ label: string }>(`SELECT label FROM bed WHERE site_id = :'id' AND state IN ('turnover', 'open') ORDER BY position`, { id }, 'porchlight_owner');
	return rows.map((row) => row.label);
}

function card(page: Page, name: string) {
	return page.getByRole('article', { name, exact: true });
}

/** Milliseconds until the page shows it. */
async function shown_within(ms: number, what: string, seen: () => Promise<boolean>): Promise<void> {
	const began = Date.now();
	await until(what, seen, ms + 4000);
	assert.ok(Date.now() - began <= patience(ms), `${what} took ${Date.now() - began} ms`);
}

async function introduce(page: Page, name: string, details: { called?: string } = {}): Promise<string> {
	await card(page, name).getByRole('link', { name: /Introduce/ }).click();
	await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
	await page.getByRole('checkbox', { name: 'No steps' }).check();
	await page.getByRole('radio', { name: 'The team brings them' }).check();
	if (details.called) await page.getByLabel('What do they like to be called?').fill(details.called);
	await page.getByRole('radio', { name: 'Emergency department' }).check();
	await page.getByRole('checkbox', { name: /The person agreed/ }).check();
	await page.getByRole('button', { name: 'Send the introduction' }).click();
	await page.getByRole('heading', { name: 'Your introduction is sent' }).waitFor();
	const code = await page.locator('.code.big').innerText();
	assert.match(code, /^[ACDEFGHJKMNPQRTUVWXY34679]{6}$/);
	return code;
}

/** The house's own week, exactly: arrivals, and those reported as instead of hospital, crisis unit or jail. */
async function counted(stage: Stage): Promise<{ begin: string; arrivals: number; diversions: number }> {
	const id = await stage.world.value<string>(`SELECT organization_id FROM porchlight.site WHERE name = :'name'`, { name: house_name }, 'porchlight_owner');
	const { body, text } = await (await stage.client('lead')).get<{ begin: string; measures: { name: string; rows: { numerator: number }[] }[] }>(`/api/v1/statistics?scope=house&id=${id}&period=week`);
	const of = (name: string) => body.measures.find((one) => one.name === name)?.rows[0]?.numerator ?? assert.fail(`${name}: ${text}`);
	return { begin: body.begin, arrivals: of('arrivals'), diversions: of('diversions_reported') };
}

test('a_room_is_marked_open_and_somebody_comes_to_stay', async (t) => {
	const stage = await open_stage(t);
	const [room = ''] = await set_rooms(stage, 0);
	const before = await counted(stage);

	const house = await stage.window('staff', '/house');
	const team = await stage.window('team', '/board', { viewport: { width: 1280, height: 900 } });
	await team.getByText('Up to date').waitFor();
	await card(team, house_name).getByText('No room open now').waitFor();

	// Two taps, and the team sees it within a second.
	await house.getByRole('button', { name: new RegExp(`^${room}`) }).click();
	await house.getByRole('dialog').getByRole('button', { name: /^Open/ }).click();
	const began = Date.now();
	await house.getByRole('button', { name: new RegExp(`^${room} Open`) }).waitFor({ timeout: patience(100 + 400) });
	await shown_within(1000, 'the open room on the board', () => card(team, house_name).getByText('1 room open').isVisible());
	assert.match(await card(team, house_name).innerText(), /Updated just now by staff at Harborlight House/);
	assert.ok(Date.now() - began < patience(1500));

	const code = await introduce(team, house_name, { called: 'Robin' });
	await team.getByRole('link', { name: 'Follow it' }).click();
	await team.getByText('Sent, not opened yet').waitFor();

	// The house sees it arrive, and opens it.
	const waiting = house.locator('main').getByRole('link', { name: new RegExp(code) });
	await shown_within(1000, 'the introduction at the house', () => waiting.isVisible());
	await waiting.click();
	await house.getByText('Robin').waitFor();
	await team.getByText('Opened by the house').waitFor();
	assert.match(await team.locator('main').innerText(), /No steps/);

	// Offers the room: the same countdown on both sides.
	await house.getByRole('button', { name: 'Offer a room' }).click();
	await house.getByRole('radio', { name: room }).check();
	await house.getByRole('radio', { name: '1 hour' }).check();
	await house.getByRole('button', { name: 'Offer and hold' }).click();
	await team.getByText('Room offered: now the person decides').waitFor();
	const seconds = async (page: Page) => {
		const text = await page.getByRole('timer').innerText();
		return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
	};
	await house.getByRole('timer').waitFor();
	const [at_house, at_team] = await Promise.all([seconds(house), seconds(team)]);
	assert.ok(Math.abs(at_house - at_team) <= 1, `${at_house} and ${at_team} seconds`);
	await until('the countdown to move', async () => (await seconds(team)) < at_team);

	// The person's yes, and their arrival.
	await house.getByRole('button', { name: 'The person said yes' }).click();
	await team.getByText('Both said yes: the room is theirs').waitFor();
	await house.getByRole('button', { name: 'They arrived' }).click();
	await house.getByRole('button', { name: 'They are here' }).click();
	await team.locator('.state.arrived').getByText('Arrived').waitFor();
	await house.getByRole('link', { name: house_name }).click();
	await house.getByRole('button', { name: new RegExp(`^${room} Guest staying`) }).waitFor();

	assert.deepEqual(await counted(stage), { begin: before.begin, arrivals: before.arrivals + 1, diversions: before.diversions + 1 });
	const lead = await stage.window('lead', `/house/statistics?period=week&begin=${before.begin}`, { viewport: { width: 1280, height: 900 } });
	const arrivals = lead.getByRole('listitem').filter({ has: lead.getByRole('heading', { name: 'Arrivals', exact: true }) }).locator('.figure');
	assert.equal((await arrivals.innerText()).trim(), String(before.arrivals + 1));
});

test('two_teams_reach_for_the_last_room_and_the_other_is_shown_where_else', async (t) => {
	const stage = await open_stage(t);
	await set_rooms(stage, 1);
	const house = await stage.window('staff', '/house');
	const team = await stage.window('team', '/board');
	const hospital = await stage.window('hospital', '/board');
	const first = await introduce(team, house_name);
	const second = await introduce(hospital, house_name);
	await hospital.getByRole('link', { name: 'Follow it' }).click();
	await hospital.getByText('Sent, not opened yet').waitFor();
	assert.equal(await hospital.getByText('Where else tonight').count(), 0);

	await house.locator('main').getByRole('link', { name: new RegExp(first) }).click();
	await house.getByRole('button', { name: 'Offer a room' }).click();
	await house.getByRole('button', { name: 'Offer and hold' }).click();
	await hospital.getByText('There is no room left there right now').waitFor();
	const others = hospital.getByRole('region', { name: 'Where else tonight' });
	await others.getByRole('heading', { level: 3 }).first().waitFor();
	assert.ok((await others.getByText(/room(s)? open/).count()) >= 2, 'the nearest other openings');
	assert.ok((await others.getByText('Someone to talk with').count()) === 1, 'and the warmlines');

	// The house can't give the same room again.
	await house.getByRole('link', { name: house_name }).click();
	await house.locator('main').getByRole('link', { name: new RegExp(second) }).click();
	await house.getByRole('button', { name: 'Offer a room' }).click();
	await house.getByText('No room is open right now').waitFor();
});

test('a_team_whose_board_is_a_moment_behind_is_told_that_the_last_room_went', async (t) => {
	const stage = await open_stage(t);
	const [room = ''] = await set_rooms(stage, 1);
	const site = await stage.site(house_name);
	const team = await stage.window('team', `/introduce/${site.id}`);
	await team.getByRole('radio', { name: 'Emergency department' }).check();
	await team.getByRole('checkbox', { name: /The person agreed/ }).check();
	await team.getByLabel('A short note').fill('Likes the garden');

	// The room goes while the request is on its way.
	const staff = await stage.client('staff');
	const bed = await stage.world.psql<{ id: string; version: number }>(`SELECT id, version FROM bed WHERE site_id = :'id' AND label = :'room'`, { id: site.id, room }, 'porchlight_owner');
	const sending = team.getByRole('button', { name: 'Send the introduction' });
	await team.context().route('**/api/v1/referrals', async (route) => {
		const reply = await staff.post(`/api/v1/beds/${bed[0]?.id}/states`, { state: 'held', version: bed[0]?.version });
		assert.equal(reply.status, 201);
		await route.continue();
	}, { times: 1 });
	await sending.click();

	await team.getByRole('heading', { name: `No room left at ${house_name}` }).waitFor();
	await team.getByText('Nothing was sent').waitFor();
	const others = team.getByRole('region', { name: 'Where else tonight' });
	await others.getByRole('button', { name: /Ask this house/ }).first().click();
	assert.equal(await team.getByLabel('A short note').inputValue(), 'Likes the garden', 'the answers are kept');
	assert.equal(await team.getByRole('checkbox', { name: /The person agreed/ }).isChecked(), false, 'the yes was to the other house');
	assert.equal(await stage.world.value(`SELECT count(*)::int FROM recipient WHERE site_id = :'id' AND ended_at IS NULL`, { id: site.id }, 'porchlight_owner'), 0);
});
