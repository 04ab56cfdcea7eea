-- How releases come about: month by month, in order, some days after a month's end. The deciding is done by the server (include/release/release.h);
-- here it is told what there is, and what it decided is kept. Several servers may try at once: the second finds it done.

-- Answers and ends that come later than this are not in the month's figures.
CREATE FUNCTION release_settling() RETURNS interval LANGUAGE sql IMMUTABLE AS $$ SELECT interval '5 days' $$;

-- Slices are told by the shortest period in which nine in ten asks lie in slices that expect eight times the threshold, since most of their parts
-- should be told too; judged by the twelve months before the year, in a network's first year by its first month.
CREATE FUNCTION release_grain(of_month date, of_by text, threshold integer) RETURNS text
LANGUAGE sql STABLE
AS $$
    WITH span AS (
        SELECT CASE WHEN past.any THEN past.first ELSE of_month END AS first,
               CASE WHEN past.any THEN date_trunc('year', of_month::timestamp)::date ELSE (of_month + interval '1 month')::date END AS past
          FROM (SELECT greatest(min(d.day), (date_trunc('year', of_month::timestamp) - interval '1 year')::date) AS first,
                       count(*) > 0 AS any
                  FROM porchlight.statistics_day d WHERE d.day < date_trunc('year', of_month::timestamp)) past
    ), rate AS (
        SELECT s.slice, sum(s.amount) * 30.4 / greatest(max(span.past) - max(span.first), 28) AS monthly
          FROM span
          JOIN porchlight.release_sums s ON s.by = of_by AND s.day >= span.first AND s.day < span.past
         WHERE s.measure = 'turn_aways'
         GROUP BY s.slice
    )
    SELECT coalesce((SELECT g.grain FROM (VALUES ('month', 1), ('quarter', 3)) AS g (grain, months)
                      WHERE (SELECT sum(r.monthly) FILTER (WHERE r.monthly * g.months >= 8 * threshold) >= 0.9 * sum(r.monthly) FROM rate r)
                      ORDER BY g.months LIMIT 1), 'year')
$$;

