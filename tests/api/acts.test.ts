// Acts one by one: what each does, what it refuses, and what follows from it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../support/patience.ts';
import { type Bed, type Problem, type Recipient, is_problem, open_network } from './network.ts';

interface Move {
	from_state: string;
	action: string;
	side: string;
	to_state: string;
	meaning: string;
}

test('every_move_of_the_table_leads_from_a_state_to_a_state_and_no_end_is_left', async (t) => {
	const net = await open_network(t);
	const { body } = await net.nobody.get<{ items: Move[] }>('/api/v1/moves');
	const states = new Set(['sent', 'seen', 'talking', 'waitlisted', 'offered', 'accepted', 'arrived', 'declined', 'guest_declined', 'unreachable',
		'expired', 'withdrawn', 'elsewhere', 'not_arrived']);
	const starts = new Set(body.items.map((move) => move.from_state));
	assert.deepEqual([...starts].sort(), ['accepted', 'offered', 'sent', 'seen', 'talking', 'waitlisted'].sort());
	for (const move of body.items) {
		assert.ok(states.has(move.to_state), move.to_state);
		assert.ok(move.meaning.length > 10);
	}
	const reached = new Set([...body.items.map((move) => move.to_state), 'sent']);
	assert.deepEqual([...reached].sort(), [...states].sort(), 'every state can be reached');
});

test('what_the_reply_calls_possible_is_possible_and_nothing_else_is', async (t) => {
	const net = await open_network(t);
	const actions = ['see', 'talk', 'waitlist', 'offer', 'extend', 'accept', 'arrive', 'decline', 'guest_decline', 'unreachable'];
	const asked = await net.ask(net.team, net.lighthouse.id);
	const now = await net.staff.get<Recipient>(`/api/v1/recipients/${asked.id}`);
	for (const action of actions.filter((one) => !now.body.possible.includes(one))) {
		const body = action === 'decline' ? { decline_code: 'other' } : {};
		const problem = is_problem(await net.act(net.staff, asked, action, body), 'move_not_possible', 409, action);
		assert.equal(problem.current?.state, 'sent');
		assert.deepEqual(problem.possible, now.body.possible);
	}
	for (const action of now.body.possible) {
		const fresh = await net.ask(net.team, net.lighthouse.id);
		const body = action === 'decline' ? { decline_code: 'other' } : {};
		const done = await net.do(net.staff, fresh, action, body);
		if (done.state === 'offered') await net.do(net.staff, fresh, 'decline', { decline_code: 'other' });
	}
});

test('a_hold_is_extended_once_and_never_beyond_24_hours', async (t) => {
	const net = await open_network(t);
	const asked = await net.ask(net.team, net.lighthouse.id);
	const offered = await net.do(net.staff, asked, 'offer', { hold_minutes: 1440 });
	const problem = is_problem(await net.act(net.staff, asked, 'extend'), 'hold_extended', 409);
	assert.equal(problem.current?.['held_until'], offered.held_until);
	await net.do(net.staff, asked, 'decline', { decline_code: 'other' });

	const short = await net.ask(net.team, net.lighthouse.id);
	const held = await net.do(net.staff, short, 'offer', { hold_minutes: 30 });
	const longer = await net.do(net.staff, short, 'extend', { minutes: 1440 });
	assert.equal(Date.parse(String(longer.held_until)) - Date.parse(String(longer['offered_at'])), 24 * 3600_000);
	assert.ok(Date.parse(String(longer.held_until)) > Date.parse(String(held.held_until)));
	assert.equal((await net.bed(longer.bed_id ?? '')).held_until?.slice(0, 19), longer.held_until?.slice(0, 19).replace(' ', 'T'));
	is_problem(await net.act(net.staff, short, 'extend', { minutes: 15 }), 'hold_extended', 409);
});

test('a_hold_lapses_by_itself_and_the_room_is_open_again', async (t) => {
	const net = await open_network(t);
	const asked = await net.ask(net.team, net.lighthouse.id);
	const offered = await net.do(net.staff, asked, 'offer', { hold_minutes: 15 });
	await net.world.run(`UPDATE recipient SET held_until = clock_timestamp() + interval '300 milliseconds' WHERE id = '${asked.id}'`, {}, 'porchlight_owner');
	await until('the lapse', async () => (await net.team.get<Recipient>(`/api/v1/recipients/${asked.id}`)).body.state === 'not_arrived');
	assert.equal((await net.bed(offered.bed_id ?? '')).state, 'open');
	is_problem(await net.act(net.staff, asked, 'arrive'), 'move_not_possible', 409);
});

