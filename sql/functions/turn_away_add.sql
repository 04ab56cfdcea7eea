-- Someone asked and could not be welcomed: one tap, and nothing about the person. It says nothing of the rooms, so it confirms nothing.
CREATE FUNCTION turn_away_add(house uuid, asked text, why text) RETURNS TABLE (outcome text, turn_away turn_away_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    new_id uuid := id_new();
BEGIN
    IF NOT EXISTS (SELECT FROM site s WHERE s.id = house) THEN
        outcome := 'not_found';
    ELSIF NOT EXISTS (SELECT FROM site s WHERE s.id = house AND s.organization_id = ANY (caller_houses())) THEN
        outcome := 'not_allowed';
    ELSE
        INSERT INTO turn_away (id, site_id, at, way, reason, created_by)
        VALUES (new_id, house, clock_timestamp(), coalesce(asked, 'phone'), why, caller());
        SELECT * INTO turn_away FROM turn_away_row t WHERE t.id = new_id;
        outcome := 'ok';
    END IF;
    PERFORM request_remember(outcome, to_jsonb(turn_away));
    RETURN NEXT;
END
$$;
