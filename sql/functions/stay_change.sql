-- Changes a stay: the planned leaving date, the house's own word for the guest, and what the guest answered, also after they left.
CREATE FUNCTION stay_change(wanted uuid, seen_version bigint, facts jsonb, alias_given boolean, alias_sealed text, alias_digest text)
    RETURNS TABLE (outcome text, stay stay_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    s site;
    f stay;
BEGIN
    SELECT * INTO f FROM stay x WHERE x.id = wanted AND x.house_id = ANY (caller_houses());
    IF NOT FOUND THEN
        outcome := 'not_found';
    ELSE
        s := site_lock(f.site_id);
        SELECT * INTO f FROM stay x WHERE x.id = wanted FOR NO KEY UPDATE;
        IF f.version <> seen_version THEN
            outcome := 'version_changed';
        ELSE
            f := jsonb_populate_record(f, facts);
            IF facts ? 'planned_leave_on' AND f.planned_leave_on < (f.arrived_at AT TIME ZONE s.zone)::date THEN
                outcome := 'out_of_range';
            ELSE
                PERFORM stay_write(f, s, facts ? 'planned_leave_on', alias_given, alias_sealed, alias_digest);
                outcome := 'ok';
            END IF;
        END IF;
        SELECT * INTO stay FROM stay_row x WHERE x.id = wanted;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(stay));
    RETURN NEXT;
END
$$;

CREATE FUNCTION stay_write(f stay, s site, plan_given boolean, alias_given boolean, alias_sealed text, alias_digest text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    at timestamptz := clock_timestamp();
BEGIN
    f.planned_leave_on := leaving_day(f.planned_leave_on, f.arrived_at, s.zone, s.maximum_nights);
    UPDATE stay x
       SET planned_leave_on = f.planned_leave_on, where_next = f.where_next, guest_answer = f.guest_answer,
           sealed_alias = CASE WHEN alias_given THEN alias_sealed ELSE x.sealed_alias END,
           alias_key = CASE WHEN alias_given THEN alias_bound(s.id, alias_digest) ELSE x.alias_key END
     WHERE x.id = f.id;
    IF plan_given AND f.left_at IS NULL THEN
        PERFORM stay_planned(f.bed_id, s.organization_id, f.planned_leave_on, at);
    END IF;
    PERFORM site_confirm_now(s.id, s.organization_id, at, false);
END
$$;
