-- What the API shows of each noun: a view's columns are exactly the members of the noun's field table (server/domain/<noun>.c).
-- security_invoker: row-level security applies to whoever reads. Acts, which check for themselves, read the same views as owner.

CREATE VIEW organization_row WITH (security_invoker = true) AS
    SELECT id, version, name, kind, description, phone, county_fips, changed_at, changed_by FROM organization;

-- A confidential address, and who is called second, are the house's own people's to see. The server can't read those columns of the
-- table; this view reads them for it, and is therefore its owner's.
CREATE VIEW site_row WITH (security_barrier = true) AS
    SELECT s.id, s.version, s.organization_id, s.name, s.description,
           CASE WHEN own.is OR NOT s.address_confidential THEN s.address END AS address,
           s.city,
           CASE WHEN own.is OR NOT s.address_confidential THEN s.postcode END AS postcode,
           s.county_fips,
           CASE WHEN own.is OR NOT s.address_confidential THEN s.latitude END AS latitude,
           CASE WHEN own.is OR NOT s.address_confidential THEN s.longitude END AS longitude,
           s.address_confidential, s.is_virtual, s.zone, s.phone,
           CASE WHEN own.is THEN s.second_contact END AS second_contact,
           s.state, s.staffed_limit, s.fresh_hours, s.stale_hours, s.confirmed_at, s.confirmed_role, s.public_counts, s.notice,
           s.entry, s.form_asks, s.counties_served, s.minimum_age, s.maximum_nights, s.window_nights, s.window_days, s.drop_off,
           s.languages, s.populations, s.step_free, s.accessible_bath, s.pets, s.service_animals, s.smoking_area, s.fragrance_free,
           s.transport_help, s.hold_minutes, s.answer_minutes, s.changed_at, s.changed_by
      -- OFFSET 0 keeps PostgreSQL from asking the same again for each masked column.
      FROM (SELECT caller_houses() AS houses, caller_is_admin() AS is_admin OFFSET 0) me
     CROSS JOIN site s
     CROSS JOIN LATERAL (SELECT s.organization_id = ANY (me.houses) OR me.is_admin AS is) own
     WHERE caller() IS NOT NULL;

CREATE VIEW confirmation_row WITH (security_invoker = true) AS
    SELECT id, site_id, at, role, site_state, open_beds FROM confirmation;

CREATE VIEW service_row WITH (security_invoker = true) AS
    SELECT id, version, site_id, kind, name, phone, link, level, level_at, hours_confirmed_at, openings, openings_until,
           changed_at, changed_by
      FROM service;

CREATE VIEW bed_row WITH (security_invoker = true) AS
    SELECT id, version, site_id, label, position, state, state_reason, state_at, held_until, ready_at, private_room, step_free,
           accessible_bath, floor, gender_preference, service_animals, opens_on, opens_said_at, opens_said_by, changed_at, changed_by
      FROM bed;

-- Where the person would have gone is the sender's knowledge: the house does not need it to welcome someone.
CREATE VIEW referral_row WITH (security_invoker = true) AS
    SELECT id, version, code, organization_id, source, created_at, owner_id, needs, languages, arrival_estimate, transport,
           CASE WHEN organization_id = ANY ((SELECT caller_teams())::uuid[]) THEN alternative END AS alternative,
           county_fips, revoked_at, ended_at
      FROM referral;

CREATE VIEW recipient_row WITH (security_invoker = true) AS
    SELECT id, version, referral_id, site_id, house_id, sender_id, state, sent_at, seen_at, answered_at, offered_at, accepted_at,
           arrived_at, ended_at, answer_due_at, shown_open, bed_id, held_until, hold_extended, decline_code, instead_site_id,
           alert_at, escalate_at, alerted_at, escalated_at, hold_warned_at, answer_seconds, note_count, unread_house, unread_sender, note_at,
           archived_at, changed_at, changed_by
      FROM recipient;

-- A referral as its sides see it, with its recipients; a house sees its own only. For acts and referral_open, never for the server itself.
CREATE VIEW referral_sent AS
    SELECT f.*, o.name AS organization_name, r.consent_version, r.consent_at, r.blanked_at, r.secret_key,
           (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.id), '[]')
              FROM recipient_row x
             WHERE x.referral_id = f.id
               AND (x.sender_id = ANY ((SELECT caller_teams())::uuid[]) OR x.house_id = ANY ((SELECT caller_houses())::uuid[]))) AS recipients
      FROM referral_row f
      JOIN referral r ON r.id = f.id
      LEFT JOIN organization o ON o.id = f.organization_id;

CREATE VIEW referral_stored AS
    SELECT s.*, r.sealed_name, r.sealed_callback, r.sealed_note FROM referral_sent s JOIN referral r ON r.id = s.id;

-- For acts: without the text, because what an act answers is remembered. And for note_list, with it.
CREATE VIEW note_row AS
    SELECT n.id, n.side, coalesce(a.name, '') AS author, n.kind, n.arrival_estimate, n.transport, n.created_at, n.read_at
      FROM note n LEFT JOIN account a ON a.id = n.account_id;

CREATE VIEW note_stored AS
    SELECT x.*, n.sealed_text FROM note_row x JOIN note n ON n.id = x.id;

CREATE VIEW stay_row WITH (security_invoker = true) AS
    SELECT t.id, t.version, t.site_id, t.bed_id, t.recipient_id, t.source, t.arrived_at, t.planned_leave_on,
           (t.arrived_at AT TIME ZONE s.zone)::date + s.maximum_nights AS latest_leave_on, t.left_at, t.where_next, t.guest_answer,
           t.changed_at, t.changed_by
      FROM stay t JOIN site s ON s.id = t.site_id;

-- With the house's own word for the guest; for stay_open, never for the server itself.
CREATE VIEW stay_stored AS
    SELECT x.*, t.sealed_alias FROM stay_row x JOIN stay t ON t.id = x.id;

CREATE VIEW turn_away_row WITH (security_invoker = true) AS
    SELECT id, site_id, at, way, reason, undone_at FROM turn_away;

CREATE VIEW session_stored AS
    SELECT s.id, a.id AS account_id, a.name, a.email, s.shared_computer, s.expires_at, s.idle_minutes, now() AS now,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('organization_id', o.id, 'organization_name', o.name,
                                                         'organization_kind', o.kind, 'role', m.role) ORDER BY o.name, m.role), '[]')
              FROM membership m JOIN organization o ON o.id = m.organization_id
             WHERE m.account_id = a.id) AS memberships
      FROM session s JOIN account a ON a.id = s.account_id;
