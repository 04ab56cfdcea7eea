/* One socket from its opening to its end: writing to it, its session, its clocks, and goodbye. */
#include <errno.h>
#include <linux/sockios.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "base/clock.h"
#include "base/memory.h"
#include "room.h"
#include "roster/roster.h"

enum {
	HELLO_S = 10,           /* to say hello */
	SESSION_WAIT_MS = 1000, /* for the stream to bring a session that was made a moment ago */
	CLOSING_S = 5,
};

#define MINUTE_US (60 * MICROSECONDS_PER_SECOND)

/* --- writing --- */

struct buffer *
socket_text(struct push *push)
{
	static const char room[LWS_PRE];

	buffer_clear(&push->text);
	buffer_put(&push->text, room, sizeof room);
	return &push->text;
}

/* Cut without a word, by the next tick: not from here, which may be inside of the library's own call for this
 * socket. */
static void
give_up(struct live_socket *socket)
{
	socket->phase = PHASE_CLOSING;
	socket->code = 0;
	socket->since_s = 0;
}

bool
socket_write(struct live_socket *socket, const char *bytes, size_t size)
{
	/* The library writes its header into the free bytes before; the text itself is left as it is. */
	int wrote = lws_write(socket->wsi, (unsigned char *)bytes, size, LWS_WRITE_TEXT);

	if (wrote >= 0)
		return true;
	give_up(socket);
	return false;
}

void
socket_send_text(struct push *push, struct live_socket *socket)
{
	(void)socket_write(socket, push->text.bytes + LWS_PRE, push->text.size - LWS_PRE);
}

bool
member_write(const struct member *member, const char *frame, size_t size)
{
	ssize_t took = send(member->fd, frame, size, MSG_DONTWAIT | MSG_NOSIGNAL);

	if (took == (ssize_t)size)
		return true;
	if (took < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
		give_up(member->follow->socket);
		return false;
	}
	took = took < 0 ? 0 : took;
	/* As it is: LWS_WRITE_HTTP adds no header. */
	if (lws_write(member->wsi, (unsigned char *)frame + took, size - (size_t)took, LWS_WRITE_HTTP) >= 0)
		return true;
	give_up(member->follow->socket);
	return false;
}

static int
unsent_bytes(const struct live_socket *socket)
{
	int bytes = 0;

	(void)ioctl(lws_get_socket_fd(socket->wsi), SIOCOUTQ, &bytes);
	return bytes;
}

void
socket_choke(struct push *push, struct live_socket *socket)
{
	if (!socket->choked && socket->phase == PHASE_READY) {
		socket->choked = true;
		socket->since_s = push->now_s;
		socket->unsent = unsent_bytes(socket);
	}
	lws_callback_on_writable(socket->wsi);
}

void
socket_bye(struct push *push, struct live_socket *socket, enum bye_code code, const char *why)
{
	if (socket->phase == PHASE_CLOSING)
		return;
	follow_none(socket);
	if (lws_partial_buffered(socket->wsi)) {
		give_up(socket);
		return;
	}
	write_bye(socket_text(push), code, why);
	socket_send_text(push, socket);
	if (socket->phase == PHASE_CLOSING)
		return;
	socket->phase = PHASE_CLOSING;
	socket->code = (uint16_t)code;
	socket->since_s = push->now_s;
	lws_callback_on_writable(socket->wsi);
}

/* --- opening and closing --- */

struct moment *
moment_of(struct live_socket *socket)
{
	if (socket->moment == NULL)
		socket->moment = memory_zeroed(sizeof *socket->moment);
	return socket->moment;
}

/* When nothing of it is needed any more. */
void
moment_settle(struct live_socket *socket)
{
	struct moment *moment = socket->moment;

	if (moment == NULL || *moment->token_hash || moment->arena || moment->text.size > 0)
		return;
	buffer_done(&moment->text);
	free(moment);
	socket->moment = NULL;
}

void
socket_stop_waiting(struct push *push, struct live_socket *socket)
{
	if (socket->moment == NULL || *socket->moment->token_hash == '\0')
		return;
	socket->moment->token_hash[0] = '\0';
	push->waiting--;
}

void
socket_sign_in(struct push *push, struct live_socket *socket, const struct caller *caller)
{
	int64_t idle_at = caller->seen_at_us + caller->idle_minutes * MINUTE_US;

	if (*socket->session_id == '\0')
		push->anonymous--;
	memcpy(socket->session_id, caller->session_id, sizeof socket->session_id);
	socket->check_at_us = caller->expires_at_us < idle_at ? caller->expires_at_us : idle_at;
}

