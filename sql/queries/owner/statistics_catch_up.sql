-- Counts a month of days that have no sums yet; t: there are more.
SELECT porchlight.statistics_catch_up(30)
