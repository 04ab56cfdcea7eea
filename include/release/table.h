/* What may be published of a table of counts, so that no hidden count can be worked out from those that are.
 *
 * Rows are groups, or periods, that may lie in one another (each row but the first is part of an earlier
 * one, and the parts of a row add up to it); columns are the kinds that a whole is made of (column 0 is the
 * whole, the others add up to it). Such a table is a flow in a network: every count is what passes through
 * one pipe, and what goes in comes out. So the exact range in which a reader who knows all published counts
 * can place a hidden one is found by pushing as much as possible through its pipe, and as little; both ends
 * and all between them belong to whole, possible data (flows of integers are integers). docs/decisions/0032
 * tells the reasoning. */
#ifndef PORCHLIGHT_RELEASE_TABLE_H
#define PORCHLIGHT_RELEASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum release_state {
	RELEASE_OPEN,   /* to be decided */
	RELEASE_SHOWN,  /* published */
	RELEASE_HIDDEN, /* not published; that it isn't zero is no secret, since zeros are published */
	RELEASE_UNTOLD, /* nothing at all is said of it, not even that it isn't zero */
	RELEASE_LATER,  /* nobody asks for it yet, so it needs no protection either */
};

struct release_table {
	size_t              rows, columns; /* columns: without the whole; 0: nothing but wholes */
	const size_t       *above;         /* the row that each row is part of; [0] is not read */
	const int          *weight;        /* what hiding something in a row costs; NULL: 1 each */
	const int          *dear;          /* what hiding something in a column costs; NULL: 1 each */
	const int64_t      *count;         /* rows x (columns + 1) */
	enum release_state *state;         /* the same */
};

static inline size_t
release_at(const struct release_table *table, size_t row, size_t column)
{
	return row * (table->columns + 1) + column;
}

/* Do the counts add up, in rows and columns, and is none below zero? What doesn't must not be released. */
bool release_adds_up(const struct release_table *table);

/* Decides every open cell: SHOWN, or HIDDEN because it is 1 to threshold - 1 or because another needs it. A
 * reader can then place no hidden or untold cell, old ones included, within fewer than `threshold` values,
 * unless it is plain that there is nothing. If that can't be had, every open cell becomes UNTOLD, and false
 * is returned. What was decided before stays. */
bool release_hide(struct release_table *table, int64_t threshold);

/* How many more values than one a reader must think possible for a cell, `enough` at most. 0: it is known. */
int64_t release_width(const struct release_table *table, size_t cell, int64_t enough);

#endif
