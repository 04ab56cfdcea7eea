SELECT span, month, begin, until, by, slice, within, measures, parts, amounts, counts, states FROM release_groups($1::date)
