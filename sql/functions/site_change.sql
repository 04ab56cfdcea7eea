-- Changes what a house states about itself: its lead anything, its staff tonight's limit and the notice.
CREATE FUNCTION site_change(wanted uuid, seen_version bigint, facts jsonb) RETURNS TABLE (outcome text, site site_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    f    site := site_lock(wanted);
    lead boolean := f.organization_id = ANY (caller_leads()) OR caller_is_admin();
BEGIN
    IF f.id IS NULL THEN
        outcome := 'not_found';
    ELSIF NOT lead AND (f.organization_id <> ALL (caller_houses()) OR facts - ARRAY['staffed_limit', 'notice'] <> '{}') THEN
        outcome := 'not_allowed';
    ELSIF f.version <> seen_version THEN
        outcome := 'version_changed';
    ELSE
        f := jsonb_populate_record(f, facts);
        outcome := site_refusal(f);
        IF outcome = 'ok' THEN
            PERFORM site_write(f);
            -- What the house's own people change, they have looked at; an administrator's correction confirms nothing.
            IF f.organization_id = ANY (caller_houses()) THEN
                PERFORM site_confirm_now(f.id, f.organization_id, clock_timestamp(), false);
            END IF;
        END IF;
    END IF;
    site := site_now(wanted);
    PERFORM request_remember(outcome, to_jsonb(site));
    RETURN NEXT;
END
$$;
