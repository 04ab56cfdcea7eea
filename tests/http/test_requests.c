/* Whole requests over real sockets: each wall, each kind of answer. */
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
a_row_is_answered_with_its_version_as_etag(void **state)
{
	struct heard answer = ask(world, "GET /api/v1/things/" THING " HTTP/1.1\r\n" HOST "\r\n");

	(void)state;
	assert_int_equal(answer.status, 200);
	assert_string_equal(answer_header(&answer, "ETag"), "\"7\"");
	assert_string_equal(answer_header(&answer, "Content-Type"), "application/json");
	assert_string_equal(answer_header(&answer, "Cache-Control"), "no-store");
	assert_int_equal(strlen(answer_header(&answer, "X-Request-Id")), 16);
	assert_non_null(strstr(answer.body, "\"name\":\"lamp\""));
	answer_done(&answer);
}

static void
every_answer_carries_the_shield(void **state)
{
	static const char *const requests[] = { "GET /plain HTTP/1.1\r\n" HOST "\r\n",
		"GET /shared HTTP/1.1\r\n" HOST "\r\n", "GET /nowhere HTTP/1.1\r\n" HOST "\r\n",
		"GET /shared HTTP/1.1\r\n" HOST "If-None-Match: *\r\n\r\n" };

	(void)state;
	for (size_t i = 0; i < sizeof requests / sizeof *requests; i++) {
		struct heard answer = ask(world, requests[i]);

		assert_non_null(
		    strstr(answer_header(&answer, "Content-Security-Policy"), "default-src 'self'"));
		assert_string_equal(answer_header(&answer, "X-Content-Type-Options"), "nosniff");
		assert_string_equal(answer_header(&answer, "Referrer-Policy"), "no-referrer");
		assert_string_equal(answer_header(&answer, "Cross-Origin-Opener-Policy"), "same-origin");
		assert_non_null(answer_header(&answer, "Permissions-Policy"));
		assert_null(answer_header(&answer, "Strict-Transport-Security"));
		answer_done(&answer);
	}
}

static void
a_new_thing_is_201(void **state)
{
	struct heard answer =
	    send_json(world, "POST /api/v1/things", KEYED JSON, "{\"name\":\"lamp\",\"size\":2}");

	(void)state;
	assert_int_equal(answer.status, 201);
	assert_string_equal(answer_header(&answer, "ETag"), "\"1\"");
	answer_done(&answer);
	answer = send_json(world, "DELETE /api/v1/things/" THING, ACT, "");
	assert_string_equal(answer.body, "");
	expect_status(answer, 204);
}

static void
a_connection_serves_one_request_after_another(void **state)
{
	int client = client_open(world, CLIENT);

	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_true(client_say(client, "GET /plain HTTP/1.1\r\n" HOST "\r\n"));
		expect_status(client_hear(client, 2000), 200);
		assert_true(client_say(client, "POST /api/v1/things HTTP/1.1\r\n" KEYED JSON
					       "Content-Length: 15\r\n\r\n{\"name\":\"lamp\"}"));
		expect_status(client_hear(client, 2000), 201);
	}
	close(client);
}

