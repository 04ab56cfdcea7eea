-- The house's two taps: what state a room is in now. held needs an end (the house's own length of a hold unless given, 24 hours at most);
-- occupied begins a stay, and leaving occupied ends it. A room that is held for somebody introduced is not the tap's to give away:
-- that takes a decline, a lapse or an arrival.
CREATE FUNCTION bed_mark(wanted uuid, to_state text, reason text, until timestamptz, ready timestamptz, came text, seen_version bigint)
    RETURNS TABLE (outcome text, bed bed_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    s  site;
    b  bed;
    at timestamptz;
BEGIN
    s := site_lock((SELECT x.site_id FROM bed x WHERE x.id = wanted));
    SELECT * INTO b FROM bed x WHERE x.id = wanted FOR NO KEY UPDATE;
    at := clock_timestamp();
    until := coalesce(until, at + make_interval(mins => s.hold_minutes));
    IF s.id IS NULL OR b.id IS NULL THEN
        outcome := 'not_found';
    ELSIF s.organization_id <> ALL (caller_houses()) THEN
        outcome := 'not_allowed';
    ELSIF b.version <> seen_version THEN
        outcome := 'version_changed';
    ELSIF b.state = 'held' AND EXISTS (SELECT FROM recipient r WHERE r.bed_id = b.id AND r.state IN ('offered', 'accepted')) THEN
        outcome := 'bed_in_use';
    ELSIF to_state = 'held' AND (until <= at OR until > at + interval '24 hours') THEN
        outcome := 'out_of_range';
    ELSE
        PERFORM bed_mark_write(b, s, to_state, reason, until, ready, coalesce(came, 'walk_in'), at);
        PERFORM site_confirm_now(s.id, s.organization_id, at, false);
        outcome := 'ok';
    END IF;
    SELECT * INTO bed FROM bed_row x WHERE x.id = wanted;
    PERFORM request_remember(outcome, to_jsonb(bed));
    RETURN NEXT;
END
$$;

CREATE FUNCTION bed_mark_write(b bed, s site, to_state text, reason text, until timestamptz, ready timestamptz, came text, at timestamptz)
    RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    since timestamptz;
    opens date;
BEGIN
    -- A guest who is there stays there when the room is marked occupied once more.
    IF b.state = 'occupied' AND to_state = 'occupied' THEN
        RETURN;
    END IF;
    PERFORM bed_use_end(b.id, at);
    IF to_state = 'occupied' THEN
        PERFORM stay_start(id_new(), b, s, NULL, came, NULL, NULL, NULL, at);
        RETURN;
    END IF;
    IF to_state = 'held' THEN
        since := bed_free_from(b.id, at);
        until := greatest(until, since + interval '1 minute');
        INSERT INTO occupancy (id, bed_id, kind, during) VALUES (id_new(), b.id, 'hold', tstzrange(since, until));
    END IF;
    IF to_state = 'turnover' THEN
        opens := (ready AT TIME ZONE s.zone)::date;
    END IF;
    UPDATE bed
       SET state = to_state, state_at = at, state_reason = coalesce(reason, ''),
           held_until = CASE WHEN to_state = 'held' THEN until END,
           ready_at = CASE WHEN to_state = 'turnover' THEN ready END,
           opens_on = opens, opens_said_at = CASE WHEN opens IS NOT NULL THEN at END,
           opens_said_by = CASE WHEN opens IS NOT NULL THEN opening_author(s.organization_id) END
     WHERE id = b.id;
END
$$;
