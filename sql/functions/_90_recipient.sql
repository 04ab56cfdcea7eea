-- How a recipient moves. Everything that moves one comes through recipient_apply, which asks the table `move` and does what follows.

-- A hold's end frees the bed at once, on every screen.
CREATE FUNCTION hold_release(r recipient, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    PERFORM FROM bed WHERE id = r.bed_id FOR NO KEY UPDATE;
    UPDATE occupancy SET during = range_ended(during, at)
     WHERE recipient_id = r.id AND kind = 'hold' AND upper(during) > at;
    UPDATE bed SET state = 'open', state_at = at, held_until = NULL
     WHERE id = r.bed_id AND state = 'held';
END
$$;

-- r carries what the act decided besides the state (bed, end of hold, decline code). The move must be in the table: whoever calls has asked.
CREATE FUNCTION recipient_apply(r recipient, done text, by_side text, at timestamptz) RETURNS recipient
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    was   text := r.state;
    other recipient;
BEGIN
    SELECT m.to_state INTO STRICT r.state FROM move m WHERE m.from_state = was AND m.action = done AND m.side = by_side;
    IF by_side = 'house' THEN
        r.seen_at := coalesce(r.seen_at, at);
        IF done <> 'see' AND r.answered_at IS NULL THEN
            r.answered_at := at;
            r.answer_seconds := answer_seconds(r.site_id, r.sent_at, at);
        END IF;
    END IF;
    CASE done
        WHEN 'offer'  THEN r.offered_at := at;
        WHEN 'accept' THEN r.accepted_at := at;
        WHEN 'arrive' THEN r.arrived_at := at;
        ELSE NULL;
    END CASE;
    IF NOT EXISTS (SELECT FROM move m WHERE m.from_state = r.state) THEN
        r.ended_at := at;
        IF r.state <> 'arrived' THEN
            PERFORM hold_release(r, at);
            r.bed_id := NULL;
        END IF;
        r.held_until := NULL;
    END IF;

    UPDATE recipient
       SET state = r.state, seen_at = r.seen_at, answered_at = r.answered_at, offered_at = r.offered_at, accepted_at = r.accepted_at,
           arrived_at = r.arrived_at, ended_at = r.ended_at, bed_id = r.bed_id, held_until = r.held_until,
           hold_extended = r.hold_extended, hold_warned_at = r.hold_warned_at, answer_seconds = r.answer_seconds,
           decline_code = r.decline_code, instead_site_id = r.instead_site_id
     WHERE id = r.id
    RETURNING * INTO r;
    INSERT INTO recipient_move (recipient_id, action, side, from_state, to_state, account_id, at)
    VALUES (r.id, done, by_side, was, r.state, CASE WHEN by_side IN ('house', 'sender') THEN caller() END, at);

    -- One yes of both sides ends the asking: the others are told and their holds are freed in this very transaction.
    IF done = 'accept' THEN
        PERFORM FROM bed WHERE id IN (SELECT o.bed_id FROM recipient o WHERE o.referral_id = r.referral_id AND o.ended_at IS NULL)
          ORDER BY id FOR NO KEY UPDATE;
        FOR other IN SELECT * FROM recipient o WHERE o.referral_id = r.referral_id AND o.id <> r.id AND o.ended_at IS NULL ORDER BY o.id LOOP
            PERFORM recipient_apply(other, 'elsewhere', 'system', at);
        END LOOP;
    END IF;
    IF r.ended_at IS NOT NULL THEN
        UPDATE referral SET ended_at = at
         WHERE id = r.referral_id AND ended_at IS NULL
           AND NOT EXISTS (SELECT FROM recipient o WHERE o.referral_id = r.referral_id AND o.ended_at IS NULL);
    END IF;
    RETURN r;
END
$$;

-- The recipient with its referral and the referral's other recipients locked; NULL id: there is none, or the caller is on neither side.
-- A hold whose end has come is over, whether or not the clock has been by: it lapses here first.
CREATE FUNCTION recipient_lock(wanted uuid) RETURNS recipient
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    r recipient;
BEGIN
    SELECT * INTO r FROM recipient WHERE id = wanted;
    IF NOT FOUND OR cardinality(recipient_sides(r)) = 0 THEN
        RETURN NULL;
    END IF;
    PERFORM FROM referral WHERE id = r.referral_id FOR NO KEY UPDATE;
    PERFORM FROM recipient o WHERE o.referral_id = r.referral_id ORDER BY o.id FOR NO KEY UPDATE;
    SELECT * INTO r FROM recipient WHERE id = wanted;
    IF r.held_until <= clock_timestamp() THEN
        r := recipient_apply(r, 'lapse', 'clock', clock_timestamp());
    END IF;
    RETURN r;
END
$$;

-- The sides on which the caller is: house, sender, or (someone of both organizations) both.
CREATE FUNCTION recipient_sides(r recipient) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    RETURN CASE WHEN r.house_id = ANY (caller_houses()) THEN ARRAY['house'] ELSE '{}' END
        || CASE WHEN r.sender_id = ANY (caller_teams()) THEN ARRAY['sender'] ELSE '{}' END;
END
$$;

-- The side on which the caller may do that now; NULL: on none.
CREATE FUNCTION recipient_side_for(r recipient, wanted text) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    sides text[] := recipient_sides(r);
BEGIN
    RETURN (SELECT m.side FROM move m
             WHERE m.from_state = r.state AND m.action = wanted AND m.side = ANY (sides)
             ORDER BY m.side LIMIT 1);
END
$$;

-- The row as the API shows it.
CREATE FUNCTION recipient_now(wanted uuid) RETURNS recipient_row
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    r recipient_row;
BEGIN
    SELECT * INTO r FROM recipient_row x WHERE x.id = wanted;
    RETURN r;
END
$$;
