SELECT outcome, (report).* FROM report_add($1, $2, $3::timestamptz, $4)
