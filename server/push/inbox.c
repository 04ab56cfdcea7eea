/* What other threads leave for the sockets' thread, and how it takes it up: connections, views with news,
 * sessions that ended. */
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "room.h"

enum { ENDED_MOST = 1000 /* sessions named one by one; past it all are looked at */ };

void
push_wake(struct push *push)
{
	ev_async_send(push->loop, &push->wake);
}

/* On the replica's thread. */
void
push_view_changed(void *context, struct board_view *view, const struct board_delta *delta)
{
	struct push *push = context;

	(void)delta; /* read from the board when it is handed out: its ring is the queue */
	pthread_mutex_lock(&push->inbox);
	if (view == NULL)
		push->all_dirty = true;
	else if (!map_find(&push->dirty, board_view_name(view)))
		map_add(&push->dirty, board_view_name(view), view);
	pthread_mutex_unlock(&push->inbox);
	push_wake(push);
}

/* On the replica's thread. */
void
push_session_changed(void *context, const char *account_id, const char *session_id)
{
	struct push *push = context;
	char        *copy;

	(void)account_id;
	pthread_mutex_lock(&push->inbox);
	if (session_id == NULL || push->ended.count >= ENDED_MOST) {
		push->check_all = true;
	} else if (!map_find(&push->ended, session_id)) {
		copy = memory_take(ID_TEXT_SIZE);
		memcpy(copy, session_id, ID_TEXT_SIZE);
		map_add(&push->ended, copy, copy);
	}
	pthread_mutex_unlock(&push->inbox);
	push_wake(push);
}

/* Politely: with a reason, and without the reset that unread bytes would cause. */
static void
refuse(int fd)
{
	static const char body[] = "{\"type\":\"/problems/too_busy\",\"title\":\"This server has as many "
				   "live connections as it takes.\","
				   "\"status\":503}";
	char              unread[4096], answer[512];
	int               size;

	size = snprintf(answer, sizeof answer,
	    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Type: application/problem+json\r\n"
	    "Content-Length: %zu\r\nConnection: close\r\n\r\n%s",
	    sizeof body - 1, body);
	(void)recv(fd, unread, sizeof unread, MSG_DONTWAIT);
	(void)send(fd, answer, (size_t)size, MSG_DONTWAIT | MSG_NOSIGNAL);
	shutdown(fd, SHUT_WR);
	close(fd);
}

void
push_adopt(struct push *push, int socket)
{
	bool closing;

	if (atomic_fetch_add(&push->count, 1) >= push->settings.sockets_most) {
		atomic_fetch_sub(&push->count, 1);
		refuse(socket);
		return;
	}
	pthread_mutex_lock(&push->inbox);
	closing = push->closing;
	if (!closing) {
		if (push->adopted_count == push->adopted_capacity) {
			push->adopted_capacity = push->adopted_capacity ? push->adopted_capacity * 2 : 64;
			push->adopted =
			    memory_grow(push->adopted, push->adopted_capacity * sizeof *push->adopted);
		}
		push->adopted[push->adopted_count++] = socket;
	}
	pthread_mutex_unlock(&push->inbox);
	if (closing) {
		atomic_fetch_sub(&push->count, 1);
		close(socket);
		return;
	}
	push_wake(push);
}

long
push_socket_count(const struct push *push)
{
	return atomic_load(&push->count);
}

/* --- what the thread makes of it --- */

static void
adopt(struct push *push, int fd)
{
	/* A peer that is gone without a word: the kernel gives up when nothing is acknowledged for so long.
	 */
	unsigned patience_ms = (unsigned)(2 * push->settings.heartbeat_s + 5) * 1000;
	int      one = 1;

	(void)setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &patience_ms, sizeof patience_ms);
	(void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	/* It closes the descriptor itself when it can't take it; the connection then never comes to our
	 * callback. */
	if (lws_adopt_socket_vhost(push->vhost, fd) == NULL)
		atomic_fetch_sub(&push->count, 1);
}

static void
check_sessions(struct push *push, const struct map *ended, bool all)
{
	push->wall_us = clock_wall_us();
	for (size_t i = 0; i < push->socket_count; i++) {
		struct live_socket *socket = push->sockets[i];

		if (*socket->session_id && (all || map_find(ended, socket->session_id)))
			socket_check(push, socket);
	}
}

static void
drain_groups(struct push *push, const struct map *dirty, bool all)
{
	const struct map *map = all ? &push->groups : dirty;

	for (size_t i = 0; i < map->capacity; i++) {
		struct group *group = map->slots[i].key ? map_find(&push->groups, map->slots[i].key) : NULL;

		if (group && group->count > 0)
			group_drain(push, group);
	}
}

/* Sessions before deltas: who was shut out must not see what comes next. */
void
push_drain(struct push *push)
{
	struct map dirty, ended;
	bool       all_dirty, check_all;
	int       *adopted;
	size_t     adopted_count;

	pthread_mutex_lock(&push->inbox);
	dirty = push->dirty;
	ended = push->ended;
	all_dirty = push->all_dirty;
	check_all = push->check_all;
	adopted = push->adopted;
	adopted_count = push->adopted_count;
	push->dirty = push->ended = (struct map){ 0 };
	push->all_dirty = push->check_all = false;
	push->adopted = NULL;
	push->adopted_count = push->adopted_capacity = 0;
	pthread_mutex_unlock(&push->inbox);

	if (check_all || ended.count > 0)
		check_sessions(push, &ended, check_all);
	drain_groups(push, &dirty, all_dirty);
	for (size_t i = 0; i < adopted_count; i++)
		adopt(push, adopted[i]);
	for (size_t i = 0; i < ended.capacity; i++)
		free(ended.slots[i].item);
	map_done(&ended);
	map_done(&dirty);
	free(adopted);
}
