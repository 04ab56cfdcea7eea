-- What is kept of a service's day once it is over, for the drop-in measures. The server computes what was open from the hours as they stand when
-- the day has ended; a day that nobody was there to write down is made up for, at most 60 of them, by the hours as they stand then.

CREATE FUNCTION clock_days_due(most integer) RETURNS TABLE (id uuid, zone text, first_day date, last_day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT v.id, s.zone, greatest((SELECT max(d.on_date) + 1 FROM service_day d WHERE d.service_id = v.id), y.day - 59,
                                  (v.created_at AT TIME ZONE s.zone)::date + 1), y.day
      FROM service v JOIN site s ON s.id = v.site_id
     CROSS JOIN LATERAL (SELECT (now() AT TIME ZONE s.zone)::date - 1 AS day) y
     -- The day it was added on is nobody's to judge. Rooms have no hours.
     WHERE v.kind <> 'respite' AND (v.created_at AT TIME ZONE s.zone)::date < y.day
       AND NOT EXISTS (SELECT FROM service_day d WHERE d.service_id = v.id AND d.on_date >= y.day)
     LIMIT most
$$;

-- As clock_openings_rules, with the exceptions from that day on.
CREATE FUNCTION clock_days_rules(service uuid, since date)
RETURNS TABLE (weekdays bigint, opens_minute bigint, closes_minute bigint, valid_from bigint, valid_to bigint, on_date bigint, closed boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT r.* FROM clock_openings_rules(service) r WHERE r.on_date = 0
    UNION ALL
    SELECT 0, coalesce(extract(epoch FROM x.opens)::bigint / 60, 0), coalesce(extract(epoch FROM x.closes)::bigint / 60, 0), 0, 0,
           to_char(x.on_date, 'YYYYMMDD')::bigint, x.opens IS NULL
      FROM service_exception x WHERE x.service_id = service AND x.on_date >= since
$$;

-- days: [{"on_date": ..., "scheduled_seconds": ..., "kept": [[opens, closes], ...]}, ...], intervals within the day. Two servers may bring the same:
-- the first one's stays.
CREATE FUNCTION clock_days_store(wanted uuid, days jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    v service;
    closures tstzmultirange;
BEGIN
    SELECT * INTO v FROM service x WHERE x.id = wanted;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    closures := (SELECT coalesce(range_agg(c.during), '{}') FROM site_closure c WHERE c.site_id = v.site_id);
    INSERT INTO service_day (service_id, on_date, site_id, kind, scheduled_seconds, kept_seconds, was_full)
    SELECT v.id, d.on_date, v.site_id, v.kind, d.scheduled_seconds,
           (SELECT coalesce(sum(extract(epoch FROM upper(part) - lower(part))), 0) FROM unnest(openings_hours(d.kept) - closures) AS part),
           EXISTS (SELECT FROM service_full_day f WHERE f.service_id = v.id AND f.on_date = d.on_date)
      FROM jsonb_to_recordset(days) AS d (on_date date, scheduled_seconds integer, kept jsonb)
        ON CONFLICT DO NOTHING;
    DELETE FROM service_full_day f WHERE f.service_id = v.id AND f.on_date <= (SELECT max(d.on_date) FROM service_day d WHERE d.service_id = v.id);
END
$$;
