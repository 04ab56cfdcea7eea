/* Local time of one zone. The only file with the calendar library is zone.c; what it answers is plain
 * numbers. */
#ifndef PORCHLIGHT_HOURS_ZONE_H
#define PORCHLIGHT_HOURS_ZONE_H

#include <stdint.h>

struct zone;

/* NULL: no such zone in the system's database. Holds the library's lock until zone_drop: keep it short. */
struct zone *zone_take(const char *name);
void         zone_drop(struct zone *zone);

/* Seconds that the zone is ahead of UTC at that moment (seconds since 1970 UTC). */
int64_t zone_offset_s(struct zone *zone, int64_t utc_s);
/* The moment when clocks there show local_s, counted as if it were UTC. RFC 5545, 3.3.5: of two such moments
 * (clocks go back) the first; when there is none (clocks go forward), by the offset before the gap. */
int64_t zone_to_utc_s(struct zone *zone, int64_t local_s);

#endif
