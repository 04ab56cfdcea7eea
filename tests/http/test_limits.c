/* Clients that send too much, too slowly, too often, or never read. */
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "http/internal.h"
#include "quick.h"

static struct world *world;

static int
set_up(void **state)
{
	(void)state;
	world = world_open_quick();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	world_close(world);
	return 0;
}

static void
a_line_that_is_no_request_is_answered(void **state)
{
	static const char *const lines[] = { "GARBAGE\r\n\r\n", "GET / HTTP/2.0\r\n\r\n",
		"\x16\x03\x01\x02\n", "GET  /  HTTP/1.1\r\n\r\n" };

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		/* The front door hands a connection over once it has something to read. */
		int                ends[2];
		struct heard       heard;
		struct sockaddr_in seen = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(0xcb007107) };

		assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
		assert_true(client_say(ends[0], lines[i]));
		http_adopt(world->http, ends[1], (struct sockaddr *)&seen, sizeof seen);
		heard = client_hear(ends[0], 2000);
		assert_true(heard.body != NULL);
		expect_problem(heard, 400, "bad_request");
		close(ends[0]);
	}
}

static void
half_a_request_is_not_waited_for(void **state)
{
	static const char *const halves[] = { "GET /plain HTTP/1.1\r\nHost: house", "GET /pla",
		"POST /api/v1/things HTTP/1.1\r\n" KEYED JSON "Content-Length: 100\r\n\r\n{\"name\":" };

	(void)state;
	for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
		int          client = client_open(world, CLIENT);
		struct heard heard;

		assert_true(client_say(client, halves[i]));
		heard = client_hear(client, 3000);
		expect_problem(heard, 400, "bad_request");
		close(client);
	}
	assert_int_equal(world->handled, 0);
}

static void
one_byte_now_and_then_does_not_keep_a_place(void **state)
{
	int     client = client_open(world, CLIENT);
	int64_t began = clock_monotonic_ms();

	(void)state;
	assert_true(client_say(client, "GET /plain HTTP/1.1\r\nX: "));
	while (clock_monotonic_ms() - began < 5000 && client_say(client, "x"))
		usleep(50000);
	assert_in_range(clock_monotonic_ms() - began, 300, 3000);
	close(client);
}

static void
a_connection_that_rests_too_long_is_closed_without_a_word(void **state)
{
	int          client = client_open(world, CLIENT);
	struct heard heard;

	(void)state;
	assert_true(client_say(client, "GET /plain HTTP/1.1\r\n" HOST "\r\n"));
	expect_status(client_hear(client, 2000), 200);
	heard = client_hear(client, 3000);
	assert_int_equal(heard.status, 0);
	assert_true(heard.closed);
	close(client);
}

