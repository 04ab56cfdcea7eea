SELECT outcome, reply FROM request_replay($1::uuid, $2::text, $3::text)
