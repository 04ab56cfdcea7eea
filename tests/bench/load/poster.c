/* A closed loop: each connection sends a request as soon as the one before is answered. For acts a second.
 *
 *     poster PORT CONNECTIONS SECONDS REQUESTS_FILE
 *
 * The file holds whole HTTP requests, each ended with a NUL; one is drawn at random each time, and its
 * @@@@@@@@@@@@@@@@ gets a serial number that never comes twice. Says posted OK SECONDS P50_NS P99_NS MAX_NS
 * OTHER    OTHER: replies that were not 2xx; the first one goes to standard error */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include "replies.h"
#include "times.h"
#include "tool.h"

struct post {
	char  *text, *serial_at;
	size_t size;
};

struct connection {
	int                 fd;
	int64_t             sent;
	struct reply_reader reader;
};

static struct post *posts;
static size_t       post_count;
static struct times times;
static uint64_t     serial, drawn = 88172645463325252u;
static size_t       other;

static void
read_posts(const char *path)
{
	size_t size;
	char  *text = read_file(path, &size);

	for (size_t at = 0; at < size; at += strlen(text + at) + 1) {
		if (!(posts = realloc(posts, (post_count + 1) * sizeof *posts)))
			die("no memory");
		posts[post_count++] = (struct post){ text + at, serial_find(text + at), strlen(text + at) };
	}
	if (post_count == 0)
		die("%s: no requests", path);
}

/* Marsaglia's xorshift64: the same draw in every run. */
static const struct post *
draw(void)
{
	drawn ^= drawn << 13;
	drawn ^= drawn >> 7;
	drawn ^= drawn << 17;
	return &posts[drawn % post_count];
}

static void
post_next(struct connection *connection)
{
	const struct post *post = draw();

	serial_write(post->serial_at, serial++);
	reply_reset(&connection->reader);
	connection->sent = now_ns();
	if (send(connection->fd, post->text, post->size, MSG_NOSIGNAL) != (ssize_t)post->size)
		die_errno("send");
}

static void
take_reply(struct connection *connection)
{
	if (connection->reader.status / 100 == 2)
		times_add(&times, now_ns() - connection->sent);
	else if (other++ == 0)
		fprintf(stderr, "poster: %s\n", connection->reader.head);
}

static void
run(int set, struct connection *connections, int64_t until)
{
	struct epoll_event events[256];

	while (now_ns() < until) {
		int ready = epoll_wait(set, events, 256, 1000);
		if (ready < 0 && errno != EINTR)
			die_errno("epoll");
		for (int i = 0; i < ready; i++) {
			struct connection *connection = &connections[events[i].data.u32];
			if (connection->sent == 0) {
				struct epoll_event reading = { .events = EPOLLIN, .data = events[i].data };
				epoll_ctl(set, EPOLL_CTL_MOD, connection->fd, &reading);
				post_next(connection);
			} else if (reply_read(&connection->reader, connection->fd)) {
				take_reply(connection);
				post_next(connection);
			}
		}
	}
}

int
main(int argc, char **argv)
{
	int                set = epoll_create1(EPOLL_CLOEXEC);
	struct connection *connections;
	int64_t            began;

	if (argc != 5)
		die("PORT CONNECTIONS SECONDS REQUESTS_FILE");
	long count = number(argv[2], 1, 1000), seconds = number(argv[3], 1, 3600);
	read_posts(argv[4]);
	serial = (uint64_t)now_ns() << 20;
	if (!(connections = calloc((size_t)count, sizeof *connections)))
		die("no memory");
	for (long i = 0; i < count; i++) {
		connections[i].fd = connect_to((int)number(argv[1], 1, 65535));
		watch(set, connections[i].fd, EPOLLOUT, (uint32_t)i);
	}
	began = now_ns();
	run(set, connections, began + seconds * INT64_C(1000000000));
	double took = (double)(now_ns() - began) / 1e9;
	printf("posted %zu %.3f %" PRId64 " %" PRId64 " %" PRId64 " %zu\n", times.count, took,
	    times_quantile(&times, 0.5), times_quantile(&times, 0.99), times_quantile(&times, 1), other);
	return 0;
}
