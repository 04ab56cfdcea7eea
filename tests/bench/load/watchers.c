/* Many sockets that follow the live board from one thread, and when a delta reached the first and the last of
 * them.
 *
 *     watchers PORT COUNT NAME=VALUE...
 *         path=/live  last_path=/live     what is asked for; the last socket may ask for something else
 *         cookie=TEXT                     sent with each upgrade
 *         hello=TEXT  last_hello=TEXT     said after the upgrade and answered by a welcome; without it a
 * socket is ready at once request=FILE                    the HTTP request that makes a delta happen, with
 * @@@@@@@@@@@@@@@@ for a serial number keep=FILE                       where the head of the first delta goes
 *
 * Says "ready COUNT", then obeys lines of standard input:
 *     round all|last    sends the request and waits for a delta on every socket, or on the last one only
 *                       -> round FIRST LAST STAMP SIZE    nanoseconds since the request was sent; STAMP: the
 * reply's body (a CLOCK_MONOTONIC time) likewise, or -1; SIZE: of the delta listen            from now on
 * notes every delta report            -> what noted.h says, of all noted since the last report */
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "followers.h"
#include "noted.h"
#include "replies.h"
#include "tool.h"

enum { EVENTS_MOST = 1024, LINE_SIZE = 256, ROUND_SECONDS = 20 };
enum { COMMANDS = 0x7ffffffe, CONTROL = 0x7fffffff };

static struct followers_options options = { .path = "/live", .cookie = "" };
static bool                     listening;
static FILE                    *keep;

/* The connection that asks for a delta. */
static struct {
	int                 fd;
	char               *request, *serial_at;
	size_t              size;
	struct reply_reader reader;
} control = { .fd = -1 };

static struct {
	int64_t   began, first, last;
	uint32_t  wanted, have, serial;
	uint32_t *seen; /* by socket: the serial of the last round in which it had a delta */
	uint64_t  size;
	bool      running, answered;
} turn;

static void
finish_round(void)
{
	const char *body = control.reader.head + control.reader.body;
	int64_t     stamp = -1;

	if (!turn.running || !turn.answered || turn.have < turn.wanted)
		return;
	if (control.reader.status / 100 != 2)
		die("the request was answered with %.400s", control.reader.head);
	if (*body >= '1' && *body <= '9')
		stamp = strtoll(body, NULL, 10) - turn.began;
	turn.running = false;
	printf("round %" PRId64 " %" PRId64 " %" PRId64 " %" PRIu64 "\n", turn.first - turn.began,
	    turn.last - turn.began, stamp, turn.size);
	fflush(stdout);
}

static void
start_round(bool only_last)
{
	if (control.fd < 0)
		die("no request was given");
	turn.serial++;
	turn.wanted = only_last ? 1 : options.count;
	turn.have = 0;
	turn.answered = false;
	turn.running = true;
	reply_reset(&control.reader);
	turn.began = now_ns();
	serial_write(control.serial_at, (uint64_t)turn.began);
	if (send(control.fd, control.request, control.size, MSG_NOSIGNAL) != (ssize_t)control.size)
		die_errno("the request could not be sent");
}

static void
take_delta(uint32_t socket, const struct frame_reader *reader)
{
	int64_t now = now_ns();

	if (keep) {
		fputs(reader->head, keep);
		fclose(keep);
		keep = NULL;
	}
	if (listening)
		noted_add(reader->head, now);
	if (!turn.running || turn.seen[socket] == turn.serial
	    || (turn.wanted == 1 && socket != options.count - 1))
		return;
	turn.seen[socket] = turn.serial;
	if (turn.have++ == 0) {
		turn.first = now;
		turn.size = reader->size;
	}
	turn.last = now;
}

static void
all_ready(void)
{
	printf("ready %u\n", options.count);
	fflush(stdout);
}

static void
obey(const char *line)
{
	if (strcmp(line, "round all") == 0)
		start_round(false);
	else if (strcmp(line, "round last") == 0)
		start_round(true);
	else if (strcmp(line, "listen") == 0)
		listening = true;
	else if (strcmp(line, "report") == 0)
		noted_report();
	else
		die("not a command: %s", line);
}

static void
read_commands(void)
{
	static char   lines[LINE_SIZE];
	static size_t have;
	ssize_t       size = read(STDIN_FILENO, lines + have, sizeof lines - have);
	char         *end;

	if (size <= 0)
		exit(0);
	have += (size_t)size;
	while ((end = memchr(lines, '\n', have))) {
		size_t length = (size_t)(end - lines) + 1;
		*end = '\0';
		obey(lines);
		have -= length;
		memmove(lines, lines + length, have);
	}
}

static void
read_option(const char *argument)
{
	struct {
		const char  *name;
		const char **value;
	} texts[] = {
		{ "path=", &options.path },
		{ "last_path=", &options.last_path },
		{ "cookie=", &options.cookie },
		{ "hello=", &options.hello },
		{ "last_hello=", &options.last_hello },
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		if (strncmp(argument, texts[i].name, strlen(texts[i].name)) == 0) {
			*texts[i].value = argument + strlen(texts[i].name);
			return;
		}
	}
	if (strncmp(argument, "keep=", 5) == 0) {
		if (!(keep = fopen(argument + 5, "w")))
			die_errno("%s", argument);
	} else if (strncmp(argument, "request=", 8) == 0) {
		control.request = read_file(argument + 8, &control.size);
		control.serial_at = serial_find(control.request);
		control.fd = connect_to(options.port);
	} else {
		die("not an option: %s", argument);
	}
}

static void
run(int set)
{
	struct epoll_event events[EVENTS_MOST];

	for (;;) {
		int count = epoll_wait(set, events, EVENTS_MOST, turn.running ? ROUND_SECONDS * 1000 : -1);
		if (count < 0 && errno != EINTR)
			die_errno("epoll");
		if (turn.running && now_ns() - turn.began > ROUND_SECONDS * INT64_C(1000000000))
			die("after %d s %u of %u sockets have the delta", ROUND_SECONDS, turn.have,
			    turn.wanted);
		for (int i = 0; i < count; i++) {
			if (events[i].data.u32 == COMMANDS)
				read_commands();
			else if (events[i].data.u32 == CONTROL)
				turn.answered = reply_read(&control.reader, control.fd) || turn.answered;
			else
				followers_event(events[i].data.u32, events[i].events);
		}
		finish_round();
	}
}

int
main(int argc, char **argv)
{
	int set = epoll_create1(EPOLL_CLOEXEC);

	if (argc < 3)
		die("PORT COUNT NAME=VALUE... (see %s)", __FILE__);
	raise_file_limit();
	options.port = (int)number(argv[1], 1, 65535);
	options.count = (uint32_t)number(argv[2], 1, 100000);
	options.ready = all_ready;
	options.delta = take_delta;
	for (int i = 3; i < argc; i++)
		read_option(argv[i]);
	if (!(turn.seen = calloc(options.count, sizeof *turn.seen)))
		die("no memory");
	watch(set, STDIN_FILENO, EPOLLIN, COMMANDS);
	if (control.fd >= 0)
		watch(set, control.fd, EPOLLIN, CONTROL);
	followers_open(set, &options);
	run(set);
}
