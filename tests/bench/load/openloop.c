/* Open-loop load: each quick connection has a timetable of its own, and a reply is late from the moment at
 * which its request was due, not from when the connection was free to send it. A closed loop hides a stall,
 * since it stops asking while it waits. Between the quick connections stand slow ones, which have one slow
 * request running at all times.
 *
 *     openloop PORT SECONDS QUICK RATE QUICK_FILE SLOW SLOW_FILE
 *
 * QUICK connections send RATE requests a second in all (the request of QUICK_FILE), SLOW ones ask for
 * SLOW_FILE again and again. They are opened in turn (quick, slow, quick, slow...), so that a server that
 * deals connections out to threads mixes them. Says openloop DUE P50_NS P99_NS P999_NS MAX_NS OVER_50_MS
 * SLOW_DONE SLOW_P50_NS OTHER */
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>

#include "replies.h"
#include "times.h"
#include "tool.h"

enum { EVENTS_MOST = 256, LATE_MS = 50, GRACE_S = 5 };

struct connection {
	int                 fd;
	bool                slow, open, waiting;
	int64_t             due; /* of the request that waits for its reply, or of the next one */
	struct reply_reader reader;
};

struct request {
	char  *text, *serial_at;
	size_t size;
};

static struct connection *connections;
static long               connection_count, quick_count;
static struct request     quick_request, slow_request;
static struct times       quick_times, slow_times;
static int64_t            period, ends;
static size_t             other;

static struct request
read_request(const char *path)
{
	struct request request;

	request.text = read_file(path, &request.size);
	request.serial_at = serial_find(request.text);
	return request;
}

static void
send_request(struct connection *connection, int64_t now)
{
	const struct request *request = connection->slow ? &slow_request : &quick_request;

	serial_write(request->serial_at, (uint64_t)now);
	reply_reset(&connection->reader);
	if (send(connection->fd, request->text, request->size, MSG_NOSIGNAL) != (ssize_t)request->size)
		die_errno("send");
	connection->waiting = true;
	if (connection->slow)
		connection->due = now;
}

static void
take_reply(struct connection *connection, int64_t now)
{
	int status = connection->reader.status;

	if (status != 200 && status != 304 && other++ == 0)
		fprintf(stderr, "openloop: %.600s\n", connection->reader.head);
	times_add(connection->slow ? &slow_times : &quick_times, now - connection->due);
	connection->waiting = false;
	if (!connection->slow)
		connection->due += period;
}

/* Sends what is due; gives when the next request is. */
static int64_t
send_due(int64_t now)
{
	int64_t next = ends;

	for (long i = 0; i < connection_count; i++) {
		struct connection *connection = &connections[i];
		if (!connection->open || connection->waiting || now >= ends)
			continue;
		if (connection->slow || connection->due <= now)
			send_request(connection, now);
		else if (connection->due < next)
			next = connection->due;
	}
	return next;
}

static bool
any_waiting(void)
{
	for (long i = 0; i < connection_count; i++)
		if (connections[i].waiting && !connections[i].slow)
			return true;
	return false;
}

static void
take_event(int set, struct connection *connection, struct epoll_event event)
{
	if (!connection->open) {
		event.events = EPOLLIN;
		epoll_ctl(set, EPOLL_CTL_MOD, connection->fd, &event);
		connection->open = true;
	} else if (reply_read(&connection->reader, connection->fd)) {
		take_reply(connection, now_ns());
	}
}

static void
run(int set)
{
	struct epoll_event events[EVENTS_MOST];
	int64_t            now;

	while ((now = now_ns()) < ends || any_waiting()) {
		int64_t next = send_due(now);
		if (now > ends + GRACE_S * INT64_C(1000000000))
			die("quick requests still wait %d s after the end", GRACE_S);
		if (next <= now)
			next = now + 10000000;
		struct timespec pause = { .tv_sec = (next - now) / 1000000000,
			.tv_nsec = (next - now) % 1000000000 };
		int             ready = epoll_pwait2(set, events, EVENTS_MOST, &pause, NULL);
		if (ready < 0 && errno != EINTR)
			die_errno("epoll");
		for (int i = 0; i < ready; i++)
			take_event(set, &connections[events[i].data.u32], events[i]);
	}
}

static void
open_connections(int set, int port, long slow_count)
{
	int64_t now = now_ns();
	long    quick = 0, slow = 0;

	for (long i = 0; i < connection_count; i++) {
		struct connection *connection = &connections[i];
		connection->slow = slow < slow_count && (i % 2 == 1 || quick == quick_count);
		connection->fd = connect_to(port);
		if (connection->slow)
			slow++;
		else
			connection->due = now + 50000000 + period * quick++ / quick_count;
		watch(set, connection->fd, EPOLLOUT, (uint32_t)i);
	}
}

int
main(int argc, char **argv)
{
	int set = epoll_create1(EPOLL_CLOEXEC);

	if (argc != 8)
		die("PORT SECONDS QUICK RATE QUICK_FILE SLOW SLOW_FILE");
	quick_count = number(argv[3], 1, 1000);
	period = quick_count * 1000000000 / number(argv[4], 1, 100000);
	quick_request = read_request(argv[5]);
	connection_count = quick_count + number(argv[6], 0, 1000);
	slow_request = read_request(argv[7]);
	ends = now_ns() + number(argv[2], 1, 3600) * INT64_C(1000000000);
	if (!(connections = calloc((size_t)connection_count, sizeof *connections)))
		die("no memory");
	open_connections(set, (int)number(argv[1], 1, 65535), connection_count - quick_count);
	run(set);
	printf("openloop %zu %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %zu %zu %" PRId64 " %zu\n",
	    quick_times.count, times_quantile(&quick_times, 0.5), times_quantile(&quick_times, 0.99),
	    times_quantile(&quick_times, 0.999), times_quantile(&quick_times, 1),
	    times_over(&quick_times, LATE_MS * INT64_C(1000000)), slow_times.count,
	    times_quantile(&slow_times, 0.5), other);
	return 0;
}
