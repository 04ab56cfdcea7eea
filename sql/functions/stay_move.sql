-- The guest moves to an open room of the same house; the room they leave is being readied.
CREATE FUNCTION stay_move(wanted uuid, room uuid) RETURNS TABLE (outcome text, stay stay_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    s  site;
    f  stay;
    b  bed;
    at timestamptz;
BEGIN
    SELECT * INTO f FROM stay x WHERE x.id = wanted AND x.house_id = ANY (caller_houses());
    IF NOT FOUND THEN
        outcome := 'not_found';
    ELSE
        s := site_lock(f.site_id);
        SELECT * INTO f FROM stay x WHERE x.id = wanted FOR NO KEY UPDATE;
        PERFORM FROM bed x WHERE x.id IN (f.bed_id, room) ORDER BY x.id FOR NO KEY UPDATE;
        SELECT * INTO b FROM bed x WHERE x.id = room AND x.site_id = s.id;
        at := clock_timestamp();
        IF f.left_at IS NOT NULL THEN
            outcome := 'move_not_possible';
        ELSIF b.state IS DISTINCT FROM 'open' THEN
            outcome := 'bed_not_open';
        ELSE
            PERFORM stay_move_write(f, b, at);
            PERFORM site_confirm_now(s.id, s.organization_id, at, false);
            outcome := 'ok';
        END IF;
        SELECT * INTO stay FROM stay_row x WHERE x.id = wanted;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(stay));
    RETURN NEXT;
END
$$;

-- What was said of the leaving day goes along, with its age and its author: moving says nothing new about it.
CREATE FUNCTION stay_move_write(f stay, room bed, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    since timestamptz := bed_free_from(room.id, at);
    was   bed;
BEGIN
    UPDATE occupancy SET during = range_ended(during, at) WHERE stay_id = f.id AND upper(during) > at;
    INSERT INTO occupancy (id, bed_id, recipient_id, stay_id, kind, during)
    VALUES (id_new(), room.id, f.recipient_id, f.id, 'stay', tstzrange(since, 'infinity'));
    UPDATE stay SET bed_id = room.id WHERE id = f.id;
    SELECT * INTO was FROM bed WHERE id = f.bed_id;
    UPDATE bed
       SET state = 'occupied', state_at = at, state_reason = '', ready_at = NULL, opens_on = was.opens_on, opens_said_at = was.opens_said_at,
           opens_said_by = was.opens_said_by
     WHERE id = room.id;
    UPDATE bed
       SET state = 'turnover', state_at = at, state_reason = '', ready_at = NULL, opens_on = NULL, opens_said_at = NULL, opens_said_by = NULL
     WHERE id = was.id AND state = 'occupied';
END
$$;
