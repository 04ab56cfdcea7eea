SELECT sign_in_failed($1::uuid) AS outcome
