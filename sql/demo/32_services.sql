-- What each site offers and when: the houses' rooms and conversation hours, and ten places to come by or call.
INSERT INTO service (id, site_id, kind, name, hours_confirmed_at)
SELECT pg_temp.key(timestamptz '2024-05-01' + n * interval '1 hour', 'respite', n), id, 'respite', 'Rooms at ' || house, NULL
FROM demo_site
UNION ALL
SELECT pg_temp.key(timestamptz '2024-05-01' + n * interval '1 hour', 'conversation', n), id, 'conversation', 'Someone to talk with about a stay', confirmed_at
FROM demo_site;

-- Conversation hours: at any hour in some houses, by day in most, in two parts with a rest between them in a few.
INSERT INTO service_hours (id, service_id, weekdays, opens, closes)
SELECT pg_temp.key(timestamptz '2024-05-02' + n * interval '1 hour', 'hours ' || opens || closes, n),
       pg_temp.key(timestamptz '2024-05-01' + n * interval '1 hour', 'conversation', n), ARRAY['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], opens, closes
FROM demo_site
CROSS JOIN LATERAL (SELECT CASE WHEN n = 1 THEN 0 ELSE pg_temp.chance('conversation', n) END AS which) AS chosen
JOIN (VALUES (0.0, 0.3, time '00:00', time '00:00'),
             (0.3, 0.7, '08:00', '22:00'),
             (0.7, 0.85, '10:00', '02:00'),
             (0.85, 1.0, '09:00', '13:00'),
             (0.85, 1.0, '15:00', '21:30')) AS hours (low, high, opens, closes) ON which >= low AND which < high;

-- Drop-in centres, a living room and warmlines. days, opens and closes line up: one rule each.
CREATE TEMP TABLE demo_place ON COMMIT DROP AS
SELECT *, pg_temp.key(timestamptz '2024-06-01' + n * interval '1 hour', 'place', n) AS id,
       pg_temp.key(timestamptz '2024-06-01' + n * interval '1 hour', 'place service', n) AS service_id,
       pg_temp.key(timestamptz '2024-06-01' + n * interval '1 hour', 'place organization', n) AS organization_id
FROM (VALUES
    (1, 'openkettle', 'The Open Kettle', 'drop_in', 'Portland', '41051', 45.5231, -122.6765, '503', NULL,
     'Tea, soup, a piano out of tune. No sign-up, no sermon.', ARRAY['en', 'es'], 'busy',
     ARRAY['MO,TU,WE,TH,FR', 'SA,SU'], ARRAY['10:00', '12:00'], ARRAY['18:00', '17:00']),
    (2, 'cornertable', 'The Corner Table', 'drop_in', 'Eugene', '41039', 44.0499, -123.0950, '541', NULL,
     'A long table by the window and people who have time.', ARRAY['en'], 'quiet',
     ARRAY['MO,TU,WE,TH,FR'], ARRAY['09:00'], ARRAY['17:00']),
    (3, 'daybreakroom', 'Daybreak Room', 'drop_in', 'Seattle', '53033', 47.6097, -122.3331, '206', NULL,
     'Breakfast until ten, art supplies until eight.', ARRAY['en', 'vi', 'so'], 'full',
     ARRAY['MO,TU,WE,TH,FR,SA,SU'], ARRAY['08:00'], ARRAY['20:00']),
    (4, 'commonthread', 'Common Thread', 'drop_in', 'Spokane', '53063', 47.6562, -117.4235, '509', NULL,
     'Mending, talking, doing nothing in good company.', ARRAY['en', 'ru'], 'quiet',
     ARRAY['MO,WE,FR', 'SA'], ARRAY['11:00', '10:00'], ARRAY['19:00', '14:00']),
    (5, 'latelamp', 'The Late Lamp', 'drop_in', 'Salem', '41047', 44.9391, -123.0331, '503', NULL,
     'For the hours when everything else is closed.', ARRAY['en', 'es'], 'quiet',
     ARRAY['TH,FR,SA,SU'], ARRAY['18:00'], ARRAY['02:00']),
    (6, 'harborsteps', 'Harbor Steps Living Room', 'living_room', 'Tacoma', '53053', 47.2520, -122.4399, '253', NULL,
     'Instead of an emergency department: sofas, a nurse if you want one, peers at any hour.', ARRAY['en', 'es'], 'busy',
     ARRAY['MO,TU,WE,TH,FR,SA,SU'], ARRAY['00:00'], ARRAY['00:00']),
    (7, 'lightedwindow', 'Lighted Window Warmline', 'warmline', NULL, '41047', 44.9429, -123.0351, '503', NULL,
     'For all of Oregon, through the night.', ARRAY['en'], NULL,
     ARRAY['MO,TU,WE,TH,FR,SA,SU'], ARRAY['17:00'], ARRAY['05:00']),
    (8, 'kitchentable', 'Kitchen Table Warmline', 'warmline', NULL, '53067', 47.0379, -122.9007, '360', NULL,
     'For all of Washington: someone at a kitchen table, like you.', ARRAY['en'], NULL,
     ARRAY['MO,TU,WE,TH,FR,SA,SU'], ARRAY['12:00'], ARRAY['22:00']),
    (9, 'lineavecina', 'Línea Vecina', 'warmline', NULL, '53077', 46.6021, -120.5059, '509', NULL,
     'Una voz vecina que ha pasado por lo mismo.', ARRAY['es', 'en'], NULL,
     ARRAY['MO,TU,WE,TH,FR', 'MO,TU,WE,TH,FR'], ARRAY['10:00', '16:00'], ARRAY['14:00', '21:00']),
    (10, 'handstogether', 'Hands Together Video Line', 'warmline', NULL, '41051', 45.5152, -122.6784, '971', 'https://hands-together.example/video',
     'In American Sign Language, with people who are Deaf themselves.', ARRAY['ase', 'en'], NULL,
     ARRAY['TU,TH', 'SU'], ARRAY['15:00', '11:00'], ARRAY['21:00', '15:00'])
    ) AS place (n, slug, name, kind, city, fips, latitude, longitude, area, link, description, languages, level, days, opens, closes);

INSERT INTO organization (id, name, kind, description, phone, county_fips)
SELECT organization_id, name, CASE kind WHEN 'warmline' THEN 'warmline' ELSE 'drop_in' END, description, pg_temp.phone(area, 70 + n), fips
FROM demo_place;

INSERT INTO site (id, organization_id, name, description, address, city, county_fips, latitude, longitude, is_virtual, zone, phone,
                  confirmed_at, confirmed_role, entry, languages, step_free, service_animals)
SELECT id, organization_id, name, description, CASE WHEN kind <> 'warmline' THEN 10 * n + 3 || ' Market Street' END, city, fips, latitude, longitude, kind = 'warmline',
       'America/Los_Angeles', pg_temp.phone(area, 70 + n), now() - (5 + 200 * pg_temp.chance('place confirmed', n)) * interval '1 minute',
       'house_staff', 'self_only', languages, CASE WHEN kind <> 'warmline' THEN n <> 2 END, CASE WHEN kind <> 'warmline' THEN true END
FROM demo_place;

INSERT INTO service (id, site_id, kind, name, phone, link, level, level_at, hours_confirmed_at)
SELECT service_id, id, kind, name, pg_temp.phone(area, 70 + n), link, level,
       CASE WHEN level IS NOT NULL THEN now() - 40 * pg_temp.chance('level', n) * interval '1 minute' END, now() - interval '3 hours'
FROM demo_place;

INSERT INTO service_hours (id, service_id, weekdays, opens, closes)
SELECT pg_temp.key(timestamptz '2024-06-02' + n * interval '1 hour', 'place hours', n * 10 + rule), service_id,
       string_to_array(days[rule], ','), opens[rule]::time, closes[rule]::time
FROM demo_place CROSS JOIN LATERAL generate_series(1, cardinality(days)) AS rule;

-- Thanksgiving and Christmas: closed, or shorter than usual.
INSERT INTO service_exception (id, service_id, on_date, opens, closes, note)
SELECT pg_temp.key(timestamptz '2024-06-03' + n * interval '1 hour', 'holiday ' || day, n), service_id, day,
       CASE WHEN n = 3 THEN time '08:00' END, CASE WHEN n = 3 THEN time '13:00' END, CASE WHEN n = 3 THEN 'Breakfast only' ELSE 'Closed for the holiday' END
FROM demo_place
CROSS JOIN LATERAL (
    SELECT make_date(year, 12, 25) AS day, year FROM generate_series(extract(year FROM now())::integer, extract(year FROM now())::integer + 1) AS year
    UNION ALL
    -- The fourth Thursday of November.
    SELECT make_date(year, 11, 1) + (11 - extract(isodow FROM make_date(year, 11, 1))::integer) % 7 + 21, year
    FROM generate_series(extract(year FROM now())::integer, extract(year FROM now())::integer + 1) AS year
) AS holiday
WHERE n BETWEEN 1 AND 4;
