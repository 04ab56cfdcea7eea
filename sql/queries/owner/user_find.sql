-- $1 email, $2 organization (name, in any case, or key), $3 role. One row: who and where, as far as they are known.
SELECT (SELECT name FROM porchlight.account WHERE email = $1) AS account,
       (SELECT count(*) FROM porchlight.organization WHERE lower(name) = lower($2) OR id::text = lower($2)) AS organizations,
       EXISTS (SELECT FROM porchlight.membership m JOIN porchlight.account a ON a.id = m.account_id JOIN porchlight.organization o ON o.id = m.organization_id
                WHERE a.email = $1 AND (lower(o.name) = lower($2) OR o.id::text = lower($2)) AND m.role = $3) AS has_role,
       -- Names that begin alike, for who mistyped it.
       (SELECT string_agg(near.name, ', ') FROM (SELECT name FROM porchlight.organization WHERE lower(left(name, 3)) = lower(left($2, 3)) ORDER BY name LIMIT 5) AS near) AS near
