-- What `porchlight site import` and `porchlight county import` do with rows that were judged cell by cell before:
-- [{"line": 2, "key": {"organization": ..., "organization_kind": ..., "id": ..., "beds": [...]}, "facts": {members of the table}}, ...].
-- Called by the owner only. keep = false is a dry run: everything is done, counted and undone.

-- The site that a row means; NULL: a new one.
CREATE FUNCTION import_site_find(key jsonb, facts jsonb) RETURNS site
LANGUAGE sql STABLE
AS $$
    SELECT s FROM site s
     WHERE CASE WHEN key ->> 'id' IS NOT NULL THEN s.id = (key ->> 'id')::uuid
                ELSE lower(s.name) = lower(facts ->> 'name')
                 AND s.organization_id = (SELECT o.id FROM organization o WHERE lower(o.name) = lower(key ->> 'organization') ORDER BY o.id LIMIT 1) END
     ORDER BY s.id LIMIT 1
$$;

CREATE FUNCTION site_import_problems(rows jsonb) RETURNS TABLE (line bigint, "column" text, detail text)
LANGUAGE sql STABLE
AS $$
    WITH given AS (
        SELECT (r ->> 'line')::bigint AS line, r -> 'key' AS key, r -> 'facts' AS facts, r -> 'facts' ->> 'name' AS name,
               r -> 'key' ->> 'organization' AS organization, import_site_find(r -> 'key', r -> 'facts') AS found
          FROM jsonb_array_elements(rows) AS r
    )
    SELECT g.line, 'county_fips', format('there is no county %s here; `porchlight county import` brings them', g.facts ->> 'county_fips')
      FROM given g WHERE g.facts ->> 'county_fips' IS NOT NULL AND NOT EXISTS (SELECT FROM county c WHERE c.fips = g.facts ->> 'county_fips')
    UNION ALL
    SELECT g.line, 'counties_served', format('there is no county %s here', served)
      FROM given g CROSS JOIN LATERAL jsonb_array_elements_text(g.facts -> 'counties_served') AS served
     WHERE NOT EXISTS (SELECT FROM county c WHERE c.fips = served)
    UNION ALL
    SELECT g.line, missing.name, 'a new site needs it'
      FROM given g CROSS JOIN LATERAL unnest(ARRAY['name', 'county_fips', 'zone', 'phone']) AS missing (name)
     WHERE g.found IS NULL AND g.facts ->> missing.name IS NULL
    UNION ALL
    SELECT g.line, 'fresh_hours', 'it must not be more than stale_hours'
      FROM given g
     WHERE coalesce((g.facts ->> 'fresh_hours')::integer, (g.found).fresh_hours, 8) > coalesce((g.facts ->> 'stale_hours')::integer, (g.found).stale_hours, 24)
    UNION ALL
    SELECT g.line, 'organization', format('%s organizations are called "%s"; give the site''s id', count(o.id), g.organization)
      FROM given g JOIN organization o ON lower(o.name) = lower(g.organization)
     WHERE g.key ->> 'id' IS NULL GROUP BY g.line, g.organization HAVING count(o.id) > 1
    UNION ALL
    SELECT g.line, 'organization', format('the site with this id belongs to "%s"', o.name)
      FROM given g JOIN organization o ON o.id = (g.found).organization_id WHERE lower(o.name) <> lower(g.organization)
    UNION ALL
    SELECT g.line, 'name', format('%s sites of this organization are called that; give the id', count(s.id))
      FROM given g JOIN organization o ON lower(o.name) = lower(g.organization) JOIN site s ON s.organization_id = o.id AND lower(s.name) = lower(g.name)
     WHERE g.key ->> 'id' IS NULL GROUP BY g.line, g.name HAVING count(s.id) > 1
    UNION ALL
    SELECT again.line, 'name', format('line %s is about this site already', min(first.line))
      FROM given first JOIN given again ON again.line > first.line
       AND (again.found = first.found OR again.key ->> 'id' = first.key ->> 'id'
            OR (lower(again.name) = lower(first.name) AND lower(again.organization) = lower(first.organization)
                AND coalesce(again.key ->> 'id', '') = coalesce(first.key ->> 'id', '')))
     GROUP BY again.line
$$;

