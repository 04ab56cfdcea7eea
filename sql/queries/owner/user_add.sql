-- $1 email, $2 name, $3 password hash (NULL: the account is there), $4 organization (name or key), $5 kind (NULL: the organization is there), $6 role,
-- $7 zone of the network, which is made together with its organization.
WITH made_organization AS (
    INSERT INTO porchlight.organization (id, name, kind) SELECT porchlight.id_new(), $4, $5::text WHERE $5::text IS NOT NULL RETURNING id, name
), made_network AS (
    INSERT INTO porchlight.network (name, zone) SELECT $4, $7 WHERE $5::text = 'network' ON CONFLICT (id) DO NOTHING
), made_account AS (
    INSERT INTO porchlight.account (id, email, name, password_hash) SELECT porchlight.id_new(), $1, $2, $3 WHERE $3::text IS NOT NULL RETURNING id
), made_membership AS (
    INSERT INTO porchlight.membership (account_id, organization_id, role)
    SELECT coalesce((SELECT id FROM made_account), (SELECT id FROM porchlight.account WHERE email = $1)),
           coalesce((SELECT id FROM made_organization), (SELECT id FROM porchlight.organization WHERE lower(name) = lower($4) OR id::text = lower($4))), $6
    RETURNING organization_id
)
SELECT coalesce((SELECT name FROM made_organization), (SELECT name FROM porchlight.organization WHERE id = organization_id)) FROM made_membership
