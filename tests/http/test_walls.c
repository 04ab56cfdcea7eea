/* Whole requests over real sockets: what each wall says to whom it does not let through. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "world.h"

static struct world *world;

static int
set_up(void **state)
{
	(void)state;
	world = world_open(NULL);
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
a_body_must_be_json_and_expected(void **state)
{
	(void)state;
	expect_problem(send_json(world, "POST /api/v1/things", KEYED "Content-Type: text/plain\r\n",
			   "{\"name\":\"lamp\"}"),
	    415, "unsupported_media");
	expect_problem(
	    send_json(world, "POST /api/v1/things", KEYED, "{\"name\":\"lamp\"}"), 415, "unsupported_media");
	expect_problem(send_json(world, "GET /plain", HOST JSON, "{}"), 400, "bad_request");
	expect_problem(send_json(world, "POST /api/v1/things/" THING "/move", ACT JSON, "{\"x\":1}"), 422,
	    "unknown_member");
	expect_problem(
	    send_json(world, "POST /api/v1/things/" THING "/move", ACT JSON, "{}"), 409, "move_not_possible");
	expect_problem(
	    send_json(world, "POST /api/v1/things/" THING "/move", ACT, ""), 409, "move_not_possible");
}

static void
a_post_carries_a_key(void **state)
{
	static const char body[] = "{\"name\":\"lamp\"}";

	(void)state;
	expect_problem(send_json(world, "POST /api/v1/things", ACT JSON, body), 400, "key_missing");
	expect_problem(send_json(world, "POST /api/v1/things", ACT JSON "Idempotency-Key: short\r\n", body),
	    422, "bad_value");
}

static void
another_origin_changes_nothing(void **state)
{
	static const char body[] = "{\"name\":\"lamp\"}", key[] = "Idempotency-Key: 0123456789\r\n";
	char              headers[300];

	(void)state;
	snprintf(headers, sizeof headers, HOST JSON "%s", key);
	expect_problem(send_json(world, "POST /api/v1/things", headers, body), 403, "wrong_origin");
	snprintf(headers, sizeof headers, KEYED JSON "Origin: https://evil.test\r\n");
	expect_problem(send_json(world, "POST /api/v1/things", headers, body), 403, "wrong_origin");
	snprintf(headers, sizeof headers, KEYED JSON "Origin: null\r\n");
	expect_problem(send_json(world, "POST /api/v1/things", headers, body), 403, "wrong_origin");
	snprintf(headers, sizeof headers, KEYED JSON "Origin: " ORIGIN "\r\n");
	expect_status(send_json(world, "POST /api/v1/things", headers, body), 201);
	/* Reading is the browser's business: it does not show the answer to a stranger. */
	expect_status(
	    ask(world, "GET /api/v1/things HTTP/1.1\r\n" HOST "Origin: https://evil.test\r\n\r\n"), 200);
}

static void
another_host_is_misdirected(void **state)
{
	(void)state;
	expect_problem(ask(world, "GET /plain HTTP/1.1\r\nHost: evil.test\r\n\r\n"), 421, "wrong_host");
	expect_problem(ask(world, "GET /plain HTTP/1.1\r\n\r\n"), 400, "bad_request");
	expect_problem(
	    ask(world, "GET /plain HTTP/1.1\r\n" HOST "Host: house.test\r\n\r\n"), 400, "bad_request");
	expect_status(ask(world, "GET /plain HTTP/1.1\r\nHost: HOUSE.test\r\n\r\n"), 200);
	expect_problem(ask(world, "GET /live HTTP/1.1\r\n" HOST "\r\n"), 421, "misdirected");
}

static void
what_is_not_there_is_said_so(void **state)
{
	struct heard answer;

	(void)state;
	expect_problem(ask(world, "GET /api/v1/nothing HTTP/1.1\r\n" HOST "\r\n"), 404, "not_found");
	expect_problem(ask(world, "GET /api/v1/things/12 HTTP/1.1\r\n" HOST "\r\n"), 404, "not_found");
	expect_problem(ask(world, "GET /livefoo HTTP/1.1\r\n" HOST "\r\n"), 404, "not_found");
	answer = ask(world, "BREW /plain HTTP/1.1\r\n" ACT "\r\n");
	assert_string_equal(answer_header(&answer, "Allow"), "GET, HEAD");
	expect_problem(answer, 405, "method_not_allowed");
}

