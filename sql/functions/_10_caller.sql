-- Who is calling. The server tells it at the start of each transaction (request_begin); acts, views and row-level security read it here.

-- NULL: nobody, or the clock.
CREATE FUNCTION caller() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('porchlight.caller', true), '')::uuid $$;

-- What follows is asked many times in a request. PL/pgSQL keeps its plans for the session; functions in plain SQL that can't be folded into the
-- query (SECURITY DEFINER) are planned anew in each query, which measured ten times slower.

-- The names under which a change is signed: the person's, or the system's own when a clock acts. A caller who is no account is a guest, who acts
-- under their own referral's key.
CREATE FUNCTION caller_name() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    who uuid := caller();
BEGIN
    IF who IS NULL THEN
        RETURN 'Porchlight';
    END IF;
    RETURN coalesce((SELECT a.name FROM account a WHERE a.id = who), 'Guest');
END
$$;

-- Organizations in which the caller holds one of these roles. A disabled account holds none.
CREATE FUNCTION caller_organizations(roles text[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    who uuid := caller();
BEGIN
    RETURN (SELECT coalesce(array_agg(DISTINCT m.organization_id), '{}')
              FROM membership m JOIN account a ON a.id = m.account_id
             WHERE m.account_id = who AND a.disabled_at IS NULL AND m.role = ANY (roles));
END
$$;

-- The two sides of an introduction. Administrators and analysts are on neither: they see no guest's row.
CREATE FUNCTION caller_houses() RETURNS uuid[]
LANGUAGE sql STABLE
AS $$ SELECT porchlight.caller_organizations('{house_staff,house_lead}') $$;

CREATE FUNCTION caller_teams() RETURNS uuid[]
LANGUAGE sql STABLE
AS $$ SELECT porchlight.caller_organizations('{referrer,referrer_lead}') $$;

CREATE FUNCTION caller_leads() RETURNS uuid[]
LANGUAGE sql STABLE
AS $$ SELECT porchlight.caller_organizations('{house_lead}') $$;

CREATE FUNCTION caller_is_admin() RETURNS boolean
LANGUAGE sql STABLE
AS $$ SELECT cardinality(porchlight.caller_organizations('{network_admin}')) > 0 $$;

-- The role under which the caller confirms what a house shows: a lead's word first.
CREATE FUNCTION caller_role_at(house uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    who uuid := caller();
BEGIN
    RETURN coalesce((SELECT m.role FROM membership m
                      WHERE m.account_id = who AND m.organization_id = house AND m.role IN ('house_lead', 'house_staff')
                      ORDER BY m.role LIMIT 1), '');
END
$$;
