-- A guest's alias is kept for as long as the house's window can ask for it: once the last night of the stay has left the window (30 days
-- where the house states none, 400 at most) it is blank. The stay itself stays.
CREATE FUNCTION aliases_blank() RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    UPDATE stay SET sealed_alias = NULL, alias_key = NULL
     WHERE id IN (SELECT t.id
                    FROM stay t JOIN site s ON s.id = t.site_id
                   WHERE t.alias_key IS NOT NULL
                     AND t.left_at < now() - make_interval(days => least(coalesce(CASE WHEN s.window_nights IS NOT NULL THEN s.window_days END, 30) + 1, 400))
                   ORDER BY t.left_at LIMIT 1000 FOR NO KEY UPDATE OF t SKIP LOCKED)
$$;
