/* From rules and exceptions to open intervals: each local day is asked what it opens, its clock times become
 * moments, and what touches is merged. Day by day, since that is how people write hours down and how a clock
 * change shifts them. */
#include "hours/hours.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/date.h"
#include "zone.h"

enum {
	SECONDS_PER_DAY = 86400,
	MINUTES_PER_DAY = 1440,
	LAST_DAY = 47482 /* 2100-01-01: rules of zones are not told further */
};

struct list {
	struct hours_interval *items;
	size_t                 count, capacity;
	struct arena          *arena;
};

bool
hours_zone_known(const char *name)
{
	struct zone *zone = zone_take(name);

	if (zone == NULL)
		return false;
	zone_drop(zone);
	return true;
}

static void
add(struct list *list, struct hours_interval interval)
{
	if (list->count == list->capacity) {
		size_t                 capacity = list->capacity > 0 ? list->capacity * 2 : 32;
		struct hours_interval *items = arena_take(list->arena, capacity * sizeof *items);

		for (size_t i = 0; i < list->count; i++)
			items[i] = list->items[i];
		list->items = items;
		list->capacity = capacity;
	}
	list->items[list->count++] = interval;
}

/* The interval that begins on that local day. */
static void
add_opening(struct list *list, struct zone *zone, int64_t day, int opens_minute, int closes_minute)
{
	int64_t midnight_s = day * SECONDS_PER_DAY;
	int64_t closes = closes_minute > opens_minute ? closes_minute : closes_minute + MINUTES_PER_DAY;
	int64_t opens_s = zone_to_utc_s(zone, midnight_s + (int64_t)opens_minute * 60);
	int64_t closes_s = zone_to_utc_s(zone, midnight_s + closes * 60);

	/* Hours that lie wholly in the gap of a clock change come out backwards: that day they don't exist.
	 */
	if (opens_s < closes_s)
		add(list, (struct hours_interval){
			      opens_s * MICROSECONDS_PER_SECOND, closes_s * MICROSECONDS_PER_SECOND });
}

/* true: the day has exceptions, and they were taken. One that closes the day wins over one that changes it.
 */
static bool
add_exceptions(struct list *list, struct zone *zone, int64_t day, int date,
    const struct hours_exception *exceptions, size_t count)
{
	size_t found = 0;
	bool   closed = false;

	for (size_t i = 0; i < count; i++) {
		if (exceptions[i].on_date == date) {
			found++;
			closed = closed || exceptions[i].closed;
		}
	}
	for (size_t i = 0; i < count && found > 0 && !closed; i++)
		if (exceptions[i].on_date == date)
			add_opening(list, zone, day, exceptions[i].opens_minute, exceptions[i].closes_minute);
	return found > 0;
}

static void
add_rules(
    struct list *list, struct zone *zone, int64_t day, int date, const struct hours_rule *rules, size_t count)
{
	unsigned weekday = (unsigned)(((day + 3) % 7 + 7) % 7); /* day 0 was a Thursday; 0 is Monday */

	for (size_t i = 0; i < count; i++)
		if ((rules[i].weekdays >> weekday & 1)
		    && (rules[i].valid_from == 0 || date >= rules[i].valid_from)
		    && (rules[i].valid_to == 0 || date <= rules[i].valid_to))
			add_opening(list, zone, day, rules[i].opens_minute, rules[i].closes_minute);
}

static int
compare(const void *left, const void *right)
{
	const struct hours_interval *a = left, *b = right;

	return (a->opens_at_us > b->opens_at_us) - (a->opens_at_us < b->opens_at_us);
}

/* Sorts, joins what overlaps or meets, and keeps what touches [from, until). */
static void
merge(struct list *list, int64_t from_us, int64_t until_us)
{
	size_t joined = 0, kept = 0;

	if (list->count > 1)
		qsort(list->items, list->count, sizeof list->items[0], compare);
	for (size_t i = 0; i < list->count; i++) {
		struct hours_interval *last = &list->items[joined > 0 ? joined - 1 : 0];

		if (joined > 0 && list->items[i].opens_at_us <= last->closes_at_us) {
			if (last->closes_at_us < list->items[i].closes_at_us)
				last->closes_at_us = list->items[i].closes_at_us;
		} else {
			list->items[joined++] = list->items[i];
		}
	}
	for (size_t i = 0; i < joined; i++)
		if (list->items[i].opens_at_us < until_us && list->items[i].closes_at_us > from_us)
			list->items[kept++] = list->items[i];
	list->count = kept;
}

static int64_t
local_day(struct zone *zone, int64_t time_us)
{
	int64_t utc_s = time_us / MICROSECONDS_PER_SECOND;

	return (utc_s + zone_offset_s(zone, utc_s)) / SECONDS_PER_DAY;
}

bool
hours_intervals(struct arena *arena, const char *zone_name, const struct hours_rule *rules, size_t rule_count,
    const struct hours_exception *exceptions, size_t exception_count, int64_t from_us, int64_t until_us,
    struct hours_interval **intervals, size_t *count)
{
	const int64_t day_us = SECONDS_PER_DAY * MICROSECONDS_PER_SECOND;
	struct list   list = { .arena = arena };
	struct zone  *zone = zone_take(zone_name);
	int64_t       first, last;

	if (zone == NULL)
		return false;
	if (from_us < 0)
		from_us = 0;
	if (until_us > LAST_DAY * day_us)
		until_us = LAST_DAY * day_us;
	if (until_us > from_us && until_us - from_us > HOURS_DAYS_MOST * day_us)
		until_us = from_us + HOURS_DAYS_MOST * day_us;
	/* What began the day before may still run; and the day after tells whether the last one goes on. */
	first = local_day(zone, from_us) - 2;
	last = until_us > from_us ? local_day(zone, until_us) + 1 : first - 1;
	for (int64_t day = first; day <= last; day++) {
		struct date date = day_to_date(day);
		int         number = date.year * 10000 + date.month * 100 + date.day;

		if (!add_exceptions(&list, zone, day, number, exceptions, exception_count))
			add_rules(&list, zone, day, number, rules, rule_count);
	}
	zone_drop(zone);
	merge(&list, from_us, until_us);
	*intervals = list.items;
	*count = list.count;
	return true;
}
