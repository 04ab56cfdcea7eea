// A house's hours on a phone: a week changed in a few taps, closing early, days off ahead, what can't be, two who write at once, and the night on
// which the clocks change.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Hours } from '../../web/core/week.ts';
import { openings_of } from '../../web/core/week_zone.ts';
import { until } from '../support/patience.ts';
import { sessions_last_until, set_clock } from './set_clock.ts';
import { type Person, type Stage, open_stage } from './stage.ts';

// One stage for all but the last: each test has a service of its own.
const endings: (() => Promise<void>)[] = [];
let stage: Promise<Stage> | undefined;
const the_stage = () => (stage ??= with_lead(open_stage({ after: (end) => void endings.push(end) })));
after(async () => {
	for (const end of endings) await end();
});

/** The one who keeps the drop-in leads it here. */
async function with_lead(made: Promise<Stage>): Promise<Stage> {
	const { world } = await made;
	await world.run(`UPDATE membership m SET role = 'house_lead' FROM account a WHERE a.id = m.account_id AND a.email = 'ollie@openkettle.example'`, {}, 'porchlight_owner');
	return made;
}

interface Rule {
	weekdays: string[];
	opens: string;
	closes: string;
}

/** What is set ahead is ahead of whenever this runs, and not too far. */
const next_year = new Date().getUTCFullYear() + 1;

const week = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const usual: Rule[] = [{ weekdays: week.slice(0, 5), opens: '10:00', closes: '18:00' }, { weekdays: ['SA', 'SU'], opens: '12:00', closes: '17:00' }];

/** Another drop-in of the same house, with these hours and no days that are different. */
async function a_service(on: Stage, name: string, rules: Rule[], person: Person = 'drop_in', site = 'The Open Kettle'): Promise<string> {
	const lead = await on.client(person);
	const { id } = await on.site(site);
	const made = await lead.post<{ id: string }>(`/api/v1/sites/${id}/services`, { kind: 'drop_in', name });
	assert.equal(made.status, 201, JSON.stringify(made.body));
	const now = await hours_of(on, made.body.id, person);
	await write(on, now, { rules, exceptions: [] }, person);
	return made.body.id;
}

async function hours_of(on: Stage, service: string, person: Person = 'drop_in'): Promise<Hours> {
	const answer = await (await on.client(person)).get<Hours>(`/api/v1/services/${service}/hours`);
	assert.equal(answer.status, 200);
	return answer.body;
}

async function write(on: Stage, now: Hours, { rules, exceptions }: { rules: Rule[]; exceptions: Hours['exceptions'] }, person: Person = 'drop_in'): Promise<void> {
	const body = { rules: rules.map((rule) => ({ valid_from: null, valid_to: null, ...rule })), exceptions };
	const answer = await (await on.client(person)).post(`/api/v1/services/${now.service_id}/hours`, body, { headers: { 'If-Match': `"${now.version}"` } });
	assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

async function open_hours(on: Stage, service: string, person: Person = 'drop_in'): Promise<Page> {
	const page = await on.window(person, `/house/hours?service=${service}`, { serviceWorkers: 'block' });
	await page.locator('.week-day').first().waitFor();
	return page;
}

/** The row of that weekday, whichever of them is today. */
async function row_of(page: Page, weekday: string) {
	const ids = await page.locator('.week-day').evaluateAll((rows) => rows.map((one) => one.id));
	const named = ids.find((id) => new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(`${id.slice(4)}T12:00:00Z`)) === weekday);
	return page.locator(`#${named}`);
}

async function open_day(page: Page, weekday: string) {
	const row = await row_of(page, weekday);
	await row.click();
	await page.getByRole('dialog').waitFor();
	return row;
}

const times = async (page: Page, index: number, opens: string, closes: string) => {
	await page.locator(`#span-${index}-opens`).fill(opens);
	await page.locator(`#span-${index}-closes`).fill(closes);
};

