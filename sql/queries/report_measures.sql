SELECT name, kind, unit, definition, numerator, denominator, unanswered, median, p90, before_numerator, before_denominator, before_median, before_released FROM report_measures($1::date)
