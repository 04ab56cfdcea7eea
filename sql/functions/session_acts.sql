-- Signing in and out. The only door to password hashes is sign_in_account, one e-mail at a time.

-- After five wrong passwords in a row the next try must wait: 15 s, doubled each time, 15 minutes at most.
CREATE FUNCTION sign_in_account(address text) RETURNS TABLE (account_id uuid, password_hash text, wait_until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT a.id, a.password_hash,
           CASE WHEN a.failed_count >= 5
                THEN a.failed_at + least(interval '15 minutes', interval '15 seconds' * power(2, least(a.failed_count - 5, 10))) END
      FROM account a
     WHERE a.email = lower(address) AND a.disabled_at IS NULL
$$;

-- Written down for an unknown e-mail (NULL) just as for a known one, so that the time it takes tells nothing either.
CREATE FUNCTION sign_in_failed(who uuid) RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    UPDATE account SET failed_count = failed_count + 1, failed_at = clock_timestamp() WHERE id = who;
    SELECT audit_add('sign_in_failed', 'account', who);
    SELECT 'ok'
$$;

-- The password was right. The token stays with the person; only its hash is kept.
CREATE FUNCTION session_begin(who uuid, hash text, shared boolean, hours integer, idle integer)
    RETURNS TABLE (outcome text, session session_stored)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    new_id uuid := id_new();
BEGIN
    UPDATE account a SET failed_count = 0, failed_at = NULL WHERE a.id = who AND a.failed_count > 0;
    INSERT INTO session (id, account_id, token_hash, shared_computer, expires_at, idle_minutes)
    SELECT new_id, a.id, hash, shared, now() + make_interval(hours => hours), idle
      FROM account a WHERE a.id = who AND a.disabled_at IS NULL;
    outcome := CASE WHEN FOUND THEN 'ok' ELSE 'wrong_sign_in' END;
    SELECT * INTO session FROM session_stored s WHERE s.id = new_id;
    RETURN NEXT;
END
$$;

-- One's own session, or (NULL) all of one's own.
CREATE FUNCTION session_end(wanted uuid) RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    UPDATE session SET revoked_at = clock_timestamp()
     WHERE account_id = caller() AND (id = wanted OR wanted IS NULL) AND revoked_at IS NULL;
    SELECT 'ok'
$$;

CREATE FUNCTION session_now(wanted uuid) RETURNS SETOF session_stored
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$ SELECT * FROM session_stored WHERE id = wanted AND account_id = caller() $$;

-- Written once a minute for many sessions at once, so that reading the board counts as being there without touching the database.
CREATE FUNCTION sessions_seen(ids uuid[]) RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    UPDATE session SET seen_at = clock_timestamp()
     WHERE id IN (SELECT id FROM session WHERE id = ANY (ids) AND revoked_at IS NULL ORDER BY id FOR NO KEY UPDATE SKIP LOCKED);
    SELECT 'ok'
$$;

-- For a server that has not heard of this session yet (made on another one a moment ago): what the change stream will tell it.
CREATE FUNCTION session_find(hash text)
    RETURNS TABLE (id uuid, account_id uuid, name text, expires_at timestamptz, seen_at timestamptz, idle_minutes integer, memberships text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT s.id, s.account_id, a.name, s.expires_at, s.seen_at, s.idle_minutes,
           (SELECT coalesce(array_agg(m.organization_id || ' ' || m.role ORDER BY m.organization_id, m.role), '{}')
              FROM membership m WHERE m.account_id = a.id)
      FROM session s JOIN account a ON a.id = s.account_id
     WHERE s.token_hash = hash AND s.revoked_at IS NULL AND s.expires_at > now() AND a.disabled_at IS NULL
       AND s.seen_at + make_interval(mins => s.idle_minutes) > now()
$$;
