SELECT outcome, (stay).* FROM stay_move($1::uuid, $2::uuid)
