/* Porchlight's own board, roster and push with nothing around them: no database, no HTTP, and a commit is
 * made by hand. So the time from a commit's being known to a socket's having it can be measured alone, from
 * the same kind of request as a bare loop's.
 *
 *     rooms ROWS_FILE BED_ID
 *
 * Says "listening PORT". GET is an upgrade and goes to push; POST is a commit that changes the state of one
 * bed, and the reply's body is the moment (CLOCK_MONOTONIC, ns) at which the request had been read: before
 * the board hears of it. The main thread stands for replica's. */
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "board/board.h"
#include "push/push.h"
#include "roster/roster.h"
#include "rows.h"
#include "seal/seal.h"
#include "tool.h"

enum { EVENTS_MOST = 256, REQUEST_SIZE = 2048, POSITION_STEP = 64, VERSION_ROOM = 24, REST_NS = 50000 };

static struct board  *board;
static struct roster *roster;
static struct push   *push;
static uint64_t       position = 1 << 24;

/* The bed that changes. */
static struct {
	struct change_row row;
	const char       *values[ROW_COLUMNS_MOST];
	bool              unchanged[ROW_COLUMNS_MOST];
	size_t            state_at, version_at;
	char              version[VERSION_ROOM];
	long              version_now;
} bed;

static void
take_row(const struct change_row *row)
{
	board_row(board, row);
	roster_row(roster, row);
}

static void
find_bed(const char *path, const char *id)
{
	const struct change_row *row = rows_find(path, "bed", id);

	if (!row)
		die("no bed %s", id);
	bed.row = *row;
	bed.row.kind = CHANGE_UPDATE;
	memcpy(bed.values, row->values, row->count * sizeof *row->values);
	bed.row.values = bed.values;
	bed.row.unchanged = bed.unchanged;
	bed.state_at = rows_column(row, "state");
	bed.version_at = rows_column(row, "version");
	bed.version_now = number(bed.values[bed.version_at], 1, 1000000000);
}

static void
commit(void)
{
	struct change change = { .pos = position += POSITION_STEP, .count = 1, .rows = &bed.row };

	snprintf(bed.version, sizeof bed.version, "%ld", ++bed.version_now);
	bed.values[bed.version_at] = bed.version;
	bed.values[bed.state_at] = bed.version_now % 2 ? "offline" : "turnover";
	roster_change(roster, &change);
	board_change(board, &change);
}

static void
reply_stamp(int fd, int64_t stamp)
{
	char text[128], body[24];
	int  length = snprintf(body, sizeof body, "%" PRId64, stamp);
	int  size =
	    snprintf(text, sizeof text, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", length, body);

	if (send(fd, text, (size_t)size, MSG_NOSIGNAL) != size)
		die_errno("send");
}

/* The first bytes say whose connection it is; a control connection stays here. */
static void
take_event(int set, int fd)
{
	char    text[REQUEST_SIZE];
	ssize_t size = recv(fd, text, 4, MSG_PEEK);
	int64_t stamp;

	if (size < 4) {
		if (size == 0 || (size < 0 && errno != EAGAIN))
			close(fd);
		return;
	}
	if (memcmp(text, "GET ", 4) == 0) {
		epoll_ctl(set, EPOLL_CTL_DEL, fd, NULL);
		push_adopt(push, fd);
		return;
	}
	if (recv(fd, text, sizeof text, 0) <= 0)
		die_errno("recv");
	stamp = now_ns();
	commit();
	/* As replica's thread does, which waits for the next commit and has nothing to do with replies. */
	nanosleep(&(struct timespec){ .tv_nsec = REST_NS }, NULL);
	reply_stamp(fd, stamp);
}

static void
take_connections(int set, int listener)
{
	int fd;

	while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0)
		watch(set, fd, EPOLLIN, (uint32_t)fd);
	if (errno != EAGAIN && errno != ECONNABORTED)
		die_errno("accept");
}

static void
open_rooms(const char *path, int port)
{
	static char hosts[64], origins[64];

	snprintf(hosts, sizeof hosts, "127.0.0.1:%d", port);
	snprintf(origins, sizeof origins, "http://127.0.0.1:%d", port);
	if (!seal_start())
		die("no random source");
	board = board_open(&(struct board_settings){
	    .resume_deltas = 1000, .resume_seconds = 600, .resume_bytes = 16 << 20 });
	roster = roster_open();
	push = push_open(&(struct push_settings){ .board = board,
	    .roster = roster,
	    .origins = origins,
	    .hosts = hosts,
	    .build = "bench",
	    .heartbeat_s = 15,
	    .sockets_most = 100000,
	    .queue_bytes_most = 262144 });
	board_begin(board, "bench-1-1");
	roster_begin(roster, "bench-1-1");
	rows_read(path, take_row);
	board_loaded(board, position);
	roster_loaded(roster, position);
}

int
main(int argc, char **argv)
{
	struct epoll_event events[EVENTS_MOST];
	int                set = epoll_create1(EPOLL_CLOEXEC);
	int                listener, port;

	if (argc != 3)
		die("ROWS_FILE BED_ID");
	raise_file_limit();
	listener = listen_anywhere(&port);
	open_rooms(argv[1], port);
	find_bed(argv[1], argv[2]);
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
				take_event(set, fd);
		}
	}
}
