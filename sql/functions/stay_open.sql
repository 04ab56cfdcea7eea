-- One stay with the house's own word for the guest, for that house alone. Whoever reads the word stands in the audit.
CREATE FUNCTION stay_open(wanted uuid) RETURNS SETOF stay_stored
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    f stay_stored;
BEGIN
    SELECT x.* INTO f FROM stay_stored x JOIN stay t ON t.id = x.id WHERE t.id = wanted AND t.house_id = ANY (caller_houses());
    IF FOUND THEN
        IF f.sealed_alias IS NOT NULL THEN
            PERFORM audit_add('open', 'stay', wanted);
        END IF;
        RETURN NEXT f;
    END IF;
END
$$;
