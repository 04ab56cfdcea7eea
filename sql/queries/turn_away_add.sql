SELECT outcome, (turn_away).* FROM turn_away_add($1::uuid, $2::text, $3::text)
