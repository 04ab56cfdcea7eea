SELECT outcome, (stay).* FROM stay_change($1::uuid, $2::bigint, $3::jsonb, $4::boolean, $5::text, $6::text)
