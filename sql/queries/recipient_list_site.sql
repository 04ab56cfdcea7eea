-- Those of one house, the newest first. $1: open, ended, or NULL for both.
SELECT * FROM recipient_row
 WHERE site_id = $4::uuid
   AND id < coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
   AND ($1::text IS NULL OR ($1 = 'open') = (ended_at IS NULL))
 ORDER BY id DESC LIMIT $3::bigint
