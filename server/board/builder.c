/* Remakes large snapshots ahead of their readers, on a thread of its own: eagerly, but never more than a
 * fifth of the time, nor ten times a second. */
#include <time.h>

#include "base/clock.h"
#include "room.h"

enum { REST_LEAST_US = 100000 };

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

/* A due view that has rested, taken out of the list; else NULL, and when the first one will have. {due_lock}
 */
static struct board_view *
take_rested(struct board *board, int64_t *until_us)
{
	int64_t now = monotonic_us();

	*until_us = INT64_MAX;
	for (struct board_view **at = &board->due, *view; (view = *at) != NULL; at = &view->next_due) {
		if (view->rest_until_us <= now) {
			*at = view->next_due;
			view->is_due = false;
			return view;
		}
		if (view->rest_until_us < *until_us)
			*until_us = view->rest_until_us;
	}
	return NULL;
}

/* {due_lock} */
static void
wait_for_work(struct board *board, int64_t until_us)
{
	struct timespec until = { .tv_sec = (time_t)(until_us / MICROSECONDS_PER_SECOND),
		.tv_nsec = (long)(until_us % MICROSECONDS_PER_SECOND) * 1000 };

	if (until_us == INT64_MAX)
		pthread_cond_wait(&board->due_changed, &board->due_lock);
	else
		pthread_cond_timedwait(&board->due_changed, &board->due_lock, &until);
}

static void *
build_due(void *context)
{
	struct board      *board = context;
	struct board_view *view;
	int64_t            until_us, began_us, took_us;

	pthread_mutex_lock(&board->due_lock);
	while (!board->closing) {
		if ((view = take_rested(board, &until_us)) == NULL) {
			wait_for_work(board, until_us);
			continue;
		}
		pthread_mutex_unlock(&board->due_lock);
		began_us = monotonic_us();
		snapshot_make(view, false);
		pthread_mutex_lock(&board->due_lock);
		took_us = monotonic_us() - began_us;
		view->rest_until_us =
		    monotonic_us() + (PACE * took_us > REST_LEAST_US ? PACE * took_us : REST_LEAST_US);
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
	if (pthread_create(&board->builder, NULL, build_due, board) != 0)
		return false;
	pthread_setname_np(board->builder, "snapshots");
	return true;
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