const plain = (rules: Hours['rules']) => rules.map(({ weekdays, opens, closes }) => `${weekdays.join(' ')} ${opens}-${closes}`).sort();

const save = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
const saved = async (page: Page) => {
	await page.getByRole('dialog').waitFor({ state: 'detached' });
	await page.getByText('Saved. Everybody sees the new hours now.').waitFor();
};

test('a_lead_changes_a_week_on_a_phone_and_can_take_it_back', async () => {
	const on = await the_stage();
	const service = await a_service(on, 'Garden Table', usual);
	const page = await on.window('drop_in', '/house', { serviceWorkers: 'block' });
	await page.getByRole('link', { name: 'Change hours Garden Table' }).click();
	await page.locator('.week-day').first().waitFor();

	// Split, copied to another day, past midnight: two days changed, each by one save.
	const monday = await open_day(page, 'Monday');
	await times(page, 0, '10:00', '14:00');
	await page.getByRole('button', { name: 'Add another opening' }).click();
	await times(page, 1, '16:00', '21:30');
	await page.getByRole('checkbox', { name: /^Tue/ }).check();
	await save(page);
	await saved(page);
	assert.match(await monday.innerText(), /10 AM – 2 PM, 4:00 – 9:30 PM/);
	await open_day(page, 'Saturday');
	await times(page, 0, '20:00', '02:00');
	await page.getByText('Until 2 AM on Sunday.').waitFor();
	await save(page);
	await saved(page);
	assert.match(await (await row_of(page, 'Sunday')).innerText(), /until 2 AM from the night before/);
	const now = await hours_of(on, service);
	assert.deepEqual(plain(now.rules), ['MO TU 10:00-14:00', 'MO TU 16:00-21:30', 'SA 20:00-02:00', 'SU 12:00-17:00', 'WE TH FR 10:00-18:00'].sort());

	// The screen's own arithmetic and the server's say the same of the days to come.
	const of_server = now.openings.filter(([, closes]) => Date.parse(closes) > Date.now() && Date.parse(closes) < Date.now() + 6 * 86_400_000);
	const of_screen = new Set(openings_of(now, Date.now()).openings.map(String));
	assert.ok(of_server.length >= 5 && of_server.every((one) => of_screen.has(String(one))), JSON.stringify([of_server, [...of_screen]]));

	// Taken back: the week is as it was before the last change.
	await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
	await page.getByText('The hours are as they were before.').waitFor();
	assert.deepEqual(plain((await hours_of(on, service)).rules).filter((rule) => rule.startsWith('SA')), ['SA SU 12:00-17:00']);

	// The picture's twin.
	await page.getByText('The same as a table').click();
	await page.getByRole('row', { name: /Mon, .* 10 AM – 2 PM, 4:00 – 9:30 PM/ }).waitFor();
});

test('a_day_is_changed_by_keyboard_alone_and_the_focus_comes_back', async () => {
	const on = await the_stage();
	const service = await a_service(on, 'Evening Table', usual);
	const page = await open_hours(on, service);
	const row = await row_of(page, 'Wednesday');
	await row.focus();
	await page.keyboard.press('Enter');
	await page.locator('#span-0-closes').focus();
	await page.keyboard.type('0900PM');
	await page.keyboard.press('Enter');
	await saved(page);
	assert.match(await row.innerText(), /10 AM – 9 PM/);
	assert.equal(await page.evaluate(() => document.activeElement?.id), await row.getAttribute('id'));

	// What is begun and put aside is not lost, and can be forgotten.
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'Closed', exact: true }).click();
	await page.keyboard.press('Escape');
	await page.getByText(/is not saved yet/).waitFor();
	await page.getByRole('button', { name: 'Go on' }).click();
	await page.getByText('Closed all day').waitFor();
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Forget changes' }).click();
	assert.match(await row.innerText(), /10 AM – 9 PM/);
});

