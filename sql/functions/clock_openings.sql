-- Open intervals reach eight days ahead and are computed by the server (room `hours`) from the rules below. Two servers may compute
-- the same: whoever stores first wins, because changed hours give the service a new version and a version is stored upon once.

CREATE FUNCTION clock_openings_due(most integer) RETURNS TABLE (id uuid, version bigint, zone text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT due.id, due.version, s.zone
      FROM (SELECT v.id, v.version, v.site_id, v.openings_until FROM service v WHERE v.openings_until < now() + interval '7 days'
             UNION ALL
            SELECT v.id, v.version, v.site_id, NULL FROM service v WHERE v.openings_due AND v.openings_until IS NULL) due
      JOIN site s ON s.id = due.site_id
     ORDER BY due.openings_until NULLS FIRST
     LIMIT most
$$;

-- Rules and dated exceptions in one list, in numbers: minutes of the local day, days as YYYYMMDD (0: open-ended), weekdays as bits
-- (1 Monday ... 64 Sunday). on_date 0: a rule.
CREATE FUNCTION clock_openings_rules(service uuid)
RETURNS TABLE (weekdays bigint, opens_minute bigint, closes_minute bigint, valid_from bigint, valid_to bigint, on_date bigint, closed boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT (SELECT sum(1 << (array_position(ARRAY['MO','TU','WE','TH','FR','SA','SU'], d) - 1)) FROM unnest(h.weekdays) d),
           extract(epoch FROM h.opens)::bigint / 60, extract(epoch FROM h.closes)::bigint / 60,
           coalesce(to_char(h.valid_from, 'YYYYMMDD')::bigint, 0), coalesce(to_char(h.valid_to, 'YYYYMMDD')::bigint, 0), 0, false
      FROM service_hours h WHERE h.service_id = service
    UNION ALL
    SELECT 0, coalesce(extract(epoch FROM x.opens)::bigint / 60, 0), coalesce(extract(epoch FROM x.closes)::bigint / 60, 0), 0, 0,
           to_char(x.on_date, 'YYYYMMDD')::bigint, x.opens IS NULL
      FROM service_exception x WHERE x.service_id = service AND x.on_date > now() - interval '3 days'
$$;

-- until NULL: it told no hours.
CREATE FUNCTION clock_openings_store(service_id uuid, seen_version bigint, intervals jsonb, until timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    UPDATE service SET openings = intervals, openings_until = until, openings_due = false WHERE id = service_id AND version = seen_version
$$;
