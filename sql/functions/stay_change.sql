-- Changes a stay: the planned leaving date, and what the guest answered, also after they left.
CREATE FUNCTION stay_change(wanted uuid, seen_version bigint, facts jsonb) RETURNS TABLE (outcome text, stay stay_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    s site;
    f stay;
BEGIN
    SELECT * INTO f FROM stay x WHERE x.id = wanted AND x.house_id = ANY (caller_houses());
    IF NOT FOUND THEN
        outcome := 'not_found';
    ELSE
        s := site_lock(f.site_id);
        SELECT * INTO f FROM stay x WHERE x.id = wanted FOR NO KEY UPDATE;
        IF f.version <> seen_version THEN
            outcome := 'version_changed';
        ELSE
            f := jsonb_populate_record(f, facts);
            IF facts ? 'planned_leave_on' AND f.planned_leave_on < (f.arrived_at AT TIME ZONE s.zone)::date THEN
                outcome := 'out_of_range';
            ELSE
                UPDATE stay x
                   SET planned_leave_on = leaving_day(f.planned_leave_on, f.arrived_at, s.zone, s.maximum_nights),
                       where_next = f.where_next, guest_answer = f.guest_answer
                 WHERE x.id = wanted;
                PERFORM site_confirm_now(s.id, s.organization_id, clock_timestamp(), false);
                outcome := 'ok';
            END IF;
        END IF;
        SELECT * INTO stay FROM stay_row x WHERE x.id = wanted;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(stay));
    RETURN NEXT;
END
$$;
