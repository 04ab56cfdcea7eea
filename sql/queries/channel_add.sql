SELECT outcome, (channel).* FROM channel_add($1::uuid, $2::uuid, $3::jsonb, $4::text)
