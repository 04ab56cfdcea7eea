-- One referral is about one person, made by one team (or by the person), to up to three sites at once: its recipients.
-- Sealed columns hold ciphertext made by the server (XChaCha20-Poly1305, bound to the row); the database can't read them.

CREATE DOMAIN side AS text CHECK (VALUE IN ('house', 'sender', 'guest', 'clock', 'system'));
CREATE DOMAIN recipient_state AS text
    CHECK (VALUE IN ('sent', 'seen', 'talking', 'waitlisted', 'offered', 'accepted', 'arrived',
                     'declined', 'guest_declined', 'unreachable', 'expired', 'withdrawn', 'elsewhere', 'not_arrived'));
CREATE DOMAIN referral_source AS text CHECK (VALUE IN ('team', 'self_call', 'walk_in'));
CREATE DOMAIN referral_transport AS text CHECK (VALUE IN ('own', 'team_brings', 'needs_ride', 'unknown'));
CREATE DOMAIN referral_alternative AS text
    CHECK (VALUE IN ('emergency_department', 'inpatient', 'crisis_unit', 'jail', 'nothing', 'other', 'unknown'));
CREATE DOMAIN need_list AS text[]
    CHECK (VALUE <@ '{step_free,accessible_bath,private_room,quiet_room,service_animal,pet,fragrance_free,smoking_area,transport_help,interpreter,sign_language}');
CREATE DOMAIN guest_code AS text CHECK (VALUE ~ '^[ACDEFGHJKMNPQRTUVWXY34679]{6}$');
CREATE DOMAIN wording_version AS text CHECK (length(VALUE) BETWEEN 1 AND 20);
-- Why a house says no, or could not welcome someone who asked.
CREATE DOMAIN decline_code AS text
    CHECK (VALUE IN ('no_room', 'cannot_support', 'outside_area', 'age', 'nights_limit', 'staffing', 'other_request', 'other'));
CREATE DOMAIN where_next AS text
    CHECK (VALUE IN ('home', 'family_or_friends', 'another_house', 'housing_program', 'shelter', 'hospital', 'emergency_department', 'other',
                     'prefer_not_to_say'));
CREATE DOMAIN guest_answer AS text CHECK (VALUE IN ('hospital', 'emergency_department', 'somewhere_else', 'stayed_home', 'prefer_not_to_say'));
CREATE DOMAIN way_of_asking AS text CHECK (VALUE IN ('phone', 'in_person', 'online'));

-- Who may do what from where. The one table: acts consult it, the API reports it, the documents' diagram is printed from it.
-- Its rows stand in sql/functions/_80_moves.sql, because acts rely on them.
CREATE TABLE move (
    position       integer     NOT NULL UNIQUE,          -- the order in which screens offer actions
    from_state     recipient_state NOT NULL,
    action         text        NOT NULL,
    side           side        NOT NULL,
    to_state       recipient_state NOT NULL,
    meaning        text        NOT NULL,
    PRIMARY KEY (from_state, action, side)
);

CREATE TABLE referral (
    id             uuid        PRIMARY KEY,
    code           guest_code  NOT NULL UNIQUE,
    organization_id uuid       REFERENCES organization,          -- the sender; NULL: the person themself
    source         referral_source NOT NULL,
    created_by     uuid        REFERENCES account,
    owner_id       uuid        REFERENCES account,
    created_at     timestamptz NOT NULL DEFAULT now(),
    sealed_name    text,
    sealed_callback text,
    sealed_note    text,
    needs          need_list   NOT NULL DEFAULT '{}',
    languages      language_list NOT NULL DEFAULT '{}',
    arrival_estimate timestamptz,
    transport      referral_transport,
    alternative    referral_alternative,
    county_fips    fips_code   REFERENCES county,
    consent_version wording_version NOT NULL,
    consent_at     timestamptz NOT NULL DEFAULT now(),
    ended_at       timestamptz,          -- its last recipient ended, or someone arrived
    archived_at    timestamptz,          -- leaves every screen; set by the clock some hours after the end
    blanked_at     timestamptz,          -- the sealed columns were emptied
    version        bigint      NOT NULL DEFAULT 1,
    changed_at     timestamptz NOT NULL DEFAULT now(),
    changed_by     text        NOT NULL DEFAULT '',
    CHECK ((source = 'team') = (organization_id IS NOT NULL))
);
-- Keys sort by time (UUID version 7), so a list of the newest needs no other index.
CREATE INDEX referral_organization ON referral (organization_id, id);
CREATE INDEX referral_created ON referral (created_at);
CREATE INDEX referral_live ON referral (ended_at) WHERE archived_at IS NULL;
CREATE INDEX referral_unblanked ON referral (ended_at) WHERE blanked_at IS NULL;

