-- The months that have daily sums.
SELECT first::text, past::text FROM porchlight.statistics_counted_months() ORDER BY first
