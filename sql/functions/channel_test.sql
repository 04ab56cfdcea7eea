-- A message that only says that the channel works: also to one that is off, so that it can be tried before it is switched on. It is tried
-- once, since whoever asked is looking. Asked twice before the first went out, it is one.
CREATE FUNCTION channel_test(wanted uuid) RETURNS TABLE (outcome text, delivery delivery_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    c        channel;
    new_test uuid;
BEGIN
    SELECT * INTO c FROM channel x WHERE x.id = wanted AND x.organization_id = ANY (caller_tellers()) FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        outcome := 'not_found';
    ELSE
        SELECT d.id INTO new_test FROM delivery d WHERE d.channel_id = wanted AND d.state = 'waiting' AND d.event = 'channel.test' LIMIT 1;
        IF NOT FOUND THEN
            new_test := id_new();
            INSERT INTO delivery (id, channel_id, organization_id, event, site_id, occurred_at)
            VALUES (new_test, wanted, c.organization_id, 'channel.test', c.site_id, clock_timestamp());
        END IF;
        SELECT * INTO delivery FROM delivery_row d WHERE d.id = new_test;
        outcome := 'ok';
    END IF;
    PERFORM request_remember(outcome, to_jsonb(delivery));
    RETURN NEXT;
END
$$;
