SELECT * FROM bed_row WHERE site_id = $1::uuid ORDER BY position, id
