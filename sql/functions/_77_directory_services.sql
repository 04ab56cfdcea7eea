-- What an import does with a service, its hours, and a person who answers; see _76_directory.sql.

-- Do these rules say what is stored, in whatever order?
CREATE FUNCTION directory_rules_same(service uuid, rules jsonb) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (
    WITH given AS (
        SELECT ARRAY(SELECT d FROM unnest(r.weekdays) AS d ORDER BY d) AS weekdays, r.opens, CASE r.closes WHEN '24:00' THEN '00:00' ELSE r.closes END AS closes,
               r.valid_from, r.valid_to FROM hours_rows(rules) r
    ), here AS (
        SELECT ARRAY(SELECT d FROM unnest(h.weekdays) AS d ORDER BY d), h.opens, CASE h.closes WHEN '24:00' THEN '00:00' ELSE h.closes END,
               h.valid_from, h.valid_to FROM service_hours h WHERE h.service_id = service
    )
    SELECT NOT EXISTS (SELECT * FROM given EXCEPT ALL SELECT * FROM here) AND NOT EXISTS (SELECT * FROM here EXCEPT ALL SELECT * FROM given));
END
$$;

-- Exceptions of days long past are neither exported nor missed.
CREATE FUNCTION directory_exceptions_same(service uuid, exceptions jsonb, since date) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (
    WITH given AS (
        SELECT x.on_date, x.opens, x.closes, coalesce(x.note, '')
          FROM jsonb_to_recordset(exceptions) AS x (on_date date, opens time, closes time, note text) WHERE x.on_date >= since
    ), here AS (
        SELECT x.on_date, x.opens, x.closes, x.note FROM service_exception x WHERE x.service_id = service AND x.on_date >= since
    )
    SELECT NOT EXISTS (SELECT * FROM given EXCEPT ALL SELECT * FROM here) AND NOT EXISTS (SELECT * FROM here EXCEPT ALL SELECT * FROM given));
END
$$;

-- Writes the hours that a row brings along; true: they were others.
CREATE FUNCTION directory_hours(service uuid, zone text, rules jsonb, exceptions jsonb) RETURNS boolean
LANGUAGE plpgsql
AS $$
DECLARE
    since   date := (clock_timestamp() AT TIME ZONE zone)::date - 7;
    changed boolean := false;
BEGIN
    IF rules IS NOT NULL AND NOT directory_rules_same(service, rules) THEN
        PERFORM hours_write(service, rules);
        changed := true;
    END IF;
    IF exceptions IS NOT NULL AND NOT directory_exceptions_same(service, exceptions, since) THEN
        PERFORM exceptions_write(service, ARRAY(
            SELECT x.on_date FROM service_exception x WHERE x.service_id = service AND x.on_date >= since
            UNION SELECT (x ->> 'on_date')::date FROM jsonb_array_elements(exceptions) AS x), exceptions);
        changed := true;
    END IF;
    RETURN changed;
END
$$;

-- Hours that came with an offset were meant on a clock that has it.
CREATE FUNCTION directory_clock_wrong(zone text, clock jsonb) RETURNS jsonb[]
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (SELECT CASE WHEN extract(epoch FROM (c.at AT TIME ZONE 'UTC') - (c.at AT TIME ZONE zone)) <> (clock ->> 'offset')::integer
                THEN ARRAY[directory_wrong('rules', format('its hours are told %s s from UTC on %s, but the clocks there (%s) are at %s s: the zone or the hours are not right',
                                                           clock ->> 'offset', c.at::date, zone,
                                                           extract(epoch FROM (c.at AT TIME ZONE 'UTC') - (c.at AT TIME ZONE zone))::integer))]
                ELSE '{}' END
      FROM (SELECT (clock ->> 'at')::timestamp AS at) c);
END
$$;

CREATE FUNCTION directory_service_wrong(f service, place uuid, key jsonb, facts jsonb, zone text, clock jsonb) RETURNS jsonb[]
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (SELECT coalesce(array_agg(directory_wrong(x.member, x.detail)), '{}') || coalesce(directory_clock_wrong(zone, clock), '{}') FROM (
        SELECT 'name', 'a new service needs it' WHERE f.id IS NULL AND facts ->> 'name' IS NULL
        UNION ALL
        SELECT 'kind', 'which kind of service this is is not told; a new one needs it'
         WHERE f.id IS NULL AND coalesce(facts ->> 'kind', key ->> 'kind') IS NULL
        UNION ALL
        SELECT 'kind', format('it is a %s here; what a service is stays, add another one', f.kind) WHERE facts ->> 'kind' <> f.kind
        UNION ALL
        SELECT 'kind', format('the site has a %s already', facts ->> 'kind')
         WHERE f.id IS NULL AND coalesce(facts ->> 'kind', key ->> 'kind') IN ('respite', 'conversation')
           AND EXISTS (SELECT FROM service v WHERE v.site_id = place AND v.kind = coalesce(facts ->> 'kind', key ->> 'kind'))
        UNION ALL
        SELECT 'site', 'a site has at most 20 services' WHERE f.id IS NULL AND (SELECT count(*) FROM service v WHERE v.site_id = place) >= 20
        UNION ALL
        SELECT 'name', 'another service of the site is called that'
         WHERE EXISTS (SELECT FROM service v WHERE v.site_id = place AND lower(v.name) = lower(facts ->> 'name') AND v.id IS DISTINCT FROM f.id)
    ) AS x (member, detail));
