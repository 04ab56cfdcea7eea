-- `porchlight demo --referrals N`: years of plain history before the detailed days, for measuring. It has what the statistics read (introductions,
-- stays, states of rooms, confirmations, turn-aways) and nothing that only screens would. Here chance is random() after a seed, since millions of
-- hashes would take longer than the rows. Without the option every statement here makes nothing.
SELECT setseed((current_setting('demo.seed')::bigint % 1000) / 1000.0);

CREATE TEMP TABLE long_day ON COMMIT DROP AS
SELECT current_setting('demo.referrals')::bigint AS referrals, current_setting('demo.long_days')::integer AS days,
       date_trunc('day', now()) - (current_setting('demo.days')::integer + 12) * interval '1 day' AS past
 WHERE current_setting('demo.referrals')::bigint > 0;

-- Versions, signatures and outbox are nothing to years ago.
ALTER TABLE referral DISABLE TRIGGER USER;
ALTER TABLE recipient DISABLE TRIGGER USER;
ALTER TABLE stay DISABLE TRIGGER USER;
ALTER TABLE turn_away DISABLE TRIGGER USER;

-- One more team or hospital for every five houses.
INSERT INTO organization (id, name, kind, description, county_fips)
SELECT pg_temp.key('2024-01-03', 'long sender', n), 'Mobile Team ' || n, CASE WHEN n % 3 = 0 THEN 'hospital' ELSE 'mobile_crisis' END, '', '41051'
  FROM long_day CROSS JOIN LATERAL generate_series(1, greatest(current_setting('demo.sites')::integer / 5, 1)) AS n;

CREATE TEMP TABLE long_sender ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY o.id) - 1 AS n, o.id FROM long_day CROSS JOIN organization o WHERE o.kind IN ('mobile_crisis', 'hospital', 'crisis_line');
CREATE TEMP TABLE long_house ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY d.n) - 1 AS n, d.id AS site_id, d.house_id, d.fips FROM long_day CROSS JOIN demo_site d WHERE d.entry <> 'self_only' AND d.mood <> 'closed';
ANALYZE long_sender, long_house;

-- Chains of stays, a room at a time.
CREATE TEMP TABLE long_stay ON COMMIT DROP AS
SELECT row_number() OVER () AS s, c.bed_id, c.house, c.site_id, c.house_id, c.fips, c.arrived_at, c.arrived_at + c.nights * interval '1 day' - interval '5 hours' AS left_at,
       CASE WHEN c.luck < .8 THEN 'team' WHEN c.luck < .92 THEN 'self_call' ELSE 'walk_in' END AS source
  FROM (SELECT b.bed_id, b.house, b.site_id, b.house_id, b.fips, b.nights, random() AS luck,
               b.past - b.days * interval '1 day' + interval '16 hours' + random() * interval '6 hours'
               + (sum(b.nights + b.gap) OVER (PARTITION BY b.bed_id ORDER BY b.k) - b.nights) * interval '1 day' AS arrived_at, b.past
          FROM (SELECT bed.id AS bed_id, h.n AS house, h.site_id, h.house_id, h.fips, k, 3 + floor(12 * random())::integer AS nights,
                       1 + floor(6 * random())::integer AS gap, d.days, d.past
                  FROM long_day d CROSS JOIN long_house h JOIN demo_bed bed ON bed.site_id = h.site_id
                 CROSS JOIN LATERAL generate_series(1, d.days / 8) AS k) b) c
 WHERE c.arrived_at + c.nights * interval '1 day' < c.past;
ANALYZE long_stay;

