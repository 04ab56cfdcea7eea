/* The pages of statistics. What each number means is in sql/functions/_65_measures.sql and travels with it;
 * the numbers are put together in SQL and carried here as JSON. Each answer has two tables: *_row_fields as
 * SQL gives it, and *_fields as the API describes it. */
#ifndef PORCHLIGHT_DOMAIN_STATISTICS_H
#define PORCHLIGHT_DOMAIN_STATISTICS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/field.h"

enum statistics_period { PERIOD_WEEK, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR };
/* Whose numbers: the network's as they were released, or one organization's own, exact. */
enum statistics_scope { SCOPE_NETWORK, SCOPE_HOUSE, SCOPE_TEAM };
enum statistics_by {
	SLICED_NONE,
	SLICED_REGION,
	SLICED_COUNTY,
	SLICED_SENDER_KIND,
	SLICED_HOUSE,
	SLICED_LANGUAGE,
	SLICED_NEED
};

extern const struct choices statistics_period_choices;
extern const struct choices statistics_scope_choices;
extern const struct choices statistics_by_choices;
extern const struct choices statistics_kind_choices;
extern const struct choices statistics_measure_choices;

/* Does a period of this kind begin on that day? Weeks begin on Mondays. day: YYYY-MM-DD. */
bool statistics_begins(enum statistics_period period, const char *day);

struct statistics_span {
	const char *begin, *until; /* days in the network's zone; until is the day after the last */
	bool        complete;
	int64_t     released_at; /* NO_TIME: not for those who see released figures only */
};

struct statistics {
	int         scope, period, by;
	const char *id; /* the organization; NULL: the network */
	const char *zone, *begin, *until;
	int64_t     as_of, released_at;
	int64_t     threshold; /* below which a count is hidden; NO_INT: none is */
	const char *before;    /* JSON: the period before */
	const char *measures;  /* JSON */
};

/* One measure, or all hours, nights or houses, each as one JSON array. */
struct statistics_series {
	int         measure;
	const char *definition;
	const char *items;
};

extern const struct field statistics_span_fields[];
extern const struct field statistics_row_fields[];
extern const struct field statistics_fields[];
extern const struct field statistics_trend_row_fields[];
extern const struct field statistics_trend_fields[];
extern const struct field statistics_items_row_fields[]; /* of the three that follow */
extern const struct field statistics_week_hours_fields[];
extern const struct field statistics_occupancy_fields[];
extern const struct field statistics_freshness_fields[];

#endif