test('what_cannot_be_is_said_in_words_before_it_is_sent', async () => {
	const on = await the_stage();
	const service = await a_service(on, 'Late Table', usual);
	const page = await open_hours(on, service);
	const box = page.getByRole('dialog').getByRole('alert');
	await open_day(page, 'Friday');
	await page.getByRole('button', { name: 'Add another opening' }).click();
	await save(page);
	await box.getByRole('link', { name: 'Opening 2: say when it opens' }).click();
	assert.equal(await page.evaluate(() => document.activeElement?.id), 'span-1-opens');
	await times(page, 1, '17:00', '20:00');
	await save(page);
	await box.getByText(/10 AM – 6 PM and 5 – 8 PM overlap/).waitFor();
	await page.getByRole('button', { name: 'Join them into one' }).click();
	assert.equal(await page.locator('#span-0-closes').inputValue(), '20:00');
	await times(page, 0, '20:00', '13:00');
	await save(page);
	await box.getByText(/Friday’s hours go on until 1 PM on Saturday, but Saturday opens at 12 PM/).waitFor();
	await page.getByText('For how long?').click();
	await page.locator('#stretch-from').fill(`${next_year}-01-31`);
	await page.locator('#stretch-to').fill(`${next_year}-01-01`);
	await save(page);
	await box.getByText('The last day is before the first').waitFor();
	assert.deepEqual(plain((await hours_of(on, service)).rules), plain(usual as Hours['rules']), 'nothing was sent');

	// For some time only: what was before and what comes after stays.
	await times(page, 0, '13:00', '16:00');
	await page.locator('#stretch-from').fill(`${next_year}-01-01`);
	await page.locator('#stretch-to').fill(`${next_year}-01-31`);
	await save(page);
	await saved(page);
	await page.getByRole('region', { name: 'For some time only' }).getByText(`from January 1, ${next_year} to January 31, ${next_year}`).waitFor();
	const fridays = (await hours_of(on, service)).rules.filter((rule) => rule.weekdays.includes('FR')).map((rule) => [rule.opens, rule.valid_from, rule.valid_to]);
	assert.deepEqual(fridays.sort(), [['10:00', `${next_year}-02-01`, null], ['10:00', null, `${next_year - 1}-12-31`], ['13:00', `${next_year}-01-01`, `${next_year}-01-31`]].sort());
});

test('two_who_write_at_once_overwrite_nothing', async () => {
	const on = await the_stage();
	const service = await a_service(on, 'Two Table', usual);
	const page = await open_hours(on, service);
	await open_day(page, 'Monday');
	await times(page, 0, '08:00', '11:00');
	// What the other writes reaches this screen only once its own change is on the way.
	const posted = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/hours'));
	await page.route('**/api/v1/services/*/hours', async (route) => {
		if (route.request().method() === 'GET') await posted;
		await route.continue();
	});
	await write(on, await hours_of(on, service), { rules: [{ weekdays: ['SA', 'SU'], opens: '09:00', closes: '12:00' }, ...usual.slice(0, 1)], exceptions: [] });
	await save(page);
	await page.getByRole('alert').getByText(/^Ollie .* changed the hours .* Nothing was overwritten/).waitFor();
	assert.deepEqual(plain((await hours_of(on, service)).rules), ['MO TU WE TH FR 10:00-18:00', 'SA SU 09:00-12:00'], 'only the other has written');
	await save(page);
	await saved(page);
	assert.deepEqual(plain((await hours_of(on, service)).rules), ['MO 08:00-11:00', 'SA SU 09:00-12:00', 'TU WE TH FR 10:00-18:00'].sort(), 'both are kept');
});

