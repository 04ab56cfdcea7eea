SELECT outcome, (site).* FROM site_pause($1::uuid, $2::boolean)
