// A quarter's report: made by the API and by the command, the very same page for ever, and on paper.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Stage, open_stage } from './stage.ts';

interface Report {
	id: string;
	quarter: string;
	language: string;
	made_at: string;
	made_by: string;
	sha256: string;
}

describe('a quarter\'s report', () => {
	let stage: Stage;
	let folder: string;
	let quarter: string;
	const ends: (() => Promise<void>)[] = [];

	before(async () => {
		stage = await open_stage({ after: (run) => void ends.push(run) });
		folder = await mkdtemp(join(tmpdir(), 'porchlight-report-'));
		quarter = await stage.world.value<string>(`SELECT to_char(max(begin), 'YYYY"Q"Q') FROM porchlight.release WHERE period = 'quarter'`);
	});
	after(async () => {
		await rm(folder, { recursive: true, force: true });
		for (const end of ends.reverse()) await end();
	});

	test('one_act_makes_it_and_it_stays_to_the_letter', async () => {
		const admin = await stage.client('admin');
		const made = await admin.post<Report>('/api/v1/reports', { quarter });
		assert.equal(made.status, 201, made.text);
		const page = await admin.get(`/api/v1/reports/${made.body.id}/page`);
		assert.equal(page.status, 200);
		assert.equal(createHash('sha256').update(page.text).digest('hex'), made.body.sha256);
		assert.match(page.text, /^<!doctype html>/);
		assert.doesNotMatch(page.text, /<script|https?:/);

		// What is assumed may change afterwards; the report doesn't.
		const assumed = await admin.post('/api/v1/statistics/assumptions', { name: 'ed_avoided', low: 0.1, mid: 0.2, high: 0.9, source: 'Another study', source_date: '2026-01-01' });
		assert.equal(assumed.status, 201, assumed.text);
		assert.equal((await admin.get(`/api/v1/reports/${made.body.id}/page`)).text, page.text);
		await assert.rejects(stage.world.run(`UPDATE porchlight.report SET page = ''`, {}, 'porchlight_owner'), /never changed/);
		await assert.rejects(stage.world.run('DELETE FROM porchlight.release_cell', {}, 'porchlight_owner'), /never changed/);

		const out = join(folder, 'kept.html');
		const written = await stage.world.porchlight(['report', '--quarter', quarter, '--out', out]);
		assert.equal(written.code, 0, written.stderr);
		assert.equal(await readFile(out, 'utf8'), page.text);

		const analyst = await stage.client('analyst');
		const another = await analyst.post<Report>('/api/v1/reports', { quarter, language: 'es' });
		assert.equal(another.status, 201, another.text);
		const { items } = (await analyst.get<{ items: Report[] }>('/api/v1/reports')).body;
		assert.deepEqual(items.map((report) => [report.id, report.language]), [[another.body.id, 'es'], [made.body.id, 'en']]);
		assert.match((await analyst.get(`/api/v1/reports/${another.body.id}/page`)).text, /trimestre[^]*Otro|trimestre[^]*Another study/i);
	});

	test('nobody_else_makes_or_reads_one', async () => {
		for (const person of ['lead', 'staff', 'team', 'team_lead'] as const) {
			const client = await stage.client(person);
			assert.equal((await client.post('/api/v1/reports', { quarter })).status, 403, person);
			assert.equal((await client.get('/api/v1/reports')).status, 403, person);
		}
		await assert.rejects(stage.world.psql('SELECT * FROM porchlight.release_cell', {}, 'porchlight_server'), /permission denied/);
		await assert.rejects(stage.world.psql(`SELECT * FROM porchlight.release_cells('quarter', '2026-01-01', 'none')`, {}, 'porchlight_server'), /permission denied/);
	});

	test('a_quarter_that_is_not_released_is_said_to_be_none', async () => {
		const admin = await stage.client('admin');
		for (const wrong of ['2039Q1', '2026q3', '2026Q5', '202613']) {
			const reply = await admin.post<{ errors: { pointer: string; detail: string }[] }>('/api/v1/reports', { quarter: wrong });
			assert.equal(reply.status, 422, `${wrong}: ${reply.text}`);
			assert.equal(reply.body.errors[0]?.pointer, '/quarter');
		}
		const asked = await stage.world.porchlight(['report', '--quarter', '2039Q1']);
		assert.deepEqual([asked.code, asked.stdout], [1, '']);
		assert.match(asked.stderr, /2039Q1 has not been released/);
		assert.equal((await stage.world.porchlight(['report'])).code, 2);
	});

	test('it_prints_with_its_definitions_its_note_and_its_assumptions', async () => {
		const out = join(folder, 'print.html');
		const pdf = join(folder, 'print.pdf');
		assert.equal((await stage.world.porchlight(['report', '--quarter', quarter, '--again', '--out', out])).code, 0);
		const page = await stage.browser.newPage();
		await page.goto(pathToFileURL(out).href);
		await page.pdf({ path: pdf, format: 'Letter' });
		await page.close();
		const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
		for (const told of ['Counts from 1 to 10 are not told', 'Data as of', 'The figures', 'Of the introductions that teams sent in the period', 'Quarter by quarter',
			'How introductions ended', 'What was avoided (estimates)', 'What the estimates assume', 'without an answer', 'Low Middle High', 'Another study'])
			assert.ok(text.includes(told), `"${told}" is not on paper`);
		assert.doesNotMatch(text, /\b(patient|client|discharge|placement|refused|acuity)\b/i);
	});
});
