-- How figures are made of their parts, for every page alike: from exact sums and from what was released.

-- A row of a measure: {"numerator", "denominator", "unanswered", "median", "p90", "parts", "hidden"} of what is known of it. A part that is hidden
-- is null, and so is what can't be said without it; what is nowhere is 0.
CREATE FUNCTION statistics_row(kind text, numerator text[], denominator text[], parts text[], amounts jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE
AS $$
    SELECT jsonb_build_object(
               'numerator', coalesce(amounts -> '#numerator', to_jsonb(s.part_sum)),
               'denominator', coalesce(amounts -> '#denominator', CASE WHEN cardinality(denominator) > 0 THEN to_jsonb(s.whole_sum) END),
               'unanswered', CASE WHEN 'unanswered' = ANY (parts) THEN coalesce(amounts -> 'unanswered', '0') END,
               'median', CASE WHEN kind = 'time' THEN amounts -> 'median' END,
               'p90', CASE WHEN kind = 'time' THEN amounts -> 'p90' END,
               'parts', s.told || CASE WHEN parts @> '{guest,empty,offline}' THEN jsonb_build_object('total_room_nights', s.all_sum) ELSE '{}' END,
               'hidden', EXISTS (SELECT FROM jsonb_each(amounts) AS a (part, amount) WHERE a.amount = 'null'))
      FROM (SELECT jsonb_object_agg(p.part, coalesce(amounts -> p.part, '0')) AS told,
                   CASE WHEN bool_and(amounts -> p.part IS DISTINCT FROM 'null') FILTER (WHERE p.part = ANY (numerator))
                        THEN coalesce(sum((amounts ->> p.part)::bigint) FILTER (WHERE p.part = ANY (numerator)), 0) END AS part_sum,
                   CASE WHEN bool_and(amounts -> p.part IS DISTINCT FROM 'null') FILTER (WHERE p.part = ANY (denominator))
                        THEN coalesce(sum((amounts ->> p.part)::bigint) FILTER (WHERE p.part = ANY (denominator)), 0) END AS whole_sum,
                   CASE WHEN bool_and(amounts -> p.part IS DISTINCT FROM 'null')
                        THEN coalesce(sum((amounts ->> p.part)::bigint), 0) END AS all_sum
              FROM unnest(parts) AS p (part)) s
$$;

-- What a slice is called; words that a screen has of its own (a sender's kind, a language, a need) are given as they are.
CREATE FUNCTION statistics_label(by text, slice text) RETURNS text
LANGUAGE sql STABLE
AS $$
    SELECT coalesce(CASE by WHEN 'county' THEN (SELECT c.name || ', ' || c.state FROM porchlight.county c WHERE c.fips = slice)
                            WHEN 'house' THEN (SELECT s.name FROM porchlight.site s WHERE s.id = slice::uuid) END, slice)
$$;

-- The measures of a page, with a row for each slice that anything is known of (none: one row, also when nothing happened).
CREATE FUNCTION statistics_measures_json(wanted_scope text, wanted_by text, cells statistics_cell[]) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    WITH measure AS (
        SELECT m.* FROM statistics_measures() m
         WHERE CASE wanted_scope WHEN 'house' THEN m.for_house WHEN 'team' THEN m.for_team ELSE true END
    ), side AS (
        SELECT c.measure, c.slice, c.before, jsonb_object_agg(c.part, c.amount) AS amounts
          FROM unnest(cells) AS c GROUP BY c.measure, c.slice, c.before
    ), slice AS (
        SELECT DISTINCT s.measure, s.slice FROM side s
        UNION
        SELECT m.name, '' FROM measure m WHERE wanted_by = 'none'
    ), made AS (
        SELECT m.name, s.slice,
               statistics_row(m.kind, m.numerator, m.denominator, m.parts, coalesce(now.amounts, '{}')) AS row,
               statistics_row(m.kind, m.numerator, m.denominator, m.parts, coalesce(was.amounts, '{}')) AS before
          FROM measure m
          JOIN slice s ON s.measure = m.name
          LEFT JOIN side now ON now.measure = s.measure AND now.slice = s.slice AND NOT now.before
          LEFT JOIN side was ON was.measure = s.measure AND was.slice = s.slice AND was.before
    )
    SELECT coalesce(jsonb_agg(jsonb_build_object(
               'name', m.name, 'kind', m.kind, 'unit', m.unit, 'definition', statistics_definition(m.name),
               'rows', coalesce((SELECT jsonb_agg(jsonb_build_object('slice', r.slice, 'label', statistics_label(wanted_by, r.slice)) || r.row
                                                  || jsonb_build_object('before', r.before) ORDER BY statistics_label(wanted_by, r.slice))
                                   FROM made r WHERE r.name = m.name), '[]')) ORDER BY m.place), '[]')
      FROM measure m
$$;