END
$$;

-- A service of others may stand at several places. Here each place has its own: the first keeps the key, the others have that of the link.
CREATE FUNCTION directory_service(key jsonb, facts jsonb, place uuid, hours jsonb, taken uuid[], OUT hit uuid, OUT was text, OUT wrong jsonb[])
LANGUAGE plpgsql
AS $$
DECLARE
    zone text := (SELECT s.zone FROM site s WHERE s.id = place);
    f    service;
    now  service;
    made uuid;
BEGIN
    SELECT * INTO f FROM service v
     WHERE v.site_id = place AND v.id IN ((key ->> 'id')::uuid, (key ->> 'link_id')::uuid) ORDER BY v.id = (key ->> 'id')::uuid DESC LIMIT 1;
    IF f.id IS NULL THEN
        SELECT * INTO f FROM service v WHERE v.site_id = place AND lower(v.name) = lower(facts ->> 'name')
                                         AND (key ->> 'id' IS NULL OR v.id <> ALL (taken)) ORDER BY v.id LIMIT 1;
        made := CASE WHEN NOT EXISTS (SELECT FROM service v WHERE v.id = (key ->> 'id')::uuid) THEN coalesce((key ->> 'id')::uuid, id_new())
                     ELSE (key ->> 'link_id')::uuid END;
    END IF;
    wrong := directory_service_wrong(f, place, key, facts, zone, hours -> 'clock');
    IF f.id IS NULL AND (made IS NULL OR EXISTS (SELECT FROM service v WHERE v.id = made)) THEN
        wrong := wrong || directory_wrong('site', 'the service with this id is at another place; a service does not move');
    END IF;
    IF cardinality(wrong) > 0 THEN
        RETURN;
    END IF;
    was := 'same';
    IF f.id IS NULL THEN
        was := 'made';
        INSERT INTO service (id, site_id, kind, name) VALUES (made, place, coalesce(facts ->> 'kind', key ->> 'kind'), facts ->> 'name') RETURNING * INTO f;
    END IF;
    hit := f.id;
    now := jsonb_populate_record(f, facts - 'kind');
    IF now IS DISTINCT FROM f THEN
        UPDATE service v SET name = now.name, phone = now.phone, link = now.link WHERE v.id = f.id;
        was := CASE was WHEN 'same' THEN 'changed' ELSE was END;
    END IF;
    IF directory_hours(f.id, zone, hours -> 'rules', hours -> 'exceptions') THEN
        was := CASE was WHEN 'same' THEN 'changed' ELSE was END;
    END IF;
END
$$;

CREATE FUNCTION directory_person(key jsonb, facts jsonb, org uuid, place uuid, offered uuid, taken uuid[], OUT hit uuid, OUT was text, OUT wrong jsonb[])
LANGUAGE plpgsql
AS $$
DECLARE
    f   contact;
    now contact;
BEGIN
    wrong := '{}';
    SELECT * INTO f FROM contact c WHERE c.id = (key ->> 'id')::uuid;
    IF NOT FOUND THEN
        SELECT * INTO f FROM contact c
         WHERE c.organization_id = org AND c.site_id IS NOT DISTINCT FROM place AND c.service_id IS NOT DISTINCT FROM offered
           AND lower(c.name) = lower(facts ->> 'name') AND (key ->> 'id' IS NULL OR c.id <> ALL (taken)) ORDER BY c.id LIMIT 1;
    ELSIF f.organization_id <> org THEN
        wrong := ARRAY[directory_wrong('organization', 'the person with this id answers for another organization')];
        RETURN;
    END IF;
    IF f.id IS NULL AND facts ->> 'name' IS NULL THEN
        wrong := ARRAY[directory_wrong('name', 'a new person needs it')];
        RETURN;
    END IF;
    was := 'same';
    IF f.id IS NULL THEN
        was := 'made';
        INSERT INTO contact (id, organization_id, site_id, service_id, name)
        VALUES (coalesce((key ->> 'id')::uuid, id_new()), org, place, offered, facts ->> 'name') RETURNING * INTO f;
    END IF;
    hit := f.id;
    now := jsonb_populate_record(f, facts);
    now.site_id := place;
    now.service_id := offered;
    IF now IS DISTINCT FROM f THEN
        UPDATE contact c
           SET site_id = now.site_id, service_id = now.service_id, name = now.name, title = now.title, phone = now.phone, email = now.email,
               languages = now.languages, is_public = now.is_public
         WHERE c.id = f.id;
        was := CASE was WHEN 'same' THEN 'changed' ELSE was END;
    END IF;
END
$$;