static void
who_is_not_signed_in_is_told(void **state)
{
	struct heard answer = ask(world, "GET /api/v1/houses HTTP/1.1\r\n" HOST "\r\n");

	(void)state;
	assert_non_null(answer_header(&answer, "WWW-Authenticate"));
	expect_problem(answer, 401, "not_signed_in");
	expect_problem(ask(world, "GET /api/v1/self HTTP/1.1\r\n" HOST "Cookie: porchlight=short\r\n\r\n"),
	    401, "not_signed_in");
	/* A token that nobody here knows takes the way through a worker, whichever lane the call has. */
	expect_problem(ask(world, "GET /api/v1/houses HTTP/1.1\r\n" HOST
				  "Cookie: porchlight=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n\r\n"),
	    401, "not_signed_in");
	expect_problem(
	    ask(world, "GET /api/v1/self HTTP/1.1\r\n" HOST
		       "Authorization: Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n\r\n"),
	    401, "not_signed_in");
	expect_status(ask(world, "GET /api/v1/things HTTP/1.1\r\n" HOST
				 "Cookie: porchlight=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n\r\n"),
	    200);
}

static void
a_query_says_only_what_is_known_once_and_readably(void **state)
{
	struct heard answer = ask(world, "GET /api/v1/echo?q=a+b%2bc HTTP/1.1\r\n" HOST "\r\n");

	(void)state;
	assert_string_equal(answer.body, "a b+c");
	answer_done(&answer);
	answer = ask(world, "GET /api/v1/echo?quack=1 HTTP/1.1\r\n" HOST "\r\n");
	assert_non_null(strstr(answer.body, "\"pointer\":\"query:quack\""));
	expect_problem(answer, 422, "unknown_member");
	expect_problem(ask(world, "GET /api/v1/echo?q=1&q=2 HTTP/1.1\r\n" HOST "\r\n"), 400, "bad_request");
	expect_problem(ask(world, "GET /api/v1/echo?q=%zz HTTP/1.1\r\n" HOST "\r\n"), 400, "bad_request");
	expect_problem(ask(world, "GET /api/v1/echo?q=%00 HTTP/1.1\r\n" HOST "\r\n"), 400, "bad_request");
	expect_status(ask(world, "GET /plain?whatever=1 HTTP/1.1\r\n" HOST "\r\n"),
	    200); /* a page keeps its filters there */
}

static void
headers_that_contradict_each_other_are_refused(void **state)
{
	(void)state;
	expect_problem(ask(world, "POST /api/v1/things HTTP/1.1\r\n" KEYED JSON
				  "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
	    400, "bad_request");
	expect_problem(ask(world, "POST /api/v1/things HTTP/1.1\r\n" KEYED JSON
				  "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
	    400, "bad_request");
	expect_problem(
	    ask(world, "POST /api/v1/things HTTP/1.1\r\n" KEYED JSON "Transfer-Encoding: gzip\r\n\r\n"), 400,
	    "bad_request");
	expect_problem(ask(world, "GET /plain HTTP/1.1\r\n" HOST "X Y: 1\r\n\r\n"), 400, "bad_request");
	expect_problem(
	    ask(world, "GET /plain HTTP/1.1\r\n" HOST "Content-Length : 1\r\n\r\n"), 400, "bad_request");
	expect_status(
	    ask(world, "POST /api/v1/things HTTP/1.1\r\n" KEYED JSON
		       "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"name\":\r\n7\r\n\"lamp\"}\r\n0\r\n\r\n"),
	    201);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_body_must_be_json_and_expected),
		cmocka_unit_test(a_post_carries_a_key),
		cmocka_unit_test(another_origin_changes_nothing),
		cmocka_unit_test(another_host_is_misdirected),
		cmocka_unit_test(what_is_not_there_is_said_so),
		cmocka_unit_test(who_is_not_signed_in_is_told),
		cmocka_unit_test(a_query_says_only_what_is_known_once_and_readably),
		cmocka_unit_test(headers_that_contradict_each_other_are_refused),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
