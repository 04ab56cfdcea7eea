// The statistics' pages: each picture has its numbers in a table and the same in its CSV, what is hidden is hidden everywhere, a house and a team see
// their own, an assumption is changed, a page and a report are printed.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { until } from '../support/patience.ts';
import { type Stage, open_stage } from './stage.ts';
import { answer_statistics } from './statistics_data.ts';

// One stage for all of them.
const endings: (() => Promise<void>)[] = [];
let stage_made: Promise<Stage> | undefined;
const the_stage = () => (stage_made ??= open_stage({ after: (end) => void endings.push(end) }));
after(async () => {
	for (const end of endings) await end();
});

const few = 'fewer than 11, or linked to one';
const desktop = { viewport: { width: 1280, height: 900 }, acceptDownloads: true };

/** A table as it stands on the page: its heads, and its rows by their names. */
async function table_of(figure: Locator): Promise<{ heads: string[]; rows: string[][] }> {
	return figure.locator('table').evaluate((table) => {
		const texts = (row: Element) => [...row.children].map((cell) => cell.textContent ?? '');
		return { heads: texts(table.querySelector('thead tr') as Element), rows: [...table.querySelectorAll('tbody tr')].map(texts) };
	});
}

function csv_rows(csv: string): string[][] {
	const rows: string[][] = [];
	for (const line of csv.replace(/^\ufeff/, '').split('\r\n').filter(Boolean)) {
		rows.push([...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''));
	}
	return rows;
}

async function csv_of(page: Page, figure: Locator): Promise<string[][]> {
	const [download] = await Promise.all([page.waitForEvent('download'), figure.getByRole('button', { name: /^Save as CSV/ }).click()]);
	assert.match(download.suggestedFilename(), /^porchlight-[a-z0-9-]+\.csv$/);
	return csv_rows(await readFile(await download.path(), 'utf8'));
}

/** "1,204", "62.3%", "94 min" and the like as the CSV has them. */
const bare = (text: string) => (/^−?-?[\d,.]+( ?%| h)?$/.test(text) ? text.replace(/[,%h ]/g, '').replace(/\.0$/, '') : text);

async function pdf_text(page: Page, name: string): Promise<{ text: string; pages: number }> {
	const path = join(tmpdir(), `porchlight-${process.pid}-${name}.pdf`);
	await page.pdf({ path, format: 'Letter' });
	return { text: execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }), pages: Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [path], { encoding: 'utf8' }))?.[1]) };
}

const figure = (page: Page, id: string) => page.locator(`#${id}`);

test('each_picture_has_its_numbers_in_a_table_and_the_same_as_csv', async () => {
	const stage = await the_stage();
	const page = await stage.window('admin', '/board', desktop);
	await answer_statistics(page);
	await page.goto(`${stage.world.base}/admin?by=county&measure=turn_aways`);
	await page.locator('#slices .plot').waitFor();
	for (const id of ['slices', 'trend', 'week', 'funnel', 'ended', 'nights', 'fresh']) {
		const one = figure(page, id);
		await one.locator('.plot').waitFor();
		assert.equal(await one.locator('table').isVisible(), false, `${id}: the picture stands alone until the table is asked for`);
		await one.getByRole('button', { name: /^Show as a table/ }).click();
		await one.locator('table').waitFor();
		const table = await table_of(one);
		const csv = await csv_of(page, one);
		assert.deepEqual(csv[0], table.heads, id);
		assert.deepEqual(csv.slice(1).map((row) => row.map(bare)), table.rows.map((row) => row.map(bare)), id);
		assert.ok(((await one.locator('figcaption').innerText()).length > 20), `${id} says what it means`);
		assert.equal(await one.locator('.plot').getAttribute('aria-hidden'), 'true', 'a screen reader has the words and the table');
	}
	const slices = await table_of(figure(page, 'slices'));
	assert.deepEqual(slices.rows.find(([name]) => name === 'Multnomah')?.slice(0, 4), ['Multnomah', '41', '61', '67%']);
	assert.deepEqual(slices.rows.find(([name]) => name === 'Clark')?.slice(0, 4), ['Clark', few, '14', 'hidden']);
	assert.deepEqual(slices.rows.find(([name]) => name === 'Columbia')?.slice(0, 4), ['Columbia', few, few, 'hidden']);
	const ended = await table_of(figure(page, 'ended'));
	assert.deepEqual(ended.rows.find(([name]) => name === 'Not this house'), ['Not this house', '19', 'hidden', '22', '17%']);
	assert.deepEqual(ended.rows.find(([name]) => name === 'The person said no')?.slice(0, 3), ['The person said no', few, 'hidden']);
	const week = await table_of(figure(page, 'week'));
	assert.equal(week.rows.length, 24);
	assert.equal(week.heads.join(), 'Hour,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday');
	await figure(page, 'week').getByRole('button', { name: 'Turn-aways' }).click();
	await figure(page, 'week').getByText(/^Most turn-aways happen/).waitFor();
	assert.notDeepEqual(await table_of(figure(page, 'week')), week, 'the table is of what the picture shows');

	const whole = await table_of(page.locator('.whole-table'));
	assert.deepEqual(await csv_of(page, page.locator('.whole-table')).then((rows) => rows[0]), whole.heads);
});

