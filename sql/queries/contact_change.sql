SELECT outcome, (contact).* FROM contact_change($1::uuid, $2::bigint, $3::jsonb)
