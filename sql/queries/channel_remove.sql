SELECT channel_remove($1::uuid) AS outcome
