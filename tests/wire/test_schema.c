/* Field tables as JSON Schema: what the API's description says is what wire_read keeps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "noun.h"
#include "wire/wire.h"

static struct buffer schema;

static int
done(void **state)
{
	(void)state;
	buffer_done(&schema);
	return 0;
}

static void
assert_says(const char *piece)
{
	if (strstr(schema.bytes, piece) == NULL)
		fail_msg("%s\nis not in\n%s", piece, schema.bytes);
}

/* An open table, so that the schema itself can be read by this room. */
static void
assert_is_json(void)
{
	static const struct field none[] = { { 0 } };
	struct arena             *arena = arena_open();
	char                      nothing;

	assert_int_equal(
	    wire_read(arena, schema.bytes, schema.size, none, WIRE_OWN, &nothing, NULL, NULL), OK);
	arena_close(arena);
}

static void
a_body_says_what_is_needed_and_takes_no_more(void **state)
{
	(void)state;
	wire_write_schema(&schema, noun_fields, true);
	assert_is_json();
	assert_says("\"name\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":10,\"description\":\"What "
		    "it is called.\"}");
	assert_says("],\"additionalProperties\":false}");
	assert_says("\"required\":[\"name\"],\"additionalProperties\":false}");
	assert_says("\"inner\":{\"anyOf\":[{\"type\":\"object\",\"properties\":{\"label\":");
	assert_says("\"required\":[\"label\"],\"additionalProperties\":false}]");
	assert_null(strstr(schema.bytes, "\"mark\""));
}

static void
an_answer_always_has_every_member(void **state)
{
	(void)state;
	wire_write_schema(&schema, noun_fields, false);
	assert_is_json();
	assert_says("\"required\":[\"id\",\"name\",\"note\",\"day\",\"json\",\"mark\",\"flag\",\"pets\","
		    "\"nights\",\"version\",\"at\","
		    "\"latitude\",\"color\",\"words\",\"colors\",\"inner\",\"rows\"]}");
	assert_says(
	    "\"mark\":{\"type\":\"string\",\"description\":\"Set by the server.\",\"readOnly\":true}");
	assert_null(strstr(schema.bytes, "additionalProperties"));
}

static void
each_kind_has_its_type_and_limits(void **state)
{
	(void)state;
	wire_write_schema(&schema, noun_fields, true);
	assert_says("\"id\":{\"type\":\"string\",\"format\":\"uuid\",");
	assert_says("\"day\":{\"type\":[\"string\",\"null\"],\"format\":\"date\",");
	assert_says("\"at\":{\"type\":[\"string\",\"null\"],\"format\":\"date-time\",");
	assert_says("\"json\":{\"description\":\"Anything.\"}");
	assert_says("\"flag\":{\"type\":\"boolean\",");
	assert_says("\"pets\":{\"type\":[\"boolean\",\"null\"],");
	assert_says("\"nights\":{\"type\":[\"integer\",\"null\"],\"minimum\":1,\"maximum\":90,");
	assert_says("\"version\":{\"type\":\"integer\",\"description\"");
	assert_says("\"latitude\":{\"type\":[\"number\",\"null\"],\"minimum\":-90,\"maximum\":90,");
	assert_says("\"color\":{\"type\":[\"string\",\"null\"],\"enum\":[\"red\",\"green\",\"blue\",null],");
	assert_says("\"words\":{\"type\":\"array\",\"maxItems\":3,\"items\":{\"type\":\"string\"},");
	assert_says("\"colors\":{\"type\":\"array\",\"maxItems\":3,\"items\":{\"type\":\"string\",\"enum\":["
		    "\"red\",\"green\",\"blue\"]},");
	assert_says("\"rows\":{\"type\":\"array\",\"maxItems\":2,\"items\":{\"type\":\"object\",");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(a_body_says_what_is_needed_and_takes_no_more, done),
		cmocka_unit_test_teardown(an_answer_always_has_every_member, done),
		cmocka_unit_test_teardown(each_kind_has_its_type_and_limits, done),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
