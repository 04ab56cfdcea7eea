-- What the acts on a service's hours share. The server brings open intervals along that it computed from what it had read; they hold only if
-- the zone, and for acts that change a part also the version, are still what they were then.

-- The act leaves nothing behind and may come again under the same key, with what is so now.
CREATE FUNCTION request_forget() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    DELETE FROM idempotency WHERE account_id = caller() AND key = nullif(current_setting('porchlight.key', true), '')
$$;

-- Writes these rules in place of those that are there. A rule that stays the same keeps its id; one that changes takes over the id of one that
-- would go, so that calendars see a change and not another event.
CREATE FUNCTION hours_write(service uuid, rules jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    keys uuid[];
BEGIN
    WITH fresh AS (
        SELECT r.place, (SELECT min(h.id::text)::uuid FROM service_hours h
                             WHERE h.service_id = service AND h.weekdays @> r.weekdays AND h.weekdays <@ r.weekdays AND h.opens = r.opens
                               AND h.closes = r.closes AND h.valid_from IS NOT DISTINCT FROM r.valid_from
                               AND h.valid_to IS NOT DISTINCT FROM r.valid_to) AS same
          FROM hours_rows(rules) r
    ), changed AS (
        SELECT place, row_number() OVER (ORDER BY place) AS turn FROM fresh WHERE same IS NULL
    ), going AS (
        SELECT id, row_number() OVER (ORDER BY h.position, id) AS turn FROM service_hours h
         WHERE h.service_id = service AND id NOT IN (SELECT same FROM fresh WHERE same IS NOT NULL)
    )
    SELECT array_agg(coalesce(fresh.same, going.id, id_new(fresh.place)) ORDER BY fresh.place) INTO keys
      FROM fresh LEFT JOIN changed USING (place) LEFT JOIN going USING (turn);

    DELETE FROM service_hours h WHERE h.service_id = service AND h.id <> ALL (coalesce(keys, '{}'));
    INSERT INTO service_hours (id, service_id, position, weekdays, opens, closes, valid_from, valid_to)
    SELECT keys[r.place], service, r.place, r.weekdays, r.opens, r.closes, r.valid_from, r.valid_to FROM hours_rows(rules) r
        ON CONFLICT (id) DO UPDATE
       SET position = EXCLUDED.position, weekdays = EXCLUDED.weekdays, opens = EXCLUDED.opens, closes = EXCLUDED.closes,
           valid_from = EXCLUDED.valid_from, valid_to = EXCLUDED.valid_to;
END
$$;

-- Rules as the API tells them, numbered from 1.
CREATE FUNCTION hours_rows(rules jsonb)
RETURNS TABLE (place integer, weekdays text[], opens time, closes time, valid_from date, valid_to date)
LANGUAGE sql IMMUTABLE
AS $$
    SELECT r.place::integer, r.weekdays, r.opens, r.closes, r.valid_from, r.valid_to
      FROM ROWS FROM (jsonb_to_recordset(rules) AS (weekdays text[], opens time, closes time, valid_from date, valid_to date))
           WITH ORDINALITY AS r (weekdays, opens, closes, valid_from, valid_to, place)
$$;

-- The exceptions of these days and no others.
CREATE FUNCTION exceptions_write(service uuid, days date[], exceptions jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    DELETE FROM service_exception x WHERE x.service_id = service AND x.on_date = ANY (days);
    INSERT INTO service_exception (id, service_id, on_date, opens, closes, note)
    SELECT id_new(x.place), service, x.on_date, x.opens, x.closes, coalesce(x.note, '')
      FROM ROWS FROM (jsonb_to_recordset(exceptions) AS (on_date date, opens time, closes time, note text))
           WITH ORDINALITY AS x (on_date, opens, closes, note, place);
END
$$;

-- The last step: what was computed is stored with what it was computed from, in one commit.
CREATE FUNCTION openings_write(service uuid, intervals jsonb, until timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    UPDATE service v SET openings = intervals, openings_until = until, openings_due = false WHERE v.id = service
$$;

CREATE FUNCTION timetable_now(service uuid) RETURNS timetable_row
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$ SELECT * FROM timetable_row h WHERE h.service_id = service $$;

-- An answer that was given is remembered by its id.
CREATE FUNCTION timetable_remember(outcome text, hours timetable_row) RETURNS void
LANGUAGE sql
AS $$ SELECT porchlight.request_remember(outcome, to_jsonb(hours) || jsonb_build_object('id', (hours).service_id)) $$;
