-- What the statistics count by, and the sums that they read instead of the rows themselves.

-- A part of the network as the network itself draws it; NULL: the county's state.
ALTER TABLE county ADD COLUMN region name_text;

-- What a day that is over came to, county by county and by who asked: the sums that the network's figures are made of, so that nobody has to
-- count the rows again. `by` says what `slice` names: a county's code, a sender's kind, a language, a need, or (`hour`) an hour of the week.
CREATE TABLE statistics_day (
    day            date        NOT NULL,                 -- in the network's zone; nights are the house's own
    by             text        NOT NULL CHECK (by IN ('county', 'sender_kind', 'language', 'need', 'hour')),
    slice          text        NOT NULL,
    measure        text        NOT NULL,
    part           text        NOT NULL,
    amount         bigint      NOT NULL,
    minutes        integer[],                            -- of a measure of time: every single one, in order, so that a median is exact
    PRIMARY KEY (by, day, slice, measure, part)
);

-- How long each house was welcoming and how long its word was fresh, in seconds for each day of the month (1 to 31; NULL: not counted), and
-- altogether. Not about guests.
CREATE TABLE statistics_house (
    month          date        NOT NULL,
    site_id        uuid        NOT NULL REFERENCES site ON DELETE CASCADE,
    fresh          integer[]   NOT NULL,
    welcoming      integer[]   NOT NULL,
    fresh_seconds  bigint      NOT NULL,
    open_seconds   bigint      NOT NULL,
    PRIMARY KEY (month, site_id)
);

-- One number on its way to a page: a part of a measure in a slice, of the period asked for or of the one before. NULL: hidden.
CREATE TYPE statistics_cell AS (measure text, slice text, before boolean, part text, amount bigint);

-- Something of a day that may have been counted already has changed. Written by whoever changes it, taken away by who counts again: nobody
-- waits for anybody, and what is not yet committed is not yet taken.
CREATE TABLE statistics_touch (
    at             timestamptz NOT NULL
);

-- How far the counting has come; one row.
CREATE TABLE statistics_progress (
    id             integer     PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    next_day       date                                  -- all days before it are counted; NULL: not begun
);
INSERT INTO statistics_progress DEFAULT VALUES;

-- Stays by when they ended: what guests answered then.
CREATE INDEX stay_left ON stay (left_at) WHERE left_at IS NOT NULL;
