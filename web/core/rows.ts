// The rows that screens follow, as the live views carry them. Member names are the database's columns, in SQL, C, JSON and here.
// null in a fact means "not stated", never no.

export type Uuid = string;
/** RFC 3339 in UTC, "2026-11-22T17:00:00Z". */
export type Instant = string;

export interface Row {
	id: Uuid;
	version: number;
}

export interface Organization extends Row {
	name: string;
	kind: 'peer_respite' | 'drop_in' | 'warmline' | 'hospital' | 'mobile_crisis' | 'crisis_line' | 'network';
	phone: string | null;
	county_fips: string | null;
}

export type SiteState = 'welcoming' | 'paused' | 'closed';
export type Entry = 'self_only' | 'may_introduce' | 'form_required';

export interface Site extends Row {
	organization_id: Uuid;
	name: string;
	description: string;
	city: string | null;
	county_fips: string;
	latitude: number | null;
	longitude: number | null;
	address?: string | null;
	address_confidential: boolean;
	is_virtual: boolean;
	zone: string;
	phone: string;
	state: SiteState;
	staffed_limit: number | null;
	fresh_hours: number;
	stale_hours: number;
	confirmed_at: Instant | null;
	confirmed_role: string;
	notice: string;
	entry: Entry;
	form_asks: string[];
	counties_served: string[];
	minimum_age: number | null;
	maximum_nights: number | null;
	window_nights: number | null;
	window_days: number | null;
	drop_off: boolean | null;
	languages: string[];
	populations: string[];
	step_free: boolean | null;
	accessible_bath: boolean | null;
	pets: boolean | null;
	service_animals: boolean | null;
	smoking_area: boolean | null;
	fragrance_free: boolean | null;
	transport_help: boolean | null;
	hold_minutes: number;
	answer_minutes: number;
}

export type BedState = 'open' | 'held' | 'occupied' | 'turnover' | 'offline';
export const bed_states: readonly BedState[] = ['open', 'held', 'occupied', 'turnover', 'offline'];

export interface Bed extends Row {
	site_id: Uuid;
	label: string;
	position: number;
	state: BedState;
	state_at: Instant;
	held_until: Instant | null;
	ready_at: Instant | null;
	state_reason?: string;
	private_room?: boolean | null;
	/** The day on which it is likely to open, from the guest's planned leaving or the readying; null: not said. */
	opens_on?: string | null;
	opens_said_at?: Instant | null;
	/** The role of who said so; clock: it came from a hold or a date that ran out. */
	opens_said_by?: string | null;
}

export interface Service extends Row {
	site_id: Uuid;
	kind: 'respite' | 'drop_in' | 'warmline' | 'living_room' | 'conversation';
	name: string;
	phone: string | null;
	link: string | null;
	level: 'quiet' | 'busy' | 'full' | null;
	level_at: Instant | null;
	hours_confirmed_at: Instant | null;
	openings: [Instant, Instant][];
	openings_until: Instant | null;
}

export interface Referral extends Row {
	code: string;
	organization_id: Uuid | null;
	source: 'team' | 'self_call' | 'walk_in';
	created_at: Instant;
	owner_id: Uuid | null;
	needs: string[];
	languages: string[];
	arrival_estimate: Instant | null;
	transport: 'own' | 'team_brings' | 'needs_ride' | 'unknown' | null;
	alternative?: string | null;
	county_fips: string | null;
	ended_at: Instant | null;
	name?: string | null;
	callback?: string | null;
	note?: string | null;
	/** When the person took back what they had agreed to; null: they have not. */
	revoked_at?: Instant | null;
}

export type RecipientState = 'sent' | 'seen' | 'talking' | 'waitlisted' | 'offered' | 'accepted' | 'arrived'
	| 'declined' | 'guest_declined' | 'unreachable' | 'expired' | 'withdrawn' | 'elsewhere' | 'not_arrived';

export interface Recipient extends Row {
	referral_id: Uuid;
	site_id: Uuid;
	house_id: Uuid;
	sender_id: Uuid | null;
	state: RecipientState;
	sent_at: Instant;
	seen_at: Instant | null;
	answered_at: Instant | null;
	offered_at: Instant | null;
	accepted_at: Instant | null;
	arrived_at: Instant | null;
	ended_at: Instant | null;
	answer_due_at: Instant;
	bed_id: Uuid | null;
	held_until: Instant | null;
	hold_extended: boolean;
	decline_code: string | null;
	instead_site_id: Uuid | null;
	/** The answer clock: both sides are told at alert_at, the second contact at escalate_at; it runs in conversation hours. */
	alert_at?: Instant;
	escalate_at?: Instant;
	alerted_at?: Instant | null;
	escalated_at?: Instant | null;
	hold_warned_at?: Instant | null;
	answer_seconds?: number | null;
	/** Short notes between the two sides: how many, and how many this side has not read. Their text is fetched, never followed. */
	note_count?: number;
	unread_house?: number;
	unread_sender?: number;
	note_at?: Instant | null;
}

export interface Stay extends Row {
	site_id: Uuid;
	bed_id: Uuid;
	recipient_id: Uuid | null;
	source: string;
	arrived_at: Instant;
	planned_leave_on: string | null;
	left_at: Instant | null;
}

export interface County {
	fips: string;
	state: string;
	name: string;
	latitude: number;
	longitude: number;
	/** As the network draws it; none, or not known here: the state. */
	region?: string | null;
}

export interface Move {
	from_state: RecipientState;
	action: string;
	side: 'house' | 'sender' | 'guest' | 'clock' | 'system';
	to_state: RecipientState;
	meaning: string;
}

/** What each kind of row is called in a view. */
export interface Kinds {
	organization: Organization;
	site: Site;
	bed: Bed;
	service: Service;
	referral: Referral;
	recipient: Recipient;
	stay: Stay;
}
export type Kind = keyof Kinds;

export function time_of(instant: Instant): number {
	return Date.parse(instant);
}
