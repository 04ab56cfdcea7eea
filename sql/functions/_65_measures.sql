-- The measures: each is defined once, here, and its definition (the COMMENT) is delivered with the number. A measure says of one thing (an
-- introduction, a stay, a room's night) which part of the figure it belongs to, or NULL when the figure isn't about it. Since a thing is in
-- one part only, parts add up to their whole. Counts, sums and shares are made of the parts in one place for all measures
-- (statistics_facts.sql and what follows), from rows and from daily sums alike. They count asks and stays, never people.
-- An introduction counts in the period in which it was sent, a stay's end in the period in which the guest left.

CREATE FUNCTION measure_who_asks(source text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT 'asked' $$;
COMMENT ON FUNCTION measure_who_asks IS
    'Introductions made in the period: by teams, and by people who asked for themselves and whom a house wrote down. One sent to several houses counts once. By language and by need, one that names several counts in each.';

CREATE FUNCTION measure_answered_in_30_min(source text, answer_seconds integer) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN source <> 'team' THEN NULL WHEN answer_seconds <= 1800 THEN 'in_time' ELSE 'later' END $$;
COMMENT ON FUNCTION measure_answered_in_30_min IS
    'Of the introductions that teams sent in the period, those that a person at any of the houses answered within 30 minutes, counted while somebody at the house can talk (its conversation hours; always, where a house states none). Opening one is not yet an answer. Those never answered are in the denominator.';

CREATE FUNCTION measure_answered_in_30_min_wall(source text, asked timestamptz, answered timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN source <> 'team' THEN NULL WHEN answered - asked <= interval '30 minutes' THEN 'in_time' ELSE 'later' END $$;
COMMENT ON FUNCTION measure_answered_in_30_min_wall IS
    'Of the introductions that teams sent in the period, those that a person at any of the houses answered within 30 minutes by the clock on the wall, day and night.';

-- Whole minutes; a clock that was set back gives no time below none.
CREATE FUNCTION measure_time_to_answer(source text, asked timestamptz, answered timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN source = 'team' AND answered IS NOT NULL THEN greatest(floor(extract(epoch FROM answered - asked) / 60), 0)::integer END $$;
COMMENT ON FUNCTION measure_time_to_answer IS
    'Minutes by the clock on the wall from sending to the first answer by a person, of those introductions by teams sent in the period that were answered: half were answered within the median, nine in ten within the 90th percentile.';

CREATE FUNCTION measure_time_to_yes(source text, asked timestamptz, offered timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN source = 'team' AND offered IS NOT NULL THEN greatest(floor(extract(epoch FROM offered - asked) / 60), 0)::integer END $$;
COMMENT ON FUNCTION measure_time_to_yes IS
    'Minutes by the clock on the wall from sending to the first house''s yes (a room offered), of those introductions by teams sent in the period that got one: median and 90th percentile.';

CREATE FUNCTION measure_time_to_arrival(source text, asked timestamptz, arrived timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN source = 'team' AND arrived IS NOT NULL THEN greatest(floor(extract(epoch FROM arrived - asked) / 60), 0)::integer END $$;
COMMENT ON FUNCTION measure_time_to_arrival IS
    'Minutes by the clock on the wall from sending to the guest''s arrival, of those introductions by teams sent in the period whose guest arrived: median and 90th percentile.';

-- stage: 0 sent, 1 seen, 2 answered, 3 offered, 4 accepted, 5 arrived.
CREATE FUNCTION measure_funnel(source text, stage integer) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN source = 'team' THEN (ARRAY['sent', 'seen', 'answered', 'offered', 'accepted', 'arrived'])[stage + 1] END $$;
COMMENT ON FUNCTION measure_funnel IS
    'Introductions that teams sent in the period, by how far they came at any of the houses: sent, seen by a person, answered, offered a room, accepted by the person too, arrived. Each counts once, at the furthest step; whoever came further also came this far.';

CREATE FUNCTION measure_ended(source text, end_state text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN source = 'team' THEN coalesce(end_state, 'open') END $$;
COMMENT ON FUNCTION measure_ended IS
    'Introductions that teams sent in the period and that have ended, by how: arrived if the guest arrived at any house, else as the last of the houses ended. Those still open are counted apart and not in the denominator.';

CREATE FUNCTION measure_turn_aways(no_room boolean) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN no_room THEN 'turned_away' ELSE 'other' END $$;
COMMENT ON FUNCTION measure_turn_aways IS
    'Of all asks in the period (introductions of every kind, calls and knocks that led straight to a room, calls and knocks that were turned away), those that met no room: noted by a house as turned away, or an introduction that at least one house declined because it had no room. One person may ask several times: these are asks, not people.';

CREATE FUNCTION measure_shown_open_refused(source text, shown_open boolean, refused boolean) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN source <> 'team' OR NOT shown_open THEN NULL WHEN refused THEN 'declined' ELSE 'other' END $$;
COMMENT ON FUNCTION measure_shown_open_refused IS
    'Of the introductions that teams sent in the period to a house that showed an open room at that moment, those that such a house declined, for any reason but that the person asked for something else.';

CREATE FUNCTION measure_arrivals(source text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN source = 'team' THEN 'introduced' ELSE 'by_themselves' END $$;
COMMENT ON FUNCTION measure_arrivals IS
    'Stays that began in the period: of guests whom a team introduced, and of guests who called or came by themselves.';

CREATE FUNCTION measure_diversions_reported(source text, alternative text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT CASE WHEN source <> 'team' THEN NULL
                WHEN coalesce(alternative, 'unknown') = 'unknown' THEN 'unanswered'
                WHEN alternative IN ('emergency_department', 'inpatient', 'crisis_unit', 'jail') THEN alternative
                ELSE 'elsewhere' END
$$;
COMMENT ON FUNCTION measure_diversions_reported IS
    'Of the guests introduced by a team who arrived in the period and whose sender had said where the person would have gone without a room, those for whom that was an emergency department, an inpatient unit, a crisis unit or jail. Arrivals without an answer, or with "I don''t know", are counted apart.';

CREATE FUNCTION measure_diversions_own(guest_answer text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT CASE WHEN coalesce(guest_answer, 'prefer_not_to_say') = 'prefer_not_to_say' THEN 'unanswered'
                WHEN guest_answer IN ('hospital', 'emergency_department') THEN guest_answer
                ELSE 'elsewhere' END
$$;
COMMENT ON FUNCTION measure_diversions_own IS
    'Of the guests who left in the period and answered where they would have gone otherwise, those who said a hospital or an emergency department. Guests who were not asked, did not answer or preferred not to say are counted apart.';

CREATE FUNCTION measure_stays_ending_in_hospital(where_next text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT CASE WHEN coalesce(where_next, 'prefer_not_to_say') = 'prefer_not_to_say' THEN 'unanswered'
                WHEN where_next IN ('hospital', 'emergency_department') THEN 'hospital'
                ELSE 'elsewhere' END
$$;
COMMENT ON FUNCTION measure_stays_ending_in_hospital IS
    'Of the stays that ended in the period and for which it is known where the guest went next, those whose guest went to a hospital or an emergency department. Stays without an answer are counted apart.';

-- Whole hours, so that sums stay whole.
CREATE FUNCTION measure_stay_length(arrived timestamptz, ended timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT round(extract(epoch FROM ended - arrived) / 3600)::integer $$;
COMMENT ON FUNCTION measure_stay_length IS
    'Stays that ended in the period, and how many hours they lasted altogether.';

-- state: of the room at the end of the day, midnight in the house's own zone.
CREATE FUNCTION measure_occupancy(state text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE state WHEN 'occupied' THEN 'guest' WHEN 'offline' THEN 'offline' ELSE 'empty' END $$;
COMMENT ON FUNCTION measure_occupancy IS
    'Guest-nights as a part of available room-nights. A room''s night is guest, empty (open, held, or being readied) or offline by how the room stood at midnight in the house''s own zone; a guest who comes and leaves on one day makes no night. Offline nights are not available and are shown in the total of all room-nights only.';

CREATE FUNCTION measure_freshness(fresh boolean) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN fresh THEN 'fresh' ELSE 'not_fresh' END $$;
COMMENT ON FUNCTION measure_freshness IS
    'Of all the time that houses with rooms were welcoming guests in the period, the time during which they had confirmed what they show within their fresh limit (8 hours unless the house set another). A house counts from its first confirmation on, and not while it is paused or closed.';

CREATE FUNCTION measure_drop_in(scheduled_seconds integer, kept_seconds integer, was_full boolean) RETURNS TABLE (part text, amount bigint)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    VALUES ('kept', kept_seconds::bigint), ('scheduled', scheduled_seconds), ('full_days', was_full::integer),
           ('days', (scheduled_seconds > 0 OR kept_seconds > 0)::integer)
$$;
COMMENT ON FUNCTION measure_drop_in IS
    'Time that drop-in places and living rooms were open by their hours, exceptions included, as a part of the time that their weekly schedule alone says; a place that opens longer than usual keeps more than all of it. Besides it the days with hours, and those on which the place was marked full at some time.';
