SELECT measure, part, amount FROM report_parts($1::date)
