/* Any bytes as what a client sends on a connection: a real server, real sockets, and whatever came back
 * begins like HTTP. */
#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/check.h"
#include "base/log.h"
#include "http/http.h"

enum { ANSWER_MS = 1000 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

struct thing {
	const char *name;
};

static const struct field thing_fields[] = {
	{ .name = "name",
	    .kind = FIELD_TEXT,
	    .flags = FIELD_REQUIRED,
	    .offset = offsetof(struct thing, name),
	    .most = 9 },
	{ 0 },
};

static enum problem
thing_echo(struct request *rq)
{
	struct thing thing;
	enum problem p = request_json(rq, &thing, NULL);

	return p ? p : reply_json(rq, thing_fields, &thing);
}

static enum problem
query_echo(struct request *rq)
{
	const char  *q = request_query(rq, "q"), *after;
	int64_t      limit;
	enum problem p = request_page(rq, 9, &limit, &after);

	return p ? p : reply_text(rq, "text/plain", q == NULL ? "" : q);
}

static const struct query_field names[] = { { "q", "" }, { NULL, NULL } };
static const struct route       rows[] = {
	      { .method = "GET",
		  .path = "/a",
		  .run = query_echo,
		  .flags = ROUTE_PAGED,
		  .status = 200,
		  .query = names,
		  .name = "query_echo" },
	      { .method = "POST",
		  .path = "/a",
		  .run = thing_echo,
		  .flags = ROUTE_NO_KEY,
		  .body = thing_fields,
		  .status = 200,
		  .name = "thing_echo" },
	      { .method = "PATCH",
		  .path = "/a/{id}",
		  .run = thing_echo,
		  .lane = LANE_DATABASE,
		  .flags = ROUTE_IF_MATCH,
		  .body = thing_fields,
		  .status = 200,
		  .name = "thing_change" },
};

static struct http *
server(void)
{
	static const struct route_table table = { rows, sizeof rows / sizeof *rows };
	static struct http             *http;
	char                            why[200];

	if (http == NULL) {
		log_set_level(LOG_LEVEL_ERROR);
		http = http_open(&(struct http_settings){ .tables = &table,
				     .table_count = 1,
				     .hosts = "h",
				     .origins = "https://h",
				     .trusted_proxies = "192.0.2.1",
				     .workers = 1,
				     .threads = 2 },
		    why, sizeof why);
		check(http != NULL);
	}
	return http;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct sockaddr_in seen = { .sin_family = AF_INET };
	struct pollfd      wanted = { .events = POLLIN };
	char               answer[16384];
	ssize_t            heard;
	int                ends[2];

	if (size == 0 || size > 60000)
		return 0;
	check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
	inet_pton(AF_INET, bytes[0] % 2 == 0 ? "127.0.0.1" : "192.0.2.1", &seen.sin_addr);
	check(send(ends[0], bytes + 1, size - 1, MSG_NOSIGNAL) == (ssize_t)size - 1);
	http_adopt(server(), ends[1], (struct sockaddr *)&seen, sizeof seen);
	/* What is only half a request gets no answer; nobody waits for one here. */
	shutdown(ends[0], SHUT_WR);
	wanted.fd = ends[0];
	while (poll(&wanted, 1, ANSWER_MS) < 0)
		check(errno == EINTR);
	heard = recv(ends[0], answer, sizeof answer, MSG_DONTWAIT);
	check(heard < 5 || memcmp(answer, "HTTP/", 5) == 0);
	close(ends[0]);
	return 0;
}
