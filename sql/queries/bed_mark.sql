SELECT outcome, (bed).*
  FROM bed_mark($1::uuid, $2::text, $3::text, $4::timestamptz, $5::timestamptz, $6::text, $7::bigint)