-- Introductions in the order in which they were sent: those that became stays, and as many others as are wanted.
CREATE TEMP TABLE long_ask ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY a.at) AS i, a.*, sender.id AS sender_id,
       -- A word is mostly had in minutes, and sometimes not before the next day.
       CASE WHEN a.state NOT IN ('expired', 'withdrawn') THEN a.at + (CASE WHEN a.luck < .7 THEN 1 + 30 * a.luck ELSE 20 + 400 * (a.luck - .7) END) * interval '1 minute' END AS answered_at
  FROM (SELECT s.s, s.arrived_at - (150 + 200 * random()) * interval '1 minute' AS at, 'arrived' AS state, s.arrived_at, s.bed_id, s.house, s.site_id, s.house_id, s.fips,
               random() AS luck
          FROM long_stay s WHERE s.source = 'team'
        UNION ALL
        SELECT NULL, o.at, CASE WHEN o.end_luck < .42 THEN 'declined' WHEN o.end_luck < .62 THEN 'guest_declined' WHEN o.end_luck < .74 THEN 'unreachable'
                                WHEN o.end_luck < .86 THEN 'expired' WHEN o.end_luck < .95 THEN 'withdrawn' ELSE 'not_arrived' END,
               NULL, NULL, h.n, h.site_id, h.house_id, h.fips, random()
          FROM (SELECT d.past - random() * d.days * interval '1 day' AS at, floor(random() * (SELECT count(*) FROM long_house))::bigint AS house, random() AS end_luck
                  FROM long_day d CROSS JOIN LATERAL generate_series(1, d.referrals - (SELECT count(*) FROM long_stay WHERE source = 'team'))) o
          JOIN long_house h ON h.n = o.house) a
  -- A house knows three teams best.
  JOIN long_sender sender ON sender.n = (a.house / 5 + floor(3 * a.luck)::bigint) % (SELECT count(*) FROM long_sender);
ANALYZE long_ask;

INSERT INTO referral (id, code, organization_id, source, created_at, needs, languages, transport, alternative, county_fips, consent_version, consent_at, ended_at,
                      archived_at, blanked_at, changed_at, changed_by)
SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7000a' || lpad(to_hex(i), 15, '0'))::uuid, pg_temp.code(100000000 + i), sender_id, 'team', at,
       (ARRAY['{}', '{}', '{}', '{quiet_room}', '{private_room}', '{step_free}', '{service_animal}', '{interpreter}']::need_list[])[1 + floor(8 * random())::integer],
       (ARRAY['{}', '{}', '{}', '{en}', '{en}', '{en}', '{es}', '{es,en}', '{vi}', '{ase}']::language_list[])[1 + floor(10 * random())::integer], 'own',
       (ARRAY['emergency_department', 'emergency_department', 'emergency_department', 'inpatient', 'crisis_unit', 'jail', 'nothing', 'other', 'unknown', NULL])[1 + floor(10 * random())::integer],
       CASE WHEN random() < .9 THEN fips END, '2026-11', at, at + interval '4 hours', at + interval '1 day', at + interval '30 days', at, 'Porchlight'
  FROM long_ask ORDER BY i;

INSERT INTO recipient (id, referral_id, site_id, house_id, sender_id, state, sent_at, seen_at, answered_at, offered_at, accepted_at, arrived_at, ended_at, answer_due_at,
                       alert_at, escalate_at, answer_seconds, shown_open, bed_id, decline_code, archived_at, changed_at, changed_by)
