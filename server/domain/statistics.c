/* The page of statistics as the API describes it: periods, slices, measures and the rows of each. */
#include "domain/statistics.h"

#include <stddef.h>

#include "base/date.h"

#define CHOICES(slugs)                                                                                       \
	{                                                                                                    \
		slugs, sizeof(slugs) / sizeof(*slugs)                                                        \
	}

static const char *const period_slugs[] = {
	[PERIOD_WEEK] = "week",
	[PERIOD_MONTH] = "month",
	[PERIOD_QUARTER] = "quarter",
	[PERIOD_YEAR] = "year",
};
const struct choices statistics_period_choices = CHOICES(period_slugs);

static const char *const scope_slugs[] = {
	[SCOPE_NETWORK] = "network",
	[SCOPE_HOUSE] = "house",
	[SCOPE_TEAM] = "team",
};
const struct choices statistics_scope_choices = CHOICES(scope_slugs);

static const char *const by_slugs[] = {
	[SLICED_NONE] = "none",
	[SLICED_REGION] = "region",
	[SLICED_COUNTY] = "county",
	[SLICED_SENDER_KIND] = "sender_kind",
	[SLICED_HOUSE] = "house",
	[SLICED_LANGUAGE] = "language",
	[SLICED_NEED] = "need",
};
const struct choices statistics_by_choices = CHOICES(by_slugs);

static const char *const kind_slugs[] = { "count", "ratio", "ends", "time" };
const struct choices     statistics_kind_choices = CHOICES(kind_slugs);

/* In the order of sql/functions/_67_statistics_catalogue.sql; a test compares the two. */
static const char *const measure_slugs[] = {
	"who_asks",
	"arrivals",
	"occupancy",
	"freshness",
	"answered_in_30_min",
	"answered_in_30_min_wall",
	"time_to_answer",
	"time_to_yes",
	"time_to_arrival",
	"funnel",
	"ended",
	"turn_aways",
	"shown_open_refused",
	"diversions_reported",
	"diversions_own",
	"stays_ending_in_hospital",
	"stay_length",
	"drop_in",
};
const struct choices statistics_measure_choices = CHOICES(measure_slugs);

bool
statistics_begins(enum statistics_period period, const char *day)
{
	struct date date;

	if (!date_read(day, &date))
		return false;
	switch (period) {
	case PERIOD_WEEK: return (date_to_day(date) % 7 + 7) % 7 == 4; /* 1970-01-01 was a Thursday */
	case PERIOD_MONTH: return date.day == 1;
	case PERIOD_QUARTER: return date.day == 1 && date.month % 3 == 1;
	case PERIOD_YEAR: return date.day == 1 && date.month == 1;
	}
	return false;
}

/* --- what the JSON holds; only for the API's description --- */

struct known {
	const char *slice, *label;
	int64_t     numerator, denominator, unanswered, median, p90;
	const char *parts;
	bool        hidden;
	struct {
		int64_t     numerator, denominator, unanswered, median, p90;
		const char *parts;
		bool        hidden;
	} before;
};

struct measure {
	const char *name, *unit, *definition;
	int         kind;
	struct rows rows;
};

struct told {
	struct statistics      is;
	struct statistics_span before;
	struct rows            measures;
};

