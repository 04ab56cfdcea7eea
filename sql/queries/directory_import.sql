SELECT outcome, id, found FROM directory_import($1::jsonb, $2::boolean)
