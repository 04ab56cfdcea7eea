// How many rooms are open and how far that number can be trusted: the same rule as include/domain/capacity.h and the SQL view
// site_capacity, held together by tests/agreement/capacity.json.

import type { SiteState } from './rows.ts';

export type Freshness = 'fresh' | 'call_first' | 'not_confirmed';

export interface CapacityFacts {
	state: SiteState;
	/** Milliseconds since 1970; null: never. */
	confirmed_at: number | null;
	fresh_hours: number;
	stale_hours: number;
	/** How many guests tonight's team can support; null: no limit. */
	staffed_limit: number | null;
	beds_open: number;
	beds_held: number;
	beds_occupied: number;
}

const hour_ms = 3_600_000;

/** Exactly fresh_hours old is still fresh; exactly stale_hours old is still call_first. */
export function freshness_of(confirmed_at: number | null, fresh_hours: number, stale_hours: number, now: number): Freshness {
	if (confirmed_at === null) return 'not_confirmed';
	const age = now - confirmed_at;
	if (age <= fresh_hours * hour_ms) return 'fresh';
	return age <= stale_hours * hour_ms ? 'call_first' : 'not_confirmed';
}

/** Rooms that count as open: none unless welcoming and confirmed within stale_hours; else the open ones, as far as the limit allows. */
export function capacity_open(facts: CapacityFacts, now: number): number {
	if (facts.state !== 'welcoming') return 0;
	if (freshness_of(facts.confirmed_at, facts.fresh_hours, facts.stale_hours, now) === 'not_confirmed') return 0;
	if (facts.staffed_limit === null) return facts.beds_open;
	const room_for = facts.staffed_limit - facts.beds_held - facts.beds_occupied;
	return Math.max(0, Math.min(facts.beds_open, room_for));
}
