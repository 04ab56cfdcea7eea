SELECT release_store($1::date, $2::integer, $3::text[], $4::jsonb, $5::jsonb) AS outcome
