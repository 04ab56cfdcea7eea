SELECT * FROM assumption_history($1::text)
