-- A new house or other place of an organization. Nobody has confirmed it yet, so its rooms don't count until somebody does.
CREATE FUNCTION site_add(facts jsonb) RETURNS TABLE (outcome text, site site_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    new_id uuid := id_new();
    f      site := jsonb_populate_record(NULL::site, facts);
BEGIN
    IF NOT caller_is_admin() THEN
        outcome := 'not_allowed';
    ELSIF NOT EXISTS (SELECT FROM organization o WHERE o.id = f.organization_id) THEN
        outcome := 'not_found';
    ELSIF NOT EXISTS (SELECT FROM county c WHERE c.fips = f.county_fips) THEN
        outcome := 'bad_value';
    ELSE
        -- First with the table's own defaults, then over them what was stated.
        INSERT INTO site (id, organization_id, name, county_fips, zone, phone)
        VALUES (new_id, f.organization_id, f.name, f.county_fips, f.zone, f.phone)
        RETURNING * INTO f;
        f := jsonb_populate_record(f, facts);
        outcome := site_refusal(f);
        IF outcome = 'ok' THEN
            PERFORM site_write(f);
        ELSE
            DELETE FROM site s WHERE s.id = new_id;
        END IF;
    END IF;
    site := site_now(new_id);
    PERFORM request_remember(outcome, to_jsonb(site));
    RETURN NEXT;
END
$$;
