// An administrator's directory in a browser: looked through, changed, a file brought in with everything wrong with it in a table.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { open_stage } from './stage.ts';

const desktop = { viewport: { width: 1280, height: 900 } };

test('an_administrator_finds_changes_and_closes_what_the_directory_has', async (t) => {
	const stage = await open_stage(t);
	const page = await stage.window('admin', '/directory');
	await page.getByRole('heading', { level: 1, name: 'Directory' }).waitFor();
	await page.getByLabel(/^Search by name/).fill('harborlight');
	await page.getByRole('heading', { level: 2, name: 'Harborlight Peer House' }).waitFor();
	await page.getByRole('button', { name: /^Add someone who picks up Harborlight/ }).first().click();
	await page.getByLabel('Name', { exact: true }).fill('Rosa');
	await page.getByLabel(/^E-mail/).fill('at home');
	await page.getByRole('button', { name: 'Save' }).click();
	await page.getByRole('link', { name: /E-mail: expected an e-mail address/ }).waitFor();
	await page.getByLabel(/^E-mail/).fill('rosa@example.org');
	await page.getByRole('button', { name: 'Save' }).click();
	await page.getByText('Saved.').waitFor();
	await page.getByRole('link', { name: 'Who picks up' }).click();
	await page.getByRole('heading', { level: 2, name: 'Rosa' }).waitFor();

	await page.getByRole('link', { name: 'Houses and places' }).click();
	const house = page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'Harborlight House' }) });
	await house.getByRole('button', { name: /^Close/ }).click();
	await house.getByRole('button', { name: /^Yes, close it/ }).click();
	await page.getByText(/^Guests stay there/).waitFor();
	assert.equal(await stage.world.value(`SELECT state FROM porchlight.site WHERE name = 'Harborlight House'`), 'welcoming');
	await house.getByRole('button', { name: /^Change/ }).click();
	await page.getByLabel('Phone', { exact: true }).fill('(503) 555-0999');
	await page.getByRole('button', { name: 'Save' }).click();
	await house.getByText('(503) 555-0999').waitFor();
});

test('a_file_is_checked_in_a_table_and_five_hundred_sites_are_stored_and_stored_again', async (t) => {
	const stage = await open_stage(t);
	const page = await stage.window('admin', '/directory?show=file', desktop);
	const bring = (text: string) => page.getByLabel('The file').setInputFiles({ name: 'sites.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
	const head = 'record,organization,name,county_fips,zone,phone';
	const row = (n: number, more = '') => `site,Peers ${n},Stand-in ${n}${more},41051,America/Los_Angeles,(503) 555-${String(n).padStart(4, '0')}`;
	await bring(`${head}\n${row(1)}\nsite,Peers 2,Two,41051,Mars/Olympus,1\n`);
	await page.getByText('2 things are wrong. Nothing was stored.').waitFor();
	const rows = (await page.getByRole('row').allInnerTexts()).map((one) => one.split('\t').map((cell) => cell.trim()).join(' | '));
	assert.deepEqual(rows.toSorted(), ['3 | phone | at least 3 characters, got 1', '3 | zone | there is no zone "Mars/Olympus"; for instance America/Los_Angeles', 'Line | Column | What']);
	assert.equal(await page.getByRole('button', { name: 'Store all of it' }).count(), 0);
	const all = [head, ...Array.from({ length: 500 }, (_, n) => row(n))].join('\n');
	for (const said of [/500 new, 0 changed/, /0 new, 0 changed, 500 as they were/]) {
		await bring(all);
		await page.getByText('Nothing is wrong with it. This would be done:').waitFor();
		await page.getByRole('button', { name: 'Store all of it' }).click();
		await page.getByText('It is stored:').waitFor();
		assert.match(await page.getByRole('listitem').filter({ hasText: /^Places/ }).innerText(), said);
	}
	assert.equal(await stage.world.value(`SELECT count(*) FROM porchlight.site WHERE name LIKE 'Stand-in %'`), 500);
});

test('a_lead_names_who_picks_up_and_a_team_reads_it_on_the_card', async (t) => {
	const stage = await open_stage(t);
	const lead = await stage.window('lead', '/house');
	await lead.getByRole('link', { name: 'Who picks up' }).click();
	await lead.getByText('Nobody is named yet.', { exact: false }).waitFor();
	await lead.getByRole('button', { name: 'Add someone who picks up' }).click();
	await lead.getByLabel('Name', { exact: true }).fill('Inez');
	await lead.getByLabel(/^What they do there/).fill('on call at night');
	await lead.getByLabel(/^Phone/).fill('(503) 555-0177');
	await lead.getByRole('button', { name: 'Save' }).click();
	await lead.getByRole('link', { name: /503.*0177/ }).waitFor();
	const team = await stage.window('team', '/board', desktop);
	const card = team.getByRole('article', { name: 'Harborlight House', exact: true });
	await card.getByText('More about this house').click();
	await card.getByText('Inez').waitFor();
	await card.getByText('on call at night').waitFor();
	await lead.getByRole('button', { name: /^Remove/ }).click();
	await lead.getByRole('button', { name: /^Yes, remove/ }).click();
	await lead.getByText('Nobody is named yet.', { exact: false }).waitFor();
});

test('everyone_can_use_the_directory', async (t) => {
	const stage = await open_stage(t);
	for (const [person, path, colorScheme, locale] of [
		['admin', '/directory', 'light', 'en-US'], ['admin', '/directory?show=site&search=harbor', 'dark', 'es-US'], ['admin', '/directory?show=file', 'dark', 'en-US'],
		['admin', '/directory?show=file', 'light', 'es-US'], ['lead', '/house/people', 'dark', 'es-US'],
	] as const) {
		const page = await stage.window(person, path, { colorScheme, locale, viewport: { width: 320, height: 800 } });
		await page.getByRole('heading', { level: 1 }).waitFor();
		if (person === 'admin' && !path.includes('file')) await page.getByRole('article').first().getByRole('button').first().click();
		if (person === 'lead') await page.getByRole('button', { name: /Agregar/ }).click();
		if (!path.includes('file')) await page.locator('.directory-form').waitFor();
		const { violations } = await new AxeBuilder({ page }).options({ rules: { 'label-content-name-mismatch': { enabled: true } } }).analyze();
		assert.deepEqual(violations.map((one) => [path, one.id, one.nodes.map((node) => node.html)]), []);
		assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} scrolls sideways at 320 px`);
		await page.context().close();
	}
});
