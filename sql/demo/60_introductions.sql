-- Introductions, each with the houses it was sent to (demo_ask): those that ended in a stay, counted back from the arrival; those that ended
-- otherwise; those whose hold lapsed; and what is on its way right now.
CREATE TEMP TABLE demo_ask (
    kind        text,              -- how the introduction ended, or the state it is in now
    r           bigint,            -- the introduction
    site_n      bigint,
    site_id     uuid,
    house_id    uuid,
    state_fips  text,
    state       text,              -- of this recipient
    stay_s      bigint,
    bed_id      uuid,
    sent_at     timestamptz,
    seen_at     timestamptz,
    answered_at timestamptz,
    waitlisted_at timestamptz,
    offered_at  timestamptz,
    accepted_at timestamptz,
    arrived_at  timestamptz,
    ended_at    timestamptz,
    held_until  timestamptz
) ON COMMIT DROP;

-- Minutes until somebody first looks: mostly few, sometimes far too many.
CREATE FUNCTION pg_temp.patience(what text, which bigint) RETURNS interval LANGUAGE sql STABLE AS $$
    SELECT make_interval(secs => 60 * CASE WHEN luck < .68 THEN 1 + 18 * luck WHEN luck < .9 THEN 14 + 130 * (luck - .68) ELSE 45 + 1400 * (luck - .9) END)
    FROM (SELECT pg_temp.chance(what, which) AS luck) AS drawn
$$;
CREATE FUNCTION pg_temp.minutes(what text, which bigint, low integer, high integer) RETURNS interval LANGUAGE sql STABLE AS $$
    SELECT make_interval(secs => 60 * (low + (high - low) * pg_temp.chance(what, which)))
$$;

-- 1. Those that became stays.
INSERT INTO demo_ask (kind, r, site_n, site_id, house_id, state_fips, state, stay_s, bed_id, sent_at, seen_at, answered_at, offered_at, accepted_at, arrived_at, ended_at)
SELECT 'arrived', s * 10, site_n, site_id, house_id, state_fips, 'arrived', s, bed_id,
       answered_at - pg_temp.minutes('reads', s, 1, 9) - pg_temp.patience('waits', s), answered_at - pg_temp.minutes('reads', s, 1, 9),
       answered_at, offered_at, accepted_at, arrived_at, arrived_at
FROM demo_stay
CROSS JOIN LATERAL (SELECT arrived_at - pg_temp.minutes('travels', s, 15, 110) AS accepted_at) AS yes
CROSS JOIN LATERAL (SELECT accepted_at - pg_temp.minutes('thinks', s, 4, 45) AS offered_at) AS offer
CROSS JOIN LATERAL (SELECT offered_at - pg_temp.minutes('talks', s, 4, 35) AS answered_at) AS answer
WHERE source = 'team';

-- 2. Those that did not: more of them on working days, at the hours when people are in crisis.
INSERT INTO demo_ask (kind, r, site_n, site_id, house_id, state_fips, state, sent_at)
SELECT state, -r * 10, site_n, site_id, house_id, state_fips, state, sent_at
FROM (
    SELECT site.n * 100000 + day * 10 + slot AS r, site.n AS site_n, site.id AS site_id, house_id, state_fips,
           ((now() AT TIME ZONE zone)::date - day + pg_temp.time_of_day('asks at', site.n * 100000 + day * 10 + slot)) AT TIME ZONE zone AS sent_at
    FROM demo_site AS site
    CROSS JOIN generate_series(0, current_setting('demo.days')::integer) AS day
    CROSS JOIN generate_series(1, 2) AS slot
    WHERE entry <> 'self_only' AND mood <> 'closed'
      AND pg_temp.chance('asks', site.n * 100000 + day * 10 + slot)
          < CASE WHEN extract(isodow FROM current_date - day) < 6 THEN .19 ELSE .11 END
) AS made
CROSS JOIN LATERAL (SELECT pg_temp.pick('ends', r, ARRAY['declined', 'guest_declined', 'unreachable', 'expired', 'withdrawn'], ARRAY[.42, .64, .77, .88]) AS state) AS ending
WHERE sent_at < now() - interval '16 hours';

UPDATE demo_ask SET
    seen_at = CASE WHEN state <> 'expired' OR pg_temp.chance('seen', r) < .3 THEN sent_at + pg_temp.patience('waits', r) END,
    answered_at = CASE WHEN state IN ('declined', 'guest_declined', 'unreachable') OR (state = 'withdrawn' AND pg_temp.chance('answered', r) < .5)
                       THEN sent_at + pg_temp.patience('waits', r) + pg_temp.minutes('reads', r, 1, 12) END,
    waitlisted_at = CASE WHEN state IN ('guest_declined', 'withdrawn') AND pg_temp.chance('waitlist', r) < .25
                         THEN sent_at + pg_temp.patience('waits', r) + pg_temp.minutes('reads', r, 1, 12) + pg_temp.minutes('waitlist', r, 5, 30) END
WHERE kind <> 'arrived';
UPDATE demo_ask SET
    answered_at = CASE WHEN waitlisted_at IS NOT NULL THEN coalesce(answered_at, waitlisted_at) ELSE answered_at END,
    ended_at = CASE state
        WHEN 'declined' THEN answered_at + CASE WHEN pg_temp.chance('declines', r) < .6 THEN interval '0' ELSE pg_temp.minutes('talks', r, 4, 40) END
        WHEN 'guest_declined' THEN coalesce(waitlisted_at, answered_at) + pg_temp.minutes('thinks', r, 10, 150)
        WHEN 'unreachable' THEN answered_at + pg_temp.minutes('tries', r, 120, 480)
        WHEN 'expired' THEN sent_at + interval '240 minutes'
        ELSE greatest(coalesce(waitlisted_at, answered_at, seen_at), sent_at) + pg_temp.minutes('withdraws', r, 5, 200) END
