-- One day that is not as usual, or is as usual again (no exceptions): "closing early today", "closed that day". Staff do it without having read
-- a version; intervals that were computed from other hours than these send the server back to compute them again.
CREATE FUNCTION hours_except(wanted uuid, read_version bigint, seen_zone text, day date, exceptions jsonb, intervals jsonb, until timestamptz)
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
    ELSIF s.organization_id <> ALL (caller_houses()) THEN
        outcome := 'not_allowed';
    ELSIF f.hours_version <> read_version OR s.zone <> seen_zone THEN
        outcome := 'too_busy';
        PERFORM request_forget();
        RETURN NEXT;
        RETURN;
    ELSE
        PERFORM exceptions_write(wanted, ARRAY[day], exceptions);
        PERFORM openings_write(wanted, intervals, until);
        PERFORM site_confirm_now(s.id, s.organization_id, clock_timestamp(), false);
        PERFORM audit_add('hours_except', 'service', wanted);
        outcome := 'ok';
    END IF;
    hours := timetable_now(wanted);
    PERFORM timetable_remember(outcome, hours);
    RETURN NEXT;
END
$$;
