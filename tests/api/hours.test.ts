// Hours as a house writes them: the week, the days that are not as usual, one tap that says they are right, and what it offers at all.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openness_of } from '../../web/core/hours.ts';
import { today } from './every_act_hours.ts';
import { until } from '../support/patience.ts';
import type { Client, Reply } from '../support/http.ts';
import { type Network, type Problem, id, is_problem, open_network } from './network.ts';

interface Hours {
	service_id: string;
	version: number;
	zone: string;
	rules: { weekdays: string[]; opens: string; closes: string; valid_from: string | null; valid_to: string | null }[];
	exceptions: { on_date: string; opens: string | null; closes: string | null; note: string }[];
	hours_confirmed_at: string | null;
	hours_confirmed_role: string;
	openings: [string, string][];
	openings_until: string | null;
	changed_by: string;
}

const every_day = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const rule = (weekdays: string[], opens: string, closes: string, valid_from: string | null = null, valid_to: string | null = null) => ({ weekdays, opens, closes, valid_from, valid_to });

class House {
	readonly net: Network;
	readonly service: string;
	readonly path: string;

	constructor(net: Network, service: string) {
		this.net = net;
		this.service = service;
		this.path = `/api/v1/services/${service}`;
	}

	async hours(who: Client = this.net.lead): Promise<Hours> {
		const reply = await who.get<Hours>(`${this.path}/hours`);
		assert.equal(reply.status, 200, reply.text);
		return reply.body;
	}

	/** A lead who has just looked. */
	async write(rules: unknown[], exceptions: unknown[] = []): Promise<Hours> {
		const { version } = await this.hours();
		const reply = await this.net.lead.post<Hours>(`${this.path}/hours`, { rules, exceptions }, { version });
		assert.equal(reply.status, 200, reply.text);
		return reply.body;
	}

	except(who: Client, body: Record<string, unknown>): Promise<Reply<Hours & Problem>> {
		return who.post(`${this.path}/exceptions`, body);
	}

	board<Row>(sql: string): Promise<Row[]> {
		return this.net.world.psql<Row & Record<string, never>>(`SELECT ${sql} FROM porchlight.service WHERE id = '${this.service}'`) as Promise<Row[]>;
	}
}

async function open_house(t: TestContext, zone = 'America/New_York'): Promise<House> {
	const net = await open_network(t);
	if (zone !== 'America/New_York') await net.world.run(`UPDATE porchlight.site SET zone = '${zone}' WHERE id = '${net.lighthouse.id}'`, {}, 'porchlight_owner');
	await until('the clock’s own work', () => net.world.value<boolean>('SELECT bool_and(NOT openings_due) FROM porchlight.service'));
	return new House(net, net.drop_in);
}

test('a_lead_writes_the_week_and_everybody_reads_it_with_its_openings', async (t) => {
	const house = await open_house(t);
	const before = await house.hours(house.net.team);
	assert.deepEqual([before.rules, before.exceptions, before.openings, before.openings_until], [[], [], [], null]);
	const rules = [rule(['MO', 'WE'], '12:00', '20:00'), rule(['FR'], '20:00', '02:00', '2026-01-02', null), rule(['SU'], '00:00', '00:00')];
	const after = await house.write(rules, [{ on_date: today(1), opens: null, closes: null, note: 'Inventory' }]);
	assert.deepEqual(after.rules, rules);
	assert.deepEqual(after.exceptions, [{ on_date: today(1), opens: null, closes: null, note: 'Inventory' }]);
	assert.ok(after.version > before.version);
	assert.equal(after.changed_by, 'Lena');
	assert.ok(after.openings.length >= 2);
	assert.ok(after.openings_until && Date.parse(after.openings_until) > Date.now() + 7 * 86_400_000);
	for (const who of [house.net.team, house.net.staff, house.net.admin, house.net.harbor_staff]) assert.deepEqual(await house.hours(who), after);
	is_problem(await house.net.nobody.get<Problem>(`${house.path}/hours`), 'not_signed_in', 401);
	// The row that the board follows has them, from the very commit: nothing was left for the clock.
	assert.deepEqual(await house.board('openings, openings_due'), [{ openings: after.openings, openings_due: false }]);
});

