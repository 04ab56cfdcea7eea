-- Introductions and their recipients, as the tables hold them. What ended over 12 hours ago has left the screens; what ended over 30 days ago
-- is blanked.
INSERT INTO referral (id, code, organization_id, source, created_by, owner_id, created_at, sealed_name, sealed_callback, sealed_note, secret_key, needs, languages,
                      arrival_estimate, transport, alternative, county_fips, consent_version, consent_at, ended_at, archived_at, blanked_at, changed_at, changed_by)
SELECT demo_referral.id, pg_temp.code(number), sender_id, 'team', account_id, account_id, created_at, sealed_name, sealed_callback, sealed_note, secret_key,
       coalesce(string_to_array(pg_temp.pick('needs', r, ARRAY[NULL, 'quiet_room', 'private_room', 'step_free', 'step_free,accessible_bath', 'service_animal',
                                             'fragrance_free', 'smoking_area', 'transport_help', 'interpreter'],
                                             ARRAY[.55, .65, .73, .79, .83, .87, .9, .93, .97]), ','), '{}'),
       coalesce(string_to_array(pg_temp.pick('languages', r, ARRAY[NULL, 'en', 'es', 'es,en', 'vi', 'ru', 'ase'], ARRAY[.4, .84, .9, .95, .97, .985]), ','), '{}'),
       CASE WHEN pg_temp.chance('estimate', r) < .6 THEN date_trunc('minute', created_at + pg_temp.minutes('estimate', r, 60, 240)) END,
       pg_temp.pick('transport', r, ARRAY['team_brings', 'own', 'needs_ride', 'unknown', NULL], ARRAY[.45, .7, .85, .93]),
       pg_temp.pick('alternative', r, ARRAY['emergency_department', 'inpatient', 'crisis_unit', 'jail', 'nothing', 'other', 'unknown', NULL],
                    ARRAY[.4, .54, .66, .69, .79, .84, .91]),
       county_fips, '2026-11', created_at, ended_at,
       CASE WHEN ended_at < now() - interval '12 hours' THEN ended_at + interval '12 hours' END,
       CASE WHEN ended_at < now() - interval '30 days' THEN ended_at + interval '30 days' END,
       coalesce(ended_at, created_at), 'Porchlight'
FROM demo_referral;

INSERT INTO recipient (id, referral_id, site_id, house_id, sender_id, state, sent_at, seen_at, answered_at, offered_at, accepted_at, arrived_at, ended_at,
                       answer_due_at, alert_at, escalate_at, alerted_at, escalated_at, answer_seconds,
                       shown_open, bed_id, held_until, decline_code, instead_site_id, archived_at, changed_at, changed_by)
SELECT ask.id, referral.id, site_id, house_id, sender_id, state, sent_at, seen_at, answered_at, offered_at,
       accepted_at, arrived_at, ask.ended_at, sent_at + interval '240 minutes',
       sent_at + interval '15 minutes', sent_at + interval '30 minutes',
       CASE WHEN sent_at + interval '15 minutes' < least(answered_at, ask.ended_at, now()) THEN sent_at + interval '15 minutes' END,
       CASE WHEN sent_at + interval '30 minutes' < least(answered_at, ask.ended_at, now()) THEN sent_at + interval '30 minutes' END,
       extract(epoch FROM answered_at - sent_at),
       pg_temp.chance('shown open', ask.r * 100 + ask.site_n) < .6 OR bed_id IS NOT NULL,
       CASE WHEN state IN ('offered', 'accepted', 'arrived') THEN bed_id END, held_until, code,
       -- A decline carries somewhere else, nearly always: another house of the same state.
       CASE WHEN code IS NOT NULL AND pg_temp.chance('instead', ask.r) < .85 THEN
           (SELECT id FROM demo_site AS other WHERE other.n = 1 + (ask.site_n + 1 + floor(6 * pg_temp.chance('instead', ask.r))::bigint)
                                                        % (SELECT count(*) FROM demo_site)) END,
       CASE WHEN ask.ended_at < now() - interval '12 hours' THEN ask.ended_at + interval '12 hours' END,
       coalesce(ask.ended_at, accepted_at, offered_at, waitlisted_at, answered_at, seen_at, sent_at), 'Porchlight'
