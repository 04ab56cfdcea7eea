SELECT outcome, (stay).* FROM stay_begin($1::uuid, $2::uuid, $3::uuid, $4::text, $5::date, $6::text, $7::text)
