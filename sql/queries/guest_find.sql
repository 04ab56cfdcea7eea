SELECT id, secret_key FROM guest_find($1::text)
