-- What of the network's figures was released, for the pages that read it.

-- When the figures of the period that begins on that day were released; NULL: not yet.
CREATE FUNCTION release_made_at(period text, begin date) RETURNS timestamptz
LANGUAGE sql STABLE
AS $$ SELECT NULL::timestamptz $$;

CREATE FUNCTION release_newest(period text) RETURNS date
LANGUAGE sql STABLE
AS $$ SELECT NULL::date $$;

CREATE FUNCTION release_threshold(period text, begin date) RETURNS integer
LANGUAGE sql STABLE
AS $$ SELECT 11 $$;

-- amount NULL: hidden.
CREATE FUNCTION release_cells(period text, begin date, by text) RETURNS TABLE (measure text, slice text, part text, amount bigint)
LANGUAGE sql STABLE
AS $$ SELECT NULL::text, NULL::text, NULL::text, NULL::bigint WHERE false $$;
