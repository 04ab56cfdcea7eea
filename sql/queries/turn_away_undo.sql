SELECT outcome, (turn_away).* FROM turn_away_undo($1::uuid)
