-- The network, and who sends: hospitals, mobile crisis teams and a crisis line. Nobody here exists; the counties do.
INSERT INTO network (id, name, zone, crisis_line) VALUES (1, 'Porchlight Northwest', 'America/Los_Angeles', '988')
ON CONFLICT (id) DO UPDATE SET name = excluded.name, zone = excluded.zone, crisis_line = excluded.crisis_line;

-- slug names the organization in this folder and in the sign-ins; weight says how many of the introductions are its own.
CREATE TEMP TABLE demo_sender ON COMMIT DROP AS
SELECT ordinality AS n, slug, name, kind, fips, area, weight, substr(fips, 1, 2) AS state_fips,
       pg_temp.key('2024-01-02', 'sender', ordinality) AS id
FROM unnest(
    ARRAY['nightheron', 'valleyroad', 'pugetcrossing', 'steppe', 'southsound', 'cascadecrossing', 'willowfork', 'harborbay',
          'soundview', 'inlandprairie', 'juniperflats', 'tworivers'],
    ARRAY['Night Heron Mobile Team', 'Valley Road Mobile Team', 'Puget Crossing Mobile Team', 'Open Steppe Mobile Team',
          'South Sound Mobile Team', 'Cascade Crossing Medical Center', 'Willow Fork Hospital', 'Harbor Bay Hospital',
          'Sound and Summit Medical Center', 'Inland Prairie Hospital', 'Juniper Flats Hospital', 'Two Rivers Crisis Line'],
    ARRAY['mobile_crisis', 'mobile_crisis', 'mobile_crisis', 'mobile_crisis', 'mobile_crisis', 'hospital', 'hospital', 'hospital',
          'hospital', 'hospital', 'hospital', 'crisis_line'],
    ARRAY['41051', '41047', '53033', '53063', '53053', '41051', '41039', '41007', '53033', '53063', '41017', '41051'],
    ARRAY['503', '503', '206', '509', '253', '503', '541', '503', '206', '509', '541', '503'],
    ARRAY[5, 3, 5, 3, 3, 4, 2, 1, 4, 2, 2, 3])
    WITH ORDINALITY AS made (slug, name, kind, fips, area, weight);

INSERT INTO organization (id, name, kind, description, phone, county_fips)
SELECT id, name, kind,
       CASE kind WHEN 'mobile_crisis' THEN 'Two people and a car, at any hour.'
                 WHEN 'hospital' THEN 'Social workers of its emergency department.'
                 ELSE 'Counsellors on the phone, by text and by chat.' END,
       pg_temp.phone(area, 90 + n), fips
FROM demo_sender
UNION ALL
SELECT pg_temp.key('2024-01-01', 'network', 1), 'Porchlight Northwest', 'network', 'The network of the houses, teams and hospitals here.',
       pg_temp.phone('503', 100), '41047';

-- Who sends to the houses of a state: each as often as its weight says. The crisis line serves both.
CREATE TEMP TABLE demo_ticket ON COMMIT DROP AS
SELECT state_fips, row_number() OVER (PARTITION BY state_fips ORDER BY n, copy) AS ticket, id AS sender_id
FROM (SELECT n, id, state_fips, weight FROM demo_sender UNION SELECT n, id, '53', weight FROM demo_sender WHERE kind = 'crisis_line') AS sender,
     generate_series(1, weight) AS copy;
