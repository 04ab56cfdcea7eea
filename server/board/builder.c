/* Remakes large snapshots ahead of their readers, on a thread of its own: eagerly, but never more than a
 * fifth of the time. */
#include <time.h>

#include "base/clock.h"
#include "room.h"

void
snapshot_due(struct board_view *view)
{
	struct board *board = view->board;

	if (!snapshot_is_large_and_old(view))
		return;
	pthread_mutex_lock(&board->due_lock);
	if (!view->is_due) {
		view->is_due = true;
		view->next_due = board->due;
		board->due = view;
		pthread_cond_signal(&board->due_changed);
	}
	pthread_mutex_unlock(&board->due_lock);
}

/* Sleeps until that long after the last one was made; woken early only by the end. {due_lock} */
static void
rest(struct board *board, int64_t until_us)
{
	struct timespec until = { .tv_sec = (time_t)(until_us / MICROSECONDS_PER_SECOND),
		.tv_nsec = (long)(until_us % MICROSECONDS_PER_SECOND) * 1000 };

	while (!board->closing && pthread_cond_timedwait(&board->due_changed, &board->due_lock, &until) == 0)
		continue;
}

static void *
build_due(void *context)
{
	struct board *board = context;

	pthread_mutex_lock(&board->due_lock);
	while (!board->closing) {
		struct board_view *view = board->due;
		int64_t            began = monotonic_us();

		if (view == NULL) {
			pthread_cond_wait(&board->due_changed, &board->due_lock);
			continue;
		}
		board->due = view->next_due;
		view->is_due = false;
		pthread_mutex_unlock(&board->due_lock);
		snapshot_make(view);
		pthread_mutex_lock(&board->due_lock);
		rest(board, monotonic_us() + PACE * (monotonic_us() - began));
	}
	pthread_mutex_unlock(&board->due_lock);
	return NULL;
}

bool
snapshots_start(struct board *board)
{
	pthread_condattr_t attributes;

	pthread_mutex_init(&board->due_lock, NULL);
	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(&board->due_changed, &attributes);
	pthread_condattr_destroy(&attributes);
	return pthread_create(&board->builder, NULL, build_due, board) == 0;
}

void
snapshots_stop(struct board *board)
{
	pthread_mutex_lock(&board->due_lock);
	board->closing = true;
	pthread_cond_signal(&board->due_changed);
	pthread_mutex_unlock(&board->due_lock);
	pthread_join(board->builder, NULL);
	pthread_cond_destroy(&board->due_changed);
	pthread_mutex_destroy(&board->due_lock);
}
