-- What was told to those who see suppressed figures, kept for ever as it was told: figures of a period are decided once, and a table that could
-- be made anew tomorrow could be compared with today's. Rows are added and never changed (sql/functions/_41_release_triggers.sql).

-- Counts below it are not published.
ALTER TABLE network ADD COLUMN small_threshold integer NOT NULL DEFAULT 11 CHECK (small_threshold BETWEEN 3 AND 100);

CREATE DOMAIN release_period AS text CHECK (VALUE IN ('week', 'month', 'quarter', 'year'));
CREATE DOMAIN release_by AS text CHECK (VALUE IN ('none', 'region', 'county', 'sender_kind', 'language', 'need', 'hour'));

-- By what length of period slices are told in a year; chosen before its first month is released.
CREATE TABLE release_plan (
    year           integer     NOT NULL,
    by             release_by  NOT NULL,
    grain          release_period NOT NULL,
    PRIMARY KEY (year, by)
);

CREATE TABLE release (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    period         release_period NOT NULL,
    begin          date        NOT NULL,
    until          date        NOT NULL,
    threshold      integer     NOT NULL,
    made_at        timestamptz NOT NULL DEFAULT now(),
    UNIQUE (period, begin)
);

-- Nothing but what may be seen: a hidden amount isn't in it.
CREATE TABLE release_cell (
    release_id     bigint      NOT NULL REFERENCES release,
    by             release_by  NOT NULL,
    slice          text        NOT NULL,
    measure        text        NOT NULL,
    part           text        NOT NULL,
    amount         bigint,
    PRIMARY KEY (release_id, by, slice, measure, part)
);

-- What the next release is decided by, and nobody reads besides: exact counts of months and of the pieces of weeks in them, with what was said of
-- each (counts and states are in the order of include/release/series.h; S shown, H hidden, U untold).
CREATE TABLE release_fact (
    month          date        NOT NULL,                 -- with whose release it was decided
    span           text        NOT NULL CHECK (span IN ('piece', 'month', 'quarter', 'year')),
    begin          date        NOT NULL,
    until          date        NOT NULL,
    by             release_by  NOT NULL,
    slice          text        NOT NULL,
    within         text        NOT NULL,
    counts         bigint[]    NOT NULL,
    states         text        NOT NULL,
    CHECK (length(states) = cardinality(counts)),
    PRIMARY KEY (month, span, begin, by, slice)
);

-- A quarter's report as it was made: the page itself, so that what was printed can be shown again to the letter.
CREATE TABLE report (
    id             uuid        PRIMARY KEY,
    quarter        text        NOT NULL CHECK (quarter ~ '^[0-9]{4}Q[1-4]$'),
    language       channel_language NOT NULL,
    made_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    made_by        text        NOT NULL,
    sha256         text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    page           text        NOT NULL
);
CREATE INDEX report_quarter ON report (quarter, made_at DESC);
