/* What a client says: its frames, put together and counted, and the hello in them. A hello may have to wait a
 * moment for the change stream to bring a session that was made on another server. */
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "room.h"
#include "roster/roster.h"

enum {
	WINDOW_S = 10,
	WINDOW_FRAMES = 20,  /* a client may send in a window */
	WINDOW_PIECES = 400, /* in which they may come */
};

static bool
needs_session(const struct hello *hello)
{
	for (size_t i = 0; i < hello->view_count; i++) {
		if (strcmp(hello->views[i], "public") != 0)
			return true;
	}
	return false;
}

static void
welcome(struct push *push, struct live_socket *socket, bool resumed)
{
	char           epoch[BOARD_EPOCH_SIZE];
	struct welcome words = { .epoch = epoch,
		.build = push->build,
		.resumed = resumed,
		.heartbeat_s = push->settings.heartbeat_s,
		.now_us = clock_wall_us() };

	words.pos = board_where(push->settings.board, epoch);
	socket->phase = PHASE_READY;
	write_welcome(socket_text(push), &words);
	socket_send_text(push, socket);
	follow_catch_up(push, socket);
}

/* false: it has to wait for its session. */
static bool
greet(struct push *push, struct live_socket *socket, const struct hello *hello)
{
	struct caller caller = { 0 };
	bool          resumed;

	if (hello->build && *push->build && strcmp(hello->build, push->build) != 0) {
		socket_bye(push, socket, BYE_UPDATE, "This page is of another build than the server.");
		return true;
	}
	if (!board_is_ready(push->settings.board)) {
		socket_bye(push, socket, BYE_GOING_AWAY, "This server is not ready yet.");
		return true;
	}
	if (*socket->session_id == '\0' && needs_session(hello)) {
		if (socket->moment && *socket->moment->token_hash)
			return false;
		socket_bye(push, socket, BYE_SIGNED_OUT, "Only public may be followed without signing in.");
		return true;
	}
	if (*socket->session_id
	    && !roster_find_session(push->settings.roster, socket->session_id, clock_wall_us(), &caller))
		socket_bye(push, socket, BYE_SIGNED_OUT, "The session has ended.");
	else if (!follow_all(push, socket, hello, &caller, &resumed))
		socket_bye(push, socket, BYE_FORBIDDEN, "One of these views is not yours to follow.");
	else
		welcome(push, socket, resumed);
	return true;
}

static void
take_frame(struct push *push, struct live_socket *socket, const char *bytes, size_t size)
{
	struct arena  *arena = arena_open();
	struct hello   hello;
	const char    *why = "";
	struct moment *moment;

	switch (hello_read(arena, bytes, size, &hello, &why)) {
	case HELLO_OTHER: break;
	case HELLO_BAD: socket_bye(push, socket, BYE_BAD_FRAME, why); break;
	case HELLO_FINE:
		if (greet(push, socket, &hello))
			break;
		moment = moment_of(socket);
		arena_close(moment->arena);
		moment->arena = arena;
		moment->hello = hello;
		return;
	}
	arena_close(arena);
}

void
socket_retry(struct push *push, struct live_socket *socket)
{
	struct moment *moment = socket->moment;
	struct arena  *arena;
	struct caller  caller;

	if (moment == NULL || *moment->token_hash == '\0')
		return;
	if (roster_find(push->settings.roster, moment->token_hash, clock_wall_us(), &caller))
		socket_sign_in(push, socket, &caller);
	else if (clock_monotonic_ms() < moment->until_ms)
		return;
	socket_stop_waiting(push, socket);
	if ((arena = moment->arena) != NULL) {
		moment->arena = NULL;
		if (socket->phase != PHASE_CLOSING)
			(void)greet(push, socket, &moment->hello);
		arena_close(arena);
	}
	moment_settle(socket);
}

/* --- what comes in --- */

static bool
too_many(struct push *push, struct live_socket *socket, bool first)
{
	if (push->now_s - socket->window_s >= WINDOW_S) {
		socket->window_s = push->now_s;
		socket->frames = 0;
		socket->pieces = 0;
	}
	socket->frames = (uint8_t)(socket->frames + first);
	return socket->frames > WINDOW_FRAMES || ++socket->pieces > WINDOW_PIECES;
}

int
socket_receive(struct push *push, struct live_socket *socket, const char *bytes, size_t size)
{
	struct buffer *text;

	if (socket->phase == PHASE_CLOSING)
		return 0;
	if (too_many(push, socket, lws_is_first_fragment(socket->wsi))) {
		socket_bye(push, socket, BYE_TOO_MANY, "Too many frames.");
		return 0;
	}
	text = &moment_of(socket)->text;
	if (lws_frame_is_binary(socket->wsi) || text->size + size > FRAME_MOST) {
		socket_bye(push, socket, BYE_BAD_FRAME, "A frame is a text of at most 4096 bytes.");
		return 0;
	}
	buffer_put(text, bytes, size);
	if (!lws_is_final_fragment(socket->wsi) || lws_remaining_packet_payload(socket->wsi) > 0)
		return 0;
	take_frame(push, socket, text->bytes, text->size);
	buffer_done(&socket->moment->text);
	moment_settle(socket);
	return 0;
}