test('an_introduction_that_nobody_answers_expires', async (t) => {
	const net = await open_network(t);
	const asked = await net.ask(net.team, net.lighthouse.id);
	await net.world.run(`UPDATE recipient SET answer_due_at = now() WHERE id = '${asked.id}'`, {}, 'porchlight_owner');
	await until('the end', async () => (await net.team.get<Recipient>(`/api/v1/recipients/${asked.id}`)).body.state === 'expired');
});

test('any_act_of_a_house_confirms_it_and_an_administrators_correction_does_not', async (t) => {
	const net = await open_network(t);
	const confirmed = () => net.world.value<string>(`SELECT confirmed_at || ' ' || confirmed_role FROM porchlight.site WHERE id = :'id'`, { id: net.lighthouse.id });
	const age = () => net.world.run(`UPDATE site SET confirmed_at = now() - interval '9 hours', confirmed_role = '' WHERE id = '${net.lighthouse.id}'`, {}, 'porchlight_owner');
	const acts: [string, () => Promise<unknown>, string][] = [
		['mark', () => net.mark(net.staff, net.lighthouse.beds[1] ?? '', 'offline', { state_reason: 'Paint' }), 'house_staff'],
		['still right', () => net.lead.post(`/api/v1/sites/${net.lighthouse.id}/confirmations`), 'house_lead'],
		['pause', () => net.lead.post(`/api/v1/sites/${net.lighthouse.id}/pauses`), 'house_lead'],
		['welcome', () => net.staff.delete(`/api/v1/sites/${net.lighthouse.id}/pauses`), 'house_staff'],
		['talk', async () => net.do(net.staff, await net.ask(net.team, net.lighthouse.id), 'talk'), 'house_staff'],
	];
	for (const [what, act, role] of acts) {
		await age();
		const before = await confirmed();
		await act();
		const after = await confirmed();
		assert.notEqual(after, before, what);
		assert.ok(after.endsWith(` ${role}`), `${what}: ${after}`);
	}
	await age();
	const before = await confirmed();
	const site = await net.admin.get<{ version: number }>(`/api/v1/sites/${net.lighthouse.id}`);
	assert.equal((await net.admin.patch(`/api/v1/sites/${net.lighthouse.id}`, { city: 'Albany' }, site.body.version)).status, 200);
	assert.equal(await confirmed(), before);
	const history = await net.team.get<{ items: { role: string }[] }>(`/api/v1/sites/${net.lighthouse.id}/confirmations?limit=2`);
	assert.equal(history.body.items.length, 2);
});

test('a_paused_house_leaves_the_count_and_takes_no_introduction', async (t) => {
	const net = await open_network(t);
	const paused = await net.staff.post<{ state: string }>(`/api/v1/sites/${net.lighthouse.id}/pauses`);
	assert.equal(paused.status, 201);
	assert.equal(paused.body.state, 'paused');
	assert.equal(await net.world.value(`SELECT open FROM porchlight.site_capacity WHERE site_id = :'id'`, { id: net.lighthouse.id }), 0);
	const refused = await net.team.post('/api/v1/referrals', { site_ids: [net.lighthouse.id], consent_version: '2026-1' });
	is_problem(refused, 'site_not_welcoming', 409);
	const again = await net.staff.delete<{ state: string }>(`/api/v1/sites/${net.lighthouse.id}/pauses`);
	assert.equal(again.body.state, 'welcoming');
});

test('a_room_changes_in_two_taps_and_every_hold_has_an_end', async (t) => {
	const net = await open_network(t);
	const room = net.lighthouse.beds[0] ?? '';
	const held = await net.mark(net.staff, room, 'held');
	assert.equal(held.status, 201, held.text);
	assert.ok(Math.abs(Date.parse(String(held.body.held_until)) - Date.now() - 240 * 60_000) < 60_000, 'the house’s own length of a hold');
	const far = new Date(Date.now() + 25 * 3600_000).toISOString();
	is_problem(await net.mark(net.staff, room, 'held', { held_until: far }), 'out_of_range', 422);
	const past = new Date(Date.now() - 1000).toISOString();
	is_problem(await net.mark(net.staff, room, 'held', { held_until: past }), 'out_of_range', 422);
	await net.world.run(`UPDATE bed SET held_until = now() WHERE id = '${room}'`, {}, 'porchlight_owner');
	await until('the lapse', async () => (await net.bed(room)).state === 'open');

	assert.equal((await net.mark(net.staff, room, 'occupied')).body.state, 'occupied');
	assert.equal((await net.mark(net.staff, room, 'occupied')).body.state, 'occupied');
	const count = () => net.world.value<number>('SELECT count(*) FROM porchlight.stay');
	assert.equal(await count(), 1, 'marking it occupied twice is one stay');
	const ready = new Date(Date.now() + 3600_000).toISOString();
	assert.equal((await net.mark(net.staff, room, 'turnover', { ready_at: ready })).body.state, 'turnover');
	assert.equal(await net.world.value('SELECT count(*) FROM porchlight.stay WHERE left_at IS NOT NULL'), 1);
	assert.equal((await net.mark(net.staff, room, 'open')).body['ready_at'], null);
});

