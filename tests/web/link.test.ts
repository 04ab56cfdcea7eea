// What the screens do when the network doesn't: they say so, keep what was tapped, send it once, and overwrite nothing.

import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Page, WebSocketRoute } from 'playwright-core';
import { patience, until } from '../support/patience.ts';
import { type Stage, open_stage } from './stage.ts';

const house_name = 'Harborlight House';

interface Bed {
	id: string;
	label: string;
	state: string;
	version: number;
}

async function beds(stage: Stage): Promise<Bed[]> {
	const { id } = await stage.site(house_name);
	return stage.world.psql<Bed & Record<string, string | number>>(`SELECT id, label, state, version FROM bed WHERE site_id = :'id' ORDER BY position`, { id }, 'porchlight_owner');
}

/** A room that no guest is in and nobody waits for. */
async function free_bed(stage: Stage): Promise<Bed> {
	const { id } = await stage.site(house_name);
	await stage.world.run(`UPDATE bed SET state = 'turnover', held_until = NULL WHERE site_id = :'id' AND state = 'open' AND id = (SELECT id FROM bed WHERE site_id = :'id' AND state = 'open' LIMIT 1)`, { id }, 'porchlight_owner');
	const found = (await beds(stage)).find((bed) => bed.state === 'turnover');
	assert.ok(found);
	return found;
}

async function set_room(page: Page, label: string, state: string): Promise<void> {
	await page.getByRole('button', { name: new RegExp(`^${label} `) }).click();
	await page.getByRole('dialog').getByRole('button', { name: new RegExp(`^${state}`) }).click();
}

const room = (page: Page, label: string, state: string) => page.getByRole('button', { name: new RegExp(`^${label} ${state}`) });

/** The page's socket goes through here, to be cut, or stilled without a word. */
async function tap_socket(page: Page): Promise<{ cut(): void; still: boolean; opened: number }> {
	const line = { still: false, opened: 0, cut: () => undefined as void };
	await page.routeWebSocket('**/live', (route: WebSocketRoute) => {
		line.opened++;
		const server = route.connectToServer();
		server.onMessage((message) => void (line.still || route.send(message)));
		line.cut = () => void route.close({ code: 4503 });
	});
	return line;
}

test('a_lost_link_is_said_after_a_second_with_the_lists_time_and_is_mended_by_itself', async (t) => {
	const stage = await open_stage(t);
	const page = await stage.window('team', '/sign-in');
	const line = await tap_socket(page);
	await page.goto(`${stage.world.base}/board`);
	await page.getByText('Up to date').waitFor();

	await page.context().setOffline(true);
	await page.getByText(/Reconnecting. List from \d/).waitFor({ timeout: patience(2000) });
	await page.context().setOffline(false);
	await page.getByText('Up to date').waitFor({ timeout: patience(5000) });

	// A link that ends without an event of the network.
	await page.context().route('**/api/**', (route) => route.abort());
	const opened = line.opened;
	line.cut();
	await until('another socket', () => line.opened > opened, 5000);
	await page.getByText('Up to date').waitFor();
});

test('silence_is_noticed_within_two_beats_and_five_seconds', async (t) => {
	const stage = await open_stage(t, { env: { PORCHLIGHT_HEARTBEAT_S: '1' } });
	const page = await stage.window('team', '/sign-in');
	const line = await tap_socket(page);
	await page.goto(`${stage.world.base}/board`);
	await page.getByText('Up to date').waitFor();
	line.still = true;
	await page.getByText(/Reconnecting/).waitFor({ timeout: patience(8500) });
	line.still = false;
	await page.getByText('Up to date').waitFor({ timeout: patience(35_000) });
});

test('what_happened_while_away_is_there_within_three_seconds_of_coming_back', async (t) => {
	const stage = await open_stage(t);
	const bed = await free_bed(stage);
	const page = await stage.window('team', '/board');
	const article = page.getByRole('article', { name: house_name, exact: true });
	await page.getByText('Up to date').waitFor();
	await page.context().setOffline(true);
	await page.getByText(/Reconnecting/).waitFor();
	const before = await article.locator('.tag').first().innerText();
	const staff = await stage.client('staff');
	assert.equal((await staff.post(`/api/v1/beds/${bed.id}/states`, { state: 'open', version: bed.version })).status, 201);
	assert.equal(await article.locator('.tag').first().innerText(), before);
	await page.context().setOffline(false);
	await until('the news', async () => (await article.locator('.tag').first().innerText()) !== before, 3000);
});

