// The pages of statistics through the API: a house's lead and a team's lead see their own, exactly and at once; nobody sees anybody else's.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Network, is_problem, open_network } from '../api/network.ts';

interface Numbers {
	numerator: number | null;
	denominator: number | null;
	unanswered: number | null;
	median: number | null;
	p90: number | null;
	parts: Record<string, number | null>;
	hidden: boolean;
}

interface Page {
	scope: string;
	id: string | null;
	period: string;
	begin: string;
	until: string;
	released_at: string | null;
	threshold: number | null;
	before: { begin: string; until: string };
	measures: { name: string; kind: string; definition: string; rows: (Numbers & { slice: string; label: string; before: Numbers })[] }[];
}

const path = '/api/v1/statistics';
const house = (net: Network, more = '') => `${path}?scope=house&id=${net.organizations.lighthouse}&period=year${more}`;

function row(page: Page, name: string, slice = ''): Numbers {
	const found = page.measures.find((measure) => measure.name === name)?.rows.find((one) => one.slice === slice);
	assert.ok(found, `${name} ${slice}`);
	return found;
}

async function arrive(net: Network, more: Record<string, unknown> = {}): Promise<void> {
	const asked = await net.ask(net.hospital, net.lighthouse.id, { alternative: 'emergency_department', ...more });
	await net.do(net.staff, asked, 'offer');
	await net.do(net.staff, asked, 'accept');
	await net.do(net.staff, asked, 'arrive');
}

test('a_house_lead_sees_the_houses_own_numbers_at_once', async (t) => {
	const net = await open_network(t);
	await arrive(net, { languages: ['es', 'en'], needs: ['quiet_room'] });
	assert.equal((await net.staff.post(`/api/v1/sites/${net.lighthouse.id}/turn_aways`, { reason: 'no_room' })).status, 201);
	const reply = await net.lead.get<Page>(house(net));
	assert.equal(reply.status, 200, reply.text);
	const page = reply.body;
	assert.deepEqual([page.scope, page.id, page.period, page.released_at, page.threshold], ['house', net.organizations.lighthouse, 'year', null, null]);
	assert.match(page.begin, /^\d{4}-01-01$/);
	assert.equal(page.before.until, page.begin);
	assert.deepEqual(row(page, 'arrivals').parts, { introduced: 1, by_themselves: 0 });
	assert.deepEqual([row(page, 'diversions_reported').numerator, row(page, 'diversions_reported').denominator, row(page, 'diversions_reported').unanswered], [1, 1, 0]);
	assert.deepEqual(row(page, 'turn_aways').parts, { turned_away: 1, other: 1 });
	assert.equal(row(page, 'ended').parts['arrived'], 1);
	assert.equal(row(page, 'time_to_arrival').median, 0);
	for (const measure of page.measures) {
		assert.match(measure.definition, /^[A-Z].{40,}\.$/s, measure.name);
		assert.equal(measure.rows.length, 1, measure.name);
		assert.equal(measure.rows[0]?.hidden, false, measure.name);
		assert.equal(measure.rows[0]?.before.numerator, 0, measure.name);
	}
	// Sliced: one that names two languages counts in each.
	const languages = (await net.lead.get<Page>(house(net, '&by=language'))).body;
	assert.deepEqual(languages.measures.find((one) => one.name === 'who_asks')?.rows.map((one) => [one.slice, one.numerator]), [['en', 1], ['es', 1]]);
	assert.equal(row((await net.lead.get<Page>(house(net, '&by=need'))).body, 'who_asks', 'quiet_room').numerator, 1);
	assert.equal(row((await net.lead.get<Page>(house(net, '&by=sender_kind'))).body, 'turn_aways', 'self').numerator, 1);
	assert.equal(row((await net.lead.get<Page>(house(net, '&by=county'))).body, 'turn_aways', '36061').denominator, 2);
	assert.equal(row((await net.lead.get<Page>(house(net, '&by=house'))).body, 'turn_aways', net.lighthouse.id).denominator, 2);
});

