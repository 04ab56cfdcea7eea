SELECT * FROM directory_list($1::text, $2::text, $3::uuid, $4::uuid, $5::bigint)
