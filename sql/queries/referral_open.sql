SELECT * FROM referral_open($1::uuid)
