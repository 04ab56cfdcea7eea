-- The administrator's page: the measures of one fixed period up to now, each with its definition.

-- The period that `at` lies in, in the network's own zone.
CREATE FUNCTION statistics_period(period text, at timestamptz, OUT zone text, OUT since timestamptz, OUT until timestamptz)
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    zone := coalesce((SELECT n.zone FROM network n), 'UTC');
    since := date_trunc(period, at AT TIME ZONE zone) AT TIME ZONE zone;
    until := (date_trunc(period, at AT TIME ZONE zone)
              + CASE period WHEN 'quarter' THEN interval '3 months' ELSE ('1 ' || period)::interval END) AT TIME ZONE zone;
END
$$;

-- Administrators see exact counts. Analysts see none from 1 to 10; since sums and differences of one group could give a hidden count
-- away, one small count hides every count of its group that isn't 0. Counts of rooms and houses are on the board for everyone and are
-- never hidden. Deliberately not done here: protection against comparing the answers of two different moments.
CREATE FUNCTION statistics_hides(exact boolean, counts bigint[]) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$ SELECT NOT exact AND EXISTS (SELECT FROM unnest(counts) AS c WHERE c BETWEEN 1 AND 10) $$;

CREATE FUNCTION statistics_shown(count bigint, hide boolean) RETURNS bigint
LANGUAGE sql IMMUTABLE
AS $$ SELECT CASE WHEN NOT hide OR count = 0 THEN count END $$;

CREATE FUNCTION statistics_report(period text) RETURNS TABLE (
    zone text, since timestamptz, until timestamptz, as_of timestamptz, referrals bigint, answered_in_30_min bigint, arrivals bigint,
    diversions_reported bigint, diversions_answered bigint, diversions_unanswered bigint, ended jsonb, turn_aways bigint, asks bigint,
    stays_current bigint, sites_fresh bigint, sites_total bigint, beds_open bigint, hidden text[], definitions jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    exact boolean := caller_is_admin();
    hide  boolean;
BEGIN
    IF NOT exact AND cardinality(caller_organizations(ARRAY['analyst'])) = 0 THEN
        RETURN;
    END IF;
    as_of := now();
    SELECT p.zone, p.since, p.until INTO zone, since, until FROM statistics_period(period, as_of) p;
    referrals := statistics_referrals(since, until);
    answered_in_30_min := statistics_answered_in_30_min(since, until);
    arrivals := statistics_arrivals(since, until);
    SELECT d.reported, d.answered, d.unanswered INTO diversions_reported, diversions_answered, diversions_unanswered
      FROM statistics_diversions(since, until) d;
    SELECT jsonb_object_agg(s.state, coalesce(e.count, 0)) INTO ended
      FROM unnest(ARRAY['arrived', 'declined', 'guest_declined', 'unreachable', 'expired', 'withdrawn', 'elsewhere', 'not_arrived']) AS s (state)
      LEFT JOIN statistics_ended(since, until) e USING (state);
    turn_aways := statistics_turn_aways(since, until);
    asks := statistics_asks(since, until);
    stays_current := statistics_stays_current();
    SELECT h.fresh, h.total, h.beds_open INTO sites_fresh, sites_total, beds_open FROM statistics_sites() h;

    -- What is left when a part is taken from its whole is a count too.
    hide := statistics_hides(exact, ARRAY[referrals, answered_in_30_min, referrals - answered_in_30_min, arrivals, diversions_reported,
                                          diversions_answered, diversions_answered - diversions_reported, diversions_unanswered, turn_aways,
                                          asks, asks - turn_aways]
                                    || (SELECT array_agg(v::bigint) FROM jsonb_each_text(ended) AS e (k, v)));
    referrals := statistics_shown(referrals, hide);
    answered_in_30_min := statistics_shown(answered_in_30_min, hide);
    arrivals := statistics_shown(arrivals, hide);
    diversions_reported := statistics_shown(diversions_reported, hide);
    diversions_answered := statistics_shown(diversions_answered, hide);
    diversions_unanswered := statistics_shown(diversions_unanswered, hide);
    turn_aways := statistics_shown(turn_aways, hide);
    asks := statistics_shown(asks, hide);
    stays_current := statistics_shown(stays_current, statistics_hides(exact, ARRAY[stays_current]));
    SELECT jsonb_object_agg(k, statistics_shown(v::bigint, hide)) INTO ended FROM jsonb_each_text(ended) AS e (k, v);
    SELECT coalesce(array_agg(c.name), '{}') INTO hidden
      FROM (VALUES ('referrals', referrals), ('answered_in_30_min', answered_in_30_min), ('arrivals', arrivals),
                   ('diversions_reported', diversions_reported), ('diversions_answered', diversions_answered),
                   ('diversions_unanswered', diversions_unanswered), ('turn_aways', turn_aways), ('asks', asks),
                   ('stays_current', stays_current)) AS c (name, count)
     WHERE c.count IS NULL;

    -- "statistics_arrivals" defines the member `arrivals`.
    SELECT jsonb_object_agg(substr(p.proname, 12), obj_description(p.oid, 'pg_proc')) INTO definitions
      FROM pg_proc p
     WHERE p.pronamespace = 'porchlight'::regnamespace AND p.proname LIKE 'statistics\_%' AND obj_description(p.oid, 'pg_proc') IS NOT NULL;
    RETURN NEXT;
END
$$;
