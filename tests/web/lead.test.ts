// The lead's pages: what a house states, how it is told, its handover sheet.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { HookReceiver } from '../api/receivers.ts';
import { until } from '../support/patience.ts';
import { act, recipient_at, send, set_rooms } from './loop.ts';
import { type Stage, open_stage } from './stage.ts';

const house_name = 'Harborlight House';
const desktop = { viewport: { width: 1280, height: 900 } };

async function facts(stage: Stage): Promise<Record<string, unknown>> {
	const [row] = await stage.world.psql<Record<string, never>>(`SELECT * FROM site WHERE name = :'name'`, { name: house_name }, 'porchlight_owner');
	return row ?? {};
}

async function answer(page: Page, fact: string, said: 'yes' | 'no' | 'not stated'): Promise<void> {
	await page.getByRole('group', { name: fact, exact: true }).getByRole('radio', { name: said, exact: true }).check();
}

test('a_lead_states_facts_and_the_board_shows_them_at_once', async (t) => {
	const stage = await open_stage(t);
	await set_rooms(stage, house_name, 1);
	const team = await stage.window('team', '/board', desktop);
	const card = team.getByRole('article', { name: house_name, exact: true });
	await card.getByText('More about this house').click();
	const lead = await stage.window('lead', '/house');
	await lead.getByRole('link', { name: 'What your house states' }).click();
	await lead.getByRole('heading', { level: 1, name: 'What your house states' }).waitFor();

	await answer(lead, 'Pets', 'yes');
	await answer(lead, 'Step-free', 'not stated');
	await answer(lead, 'A team may bring someone to the door', 'yes');
	await lead.getByLabel(/^Languages spoken/).selectOption({ label: 'Somali' });
	await lead.getByRole('radio', { name: /Asks for a form/ }).check();
	await lead.getByLabel('What your form asks for').fill('A name to call you by\n\nWhat helps you sleep\n');
	await lead.getByLabel('Youngest age welcomed').fill('');
	await lead.getByLabel('A notice on your card').fill('Stairs are icy this week');

	// What can't be is said before it is sent, with the way to it.
	await lead.getByLabel('Longest stay, in nights').fill('100');
	await lead.getByRole('button', { name: 'Save' }).click();
	await lead.getByRole('alert').getByRole('link', { name: /from 1 to 90/ }).click();
	assert.equal(await lead.evaluate(() => document.activeElement?.id), 'maximum_nights');
	assert.match(await lead.title(), /^Error: /);
	await lead.getByLabel('Longest stay, in nights').fill('10');
	await lead.getByRole('button', { name: 'Save' }).click();
	await lead.getByText('Saved. Teams see it now.').waitFor();

	await card.getByText('Stairs are icy this week').waitFor();
	await card.getByText('Asks for a form').first().waitFor();
	await card.getByText('Up to 10 nights').waitFor();
	await until('the facts on the card', async () => /A name to call you by and What helps you sleep/.test(await card.innerText()));
	const now = await facts(stage);
	assert.deepEqual([now['pets'], now['step_free'], now['drop_off'], now['minimum_age'], now['entry'], now['maximum_nights']], [true, null, true, null, 'form_required', 10]);
	assert.ok((now['languages'] as string[]).includes('so'));
});

test('a_lead_names_rooms_says_what_each_has_and_adds_one', async (t) => {
	const stage = await open_stage(t);
	const { id } = await stage.site(house_name);
	const lead = await stage.window('lead', '/house/facts');
	const rooms = lead.getByRole('region', { name: 'Rooms' });
	await rooms.getByRole('button', { name: 'Change Heron' }).click();
	await rooms.getByLabel('Name of the room').fill('Grey Heron');
	await answer(lead, 'Nobody else sleeps in it', 'yes');
	await answer(lead, 'No steps on the way to it', 'not stated');
	await rooms.getByLabel('Kept for').selectOption({ label: 'women' });
	await rooms.getByRole('button', { name: 'Save' }).click();
	await rooms.getByRole('button', { name: 'Change Grey Heron' }).waitFor();
	await rooms.getByLabel('Add a room').fill('Wren');
	await rooms.getByRole('button', { name: 'Add it' }).click();
	await rooms.getByRole('button', { name: 'Change Wren' }).waitFor();
	const kept = await stage.world.psql(`SELECT label, private_room, step_free, gender_preference, state FROM bed WHERE site_id = :'id' AND label IN ('Grey Heron', 'Wren') ORDER BY label`, { id }, 'porchlight_owner');
	assert.deepEqual(kept.map(({ state, ...facts }) => (facts['label'] === 'Wren' ? { ...facts, state } : facts)), [
		{ label: 'Grey Heron', private_room: true, step_free: null, gender_preference: 'women' },
		{ label: 'Wren', private_room: null, step_free: null, gender_preference: null, state: 'offline' },
	]);
});

test('what_two_people_change_at_once_is_all_kept', async (t) => {
	const stage = await open_stage(t);
	const lead = await stage.window('lead', '/house/facts');
	await answer(lead, 'Pets', 'yes');
	await lead.getByLabel('City or town').fill('Gresham');
	const { id, version } = await stage.site(house_name);
	const admin = await stage.client('admin');
	assert.equal((await admin.patch(`/api/v1/sites/${id}`, { notice: 'Icy stairs' }, version)).status, 200);
	await lead.getByRole('button', { name: 'Save' }).click();
	await lead.getByRole('alert').getByText(/saved other changes/).waitFor();
	assert.equal(await lead.getByLabel('A notice on your card').inputValue(), 'Icy stairs', 'theirs is on the page');
	assert.equal(await lead.getByLabel('City or town').inputValue(), 'Gresham', 'and what was written here too');
	await lead.getByRole('button', { name: 'Save' }).click();
	await lead.getByText('Saved. Teams see it now.').waitFor();
	const now = await facts(stage);
	assert.deepEqual([now['notice'], now['city'], now['pets']], ['Icy stairs', 'Gresham', true]);
});

