-- What the sender does: take one that is due, and write down how it went. Any number of servers may send: a channel has one delivery on its
-- way at a time, so its messages keep their order and one that doesn't answer holds up nobody else.

-- Taken for lease_s seconds; a server that dies meanwhile leaves it to the others, under the same id.
CREATE FUNCTION outbox_claim(lease_s integer) RETURNS SETOF delivery_claimed
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    at     timestamptz := clock_timestamp();
    chosen uuid;
    d      delivery;
BEGIN
    LOOP
        -- The look that most calls end with.
        IF NOT EXISTS (SELECT FROM delivery x WHERE x.state = 'waiting' AND x.due_at <= at) THEN
            RETURN;
        END IF;
        SELECT c.id INTO chosen
          FROM channel c
         CROSS JOIN LATERAL (SELECT x.due_at FROM delivery x
                              WHERE x.channel_id = c.id AND x.state = 'waiting' AND x.due_at <= at
                              ORDER BY x.due_at LIMIT 1) first
         WHERE NOT EXISTS (SELECT FROM delivery x WHERE x.channel_id = c.id AND x.claimed_until > at)
         ORDER BY first.due_at LIMIT 1
           FOR NO KEY UPDATE OF c SKIP LOCKED;
        IF NOT FOUND THEN
            RETURN;
        END IF;
        -- Looked at again now that the channel is ours: another server may have been quicker.
        SELECT * INTO d FROM delivery x
         WHERE x.channel_id = chosen AND x.state = 'waiting' AND x.due_at <= at
           AND NOT EXISTS (SELECT FROM delivery y WHERE y.channel_id = chosen AND y.claimed_until > at)
         ORDER BY x.due_at, x.id LIMIT 1;
        IF NOT FOUND THEN
            RETURN;
        END IF;
        IF d.event <> 'channel.test' AND NOT (SELECT c.enabled FROM channel c WHERE c.id = chosen) THEN
            PERFORM channel_drop_waiting(chosen); -- written while it was being switched off
            CONTINUE;
        END IF;
        IF d.attempts < outbox_tries() THEN
            UPDATE delivery SET attempts = d.attempts + 1, claimed_until = at + make_interval(secs => lease_s),
                                due_at = at + make_interval(secs => lease_s)
             WHERE id = d.id;
            RETURN QUERY SELECT * FROM delivery_claimed x WHERE x.id = d.id;
            RETURN;
        END IF;
        -- Each try ended with its server.
        PERFORM outbox_record(d.id, d.attempts, 'dead', NULL, 'lost', NULL);
    END LOOP;
END
$$;

CREATE FUNCTION outbox_tries() RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT 8 $$;

-- The pause after so many tries, a fifth longer or shorter by chance, so that what failed together is not tried together.
CREATE FUNCTION outbox_pause(attempts integer) RETURNS interval
LANGUAGE sql VOLATILE PARALLEL SAFE
AS $$
    SELECT (ARRAY['10 seconds', '1 minute', '5 minutes', '30 minutes', '2 hours', '6 hours']::interval[])[least(greatest(attempts, 1), 6)]
           * (0.8 + 0.4 * random())
$$;

-- how: delivered; failed (tried again later, unless it was the last try); dead (trying again would not help); gone (the other end wants no
-- more: the channel is switched off); released (this server stops: somebody else's at once, and no try was spent). A word that comes after
-- the lease ended counts only if it is `delivered`.
CREATE FUNCTION outbox_record(wanted uuid, attempt integer, how text, status integer, error text, retry_after_s integer) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    at    timestamptz := clock_timestamp();
    d     delivery;
    later timestamptz;
BEGIN
    PERFORM FROM channel c WHERE c.id = (SELECT x.channel_id FROM delivery x WHERE x.id = wanted) FOR NO KEY UPDATE;
    SELECT * INTO d FROM delivery x WHERE x.id = wanted FOR NO KEY UPDATE;
    IF NOT FOUND OR d.state = 'delivered' OR (how <> 'delivered' AND (d.state = 'dead' OR d.attempts <> attempt)) THEN
        RETURN 'ok';
    END IF;
    IF how = 'delivered' THEN
        UPDATE delivery SET state = 'delivered', delivered_at = at, dead_at = NULL, claimed_until = NULL, last_status = status, last_error = NULL
         WHERE id = wanted;
        UPDATE channel SET last_ok_at = at WHERE id = d.channel_id;
        RETURN 'ok';
    ELSIF how = 'released' THEN
        UPDATE delivery SET claimed_until = NULL, due_at = at, attempts = d.attempts - 1 WHERE id = wanted;
        RETURN 'ok';
    END IF;
    later := at + greatest(outbox_pause(d.attempts), make_interval(secs => least(coalesce(retry_after_s, 0), 6 * 3600)));
    IF how <> 'failed' OR d.attempts >= outbox_tries() OR d.event = 'channel.test' OR later > d.queued_at + interval '24 hours' THEN
        UPDATE delivery SET state = 'dead', dead_at = at, claimed_until = NULL, last_status = status, last_error = error WHERE id = wanted;
    ELSE
        UPDATE delivery SET claimed_until = NULL, due_at = later, last_status = status, last_error = error WHERE id = wanted;
    END IF;
    UPDATE channel SET last_failed_at = at, last_error = error WHERE id = d.channel_id;
    IF how = 'gone' THEN
        UPDATE channel SET enabled = false WHERE id = d.channel_id AND enabled;
        PERFORM channel_drop_waiting(d.channel_id);
    END IF;
    RETURN 'ok';
END
$$;
