/* Offsets of local days, asked of the same zone rules as the intervals are. */
#include "hours/offset.h"

#include "base/clock.h"
#include "zone.h"

enum { MINUTE_S = 60, DAY_S = 86400, WEEK = 7 };

bool
hours_offset(const char *name, int64_t day, int minute, int64_t *offset_s, int64_t *at_s)
{
	struct zone *zone = zone_take(name);
	int64_t      local_s = day * DAY_S + (int64_t)minute * MINUTE_S;

	if (zone == NULL)
		return false;
	*at_s = zone_to_utc_s(zone, local_s);
	*offset_s = local_s - *at_s;
	zone_drop(zone);
	return true;
}

bool
hours_day(const char *name, int64_t at_us, int64_t *day)
{
	struct zone *zone = zone_take(name);
	int64_t      local_s = at_us / MICROSECONDS_PER_SECOND;

	if (zone == NULL)
		return false;
	local_s += zone_offset_s(zone, local_s);
	zone_drop(zone);
	*day = local_s / DAY_S - (local_s % DAY_S < 0);
	return true;
}

/* At the day's first moment. */
static int64_t
offset_of_day(struct zone *zone, int64_t day)
{
	return day * DAY_S - zone_to_utc_s(zone, day * DAY_S);
}

bool
hours_changes(const char *name, int64_t from, int64_t until, int64_t *days, size_t most, size_t *count)
{
	struct zone *zone = zone_take(name);
	size_t       found = 0;

	if (zone == NULL)
		return false;
	for (int64_t week = from; week < until && found < most; week += WEEK) {
		int64_t end = week + WEEK < until ? week + WEEK : until;

		if (offset_of_day(zone, week) == offset_of_day(zone, end))
			continue;
		for (int64_t day = week; day < end && found < most; day++)
			if (offset_of_day(zone, day) != offset_of_day(zone, day + 1))
				days[found++] = day;
	}
	zone_drop(zone);
	*count = found;
	return true;
}
