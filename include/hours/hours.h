/* Open intervals from weekly rules, dated exceptions and an IANA zone (semantics of RFC 5545, through libical
 * and the system's zone database). Pure: no clock, no database. */
#ifndef PORCHLIGHT_HOURS_HOURS_H
#define PORCHLIGHT_HOURS_HOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct hours_rule {
	unsigned weekdays;             /* bit 0 Monday ... bit 6 Sunday */
	int      opens_minute;         /* of the local day, 0..1439 */
	int      closes_minute;        /* 0..1440; <= opens_minute: on the next day; both 0: the whole day */
	int      valid_from, valid_to; /* YYYYMMDD, inclusive, of the day it opens on; 0: open-ended */
};

struct hours_exception {
	int  on_date; /* YYYYMMDD; replaces all that would open on that local day. Several may share one */
	bool closed;  /* opens nothing that day, whatever else is said of it */
	int  opens_minute, closes_minute;
};

struct hours_interval {
	int64_t opens_at_us, closes_at_us; /* UTC; opens < closes */
};

/* An IANA name of the system's zone database, "America/New_York". */
bool hours_zone_known(const char *zone);

enum { HOURS_DAYS_MOST = 800 };

/* Merged, sorted intervals that touch [from_us, until_us); a longer stretch is cut to HOURS_DAYS_MOST, and to
 * 1970-2099. They are whole, not cut at its ends (but what runs for days on end is told from two days
 * before): what closes after until_us may well go on further (ask with a later one), what closes at or before
 * it doesn't. What began the day before a closed day runs to its end. Clock times follow RFC 5545, 3.3.5: one
 * that comes twice means the first, one that is skipped is counted by the offset before the skip. Takes a
 * lock: one thread computes at a time. false: the zone is unknown. */
bool hours_intervals(struct arena *arena, const char *zone, const struct hours_rule *rules, size_t rule_count,
    const struct hours_exception *exceptions, size_t exception_count, int64_t from_us, int64_t until_us,
    struct hours_interval **intervals, size_t *count);

/* --- local time, for whoever tells days and clock times of a zone. All answer 0 or NO_TIME for an unknown
 * one --- */
struct hours_local {
	int year, month, day; /* 0, 0, 0: the zone is unknown */
	int weekday;          /* 0 Monday ... 6 Sunday */
	int hour, minute, second;
	int offset_s; /* ahead of UTC */
};
struct hours_local hours_local(const char *zone, int64_t at_us);
/* YYYYMMDD. */
int hours_local_date(const char *zone, int64_t at_us);
/* The moment of that minute (0..2880) of a local day, as rules mean it: see above. */
int64_t hours_moment(const char *zone, int date, int minute);
/* So many days after the date; both YYYYMMDD. */
int hours_date_after(int date, int days);

/* --- what is stored with a service --- */
enum { HOURS_DAYS_AHEAD = 8 };

/* [["2026-11-22T17:00:00Z","2026-11-23T05:00:00Z"],...] */
const char *hours_intervals_text(struct arena *arena, const struct hours_interval *intervals, size_t count);
/* The open intervals from the day before that moment to HOURS_DAYS_AHEAD after it, as that text, and how far
 * they reach. No rule and no exception but long past ones: "[]" and NO_TIME, its hours were not told. false:
 * the zone is unknown. */
bool hours_openings(struct arena *arena, const char *zone, const struct hours_rule *rules, size_t rule_count,
    const struct hours_exception *exceptions, size_t exception_count, int64_t now_us, const char **openings,
    int64_t *openings_until_us);

#endif
