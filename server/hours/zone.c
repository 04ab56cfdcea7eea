/* Zones through libical, from the system's zone database.
 * Only its answer to "what is the offset at this moment" is used: compared with the database's own
 * transitions for all zones of 2020-2037 it is right (Easter Island before 2022 apart), while its way from
 * local time to UTC (libical 3.0.16) takes the second of two moments, and the offset behind a gap, both
 * against RFC 5545. That way back is done here. libical fills its caches on reading and doesn't say that it
 * is safe between threads: one lock is held all along. */
#include "zone.h"

#include <libical/ical.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>

#include "base/check.h"

enum { SECONDS_PER_DAY = 86400, ZONE_NAME_MOST = 64 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool            started; /* {lock} */

/* The name becomes part of a file's path. */
static bool
is_name(const char *name)
{
	size_t size = strnlen(name, ZONE_NAME_MOST + 1);

	return size > 0 && size <= ZONE_NAME_MOST && name[0] >= 'A' && name[0] <= 'Z'
	    && strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_+-") == size;
}

struct zone *
zone_take(const char *name)
{
	icaltimezone *zone;

	if (name == NULL || !is_name(name))
		return NULL;
	pthread_mutex_lock(&lock);
	if (!started) {
		icaltimezone_set_builtin_tzdata(0); /* the system's database, not a copy of the library's */
		started = true;
	}
	zone = icaltimezone_get_builtin_timezone(name);
	if (zone == NULL)
		pthread_mutex_unlock(&lock);
	return (struct zone *)zone;
}

void
zone_drop(struct zone *zone)
{
	check(zone != NULL);
	pthread_mutex_unlock(&lock);
}

int64_t
zone_offset_s(struct zone *zone, int64_t utc_s)
{
	struct icaltimetype moment = icaltime_from_timet_with_zone(utc_s, 0, icaltimezone_get_utc_timezone());
	int                 is_daylight;

	return icaltimezone_get_utc_offset_of_utc_time((icaltimezone *)zone, &moment, &is_daylight);
}

int64_t
zone_to_utc_s(struct zone *zone, int64_t local_s)
{
	/* A day either way lies behind any offset, and no zone changes twice in two days. */
	int64_t before = zone_offset_s(zone, local_s - SECONDS_PER_DAY);
	int64_t after = zone_offset_s(zone, local_s + SECONDS_PER_DAY);

	if (before == after || zone_offset_s(zone, local_s - before) == before)
		return local_s - before;
	if (zone_offset_s(zone, local_s - after) == after)
		return local_s - after;
	return local_s - before;
}
