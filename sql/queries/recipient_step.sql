SELECT outcome, (recipient).* FROM recipient_step($1::uuid, $2::text)
