SELECT directory_import_run($1::jsonb, $2::boolean)
