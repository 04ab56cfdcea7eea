-- $1: week, month, quarter or year. No row: the caller is neither a network administrator nor an analyst.
SELECT $1::text AS period, zone, since AS "from", until, as_of, referrals, answered_in_30_min, arrivals, diversions_reported, diversions_answered,
       diversions_unanswered, ended, turn_aways, asks, stays_current, sites_fresh, sites_total, beds_open, hidden, definitions
  FROM statistics_report($1)
