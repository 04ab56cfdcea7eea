/* Series of statistics as the API describes them: a measure through time, the hours of the week, a house's
 * nights, and how fresh each house's word was. */
#include <stddef.h>

#include "domain/statistics.h"

/* What the JSON holds; only for the API's description. */
struct point {
	const char *begin, *until;
	int64_t     numerator, denominator, median, p90;
	bool        hidden;
};

struct hour {
	int64_t weekday, hour, asks, turn_aways;
	bool    hidden;
};

struct night {
	const char *on_date;
	int64_t     guest_nights, room_nights, total_room_nights;
};

struct house {
	const char *site_id, *name;
	int64_t     fresh_seconds, open_seconds;
};

struct series {
	int         measure;
	const char *definition;
	struct rows items;
};

/* clang-format off */
#define VALUE(type, member, what, words) { .name = #member, .kind = (what), .flags = FIELD_READ_ONLY, .offset = offsetof(type, member), .help = (words) }
#define MAYBE(type, member, words) { .name = #member, .kind = FIELD_INT, .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .offset = offsetof(type, member), .help = (words) }

static const struct field point_fields[] = {
	VALUE(struct point, begin, FIELD_DATE, "The period's first day."),
	VALUE(struct point, until, FIELD_DATE, "The day after its last."),
	MAYBE(struct point, numerator, "Null: hidden."),
	MAYBE(struct point, denominator, "Null: hidden, or the measure is a plain count."),
	MAYBE(struct point, median, "Of a measure of time."),
	MAYBE(struct point, p90, "Of a measure of time."),
	VALUE(struct point, hidden, FIELD_BOOL, "Something of it is hidden."),
	{ 0 },
};

static const struct field hour_fields[] = {
	VALUE(struct hour, weekday, FIELD_INT, "1 Monday to 7 Sunday, in the network's zone."),
	VALUE(struct hour, hour, FIELD_INT, "0 to 23."),
	MAYBE(struct hour, asks, "Null: hidden."),
	MAYBE(struct hour, turn_aways, "Of them, those that met no room. Null: hidden."),
	VALUE(struct hour, hidden, FIELD_BOOL, "One of the two is hidden."),
	{ 0 },
};

static const struct field night_fields[] = {
	VALUE(struct night, on_date, FIELD_DATE, "The day on whose evening the night begins, where the house is."),
	VALUE(struct night, guest_nights, FIELD_INT, "Rooms with a guest."),
	VALUE(struct night, room_nights, FIELD_INT, "Rooms that were available, with a guest or without."),
	VALUE(struct night, total_room_nights, FIELD_INT, "All rooms, also those out of use."),
	{ 0 },
};

static const struct field house_fields[] = {
	VALUE(struct house, site_id, FIELD_ID, "The house."),
	VALUE(struct house, name, FIELD_TEXT, "What it is called."),
	VALUE(struct house, fresh_seconds, FIELD_INT, "How long its word was fresh while it was welcoming."),
	VALUE(struct house, open_seconds, FIELD_INT, "How long it was welcoming."),
	{ 0 },
};

#define MEASURE { .name = "measure", .kind = FIELD_CHOICE, .choices = &statistics_measure_choices, .flags = FIELD_READ_ONLY, .offset = offsetof(struct series, measure), .help = "Which measure." }
#define DEFINITION { .name = "definition", .kind = FIELD_TEXT, .flags = FIELD_READ_ONLY, .offset = offsetof(struct series, definition), .help = "What the numbers mean, in words." }
#define ITEMS(table, type, words) { .name = "items", .kind = FIELD_OBJECTS, .flags = FIELD_READ_ONLY, .offset = offsetof(struct series, items), .fields = (table), .stride = sizeof(type), .help = (words) }
#define ITEMS_JSON { .name = "items", .kind = FIELD_JSON, .flags = FIELD_READ_ONLY, .offset = offsetof(struct statistics_series, items), .help = "As one array." }

const struct field statistics_trend_row_fields[] = { MEASURE, DEFINITION, ITEMS_JSON, { 0 } };
const struct field statistics_items_row_fields[] = { DEFINITION, ITEMS_JSON, { 0 } };

const struct field statistics_trend_fields[] = { MEASURE, DEFINITION, ITEMS(point_fields, struct point, "The oldest first."), { 0 } };
const struct field statistics_week_hours_fields[] = { DEFINITION, ITEMS(hour_fields, struct hour, "All 168, or none when nothing was released."), { 0 } };
const struct field statistics_occupancy_fields[] = { DEFINITION, ITEMS(night_fields, struct night, "Each night that is over."), { 0 } };
const struct field statistics_freshness_fields[] = { DEFINITION, ITEMS(house_fields, struct house, "The least fresh first."), { 0 } };
/* clang-format on */
