/* From texts to numbers: the members of rules and exceptions, and the openings that are stored with a
 * service. */
#include "hours/schedule.h"

#include <string.h>

#include "base/date.h"

static const char *const weekday_slugs[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

const struct choices weekday_choices = { weekday_slugs, 7 };

#define RULE(member, what) .name = #member, .kind = (what), .offset = offsetof(struct schedule_rule, member)
#define EXCEPTION(member, what)                                                                              \
	.name = #member, .kind = (what), .offset = offsetof(struct schedule_exception, member)
#define SCHEDULE(member, what) .name = #member, .kind = (what), .offset = offsetof(struct schedule, member)

/* clang-format off */
const struct field schedule_rule_fields[] = {
	{ RULE(weekdays, FIELD_TEXTS), .flags = FIELD_REQUIRED, .least = 1, .most = 7, .choices = &weekday_choices, .help = "Days on which it opens." },
	{ RULE(opens, FIELD_TEXT), .flags = FIELD_REQUIRED, .least = 5, .most = 5, .help = "Clock time there, HH:MM." },
	{ RULE(closes, FIELD_TEXT), .flags = FIELD_REQUIRED, .least = 5, .most = 5, .help = "HH:MM; not later than opens: on the next day. 00:00 to 00:00 is the whole day." },
	{ RULE(valid_from, FIELD_DATE), .flags = FIELD_NULLABLE, .help = "First day on which it may open; null: always did." },
	{ RULE(valid_to, FIELD_DATE), .flags = FIELD_NULLABLE, .help = "Last day on which it may open; null: no end." },
	{ 0 },
};

const struct field schedule_exception_fields[] = {
	{ EXCEPTION(on_date, FIELD_DATE), .flags = FIELD_REQUIRED, .help = "The local day that is not as usual; several rows may share one." },
	{ EXCEPTION(opens, FIELD_TEXT), .flags = FIELD_NULLABLE, .least = 5, .most = 5, .help = "HH:MM; null: closed that day." },
	{ EXCEPTION(closes, FIELD_TEXT), .flags = FIELD_NULLABLE, .least = 5, .most = 5, .help = "HH:MM; not later than opens: on the next day." },
	{ EXCEPTION(note, FIELD_TEXT), .most = 140, .help = "Why, for everybody to read." },
	{ 0 },
};

const struct field schedule_fields[] = {
	{ SCHEDULE(rules, FIELD_OBJECTS), .flags = FIELD_REQUIRED, .most = SCHEDULE_RULES_MOST, .fields = schedule_rule_fields,
	    .stride = sizeof(struct schedule_rule), .help = "The usual week." },
	{ SCHEDULE(exceptions, FIELD_OBJECTS), .flags = FIELD_REQUIRED, .most = SCHEDULE_EXCEPTIONS_MOST, .fields = schedule_exception_fields,
	    .stride = sizeof(struct schedule_exception), .help = "Days that are not as usual." },
	{ 0 },
};
/* clang-format on */

int
schedule_date(const char *text)
{
	struct date date;

	return text != NULL && date_read(text, &date) ? date.year * 10000 + date.month * 100 + date.day : 0;
}

int
schedule_clock(const char *text)
{
	static const char digits[] = "0123456789";
	int               hour, minute;

	if (text == NULL || strlen(text) != 5 || strspn(text, digits) != 2 || text[2] != ':'
	    || strspn(text + 3, digits) != 2)
		return -1;
	hour = (text[0] - '0') * 10 + text[1] - '0';
	minute = (text[3] - '0') * 10 + text[4] - '0';
	return (hour < 24 && minute < 60) || (hour == 24 && minute == 0) ? hour * 60 + minute : -1;
}

struct hours_rule *
schedule_rules(struct arena *arena, const struct schedule *schedule)
{
	const struct schedule_rule *from = schedule->rules.items;
	struct hours_rule          *into = arena_take(arena, schedule->rules.count * sizeof *into);

	for (size_t i = 0; i < schedule->rules.count; i++) {
		for (size_t k = 0; k < from[i].weekdays.count; k++)
			into[i].weekdays |= 1U << choice_find(&weekday_choices, from[i].weekdays.items[k]);
		into[i].opens_minute = schedule_clock(from[i].opens);
		into[i].closes_minute = schedule_clock(from[i].closes);
		into[i].valid_from = schedule_date(from[i].valid_from);
		into[i].valid_to = schedule_date(from[i].valid_to);
	}
	return into;
}

struct hours_exception *
schedule_exceptions(struct arena *arena, const struct schedule *schedule)
{
	const struct schedule_exception *from = schedule->exceptions.items;
	struct hours_exception          *into = arena_take(arena, schedule->exceptions.count * sizeof *into);

	for (size_t i = 0; i < schedule->exceptions.count; i++) {
		into[i].on_date = schedule_date(from[i].on_date);
		into[i].closed = from[i].opens == NULL;
		into[i].opens_minute = into[i].closed ? 0 : schedule_clock(from[i].opens);
		into[i].closes_minute = into[i].closed ? 0 : schedule_clock(from[i].closes);
	}
	return into;
}

bool
schedule_openings(struct arena *arena, const char *zone, const struct schedule *schedule, int64_t now_us,
    const char **openings, int64_t *openings_until_us)
{
	return hours_openings(arena, zone, schedule_rules(arena, schedule), schedule->rules.count,
	    schedule_exceptions(arena, schedule), schedule->exceptions.count, now_us, openings,
	    openings_until_us);
}
