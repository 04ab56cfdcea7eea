SELECT begin, until, complete, released_at FROM statistics_periods($1) ORDER BY begin DESC
