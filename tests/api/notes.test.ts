// Short notes between the two sides: who writes and reads them, what both screens learn of it, and when they are gone.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Client, Reply } from '../support/http.ts';
import { Live } from '../support/live.ts';
import { until } from '../support/patience.ts';
import { type Network, type Problem, type Recipient, type Referral, id, is_problem, open_network } from './network.ts';

interface Note {
	id: string;
	side: string;
	author: string;
	kind: string;
	text: string | null;
	arrival_estimate: string | null;
	transport: string | null;
	created_at: string;
	read_at: string | null;
}

function write(who: Client, asked: { id: string }, body: unknown, key?: string): Promise<Reply<Note & Problem>> {
	return who.post<Note & Problem>(`/api/v1/recipients/${asked.id}/notes`, body, key === undefined ? {} : { key });
}

async function notes(who: Client, asked: { id: string }): Promise<Note[]> {
	const reply = await who.get<{ items: Note[] }>(`/api/v1/recipients/${asked.id}/notes`);
	assert.equal(reply.status, 200, reply.text);
	return reply.body.items;
}

async function counts(who: Client, asked: { id: string }): Promise<unknown[]> {
	const { body } = await who.get<Recipient>(`/api/v1/recipients/${asked.id}`);
	return [body['note_count'], body['unread_house'], body['unread_sender']];
}

test('the_two_sides_write_and_see_what_was_read', async (t) => {
	const net = await open_network(t);
	const asked = await net.ask(net.team, net.lighthouse.id);
	const first = await write(net.team, asked, { text: '  They would like the garden room ' });
	assert.equal(first.status, 201, first.text);
	assert.equal(first.headers['cache-control'], 'no-store');
	assert.deepEqual(Object.keys(first.body).sort(), ['arrival_estimate', 'author', 'created_at', 'id', 'kind', 'read_at', 'side', 'text', 'transport']);
	assert.deepEqual([first.body.side, first.body.author, first.body.kind, first.body.text, first.body.read_at],
		['sender', 'Tess', 'text', 'They would like the garden room', null]);
	assert.deepEqual(await counts(net.staff, asked), [1, 1, 0]);
	assert.equal((await write(net.staff, asked, { text: 'It is theirs' })).body.side, 'house');
	assert.deepEqual(await counts(net.team, asked), [2, 1, 1]);

	const read = await net.staff.post<Recipient>(`/api/v1/recipients/${asked.id}/notes/read`, {});
	assert.equal(read.status, 200, read.text);
	assert.deepEqual([read.body['unread_house'], read.body['unread_sender']], [0, 1]);
	assert.ok(read.body.possible.includes('offer'));
	const [theirs, ours] = await notes(net.team, asked);
	assert.ok(theirs && ours);
	assert.deepEqual([theirs.text, ours.text], ['They would like the garden room', 'It is theirs']);
	assert.ok(theirs.read_at);
	assert.equal(ours.read_at, null);
	const again = await net.staff.post<Recipient>(`/api/v1/recipients/${asked.id}/notes/read`, {});
	assert.equal(again.body.version, read.body.version, 'reading twice changes nothing');
	assert.equal((await notes(net.staff, asked))[0]?.read_at, theirs.read_at);
});

test('a_change_of_plan_is_a_note_and_stands_in_the_introduction', async (t) => {
	const net = await open_network(t);
	const sent = await net.send(net.team, [net.lighthouse.id], { transport: 'own' });
	const [asked] = sent.recipients;
	assert.ok(asked);
	const at = '2099-01-01T20:00:00Z';
	const later = await write(net.team, asked, { arrival_estimate: at });
	assert.equal(later.status, 201, later.text);
	assert.deepEqual([later.body.kind, later.body.text, later.body.arrival_estimate, later.body.transport], ['arrival', null, at, null]);
	const ride = await write(net.team, asked, { transport: 'needs_ride' });
	assert.deepEqual([ride.body.kind, ride.body.transport], ['transport', 'needs_ride']);
	const opened = await net.staff.get<Referral>(`/api/v1/referrals/${sent.id}`);
	assert.deepEqual([opened.body['arrival_estimate'], opened.body['transport']], [at, 'needs_ride']);
	is_problem(await write(net.staff, asked, { arrival_estimate: at }), 'not_allowed', 403);
	is_problem(await write(net.staff, asked, { transport: 'own' }), 'not_allowed', 403);
	assert.deepEqual(await counts(net.staff, asked), [2, 2, 0]);
});

