SELECT outcome, (stay).* FROM stay_extend($1::uuid, $2::date)
