/* A zone as a component of a calendar. Its clock changes are found by asking for its offsets; where they keep
 * to a yearly rule ("the second Sunday of March") that is told, with one rule for each way, and otherwise
 * each change is told by itself. */
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "calendar.h"

enum {
	SECONDS_PER_DAY = 86400,
	STEP_DAYS = 7,   /* no zone changes its clocks twice in a week */
	YEARS_AHEAD = 8, /* looked at besides those told, to know whether a rule holds */
	BYDAY_SIZE = 16,
	LAST_YEAR = 2037 /* rules of zones are not told further */
};

static const char *const weekdays[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

static int64_t
year_s(int year)
{
	return date_to_day((struct date){ year, 1, 1 }) * SECONDS_PER_DAY;
}

/* The first second of the new offset; it is not the same at both ends. */
static int64_t
change_between(struct zone *zone, int64_t before_s, int64_t after_s)
{
	int64_t offset_s = zone_offset_s(zone, before_s);

	while (after_s - before_s > 1) {
		int64_t middle_s = before_s + (after_s - before_s) / 2;

		if (zone_offset_s(zone, middle_s) == offset_s)
			before_s = middle_s;
		else
			after_s = middle_s;
	}
	return after_s;
}

struct zone_change *
zone_changes(struct arena *arena, struct zone *zone, int64_t from_s, int64_t until_s, size_t *count)
{
	const int64_t step_s = STEP_DAYS * SECONDS_PER_DAY;
	size_t        most = until_s > from_s ? (size_t)((until_s - from_s) / step_s) + 1 : 0, found = 0;
	struct zone_change *changes = arena_take(arena, most * sizeof *changes);

	for (int64_t at_s = from_s, next_s; at_s < until_s; at_s = next_s) {
		next_s = until_s - at_s < step_s ? until_s : at_s + step_s;
		struct zone_change change = { .from_s = zone_offset_s(zone, at_s),
			.to_s = zone_offset_s(zone, next_s) };

		if (change.from_s == change.to_s)
			continue;
		change.at_s = change_between(zone, at_s, next_s);
		changes[found++] = change;
	}
	*count = found;
	return changes;
}

/* A change by the calendar on the wall, told by the clock before it. */
struct wall {
	int     year, month, weekday, nth; /* nth from 1 */
	bool    last;                      /* of its month */
	int64_t second;
};

static struct wall
wall_of(const struct zone_change *change)
{
	int64_t     local_s = change->at_s + change->from_s;
	int64_t     second = (local_s % SECONDS_PER_DAY + SECONDS_PER_DAY) % SECONDS_PER_DAY;
	int64_t     day = (local_s - second) / SECONDS_PER_DAY;
	struct date date = day_to_date(day);

	return (struct wall){ .year = date.year,
		.month = date.month,
		.weekday = (int)((day + 3) % 7),
		.nth = (date.day - 1) / 7 + 1,
		.last = day_to_date(day + 7).month != date.month,
		.second = second };
}

/* Does every second one, from `first` on, keep to one yearly rule? Its BYDAY is printed. */
static bool
keeps_a_rule(const struct zone_change *changes, size_t count, size_t first, char byday[BYDAY_SIZE])
{
	struct wall one = wall_of(&changes[first]);
	bool        nth = one.nth < 5, last = one.last;

	for (size_t i = first + 2; i < count; i += 2) {
		struct wall other = wall_of(&changes[i]);

		if (other.year != one.year + (int)(i - first) / 2 || other.month != one.month
		    || other.weekday != one.weekday || other.second != one.second
		    || changes[i].to_s != changes[first].to_s || changes[i].from_s != changes[first].from_s)
			return false;
		nth = nth && other.nth == one.nth;
		last = last && other.last;
	}
	if (!nth && !last)
		return false;
	snprintf(byday, BYDAY_SIZE, "%d%s", last ? -1 : one.nth, weekdays[one.weekday]);
	return true;
}

static void
offset_put(struct buffer *into, const char *name, int64_t offset_s)
{
	long seconds = labs((long)offset_s);

	if (seconds % 60 != 0)
		line_put(into, "%s:%c%02ld%02ld%02ld", name, offset_s < 0 ? '-' : '+', seconds / 3600,
		    seconds / 60 % 60, seconds % 60);
	else
		line_put(into, "%s:%c%02ld%02ld", name, offset_s < 0 ? '-' : '+', seconds / 3600,
		    seconds / 60 % 60);
}

/* byday NULL: it happens once. */
static void
observance_put(struct buffer *into, const struct zone_change *change, const char *byday)
{
	const char *kind = change->to_s > change->from_s ? "DAYLIGHT" : "STANDARD";
	char        start[LOCAL_TEXT_SIZE];

	local_print(change->at_s + change->from_s, start);
	line_put(into, "BEGIN:%s", kind);
	line_put(into, "DTSTART:%s", start);
	offset_put(into, "TZOFFSETFROM", change->from_s);
	offset_put(into, "TZOFFSETTO", change->to_s);
	if (byday != NULL)
		line_put(into, "RRULE:FREQ=YEARLY;BYMONTH=%d;BYDAY=%s", wall_of(change).month, byday);
	line_put(into, "END:%s", kind);
}

void
zone_put(struct buffer *into, struct arena *arena, struct zone *zone, const char *name, int first_year,
    int last_year)
{
	/* The year before tells what holds at the beginning. */
	int64_t from_s = year_s(first_year - 1), told_s = year_s(last_year + 1);
	int     until_year = last_year + YEARS_AHEAD < LAST_YEAR ? last_year + YEARS_AHEAD : LAST_YEAR;
	size_t  count, told = 0;
	struct zone_change *changes;
	char                odd[BYDAY_SIZE], even[BYDAY_SIZE];

	if (until_year < last_year)
		until_year = last_year;
	changes = zone_changes(arena, zone, from_s, year_s(until_year + 1), &count);
	line_put(into, "BEGIN:VTIMEZONE");
	line_put(into, "TZID:%s", name);
	if (count >= 4 && keeps_a_rule(changes, count, 0, odd) && keeps_a_rule(changes, count, 1, even)) {
		observance_put(into, &changes[0], odd);
		observance_put(into, &changes[1], even);
	} else {
		struct zone_change before = { .at_s = 0 };

		before.from_s = before.to_s = zone_offset_s(zone, from_s);
		before.at_s = -before.from_s; /* local midnight of 1970-01-01 */
		observance_put(into, &before, NULL);
		for (; told < count && changes[told].at_s < told_s; told++)
			observance_put(into, &changes[told], NULL);
	}
	line_put(into, "END:VTIMEZONE");
}
