-- What of the network's figures was released, for the pages that read it.

-- When the figures of the period that begins on that day were released; NULL: not yet.
CREATE FUNCTION release_made_at(period text, begin date) RETURNS timestamptz
LANGUAGE sql STABLE
AS $$ SELECT r.made_at FROM porchlight.release r WHERE r.period = release_made_at.period AND r.begin = release_made_at.begin $$;

CREATE FUNCTION release_newest(period text) RETURNS date
LANGUAGE sql STABLE
AS $$ SELECT max(r.begin) FROM porchlight.release r WHERE r.period = release_newest.period $$;

-- Below it counts are hidden; of a period not released, as it would be now.
CREATE FUNCTION release_threshold(period text, begin date) RETURNS integer
LANGUAGE sql STABLE
AS $$
    SELECT coalesce((SELECT r.threshold FROM porchlight.release r WHERE r.period = release_threshold.period AND r.begin = release_threshold.begin),
                    (SELECT n.small_threshold FROM porchlight.network n), 11)
$$;

-- Every part of a measure that was told, also that it is zero; amount NULL: hidden. `#numerator` and `#denominator` are sums that may be told where
-- their parts are not. What has no row was not told at all.
CREATE FUNCTION release_cells(period text, begin date, by text) RETURNS TABLE (measure text, slice text, part text, amount bigint)
LANGUAGE sql STABLE
AS $$
    SELECT c.measure, c.slice, c.part, c.amount
      FROM porchlight.release r JOIN porchlight.release_cell c ON c.release_id = r.id
     WHERE r.period = release_cells.period AND r.begin = release_cells.begin AND c.by = release_cells.by
$$;
