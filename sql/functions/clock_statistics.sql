-- How daily sums are kept up: each step counts one day, so that it is short however much there is to catch up on. One server at a time does it;
-- what a server leaves undone is the next one's.

-- A day is counted twelve hours after its end, when it is over in every zone of the network. What changes of something older than four hours is
-- noted (statistics_touch): between the two lie eight hours in which whatever was begun before the day was counted has long been committed.
CREATE FUNCTION clock_statistics() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    first date;
    past  date := ((now() - interval '12 hours') AT TIME ZONE statistics_zone())::date;
    again date;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('porchlight statistics', 0)) THEN
        RETURN 'ok';
    END IF;
    SELECT coalesce(p.next_day, statistics_first_day()) INTO first FROM statistics_progress p;
    IF first < past THEN
        PERFORM statistics_count(first, first + 1);
        UPDATE statistics_progress SET next_day = first + 1;
        RETURN 'ok';
    END IF;
    -- The oldest day that was touched, with all that touched it. What touched days not yet counted is of no more use: they will see it.
    SELECT min((t.at AT TIME ZONE statistics_zone())::date) INTO again FROM statistics_touch t WHERE t.at < statistics_moment(first);
    DELETE FROM statistics_touch t
     WHERE t.at >= statistics_moment(first)
        OR t.at >= statistics_moment(again) AND t.at < statistics_moment(again + 1);
    IF again IS NOT NULL THEN
        PERFORM statistics_count(again, again + 1);
    END IF;
    RETURN 'ok';
END
$$;

-- A good piece of what is still to be counted, for whoever has just made years of it; true: there is more.
CREATE FUNCTION statistics_catch_up(days integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    first date;
    until date;
    past  date := ((now() - interval '12 hours') AT TIME ZONE statistics_zone())::date;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('porchlight statistics', 0));
    SELECT coalesce(p.next_day, statistics_first_day()) INTO first FROM statistics_progress p;
    until := least(first + days, past);
    IF first < past THEN
        PERFORM statistics_count(first, until);
        UPDATE statistics_progress SET next_day = until;
    END IF;
    RETURN until < past;
END
$$;

-- The day on which anything began; yesterday, while nothing has.
CREATE FUNCTION statistics_first_day() RETURNS date
LANGUAGE sql STABLE
AS $$
    SELECT coalesce((least((SELECT min(f.created_at) FROM porchlight.referral f), (SELECT min(t.arrived_at) FROM porchlight.stay t),
                           (SELECT min(a.at) FROM porchlight.turn_away a), (SELECT min(c.at) FROM porchlight.confirmation c),
                           (SELECT min(b.at) FROM porchlight.bed_change b)) AT TIME ZONE porchlight.statistics_zone())::date,
                    porchlight.statistics_today() - 1)
$$;

-- --- what changes a day that may have been counted already ---

CREATE FUNCTION statistics_touched() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'recipient' THEN INSERT INTO statistics_touch (at) SELECT f.created_at FROM referral f WHERE f.id = NEW.referral_id;
        WHEN 'referral' THEN INSERT INTO statistics_touch (at) VALUES (NEW.created_at);
        WHEN 'turn_away' THEN INSERT INTO statistics_touch (at) VALUES (NEW.at);
        ELSE INSERT INTO statistics_touch (at) SELECT t FROM unnest(ARRAY[NEW.arrived_at, NEW.left_at]) AS t WHERE t < now() - interval '4 hours';
    END CASE;
    RETURN NULL;
END
$$;

-- What is of the last four hours touches no day that was counted; nearly all acts are.
CREATE TRIGGER touches_statistics AFTER UPDATE ON recipient FOR EACH ROW
    WHEN (NEW.sent_at < now() - interval '4 hours' AND (OLD.state <> NEW.state OR OLD.answered_at IS DISTINCT FROM NEW.answered_at
          OR OLD.answer_seconds IS DISTINCT FROM NEW.answer_seconds)) EXECUTE FUNCTION statistics_touched();
CREATE TRIGGER touches_statistics_late AFTER INSERT ON recipient FOR EACH ROW
    WHEN (NEW.sent_at < now() - interval '4 hours') EXECUTE FUNCTION statistics_touched();
CREATE TRIGGER touches_statistics AFTER UPDATE OF alternative, county_fips, languages, needs ON referral FOR EACH ROW
    WHEN (NEW.created_at < now() - interval '4 hours') EXECUTE FUNCTION statistics_touched();
CREATE TRIGGER touches_statistics AFTER UPDATE ON stay FOR EACH ROW
    WHEN (OLD.left_at < now() - interval '4 hours' OR OLD.arrived_at <> NEW.arrived_at) EXECUTE FUNCTION statistics_touched();
CREATE TRIGGER touches_statistics_late AFTER INSERT ON stay FOR EACH ROW
    WHEN (NEW.arrived_at < now() - interval '4 hours' OR NEW.left_at < now() - interval '4 hours') EXECUTE FUNCTION statistics_touched();
CREATE TRIGGER touches_statistics AFTER UPDATE ON turn_away FOR EACH ROW
    WHEN (NEW.at < now() - interval '4 hours') EXECUTE FUNCTION statistics_touched();
CREATE TRIGGER touches_statistics_late AFTER INSERT ON turn_away FOR EACH ROW
    WHEN (NEW.at < now() - interval '4 hours') EXECUTE FUNCTION statistics_touched();
