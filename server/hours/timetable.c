/* The members of a service's hours in the API, and what one day's exception makes of a schedule. */
#include "hours/timetable.h"

#include <string.h>

#define HOURS(member, what) .name = #member, .kind = (what), .offset = offsetof(struct timetable, member)
#define LIST(member, what)                                                                                   \
	.name = #member, .kind = (what), .offset = offsetof(struct timetable, schedule.member)
#define DAY(member, what)  .name = #member, .kind = (what), .offset = offsetof(struct day_hours, member)
#define PART(member, what) .name = #member, .kind = (what), .offset = offsetof(struct day_interval, member)

/* clang-format off */
#define HOURS_HEAD \
	{ HOURS(service_id, FIELD_ID), .help = "The service." }, \
	{ HOURS(version, FIELD_INT), .help = "Of its hours: grows when rules or exceptions change." }, \
	{ HOURS(zone, FIELD_TEXT), .help = "The site's zone, which clock times and days are of." }
#define HOURS_TAIL \
	{ HOURS(hours_confirmed_at, FIELD_TIME), .flags = FIELD_NULLABLE, .help = "When today's hours were last said to be right." }, \
	{ HOURS(hours_confirmed_role, FIELD_TEXT), .help = "Who said so: house_lead or house_staff." }, \
	{ HOURS(openings, FIELD_JSON), .help = "Open intervals in UTC, pairs of times, for the coming days." }, \
	{ HOURS(openings_until, FIELD_TIME), .flags = FIELD_NULLABLE, .help = "How far ahead the intervals reach; null: no hours were told." }, \
	{ HOURS(changed_at, FIELD_TIME), .help = "When rules or exceptions were last changed." }, \
	{ HOURS(changed_by, FIELD_TEXT), .help = "Who changed them." }

const struct field timetable_fields[] = {
	HOURS_HEAD,
	{ LIST(rules, FIELD_OBJECTS), .most = SCHEDULE_RULES_MOST, .fields = schedule_rule_fields, .stride = sizeof(struct schedule_rule), .help = "The usual week." },
	{ LIST(exceptions, FIELD_OBJECTS), .most = SCHEDULE_EXCEPTIONS_MOST, .fields = schedule_exception_fields, .stride = sizeof(struct schedule_exception),
	    .help = "Days that are not as usual, from a week ago on." },
	HOURS_TAIL,
	{ 0 },
};

const struct field timetable_row_fields[] = {
	HOURS_HEAD,
	{ HOURS(rules, FIELD_JSON) },
	{ HOURS(exceptions, FIELD_JSON) },
	HOURS_TAIL,
	{ 0 },
};

static const struct field day_interval_fields[] = {
	{ PART(opens, FIELD_TEXT), .flags = FIELD_REQUIRED, .least = 5, .most = 5, .help = "Clock time there, HH:MM." },
	{ PART(closes, FIELD_TEXT), .flags = FIELD_REQUIRED, .least = 5, .most = 5, .help = "HH:MM; not later than opens: on the next day." },
	{ 0 },
};

const struct field day_hours_fields[] = {
	{ DAY(on_date, FIELD_DATE), .flags = FIELD_REQUIRED, .help = "The local day, from yesterday to 400 days ahead." },
	{ DAY(intervals, FIELD_OBJECTS), .flags = FIELD_REQUIRED | FIELD_NULLABLE, .most = 12, .fields = day_interval_fields, .stride = sizeof(struct day_interval),
	    .help = "When it is open that day; none: closed; null: as usual again." },
	{ DAY(note, FIELD_TEXT), .flags = FIELD_NULLABLE, .most = 140, .help = "Why, for everybody to read." },
	{ 0 },
};
/* clang-format on */

struct schedule
schedule_with_day(struct arena *arena, const struct schedule *schedule, const struct day_hours *day)
{
	const struct schedule_exception *was = schedule->exceptions.items;
	const struct day_interval       *parts = day->intervals.items;
	size_t rows = day->intervals.count > 0 ? day->intervals.count : (size_t)(parts != NULL);
	struct schedule_exception *items =
	    arena_take(arena, (schedule->exceptions.count + rows) * sizeof *items);
	struct schedule with = *schedule;

	with.exceptions = (struct rows){ .stride = sizeof *items, .items = items };
	for (size_t i = 0; i < schedule->exceptions.count; i++)
		if (strcmp(was[i].on_date, day->on_date) != 0)
			items[with.exceptions.count++] = was[i];
	for (size_t i = 0; i < rows; i++)
		items[with.exceptions.count++] = (struct schedule_exception){
			.on_date = day->on_date,
			.opens = i < day->intervals.count ? parts[i].opens : NULL,
			.closes = i < day->intervals.count ? parts[i].closes : NULL,
			.note = day->note != NULL ? day->note : "",
		};
	return with;
}