test('a_percentage_stands_with_both_its_sides_and_what_is_unanswered', async () => {
	const stage = await the_stage();
	const page = await stage.window('admin', '/board');
	await answer_statistics(page);
	await page.goto(`${stage.world.base}/admin`);
	const card = (name: string) => page.locator('.number-card', { has: page.getByRole('heading', { name, exact: true }) });
	await card('Diversions, as teams reported').waitFor();
	assert.match(await card('Diversions, as teams reported').innerText(), /69%\s+49 of 71\s+Unanswered: 15% \(13 of 84\)[\s\S]*8 points more than before\. Before: 61% \(40 of 66\)/);
	assert.match(await card('Diversions, in guests’ own view').innerText(), new RegExp(`${few}\\s+Out of 31\\s+Unanswered: 56% \\(40 of 71\\)\\s+No comparison: one side is hidden`));
	assert.match(await card('Time to answer').innerText(), /12 min\s+Half took this long or less\s+Nine in ten: 1 h 34 min or less[\s\S]*6 min shorter than before/);
	assert.match(await card('Shown open, and the house said no').innerText(), /none\s+0 of 0/);
	await card('Turn-aways').getByText('What this counts').click();
	await card('Turn-aways').getByText(/What turn_aways counts, as the server says it/).waitFor();
	await card('Turn-aways').getByRole('button', { name: /^Look closer/ }).click();
	await page.getByRole('heading', { name: 'Turn-aways, over time' }).waitFor();
	await until('the picture has the focus', () => page.evaluate(() => document.activeElement?.id === 'trend-title'));
	// Chosen by the address, so that a page can be handed on.
	await page.getByLabel('Which period').selectOption({ label: 'August 2026' });
	await until('the address', async () => /begin=2026-08-01/.test(page.url()));
	await page.getByRole('link', { name: /The one before: July 2026/ }).click();
	await until('the address', async () => /begin=2026-07-01/.test(page.url()));
	assert.equal(await page.getByLabel('Which period').locator('option', { hasText: 'so far' }).count(), 0, 'what is not published is not there to choose');
});

test('a_page_of_numbers_prints_with_its_tables_definitions_and_no_colour', async () => {
	const stage = await the_stage();
	const page = await stage.window('admin', '/board', { ...desktop, colorScheme: 'dark' });
	await answer_statistics(page);
	await page.goto(`${stage.world.base}/admin`);
	for (const id of ['trend', 'week', 'funnel', 'ended', 'nights', 'fresh']) await page.locator(`#${id} .plot`).waitFor();
	const { text } = await pdf_text(page, 'numbers');
	for (const said of ['Arrivals, over time', 'What arrivals counts', 'Monday', 'Sunday', 'Madrone Commons', '69%', '49 of 71', 'All numbers in one table']) assert.ok(text.includes(said), said);
	assert.doesNotMatch(text, /Save as CSV|Show as a table|Told apart by/);
	await page.emulateMedia({ media: 'print' });
	const colours = await page.evaluate(() => [...document.querySelectorAll('.plot rect, .plot path, .plot text')].flatMap((mark) => [getComputedStyle(mark).fill, getComputedStyle(mark).stroke])
		.map((value) => /^rgb\((\d+), (\d+), (\d+)\)/.exec(value)).filter((found) => found !== null && !(found[1] === found[2] && found[2] === found[3])).map((found) => found?.[0]));
	assert.deepEqual([...new Set(colours)], [], 'everything is grey');
});

