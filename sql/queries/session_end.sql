SELECT session_end($1::uuid) AS outcome
