-- A lead writes a service's hours anew: all rules, and all exceptions from a week ago on. What the lead saw is what is replaced.
CREATE FUNCTION hours_change(wanted uuid, seen_version bigint, seen_zone text, rules jsonb, exceptions jsonb, intervals jsonb, until timestamptz)
RETURNS TABLE (outcome text, hours timetable_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    s site;
    f service;
BEGIN
    s := site_lock((SELECT x.site_id FROM service x WHERE x.id = wanted));
    SELECT * INTO f FROM service x WHERE x.id = wanted FOR NO KEY UPDATE;
    IF s.id IS NULL OR f.id IS NULL THEN
        outcome := 'not_found';
    ELSIF s.organization_id <> ALL (caller_leads()) THEN
        outcome := 'not_allowed';
    ELSIF f.hours_version <> seen_version THEN
        outcome := 'version_changed';
    ELSIF s.zone <> seen_zone THEN
        outcome := 'too_busy';
        PERFORM request_forget();
        RETURN NEXT;
        RETURN;
    ELSE
        PERFORM hours_write(wanted, rules);
        PERFORM exceptions_write(wanted, ARRAY(
            SELECT x.on_date FROM service_exception x
             WHERE x.service_id = wanted AND x.on_date >= (clock_timestamp() AT TIME ZONE s.zone)::date - 7
            UNION SELECT (x ->> 'on_date')::date FROM jsonb_array_elements(exceptions) AS x), exceptions);
        PERFORM openings_write(wanted, intervals, until);
        PERFORM site_confirm_now(s.id, s.organization_id, clock_timestamp(), false);
        PERFORM audit_add('hours_change', 'service', wanted);
        outcome := 'ok';
    END IF;
    hours := timetable_now(wanted);
    PERFORM timetable_remember(outcome, hours);
    RETURN NEXT;
END
$$;
