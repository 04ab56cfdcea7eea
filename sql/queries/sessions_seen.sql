SELECT sessions_seen($1::uuid[]) AS outcome
