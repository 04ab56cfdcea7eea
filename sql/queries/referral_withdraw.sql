SELECT outcome, (referral).* FROM referral_withdraw($1::uuid)
