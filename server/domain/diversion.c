/* The members of the diversion panel. The numbers come from SQL as they are: nothing is computed here. */
#include "domain/diversion.h"

#include <stddef.h>

#include "domain/assumption.h"
#include "domain/statistics.h"

#define LINE(member, what, more, text)                                                                       \
	{                                                                                                    \
		.name = #member, .kind = (what), .flags = FIELD_READ_ONLY | (more),                          \
		.offset = offsetof(struct diversion_line, member), .help = (text)                            \
	}
#define PANEL(member, what, more, text)                                                                      \
	{                                                                                                    \
		.name = #member, .kind = (what), .flags = FIELD_READ_ONLY | (more),                          \
		.offset = offsetof(struct diversion, member), .help = (text)                                 \
	}

/* clang-format off */
#define LINES \
	LINE(name, FIELD_TEXT, 0, "ed_visits_avoided, inpatient_days_avoided or net_cost."), \
	LINE(low, FIELD_REAL, FIELD_NULLABLE, "With all that speaks against; null: hidden."), \
	LINE(mid, FIELD_REAL, FIELD_NULLABLE, "With the middle values."), \
	LINE(high, FIELD_REAL, FIELD_NULLABLE, "With all that speaks for."), \
	LINE(unit, FIELD_TEXT, 0, "visits, days or dollars."), \
	LINE(numerator, FIELD_INT, FIELD_NULLABLE, "Arrivals that it rests on."), \
	LINE(denominator, FIELD_INT, FIELD_NULLABLE, "Arrivals whose sender said where the person would have gone."), \
	LINE(unanswered, FIELD_INT, FIELD_NULLABLE, "Arrivals whose sender didn't say."), \
	LINE(few_cases, FIELD_BOOL, 0, "It rests on fewer than 20 arrivals."), \
	LINE(hidden, FIELD_BOOL, 0, "A count that it needs is hidden because it is small, or nothing was released."), \
	LINE(definition, FIELD_TEXT, 0, "What it is, in words.")

static const struct field line_fields[] = { LINES, { 0 } };

const struct field diversion_line_row_fields[] = {
	LINES,
	LINE(begin, FIELD_DATE, 0, "The first day of the period."),
	LINE(until, FIELD_DATE, 0, "The first day after the period."),
	LINE(released_at, FIELD_TIME, FIELD_NULLABLE, "When the period's counts were released."),
	LINE(threshold, FIELD_INT, FIELD_NULLABLE, "Counts below it are hidden."),
	{ 0 },
};

const struct field diversion_fields[] = {
	{ .name = "period", .kind = FIELD_CHOICE, .flags = FIELD_READ_ONLY, .choices = &statistics_period_choices, .offset = offsetof(struct diversion, period), .help = "Which period." },
	PANEL(begin, FIELD_DATE, 0, "Its first day, in the network's zone."),
	PANEL(until, FIELD_DATE, 0, "The first day after it."),
	PANEL(released_at, FIELD_TIME, FIELD_NULLABLE, "When its counts were released; null: they are not, and nothing is told."),
	PANEL(threshold, FIELD_INT, FIELD_NULLABLE, "Counts below it are hidden."),
	PANEL(warnings, FIELD_TEXTS, 0, "few_cases: a line rests on fewer than 20; shipped_assumptions: some are still those that came with Porchlight."),
	{ .name = "lines", .kind = FIELD_OBJECTS, .flags = FIELD_READ_ONLY, .fields = line_fields, .stride = sizeof(struct diversion_line), .offset = offsetof(struct diversion, lines), .help = "The estimates." },
	{ .name = "assumptions", .kind = FIELD_OBJECTS, .flags = FIELD_READ_ONLY, .fields = assumption_fields, .stride = sizeof(struct assumption), .offset = offsetof(struct diversion, assumptions), .help = "What they assume." },
	{ 0 },
};
/* clang-format on */
