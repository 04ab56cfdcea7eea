/* What the board shows: each kind of row, its members in each view, and the columns that decide where it is
 * seen. */
#ifndef PORCHLIGHT_BOARD_KINDS_H
#define PORCHLIGHT_BOARD_KINDS_H

#include <stddef.h>

#include "base/field.h"

/* In the order in which snapshots and deltas carry them. */
enum kind_id {
	KIND_ORGANIZATION,
	KIND_SITE,
	KIND_SERVICE,
	KIND_BED,
	KIND_REFERRAL,
	KIND_RECIPIENT,
	KIND_STAY,
	KIND_COUNT,
};

/* A row is encoded once for each face that it shows to the world. */
enum face {
	FACE_WHOLE,  /* network; for introductions, the sender */
	FACE_LESSER, /* public; for introductions, the house */
	FACE_COUNT,
};

enum { COLUMNS_MOST = 56 };

/* Columns that the board itself reads, first in each kind's list. */
enum { COLUMN_ID = 0 };
enum { SITE_CONFIDENTIAL = 1, SITE_PUBLIC_COUNTS };
enum { BED_SITE = 1 };
enum { REFERRAL_ORGANIZATION = 1, REFERRAL_ARCHIVED };
enum { RECIPIENT_REFERRAL = 1, RECIPIENT_HOUSE, RECIPIENT_SENDER, RECIPIENT_ARCHIVED };
enum { STAY_HOUSE = 1, STAY_LEFT };

struct kind {
	const char         *relation;            /* also the kind's name in frames */
	const struct field *fields;              /* the noun's table */
	const char *const  *routing;             /* NULL ends each of these lists */
	const char *const  *members[FACE_COUNT]; /* "id" first; NULL: the kind has no such face */
	const char *const
	    *hidden[FACE_COUNT]; /* null in the face of a row that is confidential; NULL: none */
	const char *const *uncounted[FACE_COUNT]; /* null in that of a house that shows no counts */
	int                parent; /* the column by which rows are found from another kind's row; 0: none */
};

extern const struct kind kinds[KIND_COUNT];

/* A kind made ready for use at start: columns kept of each row, and cut-down field tables. */
struct shape {
	size_t              column_count;
	const char         *columns[COLUMNS_MOST];
	const struct field *fields[COLUMNS_MOST]; /* NULL: for routing only */
	struct field        faces[FACE_COUNT][COLUMNS_MOST];
	struct field        hidden[FACE_COUNT][COLUMNS_MOST];
	struct field        uncounted[FACE_COUNT][COLUMNS_MOST];
	size_t              noun_size;
};

void shape_make(const struct kind *kind, struct shape *shape);
/* Differs when what is shown differs: a client must not go on from one shape to another. */
unsigned shapes_sum(void);

#endif
