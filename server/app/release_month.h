/* One month's release: reads its exact sums, has room `release` decide what may be told of them, and stores
 * both. */
#ifndef PORCHLIGHT_APP_RELEASE_MONTH_H
#define PORCHLIGHT_APP_RELEASE_MONTH_H

#include <stdbool.h>

#include "base/arena.h"
#include "db/db.h"

/* What release_month needs of a connection. */
extern const struct statement_shape release_shapes[];
extern const size_t                 release_shape_count;

/* *made: a month was released (or another server just did), so there may be one more. */
must_use enum problem release_month(struct db *db, struct arena *arena, bool *made);

#endif
