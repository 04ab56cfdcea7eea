SELECT outcome, (note).* FROM note_add($1::uuid, $2::uuid, $3::text, $4::timestamptz, $5::text)
