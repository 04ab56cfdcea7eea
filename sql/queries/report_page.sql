SELECT page, sha256 FROM report_page($1::uuid)
