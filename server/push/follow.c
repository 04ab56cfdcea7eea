/* What one socket follows: where it begins, what it is owed when it fell behind, and when it is even with the
 * others again (group.c). */
#include <string.h>

#include "base/memory.h"
#include "room.h"

void
follow_none(struct live_socket *socket)
{
	for (size_t i = 0; i < socket->follow_count; i++)
		group_leave(&socket->follows[i]);
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
		group_owe_reset(follow, "no_position");
		return false;
	}
	follow->pos = hello->pos;
	resume =
	    board_deltas_since(push->settings.board, group->view, hello->epoch, hello->pos, &none, 0, &count);
	if (resume != RESUME_OK) {
		group_owe_reset(follow, why_reset(resume));
		return false;
	}
	if (follow->pos < group->pos)
		follow->state = FOLLOW_BEHIND;
	else if (follow->pos == group->pos)
		group_make_even(follow);
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
		group_join(group_of(push, views[i]), follow);
		socket->follow_count++;
		*resumed &= begin(push, follow, hello);
	}
	return true;
}

/* --- catching up --- */

/* It has all that there is. */
static void
go_live(struct follow *follow)
{
	follow->state = FOLLOW_LIVE;
	if (follow->pos <= follow->group->pos)
		group_make_even(follow);
}

static void
send_reset(struct push *push, struct follow *follow)
{
	char epoch[BOARD_EPOCH_SIZE];

	follow->pos = board_where(push->settings.board, epoch);
	go_live(follow);
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
		group_owe_reset(follow, "slow");
	} else if (delta.frame == NULL) {
		go_live(follow);
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
