SELECT cells FROM directory_export($1::text[], $2::boolean)
