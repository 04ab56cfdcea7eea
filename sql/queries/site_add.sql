SELECT outcome, (site).* FROM site_add($1::jsonb)
