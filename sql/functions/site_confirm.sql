-- "Still right": one tap that makes everything the board shows of the house fresh again.
CREATE FUNCTION site_confirm(wanted uuid) RETURNS TABLE (outcome text, site site_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    s site := site_lock(wanted);
BEGIN
    IF s.id IS NULL THEN
        outcome := 'not_found';
    ELSIF s.organization_id <> ALL (caller_houses()) THEN
        outcome := 'not_allowed';
    ELSE
        PERFORM site_confirm_now(s.id, s.organization_id, clock_timestamp(), true);
        outcome := 'ok';
    END IF;
    site := site_now(wanted);
    PERFORM request_remember(outcome, to_jsonb(site));
    RETURN NEXT;
END
$$;
