-- What the drop-ins, the living room and the warmlines kept of their hours, day by day; some closed early now and then, and were full on busy days.
UPDATE service SET created_at = now() - (current_setting('demo.days')::integer + 1) * interval '1 day' WHERE id IN (SELECT service_id FROM demo_place);

INSERT INTO service_day (service_id, on_date, site_id, kind, scheduled_seconds, kept_seconds, was_full)
SELECT service_id, day, site_id, kind, scheduled,
       CASE WHEN pg_temp.chance('shut that day', which) < .008 THEN 0
            WHEN pg_temp.chance('closed early', which) < .05 THEN greatest(scheduled - 3600 * (1 + floor(3 * pg_temp.chance('by hours', which))::integer), 0)
            ELSE scheduled END,
       scheduled > 0 AND pg_temp.chance('full that day', which) < CASE kind WHEN 'drop_in' THEN .12 WHEN 'living_room' THEN .2 ELSE 0 END
  FROM (SELECT place.service_id, d.day, place.id AS site_id, place.kind, place.n * 100000 + ago AS which,
               -- What began the day before may run past midnight.
               (SELECT coalesce(sum(extract(epoch FROM upper(part) - lower(part))), 0)::integer
                  FROM service_hours h
                 CROSS JOIN LATERAL (VALUES (d.day - 1), (d.day)) AS opening (began)
                 CROSS JOIN LATERAL (SELECT tstzrange((began + h.opens) AT TIME ZONE s.zone,
                                                      (began + CASE WHEN h.closes <= h.opens THEN 1 ELSE 0 END + h.closes) AT TIME ZONE s.zone)
                                          * tstzrange(d.day::timestamp AT TIME ZONE s.zone, (d.day + 1)::timestamp AT TIME ZONE s.zone) AS part) cut
                 WHERE h.service_id = place.service_id AND NOT isempty(part)
                   AND (ARRAY['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])[extract(isodow FROM began)::integer] = ANY (h.weekdays)) AS scheduled
          FROM demo_place AS place JOIN site AS s ON s.id = place.id
         CROSS JOIN LATERAL generate_series(1, current_setting('demo.days')::integer) AS ago
         CROSS JOIN LATERAL (SELECT (now() AT TIME ZONE s.zone)::date - ago AS day) AS d) AS told;

ANALYZE service_day;
