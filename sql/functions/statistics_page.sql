-- What the pages of statistics ask for. Each function decides for itself who may see it: administrators and analysts the network, as it was
-- released; a house's lead the house, a team's lead the team, exactly. Whoever may not is given no row. They write nothing, so that they may run
-- on a standby.

CREATE FUNCTION statistics_may(scope text, organization uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    RETURN CASE scope WHEN 'network' THEN organization IS NULL AND (caller_is_admin() OR cardinality(caller_organizations('{analyst}')) > 0)
                      WHEN 'house' THEN organization = ANY (caller_leads())
                      WHEN 'team' THEN organization = ANY (caller_organizations('{referrer_lead}')) END;
END
$$;

-- Fixed periods, the newest first, from the day on which anything began. The one that is running is not complete.
CREATE FUNCTION statistics_periods(period text) RETURNS TABLE (begin date, until date, complete boolean, released_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT p.begin, p.until, p.until <= statistics_today(), release_made_at(period, p.begin)
      FROM (SELECT b::date AS begin, statistics_period_until(period, b::date) AS until
              FROM generate_series(statistics_period_begin(period, statistics_first_day())::timestamp, statistics_today()::timestamp,
                                   statistics_period_length(period)) AS b) p
     WHERE caller() IS NOT NULL
     ORDER BY p.begin DESC
     LIMIT 300
$$;

-- The sums of a page: of the period that begins on that day, and of the one before.
CREATE FUNCTION statistics_page_cells(scope text, organization uuid, period text, begin date, before date, by text) RETURNS statistics_cell[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    IF scope = 'network' THEN
        RETURN (SELECT array_agg(ROW (c.measure, c.slice, side.before, c.part, c.amount)::statistics_cell)
                  FROM (VALUES (false, begin), (true, before)) AS side (before, begin)
                 CROSS JOIN LATERAL release_cells(period, side.begin, by) c);
    END IF;
    RETURN (SELECT array_agg(ROW (s.measure, s.slice, s.begin < statistics_page_cells.begin, s.part, s.amount)::statistics_cell)
              FROM statistics_own_sums(CASE scope WHEN 'house' THEN organization END, CASE scope WHEN 'team' THEN organization END, period, before,
                                       statistics_period_until(period, begin), by) s);
END
$$;

-- begin NULL: the period that is running; of the network, the newest that was released.
CREATE FUNCTION statistics_page(wanted_scope text, organization uuid, wanted_period text, wanted_begin date, wanted_by text)
RETURNS TABLE (scope text, id uuid, period text, zone text, begin date, until date, as_of timestamptz, released_at timestamptz, by text,
               threshold integer, before jsonb, measures jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    earlier date;
BEGIN
    IF NOT statistics_may(wanted_scope, organization) THEN
        RETURN;
    END IF;
    scope := wanted_scope;
    id := organization;
    period := wanted_period;
    "by" := wanted_by;
    zone := statistics_zone();
    "begin" := coalesce(wanted_begin, CASE scope WHEN 'network' THEN release_newest(period) END, statistics_period_begin(period, statistics_today()));
    until := statistics_period_until(period, begin);
    earlier := (begin - statistics_period_length(period))::date;
    released_at := CASE scope WHEN 'network' THEN release_made_at(period, begin) END;
    as_of := coalesce(released_at, now());
    threshold := CASE scope WHEN 'network' THEN release_threshold(period, begin) END;
    before := jsonb_build_object('begin', earlier, 'until', begin);
    measures := statistics_measures_json(scope, by, statistics_page_cells(scope, organization, period, begin, earlier, by),
                                         scope <> 'network' OR released_at IS NOT NULL,
                                         scope <> 'network' OR release_made_at(period, earlier) IS NOT NULL);
    RETURN NEXT;
END
$$;

-- One measure over the last `most` periods, the oldest first, without slices.
CREATE FUNCTION statistics_trend(wanted_scope text, organization uuid, period text, wanted_measure text, most integer)
RETURNS TABLE (measure text, definition text, items jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    m     record;
    last  date := statistics_period_begin(period, statistics_today());
    first date := greatest((last - (most - 1) * statistics_period_length(period))::date, statistics_period_begin(period, statistics_first_day()));
BEGIN
    IF NOT statistics_may(wanted_scope, organization) THEN
        RETURN;
    END IF;
    SELECT * INTO m FROM statistics_measures() x
     WHERE x.name = wanted_measure AND CASE wanted_scope WHEN 'house' THEN x.for_house WHEN 'team' THEN x.for_team ELSE true END;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    measure := m.name;
    definition := statistics_definition(m.name);
    items := (
        WITH whole AS (
            SELECT b::date AS begin FROM generate_series(first::timestamp, last::timestamp, statistics_period_length(period)) AS b
             WHERE wanted_scope <> 'network' OR release_made_at(period, b::date) IS NOT NULL
        ), known AS (
            SELECT s.begin, s.part, s.amount
              FROM statistics_own_sums(CASE wanted_scope WHEN 'house' THEN organization END, CASE wanted_scope WHEN 'team' THEN organization END, period,
                                       first, statistics_period_until(period, last), 'none', m.name) s
             WHERE wanted_scope <> 'network'
            UNION ALL
            SELECT w.begin, c.part, c.amount FROM whole w CROSS JOIN LATERAL release_cells(period, w.begin, 'none') c
             WHERE wanted_scope = 'network' AND c.measure = m.name
        )
        SELECT coalesce(jsonb_agg(jsonb_build_object('begin', w.begin, 'until', statistics_period_until(period, w.begin))
                                  || (statistics_row(m.kind, m.numerator, m.denominator, m.parts,
                                          coalesce((SELECT jsonb_object_agg(k.part, k.amount) FROM known k WHERE k.begin = w.begin), '{}'),
                                          CASE wanted_scope WHEN 'network' THEN 'null'::jsonb ELSE '0' END)
                                      - 'parts' - 'unanswered') ORDER BY w.begin), '[]')
          FROM whole w);
    RETURN NEXT;
END
$$;

-- Asks and turn-aways by the hour of the week in which they came, all 168.
CREATE FUNCTION statistics_week_hours(wanted_scope text, organization uuid, period text, wanted_begin date)
RETURNS TABLE (definition text, items jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp SET jit = off SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
    in_zone text := statistics_zone();
    first   date := coalesce(wanted_begin, CASE wanted_scope WHEN 'network' THEN release_newest(period) END,
                             statistics_period_begin(period, statistics_today()));
    since   timestamptz := first::timestamp AT TIME ZONE in_zone;
    until   timestamptz := statistics_period_until(period, first)::timestamp AT TIME ZONE in_zone;
    house   uuid := CASE wanted_scope WHEN 'house' THEN organization END;
    team    uuid := CASE wanted_scope WHEN 'team' THEN organization END;
BEGIN
    IF NOT statistics_may(wanted_scope, organization) THEN
        RETURN;
    END IF;
    definition := statistics_definition('turn_aways');
    items := (
        WITH known AS MATERIALIZED (
            SELECT extract(isodow FROM f.local)::integer AS weekday, extract(hour FROM f.local)::integer AS hour, f.part, sum(f.amount)::bigint AS amount
              FROM statistics_facts(since, until, in_zone, house, team, false) f
             WHERE wanted_scope <> 'network' AND f.measure = 'turn_aways'
             GROUP BY 1, 2, 3
            UNION ALL
            SELECT split_part(c.slice, '-', 1)::integer, split_part(c.slice, '-', 2)::integer, c.part, c.amount
              FROM release_cells(period, first, 'hour') c
             WHERE wanted_scope = 'network' AND c.measure = 'turn_aways' AND c.part LIKE '#%'
        ), each AS (
            SELECT d.weekday, h.hour,
                   CASE wanted_scope WHEN 'network' THEN max(k.amount) FILTER (WHERE k.part = '#denominator') ELSE coalesce(sum(k.amount), 0) END AS asks,
                   CASE wanted_scope WHEN 'network' THEN max(k.amount) FILTER (WHERE k.part = '#numerator')
                        ELSE coalesce(sum(k.amount) FILTER (WHERE k.part = 'turned_away'), 0) END AS turn_aways
              FROM generate_series(1, 7) AS d (weekday) CROSS JOIN generate_series(0, 23) AS h (hour)
              LEFT JOIN known k ON k.weekday = d.weekday AND k.hour = h.hour
             GROUP BY d.weekday, h.hour
        )
        SELECT jsonb_agg(jsonb_build_object('weekday', e.weekday, 'hour', e.hour, 'asks', e.asks, 'turn_aways', e.turn_aways,
                                            'hidden', e.asks IS NULL OR e.turn_aways IS NULL) ORDER BY e.weekday, e.hour)
          FROM each e WHERE wanted_scope <> 'network' OR EXISTS (SELECT FROM known));
    items := coalesce(items, '[]');
    RETURN NEXT;
END
$$;

-- A house's month, night by night; a night that is still to come isn't there.
CREATE FUNCTION statistics_occupancy(house uuid, wanted_begin date) RETURNS TABLE (definition text, items jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp SET jit = off SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
    first date := statistics_period_begin('month', coalesce(wanted_begin, statistics_today()));
    past  date := statistics_period_until('month', first);
BEGIN
    IF NOT statistics_may('house', house) THEN
        RETURN;
    END IF;
    definition := statistics_definition('occupancy');
    items := (SELECT coalesce(jsonb_agg(jsonb_build_object('on_date', d.on_date, 'guest_nights', d.guest, 'room_nights', d.available,
                                                           'total_room_nights', d.total) ORDER BY d.on_date), '[]')
                FROM (SELECT n.on_date, count(*) FILTER (WHERE measure_occupancy(n.state) = 'guest') AS guest,
                             count(*) FILTER (WHERE measure_occupancy(n.state) <> 'offline') AS available, count(*) AS total
                        FROM statistics_nights(first, past, house) n GROUP BY n.on_date) d);
    RETURN NEXT;
END
$$;

-- How fresh each house's word was. Of the network only what has been counted: days that are over.
CREATE FUNCTION statistics_freshness(wanted_scope text, organization uuid, period text, wanted_begin date)
RETURNS TABLE (definition text, items jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp SET jit = off SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
    first date := coalesce(wanted_begin, CASE wanted_scope WHEN 'network' THEN release_newest(period) END,
                           statistics_period_begin(period, statistics_today()));
    past  date := statistics_period_until(period, first);
BEGIN
    IF wanted_scope = 'team' OR NOT statistics_may(wanted_scope, organization) THEN
        RETURN;
    END IF;
    definition := statistics_definition('freshness');
    items := (SELECT coalesce(jsonb_agg(jsonb_build_object('site_id', s.id, 'name', s.name, 'fresh_seconds', h.fresh, 'open_seconds', h.open)
                                        ORDER BY h.fresh::double precision / nullif(h.open, 0), s.name, s.id), '[]')
                FROM (SELECT w.site_id, sum(w.fresh_seconds)::bigint AS fresh, sum(w.open_seconds)::bigint AS open
                        FROM statistics_words(first, past, statistics_zone(), organization) w
                       WHERE wanted_scope = 'house' GROUP BY w.site_id
                      UNION ALL
                      SELECT m.site_id, sum(m.fresh)::bigint, sum(m.welcoming)::bigint FROM statistics_house_months(first, past) m
                       WHERE wanted_scope = 'network' GROUP BY m.site_id HAVING sum(m.welcoming) > 0) h
                JOIN site s ON s.id = h.site_id);
    RETURN NEXT;
END
$$;

-- The sums of each house in each month, of a month that the days hold only a part of, of those days.
CREATE FUNCTION statistics_house_months(first date, past date) RETURNS TABLE (site_id uuid, fresh bigint, welcoming bigint)
LANGUAGE sql STABLE
AS $$
    SELECT h.site_id, h.fresh_seconds, h.open_seconds
      FROM porchlight.statistics_house h WHERE h.month >= first AND (h.month + interval '1 month')::date <= past
    UNION ALL
    SELECT h.site_id, (SELECT sum(x) FROM unnest(h.fresh[part.low:part.high]) AS x), (SELECT sum(x) FROM unnest(h.welcoming[part.low:part.high]) AS x)
      FROM porchlight.statistics_house h
     CROSS JOIN LATERAL (SELECT greatest(first - h.month, 0) + 1 AS low, least(past - h.month, 31) AS high) AS part
     WHERE h.month >= date_trunc('month', first::timestamp)::date AND h.month < past
       AND NOT (h.month >= first AND (h.month + interval '1 month')::date <= past)
$$;