-- One row: 'made', 'changed' or 'same'. Rooms that are missing are added, not in use yet; none is ever taken away.
CREATE FUNCTION site_import_row(key jsonb, facts jsonb, OUT organization text, OUT site text, OUT beds bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    f   site := import_site_find(key, facts);
    now site;
    org uuid := f.organization_id;
BEGIN
    organization := 'same';
    site := 'same';
    IF f.id IS NULL THEN
        site := 'made';
        SELECT o.id INTO org FROM organization o WHERE lower(o.name) = lower(key ->> 'organization');
        IF NOT FOUND THEN
            organization := 'made';
            INSERT INTO organization (id, name, kind) VALUES (id_new(), key ->> 'organization', coalesce(key ->> 'organization_kind', 'peer_respite'))
            RETURNING id INTO org;
        END IF;
        INSERT INTO site (id, organization_id, name, county_fips, zone, phone)
        VALUES (coalesce((key ->> 'id')::uuid, id_new()), org, facts ->> 'name', facts ->> 'county_fips', facts ->> 'zone', facts ->> 'phone')
        RETURNING * INTO f;
    END IF;
    now := jsonb_populate_record(f, facts);
    IF now IS DISTINCT FROM f THEN
        PERFORM site_write(now);
        site := CASE site WHEN 'same' THEN 'changed' ELSE site END;
    END IF;
    INSERT INTO bed (id, site_id, label, position)
    SELECT id_new(), f.id, label, coalesce((SELECT max(b.position) FROM bed b WHERE b.site_id = f.id), 0) + place
      FROM jsonb_array_elements_text(key -> 'beds') WITH ORDINALITY AS given (label, place)
        ON CONFLICT (site_id, label) DO NOTHING;
    GET DIAGNOSTICS beds = ROW_COUNT;
END
$$;

CREATE FUNCTION site_import(rows jsonb, keep boolean) RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    said text;
BEGIN
    BEGIN
        SELECT format('%s sites made, %s changed, %s as they were; %s organizations and %s rooms made',
                      count(*) FILTER (WHERE i.site = 'made'), count(*) FILTER (WHERE i.site = 'changed'), count(*) FILTER (WHERE i.site = 'same'),
                      count(*) FILTER (WHERE i.organization = 'made'), coalesce(sum(i.beds), 0))
          INTO said
          FROM (SELECT r FROM jsonb_array_elements(rows) AS r ORDER BY (r ->> 'line')::bigint) AS given (r)
         CROSS JOIN LATERAL site_import_row(r -> 'key', r -> 'facts') AS i;
        IF NOT keep THEN
            RAISE EXCEPTION USING ERRCODE = 'PL000';
        END IF;
    EXCEPTION WHEN SQLSTATE 'PL000' THEN NULL;
    END;
    RETURN said;
END
$$;

CREATE FUNCTION county_import_problems(rows jsonb) RETURNS TABLE (line bigint, "column" text, detail text)
LANGUAGE sql STABLE
AS $$
    SELECT (r ->> 'line')::bigint, wanted.name, 'it is missing or not as it must be'
      FROM jsonb_array_elements(rows) AS r
     CROSS JOIN LATERAL (VALUES ('fips', '^[0-9]{5}$'), ('state', '^[A-Z]{2}$'), ('name', '.'), ('latitude', '.'), ('longitude', '.')) AS wanted (name, form)
     WHERE coalesce(r -> 'facts' ->> wanted.name, '') !~ wanted.form
    UNION ALL
    SELECT max((r ->> 'line')::bigint), 'fips', 'this county stands twice'
      FROM jsonb_array_elements(rows) AS r GROUP BY r -> 'facts' ->> 'fips' HAVING count(*) > 1
$$;

CREATE FUNCTION county_import(rows jsonb, keep boolean) RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    said text;
BEGIN
    -- What a file has no column for stays as it is.
    SELECT format('%s counties made, %s changed, %s as they were', count(*) FILTER (WHERE c.fips IS NULL),
                  count(*) FILTER (WHERE c IS DISTINCT FROM given AND c.fips IS NOT NULL), count(*) FILTER (WHERE c IS NOT DISTINCT FROM given))
      INTO said
      FROM jsonb_array_elements(rows) AS r
      LEFT JOIN county c ON c.fips = r -> 'facts' ->> 'fips'
     CROSS JOIN LATERAL jsonb_populate_record(c, r -> 'facts') AS given;
    IF keep THEN
        INSERT INTO county
        SELECT given.*
          FROM jsonb_array_elements(rows) AS r
          LEFT JOIN county c ON c.fips = r -> 'facts' ->> 'fips'
         CROSS JOIN LATERAL jsonb_populate_record(c, r -> 'facts') AS given
            ON CONFLICT (fips) DO UPDATE SET state = excluded.state, name = excluded.name, latitude = excluded.latitude, longitude = excluded.longitude,
                                             region = excluded.region;
    END IF;
    RETURN said;
END
$$;
