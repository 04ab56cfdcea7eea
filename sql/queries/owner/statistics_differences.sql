-- $1 the first day, $2 the day after the last: daily sums that aren't what the rows say.
SELECT day::text, by, slice, measure, part, kept, counted FROM porchlight.statistics_differences($1::date, $2::date) ORDER BY day, measure, by, slice
