-- Hours as people write them: rules and dated exceptions of a service in one row, for who edits them, who computes open intervals from them and
-- who tells them to other directories. None of it is private: a sign at the door says the same. So the view runs as its owner, for anybody.

-- id of a rule stays with it as long as it is only changed: calendars know it by that.
CREATE VIEW service_schedule AS
    SELECT v.id AS service_id, v.site_id, v.hours_version AS version, v.hours_changed_at AS changed_at, s.zone,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'id', h.id, 'weekdays', (SELECT array_agg(d ORDER BY array_position('{MO,TU,WE,TH,FR,SA,SU}', d)) FROM unnest(h.weekdays) AS d),
                       'opens', to_char(h.opens, 'HH24:MI'), 'closes', replace(to_char(h.closes, 'HH24:MI'), '24:00', '00:00'),
                       'valid_from', h.valid_from, 'valid_to', h.valid_to) ORDER BY h.position, h.id), '[]')
              FROM service_hours h WHERE h.service_id = v.id) AS rules,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'on_date', x.on_date, 'opens', to_char(x.opens, 'HH24:MI'), 'closes', replace(to_char(x.closes, 'HH24:MI'), '24:00', '00:00'),
                       'note', x.note) ORDER BY x.on_date, x.opens NULLS FIRST), '[]')
              FROM service_exception x WHERE x.service_id = v.id) AS exceptions
      FROM service v JOIN site s ON s.id = v.site_id;

-- The same for the house's own screens. Exceptions of more than a week ago are history.
CREATE VIEW timetable_row AS
    SELECT h.service_id, h.version, h.zone, (SELECT coalesce(jsonb_agg(r - 'id'), '[]') FROM jsonb_array_elements(h.rules) AS r) AS rules,
           (SELECT coalesce(jsonb_agg(x), '[]') FROM jsonb_array_elements(h.exceptions) AS x
             WHERE (x ->> 'on_date')::date >= (now() AT TIME ZONE h.zone)::date - 7) AS exceptions,
           v.hours_confirmed_at, v.hours_confirmed_role, v.openings, v.openings_until, v.hours_changed_at AS changed_at, v.hours_changed_by AS changed_by
      FROM service_schedule h JOIN service v ON v.id = h.service_id
     WHERE caller() IS NOT NULL;
