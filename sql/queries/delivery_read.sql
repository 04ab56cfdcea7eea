SELECT * FROM delivery_row WHERE id = $1::uuid
