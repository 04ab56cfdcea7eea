SELECT definition, items FROM statistics_week_hours($1, $2::uuid, $3, $4::date)
