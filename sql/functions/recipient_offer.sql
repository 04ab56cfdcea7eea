-- The house's yes: a room is held for the person until a time that both sides see counting down.
-- room NULL: the first open one. minutes NULL: as long as the house holds rooms. Never longer than 24 hours.
CREATE FUNCTION recipient_offer(wanted uuid, room uuid, minutes integer) RETURNS TABLE (outcome text, recipient recipient_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    r     recipient := recipient_lock(wanted);
    at    timestamptz;
    since timestamptz;
    s     site;
    b     bed;
BEGIN
    IF r.id IS NULL THEN
        outcome := 'not_found';
    ELSIF recipient_side_for(r, 'offer') IS DISTINCT FROM 'house' THEN
        outcome := 'move_not_possible';
    ELSE
        s := site_lock(r.site_id);
        IF room IS NULL THEN
            SELECT * INTO b FROM bed WHERE site_id = s.id AND state = 'open' ORDER BY position, id LIMIT 1 FOR NO KEY UPDATE;
            outcome := CASE WHEN FOUND THEN 'ok' ELSE 'no_open_bed' END;
        ELSE
            SELECT * INTO b FROM bed WHERE site_id = s.id AND id = room FOR NO KEY UPDATE;
            outcome := CASE WHEN b.state = 'open' THEN 'ok' ELSE 'bed_not_open' END;
        END IF;
        at := clock_timestamp();
        IF outcome = 'ok' THEN
            since := bed_free_from(b.id, at);
            r.bed_id := b.id;
            r.held_until := since + make_interval(mins => least(coalesce(minutes, s.hold_minutes), 1440));
            INSERT INTO occupancy (id, bed_id, recipient_id, kind, during)
            VALUES (id_new(), b.id, r.id, 'hold', tstzrange(since, r.held_until));
            UPDATE bed SET state = 'held', state_at = at, state_reason = '', held_until = r.held_until, ready_at = NULL WHERE id = b.id;
            r := recipient_apply(r, 'offer', 'house', at);
            PERFORM site_confirm_now(s.id, s.organization_id, at, false);
        END IF;
    END IF;
    recipient := recipient_now(r.id);
    PERFORM request_remember(outcome, to_jsonb(recipient));
    RETURN NEXT;
END
$$;
