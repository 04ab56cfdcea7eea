// The person's own page, played in browsers: with the two codes of their slip, and nothing else, they see what was sent, say no and take it
// back; both sides see it at once, and neither code is ever sent in an address.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../support/patience.ts';
import { act, recipient_at, send, set_rooms, shown_within } from './loop.ts';
import { open_stage } from './stage.ts';

const house = 'Harborlight House';
const other = 'Juniper Lamp House';

test('the_person_says_no_on_their_own_page_and_both_sides_see_it', async (t) => {
	const stage = await open_stage(t);
	const [room = ''] = await set_rooms(stage, house, 1);
	const sent = await send(stage, await stage.client('team'), [house, other], { note: 'Likes the garden' });
	await act(await stage.client('staff'), await recipient_at(stage, sent, house), 'offer', { hold_minutes: 60 });
	const sam = await stage.window('staff', `/house?site=${(await stage.site(house)).id}&introduction=${await recipient_at(stage, sent, house)}`);
	const team = await stage.window('team', `/referrals/${sent.id}`);
	await team.getByText('Room offered: now the person decides').waitFor();

	const person = await stage.window('team', '/mine', { signed_in: false, serviceWorkers: 'block' });
	const asked: string[] = [];
	person.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
	await person.goto(`${stage.world.base}/mine#${sent.code}-${sent.guest_secret}`);
	await person.reload();
	const card = person.getByRole('article', { name: house });
	await card.getByText('A room is offered to you').waitFor();
	await card.getByRole('timer').waitFor();
	await person.getByText('Night Heron Mobile Team introduced you to these 2 houses').waitFor();
	await person.getByText('Likes the garden').waitFor();
	assert.equal(await person.title(), 'Your introduction – Porchlight');

	// Asked once, in its place, and Back is always there.
	await card.getByRole('button', { name: /No, not this house/ }).click();
	await person.getByText(`Tell ${house} no? You don’t have to say why.`).waitFor();
	await card.getByRole('button', { name: 'Back' }).click();
	await card.getByRole('button', { name: /No, not this house/ }).click();
	await card.getByRole('button', { name: 'Yes, tell them no' }).click();
	await shown_within(1000, 'the no at the house', () => sam.getByText('The person said no').first().isVisible());
	await card.getByText('You said no', { exact: true }).waitFor();
	await team.getByText('The person said no').first().waitFor();
	await sam.getByRole('link', { name: house }).click();
	await sam.getByRole('button', { name: new RegExp(`^${room} Open`) }).waitFor();

	// All of it taken back and erased: at once, on every side.
	await person.getByRole('button', { name: 'Take it back and erase what was written' }).click();
	await person.getByRole('button', { name: 'Yes, end it and erase' }).click();
	await person.getByText('What was written about you is erased.').waitFor();
	await person.getByRole('article', { name: other }).getByText('Taken back', { exact: true }).waitFor();
	await team.getByText('The person took back what they had agreed to').waitFor();
	await until('the name to be gone', async () => !/Robin|garden/.test(await team.locator('main').innerText()));

	assert.ok(asked.some((one) => one.endsWith('/api/v1/guest/referral')));
	for (const one of asked) assert.ok(!one.includes(sent.guest_secret) && !one.includes(sent.code), one);
	await person.getByRole('button', { name: 'Close', exact: true }).click();
	await person.getByLabel('Second code').waitFor();
	assert.doesNotMatch(person.url(), new RegExp(sent.code));
});

test('the_person_says_yes_with_codes_that_they_typed', async (t) => {
	const stage = await open_stage(t);
	await set_rooms(stage, house, 1);
	const sent = await send(stage, await stage.client('team'), [house]);
	await act(await stage.client('staff'), await recipient_at(stage, sent, house), 'offer', { hold_minutes: 60 });
	const person = await stage.window('team', '/mine', { signed_in: false, serviceWorkers: 'block' });
	await person.getByLabel('Your code').fill(sent.code.toLowerCase());
	await person.getByLabel('Second code').fill('abcd');
	await person.getByRole('button', { name: 'Open' }).click();
	await person.getByText('The code has six letters and digits, the second one twelve').waitFor();
	await person.getByLabel('Second code').fill('CCCC CCCC CCCC');
	await person.getByRole('button', { name: 'Open' }).click();
	await person.getByText('These two codes don’t go together').waitFor();
	await person.getByRole('button', { name: 'Type the codes again' }).click();
	await person.getByLabel('Your code').fill(` ${sent.code.slice(0, 3)} ${sent.code.slice(3)}`.toLowerCase());
	await person.getByLabel('Second code').fill(sent.guest_secret.replaceAll('-', ' ').toLowerCase());
	await person.getByRole('button', { name: 'Open' }).click();
	await person.getByRole('button', { name: /Yes, I’d like this room/ }).click();
	await person.getByText('The room is yours').waitFor();
	assert.equal(await stage.world.value(`SELECT state FROM recipient WHERE id = :'id'`, { id: await recipient_at(stage, sent, house) }, 'porchlight_owner'), 'accepted');

	// In the person's own language, without asking for it anew.
	await person.getByRole('button', { name: 'Español' }).click();
	await person.getByText('La habitación es suya').waitFor();
	assert.equal(await person.evaluate(() => document.documentElement.lang), 'es');
	await person.getByRole('button', { name: 'English' }).click();
	await person.getByText('The room is yours').waitFor();
});

test('what_happens_meanwhile_comes_by_itself_and_a_late_yes_says_what_is_so_now', async (t) => {
	const stage = await open_stage(t);
	await set_rooms(stage, house, 1);
	const staff = await stage.client('staff');
	const sent = await send(stage, await stage.client('team'), [house]);
	const recipient = await recipient_at(stage, sent, house);
	const person = await stage.window('team', `/mine#${sent.code}-${sent.guest_secret}`, { signed_in: false, serviceWorkers: 'block' });
	await person.getByText('The house has not opened it yet.').waitFor();
	await act(staff, recipient, 'offer', { hold_minutes: 60 });
	await person.getByRole('button', { name: /Yes, I’d like this room/ }).waitFor({ timeout: 40_000 });
	await act(staff, recipient, 'decline', { decline_code: 'staffing' });
	await person.getByRole('button', { name: /Yes, I’d like this room/ }).click();
	await person.getByText('Not this time', { exact: true }).waitFor();
	await person.getByText('It has moved on in the meantime').waitFor();
	assert.equal(await person.getByRole('button', { name: /Yes, I’d like this room/ }).count(), 0);
});