test('bad_notes_are_told_where_they_are_wrong', async (t) => {
	const net = await open_network(t);
	const asked = await net.ask(net.team, net.lighthouse.id);
	const rows: [unknown, string, string][] = [
		[{}, 'missing_member', '/text'],
		[{ text: null }, 'missing_member', '/text'],
		[{ text: '   ' }, 'too_short', '/text'],
		[{ text: 'x'.repeat(281) }, 'too_long', '/text'],
		[{ text: 7 }, 'wrong_type', '/text'],
		[{ text: 'Hello', transport: 'own' }, 'bad_value', '/text'],
		[{ transport: 'own', arrival_estimate: '2099-01-01T00:00:00Z' }, 'bad_value', '/transport'],
		[{ transport: 'taxi' }, 'not_a_choice', '/transport'],
		[{ arrival_estimate: 'tonight' }, 'bad_value', '/arrival_estimate'],
		[{ kind: 'text' }, 'unknown_member', '/kind'],
	];
	for (const [body, slug, pointer] of rows) {
		const problem = is_problem(await write(net.team, asked, body), slug, 422, JSON.stringify(body));
		assert.equal(problem.errors?.[0]?.pointer, pointer, JSON.stringify(body));
	}
	assert.equal((await write(net.team, asked, { text: 'ñ'.repeat(280) })).status, 201, 'characters are counted, not bytes');
	assert.deepEqual(await counts(net.team, asked), [1, 1, 0]);
});

test('nobody_else_writes_reads_or_learns_of_a_note', async (t) => {
	const net = await open_network(t);
	const sent = await net.send(net.team, [net.lighthouse.id, net.harbor.id]);
	const [asked, other] = sent.recipients;
	assert.ok(asked && other);
	await write(net.team, asked, { text: 'For the first house alone' });
	for (const who of [net.hospital, net.harbor_staff]) {
		is_problem(await write(who, asked, { text: 'Hello' }), 'not_found', 404);
		is_problem(await who.post(`/api/v1/recipients/${asked.id}/notes/read`, {}), 'not_found', 404);
		assert.deepEqual(await notes(who, asked), []);
	}
	assert.deepEqual(await notes(net.harbor_staff, other), []);
	for (const who of [net.admin, net.analyst]) is_problem(await write(who, asked, { text: 'Hello' }), 'not_allowed', 403);
	is_problem(await write(net.nobody, asked, { text: 'Hello' }), 'not_signed_in', 401);
	is_problem(await write(net.team, { id: id('9', 9) }, { text: 'Hello' }), 'not_found', 404);
	assert.equal((await notes(net.team, asked)).length, 1);
});

test('a_repeated_key_writes_one_note_and_is_answered_with_its_text', async (t) => {
	const net = await open_network(t);
	const asked = await net.ask(net.team, net.lighthouse.id);
	const key = randomUUID();
	const first = await write(net.team, asked, { text: 'Once only' }, key);
	const second = await write(net.team, asked, { text: 'Once only' }, key);
	assert.equal(second.text, first.text);
	assert.equal((await notes(net.team, asked)).length, 1);
	is_problem(await write(net.team, asked, { text: 'Twice' }, key), 'key_reused', 422);
});

