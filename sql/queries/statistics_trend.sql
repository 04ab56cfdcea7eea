SELECT measure, definition, items FROM statistics_trend($1, $2::uuid, $3, $4, $5::integer)