test('without_network_the_house_works_on_and_each_change_is_sent_once_in_order_even_after_a_reload', async (t) => {
	const stage = await open_stage(t);
	const bed = await free_bed(stage);
	const page = await stage.window('staff', '/house');
	await page.getByText('Up to date').waitFor();
	await page.getByText('Turned-away calls').waitFor();

	await page.context().setOffline(true);
	await set_room(page, bed.label, 'Not in use');
	await room(page, bed.label, 'Not in use').waitFor({ timeout: patience(500) });
	await page.getByText('One change waits to be sent').waitFor({ timeout: patience(25_000) });
	await set_room(page, bed.label, 'Open');
	await page.getByRole('button', { name: 'Count a turned-away call' }).click();
	await page.getByText('3 changes wait to be sent').click();
	await page.getByRole('listitem').filter({ hasText: 'One turned-away call' }).getByRole('button', { name: 'Cancel' }).click();
	await page.getByText('2 changes wait to be sent').waitFor();
	assert.equal((await beds(stage)).find((one) => one.id === bed.id)?.state, 'turnover');

	// The page is closed and opened again: what waited is still there, and goes out.
	await page.context().setOffline(false);
	await page.context().route('**/api/v1/beds/**', (route) => route.abort());
	await page.reload();
	await room(page, bed.label, 'Open').waitFor();
	await page.context().unroute('**/api/v1/beds/**');
	await until('both changes in the database', async () => {
		const now = (await beds(stage)).find((one) => one.id === bed.id);
		return now?.state === 'open' && now.version === bed.version + 2;
	}, 40_000);
	const states = await stage.world.psql<{ state: string }>(`SELECT state FROM bed_change WHERE bed_id = :'id' ORDER BY id DESC LIMIT 2`, { id: bed.id }, 'porchlight_owner');
	assert.deepEqual(states.map((one) => one.state), ['open', 'offline']);
});

test('somebody_who_was_quicker_is_named_and_nothing_is_overwritten', async (t) => {
	const stage = await open_stage(t);
	const bed = await free_bed(stage);
	const page = await stage.window('staff', '/house');
	await page.getByText('Up to date').waitFor();
	const lead = await stage.client('lead');
	await page.context().route('**/api/v1/beds/*/states', async (route) => {
		const reply = await lead.post(`/api/v1/beds/${bed.id}/states`, { state: 'offline', version: bed.version });
		assert.equal(reply.status, 201);
		await route.continue();
	}, { times: 1 });
	await set_room(page, bed.label, 'Open');
	const box = page.getByRole('alertdialog', { name: /Not done/ });
	await box.waitFor();
	assert.match(await box.innerText(), /Rosa Delgado changed it just now\.\s+It is now: Not in use\./);
	assert.ok(await box.evaluate((element) => element === document.activeElement), 'it has the focus');
	await room(page, bed.label, 'Not in use').waitFor();
	assert.equal((await beds(stage)).find((one) => one.id === bed.id)?.state, 'offline');
	await page.keyboard.press('Escape');
	await box.waitFor({ state: 'detached' });
});

test('undo_takes_a_room_back_to_what_it_was', async (t) => {
	const stage = await open_stage(t);
	const bed = await free_bed(stage);
	const page = await stage.window('staff', '/house');
	await page.getByText('Up to date').waitFor();
	await set_room(page, bed.label, 'Open');
	await until('the change', async () => (await beds(stage)).find((one) => one.id === bed.id)?.state === 'open');
	await page.getByRole('button', { name: 'Undo' }).click();
	await until('the undoing', async () => (await beds(stage)).find((one) => one.id === bed.id)?.state === 'turnover');
	await room(page, bed.label, 'Being readied').waitFor();
});

async function fill(page: Page): Promise<void> {
	await page.getByRole('radio', { name: 'Emergency department' }).check();
	await page.getByRole('checkbox', { name: /The person agreed/ }).check();
	await page.getByLabel('A short note').fill('Would like a call first');
}

async function introduce_page(t: TestContext): Promise<{ stage: Stage; page: Page; site: string; sent: () => Promise<number> }> {
	const stage = await open_stage(t);
	const { id: site } = await stage.site(house_name);
	const page = await stage.window('team', `/introduce/${site}`);
	const count = () => stage.world.value<number>(`SELECT count(*)::int FROM referral r JOIN recipient c ON c.referral_id = r.id WHERE c.site_id = :'site'`, { site }, 'porchlight_owner');
	const before = await count();
	await page.getByText('Up to date').waitFor();
	return { stage, page, site, sent: async () => (await count()) - before };
}

