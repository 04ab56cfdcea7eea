-- How figures are made of their parts, for every page alike: from exact sums and from what was released.

-- A row of a measure: {"numerator", "denominator", "unanswered", "median", "p90", "parts", "hidden"} of what is known of it. rest: what a part is that
-- `amounts` doesn't name: 0 when all was counted, null when it was not told. A part that is null is hidden, and so is what can't be said without it.
CREATE FUNCTION statistics_row(kind text, numerator text[], denominator text[], parts text[], amounts jsonb, rest jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE
AS $$
    SELECT jsonb_build_object(
               'numerator', coalesce(amounts -> '#numerator', to_jsonb(s.part_sum)),
               'denominator', CASE WHEN cardinality(denominator) > 0 THEN coalesce(amounts -> '#denominator', to_jsonb(s.whole_sum)) END,
               'unanswered', CASE WHEN 'unanswered' = ANY (parts) THEN s.told -> 'unanswered' END,
               'median', CASE WHEN kind = 'time' THEN amounts -> 'median' END,
               'p90', CASE WHEN kind = 'time' THEN amounts -> 'p90' END,
               'parts', s.told || CASE WHEN parts @> '{guest,empty,offline}' THEN jsonb_build_object('total_room_nights', s.all_sum) ELSE '{}' END,
               'hidden', s.all_sum IS NULL OR amounts @> '{"median": null}' OR amounts @> '{"p90": null}')
      FROM (SELECT jsonb_object_agg(p.part, coalesce(amounts -> p.part, rest)) AS told,
                   CASE WHEN bool_and(coalesce(amounts -> p.part, rest) <> 'null') FILTER (WHERE p.part = ANY (numerator))
                        THEN coalesce(sum((amounts ->> p.part)::bigint) FILTER (WHERE p.part = ANY (numerator)), 0) END AS part_sum,
                   CASE WHEN bool_and(coalesce(amounts -> p.part, rest) <> 'null') FILTER (WHERE p.part = ANY (denominator))
                        THEN coalesce(sum((amounts ->> p.part)::bigint) FILTER (WHERE p.part = ANY (denominator)), 0) END AS whole_sum,
                   CASE WHEN bool_and(coalesce(amounts -> p.part, rest) <> 'null')
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

-- The measures of a page, with a row for each slice that anything is known of; without slices one row, also when nothing happened. told and
-- told_before: was the period, and the one before, told at all?
CREATE FUNCTION statistics_measures_json(wanted_scope text, wanted_by text, cells statistics_cell[], told boolean, told_before boolean) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    WITH measure AS (
        SELECT m.*, CASE wanted_scope WHEN 'network' THEN 'null'::jsonb ELSE '0' END AS rest FROM statistics_measures() m
         WHERE CASE wanted_scope WHEN 'house' THEN m.for_house WHEN 'team' THEN m.for_team ELSE true END
    ), side AS (
        SELECT c.measure, c.slice, c.before, jsonb_object_agg(c.part, c.amount) AS amounts
          FROM unnest(cells) AS c GROUP BY c.measure, c.slice, c.before
    ), slice AS (
        SELECT DISTINCT s.measure, s.slice FROM side s WHERE told
        UNION
        SELECT m.name, '' FROM measure m WHERE wanted_by = 'none' AND told
    ), made AS (
        SELECT m.name, s.slice, statistics_label(wanted_by, s.slice) AS label,
               statistics_row(m.kind, m.numerator, m.denominator, m.parts, coalesce(now.amounts, '{}'), m.rest) AS row,
               CASE WHEN told_before
                    THEN statistics_row(m.kind, m.numerator, m.denominator, m.parts, coalesce(was.amounts, '{}'), m.rest) END AS before
          FROM measure m
          JOIN slice s ON s.measure = m.name
          LEFT JOIN side now ON now.measure = s.measure AND now.slice = s.slice AND NOT now.before
          LEFT JOIN side was ON was.measure = s.measure AND was.slice = s.slice AND was.before
    ), listed AS (
        SELECT r.name, jsonb_agg(jsonb_build_object('slice', r.slice, 'label', r.label) || r.row || jsonb_build_object('before', r.before)
                                 ORDER BY r.label, r.slice) AS rows
          FROM made r GROUP BY r.name
    )
    SELECT coalesce(jsonb_agg(jsonb_build_object('name', m.name, 'kind', m.kind, 'unit', m.unit, 'definition', statistics_definition(m.name),
                                                 'rows', coalesce(l.rows, '[]')) ORDER BY m.place), '[]')
      FROM measure m LEFT JOIN listed l ON l.name = m.name
$$;
