-- $1: one service; $2 search, $3 organization, $4 kind, $5 population, $6 way in, $7 modified after, $8 postcode, $9 metres; $10 rows to
-- pass by, $11 rows at most.
SELECT total, (entry).*
  FROM feed_services($1::uuid, $2::text, $3::uuid, $4::text, $5::text, $6::text, $7::timestamptz, $8::text, $9::double precision,
                     $10::bigint, $11::bigint)
