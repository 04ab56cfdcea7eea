/* What is going on while a transaction is applied; kept between two only for its memory. Replica's thread
 * only. */
#ifndef PORCHLIGHT_BOARD_WORK_H
#define PORCHLIGHT_BOARD_WORK_H

#include <stdbool.h>
#include <stddef.h>

#include "room.h"

/* A row that the transaction wrote, or that one of its relatives may move in or out of sight. */
struct touch {
	struct row     *row;
	bool            written;
	struct encoding faces[FACE_COUNT]; /* before; owned when written */
};

struct told {
	struct board_view *view;
	struct board_delta delta; /* frame NULL: not kept */
};

struct change_work {
	struct touch *touched;
	size_t        touched_count, touched_capacity;
	struct mark  *marks;
	size_t        mark_count, mark_capacity;
	struct told  *told;
	size_t        told_count, told_capacity;
};

/* Room for one more. */
void *work_room(void *items, size_t count, size_t *capacity, size_t size);
/* Marks what differs for whom, and notes where the row is seen from now on. {lock} */
void work_compare(struct board *board, const struct touch *touched);
/* {lock} */
void work_make_deltas(struct board *board, uint64_t pos);

#endif
