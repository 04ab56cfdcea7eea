-- The person's own yes, no, or taking back, to one house: accept, guest_decline, withdraw. Only the outcome is remembered under the key; where
-- things stand is read anew for each answer, so that nothing sealed lies among the remembered ones.
CREATE FUNCTION guest_step(of uuid, wanted uuid, action text) RETURNS TABLE (outcome text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    r recipient;
BEGIN
    PERFORM FROM referral f WHERE f.id = of FOR NO KEY UPDATE;
    PERFORM FROM recipient o WHERE o.referral_id = of ORDER BY o.id FOR NO KEY UPDATE;
    SELECT * INTO r FROM recipient o WHERE o.id = wanted AND o.referral_id = of;
    IF r.held_until <= clock_timestamp() THEN
        r := recipient_apply(r, 'lapse', 'clock', clock_timestamp());
    END IF;
    IF r.id IS NULL THEN
        outcome := 'not_found';
    ELSIF NOT EXISTS (SELECT FROM move m WHERE m.from_state = r.state AND m.action = guest_step.action AND m.side = 'guest') THEN
        outcome := 'move_not_possible';
    ELSE
        PERFORM recipient_apply(r, action, 'guest', clock_timestamp());
        outcome := 'ok';
    END IF;
    PERFORM request_remember(outcome, NULL);
    RETURN NEXT;
END
$$;
