SELECT outcome, (hours).* FROM hours_except($1::uuid, $2::bigint, $3::text, $4::date, $5::jsonb, $6::jsonb, $7::timestamptz)
