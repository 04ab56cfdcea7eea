SELECT * FROM contact_row WHERE id = $1::uuid
