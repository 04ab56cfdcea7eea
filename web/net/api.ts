// Printed by web/types.mjs from docs/openapi.json: don't edit it, run `make docs`.

export interface SignInBody {
	/** The address you were invited with; upper and lower case are one. */
	email: string;
	/** Your password. */
	password: string;
	/** Sign out by itself after 15 idle minutes, and forget when the browser closes. */
	shared_computer?: boolean;
}

export interface SignInReply {
	/** Who is signed in. */
	account_id: string;
	/** What colleagues call them. */
	name: string;
	/** Their address. */
	email: string;
	/** The session ends early when idle. */
	shared_computer: boolean;
	/** When the session ends whatever happens. */
	expires_at: string;
	/** It ends after so many minutes without use. */
	idle_minutes: number;
	/** The server's clock. */
	now: string;
	/** What they may do, and where. */
	memberships: ({
		/** The organization. */
		organization_id: string;
		/** Its name. */
		organization_name: string;
		/** What it is. */
		organization_kind: 'peer_respite' | 'drop_in' | 'warmline' | 'hospital' | 'mobile_crisis' | 'crisis_line' | 'network';
		/** What you may do there. */
		role: 'house_staff' | 'house_lead' | 'referrer' | 'referrer_lead' | 'network_admin' | 'analyst' | 'api_client';
	})[];
}

export interface NetworkReadReply {
	/** What the network is called. */
	name: string;
	/** The IANA zone in which its weeks and months are counted. */
	zone: string;
	/** The line for anyone in danger now. */
	crisis_line: string;
}

export interface CountyListReply {
	/** FIPS code, five digits. */
	fips: string;
	/** The state's two letters. */
	state: string;
	/** The county's name. */
	name: string;
	/** Of a point inside it. */
	latitude: number;
	/** Of a point inside it. */
	longitude: number;
	/** The part of the network that it counts as in statistics; null: its state. */
	region: string | null;
}

export interface ConsentReadReply {
	/** What a referral records as consent_version. */
	version: string;
	/** The same in each language. */
	wordings: {
		/** ISO 639 code. */
		language: string;
		/** What is asked, word for word; {house} stands for the houses' names. */
		text: string;
	}[];
}

export interface MoveListReply {
	/** The state before. */
	from_state: string;
	/** What is done; also the last part of the path. */
	action: string;
	/** Who may do it. */
	side: 'house' | 'sender' | 'guest' | 'clock' | 'system';
	/** The state afterwards. */
	to_state: string;
	/** What it means, for a person. */
	meaning: string;
}

export interface OrganizationListReply {
	/** Key of the organization. */
	id: string;
	/** Grows with each change of the row. */
	version: number;
	/** What it is called. */
	name: string;
	/** What it is: a peer respite, a hospital, a mobile team... */
	kind: 'peer_respite' | 'drop_in' | 'warmline' | 'hospital' | 'mobile_crisis' | 'crisis_line' | 'network';
	/** What it does, in its own words. */
	description: string;
	/** A number that its partners may call; null: not stated. */
	phone: string | null;
	/** FIPS code of the county it works from; null: not stated. */
	county_fips: string | null;
	/** When it was last changed. */
	changed_at: string;
	/** Who changed it last. */
	changed_by: string;
}

export interface OrganizationPeopleReply {
	/** Key of the person's account. */
	account_id: string;
	/** What colleagues call them. */
	name: string;
	/** What they do there; of several roles the leading one. */
	role: 'house_staff' | 'house_lead' | 'referrer' | 'referrer_lead' | 'network_admin' | 'analyst' | 'api_client';
}

export interface OrganizationAddBody {
	/** What it is called. */
	name: string;
	/** What it is: a peer respite, a hospital, a mobile team... */
	kind: 'peer_respite' | 'drop_in' | 'warmline' | 'hospital' | 'mobile_crisis' | 'crisis_line' | 'network';
	/** What it does, in its own words. */
	description?: string;
	/** A number that its partners may call; null: not stated. */
	phone?: string | null;
	/** FIPS code of the county it works from; null: not stated. */
	county_fips?: string | null;
}

export interface OrganizationChangeBody {
	/** What it is called. */
	name?: string;
	/** What it is: a peer respite, a hospital, a mobile team... */
	kind?: 'peer_respite' | 'drop_in' | 'warmline' | 'hospital' | 'mobile_crisis' | 'crisis_line' | 'network';
	/** What it does, in its own words. */
	description?: string;
	/** A number that its partners may call; null: not stated. */
	phone?: string | null;
	/** FIPS code of the county it works from; null: not stated. */
	county_fips?: string | null;
}

export interface SiteListReply {
	/** Key of the site. */
	id: string;
	/** Grows with each change of the row. */
	version: number;
	/** The organization that runs it. */
	organization_id: string;
	/** What the house is called. */
	name: string;
	/** FIPS code of its county. */
	county_fips: string;
	/** Its IANA zone, such as America/New_York. */
	zone: string;
	/** The number to call. */
	phone: string;
	/** The house in its own words. */
	description: string;
	/** Street address; null for others when confidential. */
	address: string | null;
	/** City or town. */
	city: string | null;
	/** ZIP code. */
	postcode: string | null;
	/** Degrees north; null for others when confidential. */
	latitude: number | null;
	/** Degrees east; null for others when confidential. */
	longitude: number | null;
	/** The address is told to guests only: everyone else sees the county. */
	address_confidential: boolean;
	/** There is no place to go to: it is a line or a room online. */
	is_virtual: boolean;
	/** Whom to tell when nobody answers; seen by the house only. */
	second_contact: string | null;
	/** How many guests tonight's team can support; null: as many as there are rooms. */
	staffed_limit: number | null;
	/** For so many hours after a confirmation, what the board shows counts as it is. */
	fresh_hours: number;
	/** After so many hours without a confirmation its rooms leave every count. */
	stale_hours: number;
	/** The public page may say how many rooms are open. */
	public_counts: boolean;
	/** A short notice on the house's card. */
	notice: string;
	/** The way in: who makes the first call. */
	entry: 'self_only' | 'may_introduce' | 'form_required';
	/** What the house's own form asks for, one line each. */
	form_asks: string[];
	/** FIPS codes of the counties it serves; empty: not stated. */
	counties_served: string[];
	/** Youngest age welcomed; null: not stated. */
	minimum_age: number | null;
	/** Longest stay, in nights; null: not stated. */
	maximum_nights: number | null;
	/** At most so many nights within window_days; null: not stated. */
	window_nights: number | null;
	/** The days within which window_nights are counted. */
	window_days: number | null;
	/** A team may bring someone to the door; no unless the house says so, null: not stated. */
	drop_off: boolean | null;
	/** Languages spoken there. */
	languages: ('en' | 'es' | 'ase' | 'am' | 'ar' | 'bn' | 'de' | 'fa' | 'fr' | 'gu' | 'hi' | 'hmn' | 'ht' | 'hy' | 'it' | 'ja' | 'km' | 'ko' | 'ne' | 'nv' | 'pa' | 'pl' | 'pt' | 'ru' | 'so' | 'sw' | 'ta' | 'te' | 'th' | 'tl' | 'uk' | 'ur' | 'vi' | 'yi' | 'zh')[];
	/** Whom the house was made for in particular. */
	populations: ('veterans' | 'lgbtq' | 'youth_18_25' | 'older_adults' | 'spanish_speaking' | 'deaf' | 'women' | 'parents' | 'people_of_color' | 'indigenous')[];
	/** No step between the street and a guest room. */
	step_free: boolean | null;
	/** An accessible bathroom. */
	accessible_bath: boolean | null;
	/** Pets may come along. */
	pets: boolean | null;
	/** Set up for service animals. */
	service_animals: boolean | null;
	/** There is a place to smoke. */
	smoking_area: boolean | null;
	/** The house is kept free of fragrance. */
	fragrance_free: boolean | null;
	/** The house can help with the way there. */
	transport_help: boolean | null;
	/** How long an offered room is held unless said otherwise. */
	hold_minutes: number;
	/** How long an introduction waits before it expires. */
	answer_minutes: number;
	/** Welcoming, paused (no reason is asked) or closed. */
	state: 'welcoming' | 'paused' | 'closed';
	/** When the house last said, by word or by deed, that this is right. */
	confirmed_at: string | null;
	/** The role of who confirmed it; empty: nobody yet. */
	confirmed_role: string;
	/** When it was last changed. */
	changed_at: string;
	/** Who changed it last. */
	changed_by: string;
}

