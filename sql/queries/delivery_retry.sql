SELECT outcome, (delivery).* FROM delivery_retry($1::uuid)
