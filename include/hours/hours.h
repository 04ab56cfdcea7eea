/* Open intervals from weekly rules, dated exceptions and an IANA zone (semantics of RFC 5545, through libical and the
 * system's zone database). Pure: no clock, no database. */
#ifndef PORCHLIGHT_HOURS_HOURS_H
#define PORCHLIGHT_HOURS_HOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct hours_rule {
	unsigned weekdays;               /* bit 0 Monday ... bit 6 Sunday */
	int      opens_minute;           /* of the local day, 0..1439 */
	int      closes_minute;          /* <= opens_minute: on the next day; both 0: the whole day */
	int      valid_from, valid_to;   /* YYYYMMDD, inclusive; 0: open-ended */
};

struct hours_exception {
	int  on_date;                    /* YYYYMMDD; replaces all rules of that local day */
	bool closed;
	int  opens_minute, closes_minute;
};

struct hours_interval {
	int64_t opens_at_us, closes_at_us;   /* UTC; opens < closes */
};

bool hours_zone_known(const char *zone);

/* Merged, sorted intervals that touch [from_us, until_us). false: the zone is unknown. */
bool hours_intervals(struct arena *arena, const char *zone, const struct hours_rule *rules, size_t rule_count,
                     const struct hours_exception *exceptions, size_t exception_count, int64_t from_us, int64_t until_us,
                     struct hours_interval **intervals, size_t *count);

#endif
