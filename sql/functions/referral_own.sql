-- Who of the team looks after it: handed to a colleague, or taken over. It is anybody's of the team to do, so that a shift can end.
CREATE FUNCTION referral_own(wanted uuid, person uuid) RETURNS TABLE (outcome text, referral referral_sent)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    f porchlight.referral;
BEGIN
    SELECT * INTO f FROM referral x WHERE x.id = wanted AND x.organization_id = ANY (caller_teams()) FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        outcome := 'not_found';
    ELSE
        IF f.ended_at IS NOT NULL THEN
            outcome := 'referral_ended';
        ELSIF NOT EXISTS (SELECT FROM membership m JOIN account a ON a.id = m.account_id
                           WHERE m.account_id = person AND m.organization_id = f.organization_id
                             AND m.role IN ('referrer', 'referrer_lead') AND a.disabled_at IS NULL) THEN
            outcome := 'bad_value';
        ELSE
            UPDATE referral x SET owner_id = person WHERE x.id = wanted AND x.owner_id IS DISTINCT FROM person;
            outcome := 'ok';
        END IF;
        SELECT * INTO referral FROM referral_sent s WHERE s.id = wanted;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(referral));
    RETURN NEXT;
END
$$;
