SELECT outcome, id, report FROM directory_import($1::jsonb, $2::boolean, $3::boolean)
