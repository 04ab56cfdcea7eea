// The story that the whole house exists for, through the API alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Problem, type Recipient, type Referral, is_problem, open_network } from './network.ts';

test('a_person_is_introduced_offered_a_room_says_yes_and_arrives', async (t) => {
	const net = await open_network(t);
	const sent = await net.send(net.team, [net.lighthouse.id, net.harbor.id], {
		name: 'Robin', callback: '555-0142', note: 'Likes to be called in the evening', needs: ['step_free'], languages: ['es'],
		transport: 'team_brings', alternative: 'emergency_department', county_fips: '36047',
	});
	assert.match(sent.code, /^[ACDEFGHJKMNPQRTUVWXY34679]{6}$/);
	assert.deepEqual(sent.recipients.map((one) => [one.site_id, one.state, one.shown_open]), [
		[net.lighthouse.id, 'sent', true], [net.harbor.id, 'sent', true],
	]);

	// The house finds it by the code said on the phone, opens it, and sees what it needs and no more.
	const found = await net.staff.get<{ items: Referral[] }>(`/api/v1/referrals?code=${sent.code.toLowerCase()}`);
	assert.deepEqual(found.body.items.map((one) => one.id), [sent.id]);
	const opened = await net.staff.get<Referral>(`/api/v1/referrals/${sent.id}`);
	assert.equal(opened.body['name'], 'Robin');
	assert.equal(opened.body['callback'], '555-0142');
	assert.equal(opened.body['note'], 'Likes to be called in the evening');
	assert.equal(opened.body.alternative, null, 'where they would have gone is the sender’s to know');
	assert.equal(opened.body.recipients.length, 1, 'a house sees its own asking only');
	const [mine] = opened.body.recipients;
	assert.ok(mine);

	assert.equal((await net.do(net.staff, mine, 'see')).state, 'seen');
	assert.equal((await net.do(net.staff, mine, 'talk')).state, 'talking');
	const offered = await net.do(net.staff, mine, 'offer', { hold_minutes: 60 });
	assert.equal(offered.state, 'offered');
	assert.equal(offered.bed_id, net.lighthouse.beds[0], 'the first open room by position');
	assert.ok(offered.held_until);
	const minutes = (Date.parse(offered.held_until) - Date.now()) / 60_000;
	assert.ok(minutes > 58 && minutes <= 60.1, `${minutes} minutes`);
	assert.equal((await net.bed(offered.bed_id ?? '')).state, 'held');

	const accepted = await net.do(net.team, mine, 'accept');
	assert.equal(accepted.state, 'accepted');
	const both = await net.team.get<Referral>(`/api/v1/referrals/${sent.id}`);
	assert.deepEqual(both.body.recipients.map((one) => one.state), ['accepted', 'elsewhere']);
	assert.equal(both.body.alternative, 'emergency_department');

	const arrived = await net.do(net.staff, mine, 'arrive', { planned_leave_on: '2099-01-01' });
	assert.equal(arrived.state, 'arrived');
	assert.deepEqual(arrived.possible, []);
	assert.equal((await net.bed(net.lighthouse.beds[0] ?? '')).state, 'occupied');
	const stays = await net.staff.get<{ items: Record<string, unknown>[] }>(`/api/v1/sites/${net.lighthouse.id}/stays?state=current`);
	assert.equal(stays.body.items.length, 1);
	assert.equal(stays.body.items[0]?.['recipient_id'], mine.id);
	const leaves = Date.parse(String(stays.body.items[0]?.['planned_leave_on']));
	assert.ok(leaves - Date.now() < 8 * 24 * 3600_000, 'capped by the longest stay of 7 nights');

	// The house counts it at once; the network when the week is over and released.
	const numbers = await net.lead.get<{ measures: { name: string; rows: { numerator: number }[] }[] }>(
		`/api/v1/statistics?scope=house&id=${net.organizations.lighthouse}&period=week`);
	const counted = (name: string) => numbers.body.measures.find((measure) => measure.name === name)?.rows[0]?.numerator;
	assert.equal(counted('arrivals'), 1);
	assert.equal(counted('diversions_reported'), 1);
});

test('two_teams_reach_for_the_last_room_and_one_is_told', async (t) => {
	const net = await open_network(t);
	const first = await net.ask(net.team, net.harbor.id);
	const second = await net.ask(net.hospital, net.harbor.id);
	await net.do(net.harbor_staff, first, 'offer');
	const refused = await net.act(net.harbor_staff, second, 'offer');
	const problem = is_problem(refused, 'no_open_bed', 409);
	assert.equal(problem.current?.state, 'sent', 'the introduction stays as it was');
	assert.ok(problem.possible?.includes('waitlist'));
	const by_room = await net.act(net.harbor_staff, second, 'offer', { bed_id: net.harbor.beds[0] });
	is_problem(by_room, 'bed_not_open', 409);

	// Who asks now is told that there was no open room, or is refused when they say they want only an open one.
	const late = await net.ask(net.hospital, net.harbor.id);
	assert.equal(late.shown_open, false);
	const only = await net.hospital.post<Problem>('/api/v1/referrals', {
		site_ids: [net.harbor.id], consent_version: '2026-1', only_if_open: true,
	});
	is_problem(only, 'no_open_bed', 409);
});

test('a_house_that_says_no_says_why_and_where_instead', async (t) => {
	const net = await open_network(t);
	const asked = await net.ask(net.team, net.lighthouse.id);
	is_problem(await net.act(net.staff, asked, 'decline', { decline_code: 'age', instead_site_id: net.lighthouse.id }), 'bad_value', 422);
	const declined = await net.do(net.staff, asked, 'decline', { decline_code: 'nights_limit', instead_site_id: net.harbor.id });
	assert.equal(declined.state, 'declined');
	const seen = await net.team.get<Recipient>(`/api/v1/recipients/${asked.id}`);
	assert.equal(seen.body.decline_code, 'nights_limit');
	assert.equal(seen.body.instead_site_id, net.harbor.id);
	const whole = await net.team.get<Referral>(`/api/v1/referrals/${asked.referral_id}`);
	assert.ok(whole.body.ended_at, 'with its last recipient the referral ends');
});

test('who_sent_it_takes_it_back_from_every_house_and_the_room_is_free_at_once', async (t) => {
	const net = await open_network(t);
	const sent = await net.send(net.team, [net.lighthouse.id, net.harbor.id]);
	const [one, two] = sent.recipients;
	assert.ok(one && two);
	await net.do(net.staff, one, 'offer');
	await net.do(net.harbor_staff, two, 'offer');
	const back = await net.team.post<Referral>(`/api/v1/referrals/${sent.id}/withdraw`);
	assert.equal(back.status, 200, back.text);
	assert.deepEqual(back.body.recipients.map((recipient) => recipient.state), ['withdrawn', 'withdrawn']);
	assert.deepEqual((await net.beds(net.harbor)).map((bed) => bed.state), ['open']);
	is_problem(await net.team.post(`/api/v1/referrals/${sent.id}/withdraw`), 'referral_ended', 409);
});
