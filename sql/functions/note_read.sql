-- What was written on one introduction, and that somebody of the caller's side read it.

-- All notes, the oldest first, with what is sealed; whoever opens them stands in the audit. They are there until the referral is archived.
CREATE FUNCTION note_list(wanted uuid) RETURNS SETOF note_stored
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    r recipient;
BEGIN
    SELECT * INTO r FROM recipient WHERE id = wanted AND archived_at IS NULL;
    IF r.id IS NOT NULL AND cardinality(recipient_sides(r)) > 0 AND r.note_count > 0 THEN
        PERFORM audit_add('notes', 'recipient', wanted);
        RETURN QUERY SELECT s.* FROM note_stored s JOIN note n ON n.id = s.id
                      WHERE n.recipient_id = wanted ORDER BY n.created_at, n.id;
    END IF;
END
$$;

-- The other side's notes are read. Reading twice changes nothing.
CREATE FUNCTION note_read(wanted uuid) RETURNS TABLE (outcome text, recipient recipient_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    r     recipient := recipient_lock(wanted);
    sides text[] := recipient_sides(r);
BEGIN
    IF r.id IS NULL THEN
        outcome := 'not_found';
    ELSE
        UPDATE note SET read_at = clock_timestamp()
         WHERE recipient_id = r.id AND read_at IS NULL AND CASE side WHEN 'house' THEN 'sender' ELSE 'house' END = ANY (sides);
        UPDATE recipient
           SET unread_house = CASE WHEN 'house' = ANY (sides) THEN 0 ELSE unread_house END,
               unread_sender = CASE WHEN 'sender' = ANY (sides) THEN 0 ELSE unread_sender END
         WHERE id = r.id AND (unread_house > 0 AND 'house' = ANY (sides) OR unread_sender > 0 AND 'sender' = ANY (sides));
        outcome := 'ok';
    END IF;
    recipient := recipient_now(r.id);
    PERFORM request_remember(outcome, to_jsonb(recipient));
    RETURN NEXT;
END
$$;
