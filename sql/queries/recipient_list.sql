-- The caller's own, as house or as sender, the newest first. $1: open, ended, or NULL for both.
SELECT * FROM recipient_row
 WHERE (house_id = ANY ((SELECT caller_houses())::uuid[]) OR sender_id = ANY ((SELECT caller_teams())::uuid[]))
   AND id < coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
   AND ($1::text IS NULL OR ($1 = 'open') = (ended_at IS NULL))
 ORDER BY id DESC LIMIT $3::bigint
