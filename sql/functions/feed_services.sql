-- The lists that other directories page through. Filters are ANDed, a NULL one says nothing; all of them ask what the public may read of a
-- place and nothing else. population '*': any. total: how many there are without the page's limits.

CREATE FUNCTION feed_has_words(words text[], VARIADIC texts text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$
    SELECT words IS NULL OR NOT EXISTS (SELECT FROM unnest(words) AS w WHERE strpos(lower(array_to_string(texts, ' ')), w) = 0)
$$;

-- Metres along the sphere. NULL: one of them is not known.
CREATE FUNCTION feed_metres(latitude double precision, longitude double precision, north double precision, east double precision)
RETURNS double precision
LANGUAGE sql IMMUTABLE
AS $$
    SELECT 2 * 6371008.8 * asin(least(1, sqrt(
        sin(radians(latitude - north) / 2) ^ 2 + cos(radians(latitude)) * cos(radians(north)) * sin(radians(longitude - east) / 2) ^ 2)))
$$;

-- Where a postcode is and in which counties, as far as the network's own places tell: those of that very postcode, else those whose first
-- three digits are the same (the region that one sorting office serves). No row: nothing is known of it.
CREATE FUNCTION feed_postcode(code text) RETURNS TABLE (latitude double precision, longitude double precision, counties text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT avg(e.latitude), avg(e.longitude), array_agg(DISTINCT e.county_fips::text)
      FROM public_entry e
     WHERE left(e.postcode, 3) = left(code, 3) AND e.latitude IS NOT NULL AND e.longitude IS NOT NULL
     GROUP BY left(e.postcode, 5) = left(code, 5)
     ORDER BY left(e.postcode, 5) = left(code, 5) DESC
     LIMIT 1
$$;

CREATE FUNCTION feed_services(wanted uuid, search text, organization uuid, of_kind text, population text, way_in text,
                              modified_after timestamptz, near_code text, metres double precision, skip bigint, most bigint)
RETURNS TABLE (total bigint, entry public_entry)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    words text[] := string_to_array(lower(trim(search)), ' ');
    place record;
    found_ids uuid[];
BEGIN
    SELECT * INTO place FROM feed_postcode(near_code);
    SELECT coalesce(array_agg(e.id ORDER BY e.id), '{}') INTO found_ids
      FROM public_entry e
     WHERE e.id IS NOT NULL
       AND (wanted IS NULL OR e.id = wanted)
       AND (organization IS NULL OR e.organization_id = organization)
       AND (of_kind IS NULL OR e.kind = of_kind)
       AND (population IS NULL OR population = ANY (e.populations) OR (population = '*' AND e.populations <> '{}'))
       AND (way_in IS NULL OR e.entry = way_in)
       AND (modified_after IS NULL OR e.modified_at >= modified_after)
       -- Without a distance it is asked who serves that postcode: whoever has not said so serves the own county.
       AND (near_code IS NULL OR metres IS NOT NULL
            OR place.counties && CASE WHEN e.counties_served = '{}' THEN ARRAY[e.county_fips::text] ELSE e.counties_served::text[] END)
       AND (metres IS NULL OR feed_metres(e.latitude, e.longitude, place.latitude, place.longitude) <= metres)
       -- (The row as a whole would have all its hours and people read first.)
       AND (words IS NULL OR feed_has_words(words, e.name, replace(e.kind, '_', ' '), e.site_name, e.site_description, e.address, e.city,
                                            e.postcode, e.county_name, e.county_state, e.organization_name, e.organization_description, e.notice));
    -- Everything else of a row is made for the page's rows only. A page with nothing on it is one row that tells the total.
    RETURN QUERY
    SELECT cardinality(found_ids)::bigint, e
      FROM (VALUES (1)) AS always
      LEFT JOIN (unnest(found_ids[1 + skip : skip + most]) AS page (id) JOIN public_entry e ON e.id = page.id) ON true
     ORDER BY page.id;
END
$$;
