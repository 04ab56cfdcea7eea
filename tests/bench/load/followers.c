/* See followers.h. */
#include "followers.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include "tool.h"

enum phase { CONNECTING, UPGRADING, GREETING, READY };
enum { OPENING_MOST = 200, SAYING_MOST = 1024 };

struct follower {
	int                 fd;
	enum phase          phase;
	size_t              upgrade_have;
	struct frame_reader reader; /* its head holds the answer to the upgrade before the first frame */
};

static struct followers_options options;
static struct follower         *followers;
static int                      set;
static uint32_t                 opened, ready;

static const char *
for_socket(const struct follower *follower, const char *usual, const char *last)
{
	return last && follower == &followers[options.count - 1] ? last : usual;
}

static void
send_whole(const struct follower *follower, const char *bytes, size_t size)
{
	if (send(follower->fd, bytes, size, MSG_NOSIGNAL) != (ssize_t)size)
		die_errno("send to socket %td", follower - followers);
}

static void
say(struct follower *follower, int opcode, const char *text, size_t size)
{
	char frame[SAYING_MOST + FRAME_ROOM];

	if (size > SAYING_MOST)
		die("too long to say: %zu bytes", size);
	send_whole(follower, frame, frame_write(frame, opcode, text, size));
}

static void
open_next(void)
{
	struct follower *follower = &followers[opened];

	follower->fd = connect_to(options.port);
	watch(set, follower->fd, EPOLLOUT, opened++);
}

static void
send_upgrade(struct follower *follower)
{
	static const char form[] =
	    "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\n"
	    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
	    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%s%s%s\r\n";
	struct epoll_event event = { .events = EPOLLIN, .data.u32 = (uint32_t)(follower - followers) };
	bool               cookie = *options.cookie != '\0';
	char               text[1024];
	int                size;

	size = snprintf(text, sizeof text, form, for_socket(follower, options.path, options.last_path),
	    options.port, options.port, cookie ? "Cookie: " : "", options.cookie, cookie ? "\r\n" : "");
	if (size < 0 || (size_t)size >= sizeof text)
		die("the path or the cookie is too long");
	send_whole(follower, text, (size_t)size);
	epoll_ctl(set, EPOLL_CTL_MOD, follower->fd, &event);
	follower->phase = UPGRADING;
}

static void
is_ready(struct follower *follower)
{
	follower->phase = READY;
	if (++ready == options.count)
		options.ready();
	else if (opened < options.count)
		open_next();
}

static void
take_frame(void *context, enum frame_opcode opcode, const struct frame_reader *reader)
{
	struct follower *follower = context;

	if (opcode == FRAME_PING)
		say(follower, FRAME_PONG, reader->head, reader->size);
	else if (opcode == FRAME_CLOSE || (opcode == FRAME_TEXT && strstr(reader->head, "\"type\":\"bye\"")))
		die("socket %td was told goodbye: %.200s", follower - followers, reader->head);
	else if (opcode == FRAME_TEXT && strncmp(reader->head, "{\"type\":\"delta\"", 15) == 0)
		options.delta((uint32_t)(follower - followers), reader);
	else if (opcode == FRAME_TEXT && follower->phase == GREETING
		 && strstr(reader->head, "\"type\":\"welcome\""))
		is_ready(follower);
}

/* Byte by byte, since a frame may follow at once. Gives how many bytes belonged to the answer. */
static size_t
take_upgrade(struct follower *follower, const char *bytes, size_t size)
{
	char       *head = follower->reader.head;
	const char *hello = for_socket(follower, options.hello, options.last_hello);

	for (size_t at = 0; at < size; at++) {
		if (follower->upgrade_have == FRAME_HEAD_SIZE)
			die("a long answer to an upgrade: %s", head);
		head[follower->upgrade_have++] = bytes[at];
		head[follower->upgrade_have] = '\0';
		if (bytes[at] != '\n' || !strstr(head, "\r\n\r\n"))
			continue;
		if (strncmp(head, "HTTP/1.1 101", 12) != 0)
			die("an upgrade was answered with %s", head);
		follower->phase = GREETING;
		if (hello)
			say(follower, FRAME_TEXT, hello, strlen(hello));
		else
			is_ready(follower);
		return at + 1;
	}
	return size;
}

void
followers_event(uint32_t socket, uint32_t events)
{
	static char      bytes[65536];
	struct follower *follower = &followers[socket];
	ssize_t          size;
	size_t           at = 0;

	if (follower->phase == CONNECTING) {
		if (events & (EPOLLERR | EPOLLHUP))
			die("socket %u could not connect", socket);
		send_upgrade(follower);
		return;
	}
	size = recv(follower->fd, bytes, sizeof bytes, 0);
	if (size < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (size <= 0)
		die_errno("socket %u was lost", socket);
	if (follower->phase == UPGRADING)
		at = take_upgrade(follower, bytes, (size_t)size);
	frames_feed(&follower->reader, bytes + at, (size_t)size - at, take_frame, follower);
}

void
followers_open(int epoll, const struct followers_options *wanted)
{
	options = *wanted;
	set = epoll;
	if (!(followers = calloc(options.count, sizeof *followers)))
		die("no memory for %u sockets", options.count);
	while (opened < options.count && opened < OPENING_MOST)
		open_next();
}
