-- Nothing more is told there, and what was on its way goes with it.
CREATE FUNCTION channel_remove(wanted uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    DELETE FROM channel c WHERE c.id = wanted AND c.organization_id = ANY (caller_tellers());
    IF NOT FOUND THEN
        RETURN 'not_found';
    END IF;
    PERFORM audit_add('channel_remove', 'channel', wanted);
    RETURN 'ok';
END
$$;
