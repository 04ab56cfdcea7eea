// What the browser tests of the referral loop share: houses with rooms as a story needs them, introductions sent by the API, waiting in words.

import assert from 'node:assert/strict';
import type { Client } from '../support/http.ts';
import { patience, until } from '../support/patience.ts';
import type { Stage } from './stage.ts';

export interface Sent {
	id: string;
	code: string;
	guest_secret: string;
	recipients: { id: string; site_id: string }[];
}

/** This house with so many rooms open and the others being readied, confirmed an hour ago, nobody waiting; gives the labels. */
export async function set_rooms(stage: Stage, house_name: string, open: number): Promise<string[]> {
	const { id } = await stage.site(house_name);
	await stage.world.run(`
		DELETE FROM note WHERE recipient_id IN (SELECT id FROM recipient WHERE site_id = :'id' AND ended_at IS NULL);
		DELETE FROM recipient_move WHERE recipient_id IN (SELECT id FROM recipient WHERE site_id = :'id' AND ended_at IS NULL);
		DELETE FROM occupancy WHERE bed_id IN (SELECT id FROM bed WHERE site_id = :'id') AND kind = 'hold';
		DELETE FROM recipient WHERE site_id = :'id' AND ended_at IS NULL;
		UPDATE bed SET state = 'turnover', held_until = NULL WHERE site_id = :'id' AND state IN ('open', 'held', 'offline');
		UPDATE bed SET state = 'open' WHERE id IN (SELECT id FROM bed WHERE site_id = :'id' AND state = 'turnover' ORDER BY position LIMIT ${open});
		UPDATE site SET confirmed_at = now() - interval '1 hour', state = 'welcoming', staffed_limit = NULL WHERE id = :'id';
	`, { id }, 'porchlight_owner');
	const rows = await stage.world.psql<{ label: string }>(`SELECT label FROM bed WHERE site_id = :'id' AND state = 'open' ORDER BY position`, { id }, 'porchlight_owner');
	assert.equal(rows.length, open, `${house_name} has ${rows.length} rooms to open`);
	return rows.map((row) => row.label);
}

/** An introduction of a made-up person to these houses, by the API. */
export async function send(stage: Stage, team: Client, houses: string[], more: Record<string, unknown> = {}): Promise<Sent> {
	const site_ids = await Promise.all(houses.map(async (name) => (await stage.site(name)).id));
	const reply = await team.post<Record<string, unknown>>('/api/v1/referrals', {
		site_ids, needs: [], languages: ['en'], name: 'Robin', callback: null, note: null, alternative: 'emergency_department', consent_version: '2026-11', ...more,
	});
	assert.equal(reply.status, 201, reply.text);
	return reply.body as unknown as Sent;
}

export async function recipient_at(stage: Stage, sent: Sent, house_name: string): Promise<string> {
	const { id } = await stage.site(house_name);
	const found = sent.recipients.find((one) => one.site_id === id);
	assert.ok(found, house_name);
	return found.id;
}

/** An act of one side, by the API. */
export async function act(client: Client, recipient_id: string, action: string, body: Record<string, unknown> = {}): Promise<void> {
	const reply = await client.post(`/api/v1/recipients/${recipient_id}/${action}`, body);
	assert.equal(reply.status, 200, `${action}: ${reply.text}`);
}

/** Fails when it takes longer than that until the page shows it. */
export async function shown_within(ms: number, what: string, seen: () => Promise<boolean>): Promise<void> {
	const began = Date.now();
	await until(what, seen, ms + 4000);
	assert.ok(Date.now() - began <= patience(ms), `${what} took ${Date.now() - began} ms`);
}