static void
all_faults_of_a_body_are_told_at_once(void **state)
{
	struct heard answer =
	    send_json(world, "POST /api/v1/things", KEYED JSON, "{\"size\":99,\"colour\":\"red\"}");

	(void)state;
	assert_int_equal(answer.status, 422);
	assert_non_null(strstr(answer.body, "\"pointer\":\"/size\""));
	assert_non_null(strstr(answer.body, "\"pointer\":\"/colour\""));
	assert_non_null(strstr(answer.body, "\"pointer\":\"/name\""));
	assert_non_null(strstr(answer.body, "\"instance\":\""));
	answer_done(&answer);
	expect_problem(send_json(world, "POST /api/v1/things", KEYED JSON, "{\"name\":"), 400, "bad_json");
	expect_problem(send_json(world, "POST /api/v1/things", KEYED JSON, ""), 422, "missing_member");
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
a_conflict_shows_the_row_and_what_is_possible(void **state)
{
	struct heard answer = send_json(world, "POST /api/v1/things/" THING "/move", ACT, "");

	(void)state;
	assert_non_null(strstr(answer.body, "\"current\":{\"id\":\"" THING "\""));
	assert_non_null(strstr(answer.body, "\"possible\":[\"lift\",\"drop\"]"));
	assert_null(strstr(answer.body, "},\"changed_by\""));
	answer_done(&answer);
}

static void
a_change_names_the_version_it_changes(void **state)
{
	static const char body[] = "{\"name\":\"lamp\"}", line[] = "PATCH /api/v1/things/" THING;
	struct heard      answer;

	(void)state;
	expect_problem(send_json(world, line, ACT JSON, body), 428, "version_missing");
	expect_problem(send_json(world, line, ACT JSON "If-Match: 7\r\n", body), 422, "bad_value");
	expect_status(send_json(world, line, ACT JSON "If-Match: \"7\"\r\n", body), 200);
	answer = send_json(world, line, ACT JSON "If-Match: \"6\"\r\n", body);
	assert_int_equal(answer.status, 412);
	assert_non_null(strstr(answer.body, "\"current\":{"));
	assert_non_null(
	    strstr(answer.body, "},\"changed_by\":\"Ada\",\"changed_at\":\"2025-10-09T08:53:20Z\""));
	assert_null(answer_header(&answer, "ETag"));
	answer_done(&answer);
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
a_list_comes_in_pages(void **state)
{
	struct heard answer = ask(world, "GET /api/v1/things?limit=2 HTTP/1.1\r\n" HOST "\r\n");

	(void)state;
	assert_non_null(strstr(answer.body, "{\"items\":[{"));
	assert_non_null(strstr(answer.body, "],\"next\":\"" THING "\"}"));
	answer_done(&answer);
	answer = ask(world, "GET /api/v1/things?after=" THING "&state=open HTTP/1.1\r\n" HOST "\r\n");
	assert_non_null(strstr(answer.body, "],\"next\":null}"));
	answer_done(&answer);
	expect_problem(
	    ask(world, "GET /api/v1/things?limit=0 HTTP/1.1\r\n" HOST "\r\n"), 422, "out_of_range");
	expect_problem(
	    ask(world, "GET /api/v1/things?limit=4 HTTP/1.1\r\n" HOST "\r\n"), 422, "out_of_range");
	expect_problem(
	    ask(world, "GET /api/v1/things?limit=x HTTP/1.1\r\n" HOST "\r\n"), 422, "out_of_range");
	expect_problem(
	    ask(world, "GET /api/v1/things?after=there HTTP/1.1\r\n" HOST "\r\n"), 400, "bad_cursor");
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
a_proxy_is_believed_and_nobody_else(void **state)
{
	static const char request[] = "GET /api/v1/address HTTP/1.1\r\n" HOST
				      "X-Forwarded-For: 198.51.100.4\r\nX-Forwarded-Proto: https\r\n\r\n";
	struct heard answer = ask_from(world, PROXY, request);

	(void)state;
	assert_string_equal(answer.body, "198.51.100.4");
	assert_string_equal(answer_header(&answer, "Strict-Transport-Security"), "max-age=31536000");
	assert_string_equal(answer_header(&answer, "Set-Cookie"),
	    "porchlight=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure");
	answer_done(&answer);
	answer = ask_from(world, CLIENT, request);
	assert_string_equal(answer.body, CLIENT);
	assert_null(answer_header(&answer, "Strict-Transport-Security"));
	assert_null(strstr(answer_header(&answer, "Set-Cookie"), "Secure"));
	answer_done(&answer);
}

static void
a_handler_that_forgets_to_answer_is_our_fault(void **state)
{
	(void)state;
	expect_problem(ask(world, "GET /api/v1/forgets HTTP/1.1\r\n" HOST "\r\n"), 500, "internal");
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
		cmocka_unit_test(a_row_is_answered_with_its_version_as_etag),
		cmocka_unit_test(every_answer_carries_the_shield),
		cmocka_unit_test(a_new_thing_is_201),
		cmocka_unit_test(a_connection_serves_one_request_after_another),
		cmocka_unit_test(all_faults_of_a_body_are_told_at_once),
		cmocka_unit_test(a_body_must_be_json_and_expected),
		cmocka_unit_test(a_conflict_shows_the_row_and_what_is_possible),
		cmocka_unit_test(a_change_names_the_version_it_changes),
		cmocka_unit_test(a_post_carries_a_key),
		cmocka_unit_test(another_origin_changes_nothing),
		cmocka_unit_test(another_host_is_misdirected),
		cmocka_unit_test(what_is_not_there_is_said_so),
		cmocka_unit_test(who_is_not_signed_in_is_told),
		cmocka_unit_test(a_list_comes_in_pages),
		cmocka_unit_test(a_query_says_only_what_is_known_once_and_readably),
		cmocka_unit_test(a_proxy_is_believed_and_nobody_else),
		cmocka_unit_test(a_handler_that_forgets_to_answer_is_our_fault),
		cmocka_unit_test(headers_that_contradict_each_other_are_refused),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
