SELECT * FROM recipient_row WHERE id = $1::uuid
