SELECT definition, items FROM statistics_freshness($1, $2::uuid, $3, $4::date)