void
socket_opened(struct push *push, struct live_socket *socket, struct lws *wsi, const char *token_hash)
{
	struct caller caller;

	*socket = (struct live_socket){
		.wsi = wsi, .since_s = push->now_s, .window_s = push->now_s, .check_at_us = INT64_MAX
	};
	if (push->socket_count == push->socket_capacity) {
		push->socket_capacity = push->socket_capacity ? push->socket_capacity * 2 : 64;
		push->sockets =
		    memory_grow(push->sockets, push->socket_capacity * sizeof(struct live_socket *));
	}
	socket->index = (uint32_t)push->socket_count;
	socket->beat = (uint8_t)(socket->index % (uint32_t)push->settings.heartbeat_s);
	push->sockets[push->socket_count++] = socket;
	push->anonymous++;
	metric_set(&push_sockets, (long long)push->socket_count);
	if (*token_hash == '\0')
		return;
	if (roster_find(push->settings.roster, token_hash, clock_wall_us(), &caller)) {
		socket_sign_in(push, socket, &caller);
		return;
	}
	memcpy(moment_of(socket)->token_hash, token_hash, sizeof socket->moment->token_hash);
	socket->moment->until_ms = clock_monotonic_ms() + SESSION_WAIT_MS;
	push->waiting++;
	ev_timer_again(push->loop, &push->retry);
}

void
socket_closed(struct push *push, struct live_socket *socket)
{
	if (socket->wsi == NULL)
		return;
	follow_none(socket);
	socket_stop_waiting(push, socket);
	if (socket->moment) {
		buffer_done(&socket->moment->text);
		arena_close(socket->moment->arena);
		free(socket->moment);
	}
	if (*socket->session_id == '\0')
		push->anonymous--;
	push->sockets[socket->index] = push->sockets[--push->socket_count];
	push->sockets[socket->index]->index = socket->index;
	*socket = (struct live_socket){ 0 };
	metric_set(&push_sockets, (long long)push->socket_count);
}

int
socket_writable(struct push *push, struct live_socket *socket)
{
	if (socket->phase == PHASE_CLOSING) {
		if (socket->code == 0)
			return -1;
		lws_close_reason(socket->wsi, (enum lws_close_status)socket->code, NULL, 0);
		return -1;
	}
	socket->choked = false;
	follow_catch_up(push, socket);
	return 0;
}

/* --- what time brings --- */

void
socket_check(struct push *push, struct live_socket *socket)
{
	struct caller caller;

	if (!roster_find_session(push->settings.roster, socket->session_id, push->wall_us, &caller)) {
		socket_bye(push, socket, BYE_SIGNED_OUT, "The session has ended.");
		return;
	}
	socket_sign_in(push, socket, &caller);
	for (size_t i = 0; i < socket->follow_count; i++) {
		if (board_view_allowed(socket->follows[i].group->view, &caller))
			continue;
		socket_bye(push, socket, BYE_FORBIDDEN, "One of these views is no longer yours to follow.");
		return;
	}
}

static void
tick_choked(struct push *push, struct live_socket *socket)
{
	int unsent = unsent_bytes(socket);

	if (unsent != socket->unsent) {
		socket->unsent = unsent;
		socket->since_s = push->now_s;
	} else if (push->now_s - socket->since_s >= (uint32_t)(2 * push->settings.heartbeat_s)) {
		socket_bye(push, socket, BYE_SLOW, "Nothing was read for too long.");
	}
}

void
socket_tick(struct push *push, struct live_socket *socket)
{
	switch ((enum phase)socket->phase) {
	case PHASE_NEW:
		if (push->now_s - socket->since_s >= HELLO_S)
			socket_bye(push, socket, BYE_BAD_FRAME, "No hello within 10 seconds.");
		break;
	case PHASE_READY:
		if (socket->choked)
			tick_choked(push, socket);
		if (push->wall_us >= socket->check_at_us && socket->phase == PHASE_READY)
			socket_check(push, socket);
		break;
	case PHASE_CLOSING:
		if (push->now_s - socket->since_s >= CLOSING_S)
			/* Told to close it, the library would go on flushing what the peer doesn't take. */
			shutdown(lws_get_socket_fd(socket->wsi), SHUT_RDWR);
		break;
	}
}
