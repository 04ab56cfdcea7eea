// The hours that feeds tell are the hours that a house keeps: random schedules in zones of all kinds, read back by tools that are not ours
// (ical.js here; Debian's icalendar and recurring_ical_events, and zoneinfo, in hsds_hours.py), from the calendar and from HSDS's rows, over the next
// change of the clocks. PORCHLIGHT_FEED_CASES for more schedules than usual, PORCHLIGHT_FEED_SEED for others.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { root } from '../support/cluster.ts';
import { Client } from '../support/http.ts';
import { until } from '../support/patience.ts';
import { type World, open_world } from '../support/world.ts';

const zones = ['America/New_York', 'America/Phoenix', 'America/Anchorage', 'Pacific/Honolulu', 'America/St_Johns', 'America/Havana', 'America/Santiago',
	'Asia/Kathmandu', 'Europe/Dublin', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia'];
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const day_ms = 86_400_000;
const months = 5;

interface Rule {
	weekdays: string[];
	opens: string;
	closes: string;
	valid_from: string | null;
	valid_to: string | null;
}

interface Exception {
	on_date: string;
	opens: string | null;
	closes: string | null;
}

interface Case {
	name: string;
	zone: string;
	rules: Rule[];
	exceptions: Exception[];
	rows?: unknown[];
	ics?: string;
	openings?: [string, string][];
}

/** mulberry32: the same numbers for the same seed. */
function dice(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}

const clock = (minute: number) => `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const date = (days: number) => new Date(Date.now() + days * day_ms).toISOString().slice(0, 10);

/** The days around the changes of the clocks come up more often than others. */
function some_day(roll: (below: number) => number): string {
	const near = ['2026-03-08', '2026-11-01', '2027-03-14', '2027-03-28', '2027-04-04', '2027-11-07'];
	return roll(3) === 0 ? (near[roll(near.length)] ?? date(1)) : date(roll(170) - 10);
}

/** Rules don't overlap, as the API has it: each has its own days or its own half of the day. */
function some_rules(roll: (below: number) => number): Rule[] {
	const rules: Rule[] = [];
	for (const [from, to] of roll(2) ? [[0, 1440]] as const : [[0, 700], [720, 1440]] as const) {
		const days = weekdays.filter(() => roll(2) === 0);
		const kind = roll(8);
		const opens = kind === 0 && to - from === 1440 ? 0 : from + 30 * roll(Math.floor((to - from) / 30));
		const past = to === 1440 && roll(3) === 0;
		const closes = kind === 0 && to - from === 1440 ? 0 : past ? 30 * roll(Math.max(1, Math.floor(Math.min(opens, 240) / 30) + 1)) : opens + 15 + roll(Math.max(1, to - opens - 15));
		const bounded = roll(3);
		rules.push({
			weekdays: days.length ? days : ['SU'], opens: clock(opens), closes: clock(closes),
			valid_from: bounded === 1 ? date(roll(60) - 20) : null, valid_to: bounded === 2 ? date(60 + roll(60)) : null,
		});
	}
	return rules;
}

function some_exceptions(roll: (below: number) => number): Exception[] {
	const exceptions = new Map<string, Exception>();
	for (let left = roll(6); left > 0; left--) {
		const on_date = some_day(roll);
		const opens = 30 * roll(48);
		exceptions.set(on_date, roll(2) ? { on_date, opens: null, closes: null } : { on_date, opens: clock(opens), closes: clock(30 * roll(48)) });
	}
	return [...exceptions.values()];
}

const id = (kind: string, n: number) => `01900000-0000-7000-8000-${kind}${n.toString(16).padStart(11, '0')}`;
const text = (value: string | null) => (value === null ? 'NULL' : `'${value}'`);

async function store(world: World, cases: Case[]): Promise<void> {
	const lines = [`INSERT INTO county (fips, state, name, latitude, longitude) VALUES ('36061', 'NY', 'New York', 40.78, -73.97);`,
		`INSERT INTO network (name) VALUES ('Test network');`, `INSERT INTO organization (id, name, kind) VALUES ('${id('1', 1)}', 'Lighthouse', 'drop_in');`];
	zones.forEach((zone, n) => lines.push(`INSERT INTO site (id, organization_id, name, county_fips, zone, phone) VALUES
		('${id('2', n)}', '${id('1', 1)}', 'Place ${n}', '36061', '${zone}', '555-0100');`));
	cases.forEach((it, n) => {
		lines.push(`INSERT INTO service (id, site_id, kind, name) VALUES ('${id('6', n)}', '${id('2', zones.indexOf(it.zone))}', 'drop_in', '${it.name}');`);
		it.rules.forEach((rule, at) => lines.push(`INSERT INTO service_hours (id, service_id, weekdays, opens, closes, valid_from, valid_to)
			VALUES ('${id('7', n * 16 + at)}', '${id('6', n)}', '{${rule.weekdays.join(',')}}', '${rule.opens}', '${rule.closes}', ${text(rule.valid_from)}, ${text(rule.valid_to)});`));
		it.exceptions.forEach((one, at) => lines.push(`INSERT INTO service_exception (id, service_id, on_date, opens, closes)
			VALUES ('${id('8', n * 16 + at)}', '${id('6', n)}', '${one.on_date}', ${text(one.opens)}, ${text(one.closes)});`));
	});
	await world.run(['SET search_path = porchlight;', ...lines].join('\n'));
}

interface Checked {
	wrong: string[];
	right: Record<string, [number, number][]>;
}

function check(asked: unknown): Promise<Checked> {
	return new Promise((done, fail) => {
		const child = spawn('/usr/bin/python3', [resolve(root, 'tests/api/hsds_hours.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
		let answer = '';
		child.stdout.setEncoding('utf8').on('data', (part: string) => (answer += part));
		child.on('error', fail).on('close', (code) => (code === 0 ? done(JSON.parse(answer) as Checked) : fail(new Error(`hsds_hours.py ended with ${code}`))));
		child.stdin.on('error', fail).end(JSON.stringify(asked));
	});
}

/** What ical.js shows of a calendar, in seconds, joined where it touches. */
function occurrences(ics: string, from: number, to: number): [number, number][] {
	const calendar = new ICAL.Component(ICAL.parse(ics));
	ICAL.TimezoneService.reset();
	for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
	const spans: [number, number][] = [];
	const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
	for (const event of events.filter((one) => !one.isRecurrenceException())) {
		for (const other of events) if (other.isRecurrenceException() && other.uid === event.uid) event.relateException(other);
		if (!event.isRecurring()) {
			spans.push([event.startDate.toUnixTime(), event.endDate.toUnixTime()]);
			continue;
		}
		const each = event.iterator();
		for (let next = each.next(); next && next.toUnixTime() < to + 86_400; next = each.next()) {
			const it = event.getOccurrenceDetails(next);
			spans.push([it.startDate.toUnixTime(), it.endDate.toUnixTime()]);
		}
	}
	const joined: [number, number][] = [];
	for (const [opens, closes] of spans.filter(([a, b]) => a < b).sort((a, b) => a[0] - b[0])) {
		const last = joined.at(-1);
		if (last && opens <= last[1]) last[1] = Math.max(last[1], closes);
		else joined.push([opens, closes]);
	}
	return joined.filter(([a, b]) => a < to && b > from).map(([a, b]) => [Math.max(a, from), Math.min(b, to)]);
}

test('what_feeds_tell_is_what_a_house_keeps', async (t) => {
	const seed = Number(process.env['PORCHLIGHT_FEED_SEED'] ?? 20261122);
	const roll = dice(seed);
	const cases: Case[] = Array.from({ length: Number(process.env['PORCHLIGHT_FEED_CASES'] ?? 48) }, (_, n) => ({
		name: `case ${n} of seed ${seed}`, zone: zones[n % zones.length] ?? 'UTC', rules: some_rules(roll), exceptions: some_exceptions(roll),
	}));
	const world = await open_world();
	t.after(() => world.close());
	await store(world, cases);
	await until('all openings', async () => (await world.value<number>(`SELECT count(*) FROM porchlight.service WHERE openings_until IS NULL`)) === 0, 20_000);
	const carried = await world.psql<{ name: string; openings: [string, string][]; openings_until: string }>('SELECT name, openings, openings_until FROM porchlight.service');
	const nobody = new Client(world.base);
	const services = (await nobody.get('/hsds/services?full=true&format=ndjson')).text.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
	assert.equal(services.length, cases.length);
	for (const [n, it] of cases.entries()) {
		const calendar = await nobody.get(`/services/${id('6', n)}/hours.ics`);
		assert.equal(calendar.status, 200, calendar.text);
		assert.match(calendar.headers['content-type'] ?? '', /^text\/calendar/);
		it.ics = calendar.text;
		it.rows = (services.find((one) => one['id'] === id('6', n))?.['schedules'] ?? []) as unknown[];
		it.openings = carried.find((one) => one.name === it.name)?.openings ?? [];
	}
	const from = Math.floor(Date.now() / day_ms) * day_ms;
	const to = from + months * 30 * day_ms;
	const openings_until = carried.map((one) => one.openings_until).sort()[0];
	const { wrong, right } = await check({ from: new Date(from).toISOString(), until: new Date(to).toISOString(), openings_until, cases });
	assert.deepEqual(wrong, [], `${wrong.length} are wrong`);
	for (const it of cases) assert.deepEqual(occurrences(it.ics ?? '', from / 1000, to / 1000), right[it.name], `${it.name} in ${it.zone}, by ical.js`);
});
