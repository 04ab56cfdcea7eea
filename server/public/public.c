/* Opening and closing the room, and what it serves in which order. There is one of it in a process: what it
 * keeps is the same for every request. */
#include "room.h"

#include "base/check.h"
#include "calendar_feed.h"
#include "directory/entry.h"
#include "feed_cache.h"
#include "hsds.h"
#include "map.h"
#include "names.h"
#include "picture.h"
#include "public/feeds.h"

static struct board *board; /* set at start */
static const char   *base;  /* set at start */

void
public_open(struct board *of)
{
	board = of;
}

void
public_close(void)
{
	picture_forget();
	names_forget();
	shapes_forget();
	feed_forget();
	board = NULL;
}

struct board *
public_board(void)
{
	check(board != NULL);
	return board;
}

void
public_feeds_open(const char *where)
{
	base = where;
}

const char *
public_base(void)
{
	check(base != NULL);
	return base;
}

/* The last row is no statement, so that the list may be empty. */
const struct statement_shape public_statement_shapes[] = {
	{ STATEMENT_feed_services, directory_entry_fields, false },
	{ STATEMENT_feed_organizations, directory_entry_fields, false },
	{ STATEMENT_feed_postcode, feed_place_fields, false },
	{ STATEMENT_feed_calendar, feed_calendar_fields, false },
	{ 0 },
};

const size_t public_statement_shape_count =
    sizeof(public_statement_shapes) / sizeof(*public_statement_shapes) - 1;

/* NULL ends the list. */
static const struct route_table *const tables[] = {
	&public_hsds_routes,
	&public_calendar_routes,
	NULL,
};

size_t
public_tables(struct route_table into[PUBLIC_TABLES_MOST])
{
	size_t count = 0;

	for (; tables[count] != NULL; count++) {
		check(count < PUBLIC_TABLES_MOST);
		into[count] = *tables[count];
	}
	return count;
}