test('a_team_lead_sees_what_the_team_sent_and_nothing_that_guests_told_the_house', async (t) => {
	const net = await open_network(t);
	await arrive(net);
	await net.ask(net.team, net.lighthouse.id);
	const reply = await net.hospital.get<Page>(`${path}?scope=team&id=${net.organizations.hospital}&period=year`);
	assert.equal(reply.status, 200, reply.text);
	assert.equal(row(reply.body, 'who_asks').numerator, 1);
	assert.equal(row(reply.body, 'diversions_reported').numerator, 1);
	const names = reply.body.measures.map((one) => one.name);
	for (const name of ['occupancy', 'freshness', 'diversions_own', 'stays_ending_in_hospital', 'stay_length', 'drop_in']) assert.ok(!names.includes(name), name);
	const houses = (await net.hospital.get<Page>(`${path}?scope=team&id=${net.organizations.hospital}&period=year&by=house`)).body;
	assert.equal(row(houses, 'ended', net.lighthouse.id).numerator, 1);
	assert.equal(houses.measures.find((one) => one.name === 'ended')?.rows[0]?.label, 'House 1');
});

test('series_of_a_house', async (t) => {
	const net = await open_network(t);
	await arrive(net);
	const own = `scope=house&id=${net.organizations.lighthouse}`;
	const trend = await net.lead.get<{ measure: string; definition: string; items: { begin: string; numerator: number }[] }>(`${path}/trend?${own}&period=month&measure=arrivals&count=3`);
	assert.equal(trend.status, 200, trend.text);
	assert.equal(trend.body.items.at(-1)?.numerator, 1);
	const hours = await net.lead.get<{ items: { weekday: number; hour: number; asks: number; turn_aways: number }[] }>(`${path}/week_hours?${own}&period=year`);
	assert.equal(hours.body.items.length, 168);
	assert.equal(hours.body.items.reduce((sum, one) => sum + one.asks, 0), 1);
	const nights = await net.lead.get<{ items: unknown[] }>(`${path}/occupancy?${own}`);
	assert.equal(nights.status, 200, nights.text);
	await net.staff.post(`/api/v1/sites/${net.lighthouse.id}/confirmations`, {});
	const fresh = await net.lead.get<{ items: { site_id: string; fresh_seconds: number; open_seconds: number }[] }>(`${path}/freshness?${own}&period=year`);
	assert.equal(fresh.status, 200, fresh.text);
	assert.equal(fresh.body.items[0]?.fresh_seconds, fresh.body.items[0]?.open_seconds);
});

test('periods_are_listed_from_the_running_one_back', async (t) => {
	const net = await open_network(t);
	const { body } = await net.admin.get<{ items: { begin: string; until: string; complete: boolean }[] }>(`${path}/periods?period=week`);
	assert.equal(body.items[0]?.complete, false);
	for (const [n, one] of body.items.entries()) {
		assert.equal(new Date(`${one.begin}T12:00:00Z`).getUTCDay(), 1, 'a Monday');
		if (n > 0) assert.equal(one.until, body.items[n - 1]?.begin);
	}
});

