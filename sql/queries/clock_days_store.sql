SELECT 'ok' AS outcome FROM clock_days_store($1::uuid, $2::jsonb)
