-- The sender takes back the whole referral: every house still asked is told, every hold is freed.
CREATE FUNCTION referral_withdraw(wanted uuid) RETURNS TABLE (outcome text, referral referral_sent)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    PERFORM FROM referral f WHERE f.id = wanted AND f.organization_id = ANY (caller_teams()) FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        outcome := 'not_found';
    ELSE
        IF referral_take_back(wanted, 'sender') THEN
            outcome := 'ok';
        ELSE
            outcome := 'referral_ended';
        END IF;
        SELECT * INTO referral FROM referral_sent f WHERE f.id = wanted;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(referral));
    RETURN NEXT;
END
$$;

-- The person told their team that they take their consent back: besides, the name, the number and every note are blank from now on. Whoever asked
-- for themself tells the house, which then speaks for them.
CREATE FUNCTION referral_revoke(wanted uuid) RETURNS TABLE (outcome text, referral referral_sent)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    teams uuid[] := caller_teams();
    f     referral;
BEGIN
    SELECT * INTO f FROM referral x
     WHERE x.id = wanted
       AND (x.organization_id = ANY (teams)
            OR x.organization_id IS NULL AND EXISTS (SELECT FROM recipient o WHERE o.referral_id = x.id AND o.house_id = ANY (caller_houses())))
       FOR NO KEY UPDATE;
    IF f.id IS NOT NULL THEN
        PERFORM referral_consent_end(wanted, CASE WHEN f.organization_id IS NULL THEN 'guest' ELSE 'sender' END);
        SELECT * INTO referral FROM referral_sent x WHERE x.id = wanted;
        outcome := 'ok';
    ELSIF cardinality(teams) = 0 THEN
        outcome := 'not_allowed';    -- a house speaks for nobody else
    ELSE
        outcome := 'not_found';
    END IF;
    PERFORM request_remember(outcome, to_jsonb(referral));
    RETURN NEXT;
END
$$;
