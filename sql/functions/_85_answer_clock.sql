-- The answer clock: it runs while somebody at the house can talk, which is what the openings of its `conversation` services say, and by the
-- clock on the wall where the house has not said so. Beyond the days that openings reach, it runs too: nobody is left waiting for ever.
-- Acts call the last two functions, which settle the usual case, no such hours, with one look at an index.

-- When the clock of that house runs. NULL: always.
CREATE FUNCTION answer_hours(house uuid) RETURNS tstzmultirange
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    hours tstzmultirange;
    known timestamptz;
BEGIN
    -- A service whose hours were told and leave these days closed counts; one that told none does not.
    SELECT range_agg(tstzrange((o.span ->> 0)::timestamptz, (o.span ->> 1)::timestamptz)) FILTER (WHERE o.span IS NOT NULL),
           coalesce(min(v.openings_until), max((o.span ->> 1)::timestamptz))
      INTO hours, known
      FROM porchlight.service v LEFT JOIN LATERAL jsonb_array_elements(v.openings) AS o (span) ON true
     WHERE v.site_id = house AND v.kind = 'conversation' AND (v.openings_until IS NOT NULL OR v.openings <> '[]');
    IF known IS NULL THEN
        RETURN NULL;
    END IF;
    RETURN coalesce(hours, '{}') + tstzmultirange(tstzrange(known, 'infinity'));
END
$$;

-- The instant at which the clock has run that long since then.
CREATE FUNCTION answer_instant(hours tstzmultirange, since timestamptz, span interval) RETURNS timestamptz
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
    part tstzrange;
    rest interval := span;
BEGIN
    FOR part IN SELECT unnest(hours * tstzmultirange(tstzrange(since, 'infinity'))) LOOP
        EXIT WHEN lower(part) + rest <= upper(part);
        rest := rest - (upper(part) - lower(part));
    END LOOP;
    RETURN coalesce(lower(part), since) + rest;
END
$$;

-- When an introduction that was sent at `since` is told to both sides once more, and when to the second contact.
CREATE FUNCTION answer_clock(house uuid, since timestamptz, OUT alert_at timestamptz, OUT escalate_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    hours tstzmultirange;
BEGIN
    IF EXISTS (SELECT FROM service v WHERE v.site_id = house AND v.kind = 'conversation') THEN
        hours := answer_hours(house);
    END IF;
    IF hours IS NULL THEN
        alert_at := since + interval '15 minutes';
        escalate_at := since + interval '30 minutes';
    ELSE
        alert_at := answer_instant(hours, since, interval '15 minutes');
        escalate_at := answer_instant(hours, alert_at, interval '15 minutes');
    END IF;
END
$$;

-- How long the clock ran between the two, in whole seconds. (After the clock was set back: not at all.)
CREATE FUNCTION answer_seconds(house uuid, since timestamptz, until timestamptz) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    hours tstzmultirange;
    whole tstzrange := tstzrange(since, greatest(since, until));
BEGIN
    IF EXISTS (SELECT FROM service v WHERE v.site_id = house AND v.kind = 'conversation') THEN
        hours := answer_hours(house);
    END IF;
    IF hours IS NULL THEN
        RETURN floor(extract(epoch FROM greatest(until - since, interval '0')));
    END IF;
    RETURN (SELECT floor(coalesce(sum(extract(epoch FROM upper(part) - lower(part))), 0))
              FROM unnest(hours * tstzmultirange(whole)) AS part);
END
$$;
