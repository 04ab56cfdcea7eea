-- A new organization takes part. facts: the members that were sent, under their column names.
CREATE FUNCTION organization_add(facts jsonb) RETURNS TABLE (outcome text, organization organization_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    new_id uuid := id_new();
    f      organization := jsonb_populate_record(NULL::organization, facts);
BEGIN
    IF NOT caller_is_admin() THEN
        outcome := 'not_allowed';
    ELSIF f.county_fips IS NOT NULL AND NOT EXISTS (SELECT FROM county c WHERE c.fips = f.county_fips) THEN
        outcome := 'bad_value';
    ELSE
        INSERT INTO organization (id, name, kind, description, phone, county_fips)
        VALUES (new_id, f.name, f.kind, coalesce(f.description, ''), f.phone, f.county_fips);
        SELECT * INTO organization FROM organization_row o WHERE o.id = new_id;
        outcome := 'ok';
    END IF;
    PERFORM request_remember(outcome, to_jsonb(organization));
    RETURN NEXT;
END
$$;
