/* Views and those who follow them. A delta is written to every socket straight away: measured, waiting for
 * each to say that it is writable costs 1.4 times as much. A socket that doesn't take it becomes a position
 * in the view's deltas and is served when it can be. */
#include <string.h>

#include "base/memory.h"
#include "room.h"

enum { AT_ONCE = 64 };

/* --- groups --- */

static struct group *
group_of(struct push *push, struct board_view *view)
{
	struct group *group = map_find(&push->groups, board_view_name(view));

	if (group == NULL) {
		group = memory_zeroed(sizeof *group);
		group->view = view;
		map_add(&push->groups, board_view_name(view), group);
	}
	/* The first to come: nothing before now is anyone's. Others: everyone stands at one place before they
	 * join. */
	if (group->count == 0)
		group->pos = board_where(push->settings.board, group->epoch);
	else
		group_drain(push, group);
	return group;
}

static void
join(struct group *group, struct follow *follow)
{
	if (group->count == group->capacity) {
		group->capacity = group->capacity ? group->capacity * 2 : 4;
		group->members = memory_grow(group->members, group->capacity * sizeof(struct follow *));
	}
	follow->group = group;
	follow->index = (uint32_t)group->count;
	group->members[group->count++] = follow;
}

static void
leave(struct follow *follow)
{
	struct group *group = follow->group;

	group->members[follow->index] = group->members[--group->count];
	group->members[follow->index]->index = follow->index;
	if (group->count == 0) {
		free(group->members);
		group->members = NULL;
		group->capacity = 0;
	}
}

void
follow_none(struct live_socket *socket)
{
	for (size_t i = 0; i < socket->follow_count; i++)
		leave(&socket->follows[i]);
	free(socket->follows);
	socket->follows = NULL;
	socket->follow_count = 0;
}

bool
follow_is_live(const struct live_socket *socket)
{
	for (size_t i = 0; i < socket->follow_count; i++) {
		if (socket->follows[i].state != FOLLOW_LIVE)
			return false;
	}
	return true;
}

/* --- beginning to follow --- */

static const char *
why_reset(enum board_resume resume)
{
	return resume == RESUME_OTHER_EPOCH ? "other_epoch" : "too_old";
}

static void
owe_reset(struct follow *follow, const char *why)
{
	follow->state = FOLLOW_RESET;
	follow->why = why;
}

/* true: may go on from where it stands. */
static bool
begin(struct push *push, struct follow *follow, const struct hello *hello)
{
	struct group      *group = follow->group;
	struct board_delta none;
	size_t             count;
	enum board_resume  resume;

	follow->state = FOLLOW_LIVE;
	if (hello->epoch == NULL) {
		owe_reset(follow, "no_position");
		return false;
	}
	follow->pos = hello->pos;
	resume =
	    board_deltas_since(push->settings.board, group->view, hello->epoch, hello->pos, &none, 0, &count);
	if (resume != RESUME_OK) {
		owe_reset(follow, why_reset(resume));
		return false;
	}
	if (follow->pos < group->pos)
		follow->state = FOLLOW_BEHIND;
	return true;
}

bool
follow_all(struct push *push, struct live_socket *socket, const struct hello *hello,
    const struct caller *caller, bool *resumed)
{
	struct board_view *views[HELLO_VIEWS_MOST];

	for (size_t i = 0; i < hello->view_count; i++) {
		views[i] = board_view_find(push->settings.board, hello->views[i]);
		if (views[i] == NULL || !board_view_allowed(views[i], caller))
			return false;
	}
	follow_none(socket);
	socket->follows = memory_zeroed(hello->view_count * sizeof *socket->follows);
	*resumed = true;
	for (size_t i = 0; i < hello->view_count; i++) {
		struct follow *follow = &socket->follows[i];

		follow->socket = socket;
		join(group_of(push, views[i]), follow);
		socket->follow_count++;
		*resumed &= begin(push, follow, hello);
	}
	return true;
}

/* --- handing out --- */

/* Each follower's memory is somewhere else: asked for ahead, it is here when its turn comes. */
static void
ask_ahead(struct follow *const *members, size_t left)
{
	if (left > 12)
		__builtin_prefetch(members[12]);
	if (left > 8)
		__builtin_prefetch(members[8]->socket);
	if (left > 4)
		__builtin_prefetch(members[4]->socket->wsi);
}

