SELECT weekdays, opens_minute, closes_minute, valid_from, valid_to, on_date, closed FROM clock_days_rules($1::uuid, $2::date)
