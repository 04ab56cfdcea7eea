-- A house or a team wants to be told somewhere. facts: the members that were sent, under their column names. A webhook's secret comes sealed.
CREATE FUNCTION channel_add(new_id uuid, owner uuid, facts jsonb, secret_sealed text) RETURNS TABLE (outcome text, channel channel_made)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    f channel := jsonb_populate_record(NULL::channel, facts);
BEGIN
    f.organization_id := owner;
    IF owner <> ALL (caller_tellers()) THEN
        outcome := 'not_allowed';
    ELSE
        -- Two at once are counted one after the other.
        PERFORM FROM organization o WHERE o.id = owner FOR NO KEY UPDATE;
        outcome := channel_refusal(f);
        IF outcome = 'ok' AND (SELECT count(*) FROM channel c WHERE c.organization_id = owner) >= 50 THEN
            outcome := 'out_of_range';
        END IF;
    END IF;
    IF outcome = 'ok' THEN
        INSERT INTO channel (id, organization_id, site_id, kind, address, language, events, enabled, sealed_secret)
        VALUES (new_id, owner, f.site_id, f.kind, f.address, coalesce(f.language, 'en'), f.events, coalesce(f.enabled, true), secret_sealed);
        PERFORM audit_add('channel_add', 'channel', new_id);
        SELECT * INTO channel FROM channel_made c WHERE c.id = new_id;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(channel));
    RETURN NEXT;
END
$$;

-- Why it can't be, or ok: what takes another table to say.
CREATE FUNCTION channel_refusal(f channel) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT CASE WHEN (f.kind = 'webhook') <> (f.address ~ '^https?://') THEN 'wrong_type'
                WHEN f.site_id IS NOT NULL AND NOT EXISTS (SELECT FROM site s WHERE s.id = f.site_id AND s.organization_id = f.organization_id)
                THEN 'bad_value' ELSE 'ok' END
$$;
