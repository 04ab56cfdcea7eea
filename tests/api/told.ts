// A network whose houses and teams are told things: a mail server and a receiver of webhooks beside it, and the words to ask for channels.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Client } from '../support/http.ts';
import { until } from '../support/patience.ts';
import type { WorldOptions } from '../support/world.ts';
import { type Network, open_network } from './network.ts';
import { HookReceiver, MailSink } from './receivers.ts';

export interface Channel {
	id: string;
	version: number;
	organization_id: string;
	site_id: string | null;
	kind: string;
	address: string;
	language: string;
	events: string[];
	enabled: boolean;
	last_ok_at: string | null;
	last_failed_at: string | null;
	last_error: string | null;
	secret?: string | null;
	[member: string]: unknown;
}

export interface Delivery {
	id: string;
	channel_id: string;
	event: string;
	recipient_id: string | null;
	site_id: string | null;
	state: 'waiting' | 'delivered' | 'dead';
	attempts: number;
	due_at: string;
	last_status: number | null;
	last_error: string | null;
	[member: string]: unknown;
}

export const every_event = [
	'introduction.sent', 'introduction.answered', 'introduction.offered', 'introduction.accepted', 'introduction.arrived', 'introduction.declined',
	'introduction.ended', 'introduction.alert', 'introduction.escalated', 'hold.ending', 'hold.lapsed', 'note.new', 'room.confirm_soon',
	'room.not_confirmed', 'turnover.overdue',
];

export class Told {
	readonly net: Network;
	readonly hooks: HookReceiver;
	readonly mails: MailSink;

	constructor(net: Network, hooks: HookReceiver, mails: MailSink) {
		this.net = net;
		this.hooks = hooks;
		this.mails = mails;
	}

	async channel(lead: Client, organization: string, body: Record<string, unknown>): Promise<Channel> {
		const reply = await lead.post<Channel>(`/api/v1/organizations/${organization}/channels`, { events: every_event, ...body });
		assert.equal(reply.status, 201, reply.text);
		return reply.body;
	}

	/** Of the lighthouse, to the receiver of webhooks. */
	house_hook(more: Record<string, unknown> = {}): Promise<Channel> {
		return this.channel(this.net.lead, this.net.organizations.lighthouse, { kind: 'webhook', address: this.hooks.url('/house'), ...more });
	}

	/** Of the hospital, the team that has a lead. */
	team_hook(more: Record<string, unknown> = {}): Promise<Channel> {
		return this.channel(this.net.hospital, this.net.organizations.hospital, { kind: 'webhook', address: this.hooks.url('/team'), ...more });
	}

	async deliveries(query = ''): Promise<Delivery[]> {
		const reply = await this.net.lead.get<{ items: Delivery[] }>(`/api/v1/organizations/${this.net.organizations.lighthouse}/deliveries${query}`);
		assert.equal(reply.status, 200, reply.text);
		return reply.body.items;
	}

	/** The lighthouse's delivery of that event once it fits. */
	delivery(event: string, fits: (delivery: Delivery) => boolean, ms = 10_000): Promise<Delivery> {
		return until(`the delivery of ${event}`, async () => (await this.deliveries()).find((one) => one.event === event && fits(one)), ms);
	}

	/** The same after so many tries, none of them still on its way. */
	async tried(event: string, attempts: number): Promise<Delivery> {
		await until(`try ${attempts} of ${event} to end`, () => this.net.world.value<boolean>(
			`SELECT coalesce(bool_or(attempts = ${attempts} AND claimed_until IS NULL), false) FROM porchlight.delivery WHERE event = '${event}'`), 15_000);
		return this.delivery(event, (one) => one.attempts === attempts);
	}

	async own_channel(id: string): Promise<Channel> {
		const reply = await this.net.lead.get<{ items: Channel[] }>(`/api/v1/organizations/${this.net.organizations.lighthouse}/channels`);
		const found = reply.body.items.find((one) => one.id === id);
		assert.ok(found);
		return found;
	}

	/** What minutes or hours would do: what waits is due now, also what another server had taken. */
	async hours_pass(): Promise<void> {
		await this.net.world.run(`UPDATE porchlight.delivery SET due_at = now(), claimed_until = NULL WHERE state = 'waiting'`);
	}
}

export async function open_told(t: TestContext, env: Record<string, string> = {}, more: WorldOptions = {}): Promise<Told> {
	const [hooks, mails] = await Promise.all([HookReceiver.open(), MailSink.open()]);
	// The world closes first: what is on its way then still finds its receiver.
	t.after(() => Promise.all([hooks.close(), mails.close()]));
	const net = await open_network(t, {
		...more,
		env: {
			PORCHLIGHT_WEBHOOK_PRIVATE: 'yes', PORCHLIGHT_SMTP_URL: mails.url, PORCHLIGHT_MAIL_FROM: 'porchlight@network.example',
			PORCHLIGHT_PUBLIC_URL: 'https://beds.network.example/', ...env,
		},
	});
	return new Told(net, hooks, mails);
}
