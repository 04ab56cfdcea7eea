-- Where someone can stay, come by or call: sites, their services and hours, their beds, and who is in which bed when.

-- The words that a house is described in; see 0001 for why they are domains.
CREATE DOMAIN site_state AS text CHECK (VALUE IN ('welcoming', 'paused', 'closed'));
CREATE DOMAIN site_entry AS text CHECK (VALUE IN ('self_only', 'may_introduce', 'form_required'));
CREATE DOMAIN service_kind AS text CHECK (VALUE IN ('respite', 'drop_in', 'warmline', 'living_room', 'conversation'));
CREATE DOMAIN service_level AS text CHECK (VALUE IN ('quiet', 'busy', 'full'));
CREATE DOMAIN bed_state AS text CHECK (VALUE IN ('open', 'held', 'occupied', 'turnover', 'offline'));
CREATE DOMAIN gender_preference AS text CHECK (VALUE IN ('any', 'women', 'men', 'nonbinary'));
CREATE DOMAIN language_list AS text[]
    CHECK (VALUE <@ '{en,es,ase,am,ar,bn,de,fa,fr,gu,hi,hmn,ht,hy,it,ja,km,ko,ne,nv,pa,pl,pt,ru,so,sw,ta,te,th,tl,uk,ur,vi,yi,zh}');
CREATE DOMAIN population_list AS text[]
    CHECK (VALUE <@ '{veterans,lgbtq,youth_18_25,older_adults,spanish_speaking,deaf,women,parents,people_of_color,indigenous}');
CREATE DOMAIN county_list AS text[] CHECK (cardinality(VALUE) <= 260);
CREATE DOMAIN form_lines AS text[] CHECK (cardinality(VALUE) <= 20 AND length(array_to_string(VALUE, '')) <= 4000);
CREATE DOMAIN street_address AS text CHECK (length(VALUE) <= 200);
CREATE DOMAIN city_name AS text CHECK (length(VALUE) <= 80);
CREATE DOMAIN postal_code AS text CHECK (length(VALUE) <= 10);
CREATE DOMAIN notice_text AS text CHECK (length(VALUE) <= 280);
CREATE DOMAIN secure_link AS text CHECK (VALUE ~ '^https://' AND length(VALUE) <= 300);
CREATE DOMAIN bed_label AS text CHECK (length(VALUE) BETWEEN 1 AND 40);
CREATE DOMAIN list_position AS integer CHECK (VALUE BETWEEN 0 AND 1000);
CREATE DOMAIN floor_number AS integer CHECK (VALUE BETWEEN -2 AND 20);
CREATE DOMAIN guest_count AS integer CHECK (VALUE BETWEEN 0 AND 50);
CREATE DOMAIN fresh_limit AS integer CHECK (VALUE BETWEEN 1 AND 72);
CREATE DOMAIN stale_limit AS integer CHECK (VALUE BETWEEN 1 AND 168);
CREATE DOMAIN age_years AS integer CHECK (VALUE BETWEEN 0 AND 120);
CREATE DOMAIN night_count AS integer CHECK (VALUE BETWEEN 1 AND 90);
CREATE DOMAIN window_length AS integer CHECK (VALUE BETWEEN 1 AND 366);
CREATE DOMAIN hold_length AS integer CHECK (VALUE BETWEEN 15 AND 1440);
CREATE DOMAIN answer_length AS integer CHECK (VALUE BETWEEN 30 AND 1440);

CREATE TABLE site (
    id             uuid        PRIMARY KEY,
    organization_id uuid       NOT NULL REFERENCES organization,
    name           name_text   NOT NULL,
    description    long_text   NOT NULL DEFAULT '',
    -- Where. A confidential address is known to the house's own people only; everyone else sees the county.
    address        street_address,
    city           city_name,
    postcode       postal_code,
    county_fips    fips_code   NOT NULL REFERENCES county,
    latitude       latitude_degrees,
    longitude      longitude_degrees,
    address_confidential boolean NOT NULL DEFAULT false,
    is_virtual     boolean     NOT NULL DEFAULT false,
    zone           zone_name   NOT NULL,
    phone          phone_number NOT NULL,
    second_contact name_text,
    -- Capacity.
    state          site_state  NOT NULL DEFAULT 'welcoming',
    staffed_limit  guest_count,
    fresh_hours    fresh_limit NOT NULL DEFAULT 8,
    stale_hours    stale_limit NOT NULL DEFAULT 24,
    confirmed_at   timestamptz,
    confirmed_role text        NOT NULL DEFAULT '',
    public_counts  boolean     NOT NULL DEFAULT false,
    notice         notice_text NOT NULL DEFAULT '',
    -- The way in. NULL in a nullable fact means "not stated", never no.
    entry          site_entry  NOT NULL DEFAULT 'may_introduce',
    form_asks      form_lines  NOT NULL DEFAULT '{}',
    counties_served county_list NOT NULL DEFAULT '{}',
    minimum_age    age_years,
    maximum_nights night_count,
    window_nights  night_count,
    window_days    window_length,
    drop_off       boolean     NOT NULL DEFAULT false,
    languages      language_list NOT NULL DEFAULT '{}',
    populations    population_list NOT NULL DEFAULT '{}',
    step_free      boolean,
    accessible_bath boolean,
    pets           boolean,
    service_animals boolean,
    smoking_area   boolean,
    fragrance_free boolean,
    transport_help boolean,
    -- Clocks, in minutes.
    hold_minutes   hold_length NOT NULL DEFAULT 240,
    answer_minutes answer_length NOT NULL DEFAULT 240,
    version        bigint      NOT NULL DEFAULT 1,
    changed_at     timestamptz NOT NULL DEFAULT now(),
    changed_by     text        NOT NULL DEFAULT '',
    CHECK (fresh_hours <= stale_hours)
);
CREATE INDEX site_organization ON site (organization_id);

