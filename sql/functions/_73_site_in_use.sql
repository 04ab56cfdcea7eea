-- Does anybody stay there, is a room held, or does an introduction wait for the house or count on it? Such a site isn't closed over their heads.
CREATE FUNCTION site_in_use(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT EXISTS (SELECT FROM bed b WHERE b.site_id = wanted AND b.state IN ('held', 'occupied'))
        OR EXISTS (SELECT FROM recipient r WHERE r.site_id = wanted AND r.ended_at IS NULL)
$$;
