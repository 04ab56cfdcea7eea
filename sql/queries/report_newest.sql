SELECT page, sha256 FROM report_newest($1, $2)
