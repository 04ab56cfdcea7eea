-- Where someone can stay, come by or call: sites, their services and hours, their beds, and who is in which bed when.

CREATE TABLE site (
    id             uuid        PRIMARY KEY,
    organization_id uuid       NOT NULL REFERENCES organization,
    name           text        NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    description    text        NOT NULL DEFAULT '' CHECK (length(description) <= 2000),
    -- Where. A confidential address is known to the house's own people only; everyone else sees the county.
    address        text        CHECK (length(address) <= 200),
    city           text        CHECK (length(city) <= 80),
    postcode       text        CHECK (length(postcode) <= 10),
    county_fips    text        NOT NULL REFERENCES county,
    latitude       double precision CHECK (latitude BETWEEN -90 AND 90),
    longitude      double precision CHECK (longitude BETWEEN -180 AND 180),
    address_confidential boolean NOT NULL DEFAULT false,
    is_virtual     boolean     NOT NULL DEFAULT false,
    zone           text        NOT NULL CHECK (length(zone) BETWEEN 1 AND 64),
    phone          text        NOT NULL CHECK (length(phone) BETWEEN 3 AND 40),
    second_contact text        CHECK (length(second_contact) <= 120),
    -- Capacity.
    state          text        NOT NULL DEFAULT 'welcoming' CHECK (state IN ('welcoming', 'paused', 'closed')),
    staffed_limit  integer     CHECK (staffed_limit BETWEEN 0 AND 50),
    fresh_hours    integer     NOT NULL DEFAULT 8 CHECK (fresh_hours BETWEEN 1 AND 72),
    stale_hours    integer     NOT NULL DEFAULT 24 CHECK (stale_hours BETWEEN 1 AND 168),
    confirmed_at   timestamptz,
    confirmed_role text        NOT NULL DEFAULT '',
    public_counts  boolean     NOT NULL DEFAULT false,
    notice         text        NOT NULL DEFAULT '' CHECK (length(notice) <= 280),
    -- The way in. NULL in a nullable fact means "not stated", never no.
    entry          text        NOT NULL DEFAULT 'may_introduce' CHECK (entry IN ('self_only', 'may_introduce', 'form_required')),
    form_asks      text[]      NOT NULL DEFAULT '{}' CHECK (cardinality(form_asks) <= 20 AND length(array_to_string(form_asks, '')) <= 4000),
    counties_served text[]     NOT NULL DEFAULT '{}' CHECK (cardinality(counties_served) <= 260),
    minimum_age    integer     CHECK (minimum_age BETWEEN 0 AND 120),
    maximum_nights integer     CHECK (maximum_nights BETWEEN 1 AND 90),
    window_nights  integer     CHECK (window_nights BETWEEN 1 AND 90),
    window_days    integer     CHECK (window_days BETWEEN 1 AND 366),
    drop_off       boolean     NOT NULL DEFAULT false,
    languages      text[]      NOT NULL DEFAULT '{}' CHECK (languages <@ '{en,es,ase,am,ar,bn,de,fa,fr,gu,hi,hmn,ht,hy,it,ja,km,ko,ne,nv,pa,pl,pt,ru,so,sw,ta,te,th,tl,uk,ur,vi,yi,zh}'),
    populations    text[]      NOT NULL DEFAULT '{}' CHECK (populations <@ '{veterans,lgbtq,youth_18_25,older_adults,spanish_speaking,deaf,women,parents,people_of_color,indigenous}'),
    step_free      boolean,
    accessible_bath boolean,
    pets           boolean,
    service_animals boolean,
    smoking_area   boolean,
    fragrance_free boolean,
    transport_help boolean,
    -- Clocks, in minutes.
    hold_minutes   integer     NOT NULL DEFAULT 240 CHECK (hold_minutes BETWEEN 15 AND 1440),
    answer_minutes integer     NOT NULL DEFAULT 240 CHECK (answer_minutes BETWEEN 30 AND 1440),
    version        bigint      NOT NULL DEFAULT 1,
    changed_at     timestamptz NOT NULL DEFAULT now(),
    changed_by     text        NOT NULL DEFAULT '',
    CHECK (fresh_hours <= stale_hours)
);
CREATE INDEX site_organization ON site (organization_id);

CREATE TABLE service (
    id             uuid        PRIMARY KEY,
    site_id        uuid        NOT NULL REFERENCES site ON DELETE CASCADE,
    kind           text        NOT NULL CHECK (kind IN ('respite', 'drop_in', 'warmline', 'living_room', 'conversation')),
    name           text        NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    phone          text        CHECK (length(phone) BETWEEN 3 AND 40),
    link           text        CHECK (link ~ '^https://' AND length(link) <= 300),
    level          text        CHECK (level IN ('quiet', 'busy', 'full')),
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
    label          text        NOT NULL CHECK (length(label) BETWEEN 1 AND 40),
    position       integer     NOT NULL DEFAULT 0 CHECK (position BETWEEN 0 AND 1000),
    state          text        NOT NULL DEFAULT 'offline' CHECK (state IN ('open', 'held', 'occupied', 'turnover', 'offline')),
    state_reason   text        NOT NULL DEFAULT '' CHECK (length(state_reason) <= 140),
    state_at       timestamptz NOT NULL DEFAULT now(),
    held_until     timestamptz,
    ready_at       timestamptz,
    private_room   boolean,
    step_free      boolean,
    accessible_bath boolean,
    floor          integer     CHECK (floor BETWEEN -2 AND 20),
    gender_preference text     CHECK (gender_preference IN ('any', 'women', 'men', 'nonbinary')),
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
    state          text        NOT NULL,
    at             timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX bed_change_bed ON bed_change (bed_id, at);

CREATE TABLE confirmation (
    id             uuid        PRIMARY KEY,
    site_id        uuid        NOT NULL REFERENCES site ON DELETE CASCADE,
    at             timestamptz NOT NULL DEFAULT now(),
    role           text        NOT NULL,
    site_state     text        NOT NULL,
    open_beds      integer     NOT NULL
);
CREATE INDEX confirmation_site ON confirmation (site_id, at);