export interface SiteAddBody {
	/** The organization that runs it. */
	organization_id: string;
	/** What the house is called. */
	name: string;
	/** FIPS code of its county. */
	county_fips: string;
	/** Its IANA zone, such as America/New_York. */
	zone: string;
	/** The number to call. */
	phone: string;
	/** The house in its own words. */
	description?: string;
	/** Street address; null for others when confidential. */
	address?: string | null;
	/** City or town. */
	city?: string | null;
	/** ZIP code. */
	postcode?: string | null;
	/** Degrees north; null for others when confidential. */
	latitude?: number | null;
	/** Degrees east; null for others when confidential. */
	longitude?: number | null;
	/** The address is told to guests only: everyone else sees the county. */
	address_confidential?: boolean;
	/** There is no place to go to: it is a line or a room online. */
	is_virtual?: boolean;
	/** Whom to tell when nobody answers; seen by the house only. */
	second_contact?: string | null;
	/** How many guests tonight's team can support; null: as many as there are rooms. */
	staffed_limit?: number | null;
	/** For so many hours after a confirmation, what the board shows counts as it is. */
	fresh_hours?: number;
	/** After so many hours without a confirmation its rooms leave every count. */
	stale_hours?: number;
	/** The public page may say how many rooms are open. */
	public_counts?: boolean;
	/** A short notice on the house's card. */
	notice?: string;
	/** The way in: who makes the first call. */
	entry?: 'self_only' | 'may_introduce' | 'form_required';
	/** What the house's own form asks for, one line each. */
	form_asks?: string[];
	/** FIPS codes of the counties it serves; empty: not stated. */
	counties_served?: string[];
	/** Youngest age welcomed; null: not stated. */
	minimum_age?: number | null;
	/** Longest stay, in nights; null: not stated. */
	maximum_nights?: number | null;
	/** At most so many nights within window_days; null: not stated. */
	window_nights?: number | null;
	/** The days within which window_nights are counted. */
	window_days?: number | null;
	/** A team may bring someone to the door; no unless the house says so, null: not stated. */
	drop_off?: boolean | null;
	/** Languages spoken there. */
	languages?: ('en' | 'es' | 'ase' | 'am' | 'ar' | 'bn' | 'de' | 'fa' | 'fr' | 'gu' | 'hi' | 'hmn' | 'ht' | 'hy' | 'it' | 'ja' | 'km' | 'ko' | 'ne' | 'nv' | 'pa' | 'pl' | 'pt' | 'ru' | 'so' | 'sw' | 'ta' | 'te' | 'th' | 'tl' | 'uk' | 'ur' | 'vi' | 'yi' | 'zh')[];
	/** Whom the house was made for in particular. */
	populations?: ('veterans' | 'lgbtq' | 'youth_18_25' | 'older_adults' | 'spanish_speaking' | 'deaf' | 'women' | 'parents' | 'people_of_color' | 'indigenous')[];
	/** No step between the street and a guest room. */
	step_free?: boolean | null;
	/** An accessible bathroom. */
	accessible_bath?: boolean | null;
	/** Pets may come along. */
	pets?: boolean | null;
	/** Set up for service animals. */
	service_animals?: boolean | null;
	/** There is a place to smoke. */
	smoking_area?: boolean | null;
	/** The house is kept free of fragrance. */
	fragrance_free?: boolean | null;
	/** The house can help with the way there. */
	transport_help?: boolean | null;
	/** How long an offered room is held unless said otherwise. */
	hold_minutes?: number;
	/** How long an introduction waits before it expires. */
	answer_minutes?: number;
}

export interface SiteChangeBody {
	/** What the house is called. */
	name?: string;
	/** FIPS code of its county. */
	county_fips?: string;
	/** Its IANA zone, such as America/New_York. */
	zone?: string;
	/** The number to call. */
	phone?: string;
	/** The house in its own words. */
	description?: string;
	/** Street address; null for others when confidential. */
	address?: string | null;
	/** City or town. */
	city?: string | null;
	/** ZIP code. */
	postcode?: string | null;
	/** Degrees north; null for others when confidential. */
	latitude?: number | null;
	/** Degrees east; null for others when confidential. */
	longitude?: number | null;
	/** The address is told to guests only: everyone else sees the county. */
	address_confidential?: boolean;
	/** There is no place to go to: it is a line or a room online. */
	is_virtual?: boolean;
	/** Whom to tell when nobody answers; seen by the house only. */
	second_contact?: string | null;
	/** How many guests tonight's team can support; null: as many as there are rooms. */
	staffed_limit?: number | null;
	/** For so many hours after a confirmation, what the board shows counts as it is. */
	fresh_hours?: number;
	/** After so many hours without a confirmation its rooms leave every count. */
	stale_hours?: number;
	/** The public page may say how many rooms are open. */
	public_counts?: boolean;
	/** A short notice on the house's card. */
	notice?: string;
	/** The way in: who makes the first call. */
	entry?: 'self_only' | 'may_introduce' | 'form_required';
	/** What the house's own form asks for, one line each. */
	form_asks?: string[];
	/** FIPS codes of the counties it serves; empty: not stated. */
	counties_served?: string[];
	/** Youngest age welcomed; null: not stated. */
	minimum_age?: number | null;
	/** Longest stay, in nights; null: not stated. */
	maximum_nights?: number | null;
	/** At most so many nights within window_days; null: not stated. */
	window_nights?: number | null;
	/** The days within which window_nights are counted. */
	window_days?: number | null;
	/** A team may bring someone to the door; no unless the house says so, null: not stated. */
	drop_off?: boolean | null;
	/** Languages spoken there. */
	languages?: ('en' | 'es' | 'ase' | 'am' | 'ar' | 'bn' | 'de' | 'fa' | 'fr' | 'gu' | 'hi' | 'hmn' | 'ht' | 'hy' | 'it' | 'ja' | 'km' | 'ko' | 'ne' | 'nv' | 'pa' | 'pl' | 'pt' | 'ru' | 'so' | 'sw' | 'ta' | 'te' | 'th' | 'tl' | 'uk' | 'ur' | 'vi' | 'yi' | 'zh')[];
	/** Whom the house was made for in particular. */
	populations?: ('veterans' | 'lgbtq' | 'youth_18_25' | 'older_adults' | 'spanish_speaking' | 'deaf' | 'women' | 'parents' | 'people_of_color' | 'indigenous')[];
	/** No step between the street and a guest room. */
	step_free?: boolean | null;
	/** An accessible bathroom. */
	accessible_bath?: boolean | null;
	/** Pets may come along. */
	pets?: boolean | null;
	/** Set up for service animals. */
	service_animals?: boolean | null;
	/** There is a place to smoke. */
	smoking_area?: boolean | null;
	/** The house is kept free of fragrance. */
	fragrance_free?: boolean | null;
	/** The house can help with the way there. */
	transport_help?: boolean | null;
	/** How long an offered room is held unless said otherwise. */
	hold_minutes?: number;
	/** How long an introduction waits before it expires. */
	answer_minutes?: number;
}

export interface ConfirmationListReply {
	/** Key of the confirmation. */
	id: string;
	/** The site. */
	site_id: string;
	/** When. */
	at: string;
	/** The role of who said so. */
	role: string;
	/** The site's state then. */
	site_state: 'welcoming' | 'paused' | 'closed';
	/** How many rooms were open then. */
	open_beds: number;
}

export interface ServiceListReply {
	/** Key of the service. */
	id: string;
	/** Grows with each change of the row. */
	version: number;
	/** The site that offers it. */
	site_id: string;
	/** What is offered; conversation: the hours when someone can talk about a stay. */
	kind: 'respite' | 'drop_in' | 'warmline' | 'living_room' | 'conversation';
	/** What it is called. */
	name: string;
	/** Its own number; null: the site's. */
	phone: string | null;
	/** Where it meets online: an https link. */
	link: string | null;
	/** How full a drop-in is now; null: not said. */
	level: 'quiet' | 'busy' | 'full' | null;
	/** When the level was said. */
	level_at: string | null;
	/** When today's hours were last confirmed. */
	hours_confirmed_at: string | null;
	/** Open intervals in UTC, pairs of times, for the coming days. */
	openings: unknown;
	/** How far ahead the intervals reach. */
	openings_until: string | null;
	/** When it was last changed. */
	changed_at: string;
	/** Who changed it last. */
	changed_by: string;
}

export interface ServiceAddBody {
	/** What is offered. A site has respite and conversation once at most. */
	kind: 'respite' | 'drop_in' | 'warmline' | 'living_room' | 'conversation';
	/** What it is called. */
	name: string;
	/** Its own number; null: the site's. */
	phone?: string | null;
	/** Where it meets online: an https link. */
	link?: string | null;
}

export interface ServiceChangeBody {
	/** What it is called. */
	name?: string;
	/** Its own number; null: the site's. */
	phone?: string | null;
	/** Where it meets online: an https link. */
	link?: string | null;
	/** How full a drop-in is now; null: not said. */
	level?: 'quiet' | 'busy' | 'full' | null;
}

export interface HoursReadReply {
	/** The service. */
	service_id: string;
	/** Of its hours: grows when rules or exceptions change. */
	version: number;
	/** The site's zone, which clock times and days are of. */
	zone: string;
	/** The usual week. */
	rules: ({
		/** Days on which it opens. */
		weekdays: ('MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU')[];
		/** Clock time there, HH:MM. */
		opens: string;
		/** HH:MM; not later than opens: on the next day. 00:00 to 00:00 is the whole day. */
		closes: string;
		/** First day on which it may open; null: always did. */
		valid_from: string | null;
		/** Last day on which it may open; null: no end. */
		valid_to: string | null;
	})[];
	/** Days that are not as usual, from a week ago on. */
	exceptions: ({
		/** The local day that is not as usual; several rows may share one. */
		on_date: string;
		/** HH:MM; null: closed that day. */
		opens: string | null;
		/** HH:MM; not later than opens: on the next day. */
		closes: string | null;
		/** Why, for everybody to read. */
		note: string;
	})[];
	/** When today's hours were last said to be right. */
	hours_confirmed_at: string | null;
	/** Who said so: house_lead or house_staff. */
	hours_confirmed_role: string;
	/** Open intervals in UTC, pairs of times, for the coming days. */
	openings: unknown;
	/** How far ahead the intervals reach; null: no hours were told. */
	openings_until: string | null;
	/** When rules or exceptions were last changed. */
	changed_at: string;
	/** Who changed them. */
	changed_by: string;
}

export interface HoursChangeBody {
	/** The usual week. */
	rules: ({
		/** Days on which it opens. */
		weekdays: ('MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU')[];
		/** Clock time there, HH:MM. */
		opens: string;
		/** HH:MM; not later than opens: on the next day. 00:00 to 00:00 is the whole day. */
		closes: string;
		/** First day on which it may open; null: always did. */
		valid_from?: string | null;
		/** Last day on which it may open; null: no end. */
		valid_to?: string | null;
	})[];
	/** Days that are not as usual. */
	exceptions: ({
		/** The local day that is not as usual; several rows may share one. */
		on_date: string;
		/** HH:MM; null: closed that day. */
		opens?: string | null;
		/** HH:MM; not later than opens: on the next day. */
		closes?: string | null;
		/** Why, for everybody to read. */
		note?: string;
	})[];
}

