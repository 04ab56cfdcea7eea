// The API's shapes that screens use besides the board's rows. Held against docs/openapi.json by web/types.mjs.

import type { Bed, Instant, Recipient, Referral, Service, Site, Stay, Uuid } from '../core/rows.ts';

export type Role = 'house_staff' | 'house_lead' | 'referrer' | 'referrer_lead' | 'network_admin' | 'analyst' | 'api_client';

export interface Membership {
	organization_id: Uuid;
	organization_name: string;
	organization_kind: string;
	role: Role;
}

export interface Session {
	account_id: Uuid;
	name: string;
	email: string;
	shared_computer: boolean;
	expires_at: Instant;
	idle_minutes: number;
	now: Instant;
	memberships: Membership[];
}

export interface Page<T> {
	items: T[];
	next: string | null;
}

export type SiteReply = Site;
export type BedReply = Bed;
export type ServiceReply = Service;
export type StayReply = Stay;
export type RecipientReply = Recipient & { possible?: string[] };
export type ReferralReply = Referral & { recipients?: Recipient[] };

export interface TurnAway {
	id: Uuid;
	site_id: Uuid;
	at: Instant;
	way: string;
	reason: string | null;
	undone_at: Instant | null;
}

/** A count is null while it is small enough to tell on somebody, or would give such a one away; `hidden` names those. */
export interface Statistics {
	period: string;
	zone: string;
	from: Instant;
	until: Instant;
	as_of: Instant;
	referrals: number | null;
	answered_in_30_min: number | null;
	arrivals: number | null;
	diversions_reported: number | null;
	diversions_answered: number | null;
	diversions_unanswered: number | null;
	ended: Record<string, number | null>;
	turn_aways: number | null;
	asks: number | null;
	stays_current: number | null;
	sites_fresh: number | null;
	sites_total: number | null;
	beds_open: number | null;
	hidden: string[];
	definitions: Record<string, string>;
}
