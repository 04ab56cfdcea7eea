SELECT request_begin($1::uuid, $2::text, $3::text, $4::text)
