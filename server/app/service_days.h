/* Writes down what each service's local day was like once it has ended: how long it was to be open, how long
 * it was. */
#ifndef PORCHLIGHT_APP_SERVICE_DAYS_H
#define PORCHLIGHT_APP_SERVICE_DAYS_H

#include "base/arena.h"
#include "db/db.h"
#include "domain/problem.h"

extern const struct field service_days_due_fields[];

/* Some services at a time; what is left is due at the next call. */
must_use enum problem service_days_write(struct db *db, struct arena *arena);

#endif
