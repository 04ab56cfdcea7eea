-- What is worked out from released counts: estimates of what was avoided, and what more rooms would change. Both read what was released and
-- nothing else, so they tell nothing that the release doesn't.

-- The parts of one measure and slice as {part: amount}: a hidden one is null, and one that was not told at all is missing.
CREATE FUNCTION release_parts(period text, begin date, by text, wanted_slice text, wanted_measure text) RETURNS jsonb
LANGUAGE sql STABLE
AS $$
    SELECT coalesce(jsonb_object_agg(c.part, c.amount), '{}')
      FROM porchlight.release_cells(period, begin, by) c
     WHERE c.measure = wanted_measure AND c.slice = wanted_slice
$$;

-- The sum of these parts; NULL: one of them is hidden or was not told.
CREATE FUNCTION release_sum(amounts jsonb, parts text[]) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN count(amounts ->> p.part) = count(*) THEN sum((amounts ->> p.part)::bigint)::bigint END FROM unnest(parts) AS p (part) $$;

-- A sum that the release tells by itself, also where it hides a part of it; else the sum of the parts.
CREATE FUNCTION release_total(amounts jsonb, total text, parts text[]) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT coalesce((amounts ->> total)::bigint, porchlight.release_sum(amounts, parts)) $$;

-- No row: the caller is not among those who see the network's numbers.
CREATE FUNCTION statistics_diversion(period text, wanted_begin date)
RETURNS TABLE (begin date, until date, released_at timestamptz, threshold integer, name text, low double precision, mid double precision, high double precision,
               unit text, numerator bigint, denominator bigint, unanswered bigint, few_cases boolean, hidden boolean, definition text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    told   jsonb;
    nights jsonb;
BEGIN
    IF NOT statistics_may('network', NULL) THEN
        RETURN;
    END IF;
    "begin" := coalesce(wanted_begin, release_newest(period), statistics_period_begin(period, statistics_today()));
    until := statistics_period_until(period, begin);
    released_at := release_made_at(period, begin);
    threshold := release_threshold(period, begin);
    told := CASE WHEN released_at IS NOT NULL THEN release_parts(period, begin, 'none', '', 'diversions_reported') END;
    nights := CASE WHEN released_at IS NOT NULL THEN release_parts(period, begin, 'none', '', 'occupancy') END;
    RETURN QUERY
    SELECT statistics_diversion.begin, statistics_diversion.until, statistics_diversion.released_at, statistics_diversion.threshold,
           l.name, l.low, l.mid, l.high, l.unit,
           l.numerator, l.denominator, l.unanswered_cases, coalesce(l.few_cases, false), l.hidden, l.definition
      FROM estimate_lines(CASE WHEN told IS NOT NULL THEN release_sum(told, '{emergency_department}') END,
                          CASE WHEN told IS NOT NULL THEN release_sum(told, '{inpatient}') END,
                          CASE WHEN told IS NOT NULL THEN release_sum(nights, '{guest}') END,
                          CASE WHEN told IS NOT NULL THEN release_total(told, '#denominator', '{emergency_department,inpatient,crisis_unit,jail,elsewhere}') END,
                          CASE WHEN told IS NOT NULL THEN release_sum(told, '{unanswered}') END, NULL) l;
END
$$;

-- in_region NULL: the whole network.
CREATE FUNCTION statistics_what_if(in_region text, wanted_period text, wanted_begin date)
RETURNS TABLE (region text, period text, begin date, until date, released_at timestamptz, days bigint, arrivals bigint, turned_away bigint,
               stays bigint, stay_hours bigint, guest_nights bigint, empty_nights bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    cut   text := CASE WHEN in_region IS NULL THEN 'none' ELSE 'region' END;
    slice text := coalesce(in_region, '');
    told  jsonb;
BEGIN
    IF NOT statistics_may('network', NULL) THEN
        RETURN;
    END IF;
    region := in_region;
    period := wanted_period;
    "begin" := coalesce(wanted_begin, release_newest(period), statistics_period_begin(period, statistics_today()));
    until := statistics_period_until(period, begin);
    days := until - begin;
    released_at := release_made_at(period, begin);
    IF released_at IS NOT NULL THEN
        arrivals := release_total(release_parts(period, begin, cut, slice, 'arrivals'), '#numerator', '{introduced,by_themselves}');
        turned_away := release_total(release_parts(period, begin, cut, slice, 'turn_aways'), '#numerator', '{turned_away}');
        told := release_parts(period, begin, cut, slice, 'stay_length');
        stays := release_sum(told, '{stays}');
        stay_hours := release_sum(told, '{hours}');
        told := release_parts(period, begin, cut, slice, 'occupancy');
        guest_nights := release_sum(told, '{guest}');
        empty_nights := release_sum(told, '{empty}');
    END IF;
    RETURN NEXT;
END
$$;

GRANT EXECUTE ON FUNCTION statistics_diversion, statistics_what_if TO porchlight_server;