test('days_are_told_in_the_order_of_the_week_and_midnight_in_one_spelling', async (t) => {
	const house = await open_house(t);
	const after = await house.write([rule(['SU', 'MO'], '20:00', '24:00')]);
	assert.deepEqual(after.rules, [rule(['MO', 'SU'], '20:00', '00:00')]);
});

test('what_another_lead_changed_meanwhile_is_not_overwritten', async (t) => {
	const house = await open_house(t);
	const { version } = await house.hours();
	await house.write([rule(['MO'], '12:00', '20:00')]);
	const late = await house.net.lead.post<Problem & { current?: Hours }>(`${house.path}/hours`, { rules: [], exceptions: [] }, { version });
	is_problem(late, 'version_changed', 412);
	assert.equal(late.body.changed_by, 'Lena');
	assert.deepEqual((await house.hours()).rules, [rule(['MO'], '12:00', '20:00')]);
});

test('how_full_it_is_and_what_the_clock_does_is_no_change_of_hours', async (t) => {
	const house = await open_house(t);
	const { version } = await house.write([rule(['MO'], '12:00', '20:00')]);
	const [row] = await house.board<{ version: number }>('version');
	assert.equal((await house.net.staff.patch(house.path, { level: 'busy' }, row?.version)).status, 200);
	await house.net.world.run(`UPDATE service SET openings_until = now() WHERE id = '${house.service}'`, {}, 'porchlight_owner');
	await until('openings are computed ahead again', async () => (await house.board<{ far: boolean }>(`openings_until > now() + interval '7 days' AS far`))[0]?.far);
	assert.equal((await house.hours()).version, version);
});

test('closing_early_today_is_one_tap_of_the_staff_and_can_be_undone', async (t) => {
	const house = await open_house(t);
	await house.write([rule(every_day, '00:00', '00:00')], [{ on_date: today(3), opens: null, closes: null, note: 'Kept' }]);
	const reply = await house.except(house.net.staff, { on_date: today(), intervals: [{ opens: '00:00', closes: '00:01' }], note: 'Closing early' });
	assert.equal(reply.status, 200, reply.text);
	assert.deepEqual(reply.body.exceptions, [
		{ on_date: today(), opens: '00:00', closes: '00:01', note: 'Closing early' }, { on_date: today(3), opens: null, closes: null, note: 'Kept' },
	]);
	assert.equal(reply.body.changed_by, 'Sam');
	assert.notEqual(openness_of(reply.body, Date.parse(reply.body.openings[0]?.[1] ?? '')).is, 'open');
	const closed = await house.except(house.net.staff, { on_date: today(), intervals: [] });
	assert.deepEqual(closed.body.exceptions[0], { on_date: today(), opens: null, closes: null, note: '' });
	const split = await house.except(house.net.lead, { on_date: today(), intervals: [{ opens: '09:00', closes: '10:00' }, { opens: '22:00', closes: '01:00' }] });
	assert.deepEqual(split.body.exceptions.slice(0, 2).map((row) => row.closes), ['10:00', '01:00']);
	const usual = await house.except(house.net.staff, { on_date: today(), intervals: null });
	assert.deepEqual(usual.body.exceptions, [{ on_date: today(3), opens: null, closes: null, note: 'Kept' }]);
	assert.deepEqual(await house.board('openings'), [{ openings: usual.body.openings }]);
});

test('an_exception_may_be_of_yesterday_but_not_of_the_day_before', async (t) => {
	const house = await open_house(t);
	assert.equal((await house.except(house.net.staff, { on_date: today(-1), intervals: [] })).status, 200);
	is_problem(await house.except(house.net.staff, { on_date: today(-2), intervals: [] }), 'out_of_range', 422);
});

