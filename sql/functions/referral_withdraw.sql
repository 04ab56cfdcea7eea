-- The sender takes back the whole referral: every house still asked is told, every hold is freed.
CREATE FUNCTION referral_withdraw(wanted uuid) RETURNS TABLE (outcome text, referral referral_sent)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    at    timestamptz;
    asked recipient;
    found_open boolean := false;
BEGIN
    PERFORM FROM referral f WHERE f.id = wanted AND f.organization_id = ANY (caller_teams()) FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        outcome := 'not_found';
    ELSE
        PERFORM FROM recipient o WHERE o.referral_id = wanted ORDER BY o.id FOR NO KEY UPDATE;
        PERFORM FROM bed WHERE id IN (SELECT o.bed_id FROM recipient o WHERE o.referral_id = wanted AND o.ended_at IS NULL)
          ORDER BY id FOR NO KEY UPDATE;
        at := clock_timestamp();
        FOR asked IN SELECT * FROM recipient o WHERE o.referral_id = wanted AND o.ended_at IS NULL ORDER BY o.id LOOP
            PERFORM recipient_apply(asked, 'withdraw', 'sender', at);
            found_open := true;
        END LOOP;
        outcome := CASE WHEN found_open THEN 'ok' ELSE 'referral_ended' END;
        SELECT * INTO referral FROM referral_sent f WHERE f.id = wanted;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(referral));
    RETURN NEXT;
END
$$;
