-- The house says no, with a reason that reaches the sender and, if it knows one, a place to ask instead.
CREATE FUNCTION recipient_decline(wanted uuid, code text, instead uuid) RETURNS TABLE (outcome text, recipient recipient_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    r  recipient := recipient_lock(wanted);
    at timestamptz;
BEGIN
    IF r.id IS NULL THEN
        outcome := 'not_found';
    ELSIF recipient_side_for(r, 'decline') IS DISTINCT FROM 'house' THEN
        outcome := 'move_not_possible';
    ELSIF instead IS NOT NULL AND (instead = r.site_id OR NOT EXISTS (SELECT FROM site WHERE id = instead)) THEN
        outcome := 'bad_value';
    ELSE
        PERFORM site_lock(r.site_id);
        at := clock_timestamp();
        r.decline_code := code;
        r.instead_site_id := instead;
        r := recipient_apply(r, 'decline', 'house', at);
        PERFORM site_confirm_now(r.site_id, r.house_id, at, false);
        outcome := 'ok';
    END IF;
    recipient := recipient_now(r.id);
    PERFORM request_remember(outcome, to_jsonb(recipient));
    RETURN NEXT;
END
$$;
