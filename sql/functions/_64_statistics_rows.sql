-- The things that measures are about, each as one row: introductions, stays, rooms' nights, and how houses kept their word.
-- A row carries where it counts and who asked: what was asked counts where the person is or, if that was not said, where the first house
-- asked is; what a house did counts where the house is. `house` and `team` narrow the rows to one organization's own (NULL: all).

-- Introductions made from `since` until before `until`. For a house it is what came to that house alone: how it answered, how it ended there.
-- each_site: one row for each site asked, instead of one for all.
CREATE FUNCTION statistics_introductions(since timestamptz, until timestamptz, house uuid, team uuid, each_site boolean)
RETURNS TABLE (created_at timestamptz, source text, county text, sender_kind text, languages text[], needs text[], site_id uuid,
               answer_seconds integer, answered_at timestamptz, offered_at timestamptz, arrived_at timestamptz, stage integer,
               end_state text, no_room boolean, shown_open boolean, refused boolean)
LANGUAGE sql STABLE
AS $$
    SELECT f.created_at, f.source::text, coalesce(f.county_fips::text, (array_agg(s.county_fips::text ORDER BY r.id))[1]),
           coalesce(o.kind::text, 'self'), f.languages::text[], f.needs::text[], CASE WHEN each_site THEN r.site_id END,
           min(r.answer_seconds) FILTER (WHERE r.answered_at IS NOT NULL), min(r.answered_at), min(r.offered_at), min(r.arrived_at),
           max(CASE WHEN r.arrived_at IS NOT NULL THEN 5 WHEN r.accepted_at IS NOT NULL THEN 4 WHEN r.offered_at IS NOT NULL THEN 3
                    WHEN r.answered_at IS NOT NULL THEN 2 WHEN r.seen_at IS NOT NULL THEN 1 ELSE 0 END),
           -- An arrival decides how it ended, else the house that ended last; `elsewhere` only says that another one decided.
           CASE WHEN bool_and(r.ended_at IS NOT NULL)
                THEN (array_agg(r.state::text ORDER BY (r.state = 'arrived') DESC, r.state = 'elsewhere', r.ended_at DESC, r.id DESC))[1] END,
           coalesce(bool_or(r.decline_code = 'no_room'), false), bool_or(r.shown_open),
           coalesce(bool_or(r.shown_open AND r.decline_code <> 'other_request'), false)
      FROM porchlight.referral f
      JOIN porchlight.recipient r ON r.referral_id = f.id
      JOIN porchlight.site s ON s.id = r.site_id
      LEFT JOIN porchlight.organization o ON o.id = f.organization_id
     WHERE f.created_at >= since AND f.created_at < until
       AND (house IS NULL OR r.house_id = house) AND (team IS NULL OR f.organization_id = team)
     GROUP BY f.id, o.kind, CASE WHEN each_site THEN r.site_id END
$$;

-- Stays that began or ended in that time.
CREATE FUNCTION statistics_stays(since timestamptz, until timestamptz, house uuid, team uuid)
RETURNS TABLE (arrived_at timestamptz, left_at timestamptz, introduced boolean, source text, county text, sender_kind text, languages text[],
               needs text[], site_id uuid, alternative text, where_next text, guest_answer text)
LANGUAGE sql STABLE
AS $$
    SELECT t.arrived_at, t.left_at, t.recipient_id IS NOT NULL, t.source::text, s.county_fips::text, coalesce(o.kind::text, 'self'),
           coalesce(f.languages::text[], '{}'), coalesce(f.needs::text[], '{}'), t.site_id, f.alternative::text, t.where_next::text,
           t.guest_answer::text
      FROM porchlight.stay t
      JOIN porchlight.site s ON s.id = t.site_id
      LEFT JOIN porchlight.recipient r ON r.id = t.recipient_id
      LEFT JOIN porchlight.referral f ON f.id = r.referral_id
      LEFT JOIN porchlight.organization o ON o.id = f.organization_id
     WHERE (t.arrived_at >= since AND t.arrived_at < until OR t.left_at >= since AND t.left_at < until)
       AND (house IS NULL OR t.house_id = house) AND (team IS NULL OR r.sender_id = team)
$$;

-- A room's nights: how it stood when the day ended at its house. A room that wasn't there yet has none.
CREATE FUNCTION statistics_nights(first date, past date, house uuid) RETURNS TABLE (on_date date, site_id uuid, county text, state text)
LANGUAGE sql STABLE
AS $$
    SELECT night.day::date, s.id, s.county_fips::text, stood.state::text
      FROM porchlight.site s
      JOIN porchlight.bed b ON b.site_id = s.id
     CROSS JOIN LATERAL generate_series(first::timestamp, past::timestamp - interval '1 day', interval '1 day') AS night (day)
     CROSS JOIN LATERAL (SELECT (night.day + interval '1 day') AT TIME ZONE s.zone AS midnight) AS ends
     CROSS JOIN LATERAL (SELECT c.state FROM porchlight.bed_change c WHERE c.bed_id = b.id AND c.at < ends.midnight
                          ORDER BY c.at DESC, c.id DESC LIMIT 1) AS stood
     WHERE (house IS NULL OR s.organization_id = house) AND ends.midnight <= now()
$$;

-- How long each house with rooms was welcoming on each day (of in_zone, up to now), and how long of it its word was fresh. What a house says of
-- itself, `paused` too, is in its confirmations; each holds until the next.
CREATE FUNCTION statistics_words(first date, past date, in_zone text, house uuid)
RETURNS TABLE (on_date date, site_id uuid, county text, fresh_seconds bigint, open_seconds bigint)
LANGUAGE sql STABLE
AS $$
    WITH word AS (
        SELECT s.id, s.county_fips::text AS county, c.site_state, make_interval(hours => s.fresh_hours) AS fresh_for, c.at AS begins,
               least(lead(c.at) OVER (PARTITION BY s.id ORDER BY c.at, c.id), past::timestamp AT TIME ZONE in_zone, now()) AS ends
          FROM porchlight.site s
         CROSS JOIN LATERAL (
               (SELECT x.id, x.at, x.site_state FROM porchlight.confirmation x WHERE x.site_id = s.id AND x.at < first::timestamp AT TIME ZONE in_zone
                 ORDER BY x.at DESC, x.id DESC LIMIT 1)
               UNION ALL
               SELECT x.id, x.at, x.site_state FROM porchlight.confirmation x
                WHERE x.site_id = s.id AND x.at >= first::timestamp AT TIME ZONE in_zone AND x.at < past::timestamp AT TIME ZONE in_zone) AS c
         WHERE (house IS NULL OR s.organization_id = house) AND EXISTS (SELECT FROM porchlight.bed b WHERE b.site_id = s.id)
    )
    SELECT d.day::date, w.id, w.county,
           sum(greatest(extract(epoch FROM least(part.until, w.begins + w.fresh_for) - part.since), 0))::bigint,
           sum(extract(epoch FROM part.until - part.since))::bigint
      FROM word w
     CROSS JOIN LATERAL generate_series(greatest(first::timestamp, date_trunc('day', w.begins AT TIME ZONE in_zone)),
                                        least(past::timestamp - interval '1 day', date_trunc('day', w.ends AT TIME ZONE in_zone)), interval '1 day') AS d (day)
     CROSS JOIN LATERAL (SELECT greatest(w.begins, d.day AT TIME ZONE in_zone) AS since,
                                least(w.ends, (d.day + interval '1 day') AT TIME ZONE in_zone) AS until) AS part
     WHERE w.site_state = 'welcoming' AND part.until > part.since
     GROUP BY d.day, w.id, w.county
$$;
