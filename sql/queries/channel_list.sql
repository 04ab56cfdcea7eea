SELECT * FROM channel_row WHERE organization_id = $1::uuid ORDER BY id
