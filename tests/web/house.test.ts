// The house's screens under its own hands: a no that carries somewhere else, somebody at the door, a hold that ends in front of both sides,
// a stay from arrival to leaving.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { patience, until } from '../support/patience.ts';
import { act, recipient_at, send, set_rooms, shown_within } from './loop.ts';
import { type Stage, open_stage } from './stage.ts';

const house_name = 'Harborlight House';
const desktop = { viewport: { width: 1280, height: 900 } };

/** The hold of this introduction ends so long from now, as if it had been given earlier. */
async function set_hold(stage: Stage, recipient_id: string, interval: string): Promise<void> {
	await stage.world.run(`
		UPDATE occupancy SET during = tstzrange(lower(during), now() + interval '${interval}') WHERE recipient_id = :'id';
		UPDATE bed SET held_until = now() + interval '${interval}' WHERE id = (SELECT bed_id FROM recipient WHERE id = :'id');
		UPDATE recipient SET held_until = now() + interval '${interval}' WHERE id = :'id'`, { id: recipient_id }, 'porchlight_owner');
}

async function seconds_left(page: Page): Promise<number> {
	const text = await page.getByRole('timer').first().innerText();
	return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

test('a_no_carries_a_reason_and_somewhere_else_and_the_team_reads_both', async (t) => {
	const stage = await open_stage(t);
	await set_rooms(stage, house_name, 1);
	const sent = await send(stage, await stage.client('team'), [house_name], { needs: ['step_free'], languages: ['es'] });
	const house = await stage.window('staff', '/house');
	const team = await stage.window('team', `/referrals/${sent.id}`, desktop);
	await house.getByRole('link', { name: new RegExp(sent.code) }).click();
	await house.getByRole('button', { name: 'Not this time' }).click();

	// A reason and a place are both asked for, and the first of what is missing takes the focus.
	await house.getByRole('button', { name: 'Tell the team' }).click();
	const missing = house.getByRole('alert').filter({ hasText: '2 things to put right' });
	await missing.waitFor();
	await missing.getByRole('link', { name: 'Choose a reason' }).click();
	assert.equal(await house.evaluate(() => document.activeElement?.id), 'decline-code');

	// Houses that fit stand first, each with its reasons; then drop-ins that are open, then someone to talk with.
	const where = house.getByRole('group', { name: 'Where could they go instead?' });
	assert.deepEqual((await where.getByRole('heading', { level: 3 }).allInnerTexts()).filter((text) => text !== 'Open to walk in now'), ['Houses with an open room', 'Someone to talk with']);
	const places = await where.getByRole('radio').count();
	assert.ok(places >= 4, `${places} places`);
	assert.match(await where.locator('.why').first().innerText(), /Has (all they asked for: )?.*“?No steps”?/);
	assert.equal(await where.getByText(house_name).count(), 0, 'not the house itself');
	const first = where.locator('.place-choice').first();
	const name = await first.locator('strong').first().innerText();
	await first.getByRole('radio').check();
	await house.getByRole('radio', { name: 'We can’t offer the support asked for' }).check();
	await house.getByRole('button', { name: 'Tell the team' }).click();

	await team.getByText('Not this house').waitFor();
	const told = team.locator('main');
	await until('the reason and the place', async () => /We can’t offer the support asked for/.test(await told.innerText()) && (await told.innerText()).includes(name));
	const kept = await stage.world.psql<{ decline_code: string; name: string }>(
		`SELECT decline_code, s.name FROM recipient r JOIN site s ON s.id = r.instead_site_id WHERE r.id = :'id'`, { id: await recipient_at(stage, sent, house_name) }, 'porchlight_owner');
	assert.deepEqual(kept, [{ decline_code: 'cannot_support', name }]);
});

test('somebody_at_the_door_is_noted_in_two_taps_and_may_go_straight_into_a_room', async (t) => {
	const stage = await open_stage(t);
	const [room = ''] = await set_rooms(stage, house_name, 1);
	const { id } = await stage.site(house_name);
	const team = await stage.window('team', '/board', desktop);
	const house = await stage.window('staff', '/house');

	// Two taps: the introduction is there, and they are talking.
	await house.getByRole('button', { name: 'On the phone' }).click();
	await house.getByRole('button', { name: /They would like to stay/ }).click();
	await house.getByRole('heading', { level: 1, name: 'Introduction' }).waitFor();
	await house.locator('.state.talking').waitFor();
	await house.getByText('the person themself').waitFor();
	await house.getByRole('button', { name: 'Offer a room' }).click();
	await house.getByRole('button', { name: 'Offer and hold' }).click();
	await house.getByRole('button', { name: 'The person said no' }).click();
	await house.locator('.state.guest_declined').waitFor();
	const asked = () => stage.world.psql<{ source: string; state: string; sender_id: string | null }>(
		`SELECT f.source, r.state, r.sender_id FROM recipient r JOIN referral f ON f.id = r.referral_id WHERE r.site_id = :'id' ORDER BY r.sent_at DESC LIMIT 1`, { id }, 'porchlight_owner');
	await until('the no', async () => (await asked())[0]?.state === 'guest_declined');
	assert.deepEqual(await asked(), [{ source: 'self_call', state: 'guest_declined', sender_id: null }]);

	// Two taps more: a guest is in the room, and the board knows.
	await house.getByRole('link', { name: house_name }).click();
	await house.getByRole('button', { name: new RegExp(`^${room} Open`) }).waitFor();
	await house.getByRole('button', { name: 'At the door' }).click();
	await house.getByRole('button', { name: new RegExp(`Straight into ${room}`) }).click();
	await house.getByRole('button', { name: new RegExp(`^${room} Guest staying`) }).waitFor();
	await team.getByRole('article', { name: house_name, exact: true }).getByText('No room open now').waitFor();
	assert.equal(await stage.world.value(`SELECT source FROM stay WHERE site_id = :'id' AND left_at IS NULL ORDER BY arrived_at DESC LIMIT 1`, { id }, 'porchlight_owner'), 'walk_in');
});

test('what_a_caller_wants_noted_is_sealed_and_needs_their_yes', async (t) => {
	const stage = await open_stage(t);
	await set_rooms(stage, house_name, 1);
	const house = await stage.window('staff', '/house');
	await house.getByRole('button', { name: 'At the door' }).click();
	const sheet = house.getByRole('dialog');
	await sheet.getByText('What they want noted').click();
	await sheet.getByLabel('What do they like to be called?').fill('Wren');
	await sheet.getByRole('checkbox', { name: 'A quiet room' }).check();
	await sheet.getByRole('button', { name: /They would like to stay/ }).click();
	await sheet.getByRole('alert').getByText('Ask the person').waitFor();
	await sheet.getByRole('checkbox', { name: /The person agreed/ }).check();
	await sheet.getByRole('button', { name: /They would like to stay/ }).click();
	await house.getByRole('heading', { level: 1, name: 'Introduction' }).waitFor();
	await house.locator('.sealed').getByText('Wren').waitFor();
	assert.doesNotMatch(`${house.url()} ${await house.title()}`, /Wren/);
	const found = await stage.world.value<string | null>(`SELECT string_agg(to_jsonb(f)::text, '') FROM referral f WHERE to_jsonb(f)::text LIKE '%Wren%'`, {}, 'porchlight_owner');
	assert.equal(found, null, 'nothing readable in the database');
});

test('a_turned_away_call_is_one_tap_with_its_reason_if_one_likes_and_can_be_taken_back', async (t) => {
	const stage = await open_stage(t);
	const { id } = await stage.site(house_name);
	const house = await stage.window('staff', '/house');
	const counted = () => stage.world.psql<{ way: string; reason: string | null; undone: boolean }>(
		`SELECT way, reason, undone_at IS NOT NULL AS undone FROM turn_away WHERE site_id = :'id' AND at > now() - interval '1 minute' ORDER BY at`, { id }, 'porchlight_owner');
	await house.getByRole('button', { name: 'Count a turned-away call' }).click();
	await until('one counted', async () => (await counted()).length === 1);
	await house.getByRole('status').getByRole('button', { name: 'Undo' }).click();
	await house.getByText('It is not counted any more.').waitFor();
	await house.getByText('Say why').click();
	await house.getByRole('button', { name: 'Too few of us tonight' }).click();
	await until('one with its reason', async () => (await counted()).length === 2);
	await house.getByRole('button', { name: 'At the door' }).click();
	await house.getByRole('button', { name: /Not possible tonight/ }).click();
	await until('one at the door', async () => (await counted()).length === 3);
	assert.deepEqual(await counted(), [{ way: 'phone', reason: null, undone: true }, { way: 'phone', reason: 'staffing', undone: false }, { way: 'in_person', reason: null, undone: false }]);
});

test('a_hold_ends_in_front_of_both_and_both_were_told_before', async (t) => {
	const stage = await open_stage(t);
	const [room = ''] = await set_rooms(stage, house_name, 1);
	const sent = await send(stage, await stage.client('team'), [house_name]);
	const id = await recipient_at(stage, sent, house_name);
	const staff = await stage.client('staff');
	await act(staff, id, 'offer', { hold_minutes: 60 });
	const house = await stage.window('staff', '/house');
	const team = await stage.window('team', '/board', desktop);
	const card = team.getByRole('article', { name: house_name, exact: true });
	await card.getByText('No room open now').waitFor();
	await house.getByText('Up to date').waitFor();
	assert.equal(await house.locator('.hold-bar').count() + await team.locator('.hold-bar').count(), 0, 'an hour is long');

	// A quarter of an hour before: both are told, wherever they are, with the same countdown.
	await set_hold(stage, id, '14 minutes');
	const [at_house, at_team] = [house.locator('.hold-bar.soon'), team.locator('.hold-bar.soon')];
	await Promise.all([at_house.waitFor(), at_team.waitFor()]);
	const [here, there] = await Promise.all([seconds_left(house), seconds_left(team)]);
	assert.ok(Math.abs(here - there) <= 1, `${here} and ${there} seconds`);
	assert.match(await at_team.innerText(), new RegExp(`${house_name} holds a room for ${sent.code}`));

	// The house makes it longer, once; then there is nothing more to be had.
	await at_house.getByRole('button', { name: 'Hold longer (once)' }).click();
	await Promise.all([at_house.waitFor({ state: 'detached' }), at_team.waitFor({ state: 'detached' })]);
	await until('the longer hold', async () => (await stage.world.value<boolean>(`SELECT hold_extended FROM recipient WHERE id = :'id'`, { id }, 'porchlight_owner')));
	await set_hold(stage, id, '4 seconds');
	await at_house.waitFor();
	assert.equal(await at_house.getByRole('button', { name: 'Hold longer (once)' }).count(), 0);

	// It ends by itself: both are told, and the room is on the board again at once.
	await Promise.all([house, team].map((page) => page.locator('.hold-bar.lapsed').waitFor()));
	const ended = Date.parse(await stage.world.value<string>(`SELECT ended_at FROM recipient WHERE id = :'id'`, { id }, 'porchlight_owner'));
	assert.ok(Date.now() - ended < patience(3000), `told ${Date.now() - ended} ms after`);
	await shown_within(1000, 'the open room on the board', () => card.getByText('1 room open').isVisible());
	await house.getByRole('button', { name: new RegExp(`^${room} Open`) }).waitFor();
	assert.match(await house.locator('.hold-bar.lapsed').innerText(), new RegExp(`The hold for ${sent.code} ended`));
	await team.locator('.hold-bar.lapsed').getByRole('link', { name: `Open ${sent.code}` }).click();
	await team.getByText('Did not arrive, the hold ended').first().waitFor();
	await house.locator('.hold-bar.lapsed').getByRole('button', { name: 'Close' }).click();
	assert.equal(await house.locator('.hold-bar').count(), 0);
});

test('a_stay_from_the_door_to_the_day_the_guest_leaves', async (t) => {
	const stage = await open_stage(t);
	const [first = '', second = ''] = await set_rooms(stage, house_name, 2);
	const { id } = await stage.site(house_name);
	await stage.world.run(`UPDATE site SET maximum_nights = 7, window_nights = 7, window_days = 30 WHERE id = :'id'`, { id }, 'porchlight_owner');
	const sent = await send(stage, await stage.client('team'), [house_name]);
	const recipient = await recipient_at(stage, sent, house_name);
	const staff = await stage.client('staff');
	await act(staff, recipient, 'offer', {});
	await act(staff, recipient, 'accept', {});
	const house = await stage.window('staff', `/house?introduction=${recipient}`);

	// Arrives, with a planned day and the house's own word.
	await house.getByRole('button', { name: 'They arrived' }).click();
	const day = house.getByLabel('Planned leaving date');
	const latest = await day.getAttribute('max') ?? '';
	await day.fill(new Date(Date.parse(latest) - 5 * 86_400_000).toISOString().slice(0, 10));
	await house.getByLabel('Your house’s own word for the guest').fill('Blue Heron');
	await house.getByRole('button', { name: 'Count', exact: true }).click();
	await house.getByText('No night of 7 within 30 days. 7 nights are left.').waitFor();
	await house.getByRole('button', { name: 'They are here' }).click();
	await house.locator('.state.arrived').waitFor();
	await house.getByRole('link', { name: house_name }).click();
	await house.getByRole('button', { name: new RegExp(`^${first} Guest staying`) }).waitFor();

	// Stays longer, within the house's longest stay and no further.
	const open_sheet = async (label: string) => {
		await house.getByRole('button', { name: `Change or leave ${label}` }).click();
		return house.getByRole('dialog');
	};
	let sheet = await open_sheet(first);
	await sheet.getByText('Night 1 of 7.').waitFor();
	await sheet.getByRole('button', { name: '2 nights more' }).click();
	assert.equal(await sheet.getByRole('button', { name: '7 nights more' }).count(), 0, 'past the longest stay');
	await sheet.getByRole('button', { name: 'Save' }).click();
	await house.getByText(`${first}: the guest stays longer.`).waitFor();
	const planned = () => stage.world.value<string>(`SELECT planned_leave_on FROM stay WHERE recipient_id = :'recipient'`, { recipient }, 'porchlight_owner');
	await until('the later day', async () => (await planned()) === new Date(Date.parse(latest) - 3 * 86_400_000).toISOString().slice(0, 10));

	// Moves to the other room; the first is being readied.
	sheet = await open_sheet(first);
	await sheet.getByText('Move to another room').click();
	await sheet.getByRole('button', { name: second, exact: true }).click();
	await house.getByRole('button', { name: new RegExp(`^${second} Guest staying`) }).waitFor();
	await house.getByRole('button', { name: new RegExp(`^${first} Being readied`) }).waitFor();

	// The word counts tonight, whatever its capitals; elsewhere it says nothing.
	await house.getByText('Has someone stayed here before?').click();
	await house.locator('#nights-before').fill('  blue heron');
	await house.getByRole('button', { name: 'Count', exact: true }).click();
	await house.getByText('1 night of 7 within 30 days. 6 nights are left.').waitFor();

	// Leaves: one question is skipped, one answered with "prefers not to say".
	sheet = await open_sheet(second);
	await sheet.getByLabel(/Where would you have gone/).selectOption({ label: 'Prefers not to say' });
	await sheet.getByRole('button', { name: 'The guest leaves now' }).click();
	await house.getByRole('button', { name: new RegExp(`^${second} Being readied`) }).waitFor();
	await until('the end of the stay', async () => (await stage.world.psql(`SELECT FROM stay WHERE recipient_id = :'recipient' AND left_at IS NOT NULL`, { recipient }, 'porchlight_owner')).length === 1);
	const [left] = await stage.world.psql<{ where_next: string | null; guest_answer: string; readable: boolean }>(
		`SELECT where_next, guest_answer, to_jsonb(s)::text ILIKE '%heron%' AS readable FROM stay s WHERE recipient_id = :'recipient'`, { recipient }, 'porchlight_owner');
	assert.deepEqual(left, { where_next: null, guest_answer: 'prefer_not_to_say', readable: false });

	// Being readied by tomorrow: the board says when a room may open, who said so and when.
	await house.getByRole('button', { name: new RegExp(`^${second} Being readied`) }).click();
	await house.getByRole('dialog').getByRole('button', { name: 'Tomorrow' }).click();
	const team = await stage.window('team', '/board', desktop);
	await team.getByRole('article', { name: house_name, exact: true }).getByText(/may open .* \(planned, said by staff just now\)/).waitFor();
});
