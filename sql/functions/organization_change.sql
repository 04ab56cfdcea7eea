-- Changes what is said of an organization. seen_version: the one on the screen. facts: only the members that were sent.
CREATE FUNCTION organization_change(wanted uuid, seen_version bigint, facts jsonb) RETURNS TABLE (outcome text, organization organization_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    f organization;
BEGIN
    SELECT * INTO f FROM organization o WHERE o.id = wanted FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        outcome := 'not_found';
    ELSIF NOT caller_is_admin() THEN
        outcome := 'not_allowed';
    ELSIF f.version <> seen_version THEN
        outcome := 'version_changed';
    ELSE
        f := jsonb_populate_record(f, facts);
        IF f.county_fips IS NOT NULL AND NOT EXISTS (SELECT FROM county c WHERE c.fips = f.county_fips) THEN
            outcome := 'bad_value';
        ELSE
            UPDATE organization o
               SET name = f.name, kind = f.kind, description = f.description, phone = f.phone, county_fips = f.county_fips
             WHERE o.id = wanted;
            outcome := 'ok';
        END IF;
    END IF;
    SELECT * INTO organization FROM organization_row o WHERE o.id = wanted;
    PERFORM request_remember(outcome, to_jsonb(organization));
    RETURN NEXT;
END
$$;
