-- The person arrived: the hold becomes a stay in the same room, without a moment between in which somebody else could get it.
CREATE FUNCTION recipient_arrive(wanted uuid, planned date, new_stay uuid, alias_sealed text, alias_digest text)
    RETURNS TABLE (outcome text, recipient recipient_row)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    r  recipient := recipient_lock(wanted);
    at timestamptz;
    s  site;
    b  bed;
BEGIN
    IF r.id IS NULL THEN
        outcome := 'not_found';
    ELSIF recipient_side_for(r, 'arrive') IS DISTINCT FROM 'house' THEN
        outcome := 'move_not_possible';
    ELSE
        s := site_lock(r.site_id);
        at := clock_timestamp();
        IF planned < (at AT TIME ZONE s.zone)::date THEN
            outcome := 'out_of_range';
        ELSE
            SELECT * INTO b FROM bed WHERE id = r.bed_id FOR NO KEY UPDATE;
            UPDATE occupancy SET during = range_ended(during, at) WHERE recipient_id = r.id AND kind = 'hold' AND upper(during) > at;
            PERFORM stay_start(new_stay, b, s, r.id, (SELECT f.source FROM referral f WHERE f.id = r.referral_id), planned, alias_sealed,
                               alias_digest, at);
            r := recipient_apply(r, 'arrive', 'house', at);
            PERFORM site_confirm_now(s.id, s.organization_id, at, false);
            outcome := 'ok';
        END IF;
    END IF;
    recipient := recipient_now(r.id);
    PERFORM request_remember(outcome, to_jsonb(recipient));
    RETURN NEXT;
END
$$;
