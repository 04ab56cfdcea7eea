// Stays as a house lives them: moving rooms, staying longer, leaving, when a room may open next, and nights counted by the house's own word.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Client, Reply } from '../support/http.ts';
import { type Network, type Problem, id, is_problem, open_network } from './network.ts';

interface Stay {
	id: string;
	version: number;
	bed_id: string;
	planned_leave_on: string | null;
	latest_leave_on: string | null;
	left_at: string | null;
	where_next: string | null;
	guest_answer: string | null;
	alias?: string | null;
	[member: string]: unknown;
}

interface Room {
	id: string;
	state: string;
	opens_on: string | null;
	opens_said_at: string | null;
	opens_said_by: string | null;
	[member: string]: unknown;
}

/** A day so many days from today, in the houses' zone. */
function day(from_today: number): string {
	const parts = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date());
	return new Date(Date.parse(`${parts}T12:00:00Z`) + from_today * 86_400_000).toISOString().slice(0, 10);
}

function begin(net: Network, body: Record<string, unknown> = {}, who: Client = net.staff): Promise<Reply<Stay & Problem>> {
	return who.post(`/api/v1/sites/${net.lighthouse.id}/stays`, { bed_id: net.lighthouse.beds[0], source: 'walk_in', ...body });
}

async function begun(net: Network, body: Record<string, unknown> = {}, who: Client = net.staff): Promise<Stay> {
	const reply = await begin(net, body, who);
	assert.equal(reply.status, 201, reply.text);
	return reply.body;
}

async function room(net: Network, bed_id: string | undefined): Promise<Room> {
	const found = (await net.beds(net.lighthouse)).find((bed) => bed.id === bed_id);
	assert.ok(found);
	return found as unknown as Room;
}

function to(stay: Stay, act: string): string {
	return `/api/v1/stays/${stay.id}${act === '' ? '' : `/${act}`}`;
}

test('a_guest_moves_to_an_open_room_and_the_one_they_leave_is_readied', async (t) => {
	const net = await open_network(t);
	const [first, second] = net.lighthouse.beds;
	const stay = await begun(net, { planned_leave_on: day(3) }, net.lead);
	const said = await room(net, first);
	const key = randomUUID();
	const moved = await net.staff.post<Stay>(to(stay, 'move'), { bed_id: second }, { key });
	assert.equal(moved.status, 200, moved.text);
	assert.equal(moved.body.bed_id, second);
	assert.equal(moved.body.planned_leave_on, day(3));
	const again = await net.staff.post<Stay>(to(stay, 'move'), { bed_id: second }, { key });
	assert.equal(again.text, moved.text, 'sent twice, it happened once');

	const left = await room(net, first);
	const taken = await room(net, second);
	assert.deepEqual([left.state, left.opens_on, left.opens_said_by], ['turnover', null, null]);
	assert.deepEqual([taken.state, taken.opens_on, taken.opens_said_by], ['occupied', day(3), 'house_lead'], 'moving says nothing new of the plan');
	assert.equal(taken.opens_said_at, said.opens_said_at);
	const uses = await net.world.psql(`SELECT bed_id, upper(during) = 'infinity' AS goes_on FROM porchlight.occupancy ORDER BY lower(during)`);
	assert.deepEqual(uses, [{ bed_id: first, goes_on: false }, { bed_id: second, goes_on: true }]);

	const gone = await net.staff.post<Stay>(to(stay, 'leave'), {});
	assert.equal(gone.status, 200, gone.text);
	assert.equal((await room(net, second)).state, 'turnover');
	assert.equal(await net.world.value(`SELECT count(*) FROM porchlight.occupancy WHERE upper(during) = 'infinity'`), 0);
});

