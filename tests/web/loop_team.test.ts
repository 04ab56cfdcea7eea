// The crisis team's side of the referral loop, played in browsers: three houses asked and one wins, a house that only the person may call, what
// does not fit said before anything is sent, silence that leads to the next best houses, notes both ways, and being told.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { until } from '../support/patience.ts';
import { act, recipient_at, send, set_rooms, shown_within } from './loop.ts';
import { open_stage } from './stage.ts';

const house = 'Harborlight House';
const other = 'Juniper Lamp House';
const third = 'Cedar Porch';
const desk = { viewport: { width: 1280, height: 900 } };

/** The part of a referral's card that is about one house. */
const at_house = (page: Page, name: string) => page.locator('.recipient').filter({ has: page.getByRole('heading', { name, exact: true }) });

test('three_houses_are_asked_and_the_first_that_both_say_yes_to_wins', async (t) => {
	const stage = await open_stage(t);
	const [room = ''] = await set_rooms(stage, house, 1);
	await set_rooms(stage, other, 1);
	const team = await stage.window('team', `/introduce/${(await stage.site(house)).id}`, desk);
	for (const name of [other, third]) {
		const { id } = await stage.site(name);
		await team.getByLabel('Ask another house too').selectOption(id);
	}
	assert.equal(await team.getByLabel('Ask another house too').count(), 0, 'three at most');
	await team.getByRole('radio', { name: 'Emergency department' }).check();
	await team.getByRole('checkbox', { name: new RegExp(`The person agreed that I share this with ${house}, ${other}, and ${third}`) }).check();
	await team.getByRole('button', { name: 'Send the introduction' }).click();
	await team.getByRole('heading', { name: 'Your introduction is sent' }).waitFor();
	const code = await team.locator('.code.big').innerText();
	assert.match(await team.getByRole('region', { name: 'For the person to keep' }).innerText(), /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/);
	await team.getByRole('link', { name: 'Follow it' }).click();
	for (const name of [house, other, third]) await at_house(team, name).getByText('Sent, not opened yet').waitFor();

	const sam = await stage.window('staff', '/house');
	await sam.getByRole('link', { name: new RegExp(code) }).click();
	await sam.getByRole('button', { name: 'Offer a room' }).click();
	await sam.getByRole('button', { name: 'Offer and hold' }).click();
	await at_house(team, house).getByText('Room offered: now the person decides').waitFor();
	const june = await stage.window('other_house', '/house');
	await june.getByRole('link', { name: new RegExp(code) }).click();
	await june.getByRole('button', { name: 'Offer a room' }).click();
	await june.getByRole('button', { name: 'Offer and hold' }).click();
	await at_house(team, other).getByRole('timer').waitFor();
	assert.equal(await team.getByRole('timer').count(), 2, 'two holds count down');

	// The person takes the second one: the first is free again and is told within a second, and so is the third.
	await at_house(team, other).getByRole('button', { name: 'The person said yes' }).click();
	await shown_within(1000, 'the house that is told', () => sam.getByText('Went to another house').isVisible());
	await team.getByText(`${other} and the person said yes to each other first`).waitFor();
	for (const name of [house, third]) await at_house(team, name).getByText('Went to another house').waitFor();
	await sam.getByText(`${code}: they go to another house. The room is free again.`).first().waitFor();
	await sam.getByRole('link', { name: house }).click();
	await sam.getByRole('button', { name: new RegExp(`^${room} Open`) }).waitFor();
	await june.getByText('The person said yes').first().waitFor();
});

test('a_house_that_only_the_person_may_call_has_a_number_and_words_to_say_but_no_form', async (t) => {
	const stage = await open_stage(t);
	const [site] = await stage.world.psql<{ id: string; name: string; phone: string }>(`
		SELECT id, name, phone FROM site WHERE entry = 'self_only' AND state = 'welcoming' AND EXISTS (SELECT FROM bed WHERE site_id = site.id) ORDER BY name LIMIT 1`, {}, 'porchlight_owner');
	assert.ok(site);
	const team = await stage.window('team', '/board?entry=self_only', desk);
	await team.getByRole('article', { name: site.name, exact: true }).getByRole('link', { name: /How to ask/ }).click();
	await team.getByRole('heading', { level: 1, name: `How to ask at ${site.name}` }).waitFor();
	const number = team.getByRole('region', { name: 'The number for the person' }).getByRole('link');
	assert.equal(await number.innerText(), site.phone);
	assert.match(await number.getAttribute('href') ?? '', /^tel:[0-9+]+$/);
	assert.ok(await team.getByRole('region', { name: 'Words they could say' }).getByRole('listitem').count() >= 3);
	assert.equal(await team.locator('main').locator('input, textarea, select, form').count(), 0, 'nothing to fill in');

	// Who asks all the same is told the same.
	const client = await stage.client('team');
	const refused = await client.post('/api/v1/referrals', { site_ids: [site.id], consent_version: '2026-11' });
	assert.equal(refused.body['type'], '/problems/self_only');
});