SELECT (to_hex_at || '7000b' || lpad(to_hex(i), 15, '0'))::uuid, (to_hex_at || '7000a' || lpad(to_hex(i), 15, '0'))::uuid, site_id, house_id, sender_id, state, at, answered_at, answered_at,
       CASE WHEN state IN ('arrived', 'not_arrived') THEN answered_at + interval '5 minutes' END, CASE WHEN state = 'arrived' THEN answered_at + interval '9 minutes' END,
       arrived_at, coalesce(arrived_at, at + interval '4 hours'), at + interval '4 hours', at + interval '15 minutes', at + interval '30 minutes',
       extract(epoch FROM answered_at - at), random() < .6, bed_id, CASE WHEN state = 'declined' THEN (ARRAY['no_room', 'no_room', 'cannot_support', 'staffing', 'other_request'])[1 + floor(5 * random())::integer] END,
       at + interval '1 day', at, 'Porchlight'
  FROM (SELECT *, lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') AS to_hex_at FROM long_ask) ask ORDER BY i;

-- One in seven went to a second house too.
INSERT INTO recipient (id, referral_id, site_id, house_id, sender_id, state, sent_at, seen_at, answered_at, ended_at, answer_due_at, alert_at, escalate_at, answer_seconds,
                       shown_open, decline_code, archived_at, changed_at, changed_by)
SELECT (to_hex_at || '7000c' || lpad(to_hex(i), 15, '0'))::uuid, (to_hex_at || '7000a' || lpad(to_hex(i), 15, '0'))::uuid, other.site_id, other.house_id, sender_id,
       CASE state WHEN 'arrived' THEN 'elsewhere' ELSE 'declined' END, at, at + interval '9 minutes', at + interval '12 minutes',
       at + interval '13 minutes', at + interval '4 hours', at + interval '15 minutes', at + interval '30 minutes', 720, false,
       CASE WHEN state <> 'arrived' THEN 'no_room' END, at + interval '1 day', at, 'Porchlight'
  FROM (SELECT *, lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') AS to_hex_at FROM long_ask WHERE i % 7 = 0) ask
  JOIN long_house other ON other.n = (ask.house + 1) % (SELECT count(*) FROM long_house) AND other.n <> ask.house ORDER BY i;

INSERT INTO stay (id, site_id, house_id, bed_id, recipient_id, source, arrived_at, planned_leave_on, left_at, where_next, guest_answer, changed_at, changed_by)
SELECT (lpad(to_hex(floor(extract(epoch FROM t.arrived_at) * 1000)::bigint), 12, '0') || '7000d' || lpad(to_hex(t.s), 15, '0'))::uuid, t.site_id, t.house_id, t.bed_id,
       (lpad(to_hex(floor(extract(epoch FROM a.at) * 1000)::bigint), 12, '0') || '7000b' || lpad(to_hex(a.i), 15, '0'))::uuid, t.source, t.arrived_at, t.left_at::date, t.left_at,
       (ARRAY['home', 'home', 'home', 'home', 'family_or_friends', 'housing_program', 'shelter', 'hospital', 'prefer_not_to_say', NULL])[1 + floor(10 * random())::integer],
       (ARRAY['hospital', 'emergency_department', 'emergency_department', 'somewhere_else', 'stayed_home', NULL, NULL])[1 + floor(7 * random())::integer], t.left_at, 'Porchlight'
  FROM long_stay t LEFT JOIN long_ask a ON a.s = t.s ORDER BY t.arrived_at;

INSERT INTO bed_change (bed_id, state, at)
SELECT c.bed_id, c.state, c.at
  FROM (SELECT bed_id, 'occupied' AS state, arrived_at AS at FROM long_stay
        UNION ALL SELECT bed_id, 'open', left_at FROM long_stay
        UNION ALL SELECT bed.id, 'open', d.past - (d.days + 1) * interval '1 day' FROM long_day d CROSS JOIN demo_bed bed) c
 ORDER BY c.bed_id, c.at;

INSERT INTO confirmation (id, site_id, at, role, site_state, open_beds)
SELECT (lpad(to_hex(floor(extract(epoch FROM c.at) * 1000)::bigint), 12, '0') || '7000e' || lpad(to_hex(c.n), 15, '0'))::uuid, c.site_id, c.at, 'house_staff', 'welcoming', 1
  FROM (SELECT h.n * 10000 + k AS n, h.site_id, d.past - k * interval '1 day' + interval '8 hours' + random() * interval '8 hours' AS at
          FROM long_day d CROSS JOIN long_house h CROSS JOIN LATERAL generate_series(1, d.days) AS k) c
 ORDER BY c.at;

INSERT INTO turn_away (id, site_id, at, way, reason)
SELECT (lpad(to_hex(floor(extract(epoch FROM a.at) * 1000)::bigint), 12, '0') || '7000f' || lpad(to_hex(a.i), 15, '0'))::uuid, h.site_id, a.at, 'phone', 'no_room'
  FROM (SELECT i, d.past - random() * d.days * interval '1 day' AS at, floor(random() * (SELECT count(*) FROM long_house))::bigint AS house
          FROM long_day d CROSS JOIN LATERAL generate_series(1, d.referrals / 4) AS i) a
  JOIN long_house h ON h.n = a.house ORDER BY a.at;

ALTER TABLE referral ENABLE TRIGGER USER;
ALTER TABLE recipient ENABLE TRIGGER USER;
ALTER TABLE stay ENABLE TRIGGER USER;
ALTER TABLE turn_away ENABLE TRIGGER USER;
ANALYZE organization, referral, recipient, stay, bed_change, confirmation, turn_away;
