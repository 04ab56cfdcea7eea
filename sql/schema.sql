
CREATE SCHEMA porchlight;

ALTER SCHEMA porchlight OWNER TO porchlight_owner;

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA porchlight;

CREATE DOMAIN porchlight.age_years AS integer
	CONSTRAINT age_years_check CHECK (((VALUE >= 0) AND (VALUE <= 120)));

ALTER DOMAIN porchlight.age_years OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.answer_length AS integer
	CONSTRAINT answer_length_check CHECK (((VALUE >= 30) AND (VALUE <= 1440)));

ALTER DOMAIN porchlight.answer_length OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.assumption_name AS text
	CONSTRAINT assumption_name_check CHECK ((VALUE = ANY (ARRAY['ed_avoided'::text, 'inpatient_avoided'::text, 'inpatient_days'::text, 'ed_visit_cost'::text, 'inpatient_day_cost'::text, 'guest_night_cost'::text])));

ALTER DOMAIN porchlight.assumption_name OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.assumption_source AS text
	CONSTRAINT assumption_source_check CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 300)));

ALTER DOMAIN porchlight.assumption_source OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.assumption_value AS double precision
	CONSTRAINT assumption_value_check CHECK (((VALUE >= (0)::double precision) AND (VALUE <= (1000000)::double precision)));

ALTER DOMAIN porchlight.assumption_value OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.bed_label AS text
	CONSTRAINT bed_label_check CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 40)));

ALTER DOMAIN porchlight.bed_label OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.bed_state AS text
	CONSTRAINT bed_state_check CHECK ((VALUE = ANY (ARRAY['open'::text, 'held'::text, 'occupied'::text, 'turnover'::text, 'offline'::text])));

ALTER DOMAIN porchlight.bed_state OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.channel_address AS text
	CONSTRAINT channel_address_check CHECK (((length(VALUE) >= 3) AND (length(VALUE) <= 300)));

ALTER DOMAIN porchlight.channel_address OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.channel_kind AS text
	CONSTRAINT channel_kind_check CHECK ((VALUE = ANY (ARRAY['email'::text, 'webhook'::text])));

ALTER DOMAIN porchlight.channel_kind OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.channel_language AS text
	CONSTRAINT channel_language_check CHECK ((VALUE = ANY (ARRAY['en'::text, 'es'::text])));

ALTER DOMAIN porchlight.channel_language OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.city_name AS text
	CONSTRAINT city_name_check CHECK ((length(VALUE) <= 80));

ALTER DOMAIN porchlight.city_name OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.county_list AS text[]
	CONSTRAINT county_list_check CHECK ((cardinality(VALUE) <= 260));

ALTER DOMAIN porchlight.county_list OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.decline_code AS text
	CONSTRAINT decline_code_check CHECK ((VALUE = ANY (ARRAY['no_room'::text, 'cannot_support'::text, 'outside_area'::text, 'age'::text, 'nights_limit'::text, 'staffing'::text, 'other_request'::text, 'other'::text])));

ALTER DOMAIN porchlight.decline_code OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.delivery_fault AS text
	CONSTRAINT delivery_fault_check CHECK ((VALUE = ANY (ARRAY['timeout'::text, 'unreachable'::text, 'tls'::text, 'status'::text, 'broken_off'::text, 'address_refused'::text, 'mail_refused'::text, 'mail_not_set_up'::text, 'channel_off'::text, 'lost'::text])));

ALTER DOMAIN porchlight.delivery_fault OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.delivery_state AS text
	CONSTRAINT delivery_state_check CHECK ((VALUE = ANY (ARRAY['waiting'::text, 'delivered'::text, 'dead'::text])));

ALTER DOMAIN porchlight.delivery_state OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.email_address AS text
	CONSTRAINT email_address_check CHECK (((VALUE ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text) AND (length(VALUE) <= 254)));

ALTER DOMAIN porchlight.email_address OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.event_list AS text[]
	CONSTRAINT event_list_check CHECK ((VALUE <@ '{introduction.sent,introduction.answered,introduction.offered,introduction.accepted,introduction.arrived,introduction.declined,introduction.ended,introduction.alert,introduction.escalated,hold.ending,hold.lapsed,note.new,room.confirm_soon,room.not_confirmed,turnover.overdue}'::text[]));

ALTER DOMAIN porchlight.event_list OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.event_name AS text
	CONSTRAINT event_name_check CHECK ((VALUE = ANY (ARRAY['introduction.sent'::text, 'introduction.answered'::text, 'introduction.offered'::text, 'introduction.accepted'::text, 'introduction.arrived'::text, 'introduction.declined'::text, 'introduction.ended'::text, 'introduction.alert'::text, 'introduction.escalated'::text, 'hold.ending'::text, 'hold.lapsed'::text, 'note.new'::text, 'room.confirm_soon'::text, 'room.not_confirmed'::text, 'turnover.overdue'::text, 'channel.test'::text])));

ALTER DOMAIN porchlight.event_name OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.fips_code AS text
	CONSTRAINT fips_code_check CHECK ((VALUE ~ '^[0-9]{5}$'::text));

ALTER DOMAIN porchlight.fips_code OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.floor_number AS integer
	CONSTRAINT floor_number_check CHECK (((VALUE >= '-2'::integer) AND (VALUE <= 20)));

ALTER DOMAIN porchlight.floor_number OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.form_lines AS text[]
	CONSTRAINT form_lines_check CHECK (((cardinality(VALUE) <= 20) AND (length(array_to_string(VALUE, ''::text)) <= 4000)));

ALTER DOMAIN porchlight.form_lines OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.fresh_limit AS integer
	CONSTRAINT fresh_limit_check CHECK (((VALUE >= 1) AND (VALUE <= 72)));

ALTER DOMAIN porchlight.fresh_limit OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.gender_preference AS text
	CONSTRAINT gender_preference_check CHECK ((VALUE = ANY (ARRAY['any'::text, 'women'::text, 'men'::text, 'nonbinary'::text])));

ALTER DOMAIN porchlight.gender_preference OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.guest_answer AS text
	CONSTRAINT guest_answer_check CHECK ((VALUE = ANY (ARRAY['hospital'::text, 'emergency_department'::text, 'somewhere_else'::text, 'stayed_home'::text, 'prefer_not_to_say'::text])));

ALTER DOMAIN porchlight.guest_answer OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.guest_code AS text
	CONSTRAINT guest_code_check CHECK ((VALUE ~ '^[ACDEFGHJKMNPQRTUVWXY34679]{6}$'::text));

ALTER DOMAIN porchlight.guest_code OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.guest_count AS integer
	CONSTRAINT guest_count_check CHECK (((VALUE >= 0) AND (VALUE <= 50)));

ALTER DOMAIN porchlight.guest_count OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.hold_length AS integer
	CONSTRAINT hold_length_check CHECK (((VALUE >= 15) AND (VALUE <= 1440)));

ALTER DOMAIN porchlight.hold_length OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.language_list AS text[]
	CONSTRAINT language_list_check CHECK ((VALUE <@ '{en,es,ase,am,ar,bn,de,fa,fr,gu,hi,hmn,ht,hy,it,ja,km,ko,ne,nv,pa,pl,pt,ru,so,sw,ta,te,th,tl,uk,ur,vi,yi,zh}'::text[]));

ALTER DOMAIN porchlight.language_list OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.latitude_degrees AS double precision
	CONSTRAINT latitude_degrees_check CHECK (((VALUE >= ('-90'::integer)::double precision) AND (VALUE <= (90)::double precision)));

ALTER DOMAIN porchlight.latitude_degrees OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.list_position AS integer
	CONSTRAINT list_position_check CHECK (((VALUE >= 0) AND (VALUE <= 1000)));

ALTER DOMAIN porchlight.list_position OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.long_text AS text
	CONSTRAINT long_text_check CHECK ((length(VALUE) <= 2000));

ALTER DOMAIN porchlight.long_text OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.longitude_degrees AS double precision
	CONSTRAINT longitude_degrees_check CHECK (((VALUE >= ('-180'::integer)::double precision) AND (VALUE <= (180)::double precision)));

ALTER DOMAIN porchlight.longitude_degrees OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.member_role AS text
	CONSTRAINT member_role_check CHECK ((VALUE = ANY (ARRAY['house_staff'::text, 'house_lead'::text, 'referrer'::text, 'referrer_lead'::text, 'network_admin'::text, 'analyst'::text, 'api_client'::text])));

ALTER DOMAIN porchlight.member_role OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.name_text AS text
	CONSTRAINT name_text_check CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 120)));

ALTER DOMAIN porchlight.name_text OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.need_list AS text[]
	CONSTRAINT need_list_check CHECK ((VALUE <@ '{step_free,accessible_bath,private_room,quiet_room,service_animal,pet,fragrance_free,smoking_area,transport_help,interpreter,sign_language}'::text[]));

ALTER DOMAIN porchlight.need_list OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.night_count AS integer
	CONSTRAINT night_count_check CHECK (((VALUE >= 1) AND (VALUE <= 90)));

ALTER DOMAIN porchlight.night_count OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.note_kind AS text
	CONSTRAINT note_kind_check CHECK ((VALUE = ANY (ARRAY['text'::text, 'arrival'::text, 'transport'::text])));

ALTER DOMAIN porchlight.note_kind OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.notice_text AS text
	CONSTRAINT notice_text_check CHECK ((length(VALUE) <= 280));

ALTER DOMAIN porchlight.notice_text OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.opening_author AS text
	CONSTRAINT opening_author_check CHECK ((VALUE = ANY (ARRAY['house_staff'::text, 'house_lead'::text, 'clock'::text])));

ALTER DOMAIN porchlight.opening_author OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.organization_kind AS text
	CONSTRAINT organization_kind_check CHECK ((VALUE = ANY (ARRAY['peer_respite'::text, 'drop_in'::text, 'warmline'::text, 'hospital'::text, 'mobile_crisis'::text, 'crisis_line'::text, 'network'::text])));

ALTER DOMAIN porchlight.organization_kind OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.phone_number AS text
	CONSTRAINT phone_number_check CHECK (((length(VALUE) >= 3) AND (length(VALUE) <= 40)));

ALTER DOMAIN porchlight.phone_number OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.population_list AS text[]
	CONSTRAINT population_list_check CHECK ((VALUE <@ '{veterans,lgbtq,youth_18_25,older_adults,spanish_speaking,deaf,women,parents,people_of_color,indigenous}'::text[]));

ALTER DOMAIN porchlight.population_list OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.postal_code AS text
	CONSTRAINT postal_code_check CHECK ((length(VALUE) <= 10));

ALTER DOMAIN porchlight.postal_code OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.recipient_state AS text
	CONSTRAINT recipient_state_check CHECK ((VALUE = ANY (ARRAY['sent'::text, 'seen'::text, 'talking'::text, 'waitlisted'::text, 'offered'::text, 'accepted'::text, 'arrived'::text, 'declined'::text, 'guest_declined'::text, 'unreachable'::text, 'expired'::text, 'withdrawn'::text, 'elsewhere'::text, 'not_arrived'::text])));

ALTER DOMAIN porchlight.recipient_state OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.referral_alternative AS text
	CONSTRAINT referral_alternative_check CHECK ((VALUE = ANY (ARRAY['emergency_department'::text, 'inpatient'::text, 'crisis_unit'::text, 'jail'::text, 'nothing'::text, 'other'::text, 'unknown'::text])));

ALTER DOMAIN porchlight.referral_alternative OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.referral_source AS text
	CONSTRAINT referral_source_check CHECK ((VALUE = ANY (ARRAY['team'::text, 'self_call'::text, 'walk_in'::text])));

ALTER DOMAIN porchlight.referral_source OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.referral_transport AS text
	CONSTRAINT referral_transport_check CHECK ((VALUE = ANY (ARRAY['own'::text, 'team_brings'::text, 'needs_ride'::text, 'unknown'::text])));

ALTER DOMAIN porchlight.referral_transport OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.release_by AS text
	CONSTRAINT release_by_check CHECK ((VALUE = ANY (ARRAY['none'::text, 'region'::text, 'county'::text, 'sender_kind'::text, 'language'::text, 'need'::text, 'hour'::text])));

ALTER DOMAIN porchlight.release_by OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.release_period AS text
	CONSTRAINT release_period_check CHECK ((VALUE = ANY (ARRAY['week'::text, 'month'::text, 'quarter'::text, 'year'::text])));

ALTER DOMAIN porchlight.release_period OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.remark AS text
	CONSTRAINT remark_check CHECK ((length(VALUE) <= 140));

ALTER DOMAIN porchlight.remark OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.secure_link AS text
	CONSTRAINT secure_link_check CHECK (((VALUE ~ '^https://'::text) AND (length(VALUE) <= 300)));

ALTER DOMAIN porchlight.secure_link OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.service_kind AS text
	CONSTRAINT service_kind_check CHECK ((VALUE = ANY (ARRAY['respite'::text, 'drop_in'::text, 'warmline'::text, 'living_room'::text, 'conversation'::text])));

ALTER DOMAIN porchlight.service_kind OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.service_level AS text
	CONSTRAINT service_level_check CHECK ((VALUE = ANY (ARRAY['quiet'::text, 'busy'::text, 'full'::text])));

ALTER DOMAIN porchlight.service_level OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.side AS text
	CONSTRAINT side_check CHECK ((VALUE = ANY (ARRAY['house'::text, 'sender'::text, 'guest'::text, 'clock'::text, 'system'::text])));

ALTER DOMAIN porchlight.side OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.site_entry AS text
	CONSTRAINT site_entry_check CHECK ((VALUE = ANY (ARRAY['self_only'::text, 'may_introduce'::text, 'form_required'::text])));

ALTER DOMAIN porchlight.site_entry OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.site_state AS text
	CONSTRAINT site_state_check CHECK ((VALUE = ANY (ARRAY['welcoming'::text, 'paused'::text, 'closed'::text])));

ALTER DOMAIN porchlight.site_state OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.stale_limit AS integer
	CONSTRAINT stale_limit_check CHECK (((VALUE >= 1) AND (VALUE <= 168)));

ALTER DOMAIN porchlight.stale_limit OWNER TO porchlight_owner;

CREATE TYPE porchlight.statistics_cell AS (
	measure text,
	slice text,
	before boolean,
	part text,
	amount bigint
);

ALTER TYPE porchlight.statistics_cell OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.street_address AS text
	CONSTRAINT street_address_check CHECK ((length(VALUE) <= 200));

ALTER DOMAIN porchlight.street_address OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.title_text AS text
	CONSTRAINT title_text_check CHECK ((length(VALUE) <= 120));

ALTER DOMAIN porchlight.title_text OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.way_of_asking AS text
	CONSTRAINT way_of_asking_check CHECK ((VALUE = ANY (ARRAY['phone'::text, 'in_person'::text, 'online'::text])));

ALTER DOMAIN porchlight.way_of_asking OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.where_next AS text
	CONSTRAINT where_next_check CHECK ((VALUE = ANY (ARRAY['home'::text, 'family_or_friends'::text, 'another_house'::text, 'housing_program'::text, 'shelter'::text, 'hospital'::text, 'emergency_department'::text, 'other'::text, 'prefer_not_to_say'::text])));

ALTER DOMAIN porchlight.where_next OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.window_length AS integer
	CONSTRAINT window_length_check CHECK (((VALUE >= 1) AND (VALUE <= 366)));

ALTER DOMAIN porchlight.window_length OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.wording_version AS text
	CONSTRAINT wording_version_check CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 20)));

ALTER DOMAIN porchlight.wording_version OWNER TO porchlight_owner;

CREATE DOMAIN porchlight.zone_name AS text
	CONSTRAINT zone_name_check CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 64)));

ALTER DOMAIN porchlight.zone_name OWNER TO porchlight_owner;

CREATE TABLE porchlight.account (
    id uuid NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    password_hash text NOT NULL,
    disabled_at timestamp with time zone,
    failed_count integer DEFAULT 0 NOT NULL,
    failed_at timestamp with time zone,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT account_email_check CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254)))),
    CONSTRAINT account_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
);

ALTER TABLE porchlight.account OWNER TO porchlight_owner;

CREATE TABLE porchlight.assumption (
    id uuid NOT NULL,
    name porchlight.assumption_name NOT NULL,
    low porchlight.assumption_value NOT NULL,
    mid porchlight.assumption_value NOT NULL,
    high porchlight.assumption_value NOT NULL,
    source porchlight.assumption_source NOT NULL,
    source_date date NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid,
    CONSTRAINT assumption_check CHECK ((((low)::double precision <= (mid)::double precision) AND ((mid)::double precision <= (high)::double precision))),
    CONSTRAINT assumption_check1 CHECK ((((name)::text <> ALL (ARRAY['ed_avoided'::text, 'inpatient_avoided'::text])) OR ((high)::double precision <= (1)::double precision)))
);

ALTER TABLE porchlight.assumption OWNER TO porchlight_owner;

CREATE VIEW porchlight.assumption_row AS
 SELECT a.id,
    a.name,
    a.low,
    a.mid,
    a.high,
        CASE a.name
            WHEN 'ed_avoided'::text THEN 'share'::text
            WHEN 'inpatient_avoided'::text THEN 'share'::text
            WHEN 'inpatient_days'::text THEN 'days'::text
            ELSE 'dollars'::text
        END AS unit,
    a.source,
    a.source_date,
    a.changed_at,
    COALESCE(c.name, ''::text) AS changed_by
   FROM (porchlight.assumption a
     LEFT JOIN porchlight.account c ON ((c.id = a.account_id)));

ALTER TABLE porchlight.assumption_row OWNER TO porchlight_owner;

CREATE TABLE porchlight.bed (
    id uuid NOT NULL,
    site_id uuid NOT NULL,
    label porchlight.bed_label NOT NULL,
    "position" porchlight.list_position DEFAULT 0 NOT NULL,
    state porchlight.bed_state DEFAULT 'offline'::text NOT NULL,
    state_reason porchlight.remark DEFAULT ''::text NOT NULL,
    state_at timestamp with time zone DEFAULT now() NOT NULL,
    held_until timestamp with time zone,
    ready_at timestamp with time zone,
    private_room boolean,
    step_free boolean,
    accessible_bath boolean,
    floor porchlight.floor_number,
    gender_preference porchlight.gender_preference,
    service_animals boolean,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    changed_by text DEFAULT ''::text NOT NULL,
    opens_on date,
    opens_said_at timestamp with time zone,
    opens_said_by porchlight.opening_author,
    CONSTRAINT bed_check CHECK ((((state)::text = 'held'::text) = (held_until IS NOT NULL)))
);

