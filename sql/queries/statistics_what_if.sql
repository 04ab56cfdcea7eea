-- $1 region (NULL: the whole network), $2 period, $3 its first day (NULL: the newest that was released). No row: not the caller's to see.
SELECT region, period, begin, until, released_at, days, arrivals, turned_away, stays, stay_hours, guest_nights, empty_nights
  FROM statistics_what_if($1, $2, $3::date)
