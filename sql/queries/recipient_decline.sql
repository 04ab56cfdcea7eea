SELECT outcome, (recipient).* FROM recipient_decline($1::uuid, $2::text, $3::uuid)