test('a_house_sees_its_own_numbers_exactly_and_each_night_of_a_month', async () => {
	const stage = await the_stage();
	const page = await stage.window('lead', '/house', desktop);
	await page.getByRole('link', { name: 'Numbers', exact: true }).click();
	await page.getByRole('heading', { level: 1, name: 'Your house’s numbers' }).waitFor();
	await page.getByRole('link', { name: 'Year', exact: true }).click();
	await page.getByLabel('Which period').selectOption({ index: 0 });
	await page.getByText(/so far/).first().waitFor({ state: 'attached' });
	await page.locator('#fresh .plot').waitFor();
	const { organization_id } = await stage.site('Harborlight House');
	const begin = new URL(page.url()).searchParams.get('begin');
	const lead = await stage.client('lead');
	const { body } = await lead.get<{ threshold: null; measures: { name: string; rows: { numerator: number; denominator: number; parts: Record<string, number> }[] }[] }>(
		`/api/v1/statistics?scope=house&id=${organization_id}&period=year&begin=${begin}`);
	assert.equal(body.threshold, null);
	const row = (name: string) => body.measures.find((one) => one.name === name)?.rows[0];
	const number = new Intl.NumberFormat('en-US');
	const whole = await table_of(page.locator('.whole-table'));
	const shown = (name: string) => whole.rows.find(([head]) => head === name);
	assert.ok((row('arrivals')?.numerator ?? 0) > 0, 'the demo network has a history');
	assert.equal(shown('Arrivals')?.[1], number.format(row('arrivals')?.numerator ?? -1));
	assert.deepEqual(shown('Turn-aways')?.slice(1, 3), [row('turn_aways')?.numerator, row('turn_aways')?.denominator].map((n) => number.format(n ?? -1)));
	assert.equal(shown('From sent to arrived: Sent')?.[1], number.format(row('funnel')?.parts['sent'] ?? -1));
	await page.locator('#nights .plot').waitFor();
	await figure(page, 'nights').getByRole('button', { name: /^Show as a table/ }).click();
	const nights = await table_of(figure(page, 'nights'));
	assert.match(nights.heads.join(), /^Night of,Guest-nights,Available room-nights,Percent,All room-nights$/);
	assert.ok(nights.rows.length > 0);
	await page.getByText(/^While your house was open to guests/).waitFor();
	assert.doesNotMatch(await page.locator('main').innerText(), new RegExp(few), 'nothing of one’s own is hidden');
	await page.getByLabel('Told apart by').selectOption({ label: 'kind of sender' });
	await page.locator('#slices').waitFor();
	await page.getByRole('heading', { name: 'All numbers by kind of sender' }).waitFor();
	const staff = await stage.window('staff', '/house');
	await staff.getByRole('link', { name: 'What your house states' }).waitFor();
	assert.equal(await staff.getByRole('link', { name: 'Numbers', exact: true }).count(), 0);
});

test('a_team_s_lead_sees_the_team_s_own_numbers', async () => {
	const stage = await the_stage();
	const page = await stage.window('team_lead', '/referrals', desktop);
	await page.getByRole('link', { name: 'Numbers', exact: true }).click();
	await page.getByRole('heading', { level: 1, name: 'Your team’s numbers' }).waitFor();
	await page.locator('#funnel .plot').waitFor();
	await figure(page, 'funnel').getByRole('button', { name: /^Show as a table/ }).click();
	assert.deepEqual((await table_of(figure(page, 'funnel'))).rows.map(([step]) => step), ['Sent', 'Opened by a house', 'Answered by a person', 'A room was offered', 'The person said yes', 'Arrived']);
	assert.equal(await page.locator('#fresh, #nights').count(), 0, 'what is a house’s own is not here');
});

