// Each open referral has somebody of the team who looks after it: it can be handed over and taken over, and lists say whose it is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Network, type Problem, type Referral, id, is_problem, open_network, signed_in } from './network.ts';

interface Person {
	account_id: string;
	name: string;
	role: string;
}

const tess = id('4', 4);
const tom = id('4', 21);

/** A colleague of the mobile team, who also leads it, and one whose account was closed. */
async function colleague(net: Network) {
	await net.world.run(`
		INSERT INTO account (id, email, name, password_hash)
			SELECT :'tom', 'tom@mobile.example', 'Tom', password_hash FROM account WHERE id = :'tess';
		INSERT INTO account (id, email, name, password_hash, disabled_at)
			SELECT '${id('4', 22)}', 'gone@mobile.example', 'Gone', password_hash, now() FROM account WHERE id = :'tess';
		INSERT INTO membership (account_id, organization_id, role)
			VALUES (:'tom', :'team', 'referrer'), (:'tom', :'team', 'referrer_lead'), ('${id('4', 22)}', :'team', 'referrer');`,
		{ tom, tess, team: net.organizations.team }, 'porchlight_owner');
	return signed_in(net.world, 'tom@mobile.example');
}

const own = (referral: Referral, account_id: unknown) => [`/api/v1/referrals/${referral.id}/owner`, { account_id }] as const;

test('a_referral_is_handed_over_and_taken_over_inside_the_team', async (t) => {
	const net = await open_network(t);
	const other = await colleague(net);
	const sent = await net.send(net.team, [net.lighthouse.id, net.harbor.id]);
	assert.equal(sent['owner_id'], tess, 'who sends looks after it');

	const given = await net.team.post<Referral>(...own(sent, tom));
	assert.equal(given.status, 200, given.text);
	assert.equal(given.body['owner_id'], tom);
	assert.equal(given.body.recipients.length, 2);
	assert.ok(given.body.version > sent.version);

	const taken = await net.team.post<Referral>(...own(sent, tess));
	assert.equal(taken.body['owner_id'], tess, 'taken back by the other');
	const again = await other.post<Referral>(...own(sent, tess));
	assert.equal(again.status, 200);
	assert.equal(again.body.version, taken.body.version, 'what is so already changes nothing');
});

test('a_referral_is_given_to_people_of_its_team_only_and_not_after_its_end', async (t) => {
	const net = await open_network(t);
	await colleague(net);
	const sent = await net.send(net.team, [net.lighthouse.id]);
	for (const [who, what] of [[id('4', 5), 'of another team'], [id('4', 2), 'of the house'], [id('4', 22), 'who left'], [id('4', 99), 'nobody']] as const) {
		const problem = is_problem(await net.team.post(...own(sent, who)), 'bad_value', 422, what);
		assert.deepEqual(problem.errors?.map((error) => error.pointer), ['/account_id'], what);
	}
	is_problem(await net.hospital.post(...own(sent, id('4', 5))), 'not_found', 404, 'another team does not learn that it exists');
	is_problem(await net.staff.post(...own(sent, tess)), 'not_allowed', 403, 'a house hands nothing over');
	is_problem(await net.admin.post(...own(sent, tess)), 'not_allowed', 403);
	is_problem(await net.nobody.post(...own(sent, tess)), 'not_signed_in', 401);

	await net.team.post(`/api/v1/referrals/${sent.id}/withdraw`, {});
	const late = is_problem(await net.team.post(...own(sent, tom)), 'referral_ended', 409);
	assert.equal(late.current?.['owner_id'], tess, 'the row as it is');
});

test('of_two_who_take_it_over_at_once_one_has_it_and_both_are_answered', async (t) => {
	const net = await open_network(t);
	const other = await colleague(net);
	const sent = await net.send(net.team, [net.lighthouse.id]);
	const answers = await Promise.all(Array.from({ length: 12 }, (_, n) =>
		(n % 2 ? net.team : other).post<Referral & Problem>(...own(sent, n % 2 ? tess : tom))));
	assert.deepEqual(new Set(answers.map((answer) => answer.status)), new Set([200]));
	const now = await net.team.get<Referral>(`/api/v1/referrals/${sent.id}`);
	const last = answers.reduce((newest, answer) => (answer.body.version >= newest.body.version ? answer : newest));
	assert.equal(now.body['owner_id'], last.body['owner_id'], 'whoever was last');
});

