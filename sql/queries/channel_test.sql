SELECT outcome, (delivery).* FROM channel_test($1::uuid)
