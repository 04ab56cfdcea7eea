-- Channels and deliveries as their lead sees them, and as the server sends them. See _60_views.sql.

CREATE VIEW channel_row WITH (security_invoker = true) AS
    SELECT id, version, organization_id, site_id, kind, address, language, events, enabled, created_at, last_ok_at, last_failed_at, last_error,
           changed_at, changed_by
      FROM channel;

-- What channel_add answers with, and is remembered by: the secret stays sealed in both.
CREATE VIEW channel_made AS
    SELECT r.*, c.sealed_secret FROM channel_row r JOIN channel c ON c.id = r.id;

CREATE VIEW delivery_row WITH (security_invoker = true) AS
    SELECT id, organization_id, channel_id, event, recipient_id, site_id, bed_id, state, occurred_at, due_at, attempts, delivered_at,
           dead_at, last_status, last_error
      FROM delivery;

-- All that a message may say. Nothing of a person is read here, so nothing can be said. Times of day are the site's own.
CREATE VIEW delivery_claimed AS
    SELECT d.id, d.attempts, d.channel_id, c.kind, c.address, c.language, c.sealed_secret, d.event, d.occurred_at,
           s.id AS site_id, s.name AS site_name, d.bed_id, b.label AS room, r.id AS recipient_id, r.referral_id, f.code, r.state,
           r.sent_at, r.answered_at, r.held_until, r.ended_at,
           coalesce(c.organization_id = r.house_id, true) AS is_house,
           coalesce(s.zone, n.zone, 'UTC') AS zone,
           to_char(d.occurred_at AT TIME ZONE coalesce(s.zone, n.zone, 'UTC'), 'YYYY-MM-DD HH24:MI') AS occurred_local,
           to_char(r.held_until AT TIME ZONE coalesce(s.zone, n.zone, 'UTC'), 'YYYY-MM-DD HH24:MI') AS held_local
      FROM delivery d
      JOIN channel c ON c.id = d.channel_id
      LEFT JOIN network n ON true
      LEFT JOIN site s ON s.id = d.site_id
      LEFT JOIN bed b ON b.id = d.bed_id
      LEFT JOIN recipient r ON r.id = d.recipient_id
      LEFT JOIN referral f ON f.id = r.referral_id;

-- Whoever leads a house or a team decides where it is told.
CREATE FUNCTION caller_tellers() RETURNS uuid[]
LANGUAGE sql STABLE
AS $$ SELECT porchlight.caller_organizations('{house_lead,referrer_lead}') $$;
