/* Finding a call by its method and path. */
#include <string.h>

#include "http/reading.h"
#include "world.h"

static struct routes *routes;

static int
set_up(void **state)
{
	char why[200] = "";

	(void)state;
	routes = routes_open(&world_routes, 1, why, sizeof why);
	return routes == NULL;
}

static int
tear_down(void **state)
{
	(void)state;
	routes_close(routes);
	return 0;
}

static enum problem
find(const char *method, const char *path, struct match *match)
{
	memset(match, 0, sizeof *match);
	return routes_find(routes, method, path, match);
}

static void
a_path_finds_its_route(void **state)
{
	struct match match;

	(void)state;
	assert_int_equal(find("GET", "/", &match), OK);
	assert_string_equal(match.route->name, "page_index");
	assert_int_equal(find("GET", "/api/v1/things", &match), OK);
	assert_string_equal(match.route->name, "thing_list");
	assert_int_equal(find("PATCH", "/api/v1/things/" THING, &match), OK);
	assert_string_equal(match.route->name, "thing_change");
	assert_int_equal(match.id_count, 1);
	assert_string_equal(match.ids[0], THING);
	assert_int_equal(find("POST", "/api/v1/things/" THING "/move", &match), OK);
	assert_string_equal(match.route->name, "thing_move");
}

static void
head_finds_what_get_does(void **state)
{
	struct match match;

	(void)state;
	assert_int_equal(find("HEAD", "/plain", &match), OK);
	assert_string_equal(match.route->name, "plain");
	assert_int_equal(find("head", "/plain", &match), PROBLEM_METHOD_NOT_ALLOWED);
}

static void
an_id_in_capitals_is_the_same_id(void **state)
{
	struct match match;

	(void)state;
	assert_int_equal(find("GET", "/api/v1/things/01970000-0000-7000-8000-00000000ABCD", &match), OK);
	assert_string_equal(match.ids[0], "01970000-0000-7000-8000-00000000abcd");
}

static void
what_is_no_route_is_not_found(void **state)
{
	static const char *const paths[] = { "", "plain", "//", "/plain/", "/plain/x", "/api",
		"/api/v1/things/", "/api/v1/things/1", "/api/v1/things/" THING "/",
		"/api/v1/things/" THING "0", "/api/v1/things/" THING "/move/x", "/api//v1/things", "/%70lain",
		"/api/v1/things/01970000-0000-7000-8000-00000000000g", "/../plain", "*" };
	struct match             match;

	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		assert_int_equal(find("GET", paths[i], &match), PROBLEM_NOT_FOUND);
}

static void
another_method_is_told_which_ones_there_are(void **state)
{
	struct match match;

	(void)state;
	assert_int_equal(find("PUT", "/api/v1/things/" THING, &match), PROBLEM_METHOD_NOT_ALLOWED);
	assert_string_equal(match.allowed, "GET, HEAD, PATCH, DELETE");
	assert_int_equal(find("POST", "/plain", &match), PROBLEM_METHOD_NOT_ALLOWED);
	assert_string_equal(match.allowed, "GET, HEAD");
}

static void
two_rows_for_one_call_are_refused(void **state)
{
	static const struct route twice[] = { { .method = "GET", .path = "/a/{id}" },
		{ .method = "GET", .path = "/a/{other}" } };
	static const struct route bad[] = { { .method = "GET", .path = "a" } };
	static const struct route trailing[] = { { .method = "GET", .path = "/a/" } };
	char                      why[200] = "";

	(void)state;
	assert_null(routes_open(&(struct route_table){ twice, 2 }, 1, why, sizeof why));
	assert_non_null(strstr(why, "two routes"));
	assert_null(routes_open(&(struct route_table){ bad, 1 }, 1, why, sizeof why));
	assert_null(routes_open(&(struct route_table){ trailing, 1 }, 1, why, sizeof why));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_path_finds_its_route),
		cmocka_unit_test(head_finds_what_get_does),
		cmocka_unit_test(an_id_in_capitals_is_the_same_id),
		cmocka_unit_test(what_is_no_route_is_not_found),
		cmocka_unit_test(another_method_is_told_which_ones_there_are),
		cmocka_unit_test(two_rows_for_one_call_are_refused),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
