-- Changes where, of what and whether a house or a team is told. facts: only the members that were sent. Switched off, it drops what waits.
CREATE FUNCTION channel_change(wanted uuid, seen_version bigint, facts jsonb) RETURNS TABLE (outcome text, channel channel_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    f channel;
BEGIN
    SELECT * INTO f FROM channel c WHERE c.id = wanted AND c.organization_id = ANY (caller_tellers()) FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        outcome := 'not_found';
    ELSIF f.version <> seen_version THEN
        outcome := 'version_changed';
    ELSE
        f := jsonb_populate_record(f, facts);
        outcome := channel_refusal(f);
        IF outcome = 'ok' THEN
            UPDATE channel c
               SET site_id = f.site_id, address = f.address, language = f.language, events = f.events, enabled = f.enabled
             WHERE c.id = wanted;
            IF NOT f.enabled THEN
                PERFORM channel_drop_waiting(wanted);
            END IF;
            PERFORM audit_add('channel_change', 'channel', wanted);
        END IF;
    END IF;
    IF f.id IS NOT NULL THEN
        SELECT * INTO channel FROM channel_row c WHERE c.id = wanted;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(channel));
    RETURN NEXT;
END
$$;

-- What waits for a channel that is off is dead: its lead sees it, and may send it again later.
CREATE FUNCTION channel_drop_waiting(off uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    UPDATE delivery SET state = 'dead', dead_at = clock_timestamp(), claimed_until = NULL, last_error = 'channel_off'
     WHERE channel_id = off AND state = 'waiting' AND event <> 'channel.test'
$$;
