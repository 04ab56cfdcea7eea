-- Hours that a house's lead edits: they have a version and an author of their own, apart from how full the place is or when its openings were
-- last computed. And what is kept of a day that is over: how long it was to be open, how long it was, and whether it was full.

ALTER TABLE service
    ADD COLUMN hours_version bigint NOT NULL DEFAULT 1,
    ADD COLUMN hours_changed_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN hours_changed_by text NOT NULL DEFAULT '',
    ADD COLUMN hours_confirmed_role text NOT NULL DEFAULT '',
    -- Its hours changed since its open intervals were computed. A service that never told any hours has none computed: openings_until is NULL.
    ADD COLUMN openings_due boolean NOT NULL DEFAULT true,
    ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX service_openings_due ON service (id) WHERE openings_due;

-- The order in which the lead wrote them.
ALTER TABLE service_hours ADD COLUMN position list_position NOT NULL DEFAULT 0;

-- When a site was closed for good or for a while; upper infinity: it still is.
CREATE TABLE site_closure (
    site_id        uuid        NOT NULL REFERENCES site ON DELETE CASCADE,
    during         tstzrange   NOT NULL,
    EXCLUDE USING gist (site_id WITH =, during WITH &&)
);

-- Local days on which a service said that it was full.
CREATE TABLE service_full_day (
    service_id     uuid        NOT NULL REFERENCES service ON DELETE CASCADE,
    on_date        date        NOT NULL,
    PRIMARY KEY (service_id, on_date)
);

-- One row a service and local day, written when the day has ended. It outlives the service, as statistics do.
CREATE TABLE service_day (
    service_id     uuid        NOT NULL,
    on_date        date        NOT NULL,
    site_id        uuid        NOT NULL REFERENCES site ON DELETE CASCADE,
    kind           service_kind NOT NULL,
    -- By its weekly rules alone.
    scheduled_seconds integer  NOT NULL CHECK (scheduled_seconds BETWEEN 0 AND 93600),
    -- By rules and exceptions, without the time that the site was closed.
    kept_seconds   integer     NOT NULL CHECK (kept_seconds BETWEEN 0 AND 93600),
    was_full       boolean     NOT NULL,
    PRIMARY KEY (service_id, on_date)
);
CREATE INDEX service_day_site ON service_day (site_id, on_date);
