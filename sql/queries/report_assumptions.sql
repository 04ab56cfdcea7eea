SELECT name, low, mid, high, source, source_date FROM report_assumptions()