export interface HoursExceptBody {
	/** The local day, from yesterday to 400 days ahead. */
	on_date: string;
	/** When it is open that day; none: closed; null: as usual again. */
	intervals: {
		/** Clock time there, HH:MM. */
		opens: string;
		/** HH:MM; not later than opens: on the next day. */
		closes: string;
	}[] | null;
	/** Why, for everybody to read. */
	note?: string | null;
}

export interface ContactListReply {
	/** Key of the person. */
	id: string;
	/** Grows with each change of the row. */
	version: number;
	/** The organization that they answer for. */
	organization_id: string;
	/** The place that they answer at; null: for all of the organization. */
	site_id: string | null;
	/** The service there; null: the whole place. */
	service_id: string | null;
	/** What callers ask for. */
	name: string;
	/** What they do there; empty: not stated. */
	title: string;
	/** Their own number; null: the place's. */
	phone: string | null;
	/** An e-mail address; null: none. */
	email: string | null;
	/** Languages that they answer in. */
	languages: ('en' | 'es' | 'ase' | 'am' | 'ar' | 'bn' | 'de' | 'fa' | 'fr' | 'gu' | 'hi' | 'hmn' | 'ht' | 'hy' | 'it' | 'ja' | 'km' | 'ko' | 'ne' | 'nv' | 'pa' | 'pl' | 'pt' | 'ru' | 'so' | 'sw' | 'ta' | 'te' | 'th' | 'tl' | 'uk' | 'ur' | 'vi' | 'yi' | 'zh')[];
	/** The public page and other directories may name them. */
	is_public: boolean;
	/** When it was last changed. */
	changed_at: string;
	/** Who changed it last. */
	changed_by: string;
}

export interface ContactAddBody {
	/** The organization that they answer for. */
	organization_id: string;
	/** The place that they answer at; null: for all of the organization. */
	site_id?: string | null;
	/** The service there; null: the whole place. */
	service_id?: string | null;
	/** What callers ask for. */
	name: string;
	/** What they do there; empty: not stated. */
	title?: string;
	/** Their own number; null: the place's. */
	phone?: string | null;
	/** An e-mail address; null: none. */
	email?: string | null;
	/** Languages that they answer in. */
	languages?: ('en' | 'es' | 'ase' | 'am' | 'ar' | 'bn' | 'de' | 'fa' | 'fr' | 'gu' | 'hi' | 'hmn' | 'ht' | 'hy' | 'it' | 'ja' | 'km' | 'ko' | 'ne' | 'nv' | 'pa' | 'pl' | 'pt' | 'ru' | 'so' | 'sw' | 'ta' | 'te' | 'th' | 'tl' | 'uk' | 'ur' | 'vi' | 'yi' | 'zh')[];
	/** The public page and other directories may name them. */
	is_public?: boolean;
}

export interface ContactChangeBody {
	/** What callers ask for. */
	name?: string;
	/** What they do there; empty: not stated. */
	title?: string;
	/** Their own number; null: the place's. */
	phone?: string | null;
	/** An e-mail address; null: none. */
	email?: string | null;
	/** Languages that they answer in. */
	languages?: ('en' | 'es' | 'ase' | 'am' | 'ar' | 'bn' | 'de' | 'fa' | 'fr' | 'gu' | 'hi' | 'hmn' | 'ht' | 'hy' | 'it' | 'ja' | 'km' | 'ko' | 'ne' | 'nv' | 'pa' | 'pl' | 'pt' | 'ru' | 'so' | 'sw' | 'ta' | 'te' | 'th' | 'tl' | 'uk' | 'ur' | 'vi' | 'yi' | 'zh')[];
	/** The public page and other directories may name them. */
	is_public?: boolean;
}

export interface DirectoryListReply {
	/** What it is. */
	noun: 'organization' | 'site' | 'service' | 'person';
	/** Its key. */
	id: string;
	/** Grows with each change of the row. */
	version: number;
	/** What it is called. */
	name: string;
	/** The kind of organization or service, or a person's title. */
	kind: string | null;
	/** Its organization. */
	organization_id: string;
	/** What that is called. */
	organization_name: string;
	/** Its site; null: it belongs to the organization as a whole. */
	site_id: string | null;
	/** What that is called. */
	site_name: string | null;
	/** The number to call, its own or that of what it belongs to. */
	phone: string | null;
	/** FIPS code of the county. */
	county_fips: string | null;
	/** Its name. */
	county_name: string | null;
	/** Its state, as two letters. */
	county_state: string | null;
	/** Whether the site is welcoming, paused or closed. */
	state: 'welcoming' | 'paused' | 'closed' | null;
	/** Of a person: whether everybody may read it. */
	is_public: boolean | null;
}

export interface DirectoryCheckBody {
	/** What the text is. */
	format: 'csv' | 'hsds';
	/** The file, whole. */
	text: string;
}

export interface DirectoryCheckReply {
	organizations: {
		/** That are new. */
		made: number;
		/** That were here and are told otherwise. */
		changed: number;
		/** That stay as they are. */
		same: number;
	};
	sites: {
		/** That are new. */
		made: number;
		/** That were here and are told otherwise. */
		changed: number;
		/** That stay as they are. */
		same: number;
	};
	services: {
		/** That are new. */
		made: number;
		/** That were here and are told otherwise. */
		changed: number;
		/** That stay as they are. */
		same: number;
	};
	people: {
		/** That are new. */
		made: number;
		/** That were here and are told otherwise. */
		changed: number;
		/** That stay as they are. */
		same: number;
	};
	/** Rooms that were missing; they are not in use yet. */
	rooms_made: number;
	/** How many things are wrong; nothing is stored unless it is 0. */
	problem_count: number;
	/** The first thousand of them. */
	problems: ({
		/** The line of the text, from 1; null: the pointer tells. */
		line: number | null;
		/** The column of a CSV file; null: the line as a whole, or no CSV. */
		column: string | null;
		/** JSON Pointer into an HSDS text, or into that line of it. */
		pointer: string | null;
		/** What is wrong, and what is expected. */
		detail: string;
	})[];
}

export interface BedListReply {
	/** Key of the bed. */
	id: string;
	/** Grows with each change of the row. */
	version: number;
	/** The house. */
	site_id: string;
	/** What the house calls the room. */
	label: string;
	/** Where it stands in the house's list; the lowest open one is offered first. */
	position: number;
	/** Nobody else sleeps in it. */
	private_room: boolean | null;
	/** No step on the way to it. */
	step_free: boolean | null;
	/** Its bathroom is accessible. */
	accessible_bath: boolean | null;
	/** Its floor; 0 is the ground floor. */
	floor: number | null;
	/** Whom the room is kept for, if anyone. */
	gender_preference: 'any' | 'women' | 'men' | 'nonbinary' | null;
	/** Set up for a service animal. */
	service_animals: boolean | null;
	/** Open, held, occupied, being readied, or not in use. */
	state: 'open' | 'held' | 'occupied' | 'turnover' | 'offline';
	/** Why it is not in use, in a few words. */
	state_reason: string;
	/** Since when. */
	state_at: string;
	/** When the hold lapses by itself. */
	held_until: string | null;
	/** When a room being readied is expected to be open. */
	ready_at: string | null;
	/** The next likely opening: the planned leaving day, or the day a room being readied is expected; null: nobody said. */
	opens_on: string | null;
	/** When that was said. */
	opens_said_at: string | null;
	/** The role of who said it. */
	opens_said_by: 'house_staff' | 'house_lead' | 'clock' | null;
	/** When it was last changed. */
	changed_at: string;
	/** Who changed it last. */
	changed_by: string;
}

export interface BedAddBody {
	/** What the house calls the room. */
	label: string;
	/** Where it stands in the house's list; the lowest open one is offered first. */
	position?: number;
	/** Nobody else sleeps in it. */
	private_room?: boolean | null;
	/** No step on the way to it. */
	step_free?: boolean | null;
	/** Its bathroom is accessible. */
	accessible_bath?: boolean | null;
	/** Its floor; 0 is the ground floor. */
	floor?: number | null;
	/** Whom the room is kept for, if anyone. */
	gender_preference?: 'any' | 'women' | 'men' | 'nonbinary' | null;
	/** Set up for a service animal. */
	service_animals?: boolean | null;
}

export interface BedChangeBody {
	/** What the house calls the room. */
	label?: string;
	/** Where it stands in the house's list; the lowest open one is offered first. */
	position?: number;
	/** Nobody else sleeps in it. */
	private_room?: boolean | null;
	/** No step on the way to it. */
	step_free?: boolean | null;
	/** Its bathroom is accessible. */
	accessible_bath?: boolean | null;
	/** Its floor; 0 is the ground floor. */
	floor?: number | null;
	/** Whom the room is kept for, if anyone. */
	gender_preference?: 'any' | 'women' | 'men' | 'nonbinary' | null;
	/** Set up for a service animal. */
	service_animals?: boolean | null;
}

export interface BedMarkBody {
	/** The state it is in now. */
	state: 'open' | 'held' | 'occupied' | 'turnover' | 'offline';
	/** Why, in a few words; nothing about a guest. */
	state_reason?: string;
	/** Of held: when it lapses, at most 24 hours ahead; null: the site's hold_minutes from now. */
	held_until?: string | null;
	/** Of turnover: when it is expected to be open. */
	ready_at?: string | null;
	/** Of occupied: how the guest came; walk_in unless given. */
	source?: 'team' | 'self_call' | 'walk_in';
	/** The version that was on the screen; a newer one answers 412. */
	version: number;
}

