SELECT * FROM outbox_claim($1::integer)
