-- One request, one transaction: who asks, under which Idempotency-Key, and what was answered. The key and the act commit together, so
-- a repeated key gets the first answer and the act happens once.

-- Raises PL001 when the key was used before (also by a request that was running: it is waited for); room db then asks request_replay.
-- Without a key it only notes who is calling.
CREATE FUNCTION request_begin(account uuid, request text, claimed text, asked text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    PERFORM set_config('porchlight.caller', coalesce(account::text, ''), true),
            set_config('porchlight.request', coalesce(request, ''), true),
            set_config('porchlight.key', coalesce(claimed, ''), true);
    IF claimed IS NULL OR account IS NULL THEN
        RETURN;
    END IF;
    INSERT INTO idempotency (account_id, key, fingerprint) VALUES (account, claimed, asked) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'this key was used before' USING ERRCODE = 'PL001';
    END IF;
END
$$;

-- The last step of every act.
CREATE FUNCTION request_remember(answered text, row_now jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    claimed text := nullif(current_setting('porchlight.key', true), '');
BEGIN
    IF claimed IS NOT NULL THEN
        -- A row that is not there is remembered as none, not as one of NULLs.
        UPDATE idempotency SET outcome = answered, reply = CASE WHEN row_now ->> 'id' IS NOT NULL THEN row_now END
         WHERE account_id = caller() AND key = claimed;
    END IF;
END
$$;

CREATE FUNCTION request_replay(account uuid, claimed text, asked text) RETURNS TABLE (outcome text, reply text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT CASE WHEN i.fingerprint = asked THEN i.outcome ELSE 'key_reused' END,
           CASE WHEN i.fingerprint = asked THEN i.reply::text END
      FROM idempotency i
     WHERE i.account_id = account AND i.key = claimed
$$;

-- Who looked at or did what. No guest data ever goes in: a kind and a key only.
CREATE FUNCTION audit_add(done text, kind text, subject uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    INSERT INTO audit (account_id, request_id, action, subject_kind, subject_id)
    VALUES (caller(), coalesce(current_setting('porchlight.request', true), ''), done, kind, subject);
END
$$;