export interface ReferralSendBody {
	/** One to three houses to ask. */
	site_ids: string[];
	/** Answer no_open_bed instead of asking a house whose open rooms are gone. */
	only_if_open?: boolean;
	/** The name that the person chose; a legal name is not asked for. */
	name?: string | null;
	/** A number or way to reach the person that they agreed to. */
	callback?: string | null;
	/** A short note to the house; nothing clinical. */
	note?: string | null;
	/** Access needs that the person asked to pass on. */
	needs?: ('step_free' | 'accessible_bath' | 'private_room' | 'quiet_room' | 'service_animal' | 'pet' | 'fragrance_free' | 'smoking_area' | 'transport_help' | 'interpreter' | 'sign_language')[];
	/** Languages that suit the person. */
	languages?: ('en' | 'es' | 'ase' | 'am' | 'ar' | 'bn' | 'de' | 'fa' | 'fr' | 'gu' | 'hi' | 'hmn' | 'ht' | 'hy' | 'it' | 'ja' | 'km' | 'ko' | 'ne' | 'nv' | 'pa' | 'pl' | 'pt' | 'ru' | 'so' | 'sw' | 'ta' | 'te' | 'th' | 'tl' | 'uk' | 'ur' | 'vi' | 'yi' | 'zh')[];
	/** When they may arrive. */
	arrival_estimate?: string | null;
	/** How they would come. */
	transport?: 'own' | 'team_brings' | 'needs_ride' | 'unknown' | null;
	/** Where they would go if there were no room. */
	alternative?: 'emergency_department' | 'inpatient' | 'crisis_unit' | 'jail' | 'nothing' | 'other' | 'unknown' | null;
	/** FIPS code of the county where they are. */
	county_fips?: string | null;
	/** The wording that the person agreed to, by its version. */
	consent_version: string;
	/** Which of the caller's teams sends; may be left out by who has one. */
	organization_id?: string | null;
}

export interface ReferralSendReply {
	/** Key of the referral. */
	id: string;
	/** Grows with each change of the row. */
	version: number;
	/** The code that the person can say on the phone. */
	code: string;
	/** The team that sent it; null: the person themself. */
	organization_id: string | null;
	/** How it came. */
	source: 'team' | 'self_call' | 'walk_in';
	/** When it was sent. */
	created_at: string;
	/** The person of the team who looks after it. */
	owner_id: string | null;
	/** Access needs that the person asked to pass on. */
	needs: ('step_free' | 'accessible_bath' | 'private_room' | 'quiet_room' | 'service_animal' | 'pet' | 'fragrance_free' | 'smoking_area' | 'transport_help' | 'interpreter' | 'sign_language')[];
	/** Languages that suit the person. */
	languages: ('en' | 'es' | 'ase' | 'am' | 'ar' | 'bn' | 'de' | 'fa' | 'fr' | 'gu' | 'hi' | 'hmn' | 'ht' | 'hy' | 'it' | 'ja' | 'km' | 'ko' | 'ne' | 'nv' | 'pa' | 'pl' | 'pt' | 'ru' | 'so' | 'sw' | 'ta' | 'te' | 'th' | 'tl' | 'uk' | 'ur' | 'vi' | 'yi' | 'zh')[];
	/** When they may arrive; null: not stated. */
	arrival_estimate: string | null;
	/** How they would come; null: not stated. */
	transport: 'own' | 'team_brings' | 'needs_ride' | 'unknown' | null;
	/** Where they would go if there were no room; null: not stated. Shown to the sender only. */
	alternative: 'emergency_department' | 'inpatient' | 'crisis_unit' | 'jail' | 'nothing' | 'other' | 'unknown' | null;
	/** FIPS code of the county where they are; null: not stated. */
	county_fips: string | null;
	/** When the person took their consent back; null: they did not. */
	revoked_at: string | null;
	/** When the last of its recipients ended or someone arrived. */
	ended_at: string | null;
	/** The team's name. */
	organization_name: string | null;
	/** The wording that the person agreed to; null: they asked themself, and agreed to nothing in writing. */
	consent_version: string | null;
	/** When they agreed. */
	consent_at: string | null;
	/** When name, callback and note were emptied; null: not yet. */
	blanked_at: string | null;
	/** The person's second secret, for their slip or link; told to the sender alone, when it is sent and when it is opened. */
	guest_secret: string | null;
	/** The houses asked; a house sees its own only. */
	recipients: ({
		/** Key of the recipient. */
		id: string;
		/** Grows with each change of the row. */
		version: number;
		/** The referral. */
		referral_id: string;
		/** The house asked. */
		site_id: string;
		/** The organization that runs the house. */
		house_id: string;
		/** The team that asks; null: the person themself. */
		sender_id: string | null;
		/** Where it stands. */
		state: 'sent' | 'seen' | 'talking' | 'waitlisted' | 'offered' | 'accepted' | 'arrived' | 'declined' | 'guest_declined' | 'unreachable' | 'expired' | 'withdrawn' | 'elsewhere' | 'not_arrived';
		/** When it was sent. */
		sent_at: string;
		/** When somebody at the house first opened it. */
		seen_at: string | null;
		/** When a person of the house first answered. */
		answered_at: string | null;
		/** When a room was offered: the house's yes. */
		offered_at: string | null;
		/** When the person said yes. */
		accepted_at: string | null;
		/** When they arrived. */
		arrived_at: string | null;
		/** When it ended. */
		ended_at: string | null;
		/** When it expires if nobody answers. */
		answer_due_at: string;
		/** The house had an open room when it was sent. */
		shown_open: boolean;
		/** The room offered. */
		bed_id: string | null;
		/** When the hold lapses by itself. */
		held_until: string | null;
		/** The hold was extended; that can be done once. */
		hold_extended: boolean;
		/** Why the house said no. */
		decline_code: 'no_room' | 'cannot_support' | 'outside_area' | 'age' | 'nights_limit' | 'staffing' | 'other_request' | 'other' | null;
		/** Where the house points instead. */
		instead_site_id: string | null;
		/** When both sides are told that nobody has answered: 15 minutes of conversation hours after it was sent. */
		alert_at: string;
		/** When the house's second contact is told: 30 minutes of conversation hours after it was sent. */
		escalate_at: string;
		/** When both sides were told. */
		alerted_at: string | null;
		/** When the second contact was told. */
		escalated_at: string | null;
		/** When both sides were told that the hold ends within 15 minutes. */
		hold_warned_at: string | null;
		/** Seconds of conversation hours until the house first answered. */
		answer_seconds: number | null;
		/** Notes between the two sides. */
		note_count: number;
		/** Notes that the house has not read. */
		unread_house: number;
		/** Notes that the sender has not read. */
		unread_sender: number;
		/** When the last note was written. */
		note_at: string | null;
		/** When it left the screens. */
		archived_at: string | null;
		/** When it was last changed. */
		changed_at: string;
	})[];
}

export interface ReferralListReply {
	/** Key of the referral. */
	id: string;
	/** Grows with each change of the row. */
	version: number;
	/** The code that the person can say on the phone. */
	code: string;
	/** The team that sent it; null: the person themself. */
	organization_id: string | null;
	/** How it came. */
	source: 'team' | 'self_call' | 'walk_in';
	/** When it was sent. */
	created_at: string;
	/** The person of the team who looks after it. */
	owner_id: string | null;
	/** Access needs that the person asked to pass on. */
	needs: ('step_free' | 'accessible_bath' | 'private_room' | 'quiet_room' | 'service_animal' | 'pet' | 'fragrance_free' | 'smoking_area' | 'transport_help' | 'interpreter' | 'sign_language')[];
	/** Languages that suit the person. */
	languages: ('en' | 'es' | 'ase' | 'am' | 'ar' | 'bn' | 'de' | 'fa' | 'fr' | 'gu' | 'hi' | 'hmn' | 'ht' | 'hy' | 'it' | 'ja' | 'km' | 'ko' | 'ne' | 'nv' | 'pa' | 'pl' | 'pt' | 'ru' | 'so' | 'sw' | 'ta' | 'te' | 'th' | 'tl' | 'uk' | 'ur' | 'vi' | 'yi' | 'zh')[];
	/** When they may arrive; null: not stated. */
	arrival_estimate: string | null;
	/** How they would come; null: not stated. */
	transport: 'own' | 'team_brings' | 'needs_ride' | 'unknown' | null;
	/** Where they would go if there were no room; null: not stated. Shown to the sender only. */
	alternative: 'emergency_department' | 'inpatient' | 'crisis_unit' | 'jail' | 'nothing' | 'other' | 'unknown' | null;
	/** FIPS code of the county where they are; null: not stated. */
	county_fips: string | null;
	/** When the person took their consent back; null: they did not. */
	revoked_at: string | null;
	/** When the last of its recipients ended or someone arrived. */
	ended_at: string | null;
}

