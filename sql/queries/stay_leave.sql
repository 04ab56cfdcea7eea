SELECT outcome, (stay).* FROM stay_leave($1::uuid, $2::text, $3::text)
