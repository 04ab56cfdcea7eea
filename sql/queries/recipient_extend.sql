SELECT outcome, (recipient).* FROM recipient_extend($1::uuid, $2::integer)
