-- A site is closed for good or for a while, or opens again. It opens paused: the house itself says when it is welcoming.
CREATE FUNCTION site_close(wanted uuid, closed boolean) RETURNS TABLE (outcome text, site site_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    s site := site_lock(wanted);
BEGIN
    IF s.id IS NULL THEN
        outcome := 'not_found';
    ELSIF NOT caller_is_admin() THEN
        outcome := 'not_allowed';
    ELSIF closed AND s.state <> 'closed' AND site_in_use(wanted) THEN
        outcome := 'site_in_use';
    ELSE
        UPDATE site x SET state = CASE WHEN closed THEN 'closed' ELSE 'paused' END WHERE x.id = wanted AND (x.state = 'closed') <> closed;
        IF FOUND THEN
            PERFORM audit_add(CASE WHEN closed THEN 'site_close' ELSE 'site_reopen' END, 'site', wanted);
        END IF;
        outcome := 'ok';
    END IF;
    site := site_now(wanted);
    PERFORM request_remember(outcome, to_jsonb(site));
    RETURN NEXT;
END
$$;
