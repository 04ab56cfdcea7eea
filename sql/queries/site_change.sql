SELECT outcome, (site).* FROM site_change($1::uuid, $2::bigint, $3::jsonb)
