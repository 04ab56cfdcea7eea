SELECT outcome, (hours).* FROM hours_confirm($1::uuid)
