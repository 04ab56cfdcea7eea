-- Asks one to three houses for one person. Names, numbers and notes come sealed; `codes` are candidates for the code that the person
-- carries, of which the first free one is taken; secret: the key that their second secret is derived under. only_if_open: refuse when a house has no open room any more; without it the answer says
-- of each house whether it had one (shown_open), and the introduction waits there.
CREATE FUNCTION referral_send(new_id uuid, team uuid, site_ids uuid[], codes text[], name_sealed text, callback_sealed text, note_sealed text,
                              wanted_needs text[], wanted_languages text[], arrives timestamptz, comes text, otherwise text, county text,
                              consent text, secret text, only_if_open boolean) RETURNS TABLE (outcome text, referral referral_sent)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    at     timestamptz := clock_timestamp();
    teams  uuid[] := caller_teams();
    sender uuid := coalesce(team, CASE WHEN cardinality(teams) = 1 THEN teams[1] END);
BEGIN
    outcome := referral_refusal(sender, teams, site_ids, county, consent, only_if_open);
    IF outcome = 'ok' THEN
        INSERT INTO referral (id, code, organization_id, source, created_by, owner_id, created_at, sealed_name, sealed_callback, sealed_note,
                              needs, languages, arrival_estimate, transport, alternative, county_fips, consent_version, consent_at, secret_key)
        SELECT new_id, (SELECT c FROM unnest(codes) WITH ORDINALITY AS u (c, n)
                         WHERE NOT EXISTS (SELECT FROM referral o WHERE o.code = c) ORDER BY n LIMIT 1),
               sender, 'team', caller(), caller(), at, name_sealed, callback_sealed, note_sealed,
               coalesce(wanted_needs, '{}'), coalesce(wanted_languages, '{}'), arrives, comes, otherwise, county, consent, at, secret;
        INSERT INTO recipient (id, referral_id, site_id, house_id, sender_id, sent_at, answer_due_at, alert_at, escalate_at, shown_open)
        SELECT id_new(asked.n), new_id, s.id, s.organization_id, sender, at, at + make_interval(mins => s.answer_minutes),
               clock.alert_at, clock.escalate_at, c.open > 0
          FROM unnest(site_ids) WITH ORDINALITY AS asked (site_id, n)
          JOIN site s ON s.id = asked.site_id
          JOIN site_capacity c ON c.site_id = s.id
         CROSS JOIN LATERAL answer_clock(s.id, at) AS clock;
        INSERT INTO recipient_move (recipient_id, action, side, to_state, account_id, at)
        SELECT r.id, 'send', 'sender', r.state, caller(), at FROM recipient r WHERE r.referral_id = new_id;
        SELECT * INTO referral FROM referral_sent f WHERE f.id = new_id;
    END IF;
    PERFORM request_remember(outcome, to_jsonb(referral));
    RETURN NEXT;
END
$$;

-- Why it can't be sent, or ok.
CREATE FUNCTION referral_refusal(sender uuid, teams uuid[], site_ids uuid[], county text, consent text, only_if_open boolean) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT CASE
        WHEN sender IS NULL OR sender <> ALL (teams) THEN 'not_allowed'
        WHEN coalesce(cardinality(site_ids), 0) NOT BETWEEN 1 AND 3 THEN 'too_many_sites'
        WHEN (SELECT count(DISTINCT i) FROM unnest(site_ids) AS i) < cardinality(site_ids) THEN 'already_sent'
        WHEN county IS NOT NULL AND NOT EXISTS (SELECT FROM county c WHERE c.fips = referral_refusal.county) THEN 'bad_value'
        WHEN NOT consent_known(consent) THEN 'unknown_wording'
        WHEN count(s.id) < cardinality(site_ids) THEN 'not_found'
        WHEN bool_or(s.state <> 'welcoming') THEN 'site_not_welcoming'
        WHEN bool_or(s.entry = 'self_only') THEN 'self_only'
        WHEN only_if_open AND bool_or(c.open = 0) THEN 'no_open_bed'
        ELSE 'ok' END
      FROM site s JOIN site_capacity c ON c.site_id = s.id
     WHERE s.id = ANY (site_ids)
$$;
