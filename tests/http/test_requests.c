/* Whole requests over real sockets: each kind of answer. The walls before them are in test_walls.c. */
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_is_answered_with_its_version_as_etag),
		cmocka_unit_test(every_answer_carries_the_shield),
		cmocka_unit_test(a_new_thing_is_201),
		cmocka_unit_test(a_connection_serves_one_request_after_another),
		cmocka_unit_test(all_faults_of_a_body_are_told_at_once),
		cmocka_unit_test(a_conflict_shows_the_row_and_what_is_possible),
		cmocka_unit_test(a_change_names_the_version_it_changes),
		cmocka_unit_test(a_list_comes_in_pages),
		cmocka_unit_test(a_proxy_is_believed_and_nobody_else),
		cmocka_unit_test(a_handler_that_forgets_to_answer_is_our_fault),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
