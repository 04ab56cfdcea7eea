-- Taken back: it stays on record and no longer counts. Undoing twice is undoing once.
CREATE FUNCTION turn_away_undo(wanted uuid) RETURNS TABLE (outcome text, turn_away turn_away_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    UPDATE turn_away t SET undone_at = coalesce(t.undone_at, clock_timestamp())
      FROM site s
     WHERE t.id = wanted AND s.id = t.site_id AND s.organization_id = ANY (caller_houses());
    outcome := CASE WHEN FOUND THEN 'ok' ELSE 'not_found' END;
    IF outcome = 'ok' THEN
        SELECT * INTO turn_away FROM turn_away_row t WHERE t.id = wanted;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(turn_away));
    RETURN NEXT;
END
$$;
