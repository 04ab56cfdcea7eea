SELECT 'ok' AS outcome FROM clock_openings_store($1::uuid, $2::bigint, $3::jsonb, $4::timestamptz)
