SELECT outcome, (service).* FROM service_change($1::uuid, $2::bigint, $3::jsonb)
