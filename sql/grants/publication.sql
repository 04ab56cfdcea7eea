-- The only columns that can ever leave the database through the change stream. Names, numbers, notes, e-mail addresses and password hashes are
-- not among them, so no mistake further on can show them. A list holds the key, what screens show, and what decides who may see it.
-- porchlight_feed may read just the same columns, for the picture that the stream goes on from.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'porchlight_feed') THEN
        CREATE PUBLICATION porchlight_feed;
    END IF;
END
$$;

ALTER PUBLICATION porchlight_feed SET TABLE
    organization (id, version, name, kind, phone, county_fips),
    account (id, name, disabled_at),
    membership (account_id, organization_id, role),
    session (id, account_id, token_hash, shared_computer, created_at, seen_at, idle_minutes, expires_at, revoked_at),
    site (id, organization_id, name, description, address, city, postcode, county_fips, latitude, longitude, address_confidential, is_virtual,
          zone, phone, state, staffed_limit, fresh_hours, stale_hours, confirmed_at, confirmed_role, public_counts, notice, entry, form_asks,
          counties_served, minimum_age, maximum_nights, window_nights, window_days, drop_off, languages, populations, step_free,
          accessible_bath, pets, service_animals, smoking_area, fragrance_free, transport_help, hold_minutes, answer_minutes, version),
    service (id, version, site_id, kind, name, phone, link, level, level_at, hours_confirmed_at, openings, openings_until),
    bed (id, version, site_id, label, position, state, state_at, held_until, ready_at, private_room, step_free, accessible_bath, floor,
         gender_preference, service_animals, opens_on, opens_said_at, opens_said_by),
    referral (id, version, code, organization_id, source, created_at, owner_id, needs, languages, arrival_estimate, transport, alternative,
              county_fips, revoked_at, ended_at, archived_at),
    recipient (id, version, referral_id, site_id, house_id, sender_id, state, sent_at, seen_at, answered_at, offered_at, accepted_at,
               arrived_at, ended_at, answer_due_at, shown_open, bed_id, held_until, hold_extended, decline_code, instead_site_id, alert_at,
               escalate_at, alerted_at, escalated_at, hold_warned_at, answer_seconds, note_count, unread_house, unread_sender, note_at, archived_at,
               changed_at),
    stay (id, version, site_id, house_id, bed_id, recipient_id, source, arrived_at, planned_leave_on, left_at);

GRANT SELECT (id, version, name, kind, phone, county_fips) ON organization TO porchlight_feed;
GRANT SELECT (id, name, disabled_at) ON account TO porchlight_feed;
GRANT SELECT (account_id, organization_id, role) ON membership TO porchlight_feed;
GRANT SELECT (id, account_id, token_hash, shared_computer, created_at, seen_at, idle_minutes, expires_at, revoked_at) ON session TO porchlight_feed;
GRANT SELECT (id, organization_id, name, description, address, city, postcode, county_fips, latitude, longitude, address_confidential, is_virtual,
    zone, phone, state, staffed_limit, fresh_hours, stale_hours, confirmed_at, confirmed_role, public_counts, notice, entry, form_asks,
    counties_served, minimum_age, maximum_nights, window_nights, window_days, drop_off, languages, populations, step_free, accessible_bath, pets,
    service_animals, smoking_area, fragrance_free, transport_help, hold_minutes, answer_minutes, version) ON site TO porchlight_feed;
GRANT SELECT (id, version, site_id, kind, name, phone, link, level, level_at, hours_confirmed_at, openings, openings_until) ON service TO porchlight_feed;
GRANT SELECT (id, version, site_id, label, position, state, state_at, held_until, ready_at, private_room, step_free, accessible_bath, floor,
    gender_preference, service_animals, opens_on, opens_said_at, opens_said_by) ON bed TO porchlight_feed;
GRANT SELECT (id, version, code, organization_id, source, created_at, owner_id, needs, languages, arrival_estimate, transport, alternative,
    county_fips, revoked_at, ended_at, archived_at) ON referral TO porchlight_feed;
GRANT SELECT (id, version, referral_id, site_id, house_id, sender_id, state, sent_at, seen_at, answered_at, offered_at, accepted_at, arrived_at,
    ended_at, answer_due_at, shown_open, bed_id, held_until, hold_extended, decline_code, instead_site_id, alert_at, escalate_at, alerted_at,
    escalated_at, hold_warned_at, answer_seconds, note_count, unread_house, unread_sender, note_at, archived_at, changed_at)
    ON recipient TO porchlight_feed;
GRANT SELECT (id, version, site_id, house_id, bed_id, recipient_id, source, arrived_at, planned_leave_on, left_at) ON stay TO porchlight_feed;
