// What is sealed is nowhere else: a whole introduction is played with planted words, and then every place is looked through for them.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Client, Reply } from '../support/http.ts';
import { Live } from '../support/live.ts';
import { until } from '../support/patience.ts';
import { ask as guest_ask } from './guest.ts';
import { Decoded, Search, database_log, planted, tables } from './markers.ts';
import { type Network, type Referral } from './network.ts';
import { type Told, open_told } from './told.ts';

interface Played {
	referral: string;
	recipient: string;
	/** Answers that may hold none of it: problems, lists, acts. */
	replies: Reply<unknown>[];
}

/** Each act that takes something sealed, each that answers beside it, twice under one key, and as wrong as it can be. */
async function play(told: Told, secrets: string[]): Promise<Played> {
	const { net } = told;
	const replies: Reply<unknown>[] = [];
	const key = randomUUID();
	const { name, callback, note, text, reply, alias } = planted;
	const body = { site_ids: [net.lighthouse.id, net.harbor.id], consent_version: '2026-11', name, callback, note };
	const sent = await net.hospital.post<Referral>('/api/v1/referrals', body, { key });
	assert.equal(sent.status, 201, sent.text);
	assert.equal((await net.hospital.post('/api/v1/referrals', body, { key })).text, sent.text);
	secrets.push(String(sent.body['guest_secret']));
	const [asked, other] = sent.body.recipients;
	assert.ok(asked && other);
	const slip = { code: sent.body.code, secret: String(sent.body['guest_secret']) };
	for (const who of [net.hospital, net.staff]) {
		const opened = await who.get(`/api/v1/referrals/${sent.body.id}`);
		assert.deepEqual([opened.body['name'], opened.body['callback'], opened.body['note']], [name, callback, note]);
	}
	const notes = `/api/v1/recipients/${asked.id}/notes`;
	const note_key = randomUUID();
	for (let times = 0; times < 2; times++) assert.equal((await net.hospital.post(notes, { text }, { key: note_key })).body['text'], text);
	assert.equal((await net.staff.post(notes, { text: reply })).body['text'], reply);
	assert.ok((await net.staff.get(notes)).text.includes(text));
	replies.push(await net.staff.post(`${notes}/read`, {}), await net.staff.post(notes, { text: `${text} `.repeat(20) }),
		await net.hospital.post(notes, { text, transport: 'own' }), await net.hospital.post(notes, `{"text":"${text}`));

	replies.push(await net.staff.post(`/api/v1/recipients/${asked.id}/offer`, {}));
	const accept_key = randomUUID();
	const accept = () => guest_ask(net, `recipients/${asked.id}/accept`, slip, { key: accept_key });
	const yes = await accept();
	assert.equal(yes.body['name'], name);
	assert.equal((await accept()).text, yes.text);
	replies.push(await guest_ask(net, `recipients/${asked.id}/accept`, slip), await guest_ask(net, 'referral/withdraw', { ...slip, code: 'AAAAAA' }),
		await guest_ask(net, 'referral', { ...slip, secret: [slip.secret] }), await guest_ask(net, `recipients/${asked.id}/withdraw`, slip, { key: accept_key }));
	replies.push(await net.staff.post(`/api/v1/recipients/${asked.id}/arrive`, { alias }), await net.staff.post(`/api/v1/recipients/${asked.id}/arrive`, { alias }));
	const [stay] = await net.world.psql<{ id: string }>('SELECT id FROM porchlight.stay');
	assert.equal((await net.staff.get(`/api/v1/stays/${stay?.id}`)).body['alias'], alias);
	replies.push(await net.staff.post(`/api/v1/sites/${net.lighthouse.id}/nights`, { alias }), await net.staff.post(`/api/v1/sites/${net.lighthouse.id}/nights`, { alias: [alias] }));
	replies.push(await net.hospital.post('/api/v1/referrals', { ...body, site_ids: [net.paused] }), await net.hospital.post('/api/v1/referrals', { ...body, name: name.repeat(9) }),
		await net.hospital.post('/api/v1/referrals', { ...body, note: 'other' }, { key }), await net.hospital.get('/api/v1/referrals'),
		await net.staff.get(`/api/v1/referrals?code=${slip.code}`), await net.staff.get('/api/v1/recipients'), await net.staff.get(`/api/v1/sites/${net.lighthouse.id}/stays`));
	return { referral: sent.body.id, recipient: asked.id, replies };
}

async function screens(net: Network, views: [Client, string][]): Promise<Live[]> {
	const opened = await Promise.all(views.map(([who, view]) => Live.open(who, { views: [view] })));
	await Promise.all(opened.map((one) => one.welcome()));
	return opened;
}

