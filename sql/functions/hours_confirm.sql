-- "Today's hours are right."
CREATE FUNCTION hours_confirm(wanted uuid) RETURNS TABLE (outcome text, hours timetable_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    s  site;
    at timestamptz;
BEGIN
    s := site_lock((SELECT x.site_id FROM service x WHERE x.id = wanted));
    at := clock_timestamp();
    IF s.id IS NULL THEN
        outcome := 'not_found';
    ELSIF s.organization_id <> ALL (caller_houses()) THEN
        outcome := 'not_allowed';
    ELSE
        UPDATE service x SET hours_confirmed_at = at, hours_confirmed_role = caller_role_at(s.organization_id) WHERE x.id = wanted;
        PERFORM site_confirm_now(s.id, s.organization_id, at, false);
        outcome := 'ok';
    END IF;
    hours := timetable_now(wanted);
    PERFORM timetable_remember(outcome, hours);
    RETURN NEXT;
END
$$;
