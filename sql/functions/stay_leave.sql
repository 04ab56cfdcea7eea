-- The guest leaves; the room is being readied.
CREATE FUNCTION stay_leave(wanted uuid, next_place text, answered text) RETURNS TABLE (outcome text, stay stay_row)
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
        PERFORM FROM bed x WHERE x.id = f.bed_id FOR NO KEY UPDATE;
        SELECT * INTO f FROM stay x WHERE x.id = wanted FOR NO KEY UPDATE;
        at := clock_timestamp();
        IF f.left_at IS NOT NULL THEN
            outcome := 'move_not_possible';
        ELSE
            UPDATE stay x
               SET left_at = greatest(x.arrived_at, at), where_next = coalesce(next_place, x.where_next),
                   guest_answer = coalesce(answered, x.guest_answer)
             WHERE x.id = wanted;
            UPDATE occupancy o SET during = range_ended(o.during, at) WHERE o.stay_id = wanted AND upper(o.during) > at;
            UPDATE bed x
               SET state = 'turnover', state_at = at, state_reason = '', ready_at = NULL, opens_on = NULL, opens_said_at = NULL,
                   opens_said_by = NULL
             WHERE x.id = f.bed_id AND x.state = 'occupied';
            PERFORM site_confirm_now(s.id, s.organization_id, at, false);
            outcome := 'ok';
        END IF;
        SELECT * INTO stay FROM stay_row x WHERE x.id = wanted;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(stay));
    RETURN NEXT;
END
$$;
