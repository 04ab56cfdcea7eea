/* The loop of the sockets' thread: libwebsockets' events, the second's tick, and the end. The loop is
 * libev's, made here: libwebsockets' own would take SIGINT for itself. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "room.h"

enum {
	FRAME_LARGEST = 16 << 20, /* as far as libwebsockets writes at once; larger ones it would copy */
	RECEIVE_BYTES = 256,      /* 0 or 4096 cost three times the memory a socket */
	HANDSHAKE_S = 5,
	GOODBYE_S = 2, /* for everyone to take leave, at the end */
};

static const double RETRY_S = 0.05;

uint32_t
push_now_s(void)
{
	return (uint32_t)(clock_monotonic_ms() / 1000);
}

static void
ping_all(struct push *push, uint64_t pos, bool every)
{
	struct buffer *text = NULL;

	for (size_t i = 0; i < push->socket_count; i++) {
		struct live_socket *socket = push->sockets[i];

		if (socket->phase != PHASE_READY || (!every && socket->beat != push->beat)
		    || !follow_is_live(socket) || lws_partial_buffered(socket->wsi))
			continue;
		if (text == NULL)
			write_ping(text = socket_text(push), pos, clock_wall_us(), push->stale);
		socket_send_text(push, socket);
	}
}

static void
on_tick(struct ev_loop *loop, ev_timer *timer, int events)
{
	struct push *push = ev_userdata(loop);
	/* Before draining: what is at or before it has then been handed out to everyone. */
	uint64_t pos = board_position(push->settings.board);
	bool     stale = board_is_stale(push->settings.board), was_stale = push->stale;

	(void)timer;
	(void)events;
	push->now_s = push_now_s();
	push->wall_us = clock_wall_us();
	push->beat = (uint8_t)((push->beat + 1) % push->settings.heartbeat_s);
	push->stale = stale;
	push_drain(push);
	for (size_t i = push->socket_count; i-- > 0;)
		socket_tick(push, push->sockets[i]);
	ping_all(push, pos, stale != was_stale);
	/* The library looks at its own timers only after an event of its own. */
	lws_cancel_service(push->context);
	if (push->stop_s > 0 && (push->socket_count == 0 || push->now_s >= push->stop_s))
		ev_break(loop, EVBREAK_ALL);
}

/* Sessions that the stream is about to bring. */
static void
on_retry(struct ev_loop *loop, ev_timer *timer, int events)
{
	struct push *push = ev_userdata(loop);

	(void)events;
	for (size_t i = push->socket_count; i-- > 0 && push->waiting > 0;)
		socket_retry(push, push->sockets[i]);
	if (push->waiting == 0)
		ev_timer_stop(loop, timer);
}

static void
say_goodbye(struct push *push)
{
	push->stop_s = push_now_s() + GOODBYE_S;
	for (size_t i = push->socket_count; i-- > 0;)
		socket_bye(push, push->sockets[i], BYE_GOING_AWAY,
		    "This server is going away; another one will answer.");
	/* Those that can be told are gone in a moment; the tick sees to it. */
	ev_timer_stop(push->loop, &push->tick);
	ev_timer_set(&push->tick, RETRY_S, RETRY_S);
	ev_timer_start(push->loop, &push->tick);
}

static void
on_wake(struct ev_loop *loop, ev_async *async, int events)
{
	struct push *push = ev_userdata(loop);
	bool         closing;

	(void)async;
	(void)events;
	pthread_mutex_lock(&push->inbox);
	closing = push->closing;
	pthread_mutex_unlock(&push->inbox);
	push_drain(push);
	if (closing && push->stop_s == 0)
		say_goodbye(push);
}

/* --- libwebsockets --- */

static int
on_event(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t size)
{
	struct push        *push = lws_context_user(lws_get_context(wsi));
	struct live_socket *socket = user;
	char                token_hash[65];

	switch ((int)reason) {
	case LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED: break;
	case LWS_CALLBACK_HTTP_CONFIRM_UPGRADE: return upgrade_check(push, wsi, in);
	case LWS_CALLBACK_HTTP: return upgrade_refuse_plain(wsi);
	case LWS_CALLBACK_ESTABLISHED:
		upgrade_token(wsi, token_hash);
		socket_opened(push, socket, wsi, token_hash);
		break;
	case LWS_CALLBACK_RECEIVE: return socket_receive(push, socket, in, size);
	case LWS_CALLBACK_SERVER_WRITEABLE: return socket_writable(push, socket);
	case LWS_CALLBACK_CLOSED: socket_closed(push, socket); break;
	case LWS_CALLBACK_WSI_DESTROY:
		if (lws_get_vhost(wsi) == push->vhost)
			atomic_fetch_sub(&push->count, 1);
		break;
	default: break;
	}
	return 0;
}

static void
on_log(int level, const char *line)
{
	char text[300];

	(void)snprintf(text, sizeof text, "%.*s", (int)strcspn(line, "\n"), line);
	log_event(
	    level & LLL_ERR ? LOG_LEVEL_WARNING : LOG_LEVEL_DEBUG, "push.library", log_text("says", text));
}

static void
context_open(struct push *push)
{
	static const struct lws_protocols protocols[] = {
		{ "porchlight.1", on_event, sizeof(struct live_socket), RECEIVE_BYTES, 0, NULL,
		    FRAME_LARGEST },
		{ NULL, NULL, 0, 0, 0, NULL, 0 },
	};
	/* No timer a socket: the library keeps them in one sorted list, which ten thousand make slow. A peer
	 * that is gone is noticed by the kernel, since we speak to each once a heartbeat. */
	static const lws_retry_bo_t      never = { .secs_since_valid_ping = 0, .secs_since_valid_hangup = 0 };
	void                            *loops[] = { push->loop };
	struct lws_context_creation_info info = {
		.port = CONTEXT_PORT_NO_LISTEN_SERVER,
		.protocols = protocols,
		.options = LWS_SERVER_OPTION_LIBEV | LWS_SERVER_OPTION_VALIDATE_UTF8
			 | LWS_SERVER_OPTION_EXPLICIT_VHOSTS,
		.foreign_loops = loops,
		.retry_and_idle_policy = &never,
		.user = push,
		.timeout_secs = HANDSHAKE_S,
		.gid = -1,
		.uid = -1,
	};

	lws_set_log_level(LLL_ERR | LLL_WARN, on_log);
	push->context = lws_create_context(&info);
	/* Without the package libwebsockets-evlib-ev there is no context. */
	check(push->context != NULL);
	push->vhost = lws_create_vhost(push->context, &info);
	check(push->vhost != NULL);
}

void *
loop_run(void *context)
{
	struct push *push = context;

	ev_run(push->loop, 0);
	/* Connections that did not take leave end here, each with its callback. */
	lws_context_destroy(push->context);
	return NULL;
}

void
loop_open(struct push *push)
{
	push->now_s = push_now_s();
	check((push->loop = ev_loop_new(EVFLAG_AUTO)) != NULL);
	ev_set_userdata(push->loop, push);
	context_open(push);
	ev_async_init(&push->wake, on_wake);
	ev_async_start(push->loop, &push->wake);
	ev_timer_init(&push->tick, on_tick, 1.0, 1.0);
	ev_timer_start(push->loop, &push->tick);
	ev_timer_init(&push->retry, on_retry, RETRY_S, RETRY_S);
}
