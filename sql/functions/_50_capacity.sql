-- How many rooms are open and how far that can be trusted: the one definition in SQL, twin of include/domain/capacity.h.
-- Both answer tests/agreement/capacity.json alike.

-- Exactly fresh_hours old is still fresh; exactly stale_hours old is still call_first.
CREATE FUNCTION freshness_of(confirmed_at timestamptz, fresh_hours integer, stale_hours integer, at timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT CASE WHEN confirmed_at IS NULL OR at - confirmed_at > make_interval(hours => stale_hours) THEN 'not_confirmed'
                WHEN at - confirmed_at > make_interval(hours => fresh_hours) THEN 'call_first'
                ELSE 'fresh' END
$$;

-- Rooms that count as open: none unless welcoming and confirmed; else the open ones, so many that together with the held and the
-- occupied ones they don't exceed what tonight's team can support. (The schema is named because a function without a search_path of its own
-- can be folded into the query that calls it.)
CREATE FUNCTION capacity_open(state text, confirmed_at timestamptz, fresh_hours integer, stale_hours integer, staffed_limit integer,
                              beds_open bigint, beds_held bigint, beds_occupied bigint, at timestamptz) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT CASE WHEN state <> 'welcoming' OR porchlight.freshness_of(confirmed_at, fresh_hours, stale_hours, at) = 'not_confirmed' THEN 0
                WHEN staffed_limit IS NULL THEN greatest(beds_open, 0)
                ELSE greatest(least(beds_open, staffed_limit - beds_held - beds_occupied), 0) END
$$;

CREATE VIEW site_capacity WITH (security_invoker = true) AS
    SELECT s.id AS site_id, s.organization_id, freshness_of(s.confirmed_at, s.fresh_hours, s.stale_hours, now()) AS freshness,
           b.total AS beds_total, b.open AS beds_open, b.held AS beds_held, b.occupied AS beds_occupied,
           capacity_open(s.state, s.confirmed_at, s.fresh_hours, s.stale_hours, s.staffed_limit, b.open, b.held, b.occupied, now()) AS open
      FROM site s
     CROSS JOIN LATERAL (
           SELECT count(*) AS total,
                  count(*) FILTER (WHERE bed.state = 'open') AS open,
                  count(*) FILTER (WHERE bed.state = 'held') AS held,
                  count(*) FILTER (WHERE bed.state = 'occupied') AS occupied
             FROM bed WHERE bed.site_id = s.id) b;
