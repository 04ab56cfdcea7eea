-- $1 scope, $2 organization (NULL: the network), $3 period, $4 its first day (NULL: the newest), $5 sliced by. No row: not the caller's to see.
SELECT scope, id, period, zone, begin, until, as_of, released_at, by, threshold, before, measures FROM statistics_page($1, $2::uuid, $3, $4::date, $5)
