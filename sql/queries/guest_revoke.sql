SELECT outcome FROM guest_revoke($1::uuid)
