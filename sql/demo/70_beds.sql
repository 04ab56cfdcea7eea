-- How each room stands now, which follows from who is in it, who left when, and for whom it is held.
CREATE TEMP TABLE demo_room ON COMMIT DROP AS
SELECT bed.*, stay.arrived_at, stay.left_at, stay.leave_on, held.held_until, held.offered_at,
       -- A room is made ready some hours after a guest left.
       CASE WHEN forced = 'readied' THEN now() + interval '45 minutes'
            ELSE stay.left_at + pg_temp.minutes('readies', coalesce(stay.s, key), 90, 210) END AS ready_at
FROM demo_bed AS bed
LEFT JOIN LATERAL (SELECT s, arrived_at, left_at, leave_on FROM demo_stay WHERE demo_stay.key = bed.key ORDER BY s DESC LIMIT 1) AS stay ON true
LEFT JOIN LATERAL (SELECT held_until, offered_at FROM demo_recipient WHERE kind = 'now' AND demo_recipient.bed_id = bed.id) AS held ON true;

INSERT INTO bed (id, site_id, label, position, state, state_reason, state_at, held_until, ready_at, private_room, step_free, accessible_bath, floor,
                 gender_preference, service_animals, opens_on, opens_said_at, opens_said_by, changed_at, changed_by)
SELECT id, site_id, label, place, state, CASE WHEN state = 'offline' THEN pg_temp.pick('offline reason', key, ARRAY['Being painted', 'Window being repaired', 'New floor']) ELSE '' END,
       state_at, CASE WHEN state = 'held' THEN held_until END, CASE WHEN state = 'turnover' THEN ready_at END,
       CASE WHEN pg_temp.chance('private', key) < .9 THEN pg_temp.chance('private', key) < .8 END,
       pg_temp.fact('step free', key, .5), pg_temp.fact('accessible bath', key, .4), 1 + (place > 2)::integer,
       pg_temp.pick('gender', key, ARRAY[NULL, 'any', 'women', 'nonbinary'], ARRAY[.3, .9, .97]), pg_temp.fact('service animals', key, .7),
       opens_on, CASE WHEN opens_on IS NOT NULL THEN state_at + (now() - state_at) * pg_temp.chance('plan said', key) END,
       CASE WHEN opens_on IS NOT NULL THEN pg_temp.pick('plan said by', key, ARRAY['house_staff', 'house_lead'], ARRAY[.75]) END,
       state_at, 'Porchlight'
FROM demo_room
CROSS JOIN LATERAL (SELECT CASE WHEN held_until IS NOT NULL THEN 'held'
                                WHEN arrived_at IS NOT NULL AND left_at IS NULL THEN 'occupied'
                                WHEN mood = 'closed' THEN 'offline'
                                WHEN ready_at > now() THEN 'turnover'
                                WHEN forced IS NULL AND pg_temp.chance('offline', key) < .06 THEN 'offline'
                                ELSE 'open' END AS state) AS stands
CROSS JOIN LATERAL (SELECT CASE state WHEN 'held' THEN offered_at WHEN 'occupied' THEN arrived_at WHEN 'turnover' THEN left_at
                                      ELSE coalesce(ready_at, now() - current_setting('demo.days')::integer * interval '1 day') END AS state_at) AS since
-- Whoever is there has a plan; a room being readied is expected on its day.
CROSS JOIN LATERAL (SELECT CASE state WHEN 'occupied' THEN leave_on WHEN 'turnover' THEN (ready_at AT TIME ZONE zone)::date END AS opens_on) AS opening;
ANALYZE bed;