static void
a_reader_that_does_not_read_is_let_go(void **state)
{
	int  client = client_open(world, CLIENT), small = 2048;
	bool gone = false;

	(void)state;
	setsockopt(client, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
	/* Many replies, none read: at some point the server can't write any more. */
	for (int i = 0; i < 9; i++)
		assert_true(client_say(client, "GET /shared HTTP/1.1\r\n" HOST "\r\n"));
	for (int i = 0; i < 60 && !gone; i++) {
		usleep(50000);
		gone = gate_busy(world->http->gate) == 0;
	}
	assert_true(gone);
	close(client);
}

static void
a_body_too_large_is_refused_and_the_connection_goes_on(void **state)
{
	char body[1200], request[1600];
	int  client = client_open(world, "127.0.0.1");

	(void)state;
	memset(body, ' ', sizeof body);
	body[sizeof body - 1] = '\0';
	snprintf(request, sizeof request,
	    "POST /api/v1/things HTTP/1.1\r\n" KEYED JSON "Content-Length: %zu\r\n\r\n%s", strlen(body),
	    body);
	assert_true(client_say(client, request));
	expect_problem(client_hear(client, 2000), 413, "body_too_large");
	assert_true(client_say(client, "GET /plain HTTP/1.1\r\n" HOST "\r\n"));
	expect_status(client_hear(client, 2000), 200);
	close(client);
	expect_problem(
	    ask(world, "POST /api/v1/things HTTP/1.1\r\n" KEYED JSON "Content-Length: 99999999999\r\n\r\n{"),
	    413, "body_too_large");
	expect_problem(ask(world, "POST /api/v1/things HTTP/1.1\r\n" KEYED JSON
				  "Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n"),
	    413, "body_too_large");
	snprintf(request, sizeof request,
	    "POST /api/v1/things HTTP/1.1\r\n" KEYED JSON
	    "Transfer-Encoding: chunked\r\n\r\n%zx\r\n%s\r\n0\r\n\r\n",
	    strlen(body), body);
	expect_problem(ask(world, request), 413, "body_too_large");
}

static void
an_address_or_headers_too_long_are_refused(void **state)
{
	char long_text[30000], request[31000];

	(void)state;
	memset(long_text, 'x', sizeof long_text);
	long_text[1000] = '\0';
	snprintf(request, sizeof request, "GET /%s HTTP/1.1\r\n" HOST "\r\n", long_text);
	expect_problem(ask(world, request), 414, "uri_too_long");
	snprintf(request, sizeof request, "GET /plain?%s HTTP/1.1\r\n" HOST "\r\n", long_text);
	expect_problem(ask(world, request), 414, "uri_too_long");
	long_text[1000] = 'x';
	long_text[5000] = '\0';
	snprintf(request, sizeof request, "GET /plain HTTP/1.1\r\n" HOST "X: %s\r\n\r\n", long_text);
	expect_problem(ask(world, request), 431, "headers_too_large");
}

static void
who_asks_too_often_waits(void **state)
{
	static const char request[] = "GET /plain HTTP/1.1\r\n" HOST "\r\n";
	struct heard      heard;
	int               served = 0;

	(void)state;
	while (served < 30) {
		heard = ask_from(world, "203.0.113.50", request);
		if (heard.status != 200)
			break;
		answer_done(&heard);
		served++;
	}
	assert_in_range(served, 10, 12);
	assert_non_null(answer_header(&heard, "Retry-After"));
	expect_problem(heard, 429, "too_many_requests");
	expect_status(ask_from(world, "203.0.113.51", request), 200);
	/* Behind the proxy each has a measure of their own. */
	expect_status(
	    ask_from(world, PROXY, "GET /plain HTTP/1.1\r\n" HOST "X-Forwarded-For: 203.0.113.52\r\n\r\n"),
	    200);
	expect_problem(
	    ask_from(world, PROXY, "GET /plain HTTP/1.1\r\n" HOST "X-Forwarded-For: 203.0.113.50\r\n\r\n"),
	    429, "too_many_requests");
}

static void
an_address_has_so_many_connections_and_no_more(void **state)
{
	int clients[6], said = 0;

	(void)state;
	for (int i = 0; i < 5; i++) {
		clients[i] = client_open(world, "203.0.113.60");
		client_say(clients[i], "GET /plain HTTP/1.1\r\n" HOST "\r\n");
		expect_status(client_hear(clients[i], 2000), 200);
		said++;
	}
	clients[5] = client_open(world, "203.0.113.60");
	expect_problem(client_hear(clients[5], 2000), 429, "too_many_requests");
	expect_status(ask_from(world, "203.0.113.61", "GET /plain HTTP/1.1\r\n" HOST "\r\n"), 200);
	for (int i = 0; i < 6; i++)
		close(clients[i]);
	assert_int_equal(said, 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_that_is_no_request_is_answered),
		cmocka_unit_test(half_a_request_is_not_waited_for),
		cmocka_unit_test(one_byte_now_and_then_does_not_keep_a_place),
		cmocka_unit_test(a_connection_that_rests_too_long_is_closed_without_a_word),
		cmocka_unit_test(a_reader_that_does_not_read_is_let_go),
		cmocka_unit_test(a_body_too_large_is_refused_and_the_connection_goes_on),
		cmocka_unit_test(an_address_or_headers_too_long_are_refused),
		cmocka_unit_test(who_asks_too_often_waits),
		cmocka_unit_test(an_address_has_so_many_connections_and_no_more),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
