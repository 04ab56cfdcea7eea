// Estimates and more rooms, of the demo network as it was released: they must follow from the very figures that the pages show.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '../support/http.ts';
import { open_world } from '../support/world.ts';

interface Row {
	slice: string;
	numerator: number | null;
	denominator: number | null;
	parts: Record<string, number | null>;
}
interface Page {
	begin: string;
	until: string;
	measures: { name: string; rows: Row[] }[];
}
interface Diversion {
	begin: string;
	lines: { name: string; mid: number | null; numerator: number | null; denominator: number | null; hidden: boolean }[];
	assumptions: { name: string; mid: number }[];
}
interface WhatIf {
	begin: string;
	hidden: boolean;
	arrivals_per_day: number;
	stays_measured: number;
	mean_stay_nights: number;
	rooms: number;
	today_share: number;
	observed_share: number;
	rooms_for_target: number;
	points: { rooms: number; share: number }[];
}

test('what_is_estimated_follows_from_what_was_released', async (t) => {
	const world = await open_world({ demo: true });
	t.after(() => world.close());
	const analyst = new Client(world.base);
	await analyst.sign_in('analyst@porchlight.example', 'porchlight-demo');
	const get = async <T>(path: string) => {
		const reply = await analyst.get<T>(`/api/v1/statistics${path}`);
		assert.equal(reply.status, 200, reply.text);
		return reply.body;
	};
	const page = await get<Page>('?period=quarter');
	const figure = (name: string, slice = '', from = page) => {
		const found = from.measures.find((one) => one.name === name)?.rows.find((row) => row.slice === slice);
		assert.ok(found, `${name} ${slice}`);
		return found;
	};
	const days = (Date.parse(page.until) - Date.parse(page.begin)) / 86_400_000;

	const panel = await get<Diversion>('/diversion?period=quarter');
	assert.equal(panel.begin, page.begin, 'the newest that was released');
	const told = figure('diversions_reported');
	const [visits, inpatient, cost] = panel.lines;
	const assumed = (name: string) => panel.assumptions.find((one) => one.name === name)?.mid ?? NaN;
	assert.ok(visits && inpatient && cost && !visits.hidden && !cost.hidden);
	assert.deepEqual([visits.numerator, visits.denominator, inpatient.numerator], [told.parts['emergency_department'], told.denominator, told.parts['inpatient']]);
	const ed = (visits.numerator ?? NaN) * assumed('ed_avoided');
	const nights = (inpatient.numerator ?? NaN) * assumed('inpatient_days') * assumed('inpatient_avoided');
	assert.ok(Math.abs((visits.mid ?? NaN) - ed) < 1e-6 && Math.abs((inpatient.mid ?? NaN) - nights) < 1e-6);
	const net = ed * assumed('ed_visit_cost') + nights * assumed('inpatient_day_cost') - (figure('occupancy').parts['guest'] ?? NaN) * assumed('guest_night_cost');
	assert.ok(Math.abs((cost.mid ?? NaN) - net) < 1e-3);

	const by_region = await get<Page>('?period=quarter&by=region');
	const regions = by_region.measures.find((one) => one.name === 'occupancy')?.rows.map((row) => row.slice) ?? [];
	assert.ok(regions.length > 1);
	for (const region of ['', ...regions]) {
		const model = await get<WhatIf>(`/what_if?period=quarter${region && `&region=${encodeURIComponent(region)}`}`);
		const from = region ? by_region : page;
		const asked = (name: string) => from.measures.find((one) => one.name === name)?.rows.find((row) => row.slice === region);
		const counts = [asked('arrivals')?.numerator, asked('turn_aways')?.numerator, asked('stay_length')?.numerator, asked('stay_length')?.denominator, asked('occupancy')?.denominator];
		if (counts.some((count) => count === undefined || count === null)) {
			assert.ok(model.hidden, `${region}: nothing that is hidden may be told in another way`);
			continue;
		}
		const [arrivals = NaN, turned_away = NaN, hours = NaN, stays = NaN, available = NaN] = counts as number[];
		assert.ok(!model.hidden, region);
		assert.ok(Math.abs(model.arrivals_per_day * days - arrivals - turned_away) < 1e-6, region);
		assert.ok(Math.abs(model.mean_stay_nights - hours / 24 / stays) < 1e-9 && model.stays_measured === stays, region);
		assert.equal(model.rooms, Math.round(available / days), region);
		assert.ok(Math.abs(model.observed_share - turned_away / (arrivals + turned_away)) < 1e-9, region);
		const today = model.points.find((point) => point.rooms === model.rooms);
		assert.ok(today && Math.abs(today.share - model.today_share) < 1e-12, 'the curve goes through today\'s point');
		const enough = model.points.find((point) => point.share <= 0.1);
		assert.equal(enough?.rooms, model.rooms_for_target, region);
	}
	const whole = await get<WhatIf>('/what_if?period=quarter');
	assert.ok(!whole.hidden, 'the demo network shows its curve');
});
