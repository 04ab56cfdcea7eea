SELECT contact_remove($1::uuid) AS outcome