ALTER TABLE porchlight.bed OWNER TO porchlight_owner;

CREATE VIEW porchlight.bed_row WITH (security_invoker='true') AS
 SELECT bed.id,
    bed.version,
    bed.site_id,
    bed.label,
    bed."position",
    bed.state,
    bed.state_reason,
    bed.state_at,
    bed.held_until,
    bed.ready_at,
    bed.private_room,
    bed.step_free,
    bed.accessible_bath,
    bed.floor,
    bed.gender_preference,
    bed.service_animals,
    bed.opens_on,
    bed.opens_said_at,
    bed.opens_said_by,
    bed.changed_at,
    bed.changed_by
   FROM porchlight.bed;

ALTER TABLE porchlight.bed_row OWNER TO porchlight_owner;

CREATE TABLE porchlight.site (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    name porchlight.name_text NOT NULL,
    description porchlight.long_text DEFAULT ''::text NOT NULL,
    address porchlight.street_address,
    city porchlight.city_name,
    postcode porchlight.postal_code,
    county_fips porchlight.fips_code NOT NULL,
    latitude porchlight.latitude_degrees,
    longitude porchlight.longitude_degrees,
    address_confidential boolean DEFAULT false NOT NULL,
    is_virtual boolean DEFAULT false NOT NULL,
    zone porchlight.zone_name NOT NULL,
    phone porchlight.phone_number NOT NULL,
    second_contact porchlight.name_text,
    state porchlight.site_state DEFAULT 'welcoming'::text NOT NULL,
    staffed_limit porchlight.guest_count,
    fresh_hours porchlight.fresh_limit DEFAULT 8 NOT NULL,
    stale_hours porchlight.stale_limit DEFAULT 24 NOT NULL,
    confirmed_at timestamp with time zone,
    confirmed_role text DEFAULT ''::text NOT NULL,
    public_counts boolean DEFAULT false NOT NULL,
    notice porchlight.notice_text DEFAULT ''::text NOT NULL,
    entry porchlight.site_entry DEFAULT 'may_introduce'::text NOT NULL,
    form_asks porchlight.form_lines DEFAULT '{}'::text[] NOT NULL,
    counties_served porchlight.county_list DEFAULT '{}'::text[] NOT NULL,
    minimum_age porchlight.age_years,
    maximum_nights porchlight.night_count,
    window_nights porchlight.night_count,
    window_days porchlight.window_length,
    drop_off boolean DEFAULT false,
    languages porchlight.language_list DEFAULT '{}'::text[] NOT NULL,
    populations porchlight.population_list DEFAULT '{}'::text[] NOT NULL,
    step_free boolean,
    accessible_bath boolean,
    pets boolean,
    service_animals boolean,
    smoking_area boolean,
    fragrance_free boolean,
    transport_help boolean,
    hold_minutes porchlight.hold_length DEFAULT 240 NOT NULL,
    answer_minutes porchlight.answer_length DEFAULT 240 NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    changed_by text DEFAULT ''::text NOT NULL,
    CONSTRAINT site_check CHECK (((fresh_hours)::integer <= (stale_hours)::integer))
);

ALTER TABLE porchlight.site OWNER TO porchlight_owner;

CREATE TABLE porchlight.channel (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    site_id uuid,
    kind porchlight.channel_kind NOT NULL,
    address porchlight.channel_address NOT NULL,
    language porchlight.channel_language DEFAULT 'en'::text NOT NULL,
    events porchlight.event_list NOT NULL,
    enabled boolean DEFAULT true NOT NULL,
    sealed_secret text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    last_ok_at timestamp with time zone,
    last_failed_at timestamp with time zone,
    last_error porchlight.delivery_fault,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    changed_by text DEFAULT ''::text NOT NULL,
    CONSTRAINT channel_check CHECK ((((kind)::text = 'webhook'::text) = (sealed_secret IS NOT NULL)))
);

ALTER TABLE porchlight.channel OWNER TO porchlight_owner;

CREATE VIEW porchlight.channel_row WITH (security_invoker='true') AS
 SELECT channel.id,
    channel.version,
    channel.organization_id,
    channel.site_id,
    channel.kind,
    channel.address,
    channel.language,
    channel.events,
    channel.enabled,
    channel.created_at,
    channel.last_ok_at,
    channel.last_failed_at,
    channel.last_error,
    channel.changed_at,
    channel.changed_by
   FROM porchlight.channel;

ALTER TABLE porchlight.channel_row OWNER TO porchlight_owner;

CREATE VIEW porchlight.channel_made AS
 SELECT r.id,
    r.version,
    r.organization_id,
    r.site_id,
    r.kind,
    r.address,
    r.language,
    r.events,
    r.enabled,
    r.created_at,
    r.last_ok_at,
    r.last_failed_at,
    r.last_error,
    r.changed_at,
    r.changed_by,
    c.sealed_secret
   FROM (porchlight.channel_row r
     JOIN porchlight.channel c ON ((c.id = r.id)));

ALTER TABLE porchlight.channel_made OWNER TO porchlight_owner;

CREATE TABLE porchlight.delivery (
    id uuid NOT NULL,
    channel_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    event porchlight.event_name NOT NULL,
    recipient_id uuid,
    site_id uuid,
    bed_id uuid,
    state porchlight.delivery_state DEFAULT 'waiting'::text NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    queued_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    due_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    claimed_until timestamp with time zone,
    delivered_at timestamp with time zone,
    dead_at timestamp with time zone,
    last_status integer,
    last_error porchlight.delivery_fault,
    CONSTRAINT delivery_check CHECK ((((state)::text = 'delivered'::text) = (delivered_at IS NOT NULL))),
    CONSTRAINT delivery_check1 CHECK ((((state)::text = 'dead'::text) = (dead_at IS NOT NULL))),
    CONSTRAINT delivery_check2 CHECK (((claimed_until IS NULL) OR ((state)::text = 'waiting'::text)))
);

ALTER TABLE porchlight.delivery OWNER TO porchlight_owner;

CREATE VIEW porchlight.delivery_row WITH (security_invoker='true') AS
 SELECT delivery.id,
    delivery.organization_id,
    delivery.channel_id,
    delivery.event,
    delivery.recipient_id,
    delivery.site_id,
    delivery.bed_id,
    delivery.state,
    delivery.occurred_at,
    delivery.due_at,
    delivery.attempts,
    delivery.delivered_at,
    delivery.dead_at,
    delivery.last_status,
    delivery.last_error
   FROM porchlight.delivery;

ALTER TABLE porchlight.delivery_row OWNER TO porchlight_owner;

CREATE TABLE porchlight.recipient (
    id uuid NOT NULL,
    referral_id uuid NOT NULL,
    site_id uuid NOT NULL,
    house_id uuid NOT NULL,
    sender_id uuid,
    state porchlight.recipient_state DEFAULT 'sent'::text NOT NULL,
    sent_at timestamp with time zone DEFAULT now() NOT NULL,
    seen_at timestamp with time zone,
    answered_at timestamp with time zone,
    offered_at timestamp with time zone,
    accepted_at timestamp with time zone,
    arrived_at timestamp with time zone,
    ended_at timestamp with time zone,
    answer_due_at timestamp with time zone NOT NULL,
    shown_open boolean DEFAULT false NOT NULL,
    bed_id uuid,
    held_until timestamp with time zone,
    hold_extended boolean DEFAULT false NOT NULL,
    decline_code porchlight.decline_code,
    instead_site_id uuid,
    archived_at timestamp with time zone,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    changed_by text DEFAULT ''::text NOT NULL,
    alert_at timestamp with time zone NOT NULL,
    escalate_at timestamp with time zone NOT NULL,
    alerted_at timestamp with time zone,
    escalated_at timestamp with time zone,
    hold_warned_at timestamp with time zone,
    answer_seconds integer,
    note_count integer DEFAULT 0 NOT NULL,
    unread_house integer DEFAULT 0 NOT NULL,
    unread_sender integer DEFAULT 0 NOT NULL,
    note_at timestamp with time zone,
    CONSTRAINT recipient_answer_seconds_check CHECK ((answer_seconds >= 0)),
    CONSTRAINT recipient_check CHECK ((((state)::text = 'declined'::text) = (decline_code IS NOT NULL))),
    CONSTRAINT recipient_check1 CHECK ((((state)::text = ANY (ARRAY['offered'::text, 'accepted'::text])) = (held_until IS NOT NULL))),
    CONSTRAINT recipient_check2 CHECK ((((state)::text <> ALL (ARRAY['offered'::text, 'accepted'::text, 'arrived'::text])) OR (bed_id IS NOT NULL))),
    CONSTRAINT recipient_check3 CHECK ((((state)::text = ANY (ARRAY['sent'::text, 'seen'::text, 'talking'::text, 'waitlisted'::text, 'offered'::text, 'accepted'::text])) = (ended_at IS NULL))),
    CONSTRAINT recipient_check4 CHECK (((sent_at <= alert_at) AND (alert_at <= escalate_at))),
    CONSTRAINT recipient_note_count_check CHECK ((note_count >= 0)),
    CONSTRAINT recipient_unread_house_check CHECK ((unread_house >= 0)),
    CONSTRAINT recipient_unread_sender_check CHECK ((unread_sender >= 0))
);

ALTER TABLE porchlight.recipient OWNER TO porchlight_owner;

CREATE TABLE porchlight.contact (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    site_id uuid,
    service_id uuid,
    name porchlight.name_text NOT NULL,
    title porchlight.title_text DEFAULT ''::text NOT NULL,
    phone porchlight.phone_number,
    email porchlight.email_address,
    languages porchlight.language_list DEFAULT '{}'::text[] NOT NULL,
    is_public boolean DEFAULT false NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    changed_by text DEFAULT ''::text NOT NULL,
    CONSTRAINT contact_check CHECK (((service_id IS NULL) OR (site_id IS NOT NULL)))
);

ALTER TABLE porchlight.contact OWNER TO porchlight_owner;

CREATE VIEW porchlight.contact_row WITH (security_invoker='true') AS
 SELECT contact.id,
    contact.version,
    contact.organization_id,
    contact.site_id,
    contact.service_id,
    contact.name,
    contact.title,
    contact.phone,
    contact.email,
    contact.languages,
    contact.is_public,
    contact.changed_at,
    contact.changed_by
   FROM porchlight.contact;

ALTER TABLE porchlight.contact_row OWNER TO porchlight_owner;

CREATE TABLE porchlight.county (
    fips porchlight.fips_code NOT NULL,
    state text NOT NULL,
    name text NOT NULL,
    latitude porchlight.latitude_degrees NOT NULL,
    longitude porchlight.longitude_degrees NOT NULL,
    region porchlight.name_text,
    CONSTRAINT county_state_check CHECK ((state ~ '^[A-Z]{2}$'::text))
);

ALTER TABLE porchlight.county OWNER TO porchlight_owner;

CREATE TABLE porchlight.organization (
    id uuid NOT NULL,
    name porchlight.name_text NOT NULL,
    kind porchlight.organization_kind NOT NULL,
    description porchlight.long_text DEFAULT ''::text NOT NULL,
    phone porchlight.phone_number,
    county_fips porchlight.fips_code,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    changed_by text DEFAULT ''::text NOT NULL
);

ALTER TABLE porchlight.organization OWNER TO porchlight_owner;

