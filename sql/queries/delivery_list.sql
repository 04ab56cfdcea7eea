-- An organization's, the newest first. $2: waiting, delivered, dead, or NULL for all.
SELECT * FROM delivery_row
 WHERE organization_id = $1::uuid AND id < coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff') AND ($2::text IS NULL OR state = $2)
 ORDER BY id DESC LIMIT $4::bigint
