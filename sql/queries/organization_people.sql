SELECT account_id, name, role FROM organization_people($1::uuid)
