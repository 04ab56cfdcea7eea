-- Who takes part: the network itself, organizations, the people who sign in, and their sessions.
-- Every table that a screen follows has `version`, bumped by trigger on each change; an older row never overwrites a newer one.

-- Roles and their search_path come from sql/grants/roles.sql, run once a cluster by its superuser.

CREATE SCHEMA IF NOT EXISTS porchlight;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- No function of ours may be called by whoever happens to connect: sql/grants names those that the server may call.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- What a value may be, told once. A domain is checked when a value is assigned; a table's CHECK is read and run at each update of its rows,
-- whatever the update is about, which measured half of what a house's "still right" cost. CHECKs are left to what takes two columns.
CREATE DOMAIN name_text AS text CHECK (length(VALUE) BETWEEN 1 AND 120);
CREATE DOMAIN long_text AS text CHECK (length(VALUE) <= 2000);
CREATE DOMAIN remark AS text CHECK (length(VALUE) <= 140);
CREATE DOMAIN phone_number AS text CHECK (length(VALUE) BETWEEN 3 AND 40);
CREATE DOMAIN fips_code AS text CHECK (VALUE ~ '^[0-9]{5}$');
CREATE DOMAIN zone_name AS text CHECK (length(VALUE) BETWEEN 1 AND 64);
CREATE DOMAIN latitude_degrees AS double precision CHECK (VALUE BETWEEN -90 AND 90);
CREATE DOMAIN longitude_degrees AS double precision CHECK (VALUE BETWEEN -180 AND 180);
CREATE DOMAIN member_role AS text
    CHECK (VALUE IN ('house_staff', 'house_lead', 'referrer', 'referrer_lead', 'network_admin', 'analyst', 'api_client'));
CREATE DOMAIN organization_kind AS text
    CHECK (VALUE IN ('peer_respite', 'drop_in', 'warmline', 'hospital', 'mobile_crisis', 'crisis_line', 'network'));

CREATE TABLE network (
    id             integer     PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    name           name_text   NOT NULL,
    zone           zone_name   NOT NULL DEFAULT 'America/New_York',
    crisis_line    text        NOT NULL DEFAULT '988',
    version        bigint      NOT NULL DEFAULT 1,
    changed_at     timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE county (
    fips           fips_code   PRIMARY KEY,
    state          text        NOT NULL CHECK (state ~ '^[A-Z]{2}$'),
    name           text        NOT NULL,
    latitude       latitude_degrees NOT NULL,
    longitude      longitude_degrees NOT NULL
);

CREATE TABLE organization (
    id             uuid        PRIMARY KEY,
    name           name_text   NOT NULL,
    kind           organization_kind NOT NULL,
    description    long_text   NOT NULL DEFAULT '',
    phone          phone_number,
    county_fips    fips_code   REFERENCES county,
    version        bigint      NOT NULL DEFAULT 1,
    changed_at     timestamptz NOT NULL DEFAULT now(),
    changed_by     text        NOT NULL DEFAULT ''
);

-- A person who signs in. The name is what colleagues call them; never a guest.
CREATE TABLE account (
    id             uuid        PRIMARY KEY,
    email          text        NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
    name           text        NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    password_hash  text        NOT NULL,
    disabled_at    timestamptz,
    failed_count   integer     NOT NULL DEFAULT 0,
    failed_at      timestamptz,
    version        bigint      NOT NULL DEFAULT 1,
    changed_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (email)
);

CREATE TABLE membership (
    account_id     uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    organization_id uuid       NOT NULL REFERENCES organization ON DELETE CASCADE,
    role           member_role NOT NULL,
    PRIMARY KEY (account_id, organization_id, role)
);
CREATE INDEX membership_organization ON membership (organization_id);

-- The token itself is never stored: token_hash is BLAKE2b-256 of it, in lower-case hexadecimal.
CREATE TABLE session (
    id             uuid        PRIMARY KEY,
    account_id     uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    token_hash     text        NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    shared_computer boolean    NOT NULL DEFAULT false,
    created_at     timestamptz NOT NULL DEFAULT now(),
    seen_at        timestamptz NOT NULL DEFAULT now(),
    idle_minutes   integer     NOT NULL DEFAULT 720 CHECK (idle_minutes BETWEEN 5 AND 1440),
    expires_at     timestamptz NOT NULL,
    revoked_at     timestamptz
);
CREATE INDEX session_account ON session (account_id);