test('whoever_is_on_closes_early_in_two_taps_and_the_teams_see_it', async () => {
	const on = await the_stage();
	const service = await a_service(on, 'Long Table', [{ weekdays: week, opens: '00:00', closes: '00:00' }], 'lead', 'Harborlight House');
	const now = () => hours_of(on, service, 'staff');
	const team = await on.window('team', '/board', { viewport: { width: 1280, height: 900 } });
	const stop = team.getByRole('listitem').filter({ hasText: 'Long Table' });
	await stop.getByText('Open now').waitFor();
	const page = await on.window('staff', '/house', { serviceWorkers: 'block' });
	const panel = page.getByRole('region', { name: 'Long Table' });
	await panel.getByRole('button', { name: 'Closing early today' }).click();
	await page.getByRole('button', { name: 'Now', exact: true }).click();
	await stop.getByText(/Opens /).waitFor();
	await panel.getByText(/Opens /).waitFor();
	await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
	await stop.getByText('Open now').waitFor();
	assert.deepEqual((await now()).exceptions, []);

	await panel.getByText('Nobody has confirmed these hours yet.').waitFor();
	await panel.getByRole('button', { name: 'Today’s hours are right' }).click();
	await panel.getByText('Today’s hours confirmed just now').waitFor();
	await until('the confirmation', async () => (await now()).hours_confirmed_role === 'house_staff');

	// Staff change a day by itself, with a word about it; the usual week is the lead's.
	await panel.getByRole('link', { name: /Change hours/ }).click();
	const row = await open_day(page, 'Thursday');
	assert.equal(await page.getByText(/^Every Thursday/).count(), 0);
	await page.getByRole('button', { name: 'Closed', exact: true }).click();
	await page.getByLabel(/^A word about it/).fill('Deep cleaning');
	await save(page);
	await until('the closed day', async () => /closed[^]*Not as usual: Deep cleaning/.test(await row.innerText()));
	await until('the exception', async () => (await now()).exceptions.length === 1);
	await page.getByRole('region', { name: 'Days that are different' }).getByText('Deep cleaning').waitFor();
	await row.click();
	await page.getByRole('button', { name: 'Back to the usual hours' }).click();
	await until('as usual', async () => (await now()).exceptions.length === 0);
});

test('several_days_off_are_set_ahead_and_taken_back_at_once', async () => {
	const on = await the_stage();
	const service = await a_service(on, 'Winter Table', usual);
	const page = await open_hours(on, service);
	const days = page.getByRole('region', { name: 'Days that are different' });
	await days.getByLabel('Day, or the first of several').fill(`${next_year}-01-04`);
	await days.getByLabel(/^Last day/).fill(`${next_year}-01-02`);
	await days.getByText(/at most 60 days in a row/).waitFor();
	await days.getByLabel(/^Last day/).fill(`${next_year}-01-08`);
	await days.getByLabel(/^A word about it/).fill('Winter rest');
	await days.getByRole('button', { name: 'Closed on all these days' }).click();
	await page.getByText('Saved: closed on those days.').waitFor();
	assert.equal(await days.getByText('Winter rest').count(), 5);
	assert.deepEqual((await hours_of(on, service)).exceptions.map((one) => one.on_date), [4, 5, 6, 7, 8].map((day) => `${next_year}-01-0${day}`));
	await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
	await days.getByText('Winter rest').first().waitFor({ state: 'detached' });
	assert.deepEqual((await hours_of(on, service)).exceptions, []);
});

