SELECT service_id, version, zone, rules, exceptions, hours_confirmed_at, hours_confirmed_role, openings, openings_until, changed_at, changed_by FROM timetable_row WHERE service_id = $1::uuid
