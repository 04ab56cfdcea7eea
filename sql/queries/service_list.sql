SELECT * FROM service_row WHERE site_id = $1::uuid ORDER BY kind, id
