-- Somebody came by phone or by foot, and a room is theirs. It must be open, or held by hand for just that.
CREATE FUNCTION stay_begin(house uuid, new_stay uuid, room uuid, came text, planned date, alias_sealed text, alias_digest text)
    RETURNS TABLE (outcome text, stay stay_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    s  site := site_lock(house);
    b  bed;
    at timestamptz;
BEGIN
    SELECT * INTO b FROM bed x WHERE x.id = room AND x.site_id = house FOR NO KEY UPDATE;
    at := clock_timestamp();
    IF s.id IS NULL THEN
        outcome := 'not_found';
    ELSIF s.organization_id <> ALL (caller_houses()) THEN
        outcome := 'not_allowed';
    ELSIF b.id IS NULL THEN
        outcome := 'bed_not_open';
    ELSIF planned < (at AT TIME ZONE s.zone)::date THEN
        outcome := 'out_of_range';
    ELSIF b.state NOT IN ('open', 'held')
       OR EXISTS (SELECT FROM recipient r WHERE r.bed_id = b.id AND r.state IN ('offered', 'accepted')) THEN
        outcome := 'bed_not_open';
    ELSE
        PERFORM bed_use_end(b.id, at);
        PERFORM stay_start(new_stay, b, s, NULL, came, planned, alias_sealed, alias_digest, at);
        PERFORM site_confirm_now(s.id, s.organization_id, at, false);
        outcome := 'ok';
    END IF;
    SELECT * INTO stay FROM stay_row x WHERE x.id = new_stay;
    PERFORM request_remember(outcome, to_jsonb(stay));
    RETURN NEXT;
END
$$;
