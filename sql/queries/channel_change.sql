SELECT outcome, (channel).* FROM channel_change($1::uuid, $2::bigint, $3::jsonb)
