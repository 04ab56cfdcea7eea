-- What happens because time passes. Run by every server's timers thread, several times a minute: SKIP LOCKED lets them share the work,
-- and what is skipped or missed stays due.

-- Holds whose end has come: the room is open again at once.
CREATE FUNCTION clock_holds() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    due recipient;
BEGIN
    FOR due IN
        SELECT * FROM recipient r WHERE r.state IN ('offered', 'accepted') AND r.held_until <= clock_timestamp() ORDER BY r.held_until LIMIT 100
    LOOP
        PERFORM clock_move(due, 'lapse');
    END LOOP;
    -- Holds made by hand.
    UPDATE bed SET state = 'open', state_at = clock_timestamp(), held_until = NULL
     WHERE id IN (SELECT b.id FROM bed b
                   WHERE b.state = 'held' AND b.held_until <= clock_timestamp()
                     AND NOT EXISTS (SELECT FROM recipient r WHERE r.bed_id = b.id AND r.state IN ('offered', 'accepted'))
                   ORDER BY b.id LIMIT 100 FOR NO KEY UPDATE SKIP LOCKED);
    RETURN 'ok';
END
$$;

-- A hold that ends within a quarter of an hour is told to both sides before it does.
CREATE FUNCTION clock_warnings() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    UPDATE recipient SET hold_warned_at = clock_timestamp()
     WHERE id IN (SELECT r.id FROM recipient r
                   WHERE r.state IN ('offered', 'accepted') AND r.held_until <= clock_timestamp() + interval '15 minutes'
                     AND r.hold_warned_at IS NULL
                   ORDER BY r.held_until LIMIT 100 FOR NO KEY UPDATE SKIP LOCKED);
    RETURN 'ok';
END
$$;

-- Introductions that nobody has answered: both sides are told after 15 minutes on the answer clock, the house's second contact after 30.
CREATE FUNCTION clock_alerts() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    at timestamptz := clock_timestamp();
BEGIN
    UPDATE recipient
       SET alerted_at = coalesce(alerted_at, at), escalated_at = CASE WHEN escalate_at <= at THEN at END
     WHERE id IN (SELECT r.id FROM recipient r
                   WHERE r.state IN ('sent', 'seen') AND r.escalated_at IS NULL
                     AND CASE WHEN r.alerted_at IS NULL THEN r.alert_at ELSE r.escalate_at END <= at
                   ORDER BY CASE WHEN r.alerted_at IS NULL THEN r.alert_at ELSE r.escalate_at END
                   LIMIT 100 FOR NO KEY UPDATE SKIP LOCKED);
    RETURN 'ok';
END
$$;

-- Introductions that nobody answered in the house's time.
CREATE FUNCTION clock_expire() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    due recipient;
BEGIN
    FOR due IN
        SELECT * FROM recipient r WHERE r.state IN ('sent', 'seen') AND r.answer_due_at <= clock_timestamp() ORDER BY r.answer_due_at LIMIT 100
    LOOP
        PERFORM clock_move(due, 'expire');
    END LOOP;
    RETURN 'ok';
END
$$;

-- Moves one recipient unless somebody else is at it, or it moved meanwhile.
CREATE FUNCTION clock_move(due recipient, done text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    r recipient;
BEGIN
    PERFORM FROM referral f WHERE f.id = due.referral_id FOR NO KEY UPDATE SKIP LOCKED;
    IF FOUND THEN
        PERFORM FROM recipient o WHERE o.referral_id = due.referral_id ORDER BY o.id FOR NO KEY UPDATE;
        SELECT * INTO r FROM recipient o WHERE o.id = due.id;
        IF r.version = due.version THEN
            PERFORM recipient_apply(r, done, 'clock', clock_timestamp());
        END IF;
    END IF;
END
$$;

-- Twelve hours after its end a referral leaves every screen, with its recipients.
CREATE FUNCTION clock_archive() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    old uuid[];
BEGIN
    SELECT array_agg(due.id) INTO old
      FROM (SELECT f.id FROM referral f WHERE f.archived_at IS NULL AND f.ended_at < now() - interval '12 hours'
             ORDER BY f.ended_at LIMIT 500 FOR NO KEY UPDATE SKIP LOCKED) due;
    UPDATE referral SET archived_at = now() WHERE id = ANY (old);
    UPDATE recipient SET archived_at = now() WHERE referral_id = ANY (old) AND archived_at IS NULL;
    RETURN 'ok';
END
$$;

-- A name, a number and all notes are blanked 30 days after the end; remembered answers are forgotten after a day, ended sessions after a month.
CREATE FUNCTION clock_purge() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    old uuid[];
BEGIN
    SELECT array_agg(due.id) INTO old
      FROM (SELECT f.id FROM referral f WHERE f.blanked_at IS NULL AND f.ended_at < now() - interval '30 days'
             ORDER BY f.ended_at LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED) due;
    UPDATE referral SET sealed_name = NULL, sealed_callback = NULL, sealed_note = NULL, blanked_at = now() WHERE id = ANY (old);
    PERFORM notes_blank(old);
    DELETE FROM idempotency WHERE created_at < now() - interval '24 hours';
    DELETE FROM session WHERE least(expires_at, revoked_at) < now() - interval '30 days';
    PERFORM aliases_blank();
    RETURN 'ok';
END
$$;