CREATE TABLE porchlight.service (
    id uuid NOT NULL,
    site_id uuid NOT NULL,
    kind porchlight.service_kind NOT NULL,
    name porchlight.name_text NOT NULL,
    phone porchlight.phone_number,
    link porchlight.secure_link,
    level porchlight.service_level,
    level_at timestamp with time zone,
    hours_confirmed_at timestamp with time zone,
    openings jsonb DEFAULT '[]'::jsonb NOT NULL,
    openings_until timestamp with time zone,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    changed_by text DEFAULT ''::text NOT NULL,
    hours_version bigint DEFAULT 1 NOT NULL,
    hours_changed_at timestamp with time zone DEFAULT now() NOT NULL,
    hours_changed_by text DEFAULT ''::text NOT NULL,
    hours_confirmed_role text DEFAULT ''::text NOT NULL,
    openings_due boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE porchlight.service OWNER TO porchlight_owner;

CREATE VIEW porchlight.directory_row AS
 SELECT 'organization'::text AS noun,
    o.id,
    o.version,
    o.name,
    (o.kind)::text AS kind,
    o.id AS organization_id,
    o.name AS organization_name,
    NULL::uuid AS site_id,
    NULL::text AS site_name,
    (o.phone)::text AS phone,
    (o.county_fips)::text AS county_fips,
    c.name AS county_name,
    c.state AS county_state,
    NULL::text AS state,
    NULL::boolean AS is_public
   FROM (porchlight.organization o
     LEFT JOIN porchlight.county c ON (((c.fips)::text = (o.county_fips)::text)))
UNION ALL
 SELECT 'site'::text AS noun,
    s.id,
    s.version,
    s.name,
    NULL::text AS kind,
    o.id AS organization_id,
    o.name AS organization_name,
    s.id AS site_id,
    s.name AS site_name,
    s.phone,
    s.county_fips,
    c.name AS county_name,
    c.state AS county_state,
    s.state,
    NULL::boolean AS is_public
   FROM ((porchlight.site s
     JOIN porchlight.organization o ON ((o.id = s.organization_id)))
     JOIN porchlight.county c ON (((c.fips)::text = (s.county_fips)::text)))
UNION ALL
 SELECT 'service'::text AS noun,
    v.id,
    v.version,
    v.name,
    v.kind,
    o.id AS organization_id,
    o.name AS organization_name,
    s.id AS site_id,
    s.name AS site_name,
    COALESCE(v.phone, s.phone) AS phone,
    s.county_fips,
    c.name AS county_name,
    c.state AS county_state,
    s.state,
    NULL::boolean AS is_public
   FROM (((porchlight.service v
     JOIN porchlight.site s ON ((s.id = v.site_id)))
     JOIN porchlight.organization o ON ((o.id = s.organization_id)))
     JOIN porchlight.county c ON (((c.fips)::text = (s.county_fips)::text)))
UNION ALL
 SELECT 'person'::text AS noun,
    p.id,
    p.version,
    p.name,
    p.title AS kind,
    o.id AS organization_id,
    o.name AS organization_name,
    s.id AS site_id,
    s.name AS site_name,
    COALESCE(p.phone, s.phone, o.phone) AS phone,
    s.county_fips,
    c.name AS county_name,
    c.state AS county_state,
    NULL::text AS state,
    p.is_public
   FROM (((porchlight.contact p
     JOIN porchlight.organization o ON ((o.id = p.organization_id)))
     LEFT JOIN porchlight.site s ON ((s.id = p.site_id)))
     LEFT JOIN porchlight.county c ON (((c.fips)::text = (s.county_fips)::text)));

ALTER TABLE porchlight.directory_row OWNER TO porchlight_owner;

CREATE TABLE porchlight.service_exception (
    id uuid NOT NULL,
    service_id uuid NOT NULL,
    on_date date NOT NULL,
    opens time without time zone,
    closes time without time zone,
    note text DEFAULT ''::text NOT NULL,
    CONSTRAINT service_exception_check CHECK (((opens IS NULL) = (closes IS NULL))),
    CONSTRAINT service_exception_note_check CHECK ((length(note) <= 140))
);

ALTER TABLE porchlight.service_exception OWNER TO porchlight_owner;

CREATE TABLE porchlight.service_hours (
    id uuid NOT NULL,
    service_id uuid NOT NULL,
    weekdays text[] NOT NULL,
    opens time without time zone NOT NULL,
    closes time without time zone NOT NULL,
    valid_from date,
    valid_to date,
    "position" porchlight.list_position DEFAULT 0 NOT NULL,
    CONSTRAINT service_hours_check CHECK ((valid_to >= valid_from)),
    CONSTRAINT service_hours_weekdays_check CHECK ((((cardinality(weekdays) >= 1) AND (cardinality(weekdays) <= 7)) AND (weekdays <@ '{MO,TU,WE,TH,FR,SA,SU}'::text[])))
);

ALTER TABLE porchlight.service_hours OWNER TO porchlight_owner;

CREATE VIEW porchlight.public_entry AS
 SELECT v.id,
    v.kind,
    v.name,
    v.phone,
    v.link,
    v.hours_confirmed_at,
    jsonb_build_object('rules', COALESCE(( SELECT jsonb_agg(jsonb_build_object('id', h.id, 'weekdays', ( SELECT sum((1 << (array_position(ARRAY['MO'::text, 'TU'::text, 'WE'::text, 'TH'::text, 'FR'::text, 'SA'::text, 'SU'::text], d.d) - 1))) AS sum
                   FROM unnest(h.weekdays) d(d)), 'opens_minute', ((EXTRACT(epoch FROM h.opens))::integer / 60), 'closes_minute', ((EXTRACT(epoch FROM h.closes))::integer / 60), 'valid_from', COALESCE((to_char((h.valid_from)::timestamp with time zone, 'YYYYMMDD'::text))::integer, 0), 'valid_to', COALESCE((to_char((h.valid_to)::timestamp with time zone, 'YYYYMMDD'::text))::integer, 0)) ORDER BY h.id) AS jsonb_agg
           FROM porchlight.service_hours h
          WHERE (h.service_id = v.id)), '[]'::jsonb), 'exceptions', COALESCE(( SELECT jsonb_agg(jsonb_build_object('on_date', (to_char((x.on_date)::timestamp with time zone, 'YYYYMMDD'::text))::integer, 'closed', (x.opens IS NULL), 'opens_minute', COALESCE(((EXTRACT(epoch FROM x.opens))::integer / 60), 0), 'closes_minute', COALESCE(((EXTRACT(epoch FROM x.closes))::integer / 60), 0), 'note', x.note) ORDER BY x.on_date, x.opens) AS jsonb_agg
           FROM porchlight.service_exception x
          WHERE ((x.service_id = v.id) AND (x.on_date >= date_trunc('year'::text, (now() - '7 days'::interval))))), '[]'::jsonb)) AS hours,
    GREATEST(o.changed_at, s.changed_at, v.changed_at,
        CASE
            WHEN own.counts THEN ( SELECT max(b.changed_at) AS max
               FROM porchlight.bed b
              WHERE (b.site_id = s.id))
            ELSE NULL::timestamp with time zone
        END) AS modified_at,
        CASE
            WHEN own.counts THEN ( SELECT porchlight.capacity_open((s.state)::text, s.confirmed_at, (s.fresh_hours)::integer, (s.stale_hours)::integer, (s.staffed_limit)::integer, count(*) FILTER (WHERE ((b.state)::text = 'open'::text)), count(*) FILTER (WHERE ((b.state)::text = 'held'::text)), count(*) FILTER (WHERE ((b.state)::text = 'occupied'::text)), now()) AS capacity_open
               FROM porchlight.bed b
              WHERE (b.site_id = s.id))
            ELSE NULL::bigint
        END AS rooms_open,
        CASE
            WHEN own.counts THEN ( SELECT NULLIF(count(*), 0) AS "nullif"
               FROM porchlight.bed b
              WHERE (b.site_id = s.id))
            ELSE NULL::bigint
        END AS rooms_total,
    s.id AS site_id,
    s.name AS site_name,
    s.description AS site_description,
        CASE
            WHEN (NOT s.address_confidential) THEN (s.address)::text
            ELSE NULL::text
        END AS address,
        CASE
            WHEN (NOT s.address_confidential) THEN (s.city)::text
            ELSE NULL::text
        END AS city,
        CASE
            WHEN (NOT s.address_confidential) THEN (s.postcode)::text
            ELSE NULL::text
        END AS postcode,
        CASE
            WHEN (NOT s.address_confidential) THEN (s.latitude)::double precision
            ELSE NULL::double precision
        END AS latitude,
        CASE
            WHEN (NOT s.address_confidential) THEN (s.longitude)::double precision
            ELSE NULL::double precision
        END AS longitude,
    s.county_fips,
    y.name AS county_name,
    y.state AS county_state,
    s.is_virtual,
    s.zone,
    s.phone AS site_phone,
    s.state,
    s.confirmed_at,
    s.notice,
    s.entry,
    s.form_asks,
    s.counties_served,
    ARRAY( SELECT COALESCE(((t.name || ', '::text) || t.state), f.code) AS "coalesce"
           FROM (unnest((s.counties_served)::text[]) WITH ORDINALITY f(code, place)
             LEFT JOIN porchlight.county t ON (((t.fips)::text = f.code)))
          ORDER BY f.place) AS counties_served_names,
    s.minimum_age,
    s.maximum_nights,
    s.window_nights,
    s.window_days,
    s.drop_off,
    s.languages,
    s.populations,
    s.step_free,
    s.accessible_bath,
    s.pets,
    s.service_animals,
    s.smoking_area,
    s.fragrance_free,
    s.transport_help,
    o.id AS organization_id,
    o.name AS organization_name,
    o.kind AS organization_kind,
    o.description AS organization_description,
    o.phone AS organization_phone,
    COALESCE(( SELECT jsonb_agg(jsonb_build_object('id', c.id, 'site_id', c.site_id, 'service_id', c.service_id, 'name', c.name, 'title', c.title, 'phone', c.phone, 'email', c.email, 'languages', c.languages) ORDER BY c.id) AS jsonb_agg
           FROM porchlight.contact c
          WHERE ((c.organization_id = o.id) AND c.is_public AND ((c.site_id IS NULL) OR (c.site_id = s.id)) AND ((c.service_id IS NULL) OR (c.service_id = v.id)))), '[]'::jsonb) AS people
   FROM ((((porchlight.site s
     JOIN porchlight.organization o ON ((o.id = s.organization_id)))
     JOIN porchlight.county y ON (((y.fips)::text = (s.county_fips)::text)))
     LEFT JOIN porchlight.service v ON ((v.site_id = s.id)))
     CROSS JOIN LATERAL ( SELECT (((v.kind)::text = 'respite'::text) AND s.public_counts AND ((s.state)::text = 'welcoming'::text) AND (porchlight.freshness_of(s.confirmed_at, (s.fresh_hours)::integer, (s.stale_hours)::integer, now()) <> 'not_confirmed'::text)) AS counts) own);

ALTER TABLE porchlight.public_entry OWNER TO porchlight_owner;

CREATE TABLE porchlight.referral (
    id uuid NOT NULL,
    code porchlight.guest_code NOT NULL,
    organization_id uuid,
    source porchlight.referral_source NOT NULL,
    created_by uuid,
    owner_id uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    sealed_name text,
    sealed_callback text,
    sealed_note text,
    needs porchlight.need_list DEFAULT '{}'::text[] NOT NULL,
    languages porchlight.language_list DEFAULT '{}'::text[] NOT NULL,
    arrival_estimate timestamp with time zone,
    transport porchlight.referral_transport,
    alternative porchlight.referral_alternative,
    county_fips porchlight.fips_code,
    consent_version porchlight.wording_version,
    consent_at timestamp with time zone DEFAULT now(),
    ended_at timestamp with time zone,
    archived_at timestamp with time zone,
    blanked_at timestamp with time zone,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    changed_by text DEFAULT ''::text NOT NULL,
    secret_key text,
    revoked_at timestamp with time zone,
    CONSTRAINT referral_check CHECK ((((source)::text = 'team'::text) = (organization_id IS NOT NULL))),
    CONSTRAINT referral_check1 CHECK ((((source)::text <> 'team'::text) OR (consent_version IS NOT NULL))),
    CONSTRAINT referral_check2 CHECK (((consent_version IS NULL) = (consent_at IS NULL))),
    CONSTRAINT referral_secret_key_check CHECK ((secret_key ~ '^[a-z0-9]{1,16}$'::text))
);

ALTER TABLE porchlight.referral OWNER TO porchlight_owner;

CREATE VIEW porchlight.guest_row AS
 SELECT f.id,
    f.code,
    f.created_at,
    o.name AS organization_name,
    o.phone AS sender_phone,
    f.sealed_name,
    f.sealed_callback,
    f.sealed_note,
    f.needs,
    f.languages,
    f.arrival_estimate,
    f.transport,
    f.consent_version,
    f.consent_at,
    f.revoked_at,
    f.blanked_at,
    f.ended_at,
    ( SELECT COALESCE(jsonb_agg(jsonb_build_object('id', r.id, 'site_name', s.name, 'site_phone', s.phone, 'site_city',
                CASE
                    WHEN (NOT s.address_confidential) THEN (s.city)::text
                    ELSE NULL::text
                END, 'state', r.state, 'sent_at', r.sent_at, 'held_until', r.held_until, 'ended_at', r.ended_at) ORDER BY r.id), '[]'::jsonb) AS "coalesce"
           FROM (porchlight.recipient r
             JOIN porchlight.site s ON ((s.id = r.site_id)))
          WHERE (r.referral_id = f.id)) AS recipients
   FROM (porchlight.referral f
     LEFT JOIN porchlight.organization o ON ((o.id = f.organization_id)));

ALTER TABLE porchlight.guest_row OWNER TO porchlight_owner;

CREATE VIEW porchlight.service_schedule AS
 SELECT v.id AS service_id,
    v.site_id,
    v.hours_version AS version,
    v.hours_changed_at AS changed_at,
    s.zone,
    ( SELECT COALESCE(jsonb_agg(jsonb_build_object('id', h.id, 'weekdays', ( SELECT array_agg(d.d ORDER BY (array_position('{MO,TU,WE,TH,FR,SA,SU}'::text[], d.d))) AS array_agg
                   FROM unnest(h.weekdays) d(d)), 'opens', to_char((h.opens)::interval, 'HH24:MI'::text), 'closes', replace(to_char((h.closes)::interval, 'HH24:MI'::text), '24:00'::text, '00:00'::text), 'valid_from', h.valid_from, 'valid_to', h.valid_to) ORDER BY h."position", h.id), '[]'::jsonb) AS "coalesce"
           FROM porchlight.service_hours h
          WHERE (h.service_id = v.id)) AS rules,
    ( SELECT COALESCE(jsonb_agg(jsonb_build_object('on_date', x.on_date, 'opens', to_char((x.opens)::interval, 'HH24:MI'::text), 'closes', replace(to_char((x.closes)::interval, 'HH24:MI'::text), '24:00'::text, '00:00'::text), 'note', x.note) ORDER BY x.on_date, x.opens NULLS FIRST), '[]'::jsonb) AS "coalesce"
           FROM porchlight.service_exception x
          WHERE (x.service_id = v.id)) AS exceptions
   FROM (porchlight.service v
     JOIN porchlight.site s ON ((s.id = v.site_id)));

ALTER TABLE porchlight.service_schedule OWNER TO porchlight_owner;

CREATE VIEW porchlight.timetable_row AS
 SELECT h.service_id,
    h.version,
    h.zone,
    ( SELECT COALESCE(jsonb_agg((r.value - 'id'::text)), '[]'::jsonb) AS "coalesce"
           FROM jsonb_array_elements(h.rules) r(value)) AS rules,
    ( SELECT COALESCE(jsonb_agg(x.value), '[]'::jsonb) AS "coalesce"
           FROM jsonb_array_elements(h.exceptions) x(value)
          WHERE (((x.value ->> 'on_date'::text))::date >= (((now() AT TIME ZONE h.zone))::date - 7))) AS exceptions,
    v.hours_confirmed_at,
    v.hours_confirmed_role,
    v.openings,
    v.openings_until,
    v.hours_changed_at AS changed_at,
    v.hours_changed_by AS changed_by
   FROM (porchlight.service_schedule h
     JOIN porchlight.service v ON ((v.id = h.service_id)))
  WHERE (porchlight.caller() IS NOT NULL);

ALTER TABLE porchlight.timetable_row OWNER TO porchlight_owner;

CREATE TABLE porchlight.note (
    id uuid NOT NULL,
    recipient_id uuid NOT NULL,
    side porchlight.side NOT NULL,
    account_id uuid,
    kind porchlight.note_kind NOT NULL,
    sealed_text text,
    arrival_estimate timestamp with time zone,
    transport porchlight.referral_transport,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    read_at timestamp with time zone,
    CONSTRAINT note_check CHECK ((((kind)::text = 'text'::text) OR (sealed_text IS NULL))),
    CONSTRAINT note_check1 CHECK ((((kind)::text = 'arrival'::text) = (arrival_estimate IS NOT NULL))),
    CONSTRAINT note_check2 CHECK ((((kind)::text = 'transport'::text) = (transport IS NOT NULL))),
    CONSTRAINT note_side_check CHECK (((side)::text = ANY (ARRAY['house'::text, 'sender'::text])))
);

ALTER TABLE porchlight.note OWNER TO porchlight_owner;

CREATE VIEW porchlight.note_row AS
 SELECT n.id,
    n.side,
    COALESCE(a.name, ''::text) AS author,
    n.kind,
    n.arrival_estimate,
    n.transport,
    n.created_at,
    n.read_at
   FROM (porchlight.note n
     LEFT JOIN porchlight.account a ON ((a.id = n.account_id)));

ALTER TABLE porchlight.note_row OWNER TO porchlight_owner;

CREATE VIEW porchlight.note_stored AS
 SELECT x.id,
    x.side,
    x.author,
    x.kind,
    x.arrival_estimate,
    x.transport,
    x.created_at,
    x.read_at,
    n.sealed_text
   FROM (porchlight.note_row x
     JOIN porchlight.note n ON ((n.id = x.id)));

ALTER TABLE porchlight.note_stored OWNER TO porchlight_owner;

CREATE VIEW porchlight.recipient_row WITH (security_invoker='true') AS
 SELECT recipient.id,
    recipient.version,
    recipient.referral_id,
    recipient.site_id,
    recipient.house_id,
    recipient.sender_id,
    recipient.state,
    recipient.sent_at,
    recipient.seen_at,
    recipient.answered_at,
    recipient.offered_at,
    recipient.accepted_at,
    recipient.arrived_at,
    recipient.ended_at,
    recipient.answer_due_at,
    recipient.shown_open,
    recipient.bed_id,
    recipient.held_until,
    recipient.hold_extended,
    recipient.decline_code,
    recipient.instead_site_id,
    recipient.alert_at,
    recipient.escalate_at,
    recipient.alerted_at,
    recipient.escalated_at,
    recipient.hold_warned_at,
    recipient.answer_seconds,
    recipient.note_count,
    recipient.unread_house,
    recipient.unread_sender,
    recipient.note_at,
    recipient.archived_at,
    recipient.changed_at,
    recipient.changed_by
   FROM porchlight.recipient;

ALTER TABLE porchlight.recipient_row OWNER TO porchlight_owner;

CREATE VIEW porchlight.organization_row WITH (security_invoker='true') AS
 SELECT organization.id,
    organization.version,
    organization.name,
    organization.kind,
    organization.description,
    organization.phone,
    organization.county_fips,
    organization.changed_at,
    organization.changed_by
   FROM porchlight.organization;

ALTER TABLE porchlight.organization_row OWNER TO porchlight_owner;

CREATE TABLE porchlight.network (
    id integer DEFAULT 1 NOT NULL,
    name porchlight.name_text NOT NULL,
    zone porchlight.zone_name DEFAULT 'America/New_York'::text NOT NULL,
    crisis_line text DEFAULT '988'::text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    small_threshold integer DEFAULT 11 NOT NULL,
    CONSTRAINT network_id_check CHECK ((id = 1)),
    CONSTRAINT network_small_threshold_check CHECK (((small_threshold >= 3) AND (small_threshold <= 100)))
);

ALTER TABLE porchlight.network OWNER TO porchlight_owner;

CREATE VIEW porchlight.delivery_claimed AS
 SELECT d.id,
    d.attempts,
    d.channel_id,
    c.kind,
    c.address,
    c.language,
    c.sealed_secret,
    d.event,
    d.occurred_at,
    s.id AS site_id,
    s.name AS site_name,
    d.bed_id,
    b.label AS room,
    r.id AS recipient_id,
    r.referral_id,
    f.code,
    r.state,
    r.sent_at,
    r.answered_at,
    r.held_until,
    r.ended_at,
    COALESCE((c.organization_id = r.house_id), true) AS is_house,
    COALESCE((s.zone)::text, (n.zone)::text, 'UTC'::text) AS zone,
    to_char((d.occurred_at AT TIME ZONE COALESCE((s.zone)::text, (n.zone)::text, 'UTC'::text)), 'YYYY-MM-DD HH24:MI'::text) AS occurred_local,
    to_char((r.held_until AT TIME ZONE COALESCE((s.zone)::text, (n.zone)::text, 'UTC'::text)), 'YYYY-MM-DD HH24:MI'::text) AS held_local
   FROM ((((((porchlight.delivery d
     JOIN porchlight.channel c ON ((c.id = d.channel_id)))
     LEFT JOIN porchlight.network n ON (true))
     LEFT JOIN porchlight.site s ON ((s.id = d.site_id)))
     LEFT JOIN porchlight.bed b ON ((b.id = d.bed_id)))
     LEFT JOIN porchlight.recipient r ON ((r.id = d.recipient_id)))
     LEFT JOIN porchlight.referral f ON ((f.id = r.referral_id)));

ALTER TABLE porchlight.delivery_claimed OWNER TO porchlight_owner;

CREATE VIEW porchlight.referral_row WITH (security_invoker='true') AS
 SELECT referral.id,
    referral.version,
    referral.code,
    referral.organization_id,
    referral.source,
    referral.created_at,
    referral.owner_id,
    referral.needs,
    referral.languages,
    referral.arrival_estimate,
    referral.transport,
        CASE
            WHEN (referral.organization_id = ANY (( SELECT porchlight.caller_teams() AS caller_teams)::uuid[])) THEN (referral.alternative)::text
            ELSE NULL::text
        END AS alternative,
    referral.county_fips,
    referral.revoked_at,
    referral.ended_at
   FROM porchlight.referral;

ALTER TABLE porchlight.referral_row OWNER TO porchlight_owner;

CREATE VIEW porchlight.referral_sent AS
 SELECT f.id,
    f.version,
    f.code,
    f.organization_id,
    f.source,
    f.created_at,
    f.owner_id,
    f.needs,
    f.languages,
    f.arrival_estimate,
    f.transport,
    f.alternative,
    f.county_fips,
    f.revoked_at,
    f.ended_at,
    o.name AS organization_name,
    r.consent_version,
    r.consent_at,
    r.blanked_at,
    r.secret_key,
    ( SELECT COALESCE(jsonb_agg(to_jsonb(x.*) ORDER BY x.id), '[]'::jsonb) AS "coalesce"
           FROM porchlight.recipient_row x
          WHERE ((x.referral_id = f.id) AND ((x.sender_id = ANY (( SELECT porchlight.caller_teams() AS caller_teams)::uuid[])) OR (x.house_id = ANY (( SELECT porchlight.caller_houses() AS caller_houses)::uuid[]))))) AS recipients
   FROM ((porchlight.referral_row f
     JOIN porchlight.referral r ON ((r.id = f.id)))
     LEFT JOIN porchlight.organization o ON ((o.id = f.organization_id)));

ALTER TABLE porchlight.referral_sent OWNER TO porchlight_owner;

CREATE VIEW porchlight.referral_stored AS
 SELECT s.id,
    s.version,
    s.code,
    s.organization_id,
    s.source,
    s.created_at,
    s.owner_id,
    s.needs,
    s.languages,
    s.arrival_estimate,
    s.transport,
    s.alternative,
    s.county_fips,
    s.revoked_at,
    s.ended_at,
    s.organization_name,
    s.consent_version,
    s.consent_at,
    s.blanked_at,
    s.secret_key,
    s.recipients,
    r.sealed_name,
    r.sealed_callback,
    r.sealed_note
   FROM (porchlight.referral_sent s
     JOIN porchlight.referral r ON ((r.id = s.id)));

ALTER TABLE porchlight.referral_stored OWNER TO porchlight_owner;

CREATE TABLE porchlight.report (
    id uuid NOT NULL,
    quarter text NOT NULL,
    language porchlight.channel_language NOT NULL,
    made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    made_by text NOT NULL,
    sha256 text NOT NULL,
    page text NOT NULL,
    CONSTRAINT report_quarter_check CHECK ((quarter ~ '^[0-9]{4}Q[1-4]$'::text)),
    CONSTRAINT report_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);

ALTER TABLE porchlight.report OWNER TO porchlight_owner;

CREATE VIEW porchlight.report_row AS
 SELECT r.id,
    r.quarter,
    (r.language)::text AS language,
    r.made_at,
    r.made_by,
    r.sha256
   FROM porchlight.report r;

ALTER TABLE porchlight.report_row OWNER TO porchlight_owner;

CREATE VIEW porchlight.service_row WITH (security_invoker='true') AS
 SELECT service.id,
    service.version,
    service.site_id,
    service.kind,
    service.name,
    service.phone,
    service.link,
    service.level,
    service.level_at,
    service.hours_confirmed_at,
    service.openings,
    service.openings_until,
    service.changed_at,
    service.changed_by
   FROM porchlight.service;

ALTER TABLE porchlight.service_row OWNER TO porchlight_owner;

CREATE TABLE porchlight.membership (
    account_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    role porchlight.member_role NOT NULL
);

ALTER TABLE porchlight.membership OWNER TO porchlight_owner;

CREATE TABLE porchlight.session (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    token_hash text NOT NULL,
    shared_computer boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    seen_at timestamp with time zone DEFAULT now() NOT NULL,
    idle_minutes integer DEFAULT 720 NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT session_idle_minutes_check CHECK (((idle_minutes >= 5) AND (idle_minutes <= 1440))),
    CONSTRAINT session_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);

ALTER TABLE porchlight.session OWNER TO porchlight_owner;

CREATE VIEW porchlight.session_stored AS
 SELECT s.id,
    a.id AS account_id,
    a.name,
    a.email,
    s.shared_computer,
    s.expires_at,
    s.idle_minutes,
    now() AS now,
    ( SELECT COALESCE(jsonb_agg(jsonb_build_object('organization_id', o.id, 'organization_name', o.name, 'organization_kind', o.kind, 'role', m.role) ORDER BY o.name, m.role), '[]'::jsonb) AS "coalesce"
           FROM (porchlight.membership m
             JOIN porchlight.organization o ON ((o.id = m.organization_id)))
          WHERE (m.account_id = a.id)) AS memberships
   FROM (porchlight.session s
     JOIN porchlight.account a ON ((a.id = s.account_id)));

ALTER TABLE porchlight.session_stored OWNER TO porchlight_owner;

CREATE VIEW porchlight.site_row WITH (security_barrier='true') AS
 SELECT s.id,
    s.version,
    s.organization_id,
    s.name,
    s.description,
        CASE
            WHEN (own."is" OR (NOT s.address_confidential)) THEN (s.address)::text
            ELSE NULL::text
        END AS address,
    s.city,
        CASE
            WHEN (own."is" OR (NOT s.address_confidential)) THEN (s.postcode)::text
            ELSE NULL::text
        END AS postcode,
    s.county_fips,
        CASE
            WHEN (own."is" OR (NOT s.address_confidential)) THEN (s.latitude)::double precision
            ELSE NULL::double precision
        END AS latitude,
        CASE
            WHEN (own."is" OR (NOT s.address_confidential)) THEN (s.longitude)::double precision
            ELSE NULL::double precision
        END AS longitude,
    s.address_confidential,
    s.is_virtual,
    s.zone,
    s.phone,
        CASE
            WHEN own."is" THEN (s.second_contact)::text
            ELSE NULL::text
        END AS second_contact,
    s.state,
    s.staffed_limit,
    s.fresh_hours,
    s.stale_hours,
    s.confirmed_at,
    s.confirmed_role,
    s.public_counts,
    s.notice,
    s.entry,
    s.form_asks,
    s.counties_served,
    s.minimum_age,
    s.maximum_nights,
    s.window_nights,
    s.window_days,
    s.drop_off,
    s.languages,
    s.populations,
    s.step_free,
    s.accessible_bath,
    s.pets,
    s.service_animals,
    s.smoking_area,
    s.fragrance_free,
    s.transport_help,
    s.hold_minutes,
    s.answer_minutes,
    s.changed_at,
    s.changed_by
   FROM ((( SELECT porchlight.caller_houses() AS houses,
            porchlight.caller_is_admin() AS is_admin
         OFFSET 0) me
     CROSS JOIN porchlight.site s)
     CROSS JOIN LATERAL ( SELECT ((s.organization_id = ANY (me.houses)) OR me.is_admin) AS "is") own)
  WHERE (porchlight.caller() IS NOT NULL);

ALTER TABLE porchlight.site_row OWNER TO porchlight_owner;

CREATE TABLE porchlight.stay (
    id uuid NOT NULL,
    site_id uuid NOT NULL,
    house_id uuid NOT NULL,
    bed_id uuid NOT NULL,
    recipient_id uuid,
    source porchlight.referral_source NOT NULL,
    arrived_at timestamp with time zone DEFAULT now() NOT NULL,
    planned_leave_on date,
    left_at timestamp with time zone,
    where_next porchlight.where_next,
    guest_answer porchlight.guest_answer,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    changed_by text DEFAULT ''::text NOT NULL,
    sealed_alias text,
    alias_key text,
    CONSTRAINT stay_check CHECK ((left_at >= arrived_at)),
    CONSTRAINT stay_check1 CHECK (((alias_key IS NULL) = (sealed_alias IS NULL)))
);

ALTER TABLE porchlight.stay OWNER TO porchlight_owner;

CREATE VIEW porchlight.stay_row WITH (security_invoker='true') AS
 SELECT t.id,
    t.version,
    t.site_id,
    t.bed_id,
    t.recipient_id,
    t.source,
    t.arrived_at,
    t.planned_leave_on,
    (((t.arrived_at AT TIME ZONE s.zone))::date + (s.maximum_nights)::integer) AS latest_leave_on,
    t.left_at,
    t.where_next,
    t.guest_answer,
    t.changed_at,
    t.changed_by
   FROM (porchlight.stay t
     JOIN porchlight.site s ON ((s.id = t.site_id)));

ALTER TABLE porchlight.stay_row OWNER TO porchlight_owner;

CREATE VIEW porchlight.stay_stored AS
 SELECT x.id,
    x.version,
    x.site_id,
    x.bed_id,
    x.recipient_id,
    x.source,
    x.arrived_at,
    x.planned_leave_on,
    x.latest_leave_on,
    x.left_at,
    x.where_next,
    x.guest_answer,
    x.changed_at,
    x.changed_by,
    t.sealed_alias
   FROM (porchlight.stay_row x
     JOIN porchlight.stay t ON ((t.id = x.id)));

ALTER TABLE porchlight.stay_stored OWNER TO porchlight_owner;

CREATE TABLE porchlight.turn_away (
    id uuid NOT NULL,
    site_id uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    way porchlight.way_of_asking DEFAULT 'phone'::text NOT NULL,
    reason porchlight.decline_code,
    undone_at timestamp with time zone,
    created_by uuid
);

ALTER TABLE porchlight.turn_away OWNER TO porchlight_owner;

CREATE VIEW porchlight.turn_away_row WITH (security_invoker='true') AS
 SELECT turn_away.id,
    turn_away.site_id,
    turn_away.at,
    turn_away.way,
    turn_away.reason,
    turn_away.undone_at
   FROM porchlight.turn_away;

ALTER TABLE porchlight.turn_away_row OWNER TO porchlight_owner;

CREATE TABLE porchlight.audit (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid,
    request_id text DEFAULT ''::text NOT NULL,
    action text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid
);

ALTER TABLE porchlight.audit OWNER TO porchlight_owner;

ALTER TABLE porchlight.audit ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME porchlight.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE porchlight.bed_change (
    id bigint NOT NULL,
    bed_id uuid NOT NULL,
    state porchlight.bed_state NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE porchlight.bed_change OWNER TO porchlight_owner;

ALTER TABLE porchlight.bed_change ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME porchlight.bed_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE porchlight.confirmation (
    id uuid NOT NULL,
    site_id uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    role text NOT NULL,
    site_state porchlight.site_state NOT NULL,
    open_beds integer NOT NULL
);

ALTER TABLE porchlight.confirmation OWNER TO porchlight_owner;

CREATE VIEW porchlight.confirmation_row WITH (security_invoker='true') AS
 SELECT confirmation.id,
    confirmation.site_id,
    confirmation.at,
    confirmation.role,
    confirmation.site_state,
    confirmation.open_beds
   FROM porchlight.confirmation;

ALTER TABLE porchlight.confirmation_row OWNER TO porchlight_owner;

CREATE TABLE porchlight.consent_wording (
    version porchlight.wording_version NOT NULL,
    language text NOT NULL,
    text porchlight.long_text NOT NULL,
    valid_from timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT consent_wording_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
    CONSTRAINT consent_wording_text_check CHECK (((text)::text <> ''::text))
);

ALTER TABLE porchlight.consent_wording OWNER TO porchlight_owner;

CREATE VIEW porchlight.directory_names AS
 SELECT s.id AS site_id,
    o.id AS organization_id,
        CASE
            WHEN (( SELECT count(*) AS count
               FROM porchlight.organization x
              WHERE (lower((x.name)::text) = lower((o.name)::text))) > 1) THEN (o.id)::text
            ELSE (o.name)::text
        END AS organization,
        CASE
            WHEN (s.id IS NULL) THEN NULL::text
            WHEN (( SELECT count(*) AS count
               FROM porchlight.site x
              WHERE ((lower((x.name)::text) = lower((s.name)::text)) AND (x.organization_id = o.id))) > 1) THEN (s.id)::text
            ELSE (s.name)::text
        END AS site
   FROM (porchlight.organization o
     LEFT JOIN porchlight.site s ON ((s.organization_id = o.id)));

ALTER TABLE porchlight.directory_names OWNER TO porchlight_owner;

CREATE TABLE porchlight.guest_visit (
    referral_id uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE porchlight.guest_visit OWNER TO porchlight_owner;

CREATE TABLE porchlight.idempotency (
    account_id uuid NOT NULL,
    key text NOT NULL,
    fingerprint text NOT NULL,
    outcome text,
    reply jsonb,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT idempotency_key_check CHECK (((length(key) >= 8) AND (length(key) <= 100)))
);

ALTER TABLE porchlight.idempotency OWNER TO porchlight_owner;

CREATE TABLE porchlight.migration (
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE porchlight.migration OWNER TO porchlight_owner;

CREATE TABLE porchlight.move (
    "position" integer NOT NULL,
    from_state porchlight.recipient_state NOT NULL,
    action text NOT NULL,
    side porchlight.side NOT NULL,
    to_state porchlight.recipient_state NOT NULL,
    meaning text NOT NULL
);

ALTER TABLE porchlight.move OWNER TO porchlight_owner;

CREATE TABLE porchlight.occupancy (
    id uuid NOT NULL,
    bed_id uuid NOT NULL,
    recipient_id uuid,
    stay_id uuid,
    kind text NOT NULL,
    during tstzrange NOT NULL,
    CONSTRAINT occupancy_during_check CHECK (((NOT lower_inf(during)) AND (NOT upper_inf(during)))),
    CONSTRAINT occupancy_kind_check CHECK ((kind = ANY (ARRAY['hold'::text, 'stay'::text])))
);

ALTER TABLE porchlight.occupancy OWNER TO porchlight_owner;

CREATE TABLE porchlight.recipient_move (
    id bigint NOT NULL,
    recipient_id uuid NOT NULL,
    action text NOT NULL,
    side porchlight.side NOT NULL,
    from_state porchlight.recipient_state,
    to_state porchlight.recipient_state NOT NULL,
    account_id uuid,
    at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE porchlight.recipient_move OWNER TO porchlight_owner;

ALTER TABLE porchlight.recipient_move ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME porchlight.recipient_move_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE porchlight.release (
    id bigint NOT NULL,
    period porchlight.release_period NOT NULL,
    begin date NOT NULL,
    until date NOT NULL,
    threshold integer NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE porchlight.release OWNER TO porchlight_owner;

CREATE TABLE porchlight.release_cell (
    release_id bigint NOT NULL,
    by porchlight.release_by NOT NULL,
    slice text NOT NULL,
    measure text NOT NULL,
    part text NOT NULL,
    amount bigint
);

ALTER TABLE porchlight.release_cell OWNER TO porchlight_owner;

CREATE TABLE porchlight.release_fact (
    month date NOT NULL,
    span text NOT NULL,
    begin date NOT NULL,
    until date NOT NULL,
    by porchlight.release_by NOT NULL,
    slice text NOT NULL,
    within text NOT NULL,
    counts bigint[] NOT NULL,
    states text NOT NULL,
    CONSTRAINT release_fact_check CHECK ((length(states) = cardinality(counts))),
    CONSTRAINT release_fact_span_check CHECK ((span = ANY (ARRAY['piece'::text, 'month'::text, 'quarter'::text, 'year'::text])))
);

ALTER TABLE porchlight.release_fact OWNER TO porchlight_owner;

ALTER TABLE porchlight.release ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME porchlight.release_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE porchlight.release_plan (
    year integer NOT NULL,
    by porchlight.release_by NOT NULL,
    grain porchlight.release_period NOT NULL
);

ALTER TABLE porchlight.release_plan OWNER TO porchlight_owner;

CREATE TABLE porchlight.statistics_day (
    day date NOT NULL,
    by text NOT NULL,
    slice text NOT NULL,
    measure text NOT NULL,
    part text NOT NULL,
    amount bigint NOT NULL,
    minutes integer[],
    CONSTRAINT statistics_day_by_check CHECK ((by = ANY (ARRAY['county'::text, 'sender_kind'::text, 'language'::text, 'need'::text, 'hour'::text])))
);

ALTER TABLE porchlight.statistics_day OWNER TO porchlight_owner;

CREATE VIEW porchlight.release_sums AS
 SELECT d.day,
    d.by,
    d.slice,
    COALESCE((c.region)::text, c.state, ''::text) AS within,
    d.measure,
    d.part,
    d.amount
   FROM (porchlight.statistics_day d
     LEFT JOIN porchlight.county c ON (((d.by = 'county'::text) AND ((c.fips)::text = d.slice))))
UNION ALL
 SELECT d.day,
    'region'::text AS by,
    COALESCE((c.region)::text, c.state) AS slice,
    ''::text AS within,
    d.measure,
    d.part,
    d.amount
   FROM (porchlight.statistics_day d
     JOIN porchlight.county c ON (((c.fips)::text = d.slice)))
  WHERE (d.by = 'county'::text)
UNION ALL
 SELECT d.day,
    'none'::text AS by,
    ''::text AS slice,
    ''::text AS within,
    d.measure,
    d.part,
    d.amount
   FROM porchlight.statistics_day d
  WHERE (d.by = 'county'::text);

ALTER TABLE porchlight.release_sums OWNER TO porchlight_owner;

CREATE TABLE porchlight.service_day (
    service_id uuid NOT NULL,
    on_date date NOT NULL,
    site_id uuid NOT NULL,
    kind porchlight.service_kind NOT NULL,
    scheduled_seconds integer NOT NULL,
    kept_seconds integer NOT NULL,
    was_full boolean NOT NULL,
    CONSTRAINT service_day_kept_seconds_check CHECK (((kept_seconds >= 0) AND (kept_seconds <= 93600))),
    CONSTRAINT service_day_scheduled_seconds_check CHECK (((scheduled_seconds >= 0) AND (scheduled_seconds <= 93600)))
);

ALTER TABLE porchlight.service_day OWNER TO porchlight_owner;

CREATE TABLE porchlight.service_full_day (
    service_id uuid NOT NULL,
    on_date date NOT NULL
);

ALTER TABLE porchlight.service_full_day OWNER TO porchlight_owner;

CREATE VIEW porchlight.site_capacity WITH (security_invoker='true') AS
 SELECT s.id AS site_id,
    s.organization_id,
    porchlight.freshness_of(s.confirmed_at, (s.fresh_hours)::integer, (s.stale_hours)::integer, now()) AS freshness,
    b.total AS beds_total,
    b.open AS beds_open,
    b.held AS beds_held,
    b.occupied AS beds_occupied,
    porchlight.capacity_open((s.state)::text, s.confirmed_at, (s.fresh_hours)::integer, (s.stale_hours)::integer, (s.staffed_limit)::integer, b.open, b.held, b.occupied, now()) AS open
   FROM (porchlight.site s
     CROSS JOIN LATERAL ( SELECT count(*) AS total,
            count(*) FILTER (WHERE ((bed.state)::text = 'open'::text)) AS open,
            count(*) FILTER (WHERE ((bed.state)::text = 'held'::text)) AS held,
            count(*) FILTER (WHERE ((bed.state)::text = 'occupied'::text)) AS occupied
           FROM porchlight.bed
          WHERE (bed.site_id = s.id)) b);

ALTER TABLE porchlight.site_capacity OWNER TO porchlight_owner;

CREATE TABLE porchlight.site_closure (
    site_id uuid NOT NULL,
    during tstzrange NOT NULL
);

ALTER TABLE porchlight.site_closure OWNER TO porchlight_owner;

CREATE TABLE porchlight.statistics_house (
    month date NOT NULL,
    site_id uuid NOT NULL,
    fresh integer[] NOT NULL,
    welcoming integer[] NOT NULL,
    fresh_seconds bigint NOT NULL,
    open_seconds bigint NOT NULL
);

ALTER TABLE porchlight.statistics_house OWNER TO porchlight_owner;

CREATE TABLE porchlight.statistics_progress (
    id integer DEFAULT 1 NOT NULL,
    next_day date,
    CONSTRAINT statistics_progress_id_check CHECK ((id = 1))
);

ALTER TABLE porchlight.statistics_progress OWNER TO porchlight_owner;

CREATE TABLE porchlight.statistics_touch (
    at timestamp with time zone NOT NULL
);

ALTER TABLE porchlight.statistics_touch OWNER TO porchlight_owner;

ALTER TABLE ONLY porchlight.account
    ADD CONSTRAINT account_email_key UNIQUE (email);

ALTER TABLE ONLY porchlight.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.assumption
    ADD CONSTRAINT assumption_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.bed_change
    ADD CONSTRAINT bed_change_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.bed
    ADD CONSTRAINT bed_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.bed
    ADD CONSTRAINT bed_site_id_label_key UNIQUE (site_id, label);

ALTER TABLE ONLY porchlight.channel
    ADD CONSTRAINT channel_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.confirmation
    ADD CONSTRAINT confirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.consent_wording
    ADD CONSTRAINT consent_wording_pkey PRIMARY KEY (version, language);

ALTER TABLE ONLY porchlight.contact
    ADD CONSTRAINT contact_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.county
    ADD CONSTRAINT county_pkey PRIMARY KEY (fips);

ALTER TABLE ONLY porchlight.delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.guest_visit
    ADD CONSTRAINT guest_visit_pkey PRIMARY KEY (referral_id);

ALTER TABLE ONLY porchlight.idempotency
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (account_id, key);

ALTER TABLE ONLY porchlight.membership
    ADD CONSTRAINT membership_pkey PRIMARY KEY (account_id, organization_id, role);

ALTER TABLE ONLY porchlight.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (name);

ALTER TABLE ONLY porchlight.move
    ADD CONSTRAINT move_pkey PRIMARY KEY (from_state, action, side);

ALTER TABLE ONLY porchlight.move
    ADD CONSTRAINT move_position_key UNIQUE ("position");

ALTER TABLE ONLY porchlight.network
    ADD CONSTRAINT network_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.note
    ADD CONSTRAINT note_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.occupancy
    ADD CONSTRAINT occupancy_bed_id_during_excl EXCLUDE USING gist (bed_id WITH =, during WITH &&);

ALTER TABLE ONLY porchlight.occupancy
    ADD CONSTRAINT occupancy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.organization
    ADD CONSTRAINT organization_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.recipient_move
    ADD CONSTRAINT recipient_move_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.recipient
    ADD CONSTRAINT recipient_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.recipient
    ADD CONSTRAINT recipient_referral_id_site_id_key UNIQUE (referral_id, site_id);

ALTER TABLE ONLY porchlight.referral
    ADD CONSTRAINT referral_code_key UNIQUE (code);

ALTER TABLE ONLY porchlight.referral
    ADD CONSTRAINT referral_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.release_cell
    ADD CONSTRAINT release_cell_pkey PRIMARY KEY (release_id, by, slice, measure, part);

ALTER TABLE ONLY porchlight.release_fact
    ADD CONSTRAINT release_fact_pkey PRIMARY KEY (month, span, begin, by, slice);

ALTER TABLE ONLY porchlight.release
    ADD CONSTRAINT release_period_begin_key UNIQUE (period, begin);

ALTER TABLE ONLY porchlight.release
    ADD CONSTRAINT release_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.release_plan
    ADD CONSTRAINT release_plan_pkey PRIMARY KEY (year, by);

ALTER TABLE ONLY porchlight.report
    ADD CONSTRAINT report_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.service_day
    ADD CONSTRAINT service_day_pkey PRIMARY KEY (service_id, on_date);

ALTER TABLE ONLY porchlight.service_exception
    ADD CONSTRAINT service_exception_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.service_exception
    ADD CONSTRAINT service_exception_service_id_on_date_opens_key UNIQUE (service_id, on_date, opens);

ALTER TABLE ONLY porchlight.service_full_day
    ADD CONSTRAINT service_full_day_pkey PRIMARY KEY (service_id, on_date);

ALTER TABLE ONLY porchlight.service_hours
    ADD CONSTRAINT service_hours_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.service
    ADD CONSTRAINT service_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.session
    ADD CONSTRAINT session_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY porchlight.site_closure
    ADD CONSTRAINT site_closure_site_id_during_excl EXCLUDE USING gist (site_id WITH =, during WITH &&);

ALTER TABLE ONLY porchlight.site
    ADD CONSTRAINT site_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.statistics_day
    ADD CONSTRAINT statistics_day_pkey PRIMARY KEY (by, day, slice, measure, part);

ALTER TABLE ONLY porchlight.statistics_house
    ADD CONSTRAINT statistics_house_pkey PRIMARY KEY (month, site_id);

ALTER TABLE ONLY porchlight.statistics_progress
    ADD CONSTRAINT statistics_progress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.stay
    ADD CONSTRAINT stay_pkey PRIMARY KEY (id);

ALTER TABLE ONLY porchlight.stay
    ADD CONSTRAINT stay_recipient_id_key UNIQUE (recipient_id);

ALTER TABLE ONLY porchlight.turn_away
    ADD CONSTRAINT turn_away_pkey PRIMARY KEY (id);

CREATE INDEX assumption_newest ON porchlight.assumption USING btree (name, changed_at DESC, id DESC);

CREATE INDEX bed_change_bed ON porchlight.bed_change USING btree (bed_id, at);

CREATE INDEX bed_held ON porchlight.bed USING btree (held_until) WHERE ((state)::text = 'held'::text);

CREATE INDEX channel_organization ON porchlight.channel USING btree (organization_id);

CREATE INDEX confirmation_site ON porchlight.confirmation USING btree (site_id, at);

CREATE INDEX contact_organization ON porchlight.contact USING btree (organization_id);

CREATE INDEX contact_service ON porchlight.contact USING btree (service_id);

CREATE INDEX contact_site ON porchlight.contact USING btree (site_id);

CREATE INDEX delivery_channel_due ON porchlight.delivery USING btree (channel_id, due_at) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX delivery_due ON porchlight.delivery USING btree (due_at) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX delivery_in_flight ON porchlight.delivery USING btree (channel_id) WHERE (claimed_until IS NOT NULL);

CREATE UNIQUE INDEX delivery_once ON porchlight.delivery USING btree (channel_id, event, site_id, bed_id, occurred_at) NULLS NOT DISTINCT WHERE ((event)::text = ANY (ARRAY['room.confirm_soon'::text, 'room.not_confirmed'::text, 'turnover.overdue'::text]));

CREATE INDEX delivery_organization ON porchlight.delivery USING btree (organization_id, id);

CREATE INDEX delivery_queued ON porchlight.delivery USING btree (queued_at);

CREATE INDEX idempotency_age ON porchlight.idempotency USING btree (created_at);

CREATE INDEX membership_organization ON porchlight.membership USING btree (organization_id);

CREATE INDEX note_recipient ON porchlight.note USING btree (recipient_id, created_at, id);

CREATE INDEX occupancy_recipient ON porchlight.occupancy USING btree (recipient_id);

CREATE INDEX occupancy_stay ON porchlight.occupancy USING btree (stay_id);

CREATE INDEX organization_name ON porchlight.organization USING btree (lower((name)::text));

CREATE INDEX recipient_due ON porchlight.recipient USING btree (answer_due_at) WHERE ((state)::text = ANY (ARRAY['sent'::text, 'seen'::text]));

CREATE INDEX recipient_hold ON porchlight.recipient USING btree (held_until) WHERE ((state)::text = ANY (ARRAY['offered'::text, 'accepted'::text]));

CREATE INDEX recipient_house ON porchlight.recipient USING btree (house_id, id);

CREATE INDEX recipient_live ON porchlight.recipient USING btree (id) WHERE (archived_at IS NULL);

CREATE INDEX recipient_move_recipient ON porchlight.recipient_move USING btree (recipient_id, at);

CREATE UNIQUE INDEX recipient_one_yes ON porchlight.recipient USING btree (referral_id) WHERE ((state)::text = ANY (ARRAY['accepted'::text, 'arrived'::text]));

CREATE INDEX recipient_sender ON porchlight.recipient USING btree (sender_id, id);

CREATE INDEX recipient_sent ON porchlight.recipient USING btree (sent_at);

CREATE INDEX recipient_site ON porchlight.recipient USING btree (site_id, id);

CREATE INDEX recipient_unanswered ON porchlight.recipient USING btree ((
CASE
    WHEN (alerted_at IS NULL) THEN alert_at
    ELSE escalate_at
END)) WHERE (((state)::text = ANY (ARRAY['sent'::text, 'seen'::text])) AND (escalated_at IS NULL));

CREATE INDEX referral_created ON porchlight.referral USING btree (created_at);

CREATE INDEX referral_live ON porchlight.referral USING btree (ended_at) WHERE (archived_at IS NULL);

CREATE INDEX referral_organization ON porchlight.referral USING btree (organization_id, id);

CREATE INDEX referral_unblanked ON porchlight.referral USING btree (ended_at) WHERE (blanked_at IS NULL);

CREATE INDEX report_quarter ON porchlight.report USING btree (quarter, made_at DESC);

CREATE INDEX service_day_site ON porchlight.service_day USING btree (site_id, on_date);

CREATE INDEX service_hours_service ON porchlight.service_hours USING btree (service_id);

CREATE INDEX service_openings_due ON porchlight.service USING btree (id) WHERE openings_due;

CREATE INDEX service_site ON porchlight.service USING btree (site_id);

CREATE INDEX session_account ON porchlight.session USING btree (account_id);

CREATE INDEX site_name ON porchlight.site USING btree (lower((name)::text));

CREATE INDEX site_organization ON porchlight.site USING btree (organization_id);

CREATE INDEX stay_alias ON porchlight.stay USING btree (site_id, alias_key) WHERE (alias_key IS NOT NULL);

CREATE INDEX stay_arrived ON porchlight.stay USING btree (arrived_at);

CREATE INDEX stay_bed ON porchlight.stay USING btree (bed_id) WHERE (left_at IS NULL);

CREATE INDEX stay_current ON porchlight.stay USING btree (site_id) WHERE (left_at IS NULL);

CREATE INDEX stay_left ON porchlight.stay USING btree (left_at) WHERE (left_at IS NOT NULL);

CREATE INDEX stay_site ON porchlight.stay USING btree (site_id, id);

CREATE INDEX stay_unblanked ON porchlight.stay USING btree (left_at) WHERE (alias_key IS NOT NULL);

CREATE INDEX turn_away_at ON porchlight.turn_away USING btree (at);

CREATE INDEX turn_away_site ON porchlight.turn_away USING btree (site_id, id);

CREATE TRIGGER assumption_stays BEFORE DELETE OR UPDATE ON porchlight.assumption FOR EACH ROW EXECUTE FUNCTION porchlight.assumption_stays();

CREATE TRIGGER changes_openings AFTER INSERT ON porchlight.service_exception REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION porchlight.openings_are_old();

CREATE TRIGGER changes_openings AFTER INSERT ON porchlight.service_hours REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION porchlight.openings_are_old();

CREATE TRIGGER changes_openings_also AFTER DELETE ON porchlight.service_exception REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION porchlight.openings_are_old();

CREATE TRIGGER changes_openings_also AFTER DELETE ON porchlight.service_hours REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION porchlight.openings_are_old();

CREATE TRIGGER changes_openings_too AFTER UPDATE ON porchlight.service_exception REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION porchlight.openings_are_old();

CREATE TRIGGER changes_openings_too AFTER UPDATE ON porchlight.service_hours REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION porchlight.openings_are_old();

CREATE TRIGGER closure_begins AFTER INSERT ON porchlight.site FOR EACH ROW WHEN (((new.state)::text = 'closed'::text)) EXECUTE FUNCTION porchlight.site_closure_noted();

CREATE TRIGGER closure_noted AFTER UPDATE ON porchlight.site FOR EACH ROW WHEN ((((old.state)::text = 'closed'::text) <> ((new.state)::text = 'closed'::text))) EXECUTE FUNCTION porchlight.site_closure_noted();

CREATE TRIGGER counted BEFORE UPDATE ON porchlight.account FOR EACH ROW EXECUTE FUNCTION porchlight.row_counted();

CREATE TRIGGER counted BEFORE UPDATE ON porchlight.network FOR EACH ROW EXECUTE FUNCTION porchlight.row_counted();

CREATE TRIGGER counted_openings BEFORE UPDATE ON porchlight.service FOR EACH ROW WHEN (((porchlight.caller() IS NULL) AND (old.openings_until IS DISTINCT FROM new.openings_until) AND (NOT (((((old.name)::text IS DISTINCT FROM (new.name)::text) OR ((old.phone)::text IS DISTINCT FROM (new.phone)::text)) OR ((old.link)::text IS DISTINCT FROM (new.link)::text)) OR (old.hours_version IS DISTINCT FROM new.hours_version))))) EXECUTE FUNCTION porchlight.openings_counted();

CREATE TRIGGER full_at_first AFTER INSERT ON porchlight.service FOR EACH ROW WHEN (((new.level)::text = 'full'::text)) EXECUTE FUNCTION porchlight.service_full_noted();

CREATE TRIGGER full_noted AFTER UPDATE ON porchlight.service FOR EACH ROW WHEN (((old.level_at IS DISTINCT FROM new.level_at) AND (((old.level)::text = 'full'::text) OR ((new.level)::text = 'full'::text)))) EXECUTE FUNCTION porchlight.service_full_noted();

CREATE TRIGGER noted AFTER INSERT ON porchlight.bed FOR EACH ROW EXECUTE FUNCTION porchlight.bed_change_noted();

CREATE TRIGGER noted_change AFTER UPDATE ON porchlight.bed FOR EACH ROW WHEN (((old.state)::text <> (new.state)::text)) EXECUTE FUNCTION porchlight.bed_change_noted();

CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON porchlight.bed FOR EACH ROW EXECUTE FUNCTION porchlight.row_signed();

CREATE TRIGGER signed BEFORE INSERT OR UPDATE OF site_id, address, language, events, enabled ON porchlight.channel FOR EACH ROW EXECUTE FUNCTION porchlight.row_signed();

CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON porchlight.contact FOR EACH ROW EXECUTE FUNCTION porchlight.row_signed();

CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON porchlight.organization FOR EACH ROW EXECUTE FUNCTION porchlight.row_signed();

CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON porchlight.recipient FOR EACH ROW EXECUTE FUNCTION porchlight.row_signed();

CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON porchlight.referral FOR EACH ROW EXECUTE FUNCTION porchlight.row_signed();

CREATE TRIGGER signed BEFORE INSERT ON porchlight.service FOR EACH ROW EXECUTE FUNCTION porchlight.row_signed();

CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON porchlight.site FOR EACH ROW EXECUTE FUNCTION porchlight.row_signed();

CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON porchlight.stay FOR EACH ROW EXECUTE FUNCTION porchlight.row_signed();

CREATE TRIGGER signed_change BEFORE UPDATE ON porchlight.service FOR EACH ROW WHEN (((porchlight.caller() IS NOT NULL) OR (NOT (old.openings_until IS DISTINCT FROM new.openings_until)) OR (((((old.name)::text IS DISTINCT FROM (new.name)::text) OR ((old.phone)::text IS DISTINCT FROM (new.phone)::text)) OR ((old.link)::text IS DISTINCT FROM (new.link)::text)) OR (old.hours_version IS DISTINCT FROM new.hours_version)))) EXECUTE FUNCTION porchlight.row_signed();

CREATE TRIGGER stays BEFORE DELETE OR UPDATE OR TRUNCATE ON porchlight.release FOR EACH STATEMENT EXECUTE FUNCTION porchlight.published_stays();

CREATE TRIGGER stays BEFORE DELETE OR UPDATE OR TRUNCATE ON porchlight.release_cell FOR EACH STATEMENT EXECUTE FUNCTION porchlight.published_stays();

CREATE TRIGGER stays BEFORE DELETE OR UPDATE OR TRUNCATE ON porchlight.release_fact FOR EACH STATEMENT EXECUTE FUNCTION porchlight.published_stays();

CREATE TRIGGER stays BEFORE DELETE OR UPDATE OR TRUNCATE ON porchlight.release_plan FOR EACH STATEMENT EXECUTE FUNCTION porchlight.published_stays();

CREATE TRIGGER stays BEFORE DELETE OR UPDATE OR TRUNCATE ON porchlight.report FOR EACH STATEMENT EXECUTE FUNCTION porchlight.published_stays();

CREATE TRIGGER told AFTER INSERT ON porchlight.recipient FOR EACH ROW EXECUTE FUNCTION porchlight.recipient_told();

CREATE TRIGGER told_change AFTER UPDATE ON porchlight.recipient FOR EACH ROW WHEN (((((old.state)::text <> (new.state)::text) AND ((new.state)::text <> 'seen'::text)) OR (old.alerted_at IS DISTINCT FROM new.alerted_at) OR (old.escalated_at IS DISTINCT FROM new.escalated_at) OR (old.hold_warned_at IS DISTINCT FROM new.hold_warned_at) OR (new.note_count > old.note_count))) EXECUTE FUNCTION porchlight.recipient_told();

CREATE TRIGGER touches_statistics AFTER UPDATE ON porchlight.recipient FOR EACH ROW WHEN (((new.sent_at < (now() - '04:00:00'::interval)) AND (((old.state)::text <> (new.state)::text) OR (old.answered_at IS DISTINCT FROM new.answered_at) OR (old.answer_seconds IS DISTINCT FROM new.answer_seconds)))) EXECUTE FUNCTION porchlight.statistics_touched();

CREATE TRIGGER touches_statistics AFTER UPDATE OF alternative, county_fips, languages, needs ON porchlight.referral FOR EACH ROW WHEN ((new.created_at < (now() - '04:00:00'::interval))) EXECUTE FUNCTION porchlight.statistics_touched();

CREATE TRIGGER touches_statistics AFTER UPDATE ON porchlight.stay FOR EACH ROW WHEN (((old.left_at < (now() - '04:00:00'::interval)) OR (old.arrived_at <> new.arrived_at))) EXECUTE FUNCTION porchlight.statistics_touched();

CREATE TRIGGER touches_statistics AFTER UPDATE ON porchlight.turn_away FOR EACH ROW WHEN ((new.at < (now() - '04:00:00'::interval))) EXECUTE FUNCTION porchlight.statistics_touched();

CREATE TRIGGER touches_statistics_late AFTER INSERT ON porchlight.recipient FOR EACH ROW WHEN ((new.sent_at < (now() - '04:00:00'::interval))) EXECUTE FUNCTION porchlight.statistics_touched();

CREATE TRIGGER touches_statistics_late AFTER INSERT ON porchlight.stay FOR EACH ROW WHEN (((new.arrived_at < (now() - '04:00:00'::interval)) OR (new.left_at < (now() - '04:00:00'::interval)))) EXECUTE FUNCTION porchlight.statistics_touched();

CREATE TRIGGER touches_statistics_late AFTER INSERT ON porchlight.turn_away FOR EACH ROW WHEN ((new.at < (now() - '04:00:00'::interval))) EXECUTE FUNCTION porchlight.statistics_touched();

CREATE TRIGGER zone_moved AFTER UPDATE OF zone ON porchlight.site FOR EACH ROW WHEN (((old.zone)::text <> (new.zone)::text)) EXECUTE FUNCTION porchlight.zone_moves_openings();

ALTER TABLE ONLY porchlight.assumption
    ADD CONSTRAINT assumption_account_id_fkey FOREIGN KEY (account_id) REFERENCES porchlight.account(id);

ALTER TABLE ONLY porchlight.bed_change
    ADD CONSTRAINT bed_change_bed_id_fkey FOREIGN KEY (bed_id) REFERENCES porchlight.bed(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.bed
    ADD CONSTRAINT bed_site_id_fkey FOREIGN KEY (site_id) REFERENCES porchlight.site(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.channel
    ADD CONSTRAINT channel_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES porchlight.organization(id);

ALTER TABLE ONLY porchlight.channel
    ADD CONSTRAINT channel_site_id_fkey FOREIGN KEY (site_id) REFERENCES porchlight.site(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.confirmation
    ADD CONSTRAINT confirmation_site_id_fkey FOREIGN KEY (site_id) REFERENCES porchlight.site(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.contact
    ADD CONSTRAINT contact_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES porchlight.organization(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.contact
    ADD CONSTRAINT contact_service_id_fkey FOREIGN KEY (service_id) REFERENCES porchlight.service(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.contact
    ADD CONSTRAINT contact_site_id_fkey FOREIGN KEY (site_id) REFERENCES porchlight.site(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.delivery
    ADD CONSTRAINT delivery_bed_id_fkey FOREIGN KEY (bed_id) REFERENCES porchlight.bed(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.delivery
    ADD CONSTRAINT delivery_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES porchlight.channel(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.delivery
    ADD CONSTRAINT delivery_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES porchlight.recipient(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.delivery
    ADD CONSTRAINT delivery_site_id_fkey FOREIGN KEY (site_id) REFERENCES porchlight.site(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.guest_visit
    ADD CONSTRAINT guest_visit_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES porchlight.referral(id);

ALTER TABLE ONLY porchlight.membership
    ADD CONSTRAINT membership_account_id_fkey FOREIGN KEY (account_id) REFERENCES porchlight.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.membership
    ADD CONSTRAINT membership_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES porchlight.organization(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.note
    ADD CONSTRAINT note_account_id_fkey FOREIGN KEY (account_id) REFERENCES porchlight.account(id);

ALTER TABLE ONLY porchlight.note
    ADD CONSTRAINT note_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES porchlight.recipient(id);

ALTER TABLE ONLY porchlight.occupancy
    ADD CONSTRAINT occupancy_bed_id_fkey FOREIGN KEY (bed_id) REFERENCES porchlight.bed(id);

ALTER TABLE ONLY porchlight.occupancy
    ADD CONSTRAINT occupancy_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES porchlight.recipient(id);

ALTER TABLE ONLY porchlight.occupancy
    ADD CONSTRAINT occupancy_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES porchlight.stay(id);

ALTER TABLE ONLY porchlight.organization
    ADD CONSTRAINT organization_county_fips_fkey FOREIGN KEY (county_fips) REFERENCES porchlight.county(fips);

ALTER TABLE ONLY porchlight.recipient
    ADD CONSTRAINT recipient_bed_id_fkey FOREIGN KEY (bed_id) REFERENCES porchlight.bed(id);

ALTER TABLE ONLY porchlight.recipient
    ADD CONSTRAINT recipient_house_id_fkey FOREIGN KEY (house_id) REFERENCES porchlight.organization(id);

ALTER TABLE ONLY porchlight.recipient
    ADD CONSTRAINT recipient_instead_site_id_fkey FOREIGN KEY (instead_site_id) REFERENCES porchlight.site(id);

ALTER TABLE ONLY porchlight.recipient_move
    ADD CONSTRAINT recipient_move_account_id_fkey FOREIGN KEY (account_id) REFERENCES porchlight.account(id);

ALTER TABLE ONLY porchlight.recipient_move
    ADD CONSTRAINT recipient_move_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES porchlight.recipient(id);

ALTER TABLE ONLY porchlight.recipient
    ADD CONSTRAINT recipient_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES porchlight.referral(id);

ALTER TABLE ONLY porchlight.recipient
    ADD CONSTRAINT recipient_sender_id_fkey FOREIGN KEY (sender_id) REFERENCES porchlight.organization(id);

ALTER TABLE ONLY porchlight.recipient
    ADD CONSTRAINT recipient_site_id_fkey FOREIGN KEY (site_id) REFERENCES porchlight.site(id);

ALTER TABLE ONLY porchlight.referral
    ADD CONSTRAINT referral_county_fips_fkey FOREIGN KEY (county_fips) REFERENCES porchlight.county(fips);

ALTER TABLE ONLY porchlight.referral
    ADD CONSTRAINT referral_created_by_fkey FOREIGN KEY (created_by) REFERENCES porchlight.account(id);

ALTER TABLE ONLY porchlight.referral
    ADD CONSTRAINT referral_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES porchlight.organization(id);

ALTER TABLE ONLY porchlight.referral
    ADD CONSTRAINT referral_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES porchlight.account(id);

ALTER TABLE ONLY porchlight.release_cell
    ADD CONSTRAINT release_cell_release_id_fkey FOREIGN KEY (release_id) REFERENCES porchlight.release(id);

ALTER TABLE ONLY porchlight.service_day
    ADD CONSTRAINT service_day_site_id_fkey FOREIGN KEY (site_id) REFERENCES porchlight.site(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.service_exception
    ADD CONSTRAINT service_exception_service_id_fkey FOREIGN KEY (service_id) REFERENCES porchlight.service(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.service_full_day
    ADD CONSTRAINT service_full_day_service_id_fkey FOREIGN KEY (service_id) REFERENCES porchlight.service(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.service_hours
    ADD CONSTRAINT service_hours_service_id_fkey FOREIGN KEY (service_id) REFERENCES porchlight.service(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.service
    ADD CONSTRAINT service_site_id_fkey FOREIGN KEY (site_id) REFERENCES porchlight.site(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.session
    ADD CONSTRAINT session_account_id_fkey FOREIGN KEY (account_id) REFERENCES porchlight.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.site_closure
    ADD CONSTRAINT site_closure_site_id_fkey FOREIGN KEY (site_id) REFERENCES porchlight.site(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.site
    ADD CONSTRAINT site_county_fips_fkey FOREIGN KEY (county_fips) REFERENCES porchlight.county(fips);

ALTER TABLE ONLY porchlight.site
    ADD CONSTRAINT site_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES porchlight.organization(id);

ALTER TABLE ONLY porchlight.statistics_house
    ADD CONSTRAINT statistics_house_site_id_fkey FOREIGN KEY (site_id) REFERENCES porchlight.site(id) ON DELETE CASCADE;

ALTER TABLE ONLY porchlight.stay
    ADD CONSTRAINT stay_bed_id_fkey FOREIGN KEY (bed_id) REFERENCES porchlight.bed(id);

ALTER TABLE ONLY porchlight.stay
    ADD CONSTRAINT stay_house_id_fkey FOREIGN KEY (house_id) REFERENCES porchlight.organization(id);

ALTER TABLE ONLY porchlight.stay
    ADD CONSTRAINT stay_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES porchlight.recipient(id);

ALTER TABLE ONLY porchlight.stay
    ADD CONSTRAINT stay_site_id_fkey FOREIGN KEY (site_id) REFERENCES porchlight.site(id);

ALTER TABLE ONLY porchlight.turn_away
    ADD CONSTRAINT turn_away_created_by_fkey FOREIGN KEY (created_by) REFERENCES porchlight.account(id);

ALTER TABLE ONLY porchlight.turn_away
    ADD CONSTRAINT turn_away_site_id_fkey FOREIGN KEY (site_id) REFERENCES porchlight.site(id);

ALTER TABLE porchlight.account ENABLE ROW LEVEL SECURITY;

CREATE POLICY anyone ON porchlight.consent_wording FOR SELECT TO porchlight_server USING (true);

CREATE POLICY anyone ON porchlight.county FOR SELECT TO porchlight_server USING (true);

CREATE POLICY anyone ON porchlight.move FOR SELECT TO porchlight_server USING (true);

CREATE POLICY anyone ON porchlight.network FOR SELECT TO porchlight_server USING (true);

ALTER TABLE porchlight.assumption ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.audit ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.bed ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.bed_change ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.channel ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.confirmation ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.consent_wording ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.contact ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.county ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.delivery ENABLE ROW LEVEL SECURITY;

CREATE POLICY feed ON porchlight.account FOR SELECT TO porchlight_feed USING (true);

CREATE POLICY feed ON porchlight.bed FOR SELECT TO porchlight_feed USING (true);

CREATE POLICY feed ON porchlight.membership FOR SELECT TO porchlight_feed USING (true);

CREATE POLICY feed ON porchlight.organization FOR SELECT TO porchlight_feed USING (true);

CREATE POLICY feed ON porchlight.recipient FOR SELECT TO porchlight_feed USING (true);

CREATE POLICY feed ON porchlight.referral FOR SELECT TO porchlight_feed USING (true);

CREATE POLICY feed ON porchlight.service FOR SELECT TO porchlight_feed USING (true);

CREATE POLICY feed ON porchlight.session FOR SELECT TO porchlight_feed USING (true);

CREATE POLICY feed ON porchlight.site FOR SELECT TO porchlight_feed USING (true);

CREATE POLICY feed ON porchlight.stay FOR SELECT TO porchlight_feed USING (true);

ALTER TABLE porchlight.guest_visit ENABLE ROW LEVEL SECURITY;

CREATE POLICY house ON porchlight.stay FOR SELECT TO porchlight_server USING ((house_id = ANY (( SELECT porchlight.caller_houses() AS caller_houses)::uuid[])));

CREATE POLICY house ON porchlight.turn_away FOR SELECT TO porchlight_server USING ((EXISTS ( SELECT
   FROM porchlight.site s
  WHERE ((s.id = turn_away.site_id) AND (s.organization_id = ANY (( SELECT porchlight.caller_houses() AS caller_houses)::uuid[]))))));

ALTER TABLE porchlight.idempotency ENABLE ROW LEVEL SECURITY;

CREATE POLICY lead ON porchlight.channel FOR SELECT TO porchlight_server USING ((organization_id = ANY (( SELECT porchlight.caller_tellers() AS caller_tellers)::uuid[])));

CREATE POLICY lead ON porchlight.delivery FOR SELECT TO porchlight_server USING ((organization_id = ANY (( SELECT porchlight.caller_tellers() AS caller_tellers)::uuid[])));

ALTER TABLE porchlight.membership ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.move ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.network ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.note ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.occupancy ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.organization ENABLE ROW LEVEL SECURITY;

CREATE POLICY own ON porchlight.account FOR SELECT TO porchlight_server USING ((id = porchlight.caller()));

CREATE POLICY own ON porchlight.membership FOR SELECT TO porchlight_server USING ((account_id = porchlight.caller()));

CREATE POLICY own ON porchlight.session FOR SELECT TO porchlight_server USING ((account_id = porchlight.caller()));

ALTER TABLE porchlight.recipient ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.recipient_move ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.referral ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.release ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.release_cell ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.release_fact ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.release_plan ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.report ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.service ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.service_day ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.service_exception ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.service_full_day ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.service_hours ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.session ENABLE ROW LEVEL SECURITY;

CREATE POLICY sides ON porchlight.recipient FOR SELECT TO porchlight_server USING (((house_id = ANY (( SELECT porchlight.caller_houses() AS caller_houses)::uuid[])) OR (sender_id = ANY (( SELECT porchlight.caller_teams() AS caller_teams)::uuid[]))));

CREATE POLICY sides ON porchlight.recipient_move FOR SELECT TO porchlight_server USING ((EXISTS ( SELECT
   FROM porchlight.recipient r
  WHERE (r.id = recipient_move.recipient_id))));

CREATE POLICY sides ON porchlight.referral FOR SELECT TO porchlight_server USING (((organization_id = ANY (( SELECT porchlight.caller_teams() AS caller_teams)::uuid[])) OR (EXISTS ( SELECT
   FROM porchlight.recipient r
  WHERE ((r.referral_id = referral.id) AND (r.house_id = ANY (( SELECT porchlight.caller_houses() AS caller_houses)::uuid[])))))));

CREATE POLICY signed_in ON porchlight.bed FOR SELECT TO porchlight_server USING ((porchlight.caller() IS NOT NULL));

CREATE POLICY signed_in ON porchlight.confirmation FOR SELECT TO porchlight_server USING ((porchlight.caller() IS NOT NULL));

CREATE POLICY signed_in ON porchlight.contact FOR SELECT TO porchlight_server USING ((porchlight.caller() IS NOT NULL));

CREATE POLICY signed_in ON porchlight.organization FOR SELECT TO porchlight_server USING ((porchlight.caller() IS NOT NULL));

CREATE POLICY signed_in ON porchlight.service FOR SELECT TO porchlight_server USING ((porchlight.caller() IS NOT NULL));

CREATE POLICY signed_in ON porchlight.service_exception FOR SELECT TO porchlight_server USING ((porchlight.caller() IS NOT NULL));

CREATE POLICY signed_in ON porchlight.service_hours FOR SELECT TO porchlight_server USING ((porchlight.caller() IS NOT NULL));

CREATE POLICY signed_in ON porchlight.site FOR SELECT TO porchlight_server USING ((porchlight.caller() IS NOT NULL));

ALTER TABLE porchlight.site ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.site_closure ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.statistics_day ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.statistics_house ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.statistics_progress ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.statistics_touch ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.stay ENABLE ROW LEVEL SECURITY;

ALTER TABLE porchlight.turn_away ENABLE ROW LEVEL SECURITY;

CREATE PUBLICATION porchlight_feed WITH (publish = 'insert, update, delete, truncate');

ALTER PUBLICATION porchlight_feed OWNER TO porchlight_owner;

ALTER PUBLICATION porchlight_feed ADD TABLE ONLY porchlight.account (id, name, disabled_at);

ALTER PUBLICATION porchlight_feed ADD TABLE ONLY porchlight.bed (id, site_id, label, "position", state, state_at, held_until, ready_at, private_room, step_free, accessible_bath, floor, gender_preference, service_animals, version, opens_on, opens_said_at, opens_said_by);

ALTER PUBLICATION porchlight_feed ADD TABLE ONLY porchlight.membership (account_id, organization_id, role);

ALTER PUBLICATION porchlight_feed ADD TABLE ONLY porchlight.organization (id, name, kind, phone, county_fips, version);

ALTER PUBLICATION porchlight_feed ADD TABLE ONLY porchlight.recipient (id, referral_id, site_id, house_id, sender_id, state, sent_at, seen_at, answered_at, offered_at, accepted_at, arrived_at, ended_at, answer_due_at, shown_open, bed_id, held_until, hold_extended, decline_code, instead_site_id, archived_at, version, changed_at, alert_at, escalate_at, alerted_at, escalated_at, hold_warned_at, answer_seconds, note_count, unread_house, unread_sender, note_at);

ALTER PUBLICATION porchlight_feed ADD TABLE ONLY porchlight.referral (id, code, organization_id, source, owner_id, created_at, needs, languages, arrival_estimate, transport, alternative, county_fips, ended_at, archived_at, version, revoked_at);

ALTER PUBLICATION porchlight_feed ADD TABLE ONLY porchlight.service (id, site_id, kind, name, phone, link, level, level_at, hours_confirmed_at, openings, openings_until, version);

ALTER PUBLICATION porchlight_feed ADD TABLE ONLY porchlight.session (id, account_id, token_hash, shared_computer, created_at, seen_at, idle_minutes, expires_at, revoked_at);

ALTER PUBLICATION porchlight_feed ADD TABLE ONLY porchlight.site (id, organization_id, name, description, address, city, postcode, county_fips, latitude, longitude, address_confidential, is_virtual, zone, phone, state, staffed_limit, fresh_hours, stale_hours, confirmed_at, confirmed_role, public_counts, notice, entry, form_asks, counties_served, minimum_age, maximum_nights, window_nights, window_days, drop_off, languages, populations, step_free, accessible_bath, pets, service_animals, smoking_area, fragrance_free, transport_help, hold_minutes, answer_minutes, version);

ALTER PUBLICATION porchlight_feed ADD TABLE ONLY porchlight.stay (id, site_id, house_id, bed_id, recipient_id, source, arrived_at, planned_leave_on, left_at, version);

GRANT USAGE ON SCHEMA porchlight TO porchlight_server;
GRANT USAGE ON SCHEMA porchlight TO porchlight_feed;

REVOKE ALL ON FUNCTION porchlight.alias_bound(site_id uuid, digest text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.aliases_blank() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.answer_clock(house uuid, since timestamp with time zone, OUT alert_at timestamp with time zone, OUT escalate_at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.answer_hours(house uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.answer_instant(hours tstzmultirange, since timestamp with time zone, span interval) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.answer_seconds(house uuid, since timestamp with time zone, until timestamp with time zone) FROM PUBLIC;

GRANT SELECT(id) ON TABLE porchlight.account TO porchlight_feed;
GRANT SELECT(id) ON TABLE porchlight.account TO porchlight_server;

GRANT SELECT(email) ON TABLE porchlight.account TO porchlight_server;

GRANT SELECT(name) ON TABLE porchlight.account TO porchlight_feed;
GRANT SELECT(name) ON TABLE porchlight.account TO porchlight_server;

GRANT SELECT(disabled_at) ON TABLE porchlight.account TO porchlight_feed;
GRANT SELECT(disabled_at) ON TABLE porchlight.account TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.assumption_change(facts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.assumption_change(facts jsonb) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.assumption_history(wanted text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.assumption_history(wanted text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.assumption_list() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.assumption_list() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.assumption_stays() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.assumptions_at(at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.audit_add(done text, kind text, subject uuid) FROM PUBLIC;

GRANT SELECT ON TABLE porchlight.bed TO porchlight_server;

GRANT SELECT(id) ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT(site_id) ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT(label) ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT("position") ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT(state) ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT(state_at) ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT(held_until) ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT(ready_at) ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT(private_room) ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT(step_free) ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT(accessible_bath) ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT(floor) ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT(gender_preference) ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT(service_animals) ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT(version) ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT(opens_on) ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT(opens_said_at) ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT(opens_said_by) ON TABLE porchlight.bed TO porchlight_feed;

GRANT SELECT ON TABLE porchlight.bed_row TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.bed_add(house uuid, facts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.bed_add(house uuid, facts jsonb) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.bed_change(wanted uuid, seen_version bigint, facts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.bed_change(wanted uuid, seen_version bigint, facts jsonb) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.bed_change_noted() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.bed_free_from(bed uuid, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.bed_mark(wanted uuid, to_state text, reason text, until timestamp with time zone, ready timestamp with time zone, came text, seen_version bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.bed_mark(wanted uuid, to_state text, reason text, until timestamp with time zone, ready timestamp with time zone, came text, seen_version bigint) TO porchlight_server;

GRANT SELECT(id) ON TABLE porchlight.site TO porchlight_feed;
GRANT SELECT(id) ON TABLE porchlight.site TO porchlight_server;

GRANT SELECT(organization_id) ON TABLE porchlight.site TO porchlight_feed;
GRANT SELECT(organization_id) ON TABLE porchlight.site TO porchlight_server;

GRANT SELECT(name) ON TABLE porchlight.site TO porchlight_feed;
GRANT SELECT(name) ON TABLE porchlight.site TO porchlight_server;

GRANT SELECT(description) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(address) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(city) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(postcode) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(county_fips) ON TABLE porchlight.site TO porchlight_feed;
GRANT SELECT(county_fips) ON TABLE porchlight.site TO porchlight_server;

GRANT SELECT(latitude) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(longitude) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(address_confidential) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(is_virtual) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(zone) ON TABLE porchlight.site TO porchlight_feed;
GRANT SELECT(zone) ON TABLE porchlight.site TO porchlight_server;

GRANT SELECT(phone) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(state) ON TABLE porchlight.site TO porchlight_feed;
GRANT SELECT(state) ON TABLE porchlight.site TO porchlight_server;

GRANT SELECT(staffed_limit) ON TABLE porchlight.site TO porchlight_feed;
GRANT SELECT(staffed_limit) ON TABLE porchlight.site TO porchlight_server;

GRANT SELECT(fresh_hours) ON TABLE porchlight.site TO porchlight_feed;
GRANT SELECT(fresh_hours) ON TABLE porchlight.site TO porchlight_server;

GRANT SELECT(stale_hours) ON TABLE porchlight.site TO porchlight_feed;
GRANT SELECT(stale_hours) ON TABLE porchlight.site TO porchlight_server;

GRANT SELECT(confirmed_at) ON TABLE porchlight.site TO porchlight_feed;
GRANT SELECT(confirmed_at) ON TABLE porchlight.site TO porchlight_server;

GRANT SELECT(confirmed_role) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(public_counts) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(notice) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(entry) ON TABLE porchlight.site TO porchlight_feed;
GRANT SELECT(entry) ON TABLE porchlight.site TO porchlight_server;

GRANT SELECT(form_asks) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(counties_served) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(minimum_age) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(maximum_nights) ON TABLE porchlight.site TO porchlight_feed;
GRANT SELECT(maximum_nights) ON TABLE porchlight.site TO porchlight_server;

GRANT SELECT(window_nights) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(window_days) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(drop_off) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(languages) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(populations) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(step_free) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(accessible_bath) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(pets) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(service_animals) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(smoking_area) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(fragrance_free) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(transport_help) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(hold_minutes) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(answer_minutes) ON TABLE porchlight.site TO porchlight_feed;

GRANT SELECT(version) ON TABLE porchlight.site TO porchlight_feed;

REVOKE ALL ON FUNCTION porchlight.bed_mark_write(b porchlight.bed, s porchlight.site, to_state text, reason text, until timestamp with time zone, ready timestamp with time zone, came text, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.bed_use_end(room uuid, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.caller() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.caller() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.caller_houses() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.caller_houses() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.caller_is_admin() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.caller_is_admin() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.caller_leads() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.caller_leads() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.caller_name() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.caller_organizations(roles text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.caller_organizations(roles text[]) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.caller_role_at(house uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.caller_teams() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.caller_teams() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.caller_tellers() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.caller_tellers() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.capacity_open(state text, confirmed_at timestamp with time zone, fresh_hours integer, stale_hours integer, staffed_limit integer, beds_open bigint, beds_held bigint, beds_occupied bigint, at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.capacity_open(state text, confirmed_at timestamp with time zone, fresh_hours integer, stale_hours integer, staffed_limit integer, beds_open bigint, beds_held bigint, beds_occupied bigint, at timestamp with time zone) TO porchlight_server;

GRANT SELECT(id) ON TABLE porchlight.channel TO porchlight_server;

GRANT SELECT(organization_id) ON TABLE porchlight.channel TO porchlight_server;

GRANT SELECT(site_id) ON TABLE porchlight.channel TO porchlight_server;

GRANT SELECT(kind) ON TABLE porchlight.channel TO porchlight_server;

GRANT SELECT(address) ON TABLE porchlight.channel TO porchlight_server;

GRANT SELECT(language) ON TABLE porchlight.channel TO porchlight_server;

GRANT SELECT(events) ON TABLE porchlight.channel TO porchlight_server;

GRANT SELECT(enabled) ON TABLE porchlight.channel TO porchlight_server;

GRANT SELECT(created_at) ON TABLE porchlight.channel TO porchlight_server;

GRANT SELECT(last_ok_at) ON TABLE porchlight.channel TO porchlight_server;

GRANT SELECT(last_failed_at) ON TABLE porchlight.channel TO porchlight_server;

GRANT SELECT(last_error) ON TABLE porchlight.channel TO porchlight_server;

GRANT SELECT(version) ON TABLE porchlight.channel TO porchlight_server;

GRANT SELECT(changed_at) ON TABLE porchlight.channel TO porchlight_server;

GRANT SELECT(changed_by) ON TABLE porchlight.channel TO porchlight_server;

GRANT SELECT ON TABLE porchlight.channel_row TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.channel_add(new_id uuid, owner uuid, facts jsonb, secret_sealed text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.channel_add(new_id uuid, owner uuid, facts jsonb, secret_sealed text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.channel_change(wanted uuid, seen_version bigint, facts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.channel_change(wanted uuid, seen_version bigint, facts jsonb) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.channel_drop_waiting(off uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.channel_refusal(f porchlight.channel) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.channel_remove(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.channel_remove(wanted uuid) TO porchlight_server;

GRANT SELECT ON TABLE porchlight.delivery TO porchlight_server;

GRANT SELECT ON TABLE porchlight.delivery_row TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.channel_test(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.channel_test(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.clock_alerts() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.clock_alerts() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.clock_archive() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.clock_archive() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.clock_days_due(most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.clock_days_due(most integer) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.clock_days_rules(service uuid, since date) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.clock_days_rules(service uuid, since date) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.clock_days_store(wanted uuid, days jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.clock_days_store(wanted uuid, days jsonb) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.clock_expire() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.clock_expire() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.clock_holds() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.clock_holds() TO porchlight_server;

GRANT SELECT ON TABLE porchlight.recipient TO porchlight_server;

GRANT SELECT(id) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(referral_id) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(site_id) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(house_id) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(sender_id) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(state) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(sent_at) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(seen_at) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(answered_at) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(offered_at) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(accepted_at) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(arrived_at) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(ended_at) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(answer_due_at) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(shown_open) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(bed_id) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(held_until) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(hold_extended) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(decline_code) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(instead_site_id) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(archived_at) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(version) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(changed_at) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(alert_at) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(escalate_at) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(alerted_at) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(escalated_at) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(hold_warned_at) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(answer_seconds) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(note_count) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(unread_house) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(unread_sender) ON TABLE porchlight.recipient TO porchlight_feed;

GRANT SELECT(note_at) ON TABLE porchlight.recipient TO porchlight_feed;

REVOKE ALL ON FUNCTION porchlight.clock_move(due porchlight.recipient, done text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.clock_openings_due(most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.clock_openings_due(most integer) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.clock_openings_rules(service uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.clock_openings_rules(service uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.clock_openings_store(service_id uuid, seen_version bigint, intervals jsonb, until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.clock_openings_store(service_id uuid, seen_version bigint, intervals jsonb, until timestamp with time zone) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.clock_purge() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.clock_purge() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.clock_statistics() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.clock_statistics() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.clock_warnings() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.clock_warnings() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.consent_known(said text) FROM PUBLIC;

GRANT SELECT ON TABLE porchlight.contact TO porchlight_server;

GRANT SELECT ON TABLE porchlight.contact_row TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.contact_add(facts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.contact_add(facts jsonb) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.contact_change(wanted uuid, seen_version bigint, facts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.contact_change(wanted uuid, seen_version bigint, facts jsonb) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.contact_mine(organization uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.contact_mine(organization uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.contact_refusal(f porchlight.contact) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.contact_remove(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.contact_remove(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.county_import(rows jsonb, keep boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.county_import_problems(rows jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.delivery_retry(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.delivery_retry(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.directory_cell(value jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_clock_wrong(zone text, clock jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_county(key jsonb, facts jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_entries() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.directory_entries() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.directory_exceptions_cell(service uuid, since date) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_exceptions_same(service uuid, exceptions jsonb, since date) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_export(columns text[], confidential boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.directory_export(columns text[], confidential boolean) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.directory_export_run(columns text[], confidential boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_find(noun text, ref text, within uuid, known jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_hours(service uuid, zone text, rules jsonb, exceptions jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_hours_cell(service uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_import(book jsonb, keep boolean, readable boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.directory_import(book jsonb, keep boolean, readable boolean) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.directory_import_noun(noun text, book jsonb, before jsonb, OUT counts jsonb, OUT rooms bigint, OUT founded bigint, OUT known jsonb, OUT wrong jsonb[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_import_run(book jsonb, keep boolean) FROM PUBLIC;

GRANT SELECT ON TABLE porchlight.county TO porchlight_server;

GRANT SELECT ON TABLE porchlight.organization TO porchlight_server;

GRANT SELECT(id) ON TABLE porchlight.organization TO porchlight_feed;

GRANT SELECT(name) ON TABLE porchlight.organization TO porchlight_feed;

GRANT SELECT(kind) ON TABLE porchlight.organization TO porchlight_feed;

GRANT SELECT(phone) ON TABLE porchlight.organization TO porchlight_feed;

GRANT SELECT(county_fips) ON TABLE porchlight.organization TO porchlight_feed;

GRANT SELECT(version) ON TABLE porchlight.organization TO porchlight_feed;

GRANT SELECT ON TABLE porchlight.service TO porchlight_server;

GRANT SELECT(id) ON TABLE porchlight.service TO porchlight_feed;

GRANT SELECT(site_id) ON TABLE porchlight.service TO porchlight_feed;

GRANT SELECT(kind) ON TABLE porchlight.service TO porchlight_feed;

GRANT SELECT(name) ON TABLE porchlight.service TO porchlight_feed;

GRANT SELECT(phone) ON TABLE porchlight.service TO porchlight_feed;

GRANT SELECT(link) ON TABLE porchlight.service TO porchlight_feed;

GRANT SELECT(level) ON TABLE porchlight.service TO porchlight_feed;

GRANT SELECT(level_at) ON TABLE porchlight.service TO porchlight_feed;

GRANT SELECT(hours_confirmed_at) ON TABLE porchlight.service TO porchlight_feed;

GRANT SELECT(openings) ON TABLE porchlight.service TO porchlight_feed;

GRANT SELECT(openings_until) ON TABLE porchlight.service TO porchlight_feed;

GRANT SELECT(version) ON TABLE porchlight.service TO porchlight_feed;

REVOKE ALL ON FUNCTION porchlight.directory_list(wanted text, search text, organization uuid, after uuid, most bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.directory_list(wanted text, search text, organization uuid, after uuid, most bigint) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.directory_only(noun text, ref text, ids uuid[], OUT hit uuid, OUT wrong jsonb[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_organization(key jsonb, facts jsonb, taken uuid[], OUT hit uuid, OUT was text, OUT wrong jsonb[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_owner(noun text, key jsonb, known jsonb, bad jsonb, founding boolean, OUT org uuid, OUT place uuid, OUT offered uuid, OUT founded bigint, OUT lost boolean, OUT wrong jsonb[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_person(key jsonb, facts jsonb, org uuid, place uuid, offered uuid, taken uuid[], OUT hit uuid, OUT was text, OUT wrong jsonb[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_placed(wrong jsonb[], line jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_rows(confidential boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_rules_same(service uuid, rules jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_service(key jsonb, facts jsonb, place uuid, hours jsonb, taken uuid[], OUT hit uuid, OUT was text, OUT wrong jsonb[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_service_wrong(f porchlight.service, place uuid, key jsonb, facts jsonb, zone text, clock jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_site(key jsonb, given jsonb, org uuid, taken uuid[], OUT hit uuid, OUT was text, OUT beds bigint, OUT wrong jsonb[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_site_wrong(f porchlight.site, key jsonb, facts jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_wrong(member text, detail text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.directory_zone(fips text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.estimate_lines(ed bigint, inpatient bigint, guest_nights bigint, answered bigint, unanswered bigint, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.exceptions_write(service uuid, days date[], exceptions jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.feed_calendar(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.feed_calendar(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.feed_has_words(words text[], VARIADIC texts text[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.feed_metres(latitude double precision, longitude double precision, north double precision, east double precision) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.freshness_of(confirmed_at timestamp with time zone, fresh_hours integer, stale_hours integer, at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.freshness_of(confirmed_at timestamp with time zone, fresh_hours integer, stale_hours integer, at timestamp with time zone) TO porchlight_server;

GRANT SELECT ON TABLE porchlight.service_exception TO porchlight_server;

GRANT SELECT ON TABLE porchlight.service_hours TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.feed_organizations(wanted uuid, search text, of_kind text, population text, way_in text, skip bigint, most bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.feed_organizations(wanted uuid, search text, of_kind text, population text, way_in text, skip bigint, most bigint) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.feed_postcode(code text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.feed_postcode(code text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.feed_services(wanted uuid, search text, organization uuid, of_kind text, population text, way_in text, modified_after timestamp with time zone, near_code text, metres double precision, skip bigint, most bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.feed_services(wanted uuid, search text, organization uuid, of_kind text, population text, way_in text, modified_after timestamp with time zone, near_code text, metres double precision, skip bigint, most bigint) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.guest_audit(done text, referral uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.guest_find(said text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.guest_find(said text) TO porchlight_server;

GRANT SELECT(id) ON TABLE porchlight.referral TO porchlight_feed;
GRANT SELECT(id) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(code) ON TABLE porchlight.referral TO porchlight_feed;
GRANT SELECT(code) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(organization_id) ON TABLE porchlight.referral TO porchlight_feed;
GRANT SELECT(organization_id) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(source) ON TABLE porchlight.referral TO porchlight_feed;
GRANT SELECT(source) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(created_by) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(owner_id) ON TABLE porchlight.referral TO porchlight_feed;
GRANT SELECT(owner_id) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(created_at) ON TABLE porchlight.referral TO porchlight_feed;
GRANT SELECT(created_at) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(needs) ON TABLE porchlight.referral TO porchlight_feed;
GRANT SELECT(needs) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(languages) ON TABLE porchlight.referral TO porchlight_feed;
GRANT SELECT(languages) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(arrival_estimate) ON TABLE porchlight.referral TO porchlight_feed;
GRANT SELECT(arrival_estimate) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(transport) ON TABLE porchlight.referral TO porchlight_feed;
GRANT SELECT(transport) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(alternative) ON TABLE porchlight.referral TO porchlight_feed;
GRANT SELECT(alternative) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(county_fips) ON TABLE porchlight.referral TO porchlight_feed;
GRANT SELECT(county_fips) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(consent_version) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(consent_at) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(ended_at) ON TABLE porchlight.referral TO porchlight_feed;
GRANT SELECT(ended_at) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(archived_at) ON TABLE porchlight.referral TO porchlight_feed;
GRANT SELECT(archived_at) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(blanked_at) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(version) ON TABLE porchlight.referral TO porchlight_feed;
GRANT SELECT(version) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(changed_at) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(changed_by) ON TABLE porchlight.referral TO porchlight_server;

GRANT SELECT(revoked_at) ON TABLE porchlight.referral TO porchlight_feed;
GRANT SELECT(revoked_at) ON TABLE porchlight.referral TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.guest_open(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.guest_open(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.guest_revoke(of uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.guest_revoke(of uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.guest_step(of uuid, wanted uuid, action text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.guest_step(of uuid, wanted uuid, action text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.guest_withdraw(of uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.guest_withdraw(of uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.hold_release(r porchlight.recipient, at timestamp with time zone) FROM PUBLIC;

GRANT SELECT ON TABLE porchlight.service_schedule TO porchlight_server;

GRANT SELECT ON TABLE porchlight.timetable_row TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.hours_change(wanted uuid, seen_version bigint, seen_zone text, rules jsonb, exceptions jsonb, intervals jsonb, until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.hours_change(wanted uuid, seen_version bigint, seen_zone text, rules jsonb, exceptions jsonb, intervals jsonb, until timestamp with time zone) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.hours_confirm(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.hours_confirm(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.hours_except(wanted uuid, read_version bigint, seen_zone text, day date, exceptions jsonb, intervals jsonb, until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.hours_except(wanted uuid, read_version bigint, seen_zone text, day date, exceptions jsonb, intervals jsonb, until timestamp with time zone) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.hours_rows(rules jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.hours_write(service uuid, rules jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.id_new(later_ms bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.leaving_day(planned date, arrived timestamp with time zone, zone text, maximum_nights integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_answered_in_30_min(source text, answer_seconds integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_answered_in_30_min_wall(source text, asked timestamp with time zone, answered timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_arrivals(source text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_diversions_own(guest_answer text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_diversions_reported(source text, alternative text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_drop_in(scheduled_seconds integer, kept_seconds integer, was_full boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_ed_visits_avoided(arrivals bigint, share double precision) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_ended(source text, end_state text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_freshness(fresh boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_funnel(source text, stage integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_inpatient_days_avoided(arrivals bigint, days double precision, share double precision) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_net_cost(ed_visits double precision, ed_visit_cost double precision, inpatient_days double precision, inpatient_day_cost double precision, guest_nights bigint, guest_night_cost double precision) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_occupancy(state text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_shown_open_refused(source text, shown_open boolean, refused boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_stay_length(arrived timestamp with time zone, ended timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_stays_ending_in_hospital(where_next text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_time_to_answer(source text, asked timestamp with time zone, answered timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_time_to_arrival(source text, asked timestamp with time zone, arrived timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_time_to_yes(source text, asked timestamp with time zone, offered timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_turn_aways(no_room boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.measure_who_asks(source text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.note_add(wanted uuid, new_id uuid, text_sealed text, arrives timestamp with time zone, comes text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.note_add(wanted uuid, new_id uuid, text_sealed text, arrives timestamp with time zone, comes text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.note_list(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.note_list(wanted uuid) TO porchlight_server;

GRANT SELECT ON TABLE porchlight.recipient_row TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.note_read(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.note_read(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.notes_blank(referrals uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.opening_at(openings jsonb, openings_until timestamp with time zone, at timestamp with time zone, OUT state text, OUT until timestamp with time zone, OUT next timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.opening_author(house uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.openings_are_old() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.openings_counted() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.openings_hours(openings jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.openings_write(service uuid, intervals jsonb, until timestamp with time zone) FROM PUBLIC;

GRANT SELECT ON TABLE porchlight.organization_row TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.organization_add(facts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.organization_add(facts jsonb) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.organization_change(wanted uuid, seen_version bigint, facts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.organization_change(wanted uuid, seen_version bigint, facts jsonb) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.organization_people(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.organization_people(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.outbox_add(told porchlight.event_name, r porchlight.recipient, organizations uuid[], at timestamp with time zone) FROM PUBLIC;

GRANT SELECT ON TABLE porchlight.network TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.outbox_claim(lease_s integer) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.outbox_claim(lease_s integer) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.outbox_nudge() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.outbox_nudge() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.outbox_pause(attempts integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.outbox_purge() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.outbox_purge() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.outbox_record(wanted uuid, attempt integer, how text, status integer, error text, retry_after_s integer) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.outbox_record(wanted uuid, attempt integer, how text, status integer, error text, retry_after_s integer) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.outbox_tries() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.published_stays() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.range_ended(during tstzrange, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.recipient_apply(r porchlight.recipient, done text, by_side text, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.recipient_arrive(wanted uuid, planned date, new_stay uuid, alias_sealed text, alias_digest text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.recipient_arrive(wanted uuid, planned date, new_stay uuid, alias_sealed text, alias_digest text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.recipient_decline(wanted uuid, code text, instead uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.recipient_decline(wanted uuid, code text, instead uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.recipient_extend(wanted uuid, minutes integer) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.recipient_extend(wanted uuid, minutes integer) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.recipient_lock(wanted uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.recipient_now(wanted uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.recipient_offer(wanted uuid, room uuid, minutes integer) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.recipient_offer(wanted uuid, room uuid, minutes integer) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.recipient_side_for(r porchlight.recipient, wanted text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.recipient_sides(r porchlight.recipient) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.recipient_step(wanted uuid, action text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.recipient_step(wanted uuid, action text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.recipient_told() FROM PUBLIC;

GRANT SELECT ON TABLE porchlight.referral_row TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.referral_ask(new_id uuid, house uuid, came text, codes text[], name_sealed text, callback_sealed text, note_sealed text, wanted_needs text[], wanted_languages text[], consent text, secret text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.referral_ask(new_id uuid, house uuid, came text, codes text[], name_sealed text, callback_sealed text, note_sealed text, wanted_needs text[], wanted_languages text[], consent text, secret text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.referral_ask_house(asked_for uuid, s porchlight.site, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.referral_by_code(said text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.referral_by_code(said text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.referral_consent_end(wanted uuid, by_side text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.referral_open(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.referral_open(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.referral_own(wanted uuid, person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.referral_own(wanted uuid, person uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.referral_refusal(sender uuid, teams uuid[], site_ids uuid[], county text, consent text, only_if_open boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.referral_revoke(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.referral_revoke(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.referral_send(new_id uuid, team uuid, site_ids uuid[], codes text[], name_sealed text, callback_sealed text, note_sealed text, wanted_needs text[], wanted_languages text[], arrives timestamp with time zone, comes text, otherwise text, county text, consent text, secret text, only_if_open boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.referral_send(new_id uuid, team uuid, site_ids uuid[], codes text[], name_sealed text, callback_sealed text, note_sealed text, wanted_needs text[], wanted_languages text[], arrives timestamp with time zone, comes text, otherwise text, county text, consent text, secret text, only_if_open boolean) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.referral_take_back(wanted uuid, by_side text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.referral_withdraw(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.referral_withdraw(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.release_cells(period text, begin date, by text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.release_due() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.release_due() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.release_grain(of_month date, of_by text, threshold integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.release_groups(of_month date) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.release_groups(of_month date) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.release_made_at(period text, begin date) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.release_newest(period text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.release_parts(period text, begin date, by text, wanted_slice text, wanted_measure text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.release_settling() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.release_store(of_month date, of_threshold integer, grains text[], facts jsonb, told jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.release_store(of_month date, of_threshold integer, grains text[], facts jsonb, told jsonb) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.release_sum(amounts jsonb, parts text[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.release_threshold(period text, begin date) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.release_total(amounts jsonb, total text, parts text[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.report_add(of_quarter text, of_language text, of_made_at timestamp with time zone, of_page text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.report_add(of_quarter text, of_language text, of_made_at timestamp with time zone, of_page text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.report_assumptions() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.report_assumptions() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.report_estimates(of_begin date) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.report_estimates(of_begin date) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.report_head(of_begin date) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.report_head(of_begin date) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.report_list() FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.report_list() TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.report_may() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.report_measures(of_begin date) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.report_measures(of_begin date) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.report_newest(of_quarter text, of_language text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.report_page(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.report_page(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.report_parts(of_begin date) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.report_parts(of_begin date) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.report_read(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.report_read(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.report_slices(of_begin date) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.report_slices(of_begin date) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.report_trend(of_begin date) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.report_trend(of_begin date) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.request_begin(account uuid, request text, claimed text, asked text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.request_begin(account uuid, request text, claimed text, asked text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.request_forget() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.request_remember(answered text, row_now jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.request_replay(account uuid, claimed text, asked text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.request_replay(account uuid, claimed text, asked text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.row_counted() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.row_signed() FROM PUBLIC;

GRANT SELECT ON TABLE porchlight.service_row TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.service_add(house uuid, facts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.service_add(house uuid, facts jsonb) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.service_change(wanted uuid, seen_version bigint, facts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.service_change(wanted uuid, seen_version bigint, facts jsonb) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.service_full_noted() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.service_remove(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.service_remove(wanted uuid) TO porchlight_server;

GRANT SELECT ON TABLE porchlight.membership TO porchlight_server;

GRANT SELECT(account_id) ON TABLE porchlight.membership TO porchlight_feed;

GRANT SELECT(organization_id) ON TABLE porchlight.membership TO porchlight_feed;

GRANT SELECT(role) ON TABLE porchlight.membership TO porchlight_feed;

GRANT SELECT(id) ON TABLE porchlight.session TO porchlight_feed;
GRANT SELECT(id) ON TABLE porchlight.session TO porchlight_server;

GRANT SELECT(account_id) ON TABLE porchlight.session TO porchlight_feed;
GRANT SELECT(account_id) ON TABLE porchlight.session TO porchlight_server;

GRANT SELECT(token_hash) ON TABLE porchlight.session TO porchlight_feed;

GRANT SELECT(shared_computer) ON TABLE porchlight.session TO porchlight_feed;
GRANT SELECT(shared_computer) ON TABLE porchlight.session TO porchlight_server;

GRANT SELECT(created_at) ON TABLE porchlight.session TO porchlight_feed;
GRANT SELECT(created_at) ON TABLE porchlight.session TO porchlight_server;

GRANT SELECT(seen_at) ON TABLE porchlight.session TO porchlight_feed;
GRANT SELECT(seen_at) ON TABLE porchlight.session TO porchlight_server;

GRANT SELECT(idle_minutes) ON TABLE porchlight.session TO porchlight_feed;
GRANT SELECT(idle_minutes) ON TABLE porchlight.session TO porchlight_server;

GRANT SELECT(expires_at) ON TABLE porchlight.session TO porchlight_feed;
GRANT SELECT(expires_at) ON TABLE porchlight.session TO porchlight_server;

GRANT SELECT(revoked_at) ON TABLE porchlight.session TO porchlight_feed;
GRANT SELECT(revoked_at) ON TABLE porchlight.session TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.session_begin(who uuid, hash text, shared boolean, hours integer, idle integer) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.session_begin(who uuid, hash text, shared boolean, hours integer, idle integer) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.session_end(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.session_end(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.session_find(hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.session_find(hash text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.session_now(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.session_now(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.sessions_seen(ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.sessions_seen(ids uuid[]) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.sign_in_account(address text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.sign_in_account(address text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.sign_in_failed(who uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.sign_in_failed(who uuid) TO porchlight_server;

GRANT SELECT ON TABLE porchlight.site_row TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.site_add(facts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.site_add(facts jsonb) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.site_change(wanted uuid, seen_version bigint, facts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.site_change(wanted uuid, seen_version bigint, facts jsonb) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.site_close(wanted uuid, closed boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.site_close(wanted uuid, closed boolean) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.site_closure_noted() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.site_confirm(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.site_confirm(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.site_confirm_now(wanted uuid, house uuid, at timestamp with time zone, always boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.site_in_use(wanted uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.site_lock(wanted uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.site_nights(house uuid, digests text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.site_nights(house uuid, digests text[]) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.site_now(wanted uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.site_pause(wanted uuid, paused boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.site_pause(wanted uuid, paused boolean) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.site_refusal(f porchlight.site) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.site_write(f porchlight.site) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_catch_up(days integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_cells(first date, past date) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_count(first date, past date) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_count_houses(first date, past date) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_counted(first date, past date) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_counted_months() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_definition(measure text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_differences(first date, past date) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_diversion(period text, wanted_begin date) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.statistics_diversion(period text, wanted_begin date) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.statistics_facts(since timestamp with time zone, until timestamp with time zone, in_zone text, house uuid, team uuid, each_site boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_first_day() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_freshness(wanted_scope text, organization uuid, period text, wanted_begin date) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.statistics_freshness(wanted_scope text, organization uuid, period text, wanted_begin date) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.statistics_house_facts(first date, past date, in_zone text, house uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_house_months(first date, past date) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_introductions(since timestamp with time zone, until timestamp with time zone, house uuid, team uuid, each_site boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_label(by text, slice text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_may(scope text, organization uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_measures() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_measures_json(wanted_scope text, wanted_by text, cells porchlight.statistics_cell[], told boolean, told_before boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_moment(day date) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_nights(first date, past date, house uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_occupancy(house uuid, wanted_begin date) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.statistics_occupancy(house uuid, wanted_begin date) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.statistics_own_facts(house uuid, team uuid, first date, past date, since timestamp with time zone, until timestamp with time zone, in_zone text, by text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_own_sums(house uuid, team uuid, period text, first date, past date, by text, alone text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_page(wanted_scope text, organization uuid, wanted_period text, wanted_begin date, wanted_by text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.statistics_page(wanted_scope text, organization uuid, wanted_period text, wanted_begin date, wanted_by text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.statistics_page_cells(scope text, organization uuid, period text, begin date, before date, by text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_period_begin(period text, day date) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_period_length(period text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_period_until(period text, begin date) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_periods(period text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.statistics_periods(period text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.statistics_row(kind text, numerator text[], denominator text[], parts text[], amounts jsonb, rest jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_slices(by text, county text, region text, sender_kind text, languages text[], needs text[], site_id uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_stays(since timestamp with time zone, until timestamp with time zone, house uuid, team uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_today() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_touched() FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_trend(wanted_scope text, organization uuid, period text, wanted_measure text, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.statistics_trend(wanted_scope text, organization uuid, period text, wanted_measure text, most integer) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.statistics_week_hours(wanted_scope text, organization uuid, period text, wanted_begin date) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.statistics_week_hours(wanted_scope text, organization uuid, period text, wanted_begin date) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.statistics_what_if(in_region text, wanted_period text, wanted_begin date) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.statistics_what_if(in_region text, wanted_period text, wanted_begin date) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.statistics_words(first date, past date, in_zone text, house uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.statistics_zone() FROM PUBLIC;

GRANT SELECT(id) ON TABLE porchlight.stay TO porchlight_feed;
GRANT SELECT(id) ON TABLE porchlight.stay TO porchlight_server;

GRANT SELECT(site_id) ON TABLE porchlight.stay TO porchlight_feed;
GRANT SELECT(site_id) ON TABLE porchlight.stay TO porchlight_server;

GRANT SELECT(house_id) ON TABLE porchlight.stay TO porchlight_feed;
GRANT SELECT(house_id) ON TABLE porchlight.stay TO porchlight_server;

GRANT SELECT(bed_id) ON TABLE porchlight.stay TO porchlight_feed;
GRANT SELECT(bed_id) ON TABLE porchlight.stay TO porchlight_server;

GRANT SELECT(recipient_id) ON TABLE porchlight.stay TO porchlight_feed;
GRANT SELECT(recipient_id) ON TABLE porchlight.stay TO porchlight_server;

GRANT SELECT(source) ON TABLE porchlight.stay TO porchlight_feed;
GRANT SELECT(source) ON TABLE porchlight.stay TO porchlight_server;

GRANT SELECT(arrived_at) ON TABLE porchlight.stay TO porchlight_feed;
GRANT SELECT(arrived_at) ON TABLE porchlight.stay TO porchlight_server;

GRANT SELECT(planned_leave_on) ON TABLE porchlight.stay TO porchlight_feed;
GRANT SELECT(planned_leave_on) ON TABLE porchlight.stay TO porchlight_server;

GRANT SELECT(left_at) ON TABLE porchlight.stay TO porchlight_feed;
GRANT SELECT(left_at) ON TABLE porchlight.stay TO porchlight_server;

GRANT SELECT(where_next) ON TABLE porchlight.stay TO porchlight_server;

GRANT SELECT(guest_answer) ON TABLE porchlight.stay TO porchlight_server;

GRANT SELECT(version) ON TABLE porchlight.stay TO porchlight_feed;
GRANT SELECT(version) ON TABLE porchlight.stay TO porchlight_server;

GRANT SELECT(changed_at) ON TABLE porchlight.stay TO porchlight_server;

GRANT SELECT(changed_by) ON TABLE porchlight.stay TO porchlight_server;

GRANT SELECT ON TABLE porchlight.stay_row TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.stay_begin(house uuid, new_stay uuid, room uuid, came text, planned date, alias_sealed text, alias_digest text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.stay_begin(house uuid, new_stay uuid, room uuid, came text, planned date, alias_sealed text, alias_digest text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.stay_change(wanted uuid, seen_version bigint, facts jsonb, alias_given boolean, alias_sealed text, alias_digest text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.stay_change(wanted uuid, seen_version bigint, facts jsonb, alias_given boolean, alias_sealed text, alias_digest text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.stay_extend(wanted uuid, planned date) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.stay_extend(wanted uuid, planned date) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.stay_leave(wanted uuid, next_place text, answered text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.stay_leave(wanted uuid, next_place text, answered text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.stay_move(wanted uuid, room uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.stay_move(wanted uuid, room uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.stay_move_write(f porchlight.stay, room porchlight.bed, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.stay_open(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.stay_open(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.stay_planned(room uuid, house uuid, leave date, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.stay_start(new_stay uuid, room porchlight.bed, house porchlight.site, introduced uuid, came text, planned date, alias_sealed text, alias_digest text, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.stay_write(f porchlight.stay, s porchlight.site, plan_given boolean, alias_given boolean, alias_sealed text, alias_digest text) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.timetable_now(service uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION porchlight.timetable_remember(outcome text, hours porchlight.timetable_row) FROM PUBLIC;

GRANT SELECT ON TABLE porchlight.turn_away TO porchlight_server;

GRANT SELECT ON TABLE porchlight.turn_away_row TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.turn_away_add(house uuid, asked text, why text) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.turn_away_add(house uuid, asked text, why text) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.turn_away_undo(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION porchlight.turn_away_undo(wanted uuid) TO porchlight_server;

REVOKE ALL ON FUNCTION porchlight.zone_moves_openings() FROM PUBLIC;

GRANT SELECT ON TABLE porchlight.confirmation TO porchlight_server;

GRANT SELECT ON TABLE porchlight.confirmation_row TO porchlight_server;

GRANT SELECT ON TABLE porchlight.consent_wording TO porchlight_server;

GRANT SELECT ON TABLE porchlight.move TO porchlight_server;

GRANT SELECT ON TABLE porchlight.recipient_move TO porchlight_server;

GRANT SELECT ON TABLE porchlight.site_capacity TO porchlight_server;

ALTER DEFAULT PRIVILEGES FOR ROLE porchlight_owner REVOKE ALL ON FUNCTIONS  FROM PUBLIC;

