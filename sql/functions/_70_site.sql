-- What acts of a house share: taking the house's lock, confirming it, and giving its rooms.
-- Locks are always taken in this order: referral, its recipients by key, site, beds by key. Every act that takes a room from `open` holds
-- the site's lock, so that two of them can't reach for the last room at once.

-- The site, locked; NULL id: there is none. KEY SHARE locks of foreign keys pass.
CREATE FUNCTION site_lock(wanted uuid) RETURNS site
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    s site;
BEGIN
    SELECT * INTO s FROM site x WHERE x.id = wanted FOR NO KEY UPDATE;
    RETURN s;
END
$$;

-- Whatever a house does about its rooms or guests confirms what the board shows of it. Within half a minute of the last time only what
-- was asked for by name ("still right", pause) is written again. Call it last: it counts the rooms as they are then.
CREATE FUNCTION site_confirm_now(wanted uuid, house uuid, at timestamptz, always boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    UPDATE site SET confirmed_at = at, confirmed_role = caller_role_at(house)
     WHERE id = wanted
       AND (always OR confirmed_at IS NULL OR confirmed_at NOT BETWEEN at - interval '30 seconds' AND at);
    IF FOUND THEN
        INSERT INTO confirmation (id, site_id, at, role, site_state, open_beds)
        SELECT id_new(), s.id, at, s.confirmed_role, s.state, (SELECT count(*) FROM bed WHERE bed.site_id = s.id AND bed.state = 'open')
          FROM site s WHERE s.id = wanted;
    END IF;
END
$$;

-- Who says when a room opens next: a role, never a name.
CREATE FUNCTION opening_author(house uuid) RETURNS text
LANGUAGE sql STABLE
AS $$ SELECT coalesce(nullif(porchlight.caller_role_at(house), ''), 'clock') $$;

-- A guest's alias comes sealed and as a keyed digest; what is stored of the digest is bound to the site here, so that the server need not
-- ask first which site a stay is of.
CREATE FUNCTION alias_bound(site_id uuid, digest text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT encode(sha256(convert_to(site_id::text || ' ' || digest, 'UTF8')), 'hex') $$;

-- A guest is in that room from now on. The bed is locked by the caller and not in anybody's use.
CREATE FUNCTION stay_start(new_stay uuid, room bed, house site, introduced uuid, came text, planned date, alias_sealed text, alias_digest text,
                           at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    since timestamptz := bed_free_from(room.id, at);
    leave date := leaving_day(planned, at, house.zone, house.maximum_nights);
BEGIN
    INSERT INTO stay (id, site_id, house_id, bed_id, recipient_id, source, arrived_at, planned_leave_on, sealed_alias, alias_key)
    VALUES (new_stay, house.id, house.organization_id, room.id, introduced, came, at, leave, alias_sealed, alias_bound(house.id, alias_digest));
    INSERT INTO occupancy (id, bed_id, recipient_id, stay_id, kind, during)
    VALUES (id_new(), room.id, introduced, new_stay, 'stay', tstzrange(since, 'infinity'));
    UPDATE bed
       SET state = 'occupied', state_at = at, state_reason = '', held_until = NULL, ready_at = NULL, opens_on = leave,
           opens_said_at = CASE WHEN leave IS NOT NULL THEN at END,
           opens_said_by = CASE WHEN leave IS NOT NULL THEN opening_author(house.organization_id) END
     WHERE id = room.id;
END
$$;

-- The plan of a stay that goes on was said anew: the room's next opening follows. NULL: there is no plan any more.
CREATE FUNCTION stay_planned(room uuid, house uuid, leave date, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    UPDATE bed
       SET opens_on = leave, opens_said_at = CASE WHEN leave IS NOT NULL THEN at END,
           opens_said_by = CASE WHEN leave IS NOT NULL THEN opening_author(house) END
     WHERE id = room AND state = 'occupied';
END
$$;

-- Whatever use of the bed goes on ends now: a hold made by hand, or a stay. The bed's row is the caller's to change.
CREATE FUNCTION bed_use_end(room uuid, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    UPDATE stay SET left_at = greatest(arrived_at, at) WHERE bed_id = room AND left_at IS NULL;
    UPDATE occupancy SET during = range_ended(during, at) WHERE bed_id = room AND upper(during) > at;
END
$$;
