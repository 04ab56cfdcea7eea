/* What a zone's clock is apart from UTC, for formats that know offsets and no zones: those must be cut where
 * the offset changes. Days are counted from 1970-01-01 (base/date.h). Each takes the same lock as
 * hours_intervals. */
#ifndef PORCHLIGHT_HOURS_OFFSET_H
#define PORCHLIGHT_HOURS_OFFSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The offset, in seconds, by which hours_intervals counts that clock time of a local day (0..1440; 1440 is
 * the midnight at its end), and the moment that it means, in seconds of UTC. false: the zone is unknown. */
bool hours_offset(const char *zone, int64_t day, int minute, int64_t *offset_s, int64_t *at_s);

/* The local day of a moment. false: the zone is unknown. */
bool hours_day(const char *zone, int64_t at_us, int64_t *day);

/* The days of [from, until) on which the offset changes, in order, at most `most`. A change that is taken
 * back within a week is not seen; no zone has one. false: the zone is unknown. */
bool hours_changes(const char *zone, int64_t from, int64_t until, int64_t *days, size_t most, size_t *count);

#endif
