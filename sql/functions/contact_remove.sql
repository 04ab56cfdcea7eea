-- Nobody is to call this person here any more.
CREATE FUNCTION contact_remove(wanted uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    f contact;
BEGIN
    SELECT * INTO f FROM contact c WHERE c.id = wanted FOR UPDATE;
    IF NOT FOUND THEN
        RETURN 'not_found';
    ELSIF NOT contact_mine(f.organization_id) THEN
        RETURN 'not_allowed';
    END IF;
    DELETE FROM contact c WHERE c.id = wanted;
    RETURN 'ok';
END
$$;
