-- Somebody answers for an organization, at one of its places or for one service there. facts: the members that were sent.
CREATE FUNCTION contact_add(facts jsonb) RETURNS TABLE (outcome text, contact contact_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    f contact := jsonb_populate_record(NULL::contact, facts);
BEGIN
    IF NOT contact_mine(f.organization_id) THEN
        outcome := 'not_allowed';
    ELSE
        -- Two at once are counted one after the other.
        PERFORM FROM organization o WHERE o.id = f.organization_id FOR NO KEY UPDATE;
        outcome := CASE WHEN NOT FOUND THEN 'bad_value' ELSE contact_refusal(f) END;
        IF outcome = 'ok' AND (SELECT count(*) FROM contact c WHERE c.organization_id = f.organization_id) >= 500 THEN
            outcome := 'out_of_range';
        END IF;
    END IF;
    IF outcome = 'ok' THEN
        f.id := id_new();
        INSERT INTO contact (id, organization_id, site_id, service_id, name, title, phone, email, languages, is_public)
        VALUES (f.id, f.organization_id, f.site_id, f.service_id, f.name, coalesce(f.title, ''), f.phone, f.email, coalesce(f.languages, '{}'),
                coalesce(f.is_public, false));
        SELECT * INTO contact FROM contact_row c WHERE c.id = f.id;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(contact));
    RETURN NEXT;
END
$$;

-- A house's own lead, a team's own, or an administrator.
CREATE FUNCTION contact_mine(organization uuid) RETURNS boolean
LANGUAGE sql STABLE
AS $$ SELECT porchlight.caller_is_admin() OR organization = ANY (porchlight.caller_organizations('{house_lead,referrer_lead}')) $$;

-- Why it can't be, or ok: the service is at the site, the site is the organization's.
CREATE FUNCTION contact_refusal(f contact) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT CASE WHEN f.site_id IS NOT NULL AND NOT EXISTS (SELECT FROM site s WHERE s.id = f.site_id AND s.organization_id = f.organization_id)
                THEN 'bad_value'
                WHEN f.service_id IS NOT NULL AND NOT EXISTS (SELECT FROM service v WHERE v.id = f.service_id AND v.site_id = f.site_id)
                THEN 'bad_value' ELSE 'ok' END
$$;
