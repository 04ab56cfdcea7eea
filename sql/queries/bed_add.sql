SELECT outcome, (bed).* FROM bed_add($1::uuid, $2::jsonb)
