-- A move that needs nothing but its name: see, talk, waitlist, unreachable, accept, guest_decline, withdraw.
CREATE FUNCTION recipient_step(wanted uuid, action text) RETURNS TABLE (outcome text, recipient recipient_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    r    recipient := recipient_lock(wanted);
    at   timestamptz;
    side text := recipient_side_for(r, action);
BEGIN
    IF r.id IS NULL THEN
        outcome := 'not_found';
    ELSIF side IS NULL THEN
        outcome := 'move_not_possible';
    ELSE
        IF side = 'house' THEN
            PERFORM site_lock(r.site_id);
        END IF;
        at := clock_timestamp();
        r := recipient_apply(r, action, side, at);
        IF side = 'house' AND action <> 'see' THEN
            PERFORM site_confirm_now(r.site_id, r.house_id, at, false);
        END IF;
        outcome := 'ok';
    END IF;
    recipient := recipient_now(r.id);
    PERFORM request_remember(outcome, to_jsonb(recipient));
    RETURN NEXT;
END
$$;