test('what_is_sent_twice_under_one_key_happens_once_and_is_answered_alike', async (t) => {
	const house = await open_house(t);
	const body = { on_date: today(), intervals: [{ opens: '09:00', closes: '10:00' }] };
	const key = 'hours-of-today-1';
	const [one, two] = await Promise.all([1, 2].map(() => house.net.staff.post<Hours>(`${house.path}/exceptions`, body, { key })));
	assert.equal(one?.status, 200, one?.text);
	assert.equal(one?.text, two?.text);
	assert.equal((await house.hours()).exceptions.length, 1);
});

test('many_hands_at_once_leave_each_days_exception_and_openings_that_fit', async (t) => {
	const house = await open_house(t);
	await house.write([rule(every_day, '12:00', '20:00')]);
	const days = Array.from({ length: 16 }, (_, n) => n + 1);
	const replies = await Promise.all(days.map((day) => house.except(day % 2 ? house.net.staff : house.net.lead, { on_date: today(day), intervals: [] })));
	for (const reply of replies) assert.equal(reply.status, 200, reply.text);
	const after = await house.hours();
	assert.deepEqual(after.exceptions.map((row) => row.on_date), days.map((day) => today(day)));
	assert.ok(after.openings.length <= 2, 'all that is left is today');
	const again = await house.write(after.rules, after.exceptions);
	assert.deepEqual(again.openings.slice(1), after.openings.slice(1));
});

test('openings_never_tell_other_hours_than_the_rules_that_were_written_with_them', async (t) => {
	const house = await open_house(t);
	// Every committed row of the service, as the change stream will tell it.
	await house.net.world.run(`CREATE TABLE porchlight.seen (zone text, openings jsonb, due boolean);
		CREATE FUNCTION porchlight.seen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
			INSERT INTO porchlight.seen SELECT s.zone, v.openings, v.openings_due FROM porchlight.service v JOIN porchlight.site s ON s.id = v.site_id WHERE v.id = NEW.id;
			RETURN NULL; END $$;
		GRANT INSERT ON porchlight.seen TO porchlight_server;
		CREATE CONSTRAINT TRIGGER seen AFTER UPDATE ON porchlight.service DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION porchlight.seen();`, {}, 'porchlight_owner');
	await house.write([rule(every_day, '09:00', '10:00')]);
	await house.except(house.net.staff, { on_date: today(1), intervals: [] });
	const due = await house.net.world.psql<{ due: boolean }>('SELECT due FROM porchlight.seen', {}, 'porchlight_owner');
	assert.ok(due.length > 0);
	assert.ok(due.every((row) => !row.due), 'nothing was committed with its openings still to be computed');
});

test('another_zone_moves_the_openings', async (t) => {
	const house = await open_house(t);
	const { openings } = await house.write([rule(every_day, '12:00', '20:00')]);
	const site = await house.net.lead.get<{ version: number }>(`/api/v1/sites/${house.net.lighthouse.id}`);
	assert.equal((await house.net.lead.patch(`/api/v1/sites/${house.net.lighthouse.id}`, { zone: 'America/Phoenix' }, site.body.version)).status, 200);
	await until('openings are computed anew', async () => {
		const now = await house.hours();
		return now.zone === 'America/Phoenix' && now.openings.length > 0 && now.openings.every(([opens]) => opens.endsWith('T19:00:00Z')) && now.openings_until;
	});
	assert.ok(!openings.some(([opens]) => opens.endsWith('T19:00:00Z')));
});

test('hours_are_confirmed_with_one_tap_and_the_place_with_them', async (t) => {
	const house = await open_house(t);
	await house.net.world.run(`UPDATE site SET confirmed_at = now() - interval '3 hours' WHERE id = '${house.net.lighthouse.id}'`, {}, 'porchlight_owner');
	const reply = await house.net.staff.post<Hours>(`${house.path}/hours/confirm`, {});
	assert.equal(reply.status, 200, reply.text);
	assert.ok(Math.abs(Date.parse(reply.body.hours_confirmed_at ?? '') - Date.now()) < 60_000);
	assert.equal(reply.body.hours_confirmed_role, 'house_staff');
	assert.equal(await house.net.world.value(`SELECT now() - confirmed_at < interval '1 minute' FROM porchlight.site WHERE id = '${house.net.lighthouse.id}'`), true);
});

