-- A hold is made longer once, and never beyond 24 hours from when the room was offered. minutes NULL: as long as the house holds rooms.
CREATE FUNCTION recipient_extend(wanted uuid, minutes integer) RETURNS TABLE (outcome text, recipient recipient_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    r     recipient := recipient_lock(wanted);
    at    timestamptz;
    until timestamptz;
    s     site;
BEGIN
    IF r.id IS NULL THEN
        outcome := 'not_found';
    ELSIF recipient_side_for(r, 'extend') IS DISTINCT FROM 'house' THEN
        outcome := 'move_not_possible';
    ELSE
        s := site_lock(r.site_id);
        at := clock_timestamp();
        until := least(r.held_until + make_interval(mins => coalesce(minutes, s.hold_minutes)), r.offered_at + interval '24 hours');
        IF r.hold_extended OR until <= r.held_until THEN
            outcome := 'hold_extended';
        ELSE
            UPDATE occupancy SET during = tstzrange(lower(during), until)
             WHERE recipient_id = r.id AND kind = 'hold' AND upper(during) = r.held_until;
            UPDATE bed SET held_until = until WHERE id = r.bed_id AND state = 'held';
            r.held_until := until;
            r.hold_extended := true;
            r.hold_warned_at := NULL;
            r := recipient_apply(r, 'extend', 'house', at);
            PERFORM site_confirm_now(s.id, s.organization_id, at, false);
            outcome := 'ok';
        END IF;
    END IF;
    recipient := recipient_now(r.id);
    PERFORM request_remember(outcome, to_jsonb(recipient));
    RETURN NEXT;
END
$$;
