-- One service's hours for a calendar. A place that is closed opens at no time, whatever its rules say.
CREATE FUNCTION feed_calendar(wanted uuid)
RETURNS TABLE (id uuid, name text, site_name text, phone text, link text, notice text, zone text, address text, city text, postcode text,
               county_name text, county_state text, is_virtual boolean, hours jsonb, hours_version bigint, hours_changed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT e.id, e.name, e.site_name, coalesce(e.phone, e.site_phone), e.link, e.notice, e.zone, e.address, e.city, e.postcode, e.county_name,
           e.county_state, e.is_virtual, CASE WHEN e.state = 'closed' THEN '{"rules":[],"exceptions":[]}' ELSE e.hours END,
           v.hours_version, v.hours_changed_at
      FROM public_entry e JOIN service v ON v.id = e.id
     WHERE e.id = wanted
$$;