test('what_may_not_fit_is_said_before_anything_is_sent_and_is_in_nobodys_way', async (t) => {
	const stage = await open_stage(t);
	const { id } = await stage.site(third);
	await stage.world.run(`UPDATE site SET step_free = false, pets = NULL, languages = '{en}' WHERE id = :'id'`, { id }, 'porchlight_owner');
	const team = await stage.window('team', `/introduce/${id}`);
	await team.getByText('Up to date').waitFor();
	assert.equal(await team.locator('.mismatch').count(), 0);
	await team.getByRole('checkbox', { name: 'No steps' }).check();
	await team.getByRole('checkbox', { name: 'Brings a pet' }).check();
	await team.getByRole('checkbox', { name: 'Vietnamese' }).check();
	const said = await team.locator('.mismatch').innerText();
	assert.match(said, /Cedar Porch says it can’t offer “No steps” and Vietnamese/);
	assert.match(said, /hasn’t stated, so ask about “Brings a pet”/);
	await team.getByRole('radio', { name: 'Emergency department' }).check();
	await team.getByRole('checkbox', { name: /The person agreed/ }).check();
	await team.getByRole('button', { name: 'Send the introduction' }).click();
	await team.getByRole('heading', { name: 'Your introduction is sent' }).waitFor();
});

test('silence_of_30_minutes_leads_to_the_next_best_houses_and_what_was_passed_on_goes_along', async (t) => {
	const stage = await open_stage(t);
	await set_rooms(stage, other, 1);
	const client = await stage.client('team');
	const sent = await send(stage, client, [third], { note: 'Likes the garden', needs: ['step_free'] });
	await stage.world.run(`UPDATE recipient SET sent_at = now() - interval '40 minutes', alert_at = now() - interval '25 minutes', escalate_at = now() - interval '10 minutes' WHERE referral_id = :'id'`, { id: sent.id }, 'porchlight_owner');
	const team = await stage.window('team', '/referrals?list=unanswered', desk);
	const card = team.getByRole('article', { name: sent.code });
	await card.getByText(/No answer for 4\d min/).waitFor();
	await card.getByText('Nobody there has answered for 30 minutes').waitFor();
	assert.equal(await team.getByRole('article').first().getByRole('link').first().innerText(), sent.code, 'what presses stands first');

	// Handed over to a colleague, it leaves one's own list and stays on the team's.
	await card.getByRole('button', { name: /Hand over/ }).click();
	await team.getByRole('dialog').getByRole('button', { name: /Lou Castellan/ }).click();
	await card.getByText('Lou Castellan looks after this').waitFor();
	await team.getByRole('link', { name: /^Mine/ }).click();
	await until('it to leave my list', async () => (await card.count()) === 0);
	const lead = await stage.window('team_lead', '/referrals?list=mine', desk);
	await lead.getByRole('article', { name: sent.code }).getByText('You look after this').waitFor();

	// The lead asks another house: all is filled in but the person's yes.
	await lead.getByRole('article', { name: sent.code }).getByRole('region', { name: 'Where else tonight' }).getByRole('link', { name: /^Introduce/ }).first().click();
	await lead.getByText(`Filled in from ${sent.code}`).waitFor();
	assert.equal(await lead.getByLabel('A short note').inputValue(), 'Likes the garden');
	assert.ok(await lead.getByRole('checkbox', { name: 'No steps' }).isChecked());
	assert.equal(await lead.getByRole('checkbox', { name: /The person agreed/ }).isChecked(), false);
	await lead.getByRole('checkbox', { name: /The person agreed/ }).check();
	await lead.getByRole('button', { name: 'Send the introduction' }).click();
	await lead.getByRole('heading', { name: 'Your introduction is sent' }).waitFor();
});

test('notes_go_both_ways_and_each_side_sees_what_was_read', async (t) => {
	const stage = await open_stage(t);
	const sent = await send(stage, await stage.client('team'), [house]);
	const team = await stage.window('team', `/referrals/${sent.id}`);
	const to_house = team.getByRole('region', { name: `Notes with ${house}` });
	await to_house.getByText('Please nothing clinical').waitFor();
	await to_house.getByLabel('Write a short note').fill('x'.repeat(281));
	await to_house.getByText('1 character too many').waitFor();
	assert.ok(await to_house.getByRole('button', { name: 'Send' }).isDisabled());
	await to_house.getByLabel('Write a short note').fill('They like the garden room');
	await to_house.getByRole('button', { name: 'Send' }).click();
	await to_house.getByText('not read yet').waitFor();

	const sam = await stage.window('staff', '/house');
	await sam.getByRole('link', { name: new RegExp(sent.code) }).getByText('1 new note').waitFor();
	await sam.getByRole('link', { name: new RegExp(sent.code) }).click();
	await sam.getByText('They like the garden room').waitFor();
	await to_house.getByText(/^. read/).or(to_house.locator('.read')).first().waitFor();
	const to_team = sam.getByRole('region', { name: 'Notes with the team' });
	await to_team.getByLabel('Write a short note').fill('It is theirs');
	await to_team.getByRole('button', { name: 'Send' }).click();
	await to_house.getByText('It is theirs').waitFor();
	await to_team.locator('.said.own .read').waitFor();

	// A change of plan is one tap, and the introduction says so too.
	await to_house.getByText('Something changed about the arrival').click();
	await to_house.getByRole('button', { name: 'Needs a ride' }).click();
	await to_team.getByText('The way there: Needs a ride').waitFor();
	await until('the introduction to say so', async () => /The way there\s+Needs a ride/.test(await sam.getByRole('region', { name: 'What they asked to pass on' }).innerText()));
});

