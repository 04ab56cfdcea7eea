-- Something more that a site offers. Rooms and the hours to talk about them exist once a site, and no two of its services share a name.
CREATE FUNCTION service_add(house uuid, facts jsonb) RETURNS TABLE (outcome text, service service_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    new_id uuid := id_new();
    s      site := site_lock(house);
    f      service := jsonb_populate_record(NULL::service, facts);
BEGIN
    IF s.id IS NULL THEN
        outcome := 'not_found';
    ELSIF s.organization_id <> ALL (caller_leads()) THEN
        outcome := 'not_allowed';
    ELSIF f.kind IN ('respite', 'conversation') AND EXISTS (SELECT FROM service x WHERE x.site_id = s.id AND x.kind = f.kind) THEN
        outcome := 'bad_value';
    ELSIF (SELECT count(*) FROM service x WHERE x.site_id = s.id) >= 20 THEN
        outcome := 'out_of_range';
    ELSIF EXISTS (SELECT FROM service x WHERE x.site_id = s.id AND lower(x.name) = lower(f.name)) THEN
        outcome := 'name_taken';
    ELSE
        INSERT INTO service (id, site_id, kind, name, phone, link) VALUES (new_id, s.id, f.kind, f.name, f.phone, f.link);
        PERFORM site_confirm_now(s.id, s.organization_id, clock_timestamp(), false);
        PERFORM audit_add('service_add', 'service', new_id);
        outcome := 'ok';
        SELECT * INTO service FROM service_row x WHERE x.id = new_id;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(service));
    RETURN NEXT;
END
$$;