test('a_guest_moves_only_to_a_room_that_is_open', async (t) => {
	const net = await open_network(t);
	const [first, second] = net.lighthouse.beds;
	const stay = await begun(net);
	const move = (bed_id: string | undefined, who = net.staff) => who.post<Stay & Problem>(to(stay, 'move'), { bed_id });
	for (const [what, bed_id] of [['their own', first], ['another house’s', net.harbor.beds[0]], ['none', id('9', 9)]] as const) {
		assert.equal(is_problem(await move(bed_id), 'bed_not_open', 409, what).current?.['bed_id'], first);
	}
	for (const state of ['held', 'offline', 'turnover', 'occupied']) {
		await net.mark(net.staff, second ?? '', state);
		is_problem(await move(second), 'bed_not_open', 409, state);
	}
	await net.mark(net.staff, second ?? '', 'open');
	is_problem(await move(second, net.harbor_staff), 'not_found', 404, 'another house');
	is_problem(await move(second, net.team), 'not_allowed', 403, 'a team');
	await net.staff.post(to(stay, 'leave'), {});
	is_problem(await move(second), 'move_not_possible', 409, 'who has left');
	assert.equal((await room(net, second)).state, 'open');
});

test('the_last_room_goes_to_one_whoever_moves_or_arrives_at_once', async (t) => {
	const net = await open_network(t);
	const [first, second] = net.lighthouse.beds;
	for (let round = 0; round < 12; round++) {
		const stay = await begun(net);
		const [moved, came] = await Promise.all([
			net.staff.post(to(stay, 'move'), { bed_id: second }),
			net.lead.post<Stay>(`/api/v1/sites/${net.lighthouse.id}/stays`, { bed_id: second, source: 'self_call' }),
		]);
		assert.deepEqual([moved.status, came.status].sort(), moved.status === 200 ? [200, 409] : [201, 409], `${moved.text} ${came.text}`);
		assert.equal(await net.world.value(`SELECT count(*) FROM porchlight.stay WHERE left_at IS NULL AND bed_id = :'bed'`, { bed: second ?? '' }), 1);
		await net.staff.post(to(stay, 'leave'), {});
		if (came.status === 201) await net.staff.post(to(came.body, 'leave'), {});
		for (const bed of [first, second]) assert.equal((await net.mark(net.staff, bed ?? '', 'open')).status, 201);
	}
});

test('a_stay_is_made_longer_until_the_last_day_that_the_house_allows', async (t) => {
	const net = await open_network(t);
	const stay = await begun(net, { planned_leave_on: day(2) });
	assert.equal(stay.latest_leave_on, day(7), 'the house’s longest stay is seven nights');
	const extend = (planned_leave_on: string, who = net.staff) => who.post<Stay & Problem>(to(stay, 'extend'), { planned_leave_on });
	const longer = await extend(day(4), net.lead);
	assert.equal(longer.status, 200, longer.text);
	assert.equal(longer.body.planned_leave_on, day(4));
	const bed = await room(net, stay.bed_id);
	assert.deepEqual([bed.opens_on, bed.opens_said_by], [day(4), 'house_lead']);

	const beyond = is_problem(await extend(day(8)), 'out_of_range', 422);
	assert.deepEqual(beyond.errors?.map((error) => error.pointer), ['/planned_leave_on']);
	assert.ok(beyond.errors?.[0]?.detail.includes(day(7)), 'it names the last possible day');
	is_problem(await extend(day(3)), 'out_of_range', 422, 'shorter');
	is_problem(await extend(day(-1)), 'out_of_range', 422, 'yesterday');
	is_problem(await extend(day(5), net.harbor_staff), 'not_found', 404);
	assert.equal((await extend(day(7))).body.planned_leave_on, day(7));
	await net.staff.post(to(stay, 'leave'), {});
	is_problem(await extend(day(7)), 'move_not_possible', 409);
});