CREATE TABLE recipient (
    id             uuid        PRIMARY KEY,
    referral_id    uuid        NOT NULL REFERENCES referral,
    site_id        uuid        NOT NULL REFERENCES site,
    house_id       uuid        NOT NULL REFERENCES organization,  -- the site's organization, so that a reader needs no join
    sender_id      uuid        REFERENCES organization,           -- the referral's organization, likewise
    state          recipient_state NOT NULL DEFAULT 'sent',
    sent_at        timestamptz NOT NULL DEFAULT now(),
    seen_at        timestamptz,
    answered_at    timestamptz,
    offered_at     timestamptz,
    accepted_at    timestamptz,
    arrived_at     timestamptz,
    ended_at       timestamptz,                          -- also of `arrived`: nothing is open any more
    answer_due_at  timestamptz NOT NULL,
    shown_open     boolean     NOT NULL DEFAULT false,   -- the board showed an open bed there when it was sent
    bed_id         uuid        REFERENCES bed,
    held_until     timestamptz,
    hold_extended  boolean     NOT NULL DEFAULT false,
    decline_code   decline_code,
    instead_site_id uuid       REFERENCES site,
    archived_at    timestamptz,
    version        bigint      NOT NULL DEFAULT 1,
    changed_at     timestamptz NOT NULL DEFAULT now(),
    changed_by     text        NOT NULL DEFAULT '',
    UNIQUE (referral_id, site_id),
    CHECK ((state = 'declined') = (decline_code IS NOT NULL)),
    CHECK ((state IN ('offered', 'accepted')) = (held_until IS NOT NULL)),
    CHECK (state NOT IN ('offered', 'accepted', 'arrived') OR bed_id IS NOT NULL),
    CHECK ((state IN ('sent', 'seen', 'talking', 'waitlisted', 'offered', 'accepted')) = (ended_at IS NULL))
);
CREATE INDEX recipient_site ON recipient (site_id, id);
CREATE INDEX recipient_house ON recipient (house_id, id);
CREATE INDEX recipient_sender ON recipient (sender_id, id);
CREATE INDEX recipient_sent ON recipient (sent_at);
CREATE INDEX recipient_live ON recipient (id) WHERE archived_at IS NULL;
CREATE INDEX recipient_hold ON recipient (held_until) WHERE state IN ('offered', 'accepted');
CREATE INDEX recipient_due ON recipient (answer_due_at) WHERE state IN ('sent', 'seen');
-- No referral has two acceptances.
CREATE UNIQUE INDEX recipient_one_yes ON recipient (referral_id) WHERE state IN ('accepted', 'arrived');

-- Each move as it happened; what the statistics and the timeline read.
CREATE TABLE recipient_move (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recipient_id   uuid        NOT NULL REFERENCES recipient,
    action         text        NOT NULL,
    side           side        NOT NULL,
    from_state     recipient_state,
    to_state       recipient_state NOT NULL,
    account_id     uuid        REFERENCES account,
    at             timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX recipient_move_recipient ON recipient_move (recipient_id, at);

CREATE TABLE stay (
    id             uuid        PRIMARY KEY,
    site_id        uuid        NOT NULL REFERENCES site,
    house_id       uuid        NOT NULL REFERENCES organization,
    bed_id         uuid        NOT NULL REFERENCES bed,
    recipient_id   uuid        UNIQUE REFERENCES recipient,
    source         referral_source NOT NULL,
    arrived_at     timestamptz NOT NULL DEFAULT now(),
    planned_leave_on date,
    left_at        timestamptz,
    where_next     where_next,
    guest_answer   guest_answer,
    version        bigint      NOT NULL DEFAULT 1,
    changed_at     timestamptz NOT NULL DEFAULT now(),
    changed_by     text        NOT NULL DEFAULT '',
    CHECK (left_at >= arrived_at)
);
CREATE INDEX stay_site ON stay (site_id, id);
CREATE INDEX stay_arrived ON stay (arrived_at);
CREATE INDEX stay_bed ON stay (bed_id) WHERE left_at IS NULL;
CREATE INDEX stay_current ON stay (site_id) WHERE left_at IS NULL;

-- Who has a bed when: a hold until its end, a stay until the guest leaves (upper bound infinity while they are there).
-- The constraint is the last word: no bed is ever given to two people at overlapping times.
CREATE TABLE occupancy (
    id             uuid        PRIMARY KEY,
    bed_id         uuid        NOT NULL REFERENCES bed,
    recipient_id   uuid        REFERENCES recipient,
    stay_id        uuid        REFERENCES stay,
    kind           text        NOT NULL CHECK (kind IN ('hold', 'stay')),
    during         tstzrange   NOT NULL CHECK (NOT lower_inf(during) AND NOT upper_inf(during)),
    EXCLUDE USING gist (bed_id WITH =, during WITH &&)
);
CREATE INDEX occupancy_recipient ON occupancy (recipient_id);
CREATE INDEX occupancy_stay ON occupancy (stay_id);

-- Someone asked and could not be welcomed. No name, no number, nothing that identifies a person.
CREATE TABLE turn_away (
    id             uuid        PRIMARY KEY,
    site_id        uuid        NOT NULL REFERENCES site,
    at             timestamptz NOT NULL DEFAULT now(),
    way            way_of_asking NOT NULL DEFAULT 'phone',
    reason         decline_code,
    undone_at      timestamptz,
    created_by     uuid        REFERENCES account
);
CREATE INDEX turn_away_site ON turn_away (site_id, id);
CREATE INDEX turn_away_at ON turn_away (at);
