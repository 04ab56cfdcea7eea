-- Are the daily sums what the rows say? Counted anew by the measures' own definitions, a month at a time, and compared number by number.

-- What differs, of days that have been counted and have not changed since.
CREATE FUNCTION statistics_differences(first date, past date)
RETURNS TABLE (day date, by text, slice text, measure text, part text, kept bigint, counted bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp SET jit = off
AS $$
    WITH touched AS (
        SELECT DISTINCT (t.at AT TIME ZONE statistics_zone())::date AS day FROM statistics_touch t
    ), whole AS (
        SELECT k.day, k.by, k.slice, k.measure, k.part, k.amount AS kept, 0::bigint AS counted, k.minutes AS had, NULL::integer[] AS minutes
          FROM statistics_day k WHERE k.day >= first AND k.day < past
        UNION ALL
        SELECT c.day, c.by, c.slice, c.measure, c.part, 0, c.amount, NULL, c.minutes FROM statistics_counted(first, past) c
    )
    SELECT w.day, w.by, w.slice, w.measure, w.part, sum(w.kept)::bigint, sum(w.counted)::bigint
      FROM whole w
     WHERE w.day < coalesce((SELECT p.next_day FROM statistics_progress p), first) AND w.day NOT IN (SELECT t.day FROM touched t)
     GROUP BY w.day, w.by, w.slice, w.measure, w.part
    HAVING sum(w.kept) <> sum(w.counted) OR max(w.had) IS DISTINCT FROM max(w.minutes)
    UNION ALL
    SELECT k.on_date, 'house', k.site_id::text, 'freshness', 'fresh', sum(k.kept)::bigint, sum(k.counted)::bigint
      FROM (SELECT h.month + d.n::integer - 1 AS on_date, h.site_id, d.fresh::bigint AS kept, 0::bigint AS counted
              FROM statistics_house h CROSS JOIN LATERAL unnest(h.fresh) WITH ORDINALITY AS d (fresh, n) WHERE d.fresh IS NOT NULL
            UNION ALL
            SELECT w.on_date, w.site_id, 0, w.fresh_seconds FROM statistics_words(first, past, statistics_zone(), NULL) w) k
     WHERE k.on_date >= first AND k.on_date < least(past, (SELECT p.next_day FROM statistics_progress p))
     GROUP BY k.on_date, k.site_id
    HAVING sum(k.kept) <> sum(k.counted)
$$;

-- The months that there are to compare.
CREATE FUNCTION statistics_counted_months() RETURNS TABLE (first date, past date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT greatest(m::date, b.first), least((m + interval '1 month')::date, b.past)
      FROM (SELECT statistics_first_day() AS first, (SELECT p.next_day FROM statistics_progress p) AS past) b
     CROSS JOIN LATERAL generate_series(date_trunc('month', b.first::timestamp), b.past::timestamp - interval '1 day', interval '1 month') AS m
$$;
