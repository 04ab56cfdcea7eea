SELECT id, quarter, language, made_at, made_by, sha256 FROM report_read($1::uuid)