test('the_network_s_own_pages_show_what_was_released_and_an_assumption_changes_the_estimates', async () => {
	const stage = await the_stage();
	const page = await stage.window('admin', '/admin?period=quarter', desktop);
	await page.locator('#ended .plot').waitFor();
	const admin = await stage.client('admin');
	const begin = await page.getByLabel('Which period').inputValue();
	const { body } = await admin.get<{ threshold: number; measures: { name: string; rows: { numerator: number | null; denominator: number | null }[] }[] }>(`/api/v1/statistics?scope=network&period=quarter&begin=${begin}`);
	const whole = await table_of(page.locator('.whole-table'));
	const number = (n: number | null | undefined) => (n === null || n === undefined ? few : new Intl.NumberFormat('en-US').format(n));
	for (const [name, head] of [['who_asks', 'Introductions'], ['turn_aways', 'Turn-aways'], ['diversions_reported', 'Diversions, as teams reported']] as const) {
		const row = body.measures.find((one) => one.name === name)?.rows[0];
		assert.equal(whole.rows.find(([first]) => first === head)?.[1], number(row?.numerator), name);
	}
	await page.getByText(/“fewer than 11, or linked to one” stands for/).waitFor();

	await page.getByRole('link', { name: 'Likely avoided' }).click();
	const card = page.locator('.number-card', { has: page.getByRole('heading', { name: 'Emergency visits avoided' }) });
	await card.waitFor();
	const before = await card.innerText();
	await page.getByRole('button', { name: /^Change ?: Share of reported emergency/ }).click();
	const form = page.getByRole('form', { name: /^Share of reported emergency/ });
	await form.getByLabel('Low, percent').fill('80');
	await form.getByLabel('High, percent').fill('ninety');
	await form.getByRole('button', { name: 'Save' }).click();
	await form.getByRole('alert').getByRole('link', { name: 'Give a number' }).click();
	assert.equal(await page.evaluate(() => document.activeElement?.id), 'assumption-high');
	await form.getByLabel('High, percent').fill('90 %');
	await form.getByLabel('Middle, percent').fill('85');
	await form.getByLabel('Where it comes from').fill('Our own survey of 214 guests');
	await form.getByLabel('Date of the source').fill('2026-09-30');
	await form.getByRole('button', { name: 'Save' }).click();
	await page.getByText('Our own survey of 214 guests').waitFor();
	await page.getByText(/80% to 90%/).waitFor();
	await page.getByText(/^Since .*, by Ada Lindqvist$/).waitFor();
	if (!before.includes(few)) await until('the estimate', async () => (await card.innerText()) !== before);
	await page.getByRole('button', { name: /^What was assumed before ?: Share of reported emergency/ }).click();
	const history = page.getByRole('region', { name: /^Table: Share of reported emergency/ });
	await until('both', async () => (await history.locator('tbody tr').count()) === 2);
	assert.match(await history.innerText(), /80%\s+85%\s+90%[\s\S]*30%\s+50%\s+70%/);
	await figure(page, 'estimates').getByRole('button', { name: /^Show as a table/ }).click();
	assert.deepEqual((await table_of(figure(page, 'estimates'))).rows.map(([name]) => name), ['Emergency visits avoided', 'Inpatient days avoided', 'Cost avoided, less the cost of the nights']);
	const analyst = await stage.window('analyst', '/admin/diversion', desktop);
	await analyst.getByText('Our own survey of 214 guests').waitFor();
	assert.equal(await analyst.getByRole('button', { name: /^Change/ }).count(), 0);
});

test('more_rooms_are_a_curve_with_today_on_it_and_all_it_assumes', async () => {
	const stage = await the_stage();
	const page = await stage.window('admin', '/admin/rooms?period=quarter', desktop);
	await page.locator('#what-if .plot').waitFor();
	await page.getByText(/With the rooms of an average night .* the model says that .* of asks meet no room/).waitFor();
	await figure(page, 'what-if').getByRole('button', { name: /^Show as a table/ }).click();
	const table = await table_of(figure(page, 'what-if'));
	assert.deepEqual(table.heads, ['Rooms', 'Meets no room', 'Compared with today']);
	assert.equal(table.rows.filter(([, , compared]) => compared === 'today').length, 1);
	const before = await figure(page, 'what-if').locator('figcaption').innerText();
	await page.getByLabel('At most this share meets no room').selectOption('2%');
	await until('another answer', async () => (await figure(page, 'what-if').locator('figcaption').innerText()) !== before);
	assert.ok((await page.getByRole('region', { name: 'What the model assumes' }).getByRole('listitem').count()) >= 3);
});

test('a_quarter_s_report_is_made_opened_and_printed', async () => {
	const stage = await the_stage();
	const page = await stage.window('admin', '/admin/reports', desktop);
	await page.getByRole('button', { name: 'Make the report' }).click();
	await page.getByText('The report is made and kept.').waitFor();
	const made = page.locator('.report.fresh');
	await made.getByText(/by Ada Lindqvist/).waitFor();
	const [opened] = await Promise.all([page.context().waitForEvent('page'), made.getByRole('link', { name: /^Open the report/ }).click()]);
	await opened.getByRole('heading', { level: 1 }).waitFor();
	const { text, pages } = await pdf_text(opened, 'report');
	for (const said of [/quarter 2026/i, /Small numbers\./, /met no room/, /assum/i]) assert.ok(said.test(text), String(said));
	assert.ok(pages >= 1 && pages <= 20, `${pages} pages`);
});