CREATE TABLE service (
    id             uuid        PRIMARY KEY,
    site_id        uuid        NOT NULL REFERENCES site ON DELETE CASCADE,
    kind           service_kind NOT NULL,
    name           name_text   NOT NULL,
    phone          phone_number,
    link           secure_link,
    level          service_level,
    level_at       timestamptz,
    hours_confirmed_at timestamptz,
    -- Open intervals in UTC, computed by the server from rules and exceptions (room `hours`), so that no reader needs a zone:
    -- [["2026-11-22T17:00:00Z","2026-11-23T05:00:00Z"], ...]. openings_until: how far ahead they reach; NULL: to be computed.
    openings       jsonb       NOT NULL DEFAULT '[]',
    openings_until timestamptz,
    version        bigint      NOT NULL DEFAULT 1,
    changed_at     timestamptz NOT NULL DEFAULT now(),
    changed_by     text        NOT NULL DEFAULT ''
);
CREATE INDEX service_site ON service (site_id);

-- closes <= opens: it closes on the next day. opens = closes = 00:00: the whole day.
CREATE TABLE service_hours (
    id             uuid        PRIMARY KEY,
    service_id     uuid        NOT NULL REFERENCES service ON DELETE CASCADE,
    weekdays       text[]      NOT NULL CHECK (cardinality(weekdays) BETWEEN 1 AND 7 AND weekdays <@ '{MO,TU,WE,TH,FR,SA,SU}'),
    opens          time        NOT NULL,
    closes         time        NOT NULL,
    valid_from     date,
    valid_to       date,
    CHECK (valid_to >= valid_from)
);
CREATE INDEX service_hours_service ON service_hours (service_id);

-- A dated exception closes the day (opens and closes NULL) or changes it.
CREATE TABLE service_exception (
    id             uuid        PRIMARY KEY,
    service_id     uuid        NOT NULL REFERENCES service ON DELETE CASCADE,
    on_date        date        NOT NULL,
    opens          time,
    closes         time,
    note           text        NOT NULL DEFAULT '' CHECK (length(note) <= 140),
    UNIQUE (service_id, on_date, opens),
    CHECK ((opens IS NULL) = (closes IS NULL))
);

CREATE TABLE bed (
    id             uuid        PRIMARY KEY,
    site_id        uuid        NOT NULL REFERENCES site ON DELETE CASCADE,
    label          bed_label   NOT NULL,
    position       list_position NOT NULL DEFAULT 0,
    state          bed_state   NOT NULL DEFAULT 'offline',
    state_reason   remark      NOT NULL DEFAULT '',
    state_at       timestamptz NOT NULL DEFAULT now(),
    held_until     timestamptz,
    ready_at       timestamptz,
    private_room   boolean,
    step_free      boolean,
    accessible_bath boolean,
    floor          floor_number,
    gender_preference gender_preference,
    service_animals boolean,
    version        bigint      NOT NULL DEFAULT 1,
    changed_at     timestamptz NOT NULL DEFAULT now(),
    changed_by     text        NOT NULL DEFAULT '',
    UNIQUE (site_id, label),
    CHECK ((state = 'held') = (held_until IS NOT NULL))
);
CREATE INDEX bed_held ON bed (held_until) WHERE state = 'held';

-- What follows feeds the statistics; nothing else reads it. One row a change of state, one a confirmation.
CREATE TABLE bed_change (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bed_id         uuid        NOT NULL REFERENCES bed ON DELETE CASCADE,
    state          bed_state   NOT NULL,
    at             timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX bed_change_bed ON bed_change (bed_id, at);

CREATE TABLE confirmation (
    id             uuid        PRIMARY KEY,
    site_id        uuid        NOT NULL REFERENCES site ON DELETE CASCADE,
    at             timestamptz NOT NULL DEFAULT now(),
    role           text        NOT NULL,
    site_state     site_state  NOT NULL,
    open_beds      integer     NOT NULL
);
CREATE INDEX confirmation_site ON confirmation (site_id, at);
