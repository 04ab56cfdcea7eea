/* The members of the administrator's page. The numbers and their definitions come from SQL as they are:
 * nothing is computed here. */
#include "domain/statistics.h"

#include <stddef.h>

static const char *const period_slugs[] = {
	[PERIOD_WEEK] = "week",
	[PERIOD_MONTH] = "month",
	[PERIOD_QUARTER] = "quarter",
	[PERIOD_YEAR] = "year",
};
const struct choices statistics_period_choices = { period_slugs,
	sizeof(period_slugs) / sizeof(*period_slugs) };

/* What the JSON of `ended` holds; only for the API's description. */
struct ended {
	int64_t count;
};

struct definitions {
	const char *text;
};

/* clang-format off */
#define ENDED(member, what) \
	{ .name = #member, .kind = FIELD_INT, .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .offset = offsetof(struct ended, count), .help = (what) }
static const struct field ended_fields[] = {
	ENDED(arrived, "The guest arrived."),
	ENDED(declined, "A house said no."),
	ENDED(guest_declined, "The person said no."),
	ENDED(unreachable, "The house could not reach the person."),
	ENDED(expired, "Nobody at the house answered in time."),
	ENDED(withdrawn, "The sender took it back."),
	ENDED(elsewhere, "Another house welcomed the person."),
	ENDED(not_arrived, "The hold ended before the person came."),
	{ 0 },
};

#define DEFINITION(member) \
	{ .name = #member, .kind = FIELD_TEXT, .flags = FIELD_READ_ONLY, .offset = offsetof(struct definitions, text), .help = "Defines the numbers of this name." }
static const struct field definition_fields[] = {
	DEFINITION(referrals), DEFINITION(answered_in_30_min), DEFINITION(arrivals), DEFINITION(diversions), DEFINITION(ended),
	DEFINITION(turn_aways), DEFINITION(asks), DEFINITION(stays_current), DEFINITION(sites),
	{ 0 },
};

/* Null while it is small enough to tell on somebody; `hidden` names those. */
#define COUNT(member, what) \
	{ .name = #member, .kind = FIELD_INT, .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .offset = offsetof(struct statistics, member), .help = (what) }
#define MEMBER(member, what) .name = #member, .kind = (what), .flags = FIELD_READ_ONLY, .offset = offsetof(struct statistics, member)

const struct field statistics_fields[] = {
	{ MEMBER(period, FIELD_CHOICE), .choices = &statistics_period_choices, .help = "Which period." },
	{ MEMBER(zone, FIELD_TEXT), .help = "The network's zone, where the period is cut." },
	{ MEMBER(from, FIELD_TIME), .help = "Begin of the period." },
	{ MEMBER(until, FIELD_TIME), .help = "End of the period; what is after as_of is still to come." },
	{ MEMBER(as_of, FIELD_TIME), .help = "When the numbers were taken." },
	COUNT(referrals, "Introductions sent."),
	COUNT(answered_in_30_min, "Introductions answered within 30 minutes."),
	COUNT(arrivals, "Introductions whose guest arrived."),
	COUNT(diversions_reported, "Numerator: arrivals that the sender reported as instead of hospital, crisis unit or jail."),
	COUNT(diversions_answered, "Denominator: arrivals with an answer."),
	COUNT(diversions_unanswered, "Arrivals without an answer."),
	{ MEMBER(ended, FIELD_JSON), .fields = ended_fields, .help = "How introductions ended." },
	COUNT(turn_aways, "Numerator: asks that met no room."),
	COUNT(asks, "Denominator: all asks."),
	COUNT(stays_current, "Stays going on now."),
	COUNT(sites_fresh, "Numerator: welcoming houses confirmed within their fresh limit."),
	COUNT(sites_total, "Denominator: welcoming houses with rooms."),
	COUNT(beds_open, "Rooms that count as open now."),
	{ MEMBER(hidden, FIELD_TEXTS), .help = "Counts that are null because they are small, or would give a small one away." },
	{ MEMBER(definitions, FIELD_JSON), .fields = definition_fields, .help = "What each number counts, in words." },
	{ 0 },
};
/* clang-format on */
