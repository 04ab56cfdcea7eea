/* A quarter's report as a page of its own: no script, nothing fetched, prints in black and white. Shared by
 * the route and the command, so that both make the very same. */
#ifndef PORCHLIGHT_API_REPORT_H
#define PORCHLIGHT_API_REPORT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "db/db.h"

/* What it asks a connection. */
extern const struct statement_shape report_shapes[];
extern const size_t                 report_shape_count;

struct report_made {
	char          at[40]; /* RFC 3339; the page says it, too */
	struct buffer page;   /* the caller's to free */
};

/* PROBLEM_NOT_FOUND: that quarter isn't released, or isn't the caller's to see. quarter like "2026Q3",
 * language "en" or "es". */
must_use enum problem report_make(
    struct db *db, struct arena *arena, const char *quarter, const char *language, struct report_made *made);

#endif
