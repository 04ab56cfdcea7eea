SELECT outcome, (recipient).* FROM recipient_offer($1::uuid, $2::uuid, $3::integer)