test('pressed_twice_or_answered_into_the_void_an_introduction_is_sent_once', async (t) => {
	const { page, sent } = await introduce_page(t);
	await fill(page);
	// The first answer never arrives.
	await page.context().route('**/api/v1/referrals', async (route) => {
		await route.fetch();
		await route.abort();
	}, { times: 1 });
	const button = page.getByRole('button', { name: 'Send the introduction' });
	await button.click();
	await page.getByText('No answer came back').waitFor();
	await button.dblclick();
	await page.getByRole('heading', { name: 'Your introduction is sent' }).waitFor();
	assert.equal(await sent(), 1);
});

test('what_was_typed_survives_a_reload_and_the_end_of_the_session', async (t) => {
	const { stage, page, sent } = await introduce_page(t);
	await fill(page);
	await until('the note to be kept', async () => JSON.stringify(await kept(page)).includes('Would like a call first'));
	await page.reload();
	await until('the note', async () => (await page.getByLabel('A short note').inputValue()) === 'Would like a call first');
	const tess = await stage.client('team');
	await tess.delete('/api/v1/sessions');
	const again = page.getByRole('dialog', { name: 'Sign in again' });
	await again.waitFor();
	await again.getByLabel('Password').fill('lantern on the porch');
	await again.getByRole('button', { name: 'Sign in' }).click();
	await again.waitFor({ state: 'detached' });
	assert.equal(await page.getByLabel('A short note').inputValue(), 'Would like a call first');
	await page.getByRole('button', { name: 'Send the introduction' }).click();
	await page.getByRole('heading', { name: 'Your introduction is sent' }).waitFor();
	assert.equal(await sent(), 1);
});

/** What the page keeps on the device, by name. */
async function kept(page: Page): Promise<Record<string, unknown>> {
	return page.evaluate(async () => {
		const bases = await indexedDB.databases();
		if (!bases.some((base) => base.name === 'porchlight')) return {};
		return new Promise<Record<string, unknown>>((done) => {
			const asked = indexedDB.open('porchlight');
			asked.onsuccess = () => {
				const store = asked.result.transaction('kept').objectStore('kept');
				const [keys, values] = [store.getAllKeys(), store.getAll()];
				values.onsuccess = () => {
					asked.result.close();
					done(Object.fromEntries(keys.result.map((key, index) => [String(key), values.result[index]])));
				};
			};
		});
	});
}

test('the_end_of_a_session_is_said_ahead_of_time', async (t) => {
	const stage = await open_stage(t);
	const page = await stage.window('team', '/board');
	await page.getByText('Up to date').waitFor();
	await stage.world.run(`UPDATE session SET expires_at = now() + interval '150 seconds' WHERE revoked_at IS NULL`, {}, 'porchlight_owner');
	await until('the session to be known to end', async () => {
		await page.reload();
		return page.getByRole('alertdialog', { name: 'You will be signed out in' }).waitFor({ timeout: 1500 }).then(() => true, () => false);
	}, 15_000);
	assert.match(await page.getByRole('alertdialog').innerText(), /You will be signed out in 2:\d\d/);
});

test('on_a_shared_computer_nothing_is_kept', async (t) => {
	const stage = await open_stage(t);
	const { id } = await stage.site(house_name);
	const page = await stage.window('team', '/sign-in', { signed_in: false });
	await page.getByLabel('E-mail').fill('team@nightheron.example');
	await page.getByLabel('Password').fill('lantern on the porch');
	await page.getByRole('checkbox', { name: /shared computer/ }).check();
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.getByRole('heading', { name: /board/ }).waitFor();
	await page.goto(`${stage.world.base}/introduce/${id}`);
	await fill(page);
	await page.waitForTimeout(300);
	assert.deepEqual(await kept(page), {});
	assert.deepEqual(await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]), ['porchlight-fixed'], 'counties and moves, which are nobody\'s');
	await page.reload();
	await page.getByText('Up to date').waitFor();
	assert.equal(await page.getByLabel('A short note').inputValue(), '');
});

test('opened_without_network_it_shows_the_last_list_with_its_time', async (t) => {
	const stage = await open_stage(t);
	const page = await stage.window('team', '/board');
	await page.getByText('Up to date').waitFor();
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await until('the list to be kept', async () => Object.keys(await kept(page)).some((name) => name.endsWith('board/network')), 15_000);
	await page.context().setOffline(true);
	await page.reload();
	await page.getByRole('article', { name: house_name, exact: true }).waitFor();
	await page.getByText(/Reconnecting. List from/).waitFor();
	const in_caches = await page.evaluate(async () => {
		const texts: string[] = [];
		for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) texts.push(new URL(request.url).pathname);
		return texts;
	});
	assert.ok(in_caches.length > 3);
	assert.deepEqual(in_caches.filter((path) => !path.startsWith('/assets/')), [], 'nothing of the API, and no page made for one person');
});
