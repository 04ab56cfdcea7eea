-- No row: no house of the caller's.
SELECT nights_used, nights_left, window_nights, window_days, from_on, free_on FROM site_nights($1::uuid, $2::text[])
