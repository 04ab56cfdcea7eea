// What is told, to whom and in which words; and that nothing of a person is ever among them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../support/patience.ts';
import { event_of, is_signed } from './receivers.ts';
import { every_event, open_told } from './told.ts';

const person = { name: 'Marker-Robin', callback: 'marker-555-0142', note: 'Marker: likes the evening' };
const markers = [person.name, person.callback, person.note, 'Marker'];

test('both_sides_are_told_each_step_of_an_introduction', async (t) => {
	const told = await open_told(t);
	const { net, hooks } = told;
	const house = await told.house_hook();
	const team = await told.team_hook();
	await told.channel(net.lead, net.organizations.lighthouse, { kind: 'email', address: 'night@house.example', events: every_event });
	const first = await net.send(net.hospital, [net.lighthouse.id, net.harbor.id], { ...person });
	const [one, two] = first.recipients;
	assert.ok(one && two);
	await net.do(net.staff, one, 'see');
	await net.do(net.staff, one, 'talk');
	await net.do(net.staff, one, 'offer', { hold_minutes: 60 });
	await net.do(net.hospital, one, 'accept');
	await net.do(net.staff, one, 'arrive');
	const second = await net.ask(net.hospital, net.lighthouse.id, { ...person });
	await net.do(net.staff, second, 'decline', { decline_code: 'no_room' });
	const third = await net.ask(net.hospital, net.lighthouse.id, { ...person });
	await net.do(net.hospital, third, 'guest_decline');

	const wanted = ['introduction.sent', 'introduction.answered', 'introduction.offered', 'introduction.accepted', 'introduction.arrived',
		'introduction.sent', 'introduction.declined', 'introduction.sent', 'introduction.ended'];
	const of = (path: string) => hooks.hooks.filter((hook) => hook.path === path);
	await until('all to be told', () => of('/house').length === wanted.length && of('/team').length === wanted.length + 2, 15_000);
	assert.deepEqual(of('/house').map((hook) => event_of(hook).type), wanted, 'in the order in which it happened');
	const harbors = of('/team').map(event_of).filter((event) => event.data['site_id'] === net.harbor.id);
	assert.deepEqual(harbors.map((event) => event.type).toSorted(), ['introduction.ended', 'introduction.sent'], 'the team is told of the other house too');

	for (const hook of hooks.hooks) {
		const secret = (hook.path === '/house' ? house.secret : team.secret) ?? '';
		const event = event_of(hook);
		assert.ok(is_signed(hook, secret), 'signed with the channel’s own secret');
		assert.equal(is_signed(hook, (hook.path === '/house' ? team.secret : house.secret) ?? ''), false);
		assert.equal(is_signed({ ...hook, body: hook.body.replace('introduction', 'intr0duction') }, secret), false);
		assert.equal(hook.headers['webhook-id'], event.id);
		assert.equal(hook.headers['content-type'], 'application/json');
		assert.equal(event.specversion, '1.0');
		assert.equal(event.source, 'https://beds.network.example');
		assert.equal(event.timestamp, event.time);
		assert.ok(Math.abs(Date.parse(event.time) - hook.came_ms) < 60_000);
		assert.deepEqual(Object.keys(event.data), ['site_id', 'site_name', 'bed_id', 'room', 'referral_id', 'recipient_id', 'code', 'state', 'sent_at',
			'answered_at', 'held_until', 'ended_at', 'link']);
	}
	assert.equal(new Set(hooks.hooks.map((hook) => event_of(hook).id)).size, hooks.hooks.length, 'each has a key of its own');
	const house_first = event_of(of('/house')[0] ?? assert.fail());
	assert.equal(house_first.data['code'], first.code);
	assert.equal(house_first.data['link'], `https://beds.network.example/house?site=${net.lighthouse.id}&introduction=${one.id}`);
	assert.equal(event_of(of('/team')[0] ?? assert.fail()).data['link'], `https://beds.network.example/referrals/${first.id}`);

	await until('the e-mails', () => told.mails.mails.length === wanted.length, 15_000);
	const everywhere = [
		...hooks.hooks.map((hook) => hook.body + JSON.stringify(hook.headers)),
		...told.mails.mails.map((mail) => mail.source + mail.text + mail.subject), ...told.mails.said, ...net.world.log,
		await net.world.run('SELECT d::text FROM porchlight.delivery d UNION ALL SELECT c::text FROM porchlight.channel c'),
		(await net.nobody.get('/metrics')).text,
	].join('\n');
	assert.ok(everywhere.includes(first.code), 'what is looked through has something in it');
	for (const marker of markers) assert.equal(everywhere.includes(marker), false, marker);
	// Nor does the log name who is told.
	for (const address of ['night@house.example', hooks.url('/house')]) assert.equal(net.world.log.join('\n').includes(address), false);
});