test('a_room_held_for_someone_introduced_is_not_the_taps_to_give_away', async (t) => {
	const net = await open_network(t);
	const asked = await net.ask(net.team, net.lighthouse.id);
	const offered = await net.do(net.staff, asked, 'offer');
	for (const state of ['open', 'occupied', 'offline']) {
		const problem = is_problem(await net.mark(net.staff, offered.bed_id ?? '', state), 'bed_in_use', 409, state);
		assert.equal(problem.current?.state, 'held');
	}
	const stay = await net.staff.post(`/api/v1/sites/${net.lighthouse.id}/stays`, { bed_id: offered.bed_id, source: 'walk_in' });
	is_problem(stay, 'bed_not_open', 409);
});

test('a_walk_in_gets_a_room_in_one_act_and_leaves_it_in_turnover', async (t) => {
	const net = await open_network(t);
	const begun = await net.staff.post<Record<string, unknown>>(`/api/v1/sites/${net.lighthouse.id}/stays`, {
		bed_id: net.lighthouse.beds[1], source: 'self_call', planned_leave_on: '2099-12-31',
	});
	assert.equal(begun.status, 201, begun.text);
	const stay = `/api/v1/stays/${String(begun.body['id'])}`;
	is_problem(await net.staff.patch(stay, { planned_leave_on: '2000-01-01' }, Number(begun.body['version'])), 'out_of_range', 422);
	const changed = await net.staff.patch<Record<string, unknown>>(stay, { planned_leave_on: null, guest_answer: 'hospital' }, Number(begun.body['version']));
	assert.equal(changed.status, 200, changed.text);
	assert.equal(changed.body['planned_leave_on'], null);
	assert.equal(changed.body['guest_answer'], 'hospital');
	const left = await net.staff.post<Record<string, unknown>>(`${stay}/leave`, { where_next: 'home' });
	assert.equal(left.status, 200, left.text);
	assert.ok(left.body['left_at']);
	assert.equal(left.body['guest_answer'], 'hospital', 'what was answered before stays');
	assert.equal((await net.bed(net.lighthouse.beds[1] ?? '')).state, 'turnover');
	is_problem(await net.staff.post(`${stay}/leave`, {}), 'move_not_possible', 409);
});

test('a_turned_away_ask_is_one_tap_and_can_be_taken_back', async (t) => {
	const net = await open_network(t);
	const path = `/api/v1/sites/${net.lighthouse.id}/turn_aways`;
	const added = await net.staff.post<{ id: string; way: string; reason: string | null }>(path, {});
	assert.equal(added.status, 201, added.text);
	assert.deepEqual([added.body.way, added.body.reason], ['phone', null]);
	const undone = await net.staff.post<{ undone_at: string }>(`/api/v1/turn_aways/${added.body.id}/undo`);
	const again = await net.staff.post<{ undone_at: string }>(`/api/v1/turn_aways/${added.body.id}/undo`);
	assert.ok(undone.body.undone_at);
	assert.equal(again.body.undone_at, undone.body.undone_at);
	const list = await net.lead.get<{ items: unknown[]; next: string | null }>(path);
	assert.equal(list.body.items.length, 1);
	assert.equal(list.body.next, null);
});

test('a_lead_describes_the_house_its_staff_only_tonight', async (t) => {
	const net = await open_network(t);
	const path = `/api/v1/sites/${net.lighthouse.id}`;
	const version = async () => (await net.staff.get<{ version: number }>(path)).body.version;
	const tonight = await net.staff.patch<Record<string, unknown>>(path, { staffed_limit: 1, notice: 'Quiet night' }, await version());
	assert.equal(tonight.status, 200, tonight.text);
	assert.equal(await net.world.value(`SELECT open FROM porchlight.site_capacity WHERE site_id = :'id'`, { id: net.lighthouse.id }), 1);
	is_problem(await net.staff.patch(path, { phone: '555-0199' }, await version()), 'not_allowed', 403);
	const facts = { step_free: true, pets: null, languages: ['en', 'es'], minimum_age: 18, entry: 'form_required', form_asks: ['A first name'] };
	const stated = await net.lead.patch<Record<string, unknown>>(path, facts, await version());
	assert.equal(stated.status, 200, stated.text);
	for (const [name, value] of Object.entries(facts)) assert.deepEqual(stated.body[name], value, name);
	is_problem(await net.lead.patch(path, { fresh_hours: 48, stale_hours: 24 }, await version()), 'out_of_range', 422);
	is_problem(await net.lead.patch(path, { zone: 'America/Nowhere' }, await version()), 'bad_value', 422);
	is_problem(await net.lead.patch(path, { counties_served: ['36061', '1234'] }, await version()), 'bad_value', 422);
	is_problem(await net.lead.patch(path, { counties_served: ['99999'] }, await version()), 'bad_value', 422);
});

