SELECT at, "column", detail FROM county_import_problems($1::jsonb) ORDER BY at, "column"