test('a_room_says_when_it_may_open_next_who_said_so_and_when', async (t) => {
	const net = await open_network(t);
	const [first] = net.lighthouse.beds;
	const nothing = { opens_on: null, opens_said_at: null, opens_said_by: null };
	const told = async () => {
		const { opens_on, opens_said_at, opens_said_by } = await room(net, first);
		return { opens_on, opens_said_at, opens_said_by };
	};
	assert.deepEqual(await told(), nothing);
	const stay = await begun(net);
	assert.deepEqual(await told(), nothing, 'nobody said when they leave');
	const planned = await net.staff.patch<Stay>(to(stay, ''), { planned_leave_on: day(5) }, stay.version);
	assert.equal(planned.status, 200, planned.text);
	const first_word = await told();
	assert.deepEqual([first_word.opens_on, first_word.opens_said_by], [day(5), 'house_staff']);
	assert.ok(Math.abs(Date.now() - Date.parse(String(first_word.opens_said_at))) < 60_000);
	const answered = await net.lead.patch<Stay>(to(stay, ''), { where_next: 'home' }, planned.body.version);
	assert.deepEqual(await told(), first_word, 'what is not about the plan leaves its age and author');
	const unplanned = await net.staff.patch<Stay>(to(stay, ''), { planned_leave_on: null }, answered.body.version);
	assert.equal(unplanned.status, 200, unplanned.text);
	assert.deepEqual(await told(), nothing);

	await net.staff.post(to(stay, 'leave'), {});
	assert.deepEqual(await told(), nothing, 'nobody said when it is ready');
	const ready_at = new Date(Date.parse(`${day(1)}T20:00:00Z`)).toISOString();
	assert.equal((await net.mark(net.lead, first ?? '', 'turnover', { ready_at })).status, 201);
	const readied = await told();
	assert.deepEqual([readied.opens_on, readied.opens_said_by], [day(1), 'house_lead']);
	const board = async (view: string, who: Client) => {
		const { body } = await who.get<{ rows: { bed: Room[] } }>(`/api/v1/board?view=${view}`);
		return body.rows.bed.find((bed) => bed.id === first);
	};
	for (let waited = 0; (await board('network', net.team))?.opens_on !== day(1); waited++) {
		assert.ok(waited < 100, 'the network sees it');
		await new Promise((done) => setTimeout(done, 50));
	}
	assert.equal((await board('network', net.team))?.opens_said_by, 'house_lead');
	assert.ok(!('opens_on' in ((await board('public', net.nobody)) ?? {})), 'the public page promises nothing');
	assert.equal((await net.mark(net.staff, first ?? '', 'open')).status, 201);
	assert.deepEqual(await told(), nothing);
});

test('a_room_being_readied_opens_by_hand_only', async (t) => {
	const net = await open_network(t);
	const [first] = net.lighthouse.beds;
	await net.mark(net.staff, first ?? '', 'turnover', { ready_at: new Date(Date.now() + 3600_000).toISOString() });
	await net.world.run(`UPDATE bed SET ready_at = now() - interval '2 hours' WHERE id = '${first}';
		BEGIN; SELECT request_begin(NULL, 'test', NULL, NULL), clock_holds(), clock_expire() \\g /dev/null\nCOMMIT;`, {}, 'porchlight_owner');
	await new Promise((done) => setTimeout(done, 2500));
	assert.equal((await net.bed(first ?? '')).state, 'turnover');
});

test('what_the_guest_answers_is_skippable_and_prefer_not_to_say_is_an_answer', async (t) => {
	const net = await open_network(t);
	const silent = await begun(net);
	const left = await net.staff.post<Stay>(to(silent, 'leave'), {});
	assert.deepEqual([left.body.where_next, left.body.guest_answer], [null, null]);
	const later = await net.staff.patch<Stay>(to(silent, ''), { guest_answer: 'prefer_not_to_say' }, left.body.version);
	assert.deepEqual([later.body.where_next, later.body.guest_answer], [null, 'prefer_not_to_say'], 'also after they left');
	await net.mark(net.staff, net.lighthouse.beds[0] ?? '', 'open');
	const stay = await begun(net);
	const said = await net.staff.post<Stay>(to(stay, 'leave'), { where_next: 'prefer_not_to_say', guest_answer: 'hospital' });
	assert.deepEqual([said.body.where_next, said.body.guest_answer], ['prefer_not_to_say', 'hospital']);
	is_problem(await net.staff.patch(to(stay, ''), { where_next: 'moon' }, said.body.version), 'not_a_choice', 422);
});
