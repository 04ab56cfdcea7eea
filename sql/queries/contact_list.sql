-- Whom to ask for at a site, for all of it first; then those who answer for its organization as a whole.
SELECT c.* FROM contact_row c JOIN site s ON s.id = $1::uuid AND s.organization_id = c.organization_id
 WHERE c.site_id = s.id OR c.site_id IS NULL
 ORDER BY c.site_id IS NULL, c.service_id NULLS FIRST, lower(c.name), c.id
