/* The least that a machine must do to reach many sockets: one thread, one epoll set, and a loop that writes
 * the same frame to each. What the server's push is measured beside.
 *
 *     epoll PAYLOAD_FILE
 *
 * Says "listening PORT". GET upgrades a socket without looking further (the one that asks for /live?one is
 * remembered); what followers say is read and dropped. POST /all writes the payload as one text frame to
 * each, POST /one to the remembered one; the reply's body is the moment (CLOCK_MONOTONIC, ns) at which the
 * request had been read. */
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tool.h"

enum { EVENTS_MOST = 1024, SOCKETS_MOST = 100000, REQUEST_SIZE = 2048 };
enum kind { NEW, FOLLOWER };

static enum kind kinds[SOCKETS_MOST]; /* by descriptor */
static int       followers[SOCKETS_MOST], follower_count;
static int       the_one = -1;
static char     *frame;
static size_t    frame_size;

static void
make_frame(const char *path)
{
	size_t size, at = 2;
	char  *payload = read_file(path, &size);

	if (size > 65535 || !(frame = malloc(size + 4)))
		die("%s: 65535 bytes at most", path);
	frame[0] = (char)0x81;
	if (size < 126) {
		frame[1] = (char)size;
	} else {
		frame[1] = 126;
		frame[at++] = (char)(size >> 8);
		frame[at++] = (char)size;
	}
	memcpy(frame + at, payload, size);
	frame_size = at + size;
	free(payload);
}

static void
write_whole(int fd, const char *bytes, size_t size)
{
	if (send(fd, bytes, size, MSG_NOSIGNAL) != (ssize_t)size)
		die_errno("send");
}

static void
reply_stamp(int fd, int64_t stamp)
{
	char text[128], body[24];
	int  length = snprintf(body, sizeof body, "%" PRId64, stamp);
	int  size =
	    snprintf(text, sizeof text, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", length, body);

	write_whole(fd, text, (size_t)size);
}

static void
upgrade(int fd, bool is_the_one)
{
	/* The key is always the example of RFC 6455, and so is the answer. */
	static const char answer[] =
	    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
	    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

	write_whole(fd, answer, sizeof answer - 1);
	kinds[fd] = FOLLOWER;
	followers[follower_count++] = fd;
	if (is_the_one)
		the_one = fd;
}

static void
take_request(int fd)
{
	char    text[REQUEST_SIZE + 1];
	ssize_t size = recv(fd, text, REQUEST_SIZE, 0);
	int64_t stamp = now_ns();

	if (size <= 0 && (size == 0 || errno != EAGAIN)) {
		close(fd);
		return;
	}
	if (size < 0 || kinds[fd] == FOLLOWER)
		return;
	text[size] = '\0';
	if (!strstr(text, "\r\n\r\n"))
		die("half a request");
	if (strncmp(text, "GET ", 4) == 0) {
		upgrade(fd, strncmp(text, "GET /live?one ", 14) == 0);
	} else if (strncmp(text, "POST /one ", 10) == 0) {
		write_whole(the_one, frame, frame_size);
		reply_stamp(fd, stamp);
	} else {
		for (int i = 0; i < follower_count; i++)
			write_whole(followers[i], frame, frame_size);
		reply_stamp(fd, stamp);
	}
}

static void
take_connections(int set, int listener)
{
	int fd;

	while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
		if (fd >= SOCKETS_MOST)
			die("too many sockets");
		kinds[fd] = NEW;
		watch(set, fd, EPOLLIN, (uint32_t)fd);
	}
	if (errno != EAGAIN && errno != ECONNABORTED)
		die_errno("accept");
}

int
main(int argc, char **argv)
{
	struct epoll_event events[EVENTS_MOST];
	int                set = epoll_create1(EPOLL_CLOEXEC);
	int                listener;

	if (argc != 2)
		die("PAYLOAD_FILE");
	raise_file_limit();
	make_frame(argv[1]);
	listener = listen_anywhere(NULL);
	watch(set, listener, EPOLLIN, (uint32_t)listener);
	for (;;) {
		int count = epoll_wait(set, events, EVENTS_MOST, -1);
		if (count < 0 && errno != EINTR)
			die_errno("epoll");
		for (int i = 0; i < count; i++) {
			int fd = (int)events[i].data.u32;
			if (fd == listener)
				take_connections(set, listener);
			else
				take_request(fd);
		}
	}
}
