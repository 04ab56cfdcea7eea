-- Who can sign in. The sign-ins themselves (and the hashes of their password) come from the command, in demo_person.
INSERT INTO account (id, email, name, password_hash)
SELECT pg_temp.key('2024-07-01', 'account ' || email, 0), email, name, password_hash
FROM demo_person;

CREATE TEMP TABLE demo_member ON COMMIT DROP AS
SELECT pg_temp.key('2024-07-01', 'account ' || email, 0) AS account_id, organization.id AS organization_id, role
FROM demo_person
JOIN (SELECT slug, house_id AS id FROM demo_site
      UNION ALL SELECT slug, id FROM demo_sender
      UNION ALL SELECT slug, organization_id FROM demo_place
      UNION ALL SELECT 'porchlight', pg_temp.key('2024-01-01', 'network', 1)) AS organization ON slug = organization_slug;

INSERT INTO membership (account_id, organization_id, role)
SELECT account_id, organization_id, role FROM demo_member;
