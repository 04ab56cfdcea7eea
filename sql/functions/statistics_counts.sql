-- The measures: each is defined once, here, and its definition (the COMMENT) is delivered with the number. They take a period, from
-- `since` until before `until`; what is about this moment takes none. All of them count asks and stays, never people.

CREATE FUNCTION statistics_referrals(since timestamptz, until timestamptz) RETURNS bigint
LANGUAGE sql STABLE
AS $$ SELECT count(*) FROM referral WHERE source = 'team' AND created_at >= since AND created_at < until $$;
COMMENT ON FUNCTION statistics_referrals IS
    'Introductions that teams sent in the period. One sent to several houses counts once.';

CREATE FUNCTION statistics_answered_in_30_min(since timestamptz, until timestamptz) RETURNS bigint
LANGUAGE sql STABLE
AS $$
    SELECT count(*) FROM referral f
     WHERE f.source = 'team' AND f.created_at >= since AND f.created_at < until
       AND EXISTS (SELECT FROM recipient r WHERE r.referral_id = f.id AND r.answered_at <= f.created_at + interval '30 minutes')
$$;
COMMENT ON FUNCTION statistics_answered_in_30_min IS
    'Of the introductions sent in the period, those that a person at any of the houses answered within 30 minutes by the clock on the wall. Opening one is not yet an answer.';

CREATE FUNCTION statistics_arrivals(since timestamptz, until timestamptz) RETURNS bigint
LANGUAGE sql STABLE
AS $$
    SELECT count(*) FROM recipient r JOIN referral f ON f.id = r.referral_id
     WHERE r.arrived_at >= since AND r.arrived_at < until AND f.source = 'team'
$$;
COMMENT ON FUNCTION statistics_arrivals IS
    'Introductions by a team whose guest arrived at a house in the period. Stays that began with a call or a knock are not in it.';

-- Numerator, denominator and what is missing, in one definition, so that they can't drift apart.
CREATE FUNCTION statistics_diversions(since timestamptz, until timestamptz, OUT reported bigint, OUT answered bigint, OUT unanswered bigint)
LANGUAGE sql STABLE
AS $$
    SELECT count(*) FILTER (WHERE f.alternative IN ('emergency_department', 'inpatient', 'crisis_unit', 'jail')),
           count(*) FILTER (WHERE f.alternative <> 'unknown'),
           count(*) FILTER (WHERE coalesce(f.alternative, 'unknown') = 'unknown')
      FROM recipient r JOIN referral f ON f.id = r.referral_id
     WHERE r.arrived_at >= since AND r.arrived_at < until AND f.source = 'team'
$$;
COMMENT ON FUNCTION statistics_diversions IS
    'Of the arrivals in the period whose sender said where the person would have gone without a room, those for whom that was an emergency department, an inpatient unit, a crisis unit or jail. Arrivals without an answer, or with "I don''t know", are counted apart.';

-- A referral ends as its last recipient did; an arrival decides it.
CREATE FUNCTION statistics_ended(since timestamptz, until timestamptz) RETURNS TABLE (state text, count bigint)
LANGUAGE sql STABLE
AS $$
    SELECT ending.state, count(*)
      FROM referral f
     CROSS JOIN LATERAL (
           SELECT r.state FROM recipient r WHERE r.referral_id = f.id AND r.ended_at IS NOT NULL
            ORDER BY (r.state = 'arrived') DESC, (r.state = 'elsewhere'), r.ended_at DESC, r.id DESC LIMIT 1) ending
     WHERE f.source = 'team' AND f.ended_at >= since AND f.ended_at < until
     GROUP BY ending.state
$$;
COMMENT ON FUNCTION statistics_ended IS
    'Introductions that ended in the period, by how: arrived if the guest arrived at any house, else as the last of the houses ended.';

CREATE FUNCTION statistics_turn_aways(since timestamptz, until timestamptz) RETURNS bigint
LANGUAGE sql STABLE
AS $$
    SELECT (SELECT count(*) FROM turn_away WHERE at >= since AND at < until AND undone_at IS NULL)
         + (SELECT count(*) FROM referral f
             WHERE f.created_at >= since AND f.created_at < until
               AND EXISTS (SELECT FROM recipient r WHERE r.referral_id = f.id AND r.decline_code = 'no_room'))
$$;
COMMENT ON FUNCTION statistics_turn_aways IS
    'Asks in the period that met no room: calls and knocks that a house noted as turned away, and introductions that at least one house declined because it had no room.';

CREATE FUNCTION statistics_asks(since timestamptz, until timestamptz) RETURNS bigint
LANGUAGE sql STABLE
AS $$
    SELECT (SELECT count(*) FROM referral WHERE created_at >= since AND created_at < until)
         + (SELECT count(*) FROM stay WHERE recipient_id IS NULL AND arrived_at >= since AND arrived_at < until)
         + (SELECT count(*) FROM turn_away WHERE at >= since AND at < until AND undone_at IS NULL)
$$;
COMMENT ON FUNCTION statistics_asks IS
    'Introductions of every kind, calls and knocks that led straight to a room, and calls and knocks that were turned away, in the period. One person may ask several times: these are asks, not people.';

CREATE FUNCTION statistics_stays_current() RETURNS bigint
LANGUAGE sql STABLE
AS $$ SELECT count(*) FROM stay WHERE left_at IS NULL $$;
COMMENT ON FUNCTION statistics_stays_current IS
    'Stays going on at this moment, however they began.';

-- Houses that have rooms and are welcoming; a paused or closed house promises nothing that could be out of date.
CREATE FUNCTION statistics_sites(OUT fresh bigint, OUT total bigint, OUT beds_open bigint)
LANGUAGE sql STABLE
AS $$
    SELECT count(*) FILTER (WHERE c.freshness = 'fresh'), count(*), coalesce(sum(c.open), 0)::bigint
      FROM site_capacity c JOIN site s ON s.id = c.site_id
     WHERE s.state = 'welcoming' AND c.beds_total > 0
$$;
COMMENT ON FUNCTION statistics_sites IS
    'At this moment: welcoming houses with rooms; of them, those that confirmed what they show within their fresh limit (8 hours unless the house set another); and the rooms that count as open in them, which leaves out houses that have not confirmed for longer than their stale limit, and rooms beyond what tonight''s team can support.';
