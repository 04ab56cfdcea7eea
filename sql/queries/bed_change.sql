SELECT outcome, (bed).* FROM bed_change($1::uuid, $2::bigint, $3::jsonb)
