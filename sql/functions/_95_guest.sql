-- What both the person and their team may do with a whole referral: take it back from every house, and take the consent back.
-- Whoever calls has locked the referral and knows that it is theirs.

-- Ends what is open; false: nothing was. A hold whose end has come is over already, whether or not the clock has been by.
CREATE FUNCTION referral_take_back(wanted uuid, by_side text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    at    timestamptz;
    asked recipient;
    found_open boolean := false;
BEGIN
    PERFORM FROM recipient o WHERE o.referral_id = wanted ORDER BY o.id FOR NO KEY UPDATE;
    PERFORM FROM bed WHERE id IN (SELECT o.bed_id FROM recipient o WHERE o.referral_id = wanted AND o.ended_at IS NULL)
      ORDER BY id FOR NO KEY UPDATE;
    at := clock_timestamp();
    FOR asked IN SELECT * FROM recipient o WHERE o.referral_id = wanted AND o.ended_at IS NULL ORDER BY o.id LOOP
        IF asked.held_until <= at THEN
            PERFORM recipient_apply(asked, 'lapse', 'clock', at);
        ELSE
            PERFORM recipient_apply(asked, 'withdraw', by_side, at);
            found_open := true;
        END IF;
    END LOOP;
    RETURN found_open;
END
$$;

-- Consent ends: what is open is taken back, and what identifies the person is gone in this very transaction. Once done it stays done.
CREATE FUNCTION referral_consent_end(wanted uuid, by_side text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    IF EXISTS (SELECT FROM referral f WHERE f.id = wanted AND f.revoked_at IS NOT NULL) THEN
        RETURN;
    END IF;
    PERFORM referral_take_back(wanted, by_side);
    PERFORM notes_blank(ARRAY[wanted]);
    UPDATE referral
       SET sealed_name = NULL, sealed_callback = NULL, sealed_note = NULL, revoked_at = clock_timestamp(),
           blanked_at = coalesce(blanked_at, clock_timestamp())
     WHERE id = wanted;
    IF EXISTS (SELECT FROM account a WHERE a.id = caller()) THEN
        PERFORM audit_add('revoke', 'referral', wanted);
    ELSE
        PERFORM guest_audit('revoke', wanted);
    END IF;
END
$$;

-- The texts of these referrals' notes; that there were notes stays.
CREATE FUNCTION notes_blank(referrals uuid[]) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    UPDATE note SET sealed_text = NULL
     WHERE recipient_id IN (SELECT r.id FROM recipient r WHERE r.referral_id = ANY (referrals)) AND sealed_text IS NOT NULL
$$;

-- The person has no account: the referral is who they are.
CREATE FUNCTION guest_audit(done text, referral uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    INSERT INTO audit (account_id, request_id, action, subject_kind, subject_id)
    VALUES (NULL, coalesce(current_setting('porchlight.request', true), ''), 'guest_' || done, 'referral', referral)
$$;

-- A referral as the person sees it: what was said about them, and where each house stands. A confidential house keeps its place to itself.
CREATE VIEW guest_row AS
    SELECT f.id, f.code, f.created_at, o.name AS organization_name, o.phone AS sender_phone, f.sealed_name, f.sealed_callback, f.sealed_note,
           f.needs, f.languages, f.arrival_estimate, f.transport, f.consent_version, f.consent_at, f.revoked_at, f.blanked_at, f.ended_at,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'id', r.id, 'site_name', s.name, 'site_phone', s.phone, 'site_city', CASE WHEN NOT s.address_confidential THEN s.city END,
                       'state', r.state, 'sent_at', r.sent_at, 'held_until', r.held_until, 'ended_at', r.ended_at) ORDER BY r.id), '[]')
              FROM recipient r JOIN site s ON s.id = r.site_id
             WHERE r.referral_id = f.id) AS recipients
      FROM referral f
      LEFT JOIN organization o ON o.id = f.organization_id;

-- An older wording is good too: a page that was open when a new one came has shown it.
CREATE FUNCTION consent_known(said text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM consent_wording w WHERE w.version = said AND w.valid_from <= now());
END
$$;