FROM demo_recipient AS ask
JOIN demo_referral AS referral USING (r)
CROSS JOIN LATERAL (SELECT CASE WHEN state = 'declined' THEN
    pg_temp.pick('declines for', ask.r * 100 + ask.site_n,
                 ARRAY['no_room', 'cannot_support', 'staffing', 'nights_limit', 'outside_area', 'other_request', 'age', 'other'],
                 ARRAY[.46, .62, .75, .84, .9, .94, .97]) END AS code) AS why;

-- Without this the keys below are checked by plans that were made for empty tables.
ANALYZE referral, recipient;

-- Each move, from the times that the recipient carries. `after` tells moves of one recipient apart and puts them in order.
INSERT INTO recipient_move (recipient_id, action, side, from_state, to_state, account_id, at)
SELECT recipient_id, action, side, lag(to_state) OVER (PARTITION BY recipient_id ORDER BY after), to_state, CASE WHEN side = 'sender' THEN account_id END, at
FROM (
    SELECT ask.id AS recipient_id, demo_referral.account_id, step.*
    FROM demo_recipient AS ask
    JOIN demo_referral USING (r)
    CROSS JOIN LATERAL (VALUES
        (1, 'send', 'sender', 'sent', ask.sent_at),
        (2, 'see', 'house', 'seen', ask.seen_at),
        (3, 'talk', 'house', 'talking', CASE WHEN ask.state <> 'declined' OR ask.ended_at > ask.answered_at THEN ask.answered_at END),
        (4, 'waitlist', 'house', 'waitlisted', ask.waitlisted_at),
        (5, 'offer', 'house', 'offered', ask.offered_at),
        (6, 'accept', CASE WHEN ask.r % 3 = 0 THEN 'sender' ELSE 'house' END, 'accepted', ask.accepted_at),
        (7, CASE ask.state WHEN 'arrived' THEN 'arrive' WHEN 'declined' THEN 'decline' WHEN 'guest_declined' THEN 'guest_decline' WHEN 'expired' THEN 'expire'
                           WHEN 'withdrawn' THEN 'withdraw' WHEN 'not_arrived' THEN 'lapse' ELSE ask.state END,
            CASE WHEN ask.state IN ('expired', 'not_arrived') THEN 'clock' WHEN ask.state = 'elsewhere' THEN 'system'
                 WHEN ask.state = 'withdrawn' THEN 'sender' ELSE 'house' END,
            ask.state, ask.ended_at)) AS step (after, action, side, to_state, at)
    WHERE step.at IS NOT NULL
) AS move
ORDER BY at, recipient_id, after;

INSERT INTO stay (id, site_id, house_id, bed_id, recipient_id, source, arrived_at, planned_leave_on, left_at, where_next, guest_answer, changed_at, changed_by)
SELECT stay.id, stay.site_id, stay.house_id, stay.bed_id, ask.id, source, stay.arrived_at, leave_on, left_at,
       CASE WHEN left_at IS NOT NULL THEN
           pg_temp.pick('next', s, ARRAY['home', 'family_or_friends', 'housing_program', 'another_house', 'shelter', 'hospital', 'emergency_department', 'other', 'prefer_not_to_say', NULL],
                        ARRAY[.44, .58, .64, .68, .73, .755, .78, .81, .87]) END,
       CASE WHEN left_at IS NOT NULL THEN
           pg_temp.pick('would have gone', s, ARRAY['hospital', 'emergency_department', 'somewhere_else', 'stayed_home', 'prefer_not_to_say', NULL], ARRAY[.14, .38, .48, .58, .64]) END,
       coalesce(left_at, stay.arrived_at), 'Porchlight'
FROM demo_stay AS stay LEFT JOIN demo_recipient AS ask ON ask.stay_s = stay.s AND ask.state = 'arrived';
ANALYZE stay;

-- Who had a bed when: each stay; each hold until its guest came, its end or its lapse.
INSERT INTO occupancy (id, bed_id, stay_id, recipient_id, kind, during)
SELECT pg_temp.key(arrived_at, 'occupancy', s), bed_id, id, NULL, 'stay', tstzrange(arrived_at, coalesce(left_at, 'infinity')) FROM demo_stay
UNION ALL
SELECT pg_temp.key(offered_at, 'hold', r), bed_id, NULL, id, 'hold', tstzrange(offered_at, coalesce(ended_at, held_until))
FROM demo_recipient WHERE offered_at IS NOT NULL;