export interface ReferralOpenReply {
	/** Key of the referral. */
	id: string;
	/** Grows with each change of the row. */
	version: number;
	/** The code that the person can say on the phone. */
	code: string;
	/** The team that sent it; null: the person themself. */
	organization_id: string | null;
	/** How it came. */
	source: 'team' | 'self_call' | 'walk_in';
	/** When it was sent. */
	created_at: string;
	/** The person of the team who looks after it. */
	owner_id: string | null;
	/** Access needs that the person asked to pass on. */
	needs: ('step_free' | 'accessible_bath' | 'private_room' | 'quiet_room' | 'service_animal' | 'pet' | 'fragrance_free' | 'smoking_area' | 'transport_help' | 'interpreter' | 'sign_language')[];
	/** Languages that suit the person. */
	languages: ('en' | 'es' | 'ase' | 'am' | 'ar' | 'bn' | 'de' | 'fa' | 'fr' | 'gu' | 'hi' | 'hmn' | 'ht' | 'hy' | 'it' | 'ja' | 'km' | 'ko' | 'ne' | 'nv' | 'pa' | 'pl' | 'pt' | 'ru' | 'so' | 'sw' | 'ta' | 'te' | 'th' | 'tl' | 'uk' | 'ur' | 'vi' | 'yi' | 'zh')[];
	/** When they may arrive; null: not stated. */
	arrival_estimate: string | null;
	/** How they would come; null: not stated. */
	transport: 'own' | 'team_brings' | 'needs_ride' | 'unknown' | null;
	/** Where they would go if there were no room; null: not stated. Shown to the sender only. */
	alternative: 'emergency_department' | 'inpatient' | 'crisis_unit' | 'jail' | 'nothing' | 'other' | 'unknown' | null;
	/** FIPS code of the county where they are; null: not stated. */
	county_fips: string | null;
	/** When the person took their consent back; null: they did not. */
	revoked_at: string | null;
	/** When the last of its recipients ended or someone arrived. */
	ended_at: string | null;
	/** The team's name. */
	organization_name: string | null;
	/** The wording that the person agreed to; null: they asked themself, and agreed to nothing in writing. */
	consent_version: string | null;
	/** When they agreed. */
	consent_at: string | null;
	/** When name, callback and note were emptied; null: not yet. */
	blanked_at: string | null;
	/** The name that the person chose to be called. */
	name: string | null;
	/** How the person agreed to be reached. */
	callback: string | null;
	/** A short note from the team; nothing clinical. */
	note: string | null;
	/** The person's second secret, for their slip or link; told to the sender alone, when it is sent and when it is opened. */
	guest_secret: string | null;
	/** The houses asked; a house sees its own only. */
	recipients: ({
		/** Key of the recipient. */
		id: string;
		/** Grows with each change of the row. */
		version: number;
		/** The referral. */
		referral_id: string;
		/** The house asked. */
		site_id: string;
		/** The organization that runs the house. */
		house_id: string;
		/** The team that asks; null: the person themself. */
		sender_id: string | null;
		/** Where it stands. */
		state: 'sent' | 'seen' | 'talking' | 'waitlisted' | 'offered' | 'accepted' | 'arrived' | 'declined' | 'guest_declined' | 'unreachable' | 'expired' | 'withdrawn' | 'elsewhere' | 'not_arrived';
		/** When it was sent. */
		sent_at: string;
		/** When somebody at the house first opened it. */
		seen_at: string | null;
		/** When a person of the house first answered. */
		answered_at: string | null;
		/** When a room was offered: the house's yes. */
		offered_at: string | null;
		/** When the person said yes. */
		accepted_at: string | null;
		/** When they arrived. */
		arrived_at: string | null;
		/** When it ended. */
		ended_at: string | null;
		/** When it expires if nobody answers. */
		answer_due_at: string;
		/** The house had an open room when it was sent. */
		shown_open: boolean;
		/** The room offered. */
		bed_id: string | null;
		/** When the hold lapses by itself. */
		held_until: string | null;
		/** The hold was extended; that can be done once. */
		hold_extended: boolean;
		/** Why the house said no. */
		decline_code: 'no_room' | 'cannot_support' | 'outside_area' | 'age' | 'nights_limit' | 'staffing' | 'other_request' | 'other' | null;
		/** Where the house points instead. */
		instead_site_id: string | null;
		/** When both sides are told that nobody has answered: 15 minutes of conversation hours after it was sent. */
		alert_at: string;
		/** When the house's second contact is told: 30 minutes of conversation hours after it was sent. */
		escalate_at: string;
		/** When both sides were told. */
		alerted_at: string | null;
		/** When the second contact was told. */
		escalated_at: string | null;
		/** When both sides were told that the hold ends within 15 minutes. */
		hold_warned_at: string | null;
		/** Seconds of conversation hours until the house first answered. */
		answer_seconds: number | null;
		/** Notes between the two sides. */
		note_count: number;
		/** Notes that the house has not read. */
		unread_house: number;
		/** Notes that the sender has not read. */
		unread_sender: number;
		/** When the last note was written. */
		note_at: string | null;
		/** When it left the screens. */
		archived_at: string | null;
		/** When it was last changed. */
		changed_at: string;
	})[];
}

export interface ReferralOwnBody {
	/** Who of the team looks after it from now on. */
	account_id: string;
}

export interface ReferralAskBody {
	/** By phone or at the door. */
	source: 'self_call' | 'walk_in';
	/** The name that the person chose; a legal name is not asked for. */
	name?: string | null;
	/** A number or way to reach the person that they agreed to. */
	callback?: string | null;
	/** A short note to the house; nothing clinical. */
	note?: string | null;
	/** Access needs that the person asked to pass on. */
	needs?: ('step_free' | 'accessible_bath' | 'private_room' | 'quiet_room' | 'service_animal' | 'pet' | 'fragrance_free' | 'smoking_area' | 'transport_help' | 'interpreter' | 'sign_language')[];
	/** Languages that suit the person. */
	languages?: ('en' | 'es' | 'ase' | 'am' | 'ar' | 'bn' | 'de' | 'fa' | 'fr' | 'gu' | 'hi' | 'hmn' | 'ht' | 'hy' | 'it' | 'ja' | 'km' | 'ko' | 'ne' | 'nv' | 'pa' | 'pl' | 'pt' | 'ru' | 'so' | 'sw' | 'ta' | 'te' | 'th' | 'tl' | 'uk' | 'ur' | 'vi' | 'yi' | 'zh')[];
	/** The wording that the person agreed to, if they were asked to. */
	consent_version?: string | null;
}

export interface RecipientListReply {
	/** Key of the recipient. */
	id: string;
	/** Grows with each change of the row. */
	version: number;
	/** The referral. */
	referral_id: string;
	/** The house asked. */
	site_id: string;
	/** The organization that runs the house. */
	house_id: string;
	/** The team that asks; null: the person themself. */
	sender_id: string | null;
	/** Where it stands. */
	state: 'sent' | 'seen' | 'talking' | 'waitlisted' | 'offered' | 'accepted' | 'arrived' | 'declined' | 'guest_declined' | 'unreachable' | 'expired' | 'withdrawn' | 'elsewhere' | 'not_arrived';
	/** When it was sent. */
	sent_at: string;
	/** When somebody at the house first opened it. */
	seen_at: string | null;
	/** When a person of the house first answered. */
	answered_at: string | null;
	/** When a room was offered: the house's yes. */
	offered_at: string | null;
	/** When the person said yes. */
	accepted_at: string | null;
	/** When they arrived. */
	arrived_at: string | null;
	/** When it ended. */
	ended_at: string | null;
	/** When it expires if nobody answers. */
	answer_due_at: string;
	/** The house had an open room when it was sent. */
	shown_open: boolean;
	/** The room offered. */
	bed_id: string | null;
	/** When the hold lapses by itself. */
	held_until: string | null;
	/** The hold was extended; that can be done once. */
	hold_extended: boolean;
	/** Why the house said no. */
	decline_code: 'no_room' | 'cannot_support' | 'outside_area' | 'age' | 'nights_limit' | 'staffing' | 'other_request' | 'other' | null;
	/** Where the house points instead. */
	instead_site_id: string | null;
	/** When both sides are told that nobody has answered: 15 minutes of conversation hours after it was sent. */
	alert_at: string;
	/** When the house's second contact is told: 30 minutes of conversation hours after it was sent. */
	escalate_at: string;
	/** When both sides were told. */
	alerted_at: string | null;
	/** When the second contact was told. */
	escalated_at: string | null;
	/** When both sides were told that the hold ends within 15 minutes. */
	hold_warned_at: string | null;
	/** Seconds of conversation hours until the house first answered. */
	answer_seconds: number | null;
	/** Notes between the two sides. */
	note_count: number;
	/** Notes that the house has not read. */
	unread_house: number;
	/** Notes that the sender has not read. */
	unread_sender: number;
	/** When the last note was written. */
	note_at: string | null;
	/** When it left the screens. */
	archived_at: string | null;
	/** When it was last changed. */
	changed_at: string;
	/** Who changed it last. */
	changed_by: string;
}

export interface RecipientReadReply {
	/** Key of the recipient. */
	id: string;
	/** Grows with each change of the row. */
	version: number;
	/** The referral. */
	referral_id: string;
	/** The house asked. */
	site_id: string;
	/** The organization that runs the house. */
	house_id: string;
	/** The team that asks; null: the person themself. */
	sender_id: string | null;
	/** Where it stands. */
	state: 'sent' | 'seen' | 'talking' | 'waitlisted' | 'offered' | 'accepted' | 'arrived' | 'declined' | 'guest_declined' | 'unreachable' | 'expired' | 'withdrawn' | 'elsewhere' | 'not_arrived';
	/** When it was sent. */
	sent_at: string;
	/** When somebody at the house first opened it. */
	seen_at: string | null;
	/** When a person of the house first answered. */
	answered_at: string | null;
	/** When a room was offered: the house's yes. */
	offered_at: string | null;
	/** When the person said yes. */
	accepted_at: string | null;
	/** When they arrived. */
	arrived_at: string | null;
	/** When it ended. */
	ended_at: string | null;
	/** When it expires if nobody answers. */
	answer_due_at: string;
	/** The house had an open room when it was sent. */
	shown_open: boolean;
	/** The room offered. */
	bed_id: string | null;
	/** When the hold lapses by itself. */
	held_until: string | null;
	/** The hold was extended; that can be done once. */
	hold_extended: boolean;
	/** Why the house said no. */
	decline_code: 'no_room' | 'cannot_support' | 'outside_area' | 'age' | 'nights_limit' | 'staffing' | 'other_request' | 'other' | null;
	/** Where the house points instead. */
	instead_site_id: string | null;
	/** When both sides are told that nobody has answered: 15 minutes of conversation hours after it was sent. */
	alert_at: string;
	/** When the house's second contact is told: 30 minutes of conversation hours after it was sent. */
	escalate_at: string;
	/** When both sides were told. */
	alerted_at: string | null;
	/** When the second contact was told. */
	escalated_at: string | null;
	/** When both sides were told that the hold ends within 15 minutes. */
	hold_warned_at: string | null;
	/** Seconds of conversation hours until the house first answered. */
	answer_seconds: number | null;
	/** Notes between the two sides. */
	note_count: number;
	/** Notes that the house has not read. */
	unread_house: number;
	/** Notes that the sender has not read. */
	unread_sender: number;
	/** When the last note was written. */
	note_at: string | null;
	/** When it left the screens. */
	archived_at: string | null;
	/** When it was last changed. */
	changed_at: string;
	/** Who changed it last. */
	changed_by: string;
	/** What the caller's side may do next. */
	possible: string[];
}

