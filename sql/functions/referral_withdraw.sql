-- The sender takes back the whole referral: every house still asked is told, every hold is freed.
CREATE FUNCTION referral_withdraw(wanted uuid) RETURNS TABLE (outcome text, referral referral_sent)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    PERFORM FROM referral f WHERE f.id = wanted AND f.organization_id = ANY (caller_teams()) FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        outcome := 'not_found';
    ELSE
        outcome := CASE WHEN referral_take_back(wanted, 'sender') THEN 'ok' ELSE 'referral_ended' END;
        SELECT * INTO referral FROM referral_sent f WHERE f.id = wanted;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(referral));
    RETURN NEXT;
END
$$;

-- The person told their team that they take their consent back: besides, the name, the number and every note are blank from now on.
CREATE FUNCTION referral_revoke(wanted uuid) RETURNS TABLE (outcome text, referral referral_sent)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    PERFORM FROM referral f WHERE f.id = wanted AND f.organization_id = ANY (caller_teams()) FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        outcome := 'not_found';
    ELSE
        PERFORM referral_consent_end(wanted, 'sender');
        outcome := 'ok';
        SELECT * INTO referral FROM referral_sent f WHERE f.id = wanted;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(referral));
    RETURN NEXT;
END
$$;
