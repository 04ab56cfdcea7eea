SELECT outcome FROM guest_step($1::uuid, $2::uuid, $3::text)
