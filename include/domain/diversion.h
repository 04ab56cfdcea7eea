/* What was avoided in a period, as far as that can be said: each estimate as a range, with what was counted,
 * how much of it nobody answered, and what it assumes (domain/assumption.h). */
#ifndef PORCHLIGHT_DOMAIN_DIVERSION_H
#define PORCHLIGHT_DOMAIN_DIVERSION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/field.h"

struct diversion_line {
	const char *name;
	double      low, mid, high; /* NAN: hidden */
	const char *unit;
	int64_t     numerator, denominator, unanswered; /* NO_INT: hidden */
	bool        few_cases;                          /* it rests on fewer than 20 */
	bool        hidden;
	const char *definition;
	/* Of the period, the same in each line; read from SQL only. */
	const char *begin, *until;
	int64_t     released_at; /* NO_TIME: no release tells of this period */
	int64_t     threshold;   /* counts below it are hidden */
};

struct diversion {
	int          period;
	const char  *begin, *until; /* the first day, and the first day after it */
	int64_t      released_at;
	int64_t      threshold;
	struct texts warnings; /* few_cases, shipped_assumptions */
	struct rows  lines;
	struct rows  assumptions; /* struct assumption, as they stand */
};

extern const struct field diversion_line_row_fields[]; /* as SQL gives them */
extern const struct field diversion_fields[];

#endif
