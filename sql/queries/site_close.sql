SELECT outcome, (site).* FROM site_close($1::uuid, $2::boolean)
