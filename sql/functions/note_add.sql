-- A short note from one side to the other: a sealed text, or a change of when or how the person arrives, which the sender says and which the
-- referral shows from then on. Both sides' screens learn from the recipient's counts that there is one, and from nothing else.
-- The caller who is on both sides writes texts for the house.
CREATE FUNCTION note_add(wanted uuid, new_id uuid, text_sealed text, arrives timestamptz, comes text) RETURNS TABLE (outcome text, note note_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    r     recipient := recipient_lock(wanted);
    sides text[] := recipient_sides(r);
    mine  text := CASE WHEN text_sealed IS NULL AND 'sender' = ANY (sides) THEN 'sender' ELSE sides[1] END;
    at    timestamptz;
    f     referral;
BEGIN
    SELECT * INTO f FROM referral WHERE id = r.referral_id;
    IF r.id IS NULL THEN
        outcome := 'not_found';
    ELSIF text_sealed IS NULL AND mine <> 'sender' THEN
        outcome := 'not_allowed';
    ELSIF f.archived_at IS NOT NULL OR f.revoked_at IS NOT NULL OR (text_sealed IS NULL AND r.ended_at IS NOT NULL) THEN
        outcome := 'referral_ended';
    ELSIF r.note_count >= 200 THEN
        outcome := 'too_many_notes';
    ELSE
        at := clock_timestamp();
        INSERT INTO note (id, recipient_id, side, account_id, kind, sealed_text, arrival_estimate, transport, created_at)
        VALUES (new_id, r.id, mine, caller(), CASE WHEN text_sealed IS NOT NULL THEN 'text' WHEN arrives IS NOT NULL THEN 'arrival' ELSE 'transport' END,
                text_sealed, arrives, comes, at);
        IF text_sealed IS NULL THEN
            UPDATE referral SET arrival_estimate = coalesce(arrives, arrival_estimate), transport = coalesce(comes, transport) WHERE id = f.id;
        END IF;
        UPDATE recipient
           SET note_count = note_count + 1, note_at = at,
               unread_house = unread_house + (mine = 'sender')::integer, unread_sender = unread_sender + (mine = 'house')::integer
         WHERE id = r.id;
        SELECT * INTO note FROM note_row n WHERE n.id = new_id;
        outcome := 'ok';
    END IF;
    PERFORM request_remember(outcome, to_jsonb(note));
    RETURN NEXT;
END
$$;
