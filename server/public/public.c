/* Opening and closing the room, and what it serves in which order. There is one of it in a process: what it
 * keeps is the same for every request. */
#include "room.h"

#include "base/check.h"
#include "names.h"
#include "picture.h"

static struct board *board; /* set at start */

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
	board = NULL;
}

struct board *
public_board(void)
{
	check(board != NULL);
	return board;
}

/* The last row is no statement, so that the list may be empty. */
const struct statement_shape public_statement_shapes[] = {
	{ 0 },
};

const size_t public_statement_shape_count =
    sizeof(public_statement_shapes) / sizeof(*public_statement_shapes) - 1;

/* NULL ends the list. */
static const struct route_table *const tables[] = {
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