test('what_happens_is_told_on_every_screen_with_a_sound_and_a_notification_only_if_asked_for', async (t) => {
	const stage = await open_stage(t);
	await set_rooms(stage, house, 2);
	const client = await stage.client('team');
	const staff = await stage.client('staff');
	const sent = await send(stage, client, [house]);
	const recipient = await recipient_at(stage, sent, house);
	const team = await stage.window('team', '/board', { permissions: ['notifications'], serviceWorkers: 'block' });
	await team.addInitScript(() => {
		const heard = { tones: 0, notes: [] as string[], hidden: false };
		Object.assign(globalThis, { heard });
		const make = AudioContext.prototype.createOscillator;
		AudioContext.prototype.createOscillator = function () {
			heard.tones++;
			return make.call(this);
		};
		Object.assign(globalThis, { Notification: Object.assign(function (title: string, options: { body: string }) {
			heard.notes.push(`${title}: ${options.body}`);
			return {};
		}, { permission: 'granted', requestPermission: async () => 'granted' }) });
		Object.defineProperty(document, 'hidden', { get: () => heard.hidden });
	});
	await team.reload();
	await team.getByText('Up to date').waitFor();
	const heard = () => team.evaluate(() => (globalThis as unknown as { heard: { tones: number; notes: string[] } }).heard);

	// Off at first: told in words, and in nothing else.
	await act(staff, recipient, 'talk');
	await team.getByText(`${sent.code}: ${house} is talking with the person.`).first().waitFor();
	assert.deepEqual([(await heard()).tones, (await heard()).notes.length], [0, 0]);
	await team.getByRole('button', { name: 'OK' }).click();

	await team.getByRole('button', { name: /Tess/ }).click();
	await team.getByRole('checkbox', { name: 'With a short sound' }).check();
	await team.getByRole('button', { name: 'Show notifications on this device' }).click();
	await team.getByText('Notifications are on').waitFor();
	await team.keyboard.press('Escape');
	const sample = (await heard()).tones;
	assert.ok(sample > 0, 'one hears what it will be');
	await team.evaluate(() => void ((globalThis as unknown as { heard: { hidden: boolean } }).heard.hidden = true));
	await act(staff, recipient, 'offer', { hold_minutes: 60 });
	await until('the sound', async () => (await heard()).tones > sample);
	assert.deepEqual((await heard()).notes, ['Porchlight: A house offers a room.'], 'no code, no house, no person');
	await team.evaluate(() => void ((globalThis as unknown as { heard: { hidden: boolean } }).heard.hidden = false));
	await team.getByText(`${sent.code}: ${house} offers a room. Now the person decides.`).first().waitFor();
	assert.doesNotMatch(await team.title(), new RegExp(sent.code));
	await team.getByRole('link', { name: `Open ${sent.code}` }).click();
	await team.getByRole('heading', { level: 1, name: 'Referral' }).waitFor();
	await until('the bar to be gone', async () => (await team.locator('.bar.alert').count()) === 0);
});

test('the_handover_sheet_is_one_page_without_a_word_of_what_was_sealed', async (t) => {
	const stage = await open_stage(t);
	const client = await stage.client('team');
	for (let n = 0; n < 4; n++) await send(stage, client, [house, other, third], { name: 'Zephyrine', note: 'Likes the garden', callback: 'through the library' });
	const team = await stage.window('team', '/handover', desk);
	await team.getByRole('heading', { level: 2, name: 'Rooms open now' }).waitFor();
	const text = await team.locator('main').innerText();
	assert.match(text, /Answer asked for by/);
	assert.match(text, /Tess Morgan/);
	assert.doesNotMatch(text, /Zephyrine|garden|library/);
	const pdf = (await team.pdf({ format: 'Letter' })).toString('latin1');
	assert.equal(Number(/\/Type\s*\/Pages[^>]*\/Count (\d+)/s.exec(pdf)?.[1] ?? /\/Count (\d+)[^>]*\/Type\s*\/Pages/s.exec(pdf)?.[1]), 1);
});