test('both_screens_learn_of_a_note_and_of_nothing_in_it', async (t) => {
	const net = await open_network(t);
	const asked = await net.ask(net.team, net.lighthouse.id);
	const views = [[net.staff, net.lighthouse.organization], [net.team, net.organizations.team]] as const;
	const screens = await Promise.all(views.map(([who, organization]) => Live.open(who, { views: [`organization:${organization}`] })));
	t.after(() => screens.forEach((screen) => screen.close()));
	await write(net.team, asked, { text: 'Quenby-Planted' });
	for (const screen of screens) {
		const row = await until('the count', () => screen.frames.flatMap((frame) => frame.set?.['recipient'] ?? []).find((one) => one['note_count'] === 1));
		assert.deepEqual([row.id, row['unread_house'], row['unread_sender']], [asked.id, 1, 0]);
		assert.ok(row['note_at']);
		assert.ok(!JSON.stringify(screen.frames).includes('Quenby'));
	}
});

test('notes_go_on_after_the_end_until_it_leaves_the_screens_and_are_blank_with_the_rest', async (t) => {
	const net = await open_network(t);
	const sent = await net.send(net.team, [net.lighthouse.id], { name: 'Robin' });
	const [asked] = sent.recipients;
	assert.ok(asked);
	await write(net.team, asked, { text: 'Before the end' });
	await net.do(net.staff, asked, 'decline', { decline_code: 'no_room' });
	assert.equal((await write(net.staff, asked, { text: 'We are sorry' })).status, 201);
	is_problem(await write(net.team, asked, { transport: 'own' }), 'referral_ended', 409);
	assert.equal((await notes(net.team, asked)).length, 2);
	await net.world.run(`UPDATE referral SET ended_at = now() - interval '31 days', archived_at = now();
		UPDATE recipient SET ended_at = now() - interval '31 days', archived_at = now(); SELECT clock_purge();`, {}, 'porchlight_owner');
	is_problem(await write(net.team, asked, { text: 'Too late' }), 'referral_ended', 409);
	assert.deepEqual(await notes(net.team, asked), []);
	assert.deepEqual(await net.world.psql('SELECT count(*) AS notes, count(sealed_text) AS texts FROM porchlight.note'), [{ notes: 2, texts: 0 }]);
	assert.equal((await net.team.get(`/api/v1/referrals/${sent.id}`)).body['name'], null);
});

test('there_is_an_end_to_the_notes_of_one_introduction', async (t) => {
	const net = await open_network(t);
	const asked = await net.ask(net.team, net.lighthouse.id);
	await net.world.run(`UPDATE recipient SET note_count = 199 WHERE id = '${asked.id}'`, {}, 'porchlight_owner');
	assert.equal((await write(net.team, asked, { text: 'The last' })).status, 201);
	is_problem(await write(net.team, asked, { text: 'One more' }), 'too_many_notes', 409);
});

test('who_opens_the_notes_is_written_down', async (t) => {
	const net = await open_network(t);
	const asked = await net.ask(net.team, net.lighthouse.id);
	await write(net.team, asked, { text: 'Hello' });
	await notes(net.staff, asked);
	const rows = await net.world.psql<Record<string, string>>(`SELECT account_id, subject_kind, subject_id FROM porchlight.audit WHERE action = 'notes'`);
	assert.deepEqual(rows, [{ account_id: id('4', 2), subject_kind: 'recipient', subject_id: asked.id }]);
});

test('both_sides_writing_at_once_are_both_counted', async (t) => {
	const net: Network = await open_network(t);
	const asked = await net.ask(net.team, net.lighthouse.id);
	const written = await Promise.all(Array.from({ length: 12 }, (_, n) => write(n % 2 ? net.staff : net.team, asked, { text: `Note ${n}` })));
	assert.ok(written.every((reply) => reply.status === 201));
	assert.deepEqual(await counts(net.team, asked), [12, 6, 6]);
	const order = (await notes(net.team, asked)).map((note) => note.created_at);
	assert.deepEqual(order, order.toSorted());
});