export interface RecipientOfferBody {
	/** Which room; null: the first open one. */
	bed_id?: string | null;
	/** How long to hold it; null: as the site does. */
	hold_minutes?: number | null;
}

export interface RecipientExtendBody {
	/** How much longer; null: as long as the site holds rooms. */
	minutes?: number | null;
}

export interface RecipientArriveBody {
	/** Planned leaving date; capped by the site's longest stay. */
	planned_leave_on?: string | null;
	/** The house's own word for the guest, to count nights by. */
	alias?: string | null;
}

export interface RecipientDeclineBody {
	/** Why; the sender is told. */
	decline_code: 'no_room' | 'cannot_support' | 'outside_area' | 'age' | 'nights_limit' | 'staffing' | 'other_request' | 'other';
	/** Where to instead. */
	instead_site_id?: string | null;
}

export interface NoteListReply {
	/** Key of the note. */
	id: string;
	/** Which side wrote it. */
	side: 'house' | 'sender';
	/** Who wrote it, as colleagues call them. */
	author: string;
	/** A text, or what it changes. */
	kind: 'text' | 'arrival' | 'transport';
	/** What it says; null: of another kind, or blanked with the rest. */
	text: string | null;
	/** When they may arrive, said anew. */
	arrival_estimate: string | null;
	/** How they would come, said anew. */
	transport: 'own' | 'team_brings' | 'needs_ride' | 'unknown' | null;
	/** When it was written. */
	created_at: string;
	/** When the other side read it; null: not yet. */
	read_at: string | null;
}

export interface NoteAddBody {
	/** A short text to the other side; nothing clinical. */
	text?: string | null;
	/** When they may arrive now; the sender's to say. */
	arrival_estimate?: string | null;
	/** How they would come now; the sender's to say. */
	transport?: 'own' | 'team_brings' | 'needs_ride' | 'unknown' | null;
}

export interface GuestOpenBody {
	/** The code of 6 characters; case, spaces and dashes don't matter. */
	code: string;
	/** The secret of the slip or link, 12 characters, likewise. */
	secret: string;
}

export interface GuestOpenReply {
	/** The code. */
	code: string;
	/** When it was sent. */
	created_at: string;
	/** The team that sent it; null: the person asked themself. */
	organization_name: string | null;
	/** The team's number. */
	sender_phone: string | null;
	/** The name that they chose to be called. */
	name: string | null;
	/** How they agreed to be reached. */
	callback: string | null;
	/** What the team wrote to the houses. */
	note: string | null;
	/** Access needs that were passed on. */
	needs: ('step_free' | 'accessible_bath' | 'private_room' | 'quiet_room' | 'service_animal' | 'pet' | 'fragrance_free' | 'smoking_area' | 'transport_help' | 'interpreter' | 'sign_language')[];
	/** Languages that suit them. */
	languages: ('en' | 'es' | 'ase' | 'am' | 'ar' | 'bn' | 'de' | 'fa' | 'fr' | 'gu' | 'hi' | 'hmn' | 'ht' | 'hy' | 'it' | 'ja' | 'km' | 'ko' | 'ne' | 'nv' | 'pa' | 'pl' | 'pt' | 'ru' | 'so' | 'sw' | 'ta' | 'te' | 'th' | 'tl' | 'uk' | 'ur' | 'vi' | 'yi' | 'zh')[];
	/** When they may arrive; null: not stated. */
	arrival_estimate: string | null;
	/** How they would come; null: not stated. */
	transport: 'own' | 'team_brings' | 'needs_ride' | 'unknown' | null;
	/** The wording that they agreed to; null: they asked themself. */
	consent_version: string | null;
	/** When they agreed; null: nothing was asked. */
	consent_at: string | null;
	/** When they took their consent back; null: they did not. */
	revoked_at: string | null;
	/** When name, callback and notes were emptied; null: not yet. */
	blanked_at: string | null;
	/** When the last of the houses ended it or they arrived. */
	ended_at: string | null;
	/** The houses asked, and where each stands. */
	recipients: ({
		/** What an answer to this house is sent to. */
		id: string;
		/** The house. */
		site_name: string;
		/** Its number. */
		site_phone: string;
		/** Where it is; null: confidential, or not stated. */
		site_city: string | null;
		/** Where it stands. */
		state: 'sent' | 'seen' | 'talking' | 'waitlisted' | 'offered' | 'accepted' | 'arrived' | 'declined' | 'guest_declined' | 'unreachable' | 'expired' | 'withdrawn' | 'elsewhere' | 'not_arrived';
		/** When it was sent. */
		sent_at: string;
		/** Until when a room is held. */
		held_until: string | null;
		/** When it ended. */
		ended_at: string | null;
		/** What the person may do next: accept, guest_decline, withdraw. */
		possible: string[];
	})[];
}

export interface StayListReply {
	/** Key of the stay. */
	id: string;
	/** Grows with each change of the row. */
	version: number;
	/** The house. */
	site_id: string;
	/** The room. */
	bed_id: string;
	/** The introduction it came from; null: by phone or by foot. */
	recipient_id: string | null;
	/** How the guest came. */
	source: 'team' | 'self_call' | 'walk_in';
	/** When it began. */
	arrived_at: string;
	/** Planned leaving date; capped by the site's longest stay. */
	planned_leave_on: string | null;
	/** The last leaving day that the site's longest stay allows; null: it states none. */
	latest_leave_on: string | null;
	/** When it ended; null: the guest is there. */
	left_at: string | null;
	/** Where the guest goes next; null: not asked. */
	where_next: 'home' | 'family_or_friends' | 'another_house' | 'housing_program' | 'shelter' | 'hospital' | 'emergency_department' | 'other' | 'prefer_not_to_say' | null;
	/** Where the guest says they would have gone otherwise; null: not asked. */
	guest_answer: 'hospital' | 'emergency_department' | 'somewhere_else' | 'stayed_home' | 'prefer_not_to_say' | null;
	/** When it was last changed. */
	changed_at: string;
	/** Who changed it last. */
	changed_by: string;
}

export interface StayOpenReply {
	/** Key of the stay. */
	id: string;
	/** Grows with each change of the row. */
	version: number;
	/** The house. */
	site_id: string;
	/** The room. */
	bed_id: string;
	/** The introduction it came from; null: by phone or by foot. */
	recipient_id: string | null;
	/** How the guest came. */
	source: 'team' | 'self_call' | 'walk_in';
	/** When it began. */
	arrived_at: string;
	/** Planned leaving date; capped by the site's longest stay. */
	planned_leave_on: string | null;
	/** The last leaving day that the site's longest stay allows; null: it states none. */
	latest_leave_on: string | null;
	/** When it ended; null: the guest is there. */
	left_at: string | null;
	/** Where the guest goes next; null: not asked. */
	where_next: 'home' | 'family_or_friends' | 'another_house' | 'housing_program' | 'shelter' | 'hospital' | 'emergency_department' | 'other' | 'prefer_not_to_say' | null;
	/** Where the guest says they would have gone otherwise; null: not asked. */
	guest_answer: 'hospital' | 'emergency_department' | 'somewhere_else' | 'stayed_home' | 'prefer_not_to_say' | null;
	/** When it was last changed. */
	changed_at: string;
	/** Who changed it last. */
	changed_by: string;
	/** The house's own word for the guest, to count nights by; no other house ever sees it. */
	alias: string | null;
}

export interface StayBeginBody {
	/** The room. */
	bed_id: string;
	/** How the guest came. */
	source: 'team' | 'self_call' | 'walk_in';
	/** Planned leaving date; capped by the site's longest stay. */
	planned_leave_on?: string | null;
	/** The house's own word for the guest, to count nights by; no other house ever sees it. */
	alias?: string | null;
}

export interface StayChangeBody {
	/** Planned leaving date; capped by the site's longest stay. */
	planned_leave_on?: string | null;
	/** Where the guest goes next; null: not asked. */
	where_next?: 'home' | 'family_or_friends' | 'another_house' | 'housing_program' | 'shelter' | 'hospital' | 'emergency_department' | 'other' | 'prefer_not_to_say' | null;
	/** Where the guest says they would have gone otherwise; null: not asked. */
	guest_answer?: 'hospital' | 'emergency_department' | 'somewhere_else' | 'stayed_home' | 'prefer_not_to_say' | null;
	/** The house's own word for the guest, to count nights by; no other house ever sees it. */
	alias?: string | null;
}

export interface StayExtendBody {
	/** The new leaving day: not earlier than planned, not later than latest_leave_on. */
	planned_leave_on: string;
}

export interface StayMoveBody {
	/** The room that the guest moves to; it must be open. */
	bed_id: string;
}

export interface StayLeaveBody {
	/** Where the guest goes next; null: not asked. */
	where_next?: 'home' | 'family_or_friends' | 'another_house' | 'housing_program' | 'shelter' | 'hospital' | 'emergency_department' | 'other' | 'prefer_not_to_say' | null;
	/** Where the guest says they would have gone otherwise; null: not asked. */
	guest_answer?: 'hospital' | 'emergency_department' | 'somewhere_else' | 'stayed_home' | 'prefer_not_to_say' | null;
}

export interface SiteNightsBody {
	/** The house's own word for the guest; capitals and spaces at its ends don't matter. */
	alias: string;
}

export interface SiteNightsReply {
	/** Nights spent there since from_on; tonight is one for who is there now. */
	nights_used: number;
	/** Nights that the window leaves; null: the house states no window. */
	nights_left: number | null;
	/** At most so many nights within window_days. */
	window_nights: number | null;
	/** The length of the window; null: none, and 30 days are counted. */
	window_days: number | null;
	/** The first night that was counted. */
	from_on: string;
	/** When no night is left: the first day on which one is again. */
	free_on: string | null;
}

