SELECT network, zone, begin, until, released_at, threshold FROM report_head($1::date)
