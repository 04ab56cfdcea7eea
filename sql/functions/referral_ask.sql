-- Somebody asks for themself, by phone or at the door, and the house writes it down. Whoever wrote it down is talking with them already, so it
-- begins there, and the house may offer, waitlist or decline as with any introduction. It takes no way in and no pause into account: the
-- house has answered. It says nothing of the rooms, so it confirms nothing.
CREATE FUNCTION referral_ask(new_id uuid, house uuid, came text, codes text[], name_sealed text, callback_sealed text, note_sealed text,
                             wanted_needs text[], wanted_languages text[], consent text, secret text)
    RETURNS TABLE (outcome text, referral referral_sent)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    at timestamptz := clock_timestamp();
    s  site;
BEGIN
    SELECT * INTO s FROM site x WHERE x.id = house;
    IF s.id IS NULL THEN
        outcome := 'not_found';
    ELSIF s.organization_id <> ALL (caller_houses()) THEN
        outcome := 'not_allowed';
    ELSIF s.state = 'closed' THEN
        outcome := 'site_not_welcoming';
    ELSIF consent IS NOT NULL AND NOT consent_known(consent) THEN
        outcome := 'unknown_wording';
    ELSE
        INSERT INTO referral (id, code, source, created_by, owner_id, created_at, sealed_name, sealed_callback, sealed_note, needs, languages,
                              consent_version, consent_at, secret_key)
        SELECT new_id, (SELECT c FROM unnest(codes) WITH ORDINALITY AS u (c, n)
                         WHERE NOT EXISTS (SELECT FROM referral o WHERE o.code = c) ORDER BY n LIMIT 1),
               came, caller(), caller(), at, name_sealed, callback_sealed, note_sealed, coalesce(wanted_needs, '{}'),
               coalesce(wanted_languages, '{}'), consent, CASE WHEN consent IS NOT NULL THEN at END, secret;
        PERFORM referral_ask_house(new_id, s, at);
        SELECT * INTO referral FROM referral_sent f WHERE f.id = new_id;
        outcome := 'ok';
    END IF;
    PERFORM request_remember(outcome, to_jsonb(referral));
    RETURN NEXT;
END
$$;

-- The one house that was asked, with its two first moves: the person asked, the house answered at once.
CREATE FUNCTION referral_ask_house(asked_for uuid, s site, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    new_id uuid := id_new();
BEGIN
    INSERT INTO recipient (id, referral_id, site_id, house_id, state, sent_at, seen_at, answered_at, answer_seconds, answer_due_at, alert_at,
                           escalate_at, shown_open)
    SELECT new_id, asked_for, s.id, s.organization_id, 'talking', at, at, at, 0, at + make_interval(mins => s.answer_minutes), clock.alert_at,
           clock.escalate_at, c.open > 0
      FROM site_capacity c CROSS JOIN answer_clock(s.id, at) AS clock
     WHERE c.site_id = s.id;
    INSERT INTO recipient_move (recipient_id, action, side, from_state, to_state, account_id, at)
    VALUES (new_id, 'send', 'guest', NULL, 'sent', NULL, at), (new_id, 'talk', 'house', 'sent', 'talking', caller(), at);
END
$$;
