-- The schema, and the table that remembers what was applied to it: each migration under its path, and under `functions` the sum of
-- everything that is made anew whenever it changes.
CREATE SCHEMA IF NOT EXISTS porchlight;
CREATE TABLE IF NOT EXISTS porchlight.migration (
    name           text        PRIMARY KEY,
    checksum       text        NOT NULL,
    applied_at     timestamptz NOT NULL DEFAULT now()
);