static void
hand_out(struct push *push, struct group *group, const struct board_delta *delta)
{
	const char *bytes = blob_bytes(delta->frame);
	size_t      size = blob_size(delta->frame);
	bool        large = size > (size_t)push->settings.queue_bytes_most;

	for (size_t i = 0; i < group->count; i++) {
		struct follow *follow = group->members[i];

		ask_ahead(&group->members[i], group->count - i);
		if (follow->state != FOLLOW_LIVE || follow->pos >= delta->pos)
			continue;
		/* What a socket may hold back is bounded: fetched over HTTP it is compressed, too. */
		if (large)
			owe_reset(follow, "slow");
		else if (lws_partial_buffered(follow->socket->wsi))
			follow->state = FOLLOW_BEHIND;
		else if (socket_write(follow->socket, bytes, size))
			follow->pos = delta->pos;
		if (follow->state != FOLLOW_LIVE)
			socket_choke(push, follow->socket);
	}
	metric_count(&push_frames, (long long)group->count);
}

static void
reset_all(struct push *push, struct group *group, const char *why)
{
	group->pos = board_where(push->settings.board, group->epoch);
	for (size_t i = 0; i < group->count; i++) {
		owe_reset(group->members[i], why);
		socket_choke(push, group->members[i]->socket);
	}
}

void
group_drain(struct push *push, struct group *group)
{
	struct board_delta deltas[AT_ONCE];
	enum board_resume  resume;
	size_t             count;

	do {
		resume = board_deltas_since(
		    push->settings.board, group->view, group->epoch, group->pos, deltas, AT_ONCE, &count);
		if (resume != RESUME_OK) {
			reset_all(push, group, "new_picture");
			return;
		}
		for (size_t i = 0; i < count; i++) {
			hand_out(push, group, &deltas[i]);
			group->pos = deltas[i].pos;
			blob_drop(deltas[i].frame);
		}
	} while (count == AT_ONCE);
}

/* --- catching up --- */

static void
send_reset(struct push *push, struct follow *follow)
{
	char epoch[BOARD_EPOCH_SIZE];

	follow->pos = board_where(push->settings.board, epoch);
	follow->state = FOLLOW_LIVE;
	/* Its group may be of an older epoch still; the drain that finds out resets it once more. */
	write_reset(socket_text(push), board_view_name(follow->group->view), epoch, follow->pos, follow->why);
	socket_send_text(push, follow->socket);
	push_count_reset(follow->why);
}

/* One by one while that is little; as one delta when it is much; not at all when even that is too much. */
static void
send_next(struct push *push, struct follow *follow)
{
	struct board      *board = push->settings.board;
	struct group      *group = follow->group;
	size_t             most = (size_t)push->settings.queue_bytes_most, count = 0;
	struct board_delta delta = { 0 };
	enum board_resume  resume;

	if (board_backlog(board, group->view, follow->pos) > most)
		resume = board_deltas_merged(board, group->view, group->epoch, follow->pos, &delta);
	else
		resume = board_deltas_since(board, group->view, group->epoch, follow->pos, &delta, 1, &count);
	if (resume != RESUME_OK || (delta.frame != NULL && blob_size(delta.frame) > most)) {
		owe_reset(follow, "slow");
	} else if (delta.frame == NULL) {
		follow->state = FOLLOW_LIVE;
	} else if (socket_write(follow->socket, blob_bytes(delta.frame), blob_size(delta.frame))) {
		follow->pos = delta.pos;
		metric_count(&push_frames, 1);
	}
	blob_drop(delta.frame);
}

void
follow_catch_up(struct push *push, struct live_socket *socket)
{
	for (size_t i = 0; i < socket->follow_count; i++) {
		struct follow *follow = &socket->follows[i];

		while (follow->state != FOLLOW_LIVE) {
			if (lws_partial_buffered(socket->wsi) || socket->phase == PHASE_CLOSING) {
				socket_choke(push, socket);
				return;
			}
			if (follow->state == FOLLOW_RESET)
				send_reset(push, follow);
			else
				send_next(push, follow);
		}
	}
}