test('a_lead_offers_something_new_names_it_and_takes_it_away', async () => {
	const on = await the_stage();
	const page = await on.window('drop_in', '/house/hours', { serviceWorkers: 'block' });
	await page.getByRole('button', { name: 'Offer something else' }).click();
	await page.getByRole('radio', { name: /^Warmline/ }).check();
	const offer = page.getByRole('region', { name: 'Offer something else' });
	await offer.getByLabel('Name', { exact: true }).fill('Kettle Line');
	await offer.getByLabel(/^Link, if it meets online/).fill('kettle.example');
	await page.getByRole('button', { name: 'Add it' }).click();
	await page.getByText('Give a whole address that begins with https://').waitFor();
	await offer.getByLabel(/^Link, if it meets online/).fill('https://kettle.example/line');
	await page.getByRole('button', { name: 'Add it' }).click();
	await page.getByText('Added. Now state its hours.').waitFor();
	await page.getByText('No hours are stated yet.', { exact: false }).waitFor();
	await page.getByText('Name, number and link').click();
	await page.getByLabel(/^Its own phone number/).fill('503-555-0134');
	await page.getByRole('button', { name: 'Save' }).click();
	await page.getByText('Saved. Teams see it now.').waitFor();
	const kept = await on.world.psql(`SELECT kind, phone, link FROM service WHERE name = 'Kettle Line'`, {}, 'porchlight_owner');
	assert.deepEqual(kept, [{ kind: 'warmline', phone: '503-555-0134', link: 'https://kettle.example/line' }]);
	await page.getByRole('button', { name: 'Take it off the board' }).click();
	await page.getByRole('button', { name: 'Take it away' }).click();
	await page.getByText('It is taken away.').waitFor();
	assert.equal(await on.world.value(`SELECT count(*)::int FROM service WHERE name = 'Kettle Line'`, {}, 'porchlight_owner'), 0);
});

/** The second Sunday of March, as many days on as said. */
function march(days: number): string {
	const first = new Date(Date.UTC(next_year, 2, 1)).getUTCDay();
	return new Date(Date.UTC(next_year, 2, 8 + ((7 - first) % 7) + days)).toISOString().slice(0, 10);
}

test('the_night_on_which_the_clocks_go_forward_is_an_hour_shorter_on_every_screen', async (t) => {
	// Ten to two on the night to that Sunday, Pacific time: at two it is three.
	const sunday = march(0);
	const clock = await set_clock(t, `${sunday}T09:50:00Z`);
	const on = await with_lead(open_stage(t, { env: clock.env }));
	await sessions_last_until(on.world, `${sunday}T09:50:00Z`);
	const service = await a_service(on, 'Night Table', [{ weekdays: ['SA', 'SU'], opens: '22:00', closes: '04:00' }]);
	const now = await hours_of(on, service);
	assert.deepEqual(now.openings.slice(0, 2), [[`${sunday}T06:00:00Z`, `${sunday}T11:00:00Z`], [`${march(1)}T05:00:00Z`, `${march(1)}T11:00:00Z`]]);
	assert.deepEqual(openings_of(now, Date.parse(`${sunday}T09:50:00Z`)).openings, now.openings);

	const page = await open_hours(on, service);
	const panel = page.getByRole('region', { name: 'Night Table' });
	await panel.getByText('Open until 4:00 AM').waitFor();
	const today = await row_of(page, 'Sunday');
	assert.match(await today.innerText(), /Today.*Mar \d+[^]*until 4 AM from the night before[^]*The clocks go forward from 2 AM to 3 AM/);

	// Half past three by the wall, half an hour before closing: forty minutes later, not a hundred.
	const team = await on.window('team', '/board', { viewport: { width: 1280, height: 900 } });
	const stop = team.getByRole('listitem').filter({ hasText: 'Night Table' });
	await stop.getByText('Open until 4:00 AM').waitFor();
	await clock.set(`${sunday}T10:30:00Z`);
	await stop.getByText(/Closes in (29|30) min/).waitFor({ timeout: 60_000 });
	await panel.getByText(/Closes in (29|30) min/).waitFor({ timeout: 60_000 });

	// Closing that night early: it is Saturday's night that ends, though it is Sunday.
	await panel.getByRole('button', { name: 'Closing early today' }).click();
	await page.getByLabel('Or at another time').fill('03:45');
	await page.getByRole('button', { name: 'Close then' }).click();
	await stop.getByText(/Closes in 1\d min/).waitFor();
	await until('the exception of the night that runs', async () => (await hours_of(on, service)).exceptions.length === 1);
	assert.deepEqual((await hours_of(on, service)).exceptions.map(({ on_date, opens, closes }) => [on_date, opens, closes]), [[march(-1), '22:00', '03:45']]);
});
