-- One referral with what is sealed in it, for one of its two sides. Whoever opens it stands in the audit from that moment.
CREATE FUNCTION referral_open(wanted uuid) RETURNS SETOF referral_stored
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    IF EXISTS (SELECT FROM referral f
                WHERE f.id = wanted
                  AND (f.organization_id = ANY (caller_teams())
                       OR EXISTS (SELECT FROM recipient o WHERE o.referral_id = f.id AND o.house_id = ANY (caller_houses())))) THEN
        PERFORM audit_add('open', 'referral', wanted);
        RETURN QUERY SELECT * FROM referral_stored f WHERE f.id = wanted;
    END IF;
END
$$;

-- By the code that the person said on the phone, for the same two sides. Each try stands in the audit, found or not.
CREATE FUNCTION referral_by_code(said text) RETURNS SETOF referral_row
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    wanted uuid := (SELECT f.id FROM referral f
                     WHERE f.code = said
                       AND (f.organization_id = ANY (caller_teams())
                            OR EXISTS (SELECT FROM recipient o WHERE o.referral_id = f.id AND o.house_id = ANY (caller_houses()))));
BEGIN
    PERFORM audit_add('code', 'referral', wanted);
    RETURN QUERY SELECT * FROM referral_row f WHERE f.id = wanted;
END
$$;
