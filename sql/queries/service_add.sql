SELECT outcome, (service).* FROM service_add($1::uuid, $2::jsonb)
