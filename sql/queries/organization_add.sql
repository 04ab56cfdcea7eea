SELECT outcome, (organization).* FROM organization_add($1::jsonb)
