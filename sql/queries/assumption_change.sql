SELECT outcome, (assumption).* FROM assumption_change($1::jsonb)
