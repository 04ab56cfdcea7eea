SELECT outcome, (referral).* FROM referral_own($1::uuid, $2::uuid)
