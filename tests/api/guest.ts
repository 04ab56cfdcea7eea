// What the tests of the person's own page share: an introduction with its slip, and calls as the page makes them.

import assert from 'node:assert/strict';
import type { Reply } from '../support/http.ts';
import type { Network, Problem, Referral } from './network.ts';

export interface GuestHouse {
	id: string;
	site_name: string;
	site_phone: string;
	site_city: string | null;
	state: string;
	held_until: string | null;
	ended_at: string | null;
	possible: string[];
}

export interface GuestReferral {
	code: string;
	name: string | null;
	callback: string | null;
	note: string | null;
	revoked_at: string | null;
	blanked_at: string | null;
	ended_at: string | null;
	recipients: GuestHouse[];
	[member: string]: unknown;
}

export interface Slip {
	code: string;
	secret: string;
}

export const said = { name: 'Robin', callback: '555-0142', note: 'Call in the evening', needs: ['quiet_room'], languages: ['es'], transport: 'own' };

export async function introduce(net: Network, sites: string[], more: Record<string, unknown> = said): Promise<{ sent: Referral; slip: Slip }> {
	const sent = await net.send(net.team, sites, more);
	return { sent, slip: { code: sent.code, secret: String(sent['guest_secret']) } };
}

export function ask(
	net: Network, path: string, body: unknown, more: { key?: string; headers?: Record<string, string> } = {},
): Promise<Reply<GuestReferral & Problem>> {
	return net.nobody.post<GuestReferral & Problem>(`/api/v1/guest/${path}`, body, more);
}

export async function look(net: Network, slip: Slip): Promise<GuestReferral> {
	const reply = await ask(net, 'referral', slip);
	assert.equal(reply.status, 200, reply.text);
	return reply.body;
}
