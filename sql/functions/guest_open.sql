-- The person's page. The server checks the secret, which only it can derive, before it calls anything here but guest_find.

-- The referral of a code, and the key that its secret is derived under.
CREATE FUNCTION guest_find(said text) RETURNS TABLE (id uuid, secret_key text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT f.id, f.secret_key FROM referral f WHERE f.code = said AND f.secret_key IS NOT NULL
$$;

-- What stands in it. The page asks every few seconds; the audit notes a visit once in a quarter of an hour.
CREATE FUNCTION guest_open(wanted uuid) RETURNS SETOF guest_row
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    INSERT INTO guest_visit AS v (referral_id, at) VALUES (wanted, clock_timestamp())
        ON CONFLICT (referral_id) DO UPDATE SET at = EXCLUDED.at WHERE v.at < EXCLUDED.at - interval '15 minutes';
    IF FOUND THEN
        PERFORM guest_audit('open', wanted);
    END IF;
    RETURN QUERY SELECT * FROM guest_row g WHERE g.id = wanted;
END
$$;
