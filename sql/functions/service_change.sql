-- Changes a service: how full a drop-in is (staff and lead), its name, number and link (lead).
CREATE FUNCTION service_change(wanted uuid, seen_version bigint, facts jsonb) RETURNS TABLE (outcome text, service service_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    s  site;
    f  service;
    at timestamptz;
BEGIN
    s := site_lock((SELECT x.site_id FROM service x WHERE x.id = wanted));
    SELECT * INTO f FROM service x WHERE x.id = wanted FOR NO KEY UPDATE;
    at := clock_timestamp();
    IF s.id IS NULL OR f.id IS NULL THEN
        outcome := 'not_found';
    ELSIF s.organization_id <> ALL (caller_houses())
       OR (s.organization_id <> ALL (caller_leads()) AND facts - 'level' <> '{}') THEN
        outcome := 'not_allowed';
    ELSIF f.version <> seen_version THEN
        outcome := 'version_changed';
    ELSE
        f := jsonb_populate_record(f, facts);
        UPDATE service x
           SET name = f.name, phone = f.phone, link = f.link, level = f.level,
               level_at = CASE WHEN facts ? 'level' THEN at ELSE x.level_at END
         WHERE x.id = wanted;
        PERFORM site_confirm_now(s.id, s.organization_id, at, false);
        outcome := 'ok';
    END IF;
    SELECT * INTO service FROM service_row x WHERE x.id = wanted;
    PERFORM request_remember(outcome, to_jsonb(service));
    RETURN NEXT;
END
$$;
