-- What the caller's teams sent, the newest first. $1: open, ended, or NULL for both. $4: mine (the caller looks after it), unanswered (open,
-- and no house has answered), team or NULL for all.
SELECT * FROM referral_row
 WHERE organization_id = ANY ((SELECT caller_teams())::uuid[])
   AND id < coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
   AND ($1::text IS NULL OR ($1 = 'open') = (ended_at IS NULL))
   AND CASE $4::text
         WHEN 'mine' THEN owner_id = (SELECT caller())
         WHEN 'unanswered' THEN ended_at IS NULL
              AND NOT EXISTS (SELECT FROM recipient_row r WHERE r.referral_id = referral_row.id AND r.answered_at IS NOT NULL)
         ELSE true END
 ORDER BY id DESC LIMIT $3::bigint
