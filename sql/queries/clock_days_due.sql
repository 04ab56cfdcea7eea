SELECT id, zone, first_day, last_day FROM clock_days_due(50)
