-- Three in ten introductions went to two or three houses at once, in the same state: where one of them welcomed the person, the others were
-- told so (`elsewhere`), unless they had said no before. And who sent each.
CREATE TEMP TABLE demo_other ON COMMIT DROP AS
SELECT n, id, house_id, state_fips, row_number() OVER (PARTITION BY state_fips ORDER BY n) AS place
FROM demo_site WHERE entry <> 'self_only' AND mood <> 'closed';
ANALYZE demo_other;

INSERT INTO demo_ask (kind, r, site_n, site_id, house_id, state_fips, state, sent_at, seen_at, answered_at, ended_at)
SELECT kind, r, other.n, other.id, other.house_id, other.state_fips, ending.state, sent_at, sent_at + waits,
       CASE WHEN ending.state = 'declined' THEN sent_at + waits + interval '3 minutes' END,
       CASE ending.state WHEN 'declined' THEN sent_at + waits + interval '3 minutes' ELSE decided_at END
FROM (
    SELECT kind, r, site_n, ask.state_fips, sent_at, coalesce(accepted_at, ended_at) AS decided_at, more, r * 2 + more AS other_r,
           1 + (floor(places * pg_temp.chance('other house', r))::bigint + more) % places AS place,
           pg_temp.minutes('other waits', r * 2 + more, 1, 8) AS waits
    FROM demo_ask AS ask
    JOIN (SELECT state_fips, count(*) AS places FROM demo_other GROUP BY state_fips) AS pot USING (state_fips)
    CROSS JOIN LATERAL generate_series(1, width_bucket(pg_temp.chance('houses', r), ARRAY[.7, .92]::double precision[])) AS more
    WHERE kind <> 'now' AND more < places
) AS ask
JOIN demo_other AS other ON other.state_fips = ask.state_fips AND other.place = ask.place AND other.n <> ask.site_n
CROSS JOIN LATERAL (SELECT CASE WHEN kind = 'arrived' THEN pg_temp.pick('other ends', other_r, ARRAY['declined', 'elsewhere'], ARRAY[.3])
                                ELSE 'declined' END AS state) AS ending
WHERE decided_at - sent_at > interval '15 minutes';

-- A table of its own, since an index on rows that this transaction has changed is of no use to it.
CREATE TEMP TABLE demo_recipient ON COMMIT DROP AS
SELECT *, pg_temp.key(sent_at, 'recipient ' || site_n, r) AS id FROM demo_ask WHERE kind = 'now' OR ended_at <= now();
CREATE INDEX ON demo_recipient (stay_s);
CREATE INDEX ON demo_recipient (bed_id);
ANALYZE demo_recipient;

CREATE TEMP TABLE demo_referral ON COMMIT DROP AS
SELECT r, kind, row_number() OVER (ORDER BY r) AS number, created_at, ended_at, county_fips, chosen.sender_id,
       coalesce(demo_sealed.id, pg_temp.key(created_at, 'referral', r)) AS id, sealed_name, sealed_callback, sealed_note, secret_key,
       (SELECT account_id FROM demo_member WHERE organization_id = chosen.sender_id AND role = 'referrer' ORDER BY account_id LIMIT 1) AS account_id
FROM (
    SELECT r, min(kind) AS kind, min(sent_at) AS created_at, max(ended_at) FILTER (WHERE kind <> 'now') AS ended_at,
           min(state_fips) AS state_fips, min(site_n) AS site_n
    FROM demo_recipient GROUP BY r
) AS asked
JOIN (SELECT n, CASE WHEN pg_temp.chance('county stated', n) < .9 THEN fips END AS county_fips FROM demo_site) AS house ON n = site_n
JOIN (SELECT state_fips, count(*) AS tickets FROM demo_ticket GROUP BY state_fips) AS pot USING (state_fips)
JOIN demo_ticket ON demo_ticket.state_fips = asked.state_fips AND ticket = 1 + floor(pg_temp.chance('sender', r) * tickets)::bigint
-- Those that wait at the first house come from the first team and the first hospital.
CROSS JOIN LATERAL (SELECT CASE WHEN kind = 'now' AND r <= 2 THEN (SELECT id FROM demo_sender WHERE slug = CASE r WHEN 1 THEN 'nightheron' ELSE 'cascadecrossing' END)
                                ELSE demo_ticket.sender_id END AS sender_id) AS chosen
LEFT JOIN demo_sealed ON kind = 'now' AND o = r;
ALTER TABLE demo_referral ADD PRIMARY KEY (r);
ANALYZE demo_referral;
