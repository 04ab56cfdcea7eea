-- How many nights somebody has spent at a house within its window, found by the house's own word for them. The digests are of that word
-- under each key of the server. A stay's nights are counted by the days of the house's zone; who is there now has tonight too. There is no
-- such question across houses.
CREATE FUNCTION site_nights(house uuid, digests text[])
    RETURNS TABLE (nights_used bigint, nights_left bigint, window_nights bigint, window_days bigint, from_on date, free_on date)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    s     site;
    today date;
    spent date[];
BEGIN
    SELECT * INTO s FROM site x WHERE x.id = house AND x.organization_id = ANY (caller_houses());
    IF NOT FOUND THEN
        RETURN;
    END IF;
    PERFORM audit_add('count_nights', 'site', house);
    today := (clock_timestamp() AT TIME ZONE s.zone)::date;
    -- A window takes both numbers. Without one, what is told is of the last 30 days.
    IF s.window_nights IS NOT NULL AND s.window_days IS NOT NULL THEN
        window_nights := s.window_nights;
        window_days := s.window_days;
    END IF;
    from_on := today - coalesce(window_days, 30)::integer + 1;
    SELECT coalesce(array_agg(DISTINCT n.night ORDER BY n.night), '{}') INTO spent
      FROM stay t
     CROSS JOIN LATERAL generate_series(0, coalesce((t.left_at AT TIME ZONE s.zone)::date - 1, today) - (t.arrived_at AT TIME ZONE s.zone)::date) AS d (d)
     CROSS JOIN LATERAL (SELECT (t.arrived_at AT TIME ZONE s.zone)::date + d.d AS night) n
     WHERE t.site_id = s.id AND t.alias_key = ANY (SELECT alias_bound(s.id, g) FROM unnest(digests) AS g)
       AND n.night BETWEEN from_on AND today;
    nights_used := cardinality(spent);
    nights_left := CASE WHEN nights_used < window_nights THEN window_nights - nights_used WHEN window_nights IS NOT NULL THEN 0 END;
    -- The window moves on each day; the first day on which so many nights have left it that one is free.
    IF nights_left = 0 THEN
        free_on := spent[nights_used - window_nights + 1] + window_days::integer;
    END IF;
    RETURN NEXT;
END
$$;
