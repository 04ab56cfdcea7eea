SELECT outcome, (site).* FROM site_confirm($1::uuid)