test('nobody_sees_anybody_elses_numbers', async (t) => {
	const net = await open_network(t);
	const refused: [name: string, client: typeof net.lead, query: string][] = [
		['a lead of another house', net.lead, `scope=house&id=${net.organizations.harbor}`],
		['a lead, the network', net.lead, 'scope=network'],
		['a lead, as a team', net.lead, `scope=team&id=${net.organizations.lighthouse}`],
		['a team lead, another team', net.hospital, `scope=team&id=${net.organizations.team}`],
		['an administrator, a house', net.admin, `scope=house&id=${net.organizations.lighthouse}`],
		['an analyst, a team', net.analyst, `scope=team&id=${net.organizations.team}`],
		['staff', net.staff, `scope=house&id=${net.organizations.lighthouse}`],
		['a referrer', net.team, `scope=team&id=${net.organizations.team}`],
	];
	for (const [name, client, query] of refused) {
		for (const where of ['', '/week_hours', '/trend']) {
			const reply = await client.get(`${path}${where}?${query}${where === '/trend' ? '&measure=arrivals' : ''}`);
			assert.equal(reply.status, 403, `${name} ${where}: ${reply.text}`);
		}
	}
	is_problem(await net.nobody.get(path), 'not_signed_in', 401);
	// The second wall: whoever reaches the functions is asked again.
	for (const [email, scope, id] of [['staff@lighthouse.example', 'house', `'${net.organizations.lighthouse}'`], ['lead@lighthouse.example', 'house', `'${net.organizations.harbor}'`],
		['lead@lighthouse.example', 'network', 'NULL'], ['admin@network.example', 'house', `'${net.organizations.lighthouse}'`], ['nobody@nowhere.example', 'network', 'NULL']]) {
		const rows = await net.world.run(`BEGIN; SELECT request_begin((SELECT id FROM account WHERE email = :'email'), 'x', NULL, NULL) \\g /dev/null
			SELECT (SELECT count(*) FROM statistics_page(:'scope', ${id}, 'year', NULL, 'none')) + (SELECT count(*) FROM statistics_trend(:'scope', ${id}, 'year', 'arrivals', 3))
			     + (SELECT count(*) FROM statistics_week_hours(:'scope', ${id}, 'year', NULL)) + (SELECT count(*) FROM statistics_freshness(:'scope', ${id}, 'year', NULL)); COMMIT;`,
		{ email: email ?? '', scope: scope ?? '' }, 'porchlight_owner');
		assert.equal(rows, '0', `${email} ${scope}`);
	}
	for (const sums of ['SELECT * FROM porchlight.statistics_day', `SELECT * FROM porchlight.statistics_cells('2026-01-01', '2027-01-01')`]) {
		await assert.rejects(net.world.psql(sums, {}, 'porchlight_server'), /permission denied/);
	}
});

test('what_is_asked_wrongly_is_said_by_name', async (t) => {
	const net = await open_network(t);
	const own = `scope=house&id=${net.organizations.lighthouse}`;
	for (const [query, pointer] of [
		['period=day', 'query:period'], ['scope=county', 'query:scope'], ['by=age', 'query:by'], ['by=house', 'query:by'], [`id=${net.organizations.lighthouse}`, 'query:id'], ['scope=house', 'query:id'],
		['scope=house&id=lighthouse', 'query:id'], ['period=month&begin=2026-11-02', 'query:begin'], ['period=week&begin=2026-11-01', 'query:begin'],
		['period=quarter&begin=2026-02-01', 'query:begin'], ['period=year&begin=2026-13-01', 'query:begin'], ['begin=soon', 'query:begin'],
	] as const) {
		const reply = await net.admin.get<{ errors: { pointer: string }[] }>(`${path}?${query}`);
		assert.equal(reply.status, 422, `${query}: ${reply.text}`);
		assert.equal(reply.body.errors[0]?.pointer, pointer, query);
	}
	assert.equal((await net.lead.get(`${path}?${own}&period=week&begin=2026-11-02`)).status, 200);
	for (const query of ['count=0', 'count=61', 'count=many', 'count=-1']) assert.equal((await net.lead.get(`${path}/trend?${own}&measure=ended&${query}`)).status, 422, query);
	assert.equal((await net.lead.get(`${path}/trend?${own}&measure=happiness`)).status, 422);
	assert.equal((await net.admin.get(`${path}/occupancy`)).status, 422, 'single nights are the house’s own');
});

test('the_catalogue_and_the_apis_words_agree', async (t) => {
	const net = await open_network(t);
	const names = await net.world.psql('SELECT name, porchlight.statistics_definition(name) AS definition FROM porchlight.statistics_measures() ORDER BY place', {}, 'porchlight_owner');
	const { body } = await net.lead.get<Page>(house(net));
	assert.deepEqual(body.measures.map((one) => one.name), names.map((one) => one['name']));
	for (const one of names) {
		assert.ok(one['definition'], String(one['name']));
		assert.equal((await net.lead.get(`${path}/trend?scope=house&id=${net.organizations.lighthouse}&measure=${String(one['name'])}`)).status, 200);
	}
});
