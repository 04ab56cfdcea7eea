-- One organization's own page: counted from its own rows at the moment of asking, exact, with the period that is running. A house or a team has so
-- few of them that this takes no longer than reading sums would. Whoever calls these has made sure that it is their own.

-- The slices of a fact.
CREATE FUNCTION statistics_slices(by text, county text, region text, sender_kind text, languages text[], needs text[], site_id uuid) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT CASE by WHEN 'none' THEN ARRAY['']
                   WHEN 'county' THEN ARRAY[county]
                   WHEN 'region' THEN ARRAY[region]
                   WHEN 'sender_kind' THEN ARRAY[sender_kind]
                   WHEN 'house' THEN ARRAY[site_id::text]
                   WHEN 'language' THEN CASE WHEN languages = '{}' THEN ARRAY['not_stated'] ELSE languages END
                   WHEN 'need' THEN CASE WHEN needs = '{}' THEN ARRAY['none'] ELSE needs END END
$$;

-- Everything of that organization from `first` until before `past`, slice by slice. since and until are the same two in in_zone: whoever calls
-- works them out once.
CREATE FUNCTION statistics_own_facts(house uuid, team uuid, first date, past date, since timestamptz, until timestamptz, in_zone text, by text)
RETURNS TABLE (local timestamp, measure text, part text, amount bigint, minutes integer, slice text)
LANGUAGE sql STABLE
AS $$
    SELECT f.local, f.measure, f.part, f.amount, f.minutes, s.slice
      FROM porchlight.statistics_facts(since, until, in_zone, house, team, by = 'house') f
      JOIN porchlight.county c ON c.fips = f.county
     CROSS JOIN LATERAL unnest(porchlight.statistics_slices(by, f.county, coalesce(c.region::text, c.state), f.sender_kind, f.languages, f.needs,
                                                            f.site_id)) AS s (slice)
    UNION ALL
    SELECT h.on_date::timestamp, h.measure, h.part, h.amount, NULL, s.slice
      FROM porchlight.statistics_house_facts(first, past, in_zone, house) h
      JOIN porchlight.county c ON c.fips = h.county
     CROSS JOIN LATERAL unnest(porchlight.statistics_slices(by, h.county, coalesce(c.region::text, c.state), NULL, NULL, NULL, h.site_id)) AS s (slice)
     WHERE house IS NOT NULL AND by IN ('none', 'county', 'region', 'house')
$$;

-- The same as sums of periods, each named by its first day; of measures of time also the median and the 90th percentile. alone: one measure.
CREATE FUNCTION statistics_own_sums(house uuid, team uuid, period text, first date, past date, by text, alone text DEFAULT NULL)
RETURNS TABLE (begin date, measure text, slice text, part text, amount bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp SET jit = off SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
    in_zone text := statistics_zone();
    since   timestamptz := first::timestamp AT TIME ZONE in_zone;
    until   timestamptz := past::timestamp AT TIME ZONE in_zone;
BEGIN
    RETURN QUERY
    WITH fact AS MATERIALIZED (
        SELECT date_trunc(period, f.local)::date AS begin, f.measure, f.slice, f.part, f.amount, f.minutes
          FROM statistics_own_facts(house, team, first, past, since, until, in_zone, by) f
         WHERE alone IS NULL OR f.measure = alone
    )
    SELECT f.begin, f.measure, f.slice, f.part, sum(f.amount)::bigint FROM fact f GROUP BY f.begin, f.measure, f.slice, f.part
    UNION ALL
    SELECT t.begin, t.measure, t.slice, p.part, CASE p.part WHEN 'median' THEN t.median ELSE t.p90 END
      FROM (SELECT f.begin, f.measure, f.slice, percentile_disc(0.5) WITHIN GROUP (ORDER BY f.minutes)::bigint AS median,
                   percentile_disc(0.9) WITHIN GROUP (ORDER BY f.minutes)::bigint AS p90
              FROM fact f WHERE f.minutes IS NOT NULL GROUP BY f.begin, f.measure, f.slice) t
     CROSS JOIN (VALUES ('median'), ('p90')) AS p (part);
END
$$;
