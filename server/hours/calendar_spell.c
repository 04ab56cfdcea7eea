/* What a calendar has to spell out: days with exceptions, and occurrences that readers would understand
 * differently, near clock changes. */
#include "base/clock.h"
#include "base/date.h"
#include "calendar.h"

enum { SECONDS_PER_DAY = 86400, MINUTES_PER_DAY = 1440 };

int64_t
day_of(int date)
{
	return date_to_day((struct date){ date / 10000, date / 100 % 100, date % 100 });
}

int
date_of(int64_t day)
{
	struct date date = day_to_date(day);

	return date.year * 10000 + date.month * 100 + date.day;
}

/* That clock time comes exactly once. */
static bool
comes_once(struct zone *zone, int64_t local_s)
{
	int64_t before = zone_offset_s(zone, local_s - SECONDS_PER_DAY);
	int64_t after = zone_offset_s(zone, local_s + SECONDS_PER_DAY);

	return before == after
	    || (zone_offset_s(zone, local_s - before) == before)
		   != (zone_offset_s(zone, local_s - after) == after);
}

struct opening
opening_of(struct zone *zone, int64_t day, int opens_minute, int closes_minute)
{
	int64_t midnight_s = day * SECONDS_PER_DAY;
	int     closes = closes_minute > opens_minute ? closes_minute : closes_minute + MINUTES_PER_DAY;
	struct opening opening = { .opens_local_s = midnight_s + (int64_t)opens_minute * 60,
		.closes_local_s = midnight_s + (int64_t)closes * 60 };

	opening.opens_s = zone_to_utc_s(zone, opening.opens_local_s);
	opening.closes_s = zone_to_utc_s(zone, opening.closes_local_s);
	opening.start_plain = comes_once(zone, opening.opens_local_s);
	opening.plain = opening.start_plain && comes_once(zone, opening.closes_local_s);
	return opening;
}

bool
rule_opens(const struct hours_rule *rule, int64_t day)
{
	int date = date_of(day);

	return (rule->weekdays >> (((day + 3) % 7 + 7) % 7) & 1)
	    && (rule->valid_from == 0 || date >= rule->valid_from)
	    && (rule->valid_to == 0 || date <= rule->valid_to);
}

bool
opening_is_plain(const struct opening *opening)
{
	return opening->plain
	    && opening->closes_s - opening->opens_s == opening->closes_local_s - opening->opens_local_s;
}

static void
put(struct writer *writer, struct spelled_list *list, struct spelled item)
{
	if (list->count == list->capacity) {
		size_t          capacity = list->capacity > 0 ? list->capacity * 2 : 32;
		struct spelled *items = arena_take(writer->arena, capacity * sizeof *items);

		for (size_t i = 0; i < list->count; i++)
			items[i] = list->items[i];
		list->items = items;
		list->capacity = capacity;
	}
	list->items[list->count++] = item;
}

static void
exclude(struct writer *writer, struct spelled_list *list, size_t rule, const struct opening *opening)
{
	put(writer, list,
	    (struct spelled){ .rule = rule, .recurrence_local_s = opening->opens_local_s, .excluded = true });
}

static void
add(struct writer *writer, struct spelled_list *list, const struct opening *opening, const char *note)
{
	if (opening->opens_s < opening->closes_s)
		put(writer, list, (struct spelled){ .other = *opening, .note = note });
}

struct lists {
	struct spelled_list *changed, *added;
};

/* A start that comes twice or not at all names its occurrence badly: it is excluded, and what opens instead
 * stands alone. */
static void
replace(struct writer *writer, struct lists lists, size_t rule, const struct opening *was,
    const struct opening *other, const char *note)
{
	if (!was->start_plain || other->opens_s >= other->closes_s) {
		exclude(writer, lists.changed, rule, was);
		add(writer, lists.added, other, note);
		return;
	}
	put(writer, lists.changed,
	    (struct spelled){
		.rule = rule, .recurrence_local_s = was->opens_local_s, .other = *other, .note = note });
}

