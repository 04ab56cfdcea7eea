-- What an import of the directory does with one row, and how it finds what is here already. Everything is found by its key; else by its
-- name within what it belongs to, unless this very import has been there before. Called by directory_import_run only,
-- under its search path. What is asked for each row is PL/pgSQL, which keeps its plans.

-- Rows of an organization, a site or a service that a text means: its key or its name. known: keys of the file's that are others here.
CREATE FUNCTION directory_find(noun text, ref text, within uuid, known jsonb) RETURNS uuid[]
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    key uuid;
BEGIN
    IF ref ~* '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$' THEN
        key := coalesce(known ->> lower(ref), ref)::uuid;
        RETURN CASE noun
            WHEN 'organization' THEN ARRAY(SELECT o.id FROM organization o WHERE o.id = key)
            WHEN 'site' THEN ARRAY(SELECT s.id FROM site s WHERE s.id = key AND (within IS NULL OR s.organization_id = within))
            ELSE ARRAY(SELECT v.id FROM service v WHERE v.id = key AND (within IS NULL OR v.site_id = within)) END;
    END IF;
    RETURN CASE noun
        WHEN 'organization' THEN ARRAY(SELECT o.id FROM organization o WHERE lower(o.name) = lower(ref) ORDER BY o.id)
        WHEN 'site' THEN ARRAY(SELECT s.id FROM site s WHERE lower(s.name) = lower(ref) AND s.organization_id = within ORDER BY s.id)
        ELSE ARRAY(SELECT v.id FROM service v WHERE lower(v.name) = lower(ref) AND v.site_id = within ORDER BY v.id) END;
END
$$;

-- One thing that is wrong with a member.
CREATE FUNCTION directory_wrong(member text, detail text) RETURNS jsonb
LANGUAGE sql IMMUTABLE
AS $$ SELECT jsonb_build_object('member', member, 'detail', detail) $$;

-- Several of one name are nobody's.
CREATE FUNCTION directory_only(noun text, ref text, ids uuid[], OUT hit uuid, OUT wrong jsonb[])
LANGUAGE sql IMMUTABLE
AS $$
    SELECT CASE WHEN cardinality(ids) = 1 THEN ids[1] END,
           CASE cardinality(ids) WHEN 0 THEN ARRAY[directory_wrong(noun, format('there is no %s "%s"', noun, ref))]
                                 WHEN 1 THEN '{}'
                                 ELSE ARRAY[directory_wrong(noun, format('%s %ss are called "%s"; give its id', cardinality(ids), noun, ref))] END
$$;

CREATE FUNCTION directory_organization(key jsonb, facts jsonb, taken uuid[], OUT hit uuid, OUT was text, OUT wrong jsonb[])
LANGUAGE plpgsql
AS $$
DECLARE
    ids uuid[];
    f   organization;
    now organization;
BEGIN
    wrong := '{}';
    SELECT * INTO f FROM organization o WHERE o.id = (key ->> 'id')::uuid;
    IF NOT FOUND THEN
        ids := ARRAY(SELECT o.id FROM organization o
                      WHERE lower(o.name) = lower(facts ->> 'name') AND (key ->> 'id' IS NULL OR o.id <> ALL (taken)) ORDER BY o.id);
        IF cardinality(ids) > 1 THEN
            wrong := ARRAY[directory_wrong('name', format('%s organizations are called that; give the id', cardinality(ids)))];
            RETURN;
        END IF;
        SELECT * INTO f FROM organization o WHERE o.id = ids[1];
    END IF;
    IF facts ->> 'county_fips' IS NOT NULL AND NOT EXISTS (SELECT FROM county c WHERE c.fips = facts ->> 'county_fips') THEN
        wrong := ARRAY[directory_wrong('county_fips', format('there is no county %s here; `porchlight county import` brings them', facts ->> 'county_fips'))];
    END IF;
    IF f.id IS NULL AND facts ->> 'name' IS NULL THEN
        wrong := wrong || directory_wrong('name', 'a new organization needs it');
    END IF;
    IF cardinality(wrong) > 0 THEN
        RETURN;
    END IF;
    was := 'same';
    IF f.id IS NULL THEN
        was := 'made';
        INSERT INTO organization (id, name, kind)
        VALUES (coalesce((key ->> 'id')::uuid, id_new()), facts ->> 'name', coalesce(facts ->> 'kind', 'peer_respite')) RETURNING * INTO f;
    END IF;
    hit := f.id;
    now := jsonb_populate_record(f, facts);
    IF now IS DISTINCT FROM f THEN
        UPDATE organization o
           SET name = now.name, kind = now.kind, description = now.description, phone = now.phone, county_fips = now.county_fips
         WHERE o.id = f.id;
        was := CASE was WHEN 'same' THEN 'changed' ELSE was END;
    END IF;
END
$$;

-- A county by its code, else by the names that an address has.
CREATE FUNCTION directory_county(key jsonb, facts jsonb) RETURNS text
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (SELECT coalesce(facts ->> 'county_fips',
                    (SELECT c.fips FROM county c
                      WHERE c.state = upper(key ->> 'state')
                        AND lower(regexp_replace(c.name, ' (county|parish|borough)$', '', 'i'))
                          = lower(regexp_replace(key ->> 'county', ' (county|parish|borough)$', '', 'i'))
                      ORDER BY c.fips LIMIT 1)));
END
$$;

