-- Who slept where: for each room a chain of stays with empty days between them, so that no two can overlap; then the hours of each day.
-- Everything else (introductions, holds, changes of state) is hung on this chain.
CREATE TEMP TABLE demo_chain ON COMMIT DROP AS
WITH step AS (
    SELECT demo_bed.*, k, key * 1000 + k AS s,
           width_bucket(pg_temp.chance('gap', key * 1000 + k), ARRAY[.2, .52, .74, .87, .94, .98]::double precision[])
           + CASE WHEN site_n % 5 = 0 THEN 2 ELSE 0 END AS gap,
           1 + floor(pg_temp.chance('nights', key * 1000 + k) ^ 0.8 * maximum_nights)::integer AS nights
    FROM demo_bed CROSS JOIN LATERAL generate_series(1, current_setting('demo.days')::integer / 3 + 4) AS k
), day AS (
    SELECT *, (now() AT TIME ZONE zone)::date AS today,
           (now() AT TIME ZONE zone)::date - current_setting('demo.days')::integer - floor(8 * pg_temp.chance('start', key))::integer
           + sum(gap + nights) OVER (PARTITION BY key ORDER BY k)::integer AS leave_on
    FROM step
), arrival AS (
    SELECT *, leave_on - nights AS arrive_on, lag(leave_on) OVER (PARTITION BY key ORDER BY k) AS last_leave_on FROM day
), weekend AS (
    -- Fewer people arrive at a weekend: some of them come on Monday, if they were to stay longer than that.
    SELECT *, CASE WHEN extract(isodow FROM arrive_on) > 5 AND pg_temp.chance('weekend', s) < .45
                   THEN least(arrive_on + 8 - extract(isodow FROM arrive_on)::integer, leave_on - 1) ELSE arrive_on END AS comes_on
    FROM arrival
)
SELECT s, key, site_n, site_id, house_id, id AS bed_id, zone, forced, mood, entry, state_fips, leave_on, today,
       -- Where someone left in the morning, the next one comes in the afternoon or later.
       (comes_on + make_interval(mins => CASE WHEN comes_on = last_leave_on THEN 15 * 60 + floor(420 * pg_temp.chance('arrives', s))::integer
                                              ELSE 10 * 60 + floor(780 * pg_temp.chance('arrives', s))::integer END)) AT TIME ZONE zone AS arrived_at,
       (leave_on + make_interval(mins => 9 * 60 + floor(134 * pg_temp.chance('leaves', s))::integer)) AT TIME ZONE zone AS leaves_at
FROM weekend;

DELETE FROM demo_chain WHERE arrived_at > now() - interval '15 minutes' OR (mood = 'closed' AND arrived_at > now() - interval '35 days');

-- The last guest of each room, as the room is forced to stand; without that, whoever has not left yet is there.
CREATE TEMP TABLE demo_stay ON COMMIT DROP AS
SELECT s, key, site_n, site_id, house_id, bed_id, zone, forced, mood, entry, state_fips, today, arrived_at,
       CASE WHEN NOT is_last OR forced IS NULL OR forced = 'closed' THEN CASE WHEN leaves_at <= now() THEN leaves_at END
            WHEN forced = 'in use' THEN NULL
            WHEN forced = 'readied' THEN greatest(now() - interval '95 minutes', arrived_at + interval '10 minutes')
            ELSE least(leaves_at, greatest(now() - interval '1 day', arrived_at + interval '10 minutes')) END AS left_at,
       CASE WHEN is_last AND forced = 'in use' THEN greatest(leave_on, today + 2) ELSE leave_on END AS leave_on,
       CASE WHEN entry <> 'self_only' THEN pg_temp.pick('source', s, ARRAY['team', 'self_call', 'walk_in'], ARRAY[.66, .87])
            ELSE pg_temp.pick('source', s, ARRAY['self_call', 'walk_in'], ARRAY[.75]) END AS source,
       pg_temp.key(arrived_at, 'stay', s) AS id
FROM (SELECT *, row_number() OVER (PARTITION BY key ORDER BY s DESC) = 1 AS is_last FROM demo_chain) AS chain;
CREATE INDEX ON demo_stay (key, s);
CREATE INDEX ON demo_stay (site_n, arrived_at);
ANALYZE demo_stay;
