/* What clocks and calendars of a zone show at a moment, for texts that people read. */
#ifndef PORCHLIGHT_HOURS_LOCAL_H
#define PORCHLIGHT_HOURS_LOCAL_H

#include <stdbool.h>
#include <stdint.h>

struct hours_local {
	int64_t day;     /* of the calendar, counted from 1970-01-01 (base/date.h) */
	int     weekday; /* 0 Monday ... 6 Sunday */
	int     minute;  /* of the clock, 0..1439; seconds are cut off */
};

/* false: the zone is unknown. Takes the same lock as hours_intervals. */
bool hours_local(const char *zone, int64_t at_us, struct hours_local *local);

#endif
