SELECT * FROM guest_open($1::uuid)