export interface TurnAwayListReply {
	/** Key of the record. */
	id: string;
	/** The house that was asked. */
	site_id: string;
	/** When. */
	at: string;
	/** How they asked; phone unless given. */
	way: 'phone' | 'in_person' | 'online';
	/** Why not; null: not said. */
	reason: 'no_room' | 'cannot_support' | 'outside_area' | 'age' | 'nights_limit' | 'staffing' | 'other_request' | 'other' | null;
	/** When it was taken back; null: it counts. */
	undone_at: string | null;
}

export interface TurnAwayAddBody {
	/** How they asked; phone unless given. */
	way?: 'phone' | 'in_person' | 'online';
	/** Why not; null: not said. */
	reason?: 'no_room' | 'cannot_support' | 'outside_area' | 'age' | 'nights_limit' | 'staffing' | 'other_request' | 'other' | null;
}

export interface ChannelListReply {
	/** Key of the channel. */
	id: string;
	/** Grows with each change that its people make. */
	version: number;
	/** The house or team that is told. */
	organization_id: string;
	/** How it is told. */
	kind: 'email' | 'webhook';
	/** The one site it is about; null: all of the organization's. */
	site_id: string | null;
	/** An e-mail address, or the https address of a webhook. */
	address: string;
	/** Of e-mails. */
	language: 'en' | 'es';
	/** What it is told of; at least one. */
	events: ('introduction.sent' | 'introduction.answered' | 'introduction.offered' | 'introduction.accepted' | 'introduction.arrived' | 'introduction.declined' | 'introduction.ended' | 'introduction.alert' | 'introduction.escalated' | 'hold.ending' | 'hold.lapsed' | 'note.new' | 'room.confirm_soon' | 'room.not_confirmed' | 'turnover.overdue')[];
	/** Off: nothing is sent, and what waited is not sent either. */
	enabled: boolean;
	/** When it was made. */
	created_at: string;
	/** When a message was last taken there. */
	last_ok_at: string | null;
	/** When one was last not taken. */
	last_failed_at: string | null;
	/** Why that one was not. */
	last_error: 'timeout' | 'unreachable' | 'tls' | 'status' | 'broken_off' | 'address_refused' | 'mail_refused' | 'mail_not_set_up' | 'channel_off' | 'lost' | null;
	/** When it was last changed. */
	changed_at: string;
	/** Who changed it last. */
	changed_by: string;
}

export interface ChannelAddBody {
	/** How it is told. */
	kind: 'email' | 'webhook';
	/** The one site it is about; null: all of the organization's. */
	site_id?: string | null;
	/** An e-mail address, or the https address of a webhook. */
	address: string;
	/** Of e-mails. */
	language?: 'en' | 'es';
	/** What it is told of; at least one. */
	events: ('introduction.sent' | 'introduction.answered' | 'introduction.offered' | 'introduction.accepted' | 'introduction.arrived' | 'introduction.declined' | 'introduction.ended' | 'introduction.alert' | 'introduction.escalated' | 'hold.ending' | 'hold.lapsed' | 'note.new' | 'room.confirm_soon' | 'room.not_confirmed' | 'turnover.overdue')[];
	/** Off: nothing is sent, and what waited is not sent either. */
	enabled?: boolean;
}

export interface ChannelAddReply {
	/** Key of the channel. */
	id: string;
	/** Grows with each change that its people make. */
	version: number;
	/** The house or team that is told. */
	organization_id: string;
	/** How it is told. */
	kind: 'email' | 'webhook';
	/** The one site it is about; null: all of the organization's. */
	site_id: string | null;
	/** An e-mail address, or the https address of a webhook. */
	address: string;
	/** Of e-mails. */
	language: 'en' | 'es';
	/** What it is told of; at least one. */
	events: ('introduction.sent' | 'introduction.answered' | 'introduction.offered' | 'introduction.accepted' | 'introduction.arrived' | 'introduction.declined' | 'introduction.ended' | 'introduction.alert' | 'introduction.escalated' | 'hold.ending' | 'hold.lapsed' | 'note.new' | 'room.confirm_soon' | 'room.not_confirmed' | 'turnover.overdue')[];
	/** Off: nothing is sent, and what waited is not sent either. */
	enabled: boolean;
	/** When it was made. */
	created_at: string;
	/** When a message was last taken there. */
	last_ok_at: string | null;
	/** When one was last not taken. */
	last_failed_at: string | null;
	/** Why that one was not. */
	last_error: 'timeout' | 'unreachable' | 'tls' | 'status' | 'broken_off' | 'address_refused' | 'mail_refused' | 'mail_not_set_up' | 'channel_off' | 'lost' | null;
	/** When it was last changed. */
	changed_at: string;
	/** Who changed it last. */
	changed_by: string;
	/** What a webhook's messages are signed with, as Standard Webhooks writes it. Shown this once; null for e-mail. */
	secret: string | null;
}

export interface ChannelChangeBody {
	/** The one site it is about; null: all of the organization's. */
	site_id?: string | null;
	/** An e-mail address, or the https address of a webhook. */
	address?: string;
	/** Of e-mails. */
	language?: 'en' | 'es';
	/** What it is told of; at least one. */
	events?: ('introduction.sent' | 'introduction.answered' | 'introduction.offered' | 'introduction.accepted' | 'introduction.arrived' | 'introduction.declined' | 'introduction.ended' | 'introduction.alert' | 'introduction.escalated' | 'hold.ending' | 'hold.lapsed' | 'note.new' | 'room.confirm_soon' | 'room.not_confirmed' | 'turnover.overdue')[];
	/** Off: nothing is sent, and what waited is not sent either. */
	enabled?: boolean;
}

export interface ChannelTestReply {
	/** Key of the message, the same at each try: a webhook's webhook-id, an e-mail's Message-ID. */
	id: string;
	/** The house or team that is told. */
	organization_id: string;
	/** Where it goes. */
	channel_id: string;
	/** What it tells. */
	event: 'introduction.sent' | 'introduction.answered' | 'introduction.offered' | 'introduction.accepted' | 'introduction.arrived' | 'introduction.declined' | 'introduction.ended' | 'introduction.alert' | 'introduction.escalated' | 'hold.ending' | 'hold.lapsed' | 'note.new' | 'room.confirm_soon' | 'room.not_confirmed' | 'turnover.overdue' | 'channel.test';
	/** The introduction that it is about. */
	recipient_id: string | null;
	/** The site that it is about. */
	site_id: string | null;
	/** The room that it is about. */
	bed_id: string | null;
	/** dead: given up; it can be tried again by hand. */
	state: 'waiting' | 'delivered' | 'dead';
	/** When what it tells of happened. */
	occurred_at: string;
	/** When it is tried next. */
	due_at: string;
	/** How often it was tried. */
	attempts: number;
	/** When it was taken. */
	delivered_at: string | null;
	/** When it was given up. */
	dead_at: string | null;
	/** What the other end answered last, HTTP or SMTP. */
	last_status: number | null;
	/** Why it was not taken last. */
	last_error: 'timeout' | 'unreachable' | 'tls' | 'status' | 'broken_off' | 'address_refused' | 'mail_refused' | 'mail_not_set_up' | 'channel_off' | 'lost' | null;
}

export interface StatisticsReadReply {
	/** Whose numbers. */
	scope: 'network' | 'house' | 'team';
	/** The organization; null: the network. */
	id: string | null;
	/** How long the period is. */
	period: 'week' | 'month' | 'quarter' | 'year';
	/** The network's zone, in which periods are cut. */
	zone: string;
	/** The first day. */
	begin: string;
	/** The day after the last. */
	until: string;
	/** When the numbers were taken. */
	as_of: string;
	/** When they were released; null: they are an organization's own, or not released yet. */
	released_at: string | null;
	/** What the rows are sliced by. */
	by: 'none' | 'region' | 'county' | 'sender_kind' | 'house' | 'language' | 'need';
	/** Counts below it, but 0, are hidden; null: these are exact. */
	threshold: number | null;
	/** The period before, which each row is compared with. */
	before: {
		/** The first day. */
		begin: string;
		/** The day after the last. */
		until: string;
	};
	/** Each measure with its definition. */
	measures: ({
		/** Which measure. */
		name: string;
		/** A plain count, a part of a whole, a whole by its parts, or a time. */
		kind: 'count' | 'ratio' | 'ends' | 'time';
		/** What is counted. */
		unit: string;
		/** What the number means, in words. */
		definition: string;
		/** One for each slice that anything is told of. */
		rows: ({
			/** Empty: not sliced. Else a region, a county's code, a kind of organization (self: the person), a site's key, a language (or not_stated), a need (or none). */
			slice: string;
			/** What it is called; of a county and a house its name. */
			label: string;
			/** Null: hidden, or it would give a hidden part away. */
			numerator: number | null;
			/** Null likewise, and of a plain count. */
			denominator: number | null;
			/** Of which the answer isn't known; not in the denominator. Null also of a measure that asks nothing. */
			unanswered: number | null;
			/** Of a measure of time, in minutes; null when nothing was measured. */
			median: number | null;
			/** Nine in ten took no longer. */
			p90: number | null;
			/** Every part by its name; null: hidden. */
			parts: unknown;
			/** Something of this row is hidden because it is small, or would give a small count away. */
			hidden: boolean;
			/** The same of the period before. */
			before: {
				/** Null: hidden, or it would give a hidden part away. */
				numerator: number | null;
				/** Null likewise, and of a plain count. */
				denominator: number | null;
				/** Of which the answer isn't known; not in the denominator. Null also of a measure that asks nothing. */
				unanswered: number | null;
				/** Of a measure of time, in minutes; null when nothing was measured. */
				median: number | null;
				/** Nine in ten took no longer. */
				p90: number | null;
				/** Every part by its name; null: hidden. */
				parts: unknown;
				/** Something of this row is hidden because it is small, or would give a small count away. */
				hidden: boolean;
			};
		})[];
	})[];
}

