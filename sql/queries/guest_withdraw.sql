SELECT outcome FROM guest_withdraw($1::uuid)
