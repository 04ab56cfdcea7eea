// Each act from each state in which it can't be, by each side; and acts that come late or cross another: 409 with the row as it is now
// and what is still possible.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Client } from '../support/http.ts';
import { type Network, type Problem, type Recipient, type Referral, is_problem, open_network } from './network.ts';

const open = ['sent', 'seen', 'talking', 'waitlisted', 'offered', 'accepted'] as const;
const ends = ['arrived', 'declined', 'guest_declined', 'unreachable', 'expired', 'withdrawn', 'elsewhere', 'not_arrived'] as const;
type State = (typeof open)[number] | (typeof ends)[number];

const before_the_yes: State[] = ['sent', 'seen', 'talking', 'waitlisted'];
/** From which states each side may do it: the product's own words, beside the database's table. */
const may: Record<string, { house?: readonly State[]; sender?: readonly State[]; guest?: readonly State[] }> = {
	see: { house: ['sent'] }, talk: { house: ['sent', 'seen'] }, waitlist: { house: ['sent', 'seen', 'talking'] }, offer: { house: before_the_yes },
	extend: { house: ['offered', 'accepted'] }, accept: { house: ['offered'], sender: ['offered'], guest: ['offered'] }, arrive: { house: ['accepted'] },
	unreachable: { house: before_the_yes }, decline: { house: open }, guest_decline: { house: open, sender: open, guest: open },
	withdraw: { sender: open, guest: open },
};
const actions = Object.keys(may);
type Side = 'house' | 'sender' | 'guest';
const possible = (side: Side, state: State) => actions.filter((action) => may[action]?.[side]?.includes(state)).sort();

const body_of = (action: string) => (action === 'decline' ? { decline_code: 'other' } : {});

/** An introduction to Lighthouse that stands there, and the referral that it is part of. */
async function stand(net: Network, state: State): Promise<{ sent: Referral; asked: Recipient }> {
	const sent = await net.send(net.team, state === 'elsewhere' ? [net.lighthouse.id, net.harbor.id] : [net.lighthouse.id]);
	const asked = sent.recipients.find((one) => one.site_id === net.lighthouse.id) as Recipient;
	const house = (...names: string[]) => names.reduce<Promise<unknown>>((before, name) => before.then(() => net.do(net.staff, asked, name, body_of(name))), Promise.resolve());
	const by_hand = (set: string) => net.world.run(`UPDATE recipient SET ${set} WHERE id = '${asked.id}'; SELECT clock_holds(), clock_expire() \\g /dev/null`, {}, 'porchlight_owner');
	switch (state) {
	case 'sent': break;
	case 'seen': await house('see'); break;
	case 'talking': await house('talk'); break;
	case 'waitlisted': await house('waitlist'); break;
	case 'offered': await house('offer'); break;
	case 'accepted': await house('offer', 'accept'); break;
	case 'arrived': await house('offer', 'accept', 'arrive'); break;
	case 'declined': await house('decline'); break;
	case 'guest_declined': await house('guest_decline'); break;
	case 'unreachable': await house('unreachable'); break;
	case 'withdrawn': await net.do(net.team, asked, 'withdraw'); break;
	case 'expired': await by_hand(`answer_due_at = sent_at`); break;
	case 'not_arrived':
		await house('offer');
		await by_hand(`held_until = clock_timestamp()`);
		break;
	case 'elsewhere': {
		const other = sent.recipients.find((one) => one.site_id === net.harbor.id) as Recipient;
		await net.do(net.harbor_staff, other, 'offer');
		await net.do(net.team, other, 'accept');
	}
	}
	assert.equal((await net.staff.get<Recipient>(`/api/v1/recipients/${asked.id}`)).body.state, state);
	return { sent, asked };
}

async function more_rooms(t: TestContext): Promise<Network> {
	const net = await open_network(t);
	await net.world.run(`INSERT INTO bed (id, site_id, label, position, state)
		SELECT gen_random_uuid(), '${net.lighthouse.id}', 'More ' || n, 100 + n, 'open' FROM generate_series(1, 12) n`, {}, 'porchlight_owner');
	return net;
}

function late(reply: { status: number; text: string; headers: Record<string, unknown>; body: Problem }, state: State, side: Side, what: string): void {
	const problem = is_problem(reply as never, 'move_not_possible', 409, what);
	assert.equal(problem.current?.state, state, what);
	assert.deepEqual([...(problem.possible ?? [])].sort(), possible(side, state), what);
}

test('each_act_from_each_state_in_which_it_cannot_be_gets_409_with_the_row_and_what_is_possible', async (t) => {
	const net = await more_rooms(t);
	const sides: [Side, Client][] = [['house', net.staff], ['sender', net.team]];
	for (const state of [...open, ...ends]) {
		const { asked } = await stand(net, state);
		const version = () => net.world.value<number>(`SELECT version FROM porchlight.recipient WHERE id = :'id'`, { id: asked.id });
		const before = await version();
		for (const [side, who] of sides) {
			const now = await who.get<Recipient>(`/api/v1/recipients/${asked.id}`);
			assert.deepEqual([...now.body.possible].sort(), possible(side, state), `${side} of what is ${state}`);
			for (const action of actions.filter((one) => !possible(side, state).includes(one))) {
				const reply = await net.act(who, asked, action, body_of(action));
				// What the other side's route is for is not this side's in any state.
				if (may[action]?.[side] === undefined) is_problem(reply, 'not_allowed', 403, `${action} by the ${side}`);
				else late(reply, state, side, `${action} by the ${side} when ${state}`);
			}
		}
		assert.equal(await version(), before, `nothing happened to what was ${state}`);
		if ((open as readonly string[]).includes(state)) await net.do(net.team, asked, 'withdraw');
	}
});

