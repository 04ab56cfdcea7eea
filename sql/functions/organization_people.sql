-- The people of one organization, for its own members: to whom something may be handed over. One row a person, under their leading role;
-- names only, because a colleague's address is nobody's business here.
CREATE FUNCTION organization_people(wanted uuid) RETURNS TABLE (account_id uuid, name text, role text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM membership m JOIN account a ON a.id = m.account_id
                    WHERE m.account_id = caller() AND m.organization_id = wanted AND a.disabled_at IS NULL) THEN
        RETURN;
    END IF;
    RETURN QUERY
        SELECT p.id, p.called, p.leading
          FROM (SELECT DISTINCT ON (a.id) a.id, a.name AS called, m.role::text AS leading
                  FROM membership m JOIN account a ON a.id = m.account_id
                 WHERE m.organization_id = wanted AND a.disabled_at IS NULL
                 ORDER BY a.id, array_position(ARRAY['house_lead', 'house_staff', 'referrer_lead', 'referrer'], m.role::text)) p
         ORDER BY p.called, p.id;
END
$$;
