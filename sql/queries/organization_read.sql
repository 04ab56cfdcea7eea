SELECT * FROM organization_row WHERE id = $1::uuid
