SELECT outcome, (stay).* FROM stay_begin($1::uuid, $2::uuid, $3::text, $4::date)
