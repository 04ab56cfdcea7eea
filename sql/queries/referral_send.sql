SELECT outcome, (referral).*
  FROM referral_send($1::uuid, $2::uuid, $3::uuid[], $4::text[], $5::text, $6::text, $7::text, $8::text[], $9::text[], $10::timestamptz, $11::text,
                     $12::text, $13::text, $14::text, $15::text, $16::boolean)
