SELECT line, "column", detail FROM site_import_problems($1::jsonb) ORDER BY line, "column"
