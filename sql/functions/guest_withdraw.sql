-- The person takes the whole introduction back, or their consent to it.
CREATE FUNCTION guest_withdraw(of uuid) RETURNS TABLE (outcome text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    PERFORM FROM referral f WHERE f.id = of FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        outcome := 'not_found';
    ELSIF referral_take_back(of, 'guest') THEN
        outcome := 'ok';
    ELSE
        outcome := 'referral_ended';
    END IF;
    PERFORM request_remember(outcome, NULL);
    RETURN NEXT;
END
$$;

CREATE FUNCTION guest_revoke(of uuid) RETURNS TABLE (outcome text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    PERFORM FROM referral f WHERE f.id = of FOR NO KEY UPDATE;
    outcome := CASE WHEN FOUND THEN 'ok' ELSE 'not_found' END;
    PERFORM referral_consent_end(of, 'guest');
    PERFORM request_remember(outcome, NULL);
    RETURN NEXT;
END
$$;