test('time_tells_too', async (t) => {
	const told = await open_told(t);
	const { net, hooks } = told;
	await told.house_hook();
	await told.team_hook();
	const asked = await net.ask(net.hospital, net.lighthouse.id);
	await hooks.hook('introduction.sent');
	const later = (minutes: number) => net.world.run(`UPDATE porchlight.recipient SET sent_at = sent_at - interval '${minutes} minutes',
		alert_at = alert_at - interval '${minutes} minutes', escalate_at = escalate_at - interval '${minutes} minutes' WHERE id = '${asked.id}'`, {}, 'porchlight_owner');
	await later(16);
	await until('both to be alerted', () => hooks.of('introduction.alert').length === 2, 10_000);
	await later(16);
	await until('both to be told at thirty', () => hooks.of('introduction.escalated').length === 2, 10_000);

	await net.do(net.staff, asked, 'offer', { hold_minutes: 60 });
	const hold = (interval: string) => net.world.run(`
		UPDATE porchlight.occupancy SET during = tstzrange(lower(during), now() + interval '${interval}') WHERE recipient_id = '${asked.id}';
		UPDATE porchlight.bed SET held_until = now() + interval '${interval}' WHERE state = 'held';
		UPDATE porchlight.recipient SET held_until = now() + interval '${interval}' WHERE id = '${asked.id}'`, {}, 'porchlight_owner');
	await hold('14 minutes');
	await until('both to be told that the hold ends', () => hooks.of('hold.ending').length === 2, 10_000);
	await hold('0.1 seconds');
	await until('both to be told that it has', () => hooks.of('hold.lapsed').length === 2, 10_000);
	assert.deepEqual(hooks.of('introduction.ended'), [], 'a lapsed hold is told once');
});

test('a_note_is_told_to_the_side_that_has_not_written_it', async (t) => {
	const told = await open_told(t);
	const { net, hooks } = told;
	await told.house_hook();
	await told.team_hook();
	const asked = await net.ask(net.hospital, net.lighthouse.id);
	const note = async (who: typeof net.staff) => {
		const reply = await who.post(`/api/v1/recipients/${asked.id}/notes`, { text: person.note });
		assert.equal(reply.status, 201, reply.text);
	};
	await note(net.staff);
	await until('the team to be told', () => hooks.of('note.new').length === 1);
	await note(net.hospital);
	await until('the house to be told', () => hooks.of('note.new').length === 2);
	assert.deepEqual(hooks.of('note.new').map((hook) => hook.path), ['/team', '/house']);
	assert.equal(hooks.hooks.some((hook) => hook.body.includes('Marker')), false, 'that there is one, not what it says');
});

test('a_house_is_nudged_before_its_word_is_old_told_when_it_is_and_when_a_room_should_be_ready', async (t) => {
	const told = await open_told(t);
	const { net, hooks } = told;
	const made = await told.house_hook();
	const set = (sql: string) => net.world.run(sql, {}, 'porchlight_owner');
	await set(`UPDATE porchlight.channel SET created_at = now() - interval '3 days' WHERE id = '${made.id}'`);
	const confirmed = (ago: string) => set(`UPDATE porchlight.site SET confirmed_at = now() - interval '${ago}' WHERE id = '${net.lighthouse.id}'`);
	await confirmed('7 hours 29 minutes');
	await set(`UPDATE porchlight.bed SET state = 'turnover', ready_at = now() - interval '1 minute' WHERE id = '${net.lighthouse.beds[0]}'`);
	const overdue = event_of(await hooks.hook('turnover.overdue', 15_000));
	assert.equal(overdue.data['room'], 'Room 1');
	assert.deepEqual(hooks.of('room.confirm_soon'), [], 'not yet');
	await confirmed('7 hours 31 minutes');
	await hooks.hook('room.confirm_soon', 15_000);
	await confirmed('24 hours 1 minute');
	await hooks.hook('room.not_confirmed', 15_000);
	// Looked for again and again, also by another server, each is told once.
	await net.world.another_server();
	await set(`SELECT porchlight.outbox_nudge()`);
	await set(`SELECT porchlight.outbox_nudge()`);
	const deliveries = await told.deliveries();
	assert.deepEqual(deliveries.map((one) => one.event).toSorted(), ['room.confirm_soon', 'room.not_confirmed', 'turnover.overdue']);
	// A paused house is left in peace.
	await set(`UPDATE porchlight.site SET state = 'paused', confirmed_at = now() - interval '7 hours 45 minutes' WHERE id = '${net.lighthouse.id}'`);
	await set(`SELECT porchlight.outbox_nudge()`);
	assert.equal((await told.deliveries()).length, 3);
});

