-- Daily sums, kept up by the clock: each day is counted once it is over everywhere, and again when something of it changed afterwards. The rows are
-- always counted whole, day by day, by the measures' own definitions, so a sum can't drift; statistics_differences() compares.

-- Replaces the sums of the days from `first` until before `past`.
CREATE FUNCTION statistics_count(first date, past date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp SET jit = off
AS $$
BEGIN
    DELETE FROM statistics_day WHERE day >= first AND day < past;
    INSERT INTO statistics_day (day, by, slice, measure, part, amount, minutes)
    SELECT c.day, c.by, c.slice, c.measure, c.part, c.amount, c.minutes FROM statistics_counted(first, past) c;
    PERFORM statistics_count_houses(first, past);
END
$$;

-- The same of each house's word. What a month holds of other days stays.
CREATE FUNCTION statistics_count_houses(first date, past date) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = porchlight, pg_temp SET jit = off
AS $$
    WITH word AS MATERIALIZED (
        SELECT date_trunc('month', x.on_date)::date AS month, x.site_id, extract(day FROM x.on_date)::integer AS n, x.fresh_seconds::integer AS fresh,
               x.open_seconds::integer AS welcoming
          FROM statistics_words(first, past, statistics_zone(), NULL) x
    )
    INSERT INTO statistics_house AS had (month, site_id, fresh, welcoming, fresh_seconds, open_seconds)
    SELECT h.month, h.site_id, array_agg(w.fresh ORDER BY d.n), array_agg(w.welcoming ORDER BY d.n), sum(w.fresh), sum(w.welcoming)
      FROM (SELECT DISTINCT x.month, x.site_id FROM word x) h
     CROSS JOIN generate_series(1, 31) AS d (n)
      LEFT JOIN word w ON w.month = h.month AND w.site_id = h.site_id AND w.n = d.n
     GROUP BY h.month, h.site_id
        ON CONFLICT (month, site_id) DO UPDATE
       SET (fresh, welcoming, fresh_seconds, open_seconds) =
           (SELECT array_agg(coalesce(u.fresh, u.was_fresh) ORDER BY u.n), array_agg(coalesce(u.welcoming, u.was_welcoming) ORDER BY u.n),
                   coalesce(sum(coalesce(u.fresh, u.was_fresh)), 0), coalesce(sum(coalesce(u.welcoming, u.was_welcoming)), 0)
              FROM unnest(excluded.fresh, excluded.welcoming, had.fresh, had.welcoming)
                   WITH ORDINALITY AS u (fresh, welcoming, was_fresh, was_welcoming, n))
$$;

-- What the sums of these days are, counted from the rows.
CREATE FUNCTION statistics_counted(first date, past date)
RETURNS TABLE (day date, by text, slice text, measure text, part text, amount bigint, minutes integer[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp SET jit = off SET plan_cache_mode = force_custom_plan
    SET work_mem = '64MB'
AS $$
DECLARE
    in_zone text := statistics_zone();
    since   timestamptz := first::timestamp AT TIME ZONE in_zone;
    until   timestamptz := past::timestamp AT TIME ZONE in_zone;
BEGIN
    RETURN QUERY
    WITH fact AS MATERIALIZED (
        SELECT f.local::date AS day, extract(isodow FROM f.local) || '-' || to_char(f.local, 'HH24') AS hour, f.measure, f.part, f.amount, f.minutes,
               f.county, f.sender_kind, f.languages, f.needs
          FROM statistics_facts(since, until, in_zone, NULL, NULL, false) f
    ), grouped AS MATERIALIZED (
        -- Each way of slicing in one pass; what several languages or needs name is taken apart when there is little left of it.
        SELECT f.day, f.measure, f.part, f.county, f.sender_kind, f.languages, f.needs, sum(f.amount) AS amount,
               CASE WHEN GROUPING(f.county) = 0 THEN 'county' WHEN GROUPING(f.sender_kind) = 0 THEN 'sender_kind'
                    WHEN GROUPING(f.languages) = 0 THEN 'language' ELSE 'need' END AS by
          FROM fact f WHERE f.minutes IS NULL
         GROUP BY GROUPING SETS ((f.day, f.measure, f.part, f.county), (f.day, f.measure, f.part, f.sender_kind),
                                 (f.day, f.measure, f.part, f.languages), (f.day, f.measure, f.part, f.needs))
    ), timed AS (
        SELECT f.day, s.by, s.slice, f.measure, f.part, f.minutes
          FROM fact f
         CROSS JOIN LATERAL (SELECT 'county' AS by, f.county AS slice
                             UNION ALL SELECT 'sender_kind', f.sender_kind
                             UNION ALL SELECT 'language', unnest(CASE WHEN f.languages = '{}' THEN '{not_stated}' ELSE f.languages END)
                             UNION ALL SELECT 'need', unnest(CASE WHEN f.needs = '{}' THEN '{none}' ELSE f.needs END)) s
         WHERE f.minutes IS NOT NULL
    )
    SELECT g.day, g.by, coalesce(g.county, g.sender_kind), g.measure, g.part, g.amount::bigint, NULL::integer[]
      FROM grouped g WHERE g.by IN ('county', 'sender_kind') AND g.amount <> 0
    UNION ALL
    SELECT g.day, g.by, u.slice, g.measure, g.part, sum(g.amount)::bigint, NULL
      FROM grouped g
     CROSS JOIN LATERAL unnest(CASE WHEN g.by = 'language' THEN CASE WHEN g.languages = '{}' THEN '{not_stated}' ELSE g.languages END
                                    WHEN g.needs = '{}' THEN '{none}' ELSE g.needs END) AS u (slice)
     WHERE g.by IN ('language', 'need')
     GROUP BY g.day, g.by, u.slice, g.measure, g.part
    HAVING sum(g.amount) <> 0
    UNION ALL
    SELECT f.day, 'hour', f.hour, f.measure, f.part, sum(f.amount)::bigint, NULL
      FROM fact f WHERE f.measure = 'turn_aways'
     GROUP BY f.day, f.hour, f.measure, f.part
    UNION ALL
    SELECT t.day, t.by, t.slice, t.measure, t.part, count(*), array_agg(t.minutes ORDER BY t.minutes)
      FROM timed t GROUP BY t.day, t.by, t.slice, t.measure, t.part
    UNION ALL
    SELECT h.on_date, 'county', h.county, h.measure, h.part, sum(h.amount)::bigint, NULL
      FROM statistics_house_facts(first, past, in_zone, NULL) h
     GROUP BY h.on_date, h.county, h.measure, h.part
    HAVING sum(h.amount) <> 0;
END
$$;

-- All exact sums of the days from `first` until before `past`, for who publishes them: by none, region, county, sender_kind, language, need and hour
-- (of the week: "1-00" is Monday, from midnight). Of a measure of time, the parts median and p90 are in minutes. What is nowhere has no row.
CREATE FUNCTION statistics_cells(first date, past date) RETURNS TABLE (measure text, part text, by text, slice text, amount bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp SET jit = off
AS $$
    WITH day AS MATERIALIZED (
        SELECT d.by, d.slice, d.measure, d.part, d.amount, d.minutes FROM statistics_day d WHERE d.day >= first AND d.day < past
    ), sliced AS (
        SELECT d.measure, d.part, d.by, d.slice, d.amount, d.minutes FROM day d
        UNION ALL
        SELECT d.measure, d.part, 'region', coalesce(c.region, c.state), d.amount, d.minutes
          FROM day d JOIN county c ON c.fips = d.slice WHERE d.by = 'county'
        UNION ALL
        SELECT d.measure, d.part, 'none', '', d.amount, d.minutes FROM day d WHERE d.by = 'county'
    )
    SELECT s.measure, s.part, s.by, s.slice, sum(s.amount)::bigint FROM sliced s GROUP BY s.measure, s.part, s.by, s.slice
    UNION ALL
    SELECT t.measure, p.part, t.by, t.slice, CASE p.part WHEN 'median' THEN t.median ELSE t.p90 END
      FROM (SELECT s.measure, s.by, s.slice, percentile_disc(0.5) WITHIN GROUP (ORDER BY m) AS median,
                   percentile_disc(0.9) WITHIN GROUP (ORDER BY m) AS p90
              FROM sliced s CROSS JOIN LATERAL unnest(s.minutes) AS m
             GROUP BY s.measure, s.by, s.slice) t
     CROSS JOIN (VALUES ('median'), ('p90')) AS p (part)
$$;
