-- All that the server may do: read these columns, as far as row-level security shows rows, and call these functions. It owns nothing and
-- may write nothing by itself. What is sealed, password hashes, token hashes and confidential addresses are reached through functions only.

GRANT SELECT ON network, county, consent_wording, move, organization, service, service_hours, service_exception, bed, confirmation, recipient,
    recipient_move, turn_away, membership TO porchlight_server;
-- An earlier release let it read all of a stay, which had nothing sealed then.
REVOKE SELECT ON stay FROM porchlight_server;
GRANT SELECT (id, version, site_id, house_id, bed_id, recipient_id, source, arrived_at, planned_leave_on, left_at, where_next, guest_answer,
    changed_at, changed_by) ON stay TO porchlight_server;
GRANT SELECT (id, email, name, disabled_at) ON account TO porchlight_server;
GRANT SELECT (id, account_id, shared_computer, created_at, seen_at, idle_minutes, expires_at, revoked_at) ON session TO porchlight_server;
GRANT SELECT (id, organization_id, name, county_fips, zone, state, staffed_limit, fresh_hours, stale_hours, confirmed_at, entry, maximum_nights)
    ON site TO porchlight_server;
GRANT SELECT (id, version, code, organization_id, source, created_by, owner_id, created_at, needs, languages, arrival_estimate, transport,
    alternative, county_fips, consent_version, consent_at, revoked_at, ended_at, archived_at, blanked_at, changed_at, changed_by) ON referral
    TO porchlight_server;
GRANT SELECT ON organization_row, site_row, confirmation_row, service_row, bed_row, referral_row, recipient_row, stay_row, turn_away_row,
    site_capacity, service_schedule, timetable_row TO porchlight_server;

-- Who is calling: read by policies and views.
GRANT EXECUTE ON FUNCTION caller, caller_organizations, caller_houses, caller_teams, caller_leads, caller_is_admin, freshness_of, capacity_open
    TO porchlight_server;
-- Requests.
GRANT EXECUTE ON FUNCTION request_begin, request_replay, sign_in_account, sign_in_failed, session_begin, session_end, session_now, session_find,
    sessions_seen TO porchlight_server;
-- Acts.
GRANT EXECUTE ON FUNCTION organization_add, organization_change, site_add, site_change, site_confirm, site_pause, bed_add, bed_change, bed_mark,
    service_change, service_add, service_remove, hours_change, hours_except, hours_confirm, referral_send, referral_ask, referral_withdraw, referral_revoke, referral_open, referral_by_code,
    note_list, note_add, note_read, recipient_step, recipient_offer, recipient_extend, recipient_arrive,
    recipient_decline, stay_begin, stay_change, stay_extend, stay_move, stay_leave,
    stay_open, site_nights, turn_away_add, turn_away_undo TO porchlight_server;
GRANT EXECUTE ON FUNCTION referral_own, organization_people TO porchlight_server;
-- The person's own page.
GRANT EXECUTE ON FUNCTION guest_find, guest_open, guest_step, guest_withdraw, guest_revoke TO porchlight_server;
-- What time does.
GRANT EXECUTE ON FUNCTION clock_holds, clock_warnings, clock_alerts, clock_expire, clock_archive, clock_purge, clock_openings_due, clock_openings_rules, clock_openings_store,
    clock_days_due, clock_days_rules, clock_days_store
    TO porchlight_server;
