/* From a moment to the clock on the wall: the zone's offset is all that is asked of the calendar library. */
#include "hours/local.h"

#include <stddef.h>

#include "base/clock.h"
#include "zone.h"

enum { MINUTE_S = 60, DAY_S = 86400, THURSDAY = 3 /* 1970-01-01 was one */ };

bool
hours_local(const char *zone, int64_t at_us, struct hours_local *local)
{
	struct zone *taken = zone_take(zone);
	int64_t      at_s = at_us / MICROSECONDS_PER_SECOND - (at_us % MICROSECONDS_PER_SECOND < 0);
	int64_t      local_s;

	if (taken == NULL)
		return false;
	local_s = at_s + zone_offset_s(taken, at_s);
	zone_drop(taken);
	local->day = local_s / DAY_S - (local_s % DAY_S < 0);
	local->weekday = (int)(((local->day + THURSDAY) % 7 + 7) % 7);
	local->minute = (int)((local_s - local->day * DAY_S) / MINUTE_S);
	return true;
}