test('lists_show_mine_my_teams_and_what_nobody_has_answered', async (t) => {
	const net = await open_network(t);
	const other = await colleague(net);
	const codes = async (who: typeof net.team, query: string) => {
		const reply = await who.get<{ items: Referral[] }>(`/api/v1/referrals${query}`);
		assert.equal(reply.status, 200, reply.text);
		return reply.body.items.map((item) => item.code);
	};
	const first = await net.send(net.team, [net.lighthouse.id, net.harbor.id]);
	const second = await net.send(other, [net.lighthouse.id]);
	const third = await net.send(net.team, [net.lighthouse.id]);
	const elsewhere = await net.send(net.hospital, [net.lighthouse.id]);

	assert.deepEqual(await codes(net.team, ''), [third.code, second.code, first.code]);
	assert.deepEqual(await codes(net.team, '?list=team'), [third.code, second.code, first.code]);
	assert.deepEqual(await codes(net.team, '?list=mine'), [third.code, first.code]);
	assert.deepEqual(await codes(other, '?list=mine'), [second.code]);
	assert.deepEqual(await codes(net.hospital, '?list=unanswered'), [elsewhere.code]);
	assert.deepEqual(await codes(net.team, '?list=unanswered'), [third.code, second.code, first.code]);

	const [lighthouse, harbor] = first.recipients;
	assert.ok(lighthouse && harbor);
	await net.do(net.staff, lighthouse, 'see');
	assert.deepEqual(await codes(net.team, '?list=unanswered'), [third.code, second.code, first.code], 'opening one is not yet an answer');
	await net.do(net.harbor_staff, harbor, 'talk');
	assert.deepEqual(await codes(net.team, '?list=unanswered'), [third.code, second.code]);
	await net.team.post(`/api/v1/referrals/${third.id}/withdraw`, {});
	assert.deepEqual(await codes(net.team, '?list=unanswered'), [second.code], 'what ended waits for nobody');
	assert.deepEqual(await codes(net.team, '?list=mine&state=open'), [first.code]);
	assert.deepEqual(await codes(net.team, '?list=mine&state=ended'), [third.code]);
	await net.team.post(...own(second, tess));
	assert.deepEqual(await codes(net.team, '?list=mine&limit=1'), [third.code]);
	assert.deepEqual(await codes(net.team, '?list=mine'), [third.code, second.code, first.code], 'taken over');
	assert.deepEqual(await codes(net.staff, '?list=mine'), [], 'a house sent none');
	const problem = is_problem(await net.team.get('/api/v1/referrals?list=yours'), 'not_a_choice', 422);
	assert.equal(problem.errors?.[0]?.pointer, 'query:list');
});

test('people_of_an_organization_are_shown_to_its_members_only', async (t) => {
	const net = await open_network(t);
	await colleague(net);
	const people = (who: typeof net.team, organization: string) => who.get<{ items: Person[] }>(`/api/v1/organizations/${organization}/people`);
	assert.deepEqual((await people(net.team, net.organizations.team)).body.items, [
		{ account_id: tess, name: 'Tess', role: 'referrer' },
		{ account_id: tom, name: 'Tom', role: 'referrer_lead' },
	]);
	assert.deepEqual((await people(net.staff, net.organizations.lighthouse)).body.items.map((one) => `${one.name} ${one.role}`),
		['Lena house_lead', 'Sam house_staff']);
	is_problem(await people(net.staff, net.organizations.team), 'not_allowed', 403);
	is_problem(await people(net.hospital, net.organizations.team), 'not_allowed', 403);
	is_problem(await people(net.admin, net.organizations.team), 'not_allowed', 403, 'an administrator manages no shift');
	is_problem(await people(net.nobody, net.organizations.team), 'not_signed_in', 401);
});
