/* The API's description, as the route tables give it. */
#include <stdio.h>
#include <string.h>

#include "world.h"

static struct buffer text;

static int
set_up(void **state)
{
	(void)state;
	http_write_openapi(&text, &world_routes, 1);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	buffer_done(&text);
	return 0;
}

static void
says(const char *part)
{
	if (strstr(text.bytes, part) == NULL)
		fprintf(stderr, "%s\nis not in\n%s\n", part, text.bytes);
	assert_non_null(strstr(text.bytes, part));
}

static size_t
times(const char *part)
{
	size_t count = 0;

	for (const char *at = text.bytes; (at = strstr(at, part)) != NULL; at++)
		count++;
	return count;
}

static void
each_call_stands_once_under_its_path(void **state)
{
	(void)state;
	says("\"openapi\": \"3.1.0\"");
	assert_int_equal(times("\"/api/v1/things/{id}\": {"), 1);
	assert_int_equal(times("\"operationId\": \"thing_read\""), 1);
	assert_int_equal(times("\"operationId\": \"thing_change\""), 1);
	assert_int_equal(times("\"/plain\""), 0); /* ROUTE_RAW */
}

static void
what_a_call_needs_is_said(void **state)
{
	(void)state;
	says("#/components/parameters/key");
	says("#/components/parameters/version");
	says("#/components/parameters/limit");
	says("\"name\": \"state\"");
	says("For these roles: `house_staff`, `house_lead`");
	says("application/problem+json");
	says("\"/problems/key_missing\"");
}

static void
a_table_of_members_is_one_schema_wherever_it_is_used(void **state)
{
	(void)state;
	assert_int_equal(times("\"thing_add_body\": {"), 1);
	assert_int_equal(times("\"thing_change_body\""), 0);
	assert_int_equal(times("#/components/schemas/thing_add_body"), 2);
	assert_int_equal(times("\"thing_list_reply\": {"), 1);
}

static void
braces_and_brackets_close(void **state)
{
	int  depth = 0;
	bool quoted = false;

	(void)state;
	for (const char *c = text.bytes; *c != '\0'; c++) {
		if (quoted && *c == '\\')
			c++;
		else if (*c == '"')
			quoted = !quoted;
		else if (!quoted)
			depth += (*c == '{' || *c == '[') - (*c == '}' || *c == ']');
		assert_true(depth >= 0);
	}
	assert_int_equal(depth, 0);
	assert_false(quoted);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_call_stands_once_under_its_path),
		cmocka_unit_test(what_a_call_needs_is_said),
		cmocka_unit_test(a_table_of_members_is_one_schema_wherever_it_is_used),
		cmocka_unit_test(braces_and_brackets_close),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
