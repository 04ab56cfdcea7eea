-- Changes what is said of a room: its label and facts. Its state is changed by bed_mark.
CREATE FUNCTION bed_change(wanted uuid, seen_version bigint, facts jsonb) RETURNS TABLE (outcome text, bed bed_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    s site;
    f bed;
BEGIN
    s := site_lock((SELECT b.site_id FROM bed b WHERE b.id = wanted));
    SELECT * INTO f FROM bed b WHERE b.id = wanted FOR NO KEY UPDATE;
    IF s.id IS NULL OR f.id IS NULL THEN
        outcome := 'not_found';
    ELSIF s.organization_id <> ALL (caller_leads()) THEN
        outcome := 'not_allowed';
    ELSIF f.version <> seen_version THEN
        outcome := 'version_changed';
    ELSE
        f := jsonb_populate_record(f, facts);
        IF EXISTS (SELECT FROM bed b WHERE b.site_id = s.id AND b.label = f.label AND b.id <> wanted) THEN
            outcome := 'name_taken';
        ELSE
            UPDATE bed b
               SET label = f.label, position = f.position, private_room = f.private_room, step_free = f.step_free,
                   accessible_bath = f.accessible_bath, floor = f.floor, gender_preference = f.gender_preference,
                   service_animals = f.service_animals
             WHERE b.id = wanted;
            PERFORM site_confirm_now(s.id, s.organization_id, clock_timestamp(), false);
            outcome := 'ok';
        END IF;
    END IF;
    SELECT * INTO bed FROM bed_row b WHERE b.id = wanted;
    PERFORM request_remember(outcome, to_jsonb(bed));
    RETURN NEXT;
END
$$;
