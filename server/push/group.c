/* Views and all who follow them. A delta is written to every socket straight away: measured, waiting for each
 * to say that it is writable costs 1.4 times as much, and the library's own writing 1.1 times. A socket that
 * doesn't take it becomes a position in the view's deltas and is served when it can be. */
#include "base/memory.h"
#include "room.h"

enum { AT_ONCE = 64 };

/* --- who belongs to it --- */

struct group *
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
swap(struct group *group, size_t one, size_t other)
{
	struct member kept = group->members[one];

	group->members[one] = group->members[other];
	group->members[other] = kept;
	group->members[one].follow->index = (uint32_t)one;
	group->members[other].follow->index = (uint32_t)other;
}

void
group_join(struct group *group, struct follow *follow)
{
	if (group->count == group->capacity) {
		group->capacity = group->capacity ? group->capacity * 2 : 4;
		group->members = memory_grow(group->members, group->capacity * sizeof *group->members);
	}
	follow->group = group;
	follow->index = (uint32_t)group->count;
	group->members[group->count++] =
	    (struct member){ follow, follow->socket->wsi, lws_get_socket_fd(follow->socket->wsi) };
}

/* It stands where the group does, and will get each delta without another look at it. */
void
group_make_even(struct follow *follow)
{
	struct group *group = follow->group;

	if (follow->index >= group->even)
		swap(group, follow->index, group->even++);
}

static void
make_uneven(struct group *group, struct follow *follow)
{
	if (follow->index >= group->even)
		return;
	follow->pos = group->pos;
	swap(group, follow->index, --group->even);
}

void
group_leave(struct follow *follow)
{
	struct group *group = follow->group;

	make_uneven(group, follow);
	swap(group, follow->index, --group->count);
	if (group->count == 0) {
		free(group->members);
		group->members = NULL;
		group->capacity = 0;
	}
}

void
group_owe_reset(struct follow *follow, const char *why)
{
	make_uneven(follow->group, follow);
	follow->state = FOLLOW_RESET;
	follow->why = why;
}

/* --- handing out --- */

/* What a delta becomes on its way to many: one frame with its header, the same bytes for all. */
struct handout {
	const char *frame;
	size_t      size;
	uint64_t    pos;
	bool        large; /* more than a socket may hold back: fetched over HTTP it is compressed, too */
};

/* false: it stays behind, is owed a reset, or broke. */
static bool
hand_to(const struct member *member, const struct handout *handout)
{
	if (handout->large)
		group_owe_reset(member->follow, "slow");
	else if (!lws_partial_buffered(member->wsi) && member_write(member, handout->frame, handout->size))
		return true;
	else
		member->follow->state = FOLLOW_BEHIND;
	return false;
}

/* From the last to the first, since who stays behind changes places with the last of them. */
static void
hand_to_even(struct push *push, struct group *group, const struct handout *handout)
{
	for (size_t i = group->even; i-- > 0;) {
		struct follow *follow = group->members[i].follow;

		if (i > 0)
			__builtin_prefetch(group->members[i - 1].wsi);
		if (hand_to(&group->members[i], handout))
			continue;
		make_uneven(group, follow);
		socket_choke(push, follow->socket);
	}
}

/* Those who are live but elsewhere: ahead, since they came or were reset while this was on its way. */
static void
hand_to_others(struct push *push, struct group *group, const struct handout *handout)
{
	for (size_t i = group->even; i < group->count; i++) {
		struct follow *follow = group->members[i].follow;

		if (follow->state != FOLLOW_LIVE || follow->pos >= handout->pos)
			continue;
		if (hand_to(&group->members[i], handout))
			follow->pos = handout->pos;
		else
			socket_choke(push, follow->socket);
	}
}

static void
hand_out(struct push *push, struct group *group, const struct board_delta *delta)
{
	size_t         size = blob_size(delta->frame);
	char          *bytes = (char *)blob_bytes(delta->frame);
	size_t         head = frame_head(bytes, size);
	struct handout handout = { bytes - head, size + head, delta->pos,
		size > (size_t)push->settings.queue_bytes_most };

	hand_to_even(push, group, &handout);
	hand_to_others(push, group, &handout);
	group->pos = delta->pos;
	for (size_t i = group->even; i < group->count; i++) {
		struct follow *follow = group->members[i].follow;

		if (follow->state == FOLLOW_LIVE && follow->pos == group->pos)
			group_make_even(follow);
	}
	metric_count(&push_frames, (long long)group->count);
}

static void
reset_all(struct push *push, struct group *group, const char *why)
{
	group->pos = board_where(push->settings.board, group->epoch);
	group->even = 0;
	for (size_t i = 0; i < group->count; i++) {
		group_owe_reset(group->members[i].follow, why);
		socket_choke(push, group->members[i].follow->socket);
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
			blob_drop(deltas[i].frame);
		}
	} while (count == AT_ONCE);
}