/* The n-th exception that opens on that date; NULL: there are no more. */
static const struct calendar_exception *
exception_on(const struct calendar *calendar, int date, size_t n)
{
	for (size_t i = 0; i < calendar->exception_count; i++) {
		const struct calendar_exception *it = &calendar->exceptions[i];

		if (it->hours.on_date == date && !it->hours.closed && n-- == 0)
			return it;
	}
	return NULL;
}

/* How the exceptions of a day leave it: no matter, closed, or other hours. */
static bool
day_is_excepted(const struct calendar *calendar, int date, bool *closed)
{
	bool any = false;

	*closed = false;
	for (size_t i = 0; i < calendar->exception_count; i++) {
		if (calendar->exceptions[i].hours.on_date == date) {
			any = true;
			*closed = *closed || calendar->exceptions[i].hours.closed;
		}
	}
	return any;
}

/* The rules' occurrences of that day are overridden one by one by what opens instead. */
static void
except_day(struct writer *writer, struct lists lists, int64_t day, bool closed)
{
	const struct calendar           *calendar = writer->calendar;
	const struct calendar_exception *next;
	size_t                           used = 0;

	for (size_t i = 0; i < calendar->rule_count; i++) {
		const struct hours_rule *rule = &calendar->rules[i].hours;

		if (!rule_opens(rule, day))
			continue;
		struct opening was = opening_of(writer->zone, day, rule->opens_minute, rule->closes_minute);
		next = closed ? NULL : exception_on(calendar, date_of(day), used);
		if (next == NULL) {
			exclude(writer, lists.changed, i, &was);
			continue;
		}
		struct opening other =
		    opening_of(writer->zone, day, next->hours.opens_minute, next->hours.closes_minute);
		replace(writer, lists, i, &was, &other, next->note);
		used++;
	}
	while (!closed && (next = exception_on(calendar, date_of(day), used)) != NULL) {
		struct opening other =
		    opening_of(writer->zone, day, next->hours.opens_minute, next->hours.closes_minute);

		add(writer, lists.added, &other, next->note);
		used++;
	}
}

/* Occurrences near a clock change: "until six" is an hour nearer or further, or a clock time isn't one. */
static void
change_day(struct writer *writer, struct lists lists, int64_t day)
{
	const struct calendar *calendar = writer->calendar;

	for (size_t i = 0; i < calendar->rule_count; i++) {
		const struct hours_rule *rule = &calendar->rules[i].hours;

		if (!rule_opens(rule, day))
			continue;
		struct opening it = opening_of(writer->zone, day, rule->opens_minute, rule->closes_minute);
		if (!opening_is_plain(&it))
			replace(writer, lists, i, &it, &it, NULL);
	}
}

/* Local days on which a clock change may touch what opens then. */
static bool *
changing_days(struct writer *writer)
{
	size_t              count, days = (size_t)(writer->last_day - writer->first_day) + 1;
	bool               *changing = arena_take(writer->arena, days * sizeof *changing);
	struct zone_change *changes = zone_changes(writer->arena, writer->zone,
	    (writer->first_day - 3) * SECONDS_PER_DAY, (writer->last_day + 3) * SECONDS_PER_DAY, &count);

	for (size_t i = 0; i < count; i++) {
		int64_t day = (changes[i].at_s + changes[i].from_s) / SECONDS_PER_DAY;

		for (int64_t near = day - 2; near <= day + 1; near++)
			if (near >= writer->first_day && near <= writer->last_day)
				changing[near - writer->first_day] = true;
	}
	return changing;
}

void
spelled_find(struct writer *writer, struct spelled_list *changed, struct spelled_list *added)
{
	struct lists lists = { changed, added };
	const bool  *changing = changing_days(writer);

	for (int64_t day = writer->first_day; day <= writer->last_day; day++) {
		bool closed;

		if (day_is_excepted(writer->calendar, date_of(day), &closed))
			except_day(writer, lists, day, closed);
		else if (changing[day - writer->first_day])
			change_day(writer, lists, day);
	}
}
