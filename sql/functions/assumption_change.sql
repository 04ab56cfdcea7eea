-- What is assumed is read by those who see the network's numbers, and changed by its administrators.

CREATE FUNCTION assumption_list() RETURNS SETOF assumption_row
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$ SELECT * FROM assumptions_at(NULL) WHERE cardinality(caller_organizations('{network_admin,analyst}')) > 0 $$;

CREATE FUNCTION assumption_history(wanted text) RETURNS SETOF assumption_row
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT * FROM assumption_row r
     WHERE r.name = wanted AND cardinality(caller_organizations('{network_admin,analyst}')) > 0
     ORDER BY r.changed_at DESC, r.id DESC
$$;

-- The administrator says what is assumed from now on. What was assumed before stays on record.
CREATE FUNCTION assumption_change(facts jsonb) RETURNS TABLE (outcome text, assumption assumption_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    new_id uuid := id_new();
BEGIN
    IF NOT caller_is_admin() THEN
        outcome := 'not_allowed';
    ELSE
        INSERT INTO assumption (id, name, low, mid, high, source, source_date, changed_at, account_id)
        SELECT new_id, f.name, f.low, f.mid, f.high, f.source, f.source_date, clock_timestamp(), caller()
          FROM jsonb_populate_record(NULL::assumption, facts) f;
        PERFORM audit_add('assumption_change', 'assumption', new_id);
        SELECT * INTO assumption FROM assumption_row a WHERE a.id = new_id;
        outcome := 'ok';
    END IF;
    PERFORM request_remember(outcome, to_jsonb(assumption));
    RETURN NEXT;
END
$$;

CREATE FUNCTION assumption_stays() RETURNS trigger
LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'an assumption is never edited: a newer one takes its place'; END $$;
CREATE TRIGGER assumption_stays BEFORE UPDATE OR DELETE ON assumption FOR EACH ROW EXECUTE FUNCTION assumption_stays();

GRANT EXECUTE ON FUNCTION assumption_list, assumption_history, assumption_change TO porchlight_server;
