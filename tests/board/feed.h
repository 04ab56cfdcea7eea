/* Hand-made transactions for a board, as the change stream would tell them. */
#ifndef PORCHLIGHT_TESTS_BOARD_FEED_H
#define PORCHLIGHT_TESTS_BOARD_FEED_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "board/board.h"
#include "domain/change.h"

/* As values: SQL NULL, and "left out, since it did not change". */
extern const char SQL_NULL[], UNCHANGED[];

enum { FEED_COLUMNS = 24, FEED_ROWS = 4096 };

struct feed_row {
	struct change_row row;
	const char       *names[FEED_COLUMNS];
	const char       *values[FEED_COLUMNS];
	bool              unchanged[FEED_COLUMNS];
};

struct feed {
	struct board    *board;
	struct arena    *arena; /* of the rows' texts */
	struct feed_row *rows;
	size_t           count;
};

/* A board with an empty picture at position 100, epoch "e". */
void feed_open(struct feed *feed, const struct board_settings *settings);
void feed_close(struct feed *feed);
/* Column names and values in turn, ended by NULL. */
void feed_add(struct feed *feed, enum change_kind kind, const char *relation, ...) __attribute__((sentinel));
/* What was added, as one transaction. */
void feed_commit(struct feed *feed, uint64_t pos);
/* What was added, as a new picture. */
void feed_load(struct feed *feed, const char *epoch, uint64_t pos);

/* "0193...-<number>": a key that can be told apart. In one of a few static buffers. */
const char *id_of(unsigned number);
/* "7", in one of some static buffers. */
const char *number_text(unsigned number);

/* The only delta after pos, as text (the caller frees it), or NULL when there is none. Fails the test when
 * there are more. */
char *delta_after(struct board *board, const char *view, uint64_t pos);
/* The plain snapshot as text (the caller frees it). */
char *snapshot_of(struct board *board, const char *view);
/* Lets go of what board_deltas_since gave. */
void deltas_drop(struct board_delta *deltas, size_t count);
/* "0/64" */
const char *position_text(uint64_t pos);

#endif
