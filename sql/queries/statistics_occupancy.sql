SELECT definition, items FROM statistics_occupancy($1::uuid, $2::date)
