-- What the things come to: one row for each measure that a thing is in, with the part it is. Every figure, of the network, a house or a team, of
-- daily sums or counted anew, is a sum of these rows.

-- local: when, in in_zone. minutes: of a measure of time.
CREATE FUNCTION statistics_facts(since timestamptz, until timestamptz, in_zone text, house uuid, team uuid, each_site boolean)
RETURNS TABLE (local timestamp, measure text, part text, amount bigint, minutes integer, county text, sender_kind text, languages text[],
               needs text[], site_id uuid)
LANGUAGE sql STABLE
AS $$
    SELECT i.created_at AT TIME ZONE in_zone, m.measure, m.part, 1::bigint, m.minutes, i.county, i.sender_kind, i.languages, i.needs, i.site_id
      FROM porchlight.statistics_introductions(since, until, house, team, each_site) i
     CROSS JOIN LATERAL (VALUES
           ('who_asks', porchlight.measure_who_asks(i.source), NULL::integer),
           ('answered_in_30_min', porchlight.measure_answered_in_30_min(i.source, i.answer_seconds), NULL),
           ('answered_in_30_min_wall', porchlight.measure_answered_in_30_min_wall(i.source, i.created_at, i.answered_at), NULL),
           ('time_to_answer', 'cases', porchlight.measure_time_to_answer(i.source, i.created_at, i.answered_at)),
           ('time_to_yes', 'cases', porchlight.measure_time_to_yes(i.source, i.created_at, i.offered_at)),
           ('time_to_arrival', 'cases', porchlight.measure_time_to_arrival(i.source, i.created_at, i.arrived_at)),
           ('funnel', porchlight.measure_funnel(i.source, i.stage), NULL),
           ('ended', porchlight.measure_ended(i.source, i.end_state), NULL),
           ('turn_aways', porchlight.measure_turn_aways(i.no_room), NULL),
           ('shown_open_refused', porchlight.measure_shown_open_refused(i.source, i.shown_open, i.refused), NULL)) AS m (measure, part, minutes)
     WHERE m.part IS NOT NULL AND (m.part <> 'cases' OR m.minutes IS NOT NULL)
    UNION ALL
    SELECT m.at AT TIME ZONE in_zone, m.measure, m.part, m.amount, NULL, t.county, t.sender_kind, t.languages, t.needs, t.site_id
      FROM porchlight.statistics_stays(since, until, house, team) t
     CROSS JOIN LATERAL (VALUES
           ('arrivals', t.arrived_at, porchlight.measure_arrivals(t.source), 1::bigint),
           -- Introduced ones are asks as introductions already.
           ('turn_aways', t.arrived_at, CASE WHEN NOT t.introduced THEN porchlight.measure_turn_aways(false) END, 1),
           ('diversions_reported', t.arrived_at, porchlight.measure_diversions_reported(t.source, t.alternative), 1),
           ('diversions_own', t.left_at, porchlight.measure_diversions_own(t.guest_answer), 1),
           ('stays_ending_in_hospital', t.left_at, porchlight.measure_stays_ending_in_hospital(t.where_next), 1),
           ('stay_length', t.left_at, 'stays', 1),
           ('stay_length', t.left_at, 'hours', porchlight.measure_stay_length(t.arrived_at, t.left_at))) AS m (measure, at, part, amount)
     WHERE m.part IS NOT NULL AND m.at >= since AND m.at < until
    UNION ALL
    SELECT a.at AT TIME ZONE in_zone, 'turn_aways', porchlight.measure_turn_aways(true), 1, NULL, s.county_fips::text, 'self', '{}', '{}', a.site_id
      FROM porchlight.turn_away a JOIN porchlight.site s ON s.id = a.site_id
     WHERE a.at >= since AND a.at < until AND a.undone_at IS NULL AND team IS NULL AND (house IS NULL OR s.organization_id = house)
$$;

-- The same of rooms and of houses' words, which have a day and no hour, and aren't about who asked.
CREATE FUNCTION statistics_house_facts(first date, past date, in_zone text, house uuid)
RETURNS TABLE (on_date date, measure text, part text, amount bigint, county text, site_id uuid)
LANGUAGE sql STABLE
AS $$
    SELECT n.on_date, 'occupancy', porchlight.measure_occupancy(n.state), count(*), n.county, n.site_id
      FROM porchlight.statistics_nights(first, past, house) n
     GROUP BY n.on_date, porchlight.measure_occupancy(n.state), n.county, n.site_id
    UNION ALL
    SELECT w.on_date, 'freshness', porchlight.measure_freshness(kind.fresh), CASE WHEN kind.fresh THEN w.fresh_seconds ELSE w.open_seconds - w.fresh_seconds END,
           w.county, w.site_id
      FROM porchlight.statistics_words(first, past, in_zone, house) w CROSS JOIN (VALUES (true), (false)) AS kind (fresh)
    UNION ALL
    SELECT d.on_date, 'drop_in', m.part, sum(m.amount)::bigint, s.county_fips::text, s.id
      FROM porchlight.service_day d
      JOIN porchlight.site s ON s.id = d.site_id
     CROSS JOIN LATERAL porchlight.measure_drop_in(d.scheduled_seconds, d.kept_seconds, d.was_full) AS m
     WHERE d.on_date >= first AND d.on_date < past AND d.kind IN ('drop_in', 'living_room') AND (house IS NULL OR s.organization_id = house)
     GROUP BY d.on_date, m.part, s.county_fips, s.id
$$;