test('only_what_a_channel_asked_for_and_only_of_its_site', async (t) => {
	const told = await open_told(t);
	const { net, hooks } = told;
	await told.house_hook({ events: ['introduction.declined'] });
	const lead = net.lead;
	await net.world.run(`INSERT INTO porchlight.site (id, organization_id, name, county_fips, zone, phone, confirmed_at)
		VALUES ('01900000-0000-7000-8000-200000000099', '${net.organizations.lighthouse}', 'Annex', '36061', 'America/New_York', '555-0100', now())`, {}, 'porchlight_owner');
	await told.channel(lead, net.organizations.lighthouse, {
		kind: 'webhook', address: hooks.url('/annex'), site_id: '01900000-0000-7000-8000-200000000099',
	});
	const asked = await net.ask(net.team, net.lighthouse.id);
	await net.do(net.staff, asked, 'decline', { decline_code: 'age' });
	const annex = await net.ask(net.team, '01900000-0000-7000-8000-200000000099');
	await until('the annex to be told', () => hooks.hooks.some((hook) => hook.path === '/annex'));
	await hooks.hook('introduction.declined');
	assert.deepEqual(hooks.hooks.map((hook) => [hook.path, event_of(hook).type, event_of(hook).data['recipient_id']]).toSorted(), [
		['/annex', 'introduction.sent', annex.id], ['/house', 'introduction.declined', asked.id],
	]);
});

test('an_e_mail_is_in_the_channel_s_language_and_says_where_to_look', async (t) => {
	const told = await open_told(t);
	const { net, mails } = told;
	await net.world.run(`UPDATE porchlight.site SET name = 'Casa Ñandú: luz = paz' WHERE id = '${net.lighthouse.id}'`, {}, 'porchlight_owner');
	for (const [language, address] of [['en', 'lead@house.example'], ['es', 'guardia@house.example']]) {
		await told.channel(net.lead, net.organizations.lighthouse, { kind: 'email', address, language, events: ['introduction.sent'] });
	}
	const sent = await net.send(net.team, [net.lighthouse.id], { ...person });
	const english = await mails.mail('in English', (mail) => mail.to.includes('lead@house.example'));
	const spanish = await mails.mail('in Spanish', (mail) => mail.to.includes('guardia@house.example'));
	assert.equal(english.subject, 'New introduction: Casa Ñandú: luz = paz');
	assert.equal(spanish.subject, 'Nueva presentación: Casa Ñandú: luz = paz');
	assert.equal(english.subject.includes(sent.code), false, 'a locked phone shows the subject');
	assert.match(english.text, new RegExp(`^Someone was introduced[^]*House: Casa Ñandú: luz = paz\nCode: ${sent.code}\nWhen: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d \\(America/New_York\\)\n`));
	assert.ok(english.text.includes(`https://beds.network.example/house?site=${net.lighthouse.id}&introduction=${sent.recipients[0]?.id}`));
	const [delivery] = (await told.deliveries()).filter((one) => english.source.includes(one.id));
	assert.equal(english.headers.get('message-id'), `<${delivery?.id}@network.example>`);
	assert.equal(english.from, 'porchlight@network.example');
	assert.equal(english.headers.get('to'), '<lead@house.example>');
	assert.equal(english.headers.get('auto-submitted'), 'auto-generated');
	assert.ok(Math.abs(Date.parse(english.headers.get('date') ?? '') - Date.now()) < 60_000);
	for (const line of english.source.split('\r\n')) assert.ok(line.length <= 78 || line.startsWith('Subject:'), line);
	assert.equal(/[^\x00-\x7f]/.test(english.source), false, 'seven bits all through');
});
