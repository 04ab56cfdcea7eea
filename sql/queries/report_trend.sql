SELECT measure, begin, numerator, denominator FROM report_trend($1::date)
