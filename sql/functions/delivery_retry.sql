-- Tries it again now: a dead one from the beginning, one that waits at once. What arrived is left as it is.
CREATE FUNCTION delivery_retry(wanted uuid) RETURNS TABLE (outcome text, delivery delivery_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    c channel;
BEGIN
    -- The channel before its deliveries, as everybody takes them.
    SELECT x.* INTO c FROM channel x JOIN delivery d ON d.channel_id = x.id
     WHERE d.id = wanted AND x.organization_id = ANY (caller_tellers()) FOR NO KEY UPDATE OF x;
    IF NOT FOUND THEN
        outcome := 'not_found';
    ELSIF NOT c.enabled AND NOT EXISTS (SELECT FROM delivery d WHERE d.id = wanted AND d.event = 'channel.test') THEN
        outcome := 'channel_off';
    ELSE
        UPDATE delivery d
           SET state = 'waiting', dead_at = NULL, due_at = clock_timestamp(),
               attempts = CASE WHEN d.state = 'dead' THEN 0 ELSE d.attempts END,
               queued_at = CASE WHEN d.state = 'dead' THEN clock_timestamp() ELSE d.queued_at END
         WHERE d.id = wanted AND (d.state = 'dead' OR (d.state = 'waiting' AND d.claimed_until IS NULL));
        outcome := 'ok';
    END IF;
    IF c.id IS NOT NULL THEN
        SELECT * INTO delivery FROM delivery_row d WHERE d.id = wanted;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(delivery));
    RETURN NEXT;
END
$$;