-- The zone of a new place that does not say: that of its neighbours if they agree, else the network's.
CREATE FUNCTION directory_zone(fips text) RETURNS text
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (SELECT coalesce((SELECT min(s.zone) FROM site s WHERE s.county_fips = fips HAVING min(s.zone) = max(s.zone)),
                    (SELECT min(s.zone) FROM site s JOIN county c ON c.fips = s.county_fips
                      WHERE c.state = (SELECT y.state FROM county y WHERE y.fips = directory_zone.fips) HAVING min(s.zone) = max(s.zone)),
                    (SELECT n.zone FROM network n)));
END
$$;

-- What takes the whole site to say, as it would be.
CREATE FUNCTION directory_site_wrong(f site, key jsonb, facts jsonb) RETURNS jsonb[]
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (SELECT coalesce(array_agg(directory_wrong(x.member, x.detail)), '{}') FROM (
        SELECT 'county_fips', format('there is no county %s here; `porchlight county import` brings them', facts ->> 'county_fips')
         WHERE facts ->> 'county_fips' IS NOT NULL AND NOT EXISTS (SELECT FROM county c WHERE c.fips = facts ->> 'county_fips')
        UNION ALL
        SELECT 'counties_served', format('there is no county %s here', served)
          FROM jsonb_array_elements_text(facts -> 'counties_served') AS served WHERE NOT EXISTS (SELECT FROM county c WHERE c.fips = served)
        UNION ALL
        SELECT missing.name, 'a new site needs it'
          FROM unnest(ARRAY['name', 'county_fips', 'zone', 'phone'],
                      ARRAY[facts ->> 'name', directory_county(key, facts), facts ->> 'zone', facts ->> 'phone']) AS missing (name, given)
         WHERE f.id IS NULL AND missing.given IS NULL
        UNION ALL
        SELECT 'fresh_hours', 'it must not be more than stale_hours'
         WHERE coalesce((facts ->> 'fresh_hours')::integer, f.fresh_hours, 8) > coalesce((facts ->> 'stale_hours')::integer, f.stale_hours, 24)
        UNION ALL
        SELECT 'closed', 'it can''t be closed while guests stay there, rooms are held or introductions wait'
         WHERE key ->> 'closed' = 'true' AND f.state <> 'closed' AND site_in_use(f.id)
    ) AS x (member, detail));
END
$$;

-- Rooms that are missing are added, not in use yet; none is ever taken away.
CREATE FUNCTION directory_site(key jsonb, given jsonb, org uuid, taken uuid[], OUT hit uuid, OUT was text, OUT beds bigint, OUT wrong jsonb[])
LANGUAGE plpgsql
AS $$
DECLARE
    facts jsonb := given;
    ids   uuid[];
    f     site;
    now   site;
BEGIN
    SELECT * INTO f FROM site s WHERE s.id = (key ->> 'id')::uuid;
    IF NOT FOUND THEN
        ids := ARRAY(SELECT s.id FROM site s WHERE s.organization_id = org AND lower(s.name) = lower(facts ->> 'name')
                        AND (key ->> 'id' IS NULL OR s.id <> ALL (taken)) ORDER BY s.id);
        IF cardinality(ids) > 1 THEN
            wrong := ARRAY[directory_wrong('name', format('%s sites of this organization are called that; give the id', cardinality(ids)))];
            RETURN;
        END IF;
        SELECT * INTO f FROM site s WHERE s.id = ids[1];
    ELSIF f.organization_id <> org THEN
        wrong := ARRAY[directory_wrong('organization', format('the site with this id belongs to "%s"',
                                                              (SELECT o.name FROM organization o WHERE o.id = f.organization_id)))];
        RETURN;
    END IF;
    -- A file for people has each of them; other directories have no zones.
    IF facts ->> 'county_fips' IS NULL AND directory_county(key, facts) IS NOT NULL THEN
        facts := facts || jsonb_build_object('county_fips', directory_county(key, facts));
    END IF;
    IF f.id IS NULL AND facts ->> 'zone' IS NULL AND key ? 'guess' THEN
        facts := facts || jsonb_build_object('zone', directory_zone(facts ->> 'county_fips'));
    END IF;
    wrong := directory_site_wrong(f, key, facts);
    IF cardinality(wrong) > 0 THEN
        RETURN;
    END IF;
    was := 'same';
    IF f.id IS NULL THEN
        was := 'made';
        INSERT INTO site (id, organization_id, name, county_fips, zone, phone)
        VALUES (coalesce((key ->> 'id')::uuid, id_new()), org, facts ->> 'name', facts ->> 'county_fips', facts ->> 'zone', facts ->> 'phone')
        RETURNING * INTO f;
    END IF;
    hit := f.id;
    now := jsonb_populate_record(f, facts);
    now.state := CASE key ->> 'closed' WHEN 'true' THEN 'closed' WHEN 'false' THEN CASE f.state WHEN 'closed' THEN 'paused' ELSE f.state END ELSE f.state END;
    IF now IS DISTINCT FROM f THEN
        PERFORM site_write(now);
        UPDATE site s SET state = now.state WHERE s.id = f.id AND s.state <> now.state;
        was := CASE was WHEN 'same' THEN 'changed' ELSE was END;
    END IF;
    INSERT INTO bed (id, site_id, label, position)
    SELECT id_new(), f.id, label, coalesce((SELECT max(b.position) FROM bed b WHERE b.site_id = f.id), 0) + place
      FROM jsonb_array_elements_text(key -> 'beds') WITH ORDINALITY AS given_bed (label, place)
        ON CONFLICT (site_id, label) DO NOTHING;
    GET DIAGNOSTICS beds = ROW_COUNT;
END
$$;
