SELECT outcome, (recipient).* FROM recipient_arrive($1::uuid, $2::date)
