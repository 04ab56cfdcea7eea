SELECT name, low, mid, high, unit, numerator, denominator, unanswered, few_cases, hidden, definition FROM report_estimates($1::date)
