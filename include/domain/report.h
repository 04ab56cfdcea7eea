/* A quarter's report: the row that is kept of it, and the rows that its page is made of. All of it was
 * released before. */
#ifndef PORCHLIGHT_DOMAIN_REPORT_H
#define PORCHLIGHT_DOMAIN_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/field.h"

struct report {
	const char *id, *quarter, *language;
	int64_t     made_at;
	const char *made_by; /* "" when the command made it */
	const char *sha256;
};
extern const struct field report_fields[];

struct report_new {
	const char *quarter;
	int         language; /* NO_CHOICE: English */
};
extern const struct field report_new_fields[];

struct report_page {
	const char *page, *sha256;
};
extern const struct field report_page_fields[];

struct report_head {
	const char *network, *zone, *begin, *until;
	int64_t     released_at, threshold;
};
extern const struct field report_head_fields[];

/* Numbers are NO_INT where they are hidden or where there is none. */
struct report_measure {
	const char *name, *kind, *unit, *definition;
	int64_t     numerator, denominator, unanswered, median, p90, before_numerator, before_denominator,
	    before_median;
	bool before_released;
};
extern const struct field report_measure_fields[];

struct report_part {
	const char *measure, *part;
	int64_t     amount;
};
extern const struct field report_part_fields[];

struct report_trend {
	const char *measure, *begin;
	int64_t     numerator, denominator;
};
extern const struct field report_trend_fields[];

struct report_slice {
	const char *by, *label;
	int64_t     asked, arrived, turned_away;
};
extern const struct field report_slice_fields[];

struct report_estimate {
	const char *name;
	double      low, mid, high;
	const char *unit;
	int64_t     numerator, denominator, unanswered;
	bool        few_cases, hidden;
	const char *definition;
};
extern const struct field report_estimate_fields[];

struct report_assumption {
	const char *name;
	double      low, mid, high;
	const char *source, *source_date;
};
extern const struct field report_assumption_fields[];

/* "2026Q3" to the quarter's first day; false: it isn't one. into has room for 11 bytes. */
bool report_quarter_begin(const char *quarter, char into[11]);

#endif
