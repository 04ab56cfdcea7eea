/* Keeps each service's open intervals computed eight days ahead. */
#ifndef PORCHLIGHT_APP_OPENINGS_H
#define PORCHLIGHT_APP_OPENINGS_H

#include "base/arena.h"
#include "db/db.h"
#include "domain/problem.h"

extern const struct field openings_due_fields[], openings_rule_fields[];

/* Computes and stores what is due, some hundreds at a time; what is left is due at the next call. */
must_use enum problem openings_refresh(struct db *db, struct arena *arena);

#endif