test('what_is_not_saved_yet_is_there_again_after_a_reload_and_can_be_forgotten', async (t) => {
	const stage = await open_stage(t);
	const lead = await stage.window('lead', '/house/facts');
	await lead.getByLabel('A notice on your card').fill('Bring a lamp');
	await lead.getByText('1 change is not saved yet').waitFor();
	lead.on('dialog', (dialog) => void dialog.accept());
	await lead.waitForTimeout(300);
	await lead.reload();
	await until('the draft', async () => (await lead.getByLabel('A notice on your card').inputValue()) === 'Bring a lamp');
	await lead.getByRole('button', { name: 'Forget changes' }).click();
	assert.equal(await lead.getByLabel('A notice on your card').inputValue(), '');
	const staff = await stage.window('staff', '/house/facts');
	await staff.getByText('The lead of your house can change it.').waitFor();
	assert.equal(await staff.getByRole('button', { name: 'Save' }).count(), 0);
});

test('a_lead_adds_a_channel_tries_it_and_sees_what_could_not_be_brought', async (t) => {
	const receiver = await HookReceiver.open();
	t.after(() => receiver.close());
	const stage = await open_stage(t, { env: { PORCHLIGHT_WEBHOOK_PRIVATE: 'yes' } });
	const lead = await stage.window('lead', '/house');
	await lead.getByRole('link', { name: 'Being told' }).click();
	await lead.getByText('Nothing is sent anywhere yet.').waitFor();
	await lead.getByRole('button', { name: 'Add a channel' }).click();
	await lead.getByRole('radio', { name: 'Webhook' }).check();
	await lead.getByRole('button', { name: 'Add it' }).click();
	await lead.getByRole('alert').getByText('Give an address that begins with https://').waitFor();
	await lead.getByLabel('Address of the webhook').fill(receiver.url());
	await lead.getByRole('button', { name: 'Add it' }).click();
	const secret = await lead.locator('.secret-text').innerText();
	assert.match(secret, /^whsec_[A-Za-z0-9+/]{32,}=*$/);
	await lead.getByRole('button', { name: 'I have kept it' }).click();
	await lead.getByText('Not tried yet').waitFor();

	// The other end says no: given up, shown, and brought when it is tried again.
	receiver.answer = () => ({ status: 500 });
	await lead.getByRole('button', { name: /^Send a test/ }).click();
	await lead.getByText('Not getting through').waitFor();
	const dead = lead.getByRole('region', { name: '1 message could not be brought' });
	await dead.getByText(/the other end said no \(500\)/).waitFor();
	receiver.answer = () => ({ status: 204 });
	await dead.getByRole('button', { name: 'Try again' }).click();
	await dead.waitFor({ state: 'detached' });
	await lead.getByText('Works', { exact: true }).waitFor();
	assert.equal(new Set(receiver.of('channel.test').map((hook) => hook.headers['webhook-id'])).size, 1, 'the same message');

	// Told of what happens, until it is turned off.
	await send(stage, await stage.client('team'), [house_name]);
	await receiver.hook('introduction.sent');
	await lead.getByRole('button', { name: /^Turn off/ }).click();
	await lead.getByText('Off', { exact: true }).waitFor();
	await lead.getByRole('button', { name: /^Change/ }).click();
	await lead.getByRole('checkbox', { name: 'they arrived' }).check();
	await lead.getByRole('button', { name: 'Save' }).click();
	await lead.getByText(/Told of: .*they arrived/).waitFor();
	await lead.getByRole('button', { name: /^Change/ }).click();
	await lead.getByRole('button', { name: 'Remove', exact: true }).click();
	await lead.getByRole('button', { name: 'Remove for good' }).click();
	await lead.getByText('Nothing is sent anywhere yet.').waitFor();
	assert.doesNotMatch(receiver.hooks.map((hook) => hook.body).join('\n'), /Robin/);
});

test('the_house_s_handover_sheet_is_one_page_and_nobody_s_name_is_on_it', async (t) => {
	const stage = await open_stage(t);
	const [room = ''] = await set_rooms(stage, house_name, 2);
	const sent = await send(stage, await stage.client('team'), [house_name], { name: 'Marigold', callback: '503-555-0177', note: 'Plays the oboe', needs: ['quiet_room'] });
	await act(await stage.client('staff'), await recipient_at(stage, sent, house_name), 'offer', { hold_minutes: 60 });
	const house = await stage.window('staff', '/house', desktop);
	await house.getByRole('link', { name: 'Handover sheet' }).click();
	await house.getByRole('heading', { level: 1, name: `Handover: ${house_name}` }).waitFor();
	const rooms = house.getByRole('region', { name: 'Rooms' });
	await rooms.getByRole('row', { name: new RegExp(`${room} .*Held.*for ${sent.code}`) }).waitFor();
	await house.getByRole('region', { name: 'Introductions' }).getByRole('row', { name: new RegExp(`${sent.code}.*Night Heron.*Room offered.*A quiet room`) }).waitFor();
	assert.doesNotMatch(await house.locator('body').innerText(), /Marigold|555-0177|oboe/);

	await house.emulateMedia({ media: 'print' });
	assert.equal(await house.getByRole('button', { name: 'Print' }).isVisible(), false);
	const pdf = (await house.pdf({ format: 'Letter' })).toString('latin1');
	assert.equal(/\/Type\s*\/Pages[^>]*\/Count (\d+)|\/Count (\d+)/.exec(pdf)?.slice(1).find(Boolean), '1', 'one page');
});
