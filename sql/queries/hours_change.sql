SELECT outcome, (hours).* FROM hours_change($1::uuid, $2::bigint, $3::text, $4::jsonb, $5::jsonb, $6::jsonb, $7::timestamptz)
