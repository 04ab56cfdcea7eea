// All that the screens share: who is signed in, what is known, how to change it, where we are. One object, made in main.ts and
// handed down; a change of anything in it draws the page again, at most once a frame.

import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { ServerClock } from '../core/clock.ts';
import type { Place } from '../core/distance.ts';
import { houses_of, stops_of, type House, type Stop } from '../core/houses.ts';
import type { LiveClient } from '../core/live.ts';
import type { Change, Outbox, ProblemLike } from '../core/outbox.ts';
import type { Bed, County, Kind, Move, Row, Site, Uuid } from '../core/rows.ts';
import type { Store } from '../core/store.ts';
import type { Role, Session } from '../net/shapes.ts';
import type { Api } from '../net/http.ts';
import type { Keep } from '../net/keep.ts';
import type { Key, Params } from './words.ts';

export const network = 'network';

/** A short word at the foot of the page, perhaps with something to do about it. */
export interface Notice {
	text: Key;
	params?: Params;
	tone: 'good' | 'bad';
	action?: { says: Key; run: () => void };
}

/** Somebody else was quicker: what they made of it, for the person to see before anything else happens. */
export interface Conflict {
	change: Change;
	problem: ProblemLike & { changed_by?: string | undefined; changed_at?: string | undefined };
}

export interface Act {
	method?: Change['method'];
	path: string;
	body?: Record<string, unknown>;
	kind: Kind;
	row: Row;
	effect: Record<string, unknown>;
	/** Whether the row's version goes along, and how. */
	version?: 'body' | 'header';
	good_for_ms?: number;
	says: Key;
	about?: Record<string, string>;
	/** What takes it back, once it is done. */
	undo?: () => void;
	/** Nothing is said about it: it goes along with something else that the person did. */
	quiet?: boolean;
	/** Told what the server answered. */
	answered?: (row: Record<string, unknown>) => void;
}

export interface Here {
	store: Store;
	clock: ServerClock;
	api: Api;
	/** This device's memory; loads when it is first used. */
	keep(): Promise<Keep>;
	outbox: Outbox;
	live: LiveClient | null;
	session: Session | null;
	counties: ReadonlyMap<string, County>;
	moves: readonly Move[];
	/** A newer build of the page is on the server. */
	new_build: boolean;
	signed_out: boolean;
	notice: Notice | null;
	conflict: Conflict | null;
	path: string;
	search: string;
	/** How often one has gone from screen to screen within the page; then the new screen's heading takes the focus. */
	arrivals: number;
	/** Whether the list was kept from an earlier time, and from when. */
	kept_at: number | null;
	/** When the server last answered, by its clock: the session is idle since then. */
	last_asked: number;
	go(path: string, how?: 'push' | 'replace'): void;
	act(act: Act): void;
	say(notice: Notice | null): void;
	dismiss_conflict(): void;
	changed(): void;
	sign_in(email: string, password: string, shared: boolean): Promise<string | null>;
	sign_out(everywhere: boolean): Promise<void>;
	extend_session(): Promise<void>;
}

export const HereContext = createContext<Here | null>(null);

export function use_here(): Here {
	const here = useContext(HereContext);
	if (!here) throw new Error('outside the app');
	return here;
}

/** Now, by the server's clock, drawn again every so many milliseconds. */
export function use_now(every_ms: number): number {
	const { clock } = use_here();
	const [now, set_now] = useState(() => clock.now());
	useEffect(() => {
		set_now(clock.now());
		const timer = setInterval(() => set_now(clock.now()), every_ms);
		return () => clearInterval(timer);
	}, [every_ms]);
	// A change in between must not be drawn with an older time than its own.
	return Math.max(now, clock.now() - every_ms);
}

/** Ages are in minutes; a quarter of one is near enough. */
export const age_tick_ms = 15_000;

export function has_role(session: Session | null, roles: readonly Role[]): boolean {
	return session?.memberships.some((membership) => roles.includes(membership.role)) ?? false;
}

export const house_roles: readonly Role[] = ['house_staff', 'house_lead'];
export const team_roles: readonly Role[] = ['referrer', 'referrer_lead'];
export const number_roles: readonly Role[] = ['network_admin', 'analyst'];

export function own_organizations(session: Session | null, roles: readonly Role[]): Uuid[] {
	return [...new Set(session?.memberships.filter((one) => roles.includes(one.role)).map((one) => one.organization_id) ?? [])];
}

export function view_of(organization: Uuid): string {
	return `organization:${organization}`;
}

interface Board {
	houses: House[];
	stops: Stop[];
}

let board_key = '';
let board_made: Board = { houses: [], stops: [] };

/** The whole board, with own changes on top; made again only when rows, the place or the quarter minute changed. */
export function board_of(here: Here, from: Place | null, now: number): Board {
	const key = `${here.store.revision} ${here.outbox.revision} ${Math.floor(now / age_tick_ms)} ${from?.latitude} ${from?.longitude} ${here.counties.size}`;
	if (key === board_key) return board_made;
	const around = { from, counties: here.counties };
	const sites = here.store.all(network, 'site').map((site) => here.outbox.overlay('site', site));
	const beds: Bed[] = here.store.all(network, 'bed').map((bed) => here.outbox.overlay('bed', bed));
	const services = here.store.all(network, 'service').map((service) => here.outbox.overlay('service', service));
	board_made = { houses: houses_of(sites, beds, services, around, now), stops: stops_of(sites, services, around, now) };
	board_key = key;
	return board_made;
}

/** An introduction's row in whichever of one's views has it. */
export function find_row<K extends 'referral' | 'recipient' | 'stay'>(here: Here, kind: K, id: Uuid | null | undefined) {
	for (const { organization_id } of here.session?.memberships ?? []) {
		const found = here.store.get(view_of(organization_id), kind, id);
		if (found) return here.outbox.overlay(kind, found);
	}
	return undefined;
}

export const session_warn_ms = 3 * 60_000;

/** When the session ends if nothing more is asked of the server: its absolute end, or its idle one. */
export function session_end(here: Here): number {
	if (!here.session || here.signed_out) return Infinity;
	return Math.min(Date.parse(here.session.expires_at), here.last_asked + here.session.idle_minutes * 60_000);
}

export function own_sites(here: Here): Site[] {
	const organizations = own_organizations(here.session, house_roles);
	return here.store.all(network, 'site')
		.filter((site) => organizations.includes(site.organization_id))
		.sort((a, b) => a.name.localeCompare(b.name));
}

export function beds_of(here: Here, site_id: string): Bed[] {
	return here.store.all(network, 'bed')
		.filter((bed) => bed.site_id === site_id)
		.map((bed) => here.outbox.overlay('bed', bed))
		.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}
