/* What a reader missed, from the view's ring. */
#include <string.h>

#include "room.h"

/* {lock} */
static enum board_resume
can_resume(const struct board *board, const struct board_view *view, const char *epoch, uint64_t pos)
{
	if (strcmp(epoch, board->epoch) != 0)
		return RESUME_OTHER_EPOCH;
	return pos < view->ring.since ? RESUME_TOO_OLD : RESUME_OK;
}

enum board_resume
board_deltas_since(struct board *board, struct board_view *view, const char *epoch, uint64_t pos,
    struct board_delta *deltas, size_t most, size_t *count)
{
	enum board_resume resume;

	*count = 0;
	pthread_rwlock_rdlock(&board->lock);
	if ((resume = can_resume(board, view, epoch, pos)) == RESUME_OK) {
		for (size_t i = ring_after(&view->ring, pos); i < view->ring.count && *count < most; i++) {
			deltas[*count] = ring_at(&view->ring, i)->delta;
			blob_take(deltas[(*count)++].frame);
		}
	}
	pthread_rwlock_unlock(&board->lock);
	return resume;
}

enum board_resume
board_deltas_merged(
    struct board *board, struct board_view *view, const char *epoch, uint64_t pos, struct board_delta *delta)
{
	enum board_resume resume;

	*delta = (struct board_delta){ 0 };
	pthread_rwlock_rdlock(&board->lock);
	if ((resume = can_resume(board, view, epoch, pos)) == RESUME_OK) {
		size_t first = ring_after(&view->ring, pos);

		if (first < view->ring.count)
			*delta = (struct board_delta){ frame_merge(view, first), ring_last(&view->ring),
				ring_at(&view->ring, first)->delta.prev };
	}
	pthread_rwlock_unlock(&board->lock);
	return resume;
}

size_t
board_backlog(struct board *board, struct board_view *view, uint64_t pos)
{
	size_t bytes = 0;

	pthread_rwlock_rdlock(&board->lock);
	for (size_t i = ring_after(&view->ring, pos); i < view->ring.count; i++)
		bytes += blob_size(ring_at(&view->ring, i)->delta.frame);
	pthread_rwlock_unlock(&board->lock);
	return bytes;
}
