SELECT cells FROM directory_export_run($1::text[], $2::boolean)
