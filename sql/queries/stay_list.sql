-- A house's stays, the newest first. $2: current, ended, or NULL for both.
SELECT * FROM stay_row
 WHERE site_id = $1::uuid
   AND id < coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
   AND ($2::text IS NULL OR ($2 = 'current') = (left_at IS NULL))
 ORDER BY id DESC LIMIT $4::bigint
