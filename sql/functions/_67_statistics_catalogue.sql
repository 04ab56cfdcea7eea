-- The figures that are shown, in the order in which they are shown, and which of their parts make the numerator and the denominator.
-- A new measure is a function in _65_measures.sql, its place in statistics_facts, and its row here.

-- kind: ratio (a part of a whole), count (numerator alone), ends (parts of a whole, each told), time (a median and a 90th percentile).
-- for_house, for_team: one organization's own page shows it; what guests said on leaving is the house's to know, not the team's.
-- people: small counts could tell on somebody. asked: it is known who asked; else only where.
CREATE FUNCTION statistics_measures()
RETURNS TABLE (place bigint, name text, kind text, unit text, numerator text[], denominator text[], parts text[], for_house boolean, for_team boolean,
               people boolean, asked boolean)
LANGUAGE sql STABLE
AS $$
    SELECT row_number() OVER (), m.name, m.kind, m.unit, m.numerator::text[], m.denominator::text[], m.parts::text[], m.for_house, m.for_team, m.people,
           m.asked
      FROM (VALUES
        ('who_asks', 'count', 'introductions', '{asked}', '{}', '{asked}', true, true, true, true),
        ('arrivals', 'count', 'stays', '{introduced,by_themselves}', '{}', '{introduced,by_themselves}', true, true, true, true),
        ('occupancy', 'ratio', 'room_nights', '{guest}', '{guest,empty}', '{guest,empty,offline}', true, false, true, false),
        ('freshness', 'ratio', 'seconds', '{fresh}', '{fresh,not_fresh}', '{fresh,not_fresh}', true, false, false, false),
        ('answered_in_30_min', 'ratio', 'introductions', '{in_time}', '{in_time,later}', '{in_time,later}', true, true, true, true),
        ('answered_in_30_min_wall', 'ratio', 'introductions', '{in_time}', '{in_time,later}', '{in_time,later}', true, true, true, true),
        ('time_to_answer', 'time', 'minutes', '{cases}', '{cases}', '{cases}', true, true, true, true),
        ('time_to_yes', 'time', 'minutes', '{cases}', '{cases}', '{cases}', true, true, true, true),
        ('time_to_arrival', 'time', 'minutes', '{cases}', '{cases}', '{cases}', true, true, true, true),
        ('funnel', 'ends', 'introductions', '{arrived}', '{sent,seen,answered,offered,accepted,arrived}', '{sent,seen,answered,offered,accepted,arrived}',
         true, true, true, true),
        ('ended', 'ends', 'introductions', '{arrived}',
         '{arrived,declined,guest_declined,unreachable,expired,withdrawn,elsewhere,not_arrived}',
         '{arrived,declined,guest_declined,unreachable,expired,withdrawn,elsewhere,not_arrived,open}', true, true, true, true),
        ('turn_aways', 'ratio', 'asks', '{turned_away}', '{turned_away,other}', '{turned_away,other}', true, true, true, true),
        ('shown_open_refused', 'ratio', 'introductions', '{declined}', '{declined,other}', '{declined,other}', true, true, true, true),
        ('diversions_reported', 'ratio', 'stays', '{emergency_department,inpatient,crisis_unit,jail}',
         '{emergency_department,inpatient,crisis_unit,jail,elsewhere}', '{emergency_department,inpatient,crisis_unit,jail,elsewhere,unanswered}',
         true, true, true, true),
        ('diversions_own', 'ratio', 'stays', '{hospital,emergency_department}', '{hospital,emergency_department,elsewhere}',
         '{hospital,emergency_department,elsewhere,unanswered}', true, false, true, true),
        ('stays_ending_in_hospital', 'ratio', 'stays', '{hospital}', '{hospital,elsewhere}', '{hospital,elsewhere,unanswered}', true, false, true, true),
        ('stay_length', 'ratio', 'hours', '{hours}', '{stays}', '{hours,stays}', true, false, true, true),
        ('drop_in', 'ratio', 'seconds', '{kept}', '{scheduled}', '{kept,scheduled,full_days,days}', true, false, false, false))
        AS m (name, kind, unit, numerator, denominator, parts, for_house, for_team, people, asked)
$$;

CREATE FUNCTION statistics_definition(measure text) RETURNS text
LANGUAGE sql STABLE
AS $$ SELECT obj_description(p.oid, 'pg_proc') FROM pg_proc p WHERE p.pronamespace = 'porchlight'::regnamespace AND p.proname = 'measure_' || measure $$;

-- --- periods ---

CREATE FUNCTION statistics_zone() RETURNS text
LANGUAGE sql STABLE
AS $$ SELECT coalesce((SELECT n.zone::text FROM porchlight.network n), 'UTC') $$;

CREATE FUNCTION statistics_period_length(period text) RETURNS interval
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE period WHEN 'week' THEN interval '7 days' WHEN 'month' THEN interval '1 month' WHEN 'quarter' THEN interval '3 months' WHEN 'year' THEN interval '1 year' END $$;

-- The first day of the period that the day lies in. Weeks begin on Mondays.
CREATE FUNCTION statistics_period_begin(period text, day date) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT date_trunc(period, day::timestamp)::date $$;

-- The first day after the period that begins on that day.
CREATE FUNCTION statistics_period_until(period text, begin date) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT (begin + porchlight.statistics_period_length(period))::date $$;

CREATE FUNCTION statistics_moment(day date) RETURNS timestamptz
LANGUAGE sql STABLE
AS $$ SELECT day::timestamp AT TIME ZONE porchlight.statistics_zone() $$;

CREATE FUNCTION statistics_today() RETURNS date
LANGUAGE sql STABLE
AS $$ SELECT (now() AT TIME ZONE porchlight.statistics_zone())::date $$;
