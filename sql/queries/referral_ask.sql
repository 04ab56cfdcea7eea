SELECT outcome, (referral).*
  FROM referral_ask($1::uuid, $2::uuid, $3::text, $4::text[], $5::text, $6::text, $7::text, $8::text[], $9::text[], $10::text, $11::text)
