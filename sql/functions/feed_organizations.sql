-- Organizations that offer something, a row for each of their services and places, which are told apart by the reader. Filters as those of
-- feed_services: it has such a service. total and the page count organizations.
CREATE FUNCTION feed_organizations(wanted uuid, search text, of_kind text, population text, way_in text, skip bigint, most bigint)
RETURNS TABLE (total bigint, entry public_entry)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    words text[] := string_to_array(lower(trim(search)), ' ');
    found_ids uuid[];
BEGIN
    SELECT coalesce(array_agg(DISTINCT e.organization_id ORDER BY e.organization_id), '{}') INTO found_ids
      FROM public_entry e
     WHERE (wanted IS NULL OR e.organization_id = wanted)
       AND (of_kind IS NULL OR e.kind = of_kind)
       AND (population IS NULL OR population = ANY (e.populations) OR (population = '*' AND e.populations <> '{}'))
       AND (way_in IS NULL OR e.entry = way_in)
       AND (words IS NULL OR feed_has_words(words, e.organization_name, e.organization_description));
    RETURN QUERY
    SELECT cardinality(found_ids)::bigint, e
      FROM (VALUES (1)) AS always
      LEFT JOIN (unnest(found_ids[1 + skip : skip + most]) AS page (id) JOIN public_entry e ON e.organization_id = page.id) ON true
     ORDER BY page.id, e.site_id, e.id;
END
$$;
