-- What `porchlight county import` does with rows that were judged cell by cell before: [{"at": 2, "facts": {members of the table}}, ...].
-- Called by the owner only. keep = false is a dry run.

CREATE FUNCTION county_import_problems(rows jsonb) RETURNS TABLE (at bigint, "column" text, detail text)
LANGUAGE sql STABLE
AS $$
    SELECT (r ->> 'at')::bigint, wanted.name, 'it is missing or not as it must be'
      FROM jsonb_array_elements(rows) AS r
     CROSS JOIN LATERAL (VALUES ('fips', '^[0-9]{5}$'), ('state', '^[A-Z]{2}$'), ('name', '.'), ('latitude', '.'), ('longitude', '.')) AS wanted (name, form)
     WHERE coalesce(r -> 'facts' ->> wanted.name, '') !~ wanted.form
    UNION ALL
    SELECT max((r ->> 'at')::bigint), 'fips', 'this county stands twice'
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
