-- $1 period, $2 its first day (NULL: the newest that was released). No row: not the caller's to see.
SELECT name, low, mid, high, unit, numerator, denominator, unanswered, few_cases, hidden, definition, begin, until, released_at, threshold
  FROM statistics_diversion($1, $2::date)