-- The next month to release, if it is time: it has settled, all its days are counted, and none of them is to be counted again.
CREATE FUNCTION release_due() RETURNS TABLE (month date, year bigint, number bigint, threshold bigint, grains text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    past date;
BEGIN
    month := coalesce((SELECT (max(r.begin) + interval '1 month')::date FROM release r WHERE r.period = 'month'),
                      date_trunc('month', statistics_first_day()::timestamp)::date);
    past := (month + interval '1 month')::date;
    IF past + release_settling() > statistics_today() OR coalesce((SELECT p.next_day FROM statistics_progress p), month) < past
       OR EXISTS (SELECT FROM statistics_touch t WHERE t.at < statistics_moment(past)) THEN
        RETURN;
    END IF;
    year := extract(year FROM month);
    number := extract(month FROM month);
    threshold := coalesce((SELECT n.small_threshold FROM network n), 11);
    grains := ARRAY(SELECT coalesce((SELECT p.grain FROM release_plan p WHERE p.year = release_due.year AND p.by = b.by),
                                    release_grain(release_due.month, b.by, release_due.threshold::integer))
                      FROM unnest(ARRAY['region', 'county', 'sender_kind', 'language', 'need', 'hour']) WITH ORDINALITY AS b (by, place)
                     ORDER BY b.place);
    RETURN NEXT;
END
$$;

-- What the month came to, exactly, as sums by the statistics' own names (measures, parts, amounts); and what was kept of the months of the year
-- before it, and of the last pieces of the year before.
CREATE FUNCTION release_groups(of_month date)
RETURNS TABLE (span text, month bigint, begin date, until date, by text, slice text, within text, measures text[], parts text[], amounts text[],
               counts text[], states text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp SET jit = off
AS $$
    WITH past AS (
        SELECT (of_month + interval '1 month')::date AS day
    ), piece AS (
        SELECT greatest(w::date, of_month) AS begin, least((w + interval '7 days')::date, past.day) AS until
          FROM past, generate_series(date_trunc('week', of_month::timestamp), past.day - interval '1 day', interval '7 days') AS w
    ), sliced AS MATERIALIZED (
        SELECT s.day, s.by, s.slice, s.within, s.measure, s.part, s.amount FROM past, release_sums s WHERE s.day >= of_month AND s.day < past.day
    ), sum AS (
        SELECT 'month' AS span, of_month AS begin, past.day AS until, s.by, s.slice, s.within, s.measure, s.part, sum(s.amount) AS amount
          FROM past, sliced s GROUP BY past.day, s.by, s.slice, s.within, s.measure, s.part
        UNION ALL
        SELECT 'piece', p.begin, p.until, 'none', '', '', s.measure, s.part, sum(s.amount)
          FROM piece p JOIN sliced s ON s.by = 'none' AND s.day >= p.begin AND s.day < p.until
         GROUP BY p.begin, p.until, s.measure, s.part
    ), known AS (
        SELECT s.span, s.begin, s.until, s.by, s.slice, s.within, array_agg(s.measure) AS measures, array_agg(s.part) AS parts,
               array_agg(s.amount::text) AS amounts
          FROM sum s GROUP BY s.span, s.begin, s.until, s.by, s.slice, s.within
    ), whole AS (
        SELECT 'month' AS span, of_month AS begin, past.day AS until FROM past UNION ALL SELECT 'piece', p.begin, p.until FROM piece p
    )
    SELECT w.span, extract(month FROM of_month)::bigint, w.begin, w.until, 'none', '', '', coalesce(k.measures, '{}'), coalesce(k.parts, '{}'),
           coalesce(k.amounts, '{}'), NULL::text[], NULL
      FROM whole w LEFT JOIN known k ON k.span = w.span AND k.begin = w.begin AND k.by = 'none'
    UNION ALL
    SELECT k.span, extract(month FROM of_month)::bigint, k.begin, k.until, k.by, k.slice, k.within, k.measures, k.parts, k.amounts, NULL, NULL
      FROM known k WHERE k.by <> 'none'
    UNION ALL
    SELECT f.span, CASE WHEN f.month < date_trunc('year', of_month::timestamp) THEN 0 ELSE extract(month FROM f.month)::bigint END, f.begin, f.until,
           f.by, f.slice, f.within, NULL, NULL, NULL, f.counts::text[], f.states
      FROM release_fact f
     WHERE f.month < of_month
       AND (f.month >= date_trunc('year', of_month::timestamp)
            OR f.span = 'piece' AND f.month = (date_trunc('year', of_month::timestamp) - interval '1 month')::date)
$$;

-- Keeps what was decided of the month: the facts, and what is told of every period that it closes.
CREATE FUNCTION release_store(of_month date, of_threshold integer, grains text[], facts jsonb, told jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp SET jit = off
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('porchlight releases', 0));
    IF EXISTS (SELECT FROM release r WHERE r.period = 'month' AND r.begin = of_month) THEN
        RETURN 'ok';
    END IF;
    INSERT INTO release_plan (year, by, grain)
    SELECT extract(year FROM of_month)::integer, b.by, b.grain
      FROM unnest(ARRAY['region', 'county', 'sender_kind', 'language', 'need', 'hour'], grains) AS b (by, grain)
        ON CONFLICT DO NOTHING;
    INSERT INTO release_fact (month, span, begin, until, by, slice, within, counts, states)
    SELECT of_month, f.span, f.begin, f.until, f.by, f.slice, f.within, f.counts, f.states
      FROM jsonb_to_recordset(facts) AS f (span text, begin date, until date, by text, slice text, within text, counts bigint[], states text);
    WITH cell AS MATERIALIZED (
        SELECT g.period, g.begin, g.until, g.by, g.slice, c ->> 0 AS measure, c ->> 1 AS part, (c ->> 2)::bigint AS amount
          FROM jsonb_to_recordset(told) AS g (period text, begin date, until date, by text, slice text, cells jsonb)
          LEFT JOIN LATERAL jsonb_array_elements(g.cells) AS c ON true
    ), made AS (
        INSERT INTO release (period, begin, until, threshold)
        SELECT DISTINCT c.period, c.begin, c.until, of_threshold FROM cell c
        RETURNING id, period, begin, until
    ), minute AS (
        SELECT m.id, x.by, x.slice, d.measure, percentile_disc(0.5) WITHIN GROUP (ORDER BY t) AS median,
               percentile_disc(0.9) WITHIN GROUP (ORDER BY t) AS p90
          FROM made m
          JOIN statistics_day d ON d.minutes IS NOT NULL AND d.day >= m.begin AND d.day < m.until
          LEFT JOIN county y ON d.by = 'county' AND y.fips = d.slice
         CROSS JOIN LATERAL (VALUES (d.by, d.slice), (CASE d.by WHEN 'county' THEN 'region' END, coalesce(y.region, y.state)),
                                    (CASE d.by WHEN 'county' THEN 'none' END, '')) AS x (by, slice)
         CROSS JOIN LATERAL unnest(d.minutes) AS t
         WHERE x.by IS NOT NULL
         GROUP BY m.id, x.by, x.slice, d.measure
    ), timed AS (
        SELECT m.id, c.by, c.slice, c.measure, c.amount AS cases, t.median, t.p90
          FROM cell c
          JOIN made m ON m.period = c.period AND m.begin = c.begin
          LEFT JOIN minute t ON t.id = m.id AND t.by = c.by AND t.slice = c.slice AND t.measure = c.measure
         WHERE c.part = 'cases' AND c.amount IS DISTINCT FROM 0
    )
    INSERT INTO release_cell (release_id, by, slice, measure, part, amount)
    SELECT m.id, c.by, c.slice, c.measure, c.part, c.amount
      FROM cell c JOIN made m ON m.period = c.period AND m.begin = c.begin WHERE c.measure IS NOT NULL
    UNION ALL
    -- A median with at least half the threshold of cases on either side of it, a 90th percentile likewise.
    SELECT t.id, t.by, t.slice, t.measure, p.part,
           CASE WHEN p.part = 'median' AND t.cases >= of_threshold THEN t.median WHEN p.part = 'p90' AND t.cases >= 5 * of_threshold THEN t.p90 END
      FROM timed t CROSS JOIN (VALUES ('median'), ('p90')) AS p (part);
    RETURN 'ok';
END
$$;
