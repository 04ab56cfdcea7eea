SELECT outcome, (organization).* FROM organization_change($1::uuid, $2::bigint, $3::jsonb)
