/* All routes and all statements of the rooms that answer requests, as one list each: what the server routes
 * and prepares by, and what the API's description tells. */
#ifndef PORCHLIGHT_APP_TABLES_H
#define PORCHLIGHT_APP_TABLES_H

#include <stddef.h>

#include "db/db.h"
#include "http/http.h"

/* Both lists live as long as the process. Not for several threads at once. */
const struct route_table     *tables_all(size_t *count);
const struct statement_shape *shapes_all(size_t *count);

#endif
