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

export interface Statistics {
	period: string;
	from: Instant;
	until: Instant;
	as_of: Instant;
	referrals: number;
	arrivals: number;
	diversions_reported: number;
	diversions_answered: number;
	diversions_unanswered: number;
	answered_in_30_min: number;
	ended: Record<string, number>;
	turn_aways: number;
	asks: number;
	stays_current: number;
	sites_fresh: number;
	sites_total: number;
	beds_open: number;
	definitions: Record<string, string>;
}
