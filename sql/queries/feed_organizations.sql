-- $1: one organization; $2 search, $3 kind of service, $4 population, $5 way in; $6 organizations to pass by, $7 at most.
SELECT total, (entry).* FROM feed_organizations($1::uuid, $2::text, $3::text, $4::text, $5::text, $6::bigint, $7::bigint)