/* clang-format off */
#define COUNT(type, member, what) \
	{ .name = #member, .kind = FIELD_INT, .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .offset = offsetof(type, member), .help = (what) }
#define NUMBERS(type) \
	COUNT(type, numerator, "Null: hidden, or it would give a hidden part away."), \
	COUNT(type, denominator, "Null likewise, and of a plain count."), \
	COUNT(type, unanswered, "Of which the answer isn't known; not in the denominator. Null also of a measure that asks nothing."), \
	COUNT(type, median, "Of a measure of time, in minutes; null when nothing was measured."), \
	COUNT(type, p90, "Nine in ten took no longer."), \
	{ .name = "parts", .kind = FIELD_JSON, .flags = FIELD_READ_ONLY, .offset = offsetof(type, parts), .help = "Every part by its name; null: hidden." }, \
	{ .name = "hidden", .kind = FIELD_BOOL, .flags = FIELD_READ_ONLY, .offset = offsetof(type, hidden), .help = "Something of this row is hidden because it is small, or would give a small count away." }

static const struct field before_fields[] = { NUMBERS(struct known), { 0 } };

static const struct field known_fields[] = {
	{ .name = "slice", .kind = FIELD_TEXT, .flags = FIELD_READ_ONLY, .offset = offsetof(struct known, slice), .help = "Empty: not sliced. Else a region, a county's code, a kind of organization (self: the person), a site's key, a language (or not_stated), a need (or none)." },
	{ .name = "label", .kind = FIELD_TEXT, .flags = FIELD_READ_ONLY, .offset = offsetof(struct known, label), .help = "What it is called; of a county and a house its name." },
	NUMBERS(struct known),
	{ .name = "before", .kind = FIELD_OBJECT, .flags = FIELD_READ_ONLY, .offset = offsetof(struct known, before), .fields = before_fields, .help = "The same of the period before." },
	{ 0 },
};

static const struct field measure_fields[] = {
	{ .name = "name", .kind = FIELD_TEXT, .flags = FIELD_READ_ONLY, .offset = offsetof(struct measure, name), .help = "Which measure." },
	{ .name = "kind", .kind = FIELD_CHOICE, .choices = &statistics_kind_choices, .flags = FIELD_READ_ONLY, .offset = offsetof(struct measure, kind), .help = "A plain count, a part of a whole, a whole by its parts, or a time." },
	{ .name = "unit", .kind = FIELD_TEXT, .flags = FIELD_READ_ONLY, .offset = offsetof(struct measure, unit), .help = "What is counted." },
	{ .name = "definition", .kind = FIELD_TEXT, .flags = FIELD_READ_ONLY, .offset = offsetof(struct measure, definition), .help = "What the number means, in words." },
	{ .name = "rows", .kind = FIELD_OBJECTS, .flags = FIELD_READ_ONLY, .offset = offsetof(struct measure, rows), .fields = known_fields, .stride = sizeof(struct known), .help = "One for each slice that anything is told of." },
	{ 0 },
};

#define SPAN(type, member, what) { .name = #member, .kind = FIELD_DATE, .flags = FIELD_READ_ONLY, .offset = offsetof(type, member), .help = (what) }
const struct field statistics_span_fields[] = {
	SPAN(struct statistics_span, begin, "The first day, in the network's zone."),
	SPAN(struct statistics_span, until, "The day after the last."),
	{ .name = "complete", .kind = FIELD_BOOL, .flags = FIELD_READ_ONLY, .offset = offsetof(struct statistics_span, complete), .help = "It is over." },
	{ .name = "released_at", .kind = FIELD_TIME, .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .offset = offsetof(struct statistics_span, released_at), .help = "When the network's figures of it were released; null: not yet." },
	{ 0 },
};

static const struct field earlier_fields[] = {
	SPAN(struct statistics_span, begin, "The first day."), SPAN(struct statistics_span, until, "The day after the last."), { 0 },
};

#define MEMBER(member, what) .name = #member, .kind = (what), .offset = offsetof(struct statistics, member)
#define MEMBERS \
	{ MEMBER(scope, FIELD_CHOICE), .choices = &statistics_scope_choices, .flags = FIELD_READ_ONLY, .help = "Whose numbers." }, \
	{ MEMBER(id, FIELD_ID), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The organization; null: the network." }, \
	{ MEMBER(period, FIELD_CHOICE), .choices = &statistics_period_choices, .flags = FIELD_READ_ONLY, .help = "How long the period is." }, \
	{ MEMBER(zone, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "The network's zone, in which periods are cut." }, \
	{ MEMBER(begin, FIELD_DATE), .flags = FIELD_READ_ONLY, .help = "The first day." }, \
	{ MEMBER(until, FIELD_DATE), .flags = FIELD_READ_ONLY, .help = "The day after the last." }, \
	{ MEMBER(as_of, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When the numbers were taken." }, \
	{ MEMBER(released_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When they were released; null: they are an organization's own, or not released yet." }, \
	{ MEMBER(by, FIELD_CHOICE), .choices = &statistics_by_choices, .flags = FIELD_READ_ONLY, .help = "What the rows are sliced by." }, \
	{ MEMBER(threshold, FIELD_INT), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "Counts below it, but 0, are hidden; null: these are exact." }

const struct field statistics_row_fields[] = {
	MEMBERS,
	{ MEMBER(before, FIELD_JSON), .flags = FIELD_READ_ONLY, .help = "The period before." },
	{ MEMBER(measures, FIELD_JSON), .flags = FIELD_READ_ONLY, .help = "As one array." },
	{ 0 },
};

const struct field statistics_fields[] = {
	MEMBERS,
	{ .name = "before", .kind = FIELD_OBJECT, .flags = FIELD_READ_ONLY, .offset = offsetof(struct told, before), .fields = earlier_fields, .help = "The period before, which each row is compared with." },
	{ .name = "measures", .kind = FIELD_OBJECTS, .flags = FIELD_READ_ONLY, .offset = offsetof(struct told, measures), .fields = measure_fields, .stride = sizeof(struct measure), .help = "Each measure with its definition." },
	{ 0 },
};
/* clang-format on */