WHERE kind <> 'arrived';

-- 3. A room was offered on an empty day, and then nobody came: the person said no after all, or the hold lapsed.
INSERT INTO demo_ask (kind, r, site_n, site_id, house_id, state_fips, state, bed_id, sent_at, seen_at, answered_at, offered_at, accepted_at, ended_at)
SELECT state, s * 10 + 5, site_n, site_id, house_id, state_fips, state, bed_id,
       offered_at - interval '20 minutes' - pg_temp.minutes('waits', s, 2, 60), offered_at - interval '20 minutes', offered_at - interval '15 minutes', offered_at,
       CASE WHEN state = 'not_arrived' AND pg_temp.chance('accepted', s) < .5 THEN offered_at + interval '20 minutes' END,
       offered_at + CASE state WHEN 'guest_declined' THEN pg_temp.minutes('thinks', s, 10, 150) ELSE interval '240 minutes' END
FROM (SELECT *, (left_at AT TIME ZONE zone)::date AS left_on,
             lead(arrived_at) OVER (PARTITION BY key ORDER BY s) AS next_at FROM demo_stay) AS stay
CROSS JOIN LATERAL (SELECT (left_on + 1 + time '12:00') AT TIME ZONE zone + pg_temp.minutes('offers', s, 0, 300) AS offered_at,
                           CASE WHEN pg_temp.chance('lapses', s) < .65 THEN 'not_arrived' ELSE 'guest_declined' END AS state) AS offer
WHERE entry <> 'self_only' AND left_at IS NOT NULL AND (next_at AT TIME ZONE zone)::date IS DISTINCT FROM left_on + 1
  AND offered_at < now() - interval '6 hours' AND (next_at IS NULL OR offered_at + interval '12 hours' < next_at)
  AND pg_temp.chance('offered', s) < .3;

-- 4. Now. The first two wait at the first house; the others are spread over fresh houses, at most one a house.
CREATE TEMP TABLE demo_now ON COMMIT DROP AS
WITH wanted AS (
    SELECT ordinality + 2 + 14 * round AS o, state
    FROM generate_series(0, (current_setting('demo.sites')::integer - 1) / 60) AS round,
         unnest(ARRAY['offered', 'accepted', 'offered', 'accepted', 'offered', 'talking', 'sent', 'seen', 'talking', 'waitlisted', 'sent', 'talking', 'seen', 'sent'])
             WITH ORDINALITY AS wish (state, ordinality)
), free AS (     -- one room a house that nobody has been in for a while
    SELECT DISTINCT ON (site_n) site_n, id AS bed_id FROM demo_bed
    WHERE site_n > 1 AND NOT EXISTS (SELECT FROM demo_stay WHERE demo_stay.key = demo_bed.key AND coalesce(left_at, 'infinity') > now() - interval '18 hours')
      AND NOT EXISTS (SELECT FROM demo_ask WHERE demo_ask.bed_id = demo_bed.id AND ended_at > now() - interval '18 hours')
    ORDER BY site_n, place
), house AS (
    SELECT site.n AS site_n, site.id AS site_id, house_id, state_fips, bed_id,
           row_number() OVER (ORDER BY bed_id IS NULL, pg_temp.chance('now', site.n)) + 2 AS o
    FROM demo_site AS site LEFT JOIN free ON free.site_n = site.n
    WHERE site.n > 1 AND mood = 'fresh' AND entry <> 'self_only'
)
SELECT o, site_n, site_id, house_id, state_fips, CASE WHEN state IN ('offered', 'accepted') THEN bed_id END AS bed_id,
       -- Too few free rooms: some only talk.
       CASE WHEN state IN ('offered', 'accepted') AND bed_id IS NULL THEN 'talking' ELSE state END AS state,
       pg_temp.minutes('ago', o, 4, CASE WHEN state IN ('sent', 'seen') THEN 45 ELSE 90 END) AS ago
FROM wanted JOIN house USING (o)
UNION ALL
SELECT o, demo_site.n, id, house_id, state_fips, NULL, state, ago
FROM demo_site JOIN (VALUES (1, 'sent', interval '12 minutes'), (2, 'talking', interval '50 minutes')) AS first (o, state, ago) ON demo_site.n = 1;

INSERT INTO demo_ask (kind, r, site_n, site_id, house_id, state_fips, state, bed_id, sent_at, seen_at, answered_at, waitlisted_at, offered_at, accepted_at, held_until)
SELECT 'now', o, site_n, site_id, house_id, state_fips, state, bed_id, sent_at,
       CASE WHEN state <> 'sent' THEN sent_at + ago * .2 END,
       CASE WHEN state NOT IN ('sent', 'seen') THEN sent_at + ago * .3 END,
       CASE WHEN state = 'waitlisted' THEN sent_at + ago * .5 END,
       CASE WHEN state IN ('offered', 'accepted') THEN sent_at + ago * .6 END,
       CASE WHEN state = 'accepted' THEN sent_at + ago * .8 END,
       CASE WHEN state IN ('offered', 'accepted') THEN sent_at + ago * .6 + interval '4 hours' END
FROM demo_now CROSS JOIN LATERAL (SELECT now() - ago AS sent_at) AS sent;
