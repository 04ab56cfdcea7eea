-- A quarter's report: what its page is made of, and the page as it was made. The same for who asks through the server (administrators and analysts)
-- and for the owner's command; everything in it was released before, so it tells nothing that the pages of statistics don't.

CREATE FUNCTION report_may() RETURNS boolean
LANGUAGE sql STABLE
AS $$ SELECT session_user <> 'porchlight_server' OR porchlight.statistics_may('network', NULL) $$;

CREATE FUNCTION report_head(of_begin date)
RETURNS TABLE (network text, zone text, begin date, until date, released_at timestamptz, threshold bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT coalesce((SELECT n.name::text FROM network n), ''), statistics_zone(), r.begin, r.until, r.made_at, r.threshold::bigint
      FROM release r WHERE r.period = 'quarter' AND r.begin = of_begin AND report_may()
$$;

-- The measures of the quarter, and of the one before.
CREATE FUNCTION report_measures(of_begin date)
RETURNS TABLE (name text, kind text, unit text, definition text, numerator bigint, denominator bigint, unanswered bigint, median bigint, p90 bigint,
               before_numerator bigint, before_denominator bigint, before_median bigint, before_released boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    WITH side AS (
        SELECT s.place, m.place AS ordinal, m.name, m.kind, m.unit,
               statistics_row(m.kind, m.numerator, m.denominator, m.parts, release_parts('quarter', s.begin, 'none', '', m.name), 'null') AS row
          FROM statistics_measures() m CROSS JOIN (VALUES (0, of_begin), (1, (of_begin - interval '3 months')::date)) AS s (place, begin)
         WHERE report_may()
    )
    SELECT n.name, n.kind, n.unit, statistics_definition(n.name), (n.row ->> 'numerator')::bigint, (n.row ->> 'denominator')::bigint,
           (n.row ->> 'unanswered')::bigint, (n.row ->> 'median')::bigint, (n.row ->> 'p90')::bigint, (b.row ->> 'numerator')::bigint,
           (b.row ->> 'denominator')::bigint, (b.row ->> 'median')::bigint, release_made_at('quarter', (of_begin - interval '3 months')::date) IS NOT NULL
      FROM side n JOIN side b ON b.name = n.name AND b.place = 1
     WHERE n.place = 0
     ORDER BY n.ordinal
$$;

CREATE FUNCTION report_parts(of_begin date) RETURNS TABLE (measure text, part text, amount bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT m.name, p.part, CASE WHEN c.measure IS NULL THEN 0 ELSE c.amount END
      FROM statistics_measures() m CROSS JOIN LATERAL unnest(m.parts) WITH ORDINALITY AS p (part, place)
      LEFT JOIN release_cells('quarter', of_begin, 'none') c ON c.measure = m.name AND c.part = p.part AND c.slice = ''
     WHERE report_may() AND cardinality(m.parts) > 2
     ORDER BY m.place, p.place
$$;

-- The last eight quarters up to this one, of the measures that are drawn.
CREATE FUNCTION report_trend(of_begin date) RETURNS TABLE (measure text, begin date, numerator bigint, denominator bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT m.name, r.begin, (x.row ->> 'numerator')::bigint, (x.row ->> 'denominator')::bigint
      FROM statistics_measures() m
      JOIN release r ON r.period = 'quarter' AND r.begin <= of_begin AND r.begin > (of_begin - interval '24 months')::date
     CROSS JOIN LATERAL (SELECT statistics_row(m.kind, m.numerator, m.denominator, m.parts, release_parts('quarter', r.begin, 'none', '', m.name), 'null') AS row) x
     WHERE report_may() AND m.name IN ('who_asks', 'arrivals', 'occupancy', 'turn_aways', 'answered_in_30_min', 'diversions_reported')
     ORDER BY m.place, r.begin
$$;

-- A few counts by where and by whom.
CREATE FUNCTION report_slices(of_begin date)
RETURNS TABLE (by text, label text, asked bigint, arrived bigint, turned_away bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT b.by, statistics_label(b.by, c.slice), max(c.amount) FILTER (WHERE c.measure = 'who_asks'),
           max(c.amount) FILTER (WHERE c.measure = 'arrivals'), max(c.amount) FILTER (WHERE c.measure = 'turn_aways')
      FROM (VALUES (1, 'region'), (2, 'sender_kind'), (3, 'language')) AS b (place, by)
     CROSS JOIN LATERAL release_cells('quarter', of_begin, b.by) c
     WHERE report_may() AND c.part = '#numerator' AND c.measure IN ('who_asks', 'arrivals', 'turn_aways')
     GROUP BY b.place, b.by, c.slice
     ORDER BY b.place, statistics_label(b.by, c.slice)
$$;

CREATE FUNCTION report_estimates(of_begin date)
RETURNS TABLE (name text, low double precision, mid double precision, high double precision, unit text, numerator bigint, denominator bigint,
               unanswered bigint, few_cases boolean, hidden boolean, definition text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT l.name, l.low, l.mid, l.high, l.unit, l.numerator, l.denominator, l.unanswered_cases, coalesce(l.few_cases, false), l.hidden, l.definition
      FROM (SELECT release_parts('quarter', of_begin, 'none', '', 'diversions_reported') AS told,
                   release_parts('quarter', of_begin, 'none', '', 'occupancy') AS nights) r
     CROSS JOIN LATERAL estimate_lines(release_sum(r.told, '{emergency_department}'), release_sum(r.told, '{inpatient}'), release_sum(r.nights, '{guest}'),
                                       release_total(r.told, '#denominator', '{emergency_department,inpatient,crisis_unit,jail,elsewhere}'),
                                       release_sum(r.told, '{unanswered}'), NULL) l
     WHERE report_may()
$$;

CREATE FUNCTION report_assumptions() RETURNS TABLE (name text, low double precision, mid double precision, high double precision, source text, source_date date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$ SELECT a.name::text, a.low, a.mid, a.high, a.source::text, a.source_date FROM assumptions_at(NULL) a WHERE report_may() $$;

-- --- kept reports ---

CREATE VIEW report_row AS
    SELECT r.id, r.quarter, r.language::text AS language, r.made_at, r.made_by, r.sha256 FROM report r;

CREATE FUNCTION report_add(of_quarter text, of_language text, of_made_at timestamptz, of_page text) RETURNS TABLE (outcome text, report report_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    new_id uuid := id_new();
BEGIN
    IF NOT report_may() THEN
        outcome := 'not_allowed';
    ELSE
        INSERT INTO porchlight.report (id, quarter, language, made_at, made_by, sha256, page)
        VALUES (new_id, of_quarter, of_language, of_made_at, coalesce((SELECT a.name FROM account a WHERE a.id = caller()), ''),
                encode(sha256(convert_to(of_page, 'UTF8')), 'hex'), of_page);
        PERFORM audit_add('report_add', 'report', new_id);
        SELECT * INTO report FROM report_row r WHERE r.id = new_id;
        outcome := 'ok';
    END IF;
    PERFORM request_remember(outcome, to_jsonb(report));
    RETURN NEXT;
END
$$;

CREATE FUNCTION report_list() RETURNS SETOF report_row
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$ SELECT r.* FROM report_row r WHERE report_may() ORDER BY r.made_at DESC, r.id DESC LIMIT 200 $$;

CREATE FUNCTION report_read(wanted uuid) RETURNS SETOF report_row
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$ SELECT r.* FROM report_row r WHERE r.id = wanted AND report_may() $$;

CREATE FUNCTION report_page(wanted uuid) RETURNS TABLE (page text, sha256 text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$ SELECT r.page, r.sha256 FROM porchlight.report r WHERE r.id = wanted AND report_may() $$;

-- The newest of a quarter.
CREATE FUNCTION report_newest(of_quarter text, of_language text) RETURNS TABLE (page text, sha256 text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT r.page, r.sha256 FROM porchlight.report r
     WHERE r.quarter = of_quarter AND r.language = of_language AND report_may() ORDER BY r.made_at DESC, r.id DESC LIMIT 1
$$;

GRANT EXECUTE ON FUNCTION report_head, report_measures, report_parts, report_trend, report_slices, report_estimates, report_assumptions, report_add,
    report_list, report_read, report_page TO porchlight_server;
