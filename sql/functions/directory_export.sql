-- The directory as rows of text, for a spreadsheet: what an import of the same columns takes for what is here. A cell says (confidential)
-- where an address is not to be told, and an import passes it by.

-- A value as a person types it: yes and no, lists with semicolons; what would be one inside an item has a backslash before it.
CREATE FUNCTION directory_cell(value jsonb) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = porchlight, pg_temp
AS $$
    SELECT coalesce(CASE jsonb_typeof(value)
        WHEN 'boolean' THEN CASE WHEN value::boolean THEN 'yes' ELSE 'no' END
        WHEN 'array' THEN (SELECT string_agg(regexp_replace(item, '([;\\])', '\\\1', 'g'), '; ' ORDER BY place)
                             FROM jsonb_array_elements_text(value) WITH ORDINALITY AS a (item, place))
        WHEN 'null' THEN ''
        ELSE value #>> '{}' END, '')
$$;

-- "MO,TU 09:00-17:00 2026-06-01..2026-08-31", rules with the same days and validity one after the other.
CREATE FUNCTION directory_hours_cell(service uuid) RETURNS text
LANGUAGE sql STABLE SET search_path = porchlight, pg_temp
AS $$
    SELECT string_agg(array_to_string(h.weekdays, ',') || ' ' || to_char(h.opens, 'HH24:MI') || '-' || CASE h.closes WHEN '24:00' THEN '00:00' ELSE to_char(h.closes, 'HH24:MI') END
                      || CASE WHEN h.valid_from IS NULL AND h.valid_to IS NULL THEN ''
                              ELSE ' ' || coalesce(h.valid_from::text, '') || '..' || coalesce(h.valid_to::text, '') END, '; ' ORDER BY h.position, h.id)
      FROM service_hours h WHERE h.service_id = service
$$;

CREATE FUNCTION directory_exceptions_cell(service uuid, since date) RETURNS text
LANGUAGE sql STABLE SET search_path = porchlight, pg_temp
AS $$
    SELECT string_agg(x.on_date || ' ' || coalesce(to_char(x.opens, 'HH24:MI') || '-' || CASE x.closes WHEN '24:00' THEN '00:00' ELSE to_char(x.closes, 'HH24:MI') END, 'closed')
                      || CASE x.note WHEN '' THEN '' ELSE ' (' || regexp_replace(x.note, '([;()\\])', '\\\1', 'g') || ')' END,
                      '; ' ORDER BY x.on_date, x.opens)
      FROM service_exception x WHERE x.service_id = service AND x.on_date >= since
$$;

-- Names by which rows refer to each other; the key where a name is not one's own.
CREATE VIEW directory_names AS
    SELECT s.id AS site_id, o.id AS organization_id,
           CASE WHEN (SELECT count(*) FROM organization x WHERE lower(x.name) = lower(o.name)) > 1 THEN o.id::text ELSE o.name END AS organization,
           CASE WHEN s.id IS NULL THEN NULL
                WHEN (SELECT count(*) FROM site x WHERE lower(x.name) = lower(s.name) AND x.organization_id = o.id) > 1 THEN s.id::text ELSE s.name END AS site
      FROM organization o LEFT JOIN site s ON s.organization_id = o.id;

CREATE FUNCTION directory_rows(confidential boolean) RETURNS TABLE (turn integer, names text, members jsonb)
LANGUAGE sql STABLE SET search_path = porchlight, pg_temp
AS $$
    SELECT 1, lower(o.name), jsonb_build_object('record', 'organization') || to_jsonb(o)
      FROM organization o
    UNION ALL
    SELECT 2, lower(n.organization || '/' || s.name), to_jsonb(s)
           || jsonb_build_object('record', 'site', 'organization', n.organization, 'closed', s.state = 'closed',
                                 'beds', (SELECT coalesce(jsonb_agg(b.label ORDER BY b.position, b.label), '[]') FROM bed b WHERE b.site_id = s.id))
           || CASE WHEN confidential THEN '{}'
                   ELSE (SELECT jsonb_object_agg(hidden, '(confidential)')
                           FROM unnest(CASE WHEN s.address_confidential THEN '{address,city,postcode,latitude,longitude,second_contact}' ELSE '{second_contact}' END::text[]) AS hidden)
              END
      FROM site s JOIN directory_names n ON n.site_id = s.id
    UNION ALL
    SELECT 3, lower(n.organization || '/' || s.name || '/' || v.name),
           jsonb_build_object('record', 'service', 'id', v.id, 'organization', n.organization, 'site', n.site, 'kind', v.kind, 'name', v.name,
                              'phone', v.phone, 'link', v.link, 'hours', coalesce(directory_hours_cell(v.id), 'none'),
                              'exceptions', coalesce(directory_exceptions_cell(v.id, (now() AT TIME ZONE s.zone)::date - 7), 'none'))
      FROM service v JOIN site s ON s.id = v.site_id JOIN directory_names n ON n.site_id = s.id
    UNION ALL
    SELECT 4, lower(n.organization || '/' || coalesce(n.site, '') || '/' || c.name), to_jsonb(c)
           || jsonb_build_object('record', 'person', 'organization', n.organization, 'site', CASE WHEN c.site_id IS NOT NULL THEN n.site END,
                                 'service', (SELECT CASE WHEN (SELECT count(*) FROM service x WHERE x.site_id = v.site_id AND lower(x.name) = lower(v.name)) > 1
                                                         THEN v.id::text ELSE v.name END
                                               FROM service v WHERE v.id = c.service_id))
      FROM contact c
      JOIN LATERAL (SELECT * FROM directory_names x WHERE x.organization_id = c.organization_id AND (c.site_id IS NULL OR x.site_id = c.site_id) LIMIT 1) n ON true
$$;

CREATE FUNCTION directory_export_run(columns text[], confidential boolean) RETURNS TABLE (cells text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT ARRAY(SELECT directory_cell(r.members -> c) FROM unnest(columns) WITH ORDINALITY AS u (c, place) ORDER BY place)
      FROM directory_rows(confidential) r ORDER BY r.turn, r.names, r.members ->> 'id'
$$;

-- The same for an administrator, who is remembered as having taken it along.
CREATE FUNCTION directory_export(columns text[], confidential boolean) RETURNS TABLE (cells text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    IF caller_is_admin() THEN
        PERFORM audit_add(CASE WHEN confidential THEN 'directory_export_confidential' ELSE 'directory_export' END, 'network', NULL);
        RETURN QUERY SELECT e.cells FROM directory_export_run(columns, confidential) e;
    END IF;
END
$$;
