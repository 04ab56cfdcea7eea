-- The guest stays longer: until a day that is not before today or the day planned so far, and not after the last one that the house allows.
CREATE FUNCTION stay_extend(wanted uuid, planned date) RETURNS TABLE (outcome text, stay stay_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    s  site;
    f  stay;
    at timestamptz;
BEGIN
    SELECT * INTO f FROM stay x WHERE x.id = wanted AND x.house_id = ANY (caller_houses());
    IF NOT FOUND THEN
        outcome := 'not_found';
    ELSE
        s := site_lock(f.site_id);
        SELECT * INTO f FROM stay x WHERE x.id = wanted FOR NO KEY UPDATE;
        at := clock_timestamp();
        IF f.left_at IS NOT NULL THEN
            outcome := 'move_not_possible';
        ELSIF planned < greatest(f.planned_leave_on, (at AT TIME ZONE s.zone)::date)
           OR planned <> leaving_day(planned, f.arrived_at, s.zone, s.maximum_nights) THEN
            outcome := 'out_of_range';
        ELSE
            UPDATE stay x SET planned_leave_on = planned WHERE x.id = wanted;
            PERFORM stay_planned(f.bed_id, s.organization_id, planned, at);
            PERFORM site_confirm_now(s.id, s.organization_id, at, false);
            outcome := 'ok';
        END IF;
        SELECT * INTO stay FROM stay_row x WHERE x.id = wanted;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(stay));
    RETURN NEXT;
END
$$;
