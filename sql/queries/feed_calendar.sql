SELECT * FROM feed_calendar($1::uuid)