test('the_persons_own_acts_come_too_late_in_the_same_way', async (t) => {
	const net = await more_rooms(t);
	for (const state of [...open, ...ends]) {
		const { sent, asked } = await stand(net, state);
		const who = { code: sent.code, secret: sent['guest_secret'] };
		const seen = await net.nobody.post<{ recipients: { id: string; state: State; possible: string[] }[] }>('/api/v1/guest/referral', who);
		const mine = seen.body.recipients.find((one) => one.id === asked.id);
		assert.deepEqual([mine?.state, [...(mine?.possible ?? [])].sort()], [state, possible('guest', state)]);
		for (const action of ['accept', 'guest_decline', 'withdraw'].filter((one) => !possible('guest', state).includes(one))) {
			const problem = is_problem(await net.nobody.post(`/api/v1/guest/recipients/${asked.id}/${action}`, who), 'move_not_possible', 409, `${action} when ${state}`);
			const current = problem.current?.['recipients'] as { id: string; state: State }[] | undefined;
			assert.equal(current?.find((one) => one.id === asked.id)?.state, state);
			assert.deepEqual([...(problem.possible ?? [])].sort(), possible('guest', state));
		}
		if (!(open as readonly string[]).includes(state) && state !== 'elsewhere') {
			is_problem(await net.nobody.post('/api/v1/guest/referral/withdraw', who), 'referral_ended', 409, state);
		} else {
			await net.team.post(`/api/v1/referrals/${sent.id}/withdraw`, {});
		}
	}
});

test('a_decline_while_the_person_says_yes_leaves_one_of_them_and_tells_the_other_what_is', async (t) => {
	const net = await more_rooms(t);
	for (let round = 0; round < 8; round++) {
		const { asked } = await stand(net, 'offered');
		const [yes, no] = await Promise.all([net.act(net.team, asked, 'accept'), net.act(net.staff, asked, 'decline', { decline_code: 'staffing' })]);
		// A house may also say no after the yes; the yes never comes after the no.
		assert.equal(no.status, 200, no.text);
		if (yes.status !== 200) late(yes, 'declined', 'sender', 'a yes after the no');
		assert.equal((await net.team.get<Recipient>(`/api/v1/recipients/${asked.id}`)).body.state, 'declined');
	}
});

test('an_arrival_after_the_lapse_finds_the_hold_over_whether_or_not_the_clock_has_been_by', async (t) => {
	const net = await more_rooms(t);
	const { asked } = await stand(net, 'accepted');
	await net.world.run(`UPDATE recipient SET held_until = clock_timestamp() WHERE id = '${asked.id}'`, {}, 'porchlight_owner');
	late(await net.act(net.staff, asked, 'arrive'), 'not_arrived', 'house', 'an arrival too late');
	late(await net.act(net.staff, asked, 'extend'), 'not_arrived', 'house', 'an extension too late');
	assert.equal(await net.world.value(`SELECT count(*) FROM porchlight.stay`), 0);
});

test('a_withdrawal_after_the_offer_frees_the_room_and_the_house_is_told_when_it_goes_on', async (t) => {
	const net = await more_rooms(t);
	const { sent, asked } = await stand(net, 'offered');
	const room = (await net.team.get<Recipient>(`/api/v1/recipients/${asked.id}`)).body.bed_id ?? '';
	const back = await net.team.post<Referral>(`/api/v1/referrals/${sent.id}/withdraw`, {});
	assert.equal(back.status, 200, back.text);
	assert.equal((await net.bed(room)).state, 'open');
	for (const action of ['accept', 'extend', 'decline', 'offer']) late(await net.act(net.staff, asked, action, body_of(action)), 'withdrawn', 'house', action);
	const again = is_problem(await net.team.post(`/api/v1/referrals/${sent.id}/withdraw`, {}), 'referral_ended', 409);
	assert.notEqual(again.current?.['ended_at'], null);
});

test('rooms_and_stays_that_are_over_are_told_with_their_rows', async (t) => {
	const net = await open_network(t);
	const [first = '', second = ''] = net.lighthouse.beds;
	const begun = await net.staff.post<{ id: string }>(`/api/v1/sites/${net.lighthouse.id}/stays`, { bed_id: first, source: 'walk_in' });
	await net.staff.post(`/api/v1/stays/${begun.body.id}/leave`, {});
	for (const [action, body] of [['leave', {}], ['move', { bed_id: second }], ['extend', { planned_leave_on: '2099-01-01' }]] as const) {
		const problem = is_problem(await net.staff.post(`/api/v1/stays/${begun.body.id}/${action}`, body), 'move_not_possible', 409, action);
		assert.notEqual(problem.current?.['left_at'], null, action);
	}
	const asked = await net.ask(net.team, net.lighthouse.id);
	const gone = is_problem(await net.act(net.staff, asked, 'offer', { bed_id: first }), 'bed_not_open', 409, 'a room being readied');
	assert.equal(gone.current?.state, 'sent');
	await net.do(net.staff, asked, 'offer', { bed_id: second });
	is_problem(await net.mark(net.staff, second, 'open'), 'bed_in_use', 409);
	const other = await net.ask(net.team, net.lighthouse.id);
	is_problem(await net.act(net.staff, other, 'offer'), 'no_open_bed', 409);
	is_problem(await net.act(net.staff, other, 'offer', { bed_id: second }), 'bed_not_open', 409, 'the room of another');
});
