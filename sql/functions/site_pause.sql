-- A house pauses, or is welcoming again. No reason is asked, and nothing is held against it. Introductions that it has already stay open.
CREATE FUNCTION site_pause(wanted uuid, paused boolean) RETURNS TABLE (outcome text, site site_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    s      site := site_lock(wanted);
    target text := CASE WHEN paused THEN 'paused' ELSE 'welcoming' END;
BEGIN
    IF s.id IS NULL THEN
        outcome := 'not_found';
    ELSIF s.organization_id <> ALL (caller_houses()) THEN
        outcome := 'not_allowed';
    ELSIF s.state = 'closed' THEN
        outcome := 'site_not_welcoming';
    ELSE
        UPDATE site x SET state = target WHERE x.id = s.id AND x.state <> target;
        PERFORM site_confirm_now(s.id, s.organization_id, clock_timestamp(), true);
        outcome := 'ok';
    END IF;
    site := site_now(wanted);
    PERFORM request_remember(outcome, to_jsonb(site));
    RETURN NEXT;
END
$$;
