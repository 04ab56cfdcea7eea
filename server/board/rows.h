/* Rows of a picture: the columns as the database told them last, their encodings, and where they are seen. */
#ifndef PORCHLIGHT_BOARD_ROWS_H
#define PORCHLIGHT_BOARD_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/id.h"
#include "base/map.h"
#include "domain/change.h"
#include "kinds.h"

struct board_view;

/* A row's JSON object. */
struct encoding {
	char    *text; /* owned; NULL: not encoded */
	uint32_t size;
	uint64_t serial; /* no other encoding has it */
};

struct place {
	struct board_view *view;
	enum face          face;
};

struct columns;

/* {the board's lock}; written by the replica's thread only */
struct row {
	char            id[ID_TEXT_SIZE];
	uint8_t         kind; /* enum kind_id */
	bool            deleted;
	struct columns *columns; /* owned */
	struct encoding faces[FACE_COUNT];
	struct place   *places; /* owned; where it is seen */
	size_t          place_count;
	struct row     *sibling; /* the next one of the same parent */
	size_t          touched; /* 1 + its index among what the transaction touched; 0: untouched */
};

/* All rows of one kind. */
struct table {
	struct map rows;     /* by id */
	struct map families; /* by the parent column */
};

struct picture {
	struct table tables[KIND_COUNT];
};

/* NULL: SQL NULL. column: an index into the kind's shape. */
const char *row_column(const struct row *row, size_t column);
bool        row_is_true(const struct row *row, size_t column);

struct row *table_find(const struct table *table, const char *id);
struct row *table_add(struct table *table, enum kind_id kind, const char *id);
/* Frees the row too. */
void table_remove(struct table *table, struct row *row);
/* The first row of that parent; others follow as ->sibling. */
struct row *table_children(const struct table *table, const char *parent);
void        picture_done(struct picture *picture);

/* Takes over what a change says of the row; values that it left out because they did not change stay as they
 * were. */
void row_fill(struct table *table, struct row *row, const struct shape *shape, const struct change_row *from);
/* The id that a change is about; NULL when it is none of ours. */
const char *change_row_id(const struct change_row *from);
/* From columns to JSON. arena and scratch are the caller's, for reuse; into gets texts of its own. */
void row_encode(const struct row *row, const struct shape *shape, struct arena *arena, struct buffer *scratch,
    struct encoding *into);

#endif
