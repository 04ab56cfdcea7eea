SELECT outcome, (referral).* FROM referral_revoke($1::uuid)
