// What is kept of a day of a drop-in once it is over, and what that is made of.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { until } from '../support/patience.ts';
import { type Network, id, open_network } from './network.ts';

// Arizona's days have 24 hours all year.
const zone = 'America/Phoenix';
/** The local day, so many days ago. */
const ago = (days: number): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(Date.now() - days * 86_400_000);
const by_hand = (net: Network, sql: string) => net.world.run(sql, {}, 'porchlight_owner');

/** The clock looks every five seconds. */
const patient = 30_000;

interface Day {
	scheduled_seconds: number;
	kept_seconds: number;
	was_full: boolean;
}

async function open_nights(t: TestContext, days: number, more = ''): Promise<Network> {
	const net = await open_network(t);
	await by_hand(net, `UPDATE site SET zone = '${zone}' WHERE id = '${net.lighthouse.id}';
		INSERT INTO service_hours (id, service_id, weekdays, opens, closes) VALUES ('${id('7', 1)}', '${net.drop_in}', '{MO,TU,WE,TH,FR,SA,SU}', '22:00', '02:00');
		UPDATE service SET created_at = now() - interval '${days} days';
		${more}`);
	return net;
}

async function days_of(net: Network): Promise<Record<string, Day>> {
	await until('yesterday is written down', () => net.world.value<boolean>(
		`SELECT EXISTS (SELECT FROM porchlight.service_day WHERE service_id = '${net.drop_in}' AND on_date = '${ago(1)}')`), patient);
	const rows = await net.world.psql<Day & { on_date: string }>(
		`SELECT on_date::text, scheduled_seconds, kept_seconds, was_full FROM porchlight.service_day WHERE service_id = '${net.drop_in}' ORDER BY on_date`);
	return Object.fromEntries(rows.map(({ on_date, ...day }) => [on_date, day]));
}

test('a_day_that_is_over_is_kept_by_rules_exceptions_and_closures', async (t) => {
	const [drop_in, house] = [id('6', 1), id('2', 1)];
	// Closed the day before yesterday, the place shut for an hour of a night, and full one day.
	const net = await open_nights(t, 5, `
		INSERT INTO service_exception (id, service_id, on_date) VALUES ('${id('7', 2)}', '${drop_in}', '${ago(2)}');
		INSERT INTO service_exception (id, service_id, on_date, opens, closes) VALUES ('${id('7', 3)}', '${drop_in}', '${ago(4)}', '20:00', '23:00');
		INSERT INTO site_closure VALUES ('${house}', tstzrange('${ago(3)} 22:30'::timestamp AT TIME ZONE '${zone}', '${ago(3)} 23:30'::timestamp AT TIME ZONE '${zone}'));
		INSERT INTO service_full_day VALUES ('${drop_in}', '${ago(3)}')`);
	const hours = (scheduled: number, kept: number, was_full = false) => ({ scheduled_seconds: scheduled * 3600, kept_seconds: kept * 3600, was_full });
	const days = await days_of(net);
	assert.deepEqual(days, {
		// Two hours of the night before, and three by the exception.
		[ago(4)]: hours(4, 5),
		// The night before ended at 23:00; an hour of the two was shut.
		[ago(3)]: hours(4, 1, true),
		[ago(2)]: hours(4, 2),
		[ago(1)]: hours(4, 2),
	});
	assert.equal(await net.world.value('SELECT count(*) FROM porchlight.service_full_day'), 0, 'what was counted is not kept twice');
});

test('at_most_sixty_missed_days_are_made_up_for_and_a_written_day_stays', async (t) => {
	const net = await open_nights(t, 100, `INSERT INTO service_day VALUES ('${id('6', 1)}', '${ago(30)}', '${id('2', 1)}', 'drop_in', 1, 1, false);`);
	const days = await days_of(net);
	assert.equal(Object.keys(days).length, 30);
	assert.deepEqual(days[ago(30)], { scheduled_seconds: 1, kept_seconds: 1, was_full: false });
	await by_hand(net, 'DELETE FROM service_day');
	assert.equal(Object.keys(await days_of(net)).length, 60);
});

test('a_service_is_not_judged_by_the_day_it_was_added_on_and_rooms_have_no_hours', async (t) => {
	const net = await open_nights(t, 1, `INSERT INTO service (id, site_id, kind, name) VALUES ('${id('6', 7)}', '${id('2', 1)}', 'respite', 'Rooms'),
		('${id('6', 8)}', '${id('2', 1)}', 'warmline', 'Line');
		UPDATE service SET created_at = now() - interval '10 days' WHERE kind <> 'drop_in';`);
	await until('the line is written down', () => net.world.value<boolean>(`SELECT count(*) = 9 FROM porchlight.service_day WHERE kind = 'warmline'`), patient);
	assert.deepEqual(await net.world.psql('SELECT DISTINCT kind FROM porchlight.service_day'), [{ kind: 'warmline' }]);
});

test('full_is_noted_when_it_is_said_and_when_it_is_taken_back_within_a_day', async (t) => {
	const net = await open_nights(t, 0);
	const path = `/api/v1/services/${net.drop_in}`;
	const say = async (level: string | null) => {
		const version = await net.world.value<number>(`SELECT version FROM porchlight.service WHERE id = '${net.drop_in}'`);
		assert.equal((await net.staff.patch(path, { level }, version)).status, 200);
	};
	const noted = () => net.world.psql<{ on_date: string }>('SELECT on_date::text FROM porchlight.service_full_day ORDER BY on_date').then((rows) => rows.map((row) => row.on_date));
	await say('busy');
	assert.deepEqual(await noted(), []);
	await say('full');
	assert.deepEqual(await noted(), [ago(0)]);
	// Said yesterday evening, taken back today: both days were full. Said last week: only that day was.
	await by_hand(net, `DELETE FROM service_full_day; UPDATE service SET level_at = now() - interval '20 hours' WHERE level = 'full'; DELETE FROM service_full_day`);
	await say('quiet');
	assert.deepEqual(await noted(), [ago(0)]);
	await by_hand(net, `UPDATE service SET level = 'full', level_at = now() - interval '6 days' WHERE level = 'quiet'; DELETE FROM service_full_day`);
	await say(null);
	assert.deepEqual(await noted(), []);
});

test('a_place_that_closes_and_opens_again_has_a_closure_of_that_length', async (t) => {
	const net = await open_nights(t, 0);
	const state = (to: string) => by_hand(net, `UPDATE site SET state = '${to}' WHERE id = '${net.lighthouse.id}'`);
	const closures = () => net.world.psql<{ open: boolean }>(`SELECT upper(during) = 'infinity' AS open FROM porchlight.site_closure ORDER BY during`);
	await state('paused');
	assert.deepEqual(await closures(), []);
	await state('closed');
	assert.deepEqual(await closures(), [{ open: true }]);
	await state('welcoming');
	await state('closed');
	assert.deepEqual(await closures(), [{ open: false }, { open: true }]);
});
