SELECT outcome, (recipient).* FROM recipient_arrive($1::uuid, $2::date, $3::uuid, $4::text, $5::text)