test('what_is_sealed_is_nowhere_else', async (t) => {
	const told = await open_told(t, { PORCHLIGHT_LOG: 'debug' });
	const { net } = told;
	const { world } = net;
	await told.house_hook();
	await told.channel(net.lead, net.organizations.lighthouse, { kind: 'email', address: 'night@house.example' });
	const decoded = await Decoded.from_now(world);
	const views: [Client, string][] = [[net.nobody, 'public'], [net.hospital, 'network'],
		[net.staff, `organization:${net.lighthouse.organization}`], [net.hospital, `organization:${net.organizations.hospital}`]];
	const followed = await screens(net, views);
	t.after(() => Promise.all(followed.map((one) => one.close())));

	const secrets: string[] = [];
	const played = await play(told, secrets);
	await until('the webhooks and e-mails', () => told.hooks.hooks.length >= 5 && told.mails.mails.length >= 5, 20_000);
	await until('the screens', () => followed.at(-1)?.frames.some((frame) => JSON.stringify(frame).includes('"arrived"')));
	const search = new Search([...Object.values(planted), ...secrets]);
	assert.equal(search.found_in(`a ${planted.callback} b`), planted.callback, 'the search finds what is there');
	assert.ok(search.found_in(Buffer.from(`{"note":"${planted.note}"}`).toString('base64')));

	const sealed = await world.psql<{ sealed: string }>(`SELECT unnest(ARRAY[sealed_name, sealed_callback, sealed_note]) AS sealed FROM porchlight.referral
		UNION ALL SELECT sealed_text FROM porchlight.note UNION ALL SELECT sealed_alias FROM porchlight.stay`);
	assert.ok(sealed.length >= 6 && sealed.every((row) => row.sealed !== null), 'all of it was stored, sealed');
	const whole = await decoded.whole();
	search.nowhere_in('all that PostgreSQL’s log tells', whole);
	for (const row of sealed) assert.ok(whole.includes(row.sealed), 'which tells every column');
	const feed = await decoded.feed();
	search.nowhere_in('the change stream', feed, played.recipient);
	for (const row of sealed) assert.ok(!feed.includes(row.sealed), 'not even sealed is it in the change stream');
	for (const [table, rows] of await tables(world)) search.nowhere_in(`table ${table}`, rows);
	for (const table of ['idempotency', 'delivery', 'audit', 'note', 'guest_visit']) {
		assert.ok(search.looked.has(`table ${table}`) && (await world.value<number>(`SELECT count(*) FROM porchlight.${table}`)) > 0, `${table} has rows`);
	}
	const remembered = await world.run('SELECT reply::text FROM porchlight.idempotency');
	for (const row of sealed) assert.ok(!remembered.includes(row.sealed), 'no remembered answer keeps what blanking would have to find');

	search.nowhere_in('the server’s log', world.log.join('\n'), 'route=guest_accept');
	search.nowhere_in('PostgreSQL’s own log', await database_log(world), 'database system is ready');
	search.nowhere_in('the figures', (await net.nobody.get('/metrics')).text, 'porchlight_');
	for (const path of ['/', '/board', '/referrals', `/referrals/${played.referral}`, '/house', '/mine', '/handover', `/introduce/${net.lighthouse.id}`]) {
		for (const who of [net.staff, net.hospital, net.nobody]) search.nowhere_in(`page ${path}`, (await who.get(path)).text);
	}
	for (const [who, view] of views) search.nowhere_in(`board ${view}`, (await who.get(`/api/v1/board?view=${view}`)).text, '"rows"');
	for (const [n, one] of followed.entries()) search.nowhere_in(`socket ${views[n]?.[1]}`, JSON.stringify(one.frames), 'welcome');
	for (const reply of played.replies) search.nowhere_in('an answer', reply.text + JSON.stringify(reply.headers));
	search.nowhere_in('webhooks', told.hooks.hooks.map((hook) => hook.body + JSON.stringify(hook.headers) + hook.path).join('\n'), played.recipient);
	search.nowhere_in('e-mail', told.mails.mails.map((mail) => mail.source + mail.text + mail.subject).join('\n') + told.mails.said.join('\n'), 'Subject');

	// The same words again, now that the person takes their consent back: not even sealed are they anywhere.
	const slip = { code: (await net.hospital.get<Referral>(`/api/v1/referrals/${played.referral}`)).body.code, secret: secrets[0] };
	assert.equal((await guest_ask(net, 'referral/revoke', slip)).status, 200);
	const left = [...(await tables(world))].filter(([table]) => table !== 'stay').map(([, rows]) => rows).join('\n');
	const gone = sealed.filter((row) => left.includes(row.sealed));
	assert.deepEqual(gone, []);
	search.nowhere_in('what is told of taking it back', (await decoded.whole()) + world.log.join('\n'), played.referral);
});
