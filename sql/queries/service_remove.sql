SELECT service_remove($1::uuid) AS outcome
