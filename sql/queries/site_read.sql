SELECT * FROM site_row WHERE id = $1::uuid
