SELECT name, checksum, to_char(applied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') FROM porchlight.migration ORDER BY name
