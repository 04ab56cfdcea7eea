/* Bodies that many requests share, files, and what is compressed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "world.h"

static struct world *world;
static char          folder[] = "/tmp/porchlight-files-XXXXXX";

static void
write_file(const char *name, const char *text)
{
	char  path[200];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static int
set_up(void **state)
{
	char path[200], script[3000];

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/assets", folder);
	mkdir(path, 0700);
	memset(script, ';', sizeof script - 1);
	script[sizeof script - 1] = '\0';
	write_file("index.html", "<!doctype html><title>x</title>");
	write_file("robots.txt", "User-agent: *\n");
	write_file(".hidden", "secret");
	write_file("assets/main-1a2B3c4D.js", script);
	write_file("assets/main.css", "");
	write_file("assets/pixel.png", "not really");
	world = world_open(&(struct http_settings){ .static_folder = folder });
	return 0;
}

static int
tear_down(void **state)
{
	static const char *const names[] = { "index.html", "robots.txt", ".hidden", "assets/main-1a2B3c4D.js",
		"assets/main.css", "assets/pixel.png", "assets", "" };

	(void)state;
	world_close(world);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char path[200];

		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		remove(path);
	}
	return 0;
}

static void
a_shared_body_is_sent_as_the_client_takes_it(void **state)
{
	struct heard plain = ask(world, "GET /shared HTTP/1.1\r\n" HOST "\r\n");
	struct heard small = ask(world, "GET /shared HTTP/1.1\r\n" HOST "Accept-Encoding: br, gzip\r\n\r\n");
	size_t       size = strlen(plain.body);
	char         twin[100];

	(void)state;
	assert_int_equal(plain.status, 200);
	assert_true(size > 19000);
	assert_null(answer_header(&plain, "Content-Encoding"));
	assert_string_equal(answer_header(&plain, "Vary"), "Accept-Encoding");
	assert_string_equal(answer_header(&plain, "Cache-Control"), "no-cache");
	assert_string_equal(answer_header(&small, "Content-Encoding"), "gzip");
	assert_true(strtoul(answer_header(&small, "Content-Length"), NULL, 10) < size);
	snprintf(twin, sizeof twin, "%s", answer_header(&plain, "ETag"));
	snprintf(twin + strlen(twin) - 1, 10, "-gzip\"");
	assert_string_equal(answer_header(&small, "ETag"), twin);
	answer_done(&plain);
	answer_done(&small);
}

static void
who_has_it_already_is_told_so(void **state)
{
	struct heard first = ask(world, "GET /api/v1/shared HTTP/1.1\r\n" HOST "\r\n"), again;
	char         request[300];

	(void)state;
	snprintf(request, sizeof request, "GET /api/v1/shared HTTP/1.1\r\n" HOST "If-None-Match: %s\r\n\r\n",
	    answer_header(&first, "ETag"));
	again = ask(world, request);
	assert_int_equal(again.status, 304);
	assert_string_equal(again.body, "");
	assert_string_equal(
	    answer_header(&again, "ETag"), (answer_header(&first, "ETag"), answer_header(&first, "ETag")));
	answer_done(&first);
	answer_done(&again);
	expect_status(
	    ask(world, "GET /api/v1/shared HTTP/1.1\r\n" HOST "If-None-Match: \"other\"\r\n\r\n"), 200);
}

static void
head_tells_the_length_and_sends_nothing(void **state)
{
	int          client = client_open(world, CLIENT);
	struct heard heard;

	(void)state;
	assert_true(client_say(client, "HEAD /plain HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n"));
	heard = client_hear(client, 500);
	assert_int_equal(heard.status, 200);
	assert_string_equal(answer_header(&heard, "Content-Length"), "5");
	assert_string_equal(heard.body, "");
	answer_done(&heard);
	close(client);
}

static void
files_are_served_by_name_with_the_right_type_and_age(void **state)
{
	struct heard heard =
	    ask(world, "GET /assets/main-1a2B3c4D.js HTTP/1.1\r\n" HOST "Accept-Encoding: gzip\r\n\r\n");

	(void)state;
	assert_int_equal(heard.status, 200);
	assert_string_equal(answer_header(&heard, "Content-Type"), "text/javascript; charset=utf-8");
	assert_string_equal(answer_header(&heard, "Cache-Control"), "public, max-age=31536000, immutable");
	assert_string_equal(answer_header(&heard, "Content-Encoding"), "gzip");
	answer_done(&heard);
	heard = ask(world, "GET /robots.txt HTTP/1.1\r\n" HOST "\r\n");
	assert_string_equal(heard.body, "User-agent: *\n");
	assert_string_equal(answer_header(&heard, "Cache-Control"), "no-cache");
	answer_done(&heard);
	heard = ask(world, "GET /assets/main.css HTTP/1.1\r\n" HOST "\r\n");
	assert_string_equal(answer_header(&heard, "Content-Type"), "text/css; charset=utf-8");
	assert_string_equal(answer_header(&heard, "Content-Length"), "0");
	expect_status(heard, 200);
	heard = ask(world, "GET / HTTP/1.1\r\n" HOST "\r\n");
	assert_string_equal(answer_header(&heard, "Content-Type"), "text/html; charset=utf-8");
	expect_status(heard, 200);
}

static void
no_path_leads_out_of_the_table_of_files(void **state)
{
	static const char *const paths[] = { "/index.html", "/.hidden", "/assets/../robots.txt", "/assets",
		"/assets/", "//robots.txt", "/assets/%2e%2e/robots.txt", "/robots.txt/", "/../../etc/passwd",
		"/robots.txt%00" };
	char                     request[200];

	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		snprintf(request, sizeof request, "GET %s HTTP/1.1\r\n" HOST "\r\n", paths[i]);
		expect_problem(ask(world, request), 404, "not_found");
	}
	expect_problem(
	    ask(world, "POST /robots.txt HTTP/1.1\r\n" ACT "Content-Length: 0\r\n\r\n"), 404, "not_found");
}

static void
a_folder_that_is_not_there_stops_the_start(void **state)
{
	struct http_settings settings = {
		.tables = &world_routes, .table_count = 1, .static_folder = "/tmp/no-such-folder"
	};
	char why[300] = "";

	(void)state;
	assert_null(http_open(&settings, why, sizeof why));
	assert_non_null(strstr(why, "/tmp/no-such-folder"));
}

static void
a_body_lives_as_long_as_its_last_reader(void **state)
{
	int               client = client_open(world, CLIENT);
	struct blob      *blob = blob_copy("short", 5, 0);
	struct http_body *old = world->shared;

	(void)state;
	world->shared = http_body_make("text/plain", blob, NULL, NULL, NULL);
	blob_drop(blob);
	assert_true(client_say(client, "GET /shared HTTP/1.1\r\n" HOST "\r\n"));
	expect_status(client_hear(client, 2000), 200);
	http_body_drop(world->shared);
	world->shared = old;
	close(client);
}

static void
a_long_answer_of_a_handler_is_compressed_too(void **state)
{
	struct heard heard =
	    ask(world, "GET /api/v1/things?limit=3 HTTP/1.1\r\n" HOST "Accept-Encoding: gzip\r\n\r\n");

	(void)state;
	assert_null(answer_header(&heard, "Content-Encoding")); /* fits a packet anyway */
	assert_string_equal(answer_header(&heard, "Vary"), "Accept-Encoding");
	expect_status(heard, 200);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_shared_body_is_sent_as_the_client_takes_it),
		cmocka_unit_test(who_has_it_already_is_told_so),
		cmocka_unit_test(head_tells_the_length_and_sends_nothing),
		cmocka_unit_test(files_are_served_by_name_with_the_right_type_and_age),
		cmocka_unit_test(no_path_leads_out_of_the_table_of_files),
		cmocka_unit_test(a_folder_that_is_not_there_stops_the_start),
		cmocka_unit_test(a_body_lives_as_long_as_its_last_reader),
		cmocka_unit_test(a_long_answer_of_a_handler_is_compressed_too),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