test('a_rule_that_changes_stays_the_same_event_of_a_calendar', async (t) => {
	const house = await open_house(t);
	const ids = () => house.net.world.psql<{ id: string; opens: string }>(`SELECT id, opens::text FROM porchlight.service_hours WHERE service_id = '${house.service}' ORDER BY position`);
	await house.write([rule(['MO'], '09:00', '10:00'), rule(['TU'], '11:00', '12:00'), rule(['WE'], '13:00', '14:00')]);
	const [monday, tuesday, wednesday] = await ids();
	await house.write([rule(['WE'], '13:00', '14:00'), rule(['TU'], '11:30', '12:00')]);
	assert.deepEqual(await ids(), [{ id: wednesday?.id, opens: '13:00:00' }, { id: monday?.id, opens: '11:30:00' }]);
	await house.write([rule(['TU'], '11:30', '12:00'), rule(['WE'], '13:00', '14:00'), rule(['TH'], '11:00', '12:00')]);
	const now = await ids();
	assert.deepEqual(now.slice(0, 2).map((row) => row.id), [monday?.id, wednesday?.id]);
	assert.notEqual(now[2]?.id, tuesday?.id);
});

test('history_is_kept_and_not_told', async (t) => {
	const house = await open_house(t);
	await house.net.world.run(`INSERT INTO service_exception (id, service_id, on_date) VALUES ('${id('7', 1)}', '${house.service}', current_date - 9),
		('${id('7', 2)}', '${house.service}', current_date - 2)`, {}, 'porchlight_owner');
	assert.equal((await house.hours()).exceptions.length, 1);
	await house.write([]);
	assert.equal(await house.net.world.value(`SELECT count(*) FROM porchlight.service_exception`), 1);
});

test('a_lead_adds_what_the_house_offers_and_takes_it_away_again', async (t) => {
	const { net } = await open_house(t);
	const add = (body: Record<string, unknown>) => net.lead.post<{ id: string; kind: string; phone: string | null; openings_until: string | null } & Problem>(`/api/v1/sites/${net.lighthouse.id}/services`, body);
	const line = await add({ kind: 'warmline', name: 'Night line', phone: '555-0101', link: 'https://night.example/room' });
	assert.equal(line.status, 201, line.text);
	assert.deepEqual([line.body.kind, line.body.phone, line.body.openings_until], ['warmline', '555-0101', null]);
	is_problem(await add({ kind: 'living_room', name: 'NIGHT LINE' }), 'name_taken', 409);
	assert.equal((await add({ kind: 'respite', name: 'Rooms' })).status, 201);
	const twice = await add({ kind: 'respite', name: 'More rooms' });
	is_problem(twice, 'bad_value', 422);
	assert.equal(twice.body.errors?.[0]?.pointer, '/kind');
	const services = await net.team.get<{ items: { id: string; kind: string }[] }>(`/api/v1/sites/${net.lighthouse.id}/services`);
	const rooms = services.body.items.find((one) => one.kind === 'respite')?.id;
	is_problem(await net.lead.delete<Problem>(`/api/v1/services/${rooms}`), 'bed_in_use', 409);
	const on_board = async () => (await net.team.get('/api/v1/board?view=network')).text.includes(line.body.id);
	await until('it is on the board', on_board);
	assert.equal((await net.lead.delete(`/api/v1/services/${line.body.id}`)).status, 204);
	await until('it is off the board', async () => !(await on_board()));
	is_problem(await net.lead.delete<Problem>(`/api/v1/services/${line.body.id}`), 'not_found', 404);
	assert.deepEqual(await net.world.psql(`SELECT action FROM porchlight.audit WHERE action LIKE 'service%' ORDER BY id`, {}, 'porchlight_owner').then((rows) => rows.map((row) => row['action'])), ['service_add', 'service_add', 'service_remove']);
});
