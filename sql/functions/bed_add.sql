-- A new room of a house. It is not in use until somebody marks it open.
CREATE FUNCTION bed_add(house uuid, facts jsonb) RETURNS TABLE (outcome text, bed bed_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    new_id uuid := id_new();
    s      site := site_lock(house);
    f      bed := jsonb_populate_record(NULL::bed, facts);
BEGIN
    IF s.id IS NULL THEN
        outcome := 'not_found';
    ELSIF s.organization_id <> ALL (caller_leads()) THEN
        outcome := 'not_allowed';
    ELSE
        INSERT INTO bed (id, site_id, label, position, private_room, step_free, accessible_bath, floor, gender_preference, service_animals)
        VALUES (new_id, s.id, f.label, coalesce(f.position, 0), f.private_room, f.step_free, f.accessible_bath, f.floor,
                f.gender_preference, f.service_animals)
            ON CONFLICT (site_id, label) DO NOTHING;
        outcome := CASE WHEN FOUND THEN 'ok' ELSE 'name_taken' END;
        SELECT * INTO bed FROM bed_row b WHERE b.id = new_id;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(bed));
    RETURN NEXT;
END
$$;
