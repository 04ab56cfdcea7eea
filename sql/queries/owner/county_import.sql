SELECT county_import($1::jsonb, $2::boolean)
