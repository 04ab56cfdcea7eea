-- The directory as an administrator looks through it: one row an organization, a site, a service or a person, by name.

CREATE VIEW directory_row AS
    SELECT 'organization'::text AS noun, o.id, o.version, o.name, o.kind::text AS kind, o.id AS organization_id, o.name AS organization_name,
           NULL::uuid AS site_id, NULL::text AS site_name, o.phone::text AS phone, o.county_fips::text AS county_fips, c.name AS county_name,
           c.state AS county_state, NULL::text AS state, NULL::boolean AS is_public
      FROM organization o LEFT JOIN county c ON c.fips = o.county_fips
    UNION ALL
    SELECT 'site', s.id, s.version, s.name, NULL, o.id, o.name, s.id, s.name, s.phone, s.county_fips, c.name, c.state, s.state, NULL
      FROM site s JOIN organization o ON o.id = s.organization_id JOIN county c ON c.fips = s.county_fips
    UNION ALL
    SELECT 'service', v.id, v.version, v.name, v.kind, o.id, o.name, s.id, s.name, coalesce(v.phone, s.phone), s.county_fips, c.name, c.state, s.state, NULL
      FROM service v JOIN site s ON s.id = v.site_id JOIN organization o ON o.id = s.organization_id JOIN county c ON c.fips = s.county_fips
    UNION ALL
    SELECT 'person', p.id, p.version, p.name, p.title, o.id, o.name, s.id, s.name, coalesce(p.phone, s.phone, o.phone), s.county_fips, c.name, c.state, NULL, p.is_public
      FROM contact p JOIN organization o ON o.id = p.organization_id LEFT JOIN site s ON s.id = p.site_id LEFT JOIN county c ON c.fips = s.county_fips;

-- A page, by name. Each word must stand somewhere in the row.
CREATE FUNCTION directory_list(wanted text, search text, organization uuid, after uuid, most bigint) RETURNS SETOF directory_row
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    words text[] := string_to_array(nullif(lower(trim(search)), ''), ' ');
BEGIN
    IF NOT caller_is_admin() THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT r.*
      FROM directory_row r
     WHERE r.noun = wanted
       AND (organization IS NULL OR r.organization_id = organization)
       AND (after IS NULL OR (lower(r.name), r.id) > (SELECT lower(x.name), x.id FROM directory_row x WHERE x.noun = wanted AND x.id = after))
       AND (words IS NULL OR NOT EXISTS (
            SELECT FROM unnest(words) AS w
             WHERE strpos(lower(concat_ws(' ', r.name, replace(r.kind, '_', ' '), r.organization_name, r.site_name, r.county_name, r.county_state, r.phone)), w) = 0))
     ORDER BY lower(r.name), r.id
     LIMIT most;
END
$$;
