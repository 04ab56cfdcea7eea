-- A site offers it no more; its hours go with it, what was counted of its days stays. Rooms that are there are offered by somebody.
CREATE FUNCTION service_remove(wanted uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    s       site;
    offered text;
BEGIN
    s := site_lock((SELECT x.site_id FROM service x WHERE x.id = wanted));
    SELECT x.kind INTO offered FROM service x WHERE x.id = wanted FOR UPDATE;
    IF s.id IS NULL OR offered IS NULL THEN
        RETURN 'not_found';
    ELSIF s.organization_id <> ALL (caller_leads()) THEN
        RETURN 'not_allowed';
    ELSIF offered = 'respite' AND EXISTS (SELECT FROM bed b WHERE b.site_id = s.id) THEN
        RETURN 'bed_in_use';
    END IF;
    DELETE FROM service x WHERE x.id = wanted;
    PERFORM site_confirm_now(s.id, s.organization_id, clock_timestamp(), false);
    PERFORM audit_add('service_remove', 'service', wanted);
    RETURN 'ok';
END
$$;
