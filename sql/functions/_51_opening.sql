-- Whether a service is open, until when, and when it opens next: the one definition in SQL, twin of include/domain/opening.h.
-- Both answer tests/agreement/openings.json alike.

-- The open intervals that a service carries, those that touch being one. Never NULL.
CREATE FUNCTION openings_hours(openings jsonb) RETURNS tstzmultirange
LANGUAGE plpgsql STABLE PARALLEL SAFE
AS $$
BEGIN
    RETURN (SELECT coalesce(range_agg(tstzrange(o.opens, o.closes)), '{}')
              FROM (SELECT (span ->> 0)::timestamptz AS opens, (span ->> 1)::timestamptz AS closes FROM jsonb_array_elements(openings) AS span) o
             WHERE o.opens < o.closes);
END
$$;

-- state: open, closed, or not_stated (no hours were told, or those that were have run out). until, when open, is NULL if it does not close as
-- far as its hours were computed; so is next, when closed, if it does not open.
CREATE FUNCTION opening_at(openings jsonb, openings_until timestamptz, at timestamptz, OUT state text, OUT until timestamptz, OUT next timestamptz)
LANGUAGE plpgsql STABLE PARALLEL SAFE
AS $$
DECLARE
    hours tstzmultirange := porchlight.openings_hours(openings);
    run   tstzrange := (SELECT part FROM unnest(hours) AS part WHERE part @> at);
BEGIN
    IF run IS NOT NULL THEN
        state := 'open';
        -- What ends beyond the days that were computed may well go on.
        until := CASE WHEN upper(run) > openings_until THEN NULL ELSE upper(run) END;
        RETURN;
    END IF;
    next := (SELECT min(lower(part)) FROM unnest(hours) AS part WHERE lower(part) > at);
    state := CASE WHEN next IS NOT NULL OR openings_until > at THEN 'closed' ELSE 'not_stated' END;
END
$$;
