/* What any thread may ask. */
#include <string.h>

#include "room.h"

bool
board_is_ready(struct board *board)
{
	return atomic_load(&board->ready);
}

bool
board_is_stale(struct board *board)
{
	return atomic_load(&board->stale);
}

void
board_epoch(struct board *board, char *into)
{
	pthread_rwlock_rdlock(&board->lock);
	memcpy(into, board->epoch, sizeof board->epoch);
	pthread_rwlock_unlock(&board->lock);
}

uint64_t
board_position(struct board *board)
{
	return atomic_load(&board->position);
}

uint64_t
board_where(struct board *board, char *into)
{
	uint64_t pos;

	pthread_rwlock_rdlock(&board->lock);
	memcpy(into, board->epoch, sizeof board->epoch);
	pos = board->applied;
	pthread_rwlock_unlock(&board->lock);
	return pos;
}

struct board_view *
board_view_find(struct board *board, const char *name)
{
	struct board_view *view;

	if (strcmp(name, board->network_view->name) == 0)
		return board->network_view;
	if (strcmp(name, board->public_view->name) == 0)
		return board->public_view;
	pthread_rwlock_rdlock(&board->lock);
	view = map_find(&board->views, name);
	if (view && !view->exists)
		view = NULL;
	pthread_rwlock_unlock(&board->lock);
	return view;
}

const char *
board_view_name(const struct board_view *view)
{
	return view->name;
}

bool
board_view_allowed(const struct board_view *view, const struct caller *caller)
{
	switch (view->audience) {
	case AUDIENCE_PUBLIC: return true;
	case AUDIENCE_NETWORK: return caller_signed_in(caller) && caller->membership_count > 0;
	case AUDIENCE_ORGANIZATION:
		return caller_signed_in(caller)
		    && caller_belongs_to(caller, view->name + strlen("organization:"));
	}
	return false;
}
