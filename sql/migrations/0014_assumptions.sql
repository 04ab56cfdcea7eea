-- What the estimates assume beyond what was counted: a row a change, the newest of a name counts, none is ever edited, so that an estimate
-- made last year can be understood this year.
--
-- The first values come with Porchlight. Where a study stands behind one it is named with what it did and didn't measure; where none does,
-- the source says so. A network puts its own in their place.

CREATE DOMAIN assumption_name AS text
    CHECK (VALUE IN ('ed_avoided', 'inpatient_avoided', 'inpatient_days', 'ed_visit_cost', 'inpatient_day_cost', 'guest_night_cost'));
CREATE DOMAIN assumption_value AS double precision CHECK (VALUE BETWEEN 0 AND 1000000);
CREATE DOMAIN assumption_source AS text CHECK (length(VALUE) BETWEEN 1 AND 300);

CREATE TABLE assumption (
    id             uuid        PRIMARY KEY,
    name           assumption_name NOT NULL,
    low            assumption_value NOT NULL,
    mid            assumption_value NOT NULL,
    high           assumption_value NOT NULL,
    source         assumption_source NOT NULL,
    source_date    date        NOT NULL,
    changed_at     timestamptz NOT NULL DEFAULT now(),
    account_id     uuid        REFERENCES account,           -- NULL: it came with Porchlight
    CHECK (low <= mid AND mid <= high),
    CHECK (name NOT IN ('ed_avoided', 'inpatient_avoided') OR high <= 1)
);
CREATE INDEX assumption_newest ON assumption (name, changed_at DESC, id DESC);

INSERT INTO assumption (id, name, low, mid, high, source, source_date, changed_at) VALUES
    ('01900000-0000-7000-8000-00000000a001', 'ed_avoided', 0.3, 0.5, 0.7,
     'A choice of ours. Near it: Croft and Isvan, Psychiatric Services 66(6), 2015, found the odds of any later inpatient or emergency use about 70 % lower for guests of one peer respite; odds in the months after, not visits avoided.',
     '2015-06-01', '2026-01-01T00:00:00Z'),
    ('01900000-0000-7000-8000-00000000a002', 'inpatient_avoided', 0.3, 0.5, 0.7,
     'A choice of ours, as for visits to an emergency department; no study that we know measured it for inpatient stays alone.',
     '2015-06-01', '2026-01-01T00:00:00Z'),
    ('01900000-0000-7000-8000-00000000a003', 'inpatient_days', 3, 6, 9,
     'A choice of ours, from no study. Ask the hospitals nearby how long such a stay lasts with them.',
     '2026-01-01', '2026-01-01T00:00:00Z'),
    ('01900000-0000-7000-8000-00000000a004', 'ed_visit_cost', 530, 630, 2264,
     'AHRQ, HCUP Statistical Brief 257, 2020: $530 for any visit, $630 with a mental or substance use diagnosis (2017). High: Nicks and Manthey, Emergency Medicine International 2012, $2,264 for a person who waits there for an inpatient bed.',
     '2020-10-01', '2026-01-01T00:00:00Z'),
    ('01900000-0000-7000-8000-00000000a005', 'inpatient_day_cost', 2264, 2264, 2264,
     'One figure, in use in the field without a range. The same $2,264 is in Nicks and Manthey 2012, where it is the cost of boarding one person in an emergency department, not of an inpatient day: put your payer''s rate here.',
     '2012-07-01', '2026-01-01T00:00:00Z'),
    ('01900000-0000-7000-8000-00000000a006', 'guest_night_cost', 300, 400, 500,
     'A choice of ours, from no study. A house''s yearly budget divided by its guest-nights gives its own.',
     '2026-01-01', '2026-01-01T00:00:00Z');
