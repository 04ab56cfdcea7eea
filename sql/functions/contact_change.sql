-- Changes what is said of a person who answers. facts: only the members that were sent.
CREATE FUNCTION contact_change(wanted uuid, seen_version bigint, facts jsonb) RETURNS TABLE (outcome text, contact contact_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    f contact;
BEGIN
    SELECT * INTO f FROM contact c WHERE c.id = wanted FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        outcome := 'not_found';
    ELSIF NOT contact_mine(f.organization_id) THEN
        outcome := 'not_allowed';
    ELSIF f.version <> seen_version THEN
        outcome := 'version_changed';
    ELSE
        f := jsonb_populate_record(f, facts);
        UPDATE contact c
           SET name = f.name, title = f.title, phone = f.phone, email = f.email, languages = f.languages, is_public = f.is_public
         WHERE c.id = wanted;
        outcome := 'ok';
    END IF;
    SELECT * INTO contact FROM contact_row c WHERE c.id = wanted;
    PERFORM request_remember(outcome, to_jsonb(contact));
    RETURN NEXT;
END
$$;
