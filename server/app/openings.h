/* Keeps each service's open intervals computed eight days ahead. */
#ifndef PORCHLIGHT_APP_OPENINGS_H
#define PORCHLIGHT_APP_OPENINGS_H

#include "base/arena.h"
#include "db/db.h"
#include "domain/problem.h"
#include "hours/hours.h"

extern const struct field openings_due_fields[], openings_rule_fields[];
extern const size_t       openings_rule_size; /* of a row of openings_rule_fields */

/* Rules and exceptions as hours/hours.h takes them. */
struct service_hours {
	struct hours_rule      *rules;
	size_t                  rule_count;
	struct hours_exception *exceptions;
	size_t                  exception_count;
};

/* From the rows of clock_openings_rules or clock_days_rules. */
struct service_hours openings_hours(struct arena *arena, const struct rows *rows);

/* Computes and stores what is due, some hundreds at a time; what is left is due at the next call. */
must_use enum problem openings_refresh(struct db *db, struct arena *arena);

#endif
