/* Push's front door: one thread owns every socket; it is opened before those who tell it things, and closed
 * after them. */
#include "push/push.h"

#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "room.h"

static char *
copy_of(const char *text)
{
	char *copy = strdup(text ? text : "");

	check(copy != NULL);
	return copy;
}

struct push *
push_open(const struct push_settings *settings)
{
	static pthread_once_t metrics = PTHREAD_ONCE_INIT;
	struct push          *push = memory_zeroed(sizeof *push);

	pthread_once(&metrics, push_add_metrics);
	push->settings = *settings;
	push->settings.origins = push->origins = copy_of(settings->origins);
	push->settings.hosts = push->hosts = copy_of(settings->hosts);
	push->settings.build = push->build = copy_of(settings->build);
	pthread_mutex_init(&push->inbox, NULL);
	loop_open(push);
	board_listen(settings->board, push_view_changed, push);
	roster_listen(settings->roster, push_session_changed, push);
	check(pthread_create(&push->thread, NULL, loop_run, push) == 0);
	pthread_setname_np(push->thread, "push");
	return push;
}

static void
groups_done(struct map *groups)
{
	for (size_t i = 0; i < groups->capacity; i++) {
		struct group *group = groups->slots[i].item;

		if (group) {
			free(group->members);
			free(group);
		}
	}
	map_done(groups);
}

void
push_close(struct push *push)
{
	if (push == NULL)
		return;
	pthread_mutex_lock(&push->inbox);
	push->closing = true;
	pthread_mutex_unlock(&push->inbox);
	push_wake(push);
	pthread_join(push->thread, NULL);
	ev_loop_destroy(push->loop);
	for (size_t i = 0; i < push->adopted_count; i++)
		close(push->adopted[i]);
	free(push->adopted);
	for (size_t i = 0; i < push->ended.capacity; i++)
		free(push->ended.slots[i].item);
	map_done(&push->ended);
	map_done(&push->dirty);
	groups_done(&push->groups);
	buffer_done(&push->text);
	free(push->sockets);
	free(push->origins);
	free(push->hosts);
	free(push->build);
	pthread_mutex_destroy(&push->inbox);
	free(push);
}
