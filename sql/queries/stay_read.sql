SELECT * FROM stay_row WHERE id = $1::uuid