test('rooms_are_added_and_described_by_the_lead', async (t) => {
	const net = await open_network(t);
	const path = `/api/v1/sites/${net.lighthouse.id}/beds`;
	const added = await net.lead.post<Bed>(path, { label: 'Garden room', private_room: true, floor: 0, gender_preference: 'any', position: 9 });
	assert.equal(added.status, 201, added.text);
	assert.equal(added.body.state, 'offline');
	is_problem(await net.lead.post(path, { label: 'Garden room' }), 'name_taken', 409);
	const changed = await net.lead.patch<Bed>(`/api/v1/beds/${added.body.id}`, { label: 'Garden', step_free: true }, added.body.version);
	assert.equal(changed.body['label'], 'Garden');
	is_problem(await net.lead.patch(`/api/v1/beds/${added.body.id}`, { label: 'Room 1' }, changed.body.version), 'name_taken', 409);
	const level = await net.staff.get<{ items: { id: string; version: number }[] }>(`/api/v1/sites/${net.lighthouse.id}/services`);
	const [drop_in] = level.body.items;
	assert.ok(drop_in);
	const busy = await net.staff.patch<Record<string, unknown>>(`/api/v1/services/${drop_in.id}`, { level: 'busy' }, drop_in.version);
	assert.equal(busy.body['level'], 'busy');
	assert.ok(busy.body['level_at']);
	is_problem(await net.staff.patch(`/api/v1/services/${drop_in.id}`, { name: 'Other' }, Number(busy.body['version'])), 'not_allowed', 403);
	is_problem(await net.lead.patch(`/api/v1/services/${drop_in.id}`, { link: 'http://x.example' }, Number(busy.body['version'])), 'bad_value', 422);
});

test('a_changed_version_is_told_with_who_changed_it', async (t) => {
	const net = await open_network(t);
	const path = `/api/v1/sites/${net.lighthouse.id}`;
	const { version } = (await net.lead.get<{ version: number }>(path)).body;
	await net.staff.patch(path, { notice: 'First' }, version);
	const late = await net.lead.patch<Problem>(path, { notice: 'Second' }, version);
	const problem = is_problem(late, 'version_changed', 412);
	assert.equal(problem.changed_by, 'Sam');
	assert.ok(problem.changed_at);
	assert.equal(problem.current?.['notice'], 'First');
	const bed = net.lighthouse.beds[0] ?? '';
	const before = await net.bed(bed);
	await net.mark(net.staff, bed, 'offline');
	const tap = await net.lead.post<Problem>(`/api/v1/beds/${bed}/states`, { state: 'open', version: before.version });
	assert.equal(is_problem(tap, 'version_changed', 412).current?.state, 'offline');
});

test('an_administrator_adds_organizations_and_sites', async (t) => {
	const net = await open_network(t);
	const organization = await net.admin.post<{ id: string; version: number }>('/api/v1/organizations', { name: 'Bridge', kind: 'peer_respite', county_fips: '36047' });
	assert.equal(organization.status, 201, organization.text);
	const renamed = await net.admin.patch<{ name: string }>(`/api/v1/organizations/${organization.body.id}`, { name: 'Bridges' }, organization.body.version);
	assert.equal(renamed.body.name, 'Bridges');
	const site = await net.admin.post<Record<string, unknown>>('/api/v1/sites', {
		organization_id: organization.body.id, name: 'Bridge House', county_fips: '36047', zone: 'America/New_York', phone: '555-0133', hold_minutes: 60,
	});
	assert.equal(site.status, 201, site.text);
	assert.equal(site.body['hold_minutes'], 60);
	assert.equal(site.body['answer_minutes'], 240);
	assert.equal(site.body['confirmed_at'], null, 'nobody has confirmed it yet');
	is_problem(await net.admin.post('/api/v1/organizations', { name: 'X', kind: 'peer_respite', county_fips: '99999' }), 'bad_value', 422);
	const all = await net.team.get<{ items: unknown[]; next: string | null }>('/api/v1/sites?limit=2');
	assert.equal(all.body.items.length, 2);
	assert.ok(all.body.next);
	const rest = await net.team.get<{ items: unknown[]; next: string | null }>(`/api/v1/sites?limit=10&after=${encodeURIComponent(all.body.next)}`);
	assert.equal(rest.body.items.length, 3);
	assert.equal(rest.body.next, null);
});
