-- What was avoided, as far as that can be said: what was counted times what is assumed. Each estimate is defined once, here, and is never
-- a single number: it has a low, a middle and a high one.

CREATE FUNCTION measure_ed_visits_avoided(arrivals bigint, share double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT arrivals * share $$;
COMMENT ON FUNCTION measure_ed_visits_avoided IS
    'Guests who arrived in the period and for whom the sender had said "emergency department" if there had been no room, times the share of them that is assumed to have really gone there otherwise. An estimate, not a count.';

CREATE FUNCTION measure_inpatient_days_avoided(arrivals bigint, days double precision, share double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT arrivals * days * share $$;
COMMENT ON FUNCTION measure_inpatient_days_avoided IS
    'Guests who arrived in the period and for whom the sender had said "inpatient unit" if there had been no room, times the days that such a stay is assumed to last, times the share of them that is assumed to have really gone there otherwise. An estimate; nights at a house are never taken for days in a hospital.';

CREATE FUNCTION measure_net_cost(ed_visits double precision, ed_visit_cost double precision, inpatient_days double precision,
                                 inpatient_day_cost double precision, guest_nights bigint, guest_night_cost double precision)
RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT ed_visits * ed_visit_cost + inpatient_days * inpatient_day_cost - guest_nights * guest_night_cost $$;
COMMENT ON FUNCTION measure_net_cost IS
    'Estimated visits avoided times what a visit costs, plus estimated inpatient days avoided times what a day costs, minus what all guest-nights of the period cost the houses, also of guests who came by themselves. Above zero: less was spent than would have been; below zero: more. The low end takes all that speaks against, the high end all that speaks for.';

-- The lines of the diversion panel. A count that is hidden is null, and so is what rests on it. cases: how many arrivals a line rests on.
CREATE FUNCTION estimate_lines(ed bigint, inpatient bigint, guest_nights bigint, answered bigint, unanswered bigint, at timestamptz)
RETURNS TABLE (name text, low double precision, mid double precision, high double precision, unit text, numerator bigint, denominator bigint,
               unanswered_cases bigint, few_cases boolean, hidden boolean, definition text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    WITH assumed AS (
        SELECT side.place, 4 - side.place AS opposite,
               max(side.value) FILTER (WHERE a.name = 'ed_avoided') AS ed_avoided,
               max(side.value) FILTER (WHERE a.name = 'inpatient_avoided') AS inpatient_avoided,
               max(side.value) FILTER (WHERE a.name = 'inpatient_days') AS inpatient_days,
               max(side.value) FILTER (WHERE a.name = 'ed_visit_cost') AS ed_visit_cost,
               max(side.value) FILTER (WHERE a.name = 'inpatient_day_cost') AS inpatient_day_cost,
               max(side.value) FILTER (WHERE a.name = 'guest_night_cost') AS guest_night_cost
          FROM assumptions_at(at) a CROSS JOIN LATERAL (VALUES (1, a.low), (2, a.mid), (3, a.high)) AS side (place, value)
         GROUP BY side.place
    ), estimate AS (
        SELECT m.place,
               measure_ed_visits_avoided(ed, m.ed_avoided) AS ed_visits,
               measure_inpatient_days_avoided(inpatient, m.inpatient_days, m.inpatient_avoided) AS inpatient_days,
               -- A night costs most where least is saved.
               measure_net_cost(measure_ed_visits_avoided(ed, m.ed_avoided), m.ed_visit_cost,
                                measure_inpatient_days_avoided(inpatient, m.inpatient_days, m.inpatient_avoided), m.inpatient_day_cost,
                                guest_nights, o.guest_night_cost) AS net
          FROM assumed m JOIN assumed o ON o.place = m.opposite
    ), line AS (
        SELECT 1 AS place, 'ed_visits_avoided' AS name, 'visits' AS unit, ed AS numerator, ed AS cases,
               array_agg(e.ed_visits ORDER BY e.place) AS ends FROM estimate e
        UNION ALL
        SELECT 2, 'inpatient_days_avoided', 'days', inpatient, inpatient, array_agg(e.inpatient_days ORDER BY e.place) FROM estimate e
        UNION ALL
        SELECT 3, 'net_cost', 'dollars', ed + inpatient, ed + inpatient, array_agg(e.net ORDER BY e.place) FROM estimate e
    )
    SELECT l.name, l.ends[1], l.ends[2], l.ends[3], l.unit, l.numerator, answered, unanswered, l.cases < 20, l.ends[2] IS NULL,
           statistics_definition(l.name)
      FROM line l ORDER BY l.place
$$;
