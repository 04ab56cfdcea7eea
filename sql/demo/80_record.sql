-- The quieter history behind the statistics: states of rooms, confirmations, and asks that could not be met.
INSERT INTO bed_change (bed_id, state, at)
SELECT change.bed_id, change.state, change.at
FROM (
    SELECT bed_id, 'held' AS state, offered_at AS at FROM demo_recipient WHERE offered_at IS NOT NULL
    UNION ALL
    SELECT bed_id, 'open', ended_at FROM demo_recipient WHERE offered_at IS NOT NULL AND ended_at IS NOT NULL AND state <> 'arrived'
    UNION ALL
    SELECT bed_id, 'occupied', arrived_at FROM demo_stay
    UNION ALL
    SELECT bed_id, 'turnover', left_at FROM demo_stay
    UNION ALL
    SELECT bed_id, 'open', least(left_at + pg_temp.minutes('readies', s, 90, 210), next_at - interval '1 minute')
    FROM (SELECT stay.*, lead(coalesce(ask.offered_at, stay.arrived_at)) OVER (PARTITION BY stay.key ORDER BY stay.s) AS next_at
          FROM demo_stay AS stay LEFT JOIN demo_recipient AS ask ON ask.stay_s = stay.s AND ask.state = 'arrived') AS stay
    WHERE left_at IS NOT NULL
) AS change
JOIN bed ON bed.id = change.bed_id
WHERE change.at < bed.state_at     -- the last change of each room wrote itself
ORDER BY change.at;

-- "Still right": at the start of most shifts, and when the house last said so.
INSERT INTO confirmation (id, site_id, at, role, site_state, open_beds)
SELECT pg_temp.key(at, 'confirmation', site.n * 10000 + day * 10 + slot), site.id, at, pg_temp.pick('confirms', site.n * 10000 + day * 10 + slot, ARRAY['house_staff', 'house_lead'], ARRAY[.85]),
       -- Nobody stays for as long as 60 days.
       'welcoming', site.beds - (SELECT count(*) FROM demo_stay WHERE demo_stay.site_n = site.n AND demo_stay.arrived_at <= moment.at
                                 AND demo_stay.arrived_at > moment.at - interval '60 days' AND coalesce(left_at, 'infinity') > moment.at)
FROM demo_site AS site
CROSS JOIN generate_series(0, current_setting('demo.days')::integer) AS day
CROSS JOIN (VALUES (1, time '07:30', .9), (2, '14:00', .65), (3, '20:30', .8)) AS shift (slot, begins, likely)
CROSS JOIN LATERAL (SELECT ((now() AT TIME ZONE zone)::date - day + begins + pg_temp.minutes('confirms at', site.n * 10000 + day * 10 + slot, 0, 70)) AT TIME ZONE zone AS at) AS moment
WHERE pg_temp.chance('confirmed then', site.n * 10000 + day * 10 + slot) < likely AND at < site.confirmed_at
UNION ALL
SELECT pg_temp.key(site.confirmed_at, 'last confirmation', n), site.id, site.confirmed_at, site.confirmed_role, site.state,
       (SELECT count(*) FROM bed WHERE bed.site_id = site.id AND bed.state = 'open')
FROM demo_site JOIN site USING (id) WHERE site.confirmed_at IS NOT NULL;

-- Calls and knocks that a house had to turn away; more in the evening, more in towns with big houses.
INSERT INTO turn_away (id, site_id, at, way, reason, undone_at)
SELECT pg_temp.key(at, 'turn away', t), site_id, at, pg_temp.pick('way', t, ARRAY['phone', 'in_person', 'online'], ARRAY[.8, .93]),
       pg_temp.pick('turned away for', t, ARRAY['no_room', 'cannot_support', 'staffing', 'nights_limit', 'outside_area', 'age', 'other', NULL], ARRAY[.56, .64, .72, .78, .84, .87, .9]),
       CASE WHEN pg_temp.chance('undone', t) < .02 THEN at + interval '1 minute' END
FROM (
    SELECT site.n * 100000 + day * 10 + slot AS t, site.id AS site_id,
           ((now() AT TIME ZONE zone)::date - day + pg_temp.time_of_day('knocks', site.n * 100000 + day * 10 + slot)) AT TIME ZONE zone AS at
    FROM demo_site AS site
    CROSS JOIN generate_series(0, current_setting('demo.days')::integer) AS day
    CROSS JOIN generate_series(1, 3) AS slot
    WHERE mood <> 'closed' AND pg_temp.chance('knocks', site.n * 100000 + day * 10 + slot)
          < (CASE WHEN extract(isodow FROM current_date - day) < 6 THEN .08 ELSE .06 END + .01 * least(beds - 3, 3))
) AS knock
WHERE at < now();

ANALYZE organization, site, service, bed, bed_change, confirmation, recipient_move, occupancy, turn_away;