export interface StatisticsPeriodsReply {
	/** The first day, in the network's zone. */
	begin: string;
	/** The day after the last. */
	until: string;
	/** It is over. */
	complete: boolean;
	/** When the network's figures of it were released; null: not yet. */
	released_at: string | null;
}

export interface StatisticsTrendReply {
	/** Which measure. */
	measure: 'who_asks' | 'arrivals' | 'occupancy' | 'freshness' | 'answered_in_30_min' | 'answered_in_30_min_wall' | 'time_to_answer' | 'time_to_yes' | 'time_to_arrival' | 'funnel' | 'ended' | 'turn_aways' | 'shown_open_refused' | 'diversions_reported' | 'diversions_own' | 'stays_ending_in_hospital' | 'stay_length' | 'drop_in';
	/** What the numbers mean, in words. */
	definition: string;
	/** The oldest first. */
	items: ({
		/** The period's first day. */
		begin: string;
		/** The day after its last. */
		until: string;
		/** Null: hidden. */
		numerator: number | null;
		/** Null: hidden, or the measure is a plain count. */
		denominator: number | null;
		/** Of a measure of time. */
		median: number | null;
		/** Of a measure of time. */
		p90: number | null;
		/** Something of it is hidden. */
		hidden: boolean;
	})[];
}

export interface StatisticsWeekHoursReply {
	/** What the numbers mean, in words. */
	definition: string;
	/** All 168, or none when nothing was released. */
	items: ({
		/** 1 Monday to 7 Sunday, in the network's zone. */
		weekday: number;
		/** 0 to 23. */
		hour: number;
		/** Null: hidden. */
		asks: number | null;
		/** Of them, those that met no room. Null: hidden. */
		turn_aways: number | null;
		/** One of the two is hidden. */
		hidden: boolean;
	})[];
}

export interface StatisticsOccupancyReply {
	/** What the numbers mean, in words. */
	definition: string;
	/** Each night that is over. */
	items: {
		/** The day on whose evening the night begins, where the house is. */
		on_date: string;
		/** Rooms with a guest. */
		guest_nights: number;
		/** Rooms that were available, with a guest or without. */
		room_nights: number;
		/** All rooms, also those out of use. */
		total_room_nights: number;
	}[];
}

export interface StatisticsFreshnessReply {
	/** What the numbers mean, in words. */
	definition: string;
	/** The least fresh first. */
	items: {
		/** The house. */
		site_id: string;
		/** What it is called. */
		name: string;
		/** How long its word was fresh while it was welcoming. */
		fresh_seconds: number;
		/** How long it was welcoming. */
		open_seconds: number;
	}[];
}

export interface AssumptionListReply {
	/** Key of the row. */
	id: string;
	/** What is assumed. */
	name: 'ed_avoided' | 'inpatient_avoided' | 'inpatient_days' | 'ed_visit_cost' | 'inpatient_day_cost' | 'guest_night_cost';
	/** Lowest value, in the unit. */
	low: number;
	/** Middle value, in the unit. */
	mid: number;
	/** Highest value, in the unit. */
	high: number;
	/** What the values are: a share from 0 to 1, days, or dollars. */
	unit: 'share' | 'days' | 'dollars';
	/** Where the values come from. */
	source: string;
	/** When the source was published. */
	source_date: string;
	/** Since when it is assumed. */
	changed_at: string;
	/** Who said so; empty: it came with Porchlight. */
	changed_by: string;
}

export interface AssumptionChangeBody {
	/** What is assumed. */
	name: 'ed_avoided' | 'inpatient_avoided' | 'inpatient_days' | 'ed_visit_cost' | 'inpatient_day_cost' | 'guest_night_cost';
	/** Lowest value, in the unit. */
	low: number;
	/** Middle value, in the unit. */
	mid: number;
	/** Highest value, in the unit. */
	high: number;
	/** Where the values come from. */
	source: string;
	/** When the source was published. */
	source_date: string;
}

export interface StatisticsDiversionReply {
	/** Which period. */
	period: 'week' | 'month' | 'quarter' | 'year';
	/** Its first day, in the network's zone. */
	begin: string;
	/** The first day after it. */
	until: string;
	/** When its counts were released; null: they are not, and nothing is told. */
	released_at: string | null;
	/** Counts below it are hidden. */
	threshold: number | null;
	/** few_cases: a line rests on fewer than 20; shipped_assumptions: some are still those that came with Porchlight. */
	warnings: string[];
	/** The estimates. */
	lines: ({
		/** ed_visits_avoided, inpatient_days_avoided or net_cost. */
		name: string;
		/** With all that speaks against; null: hidden. */
		low: number | null;
		/** With the middle values. */
		mid: number | null;
		/** With all that speaks for. */
		high: number | null;
		/** visits, days or dollars. */
		unit: string;
		/** Arrivals that it rests on. */
		numerator: number | null;
		/** Arrivals whose sender said where the person would have gone. */
		denominator: number | null;
		/** Arrivals whose sender didn't say. */
		unanswered: number | null;
		/** It rests on fewer than 20 arrivals. */
		few_cases: boolean;
		/** A count that it needs is hidden because it is small, or nothing was released. */
		hidden: boolean;
		/** What it is, in words. */
		definition: string;
	})[];
	/** What they assume. */
	assumptions: ({
		/** Key of the row. */
		id: string;
		/** What is assumed. */
		name: 'ed_avoided' | 'inpatient_avoided' | 'inpatient_days' | 'ed_visit_cost' | 'inpatient_day_cost' | 'guest_night_cost';
		/** Lowest value, in the unit. */
		low: number;
		/** Middle value, in the unit. */
		mid: number;
		/** Highest value, in the unit. */
		high: number;
		/** What the values are: a share from 0 to 1, days, or dollars. */
		unit: 'share' | 'days' | 'dollars';
		/** Where the values come from. */
		source: string;
		/** When the source was published. */
		source_date: string;
		/** Since when it is assumed. */
		changed_at: string;
		/** Who said so; empty: it came with Porchlight. */
		changed_by: string;
	})[];
}

export interface StatisticsWhatIfReply {
	/** Part of the network; null: all of it. */
	region: string | null;
	/** Which period was counted. */
	period: 'week' | 'month' | 'quarter' | 'year';
	/** Its first day, in the network's zone. */
	begin: string;
	/** The first day after it. */
	until: string;
	/** When its counts were released; null: they are not. */
	released_at: string | null;
	/** Too few were counted to tell without telling of somebody, or nothing was released: the numbers are null. */
	hidden: boolean;
	/** Asks for a room a day, those that met none included. */
	arrivals_per_day: number | null;
	/** How many ended stays the mean rests on. */
	stays_measured: number | null;
	/** How long a stay was on average, in days of 24 hours. */
	mean_stay_nights: number | null;
	/** Rooms available on an average night. */
	rooms: number | null;
	/** By the model, the share turned away with that many rooms. */
	today_share: number | null;
	/** The share that was turned away as it was counted. */
	observed_share: number | null;
	/** The share that should be turned away at most. */
	target_share: number;
	/** The fewest rooms with which, by the model, it would be. */
	rooms_for_target: number | null;
	/** What the model says, in words. */
	definition: string;
	/** What it takes for granted. */
	assumptions: string[];
	/** The curve: rooms against the share turned away. */
	points: {
		/** So many rooms. */
		rooms: number;
		/** Share of asks that would find none, 0 to 1. */
		share: number;
	}[];
}

export interface ReportListReply {
	/** The report's key. */
	id: string;
	/** Of which quarter: 2026Q3. */
	quarter: string;
	/** en or es. */
	language: string;
	/** When it was made; the page says the same. */
	made_at: string;
	/** Who made it; empty: the command line. */
	made_by: string;
	/** SHA-256 of the page, to the letter. */
	sha256: string;
}

export interface ReportAddBody {
	/** A quarter that is over and released, like 2026Q3. */
	quarter: string;
	/** en (unless said otherwise) or es. */
	language?: 'en' | 'es';
}

export interface Problem {
	type: '/problems/bad_request' | '/problems/bad_json' | '/problems/unknown_member' | '/problems/missing_member' | '/problems/wrong_type' | '/problems/too_long' | '/problems/too_short' | '/problems/out_of_range' | '/problems/not_a_choice' | '/problems/bad_value' | '/problems/bad_cursor' | '/problems/body_too_large' | '/problems/unsupported_media' | '/problems/uri_too_long' | '/problems/headers_too_large' | '/problems/wrong_host' | '/problems/misdirected' | '/problems/key_missing' | '/problems/key_reused' | '/problems/version_missing' | '/problems/not_signed_in' | '/problems/wrong_sign_in' | '/problems/not_allowed' | '/problems/wrong_origin' | '/problems/too_many_requests' | '/problems/not_found' | '/problems/method_not_allowed' | '/problems/version_changed' | '/problems/move_not_possible' | '/problems/bed_not_open' | '/problems/no_open_bed' | '/problems/bed_in_use' | '/problems/site_not_welcoming' | '/problems/site_in_use' | '/problems/self_only' | '/problems/too_many_sites' | '/problems/unknown_wording' | '/problems/unknown_code' | '/problems/too_many_notes' | '/problems/already_sent' | '/problems/referral_ended' | '/problems/hold_extended' | '/problems/name_taken' | '/problems/channel_off' | '/problems/internal' | '/problems/unavailable' | '/problems/too_busy' | '/problems/timeout';
	title: string;
	status: number;
	detail?: string;
	/** The request's id, as in X-Request-Id and the server's log. */
	instance?: string;
	errors?: {
		type: string;
		/** A JSON Pointer into the body, or query:name, or header:Name. */
		pointer: string;
		detail: string;
	}[];
	/** The row as it is now. */
	current?: Record<string, unknown>;
	/** What the caller may do from here. */
	possible?: string[];
	changed_by?: string;
	changed_at?: string;
}
