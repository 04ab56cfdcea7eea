/* Writing: JSON that every reader takes, and that reads back as the same noun. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "base/clock.h"
#include "noun.h"
#include "wire/wire.h"

static void
assert_written(const char *text, const char *json)
{
	struct buffer buffer = { 0 };

	wire_write_text(&buffer, text);
	assert_string_equal(buffer.bytes, json);
	buffer_done(&buffer);
}

static void
what_is_absent_is_null(void **state)
{
	struct buffer buffer = { 0 };
	struct noun   noun;

	(void)state;
	field_clear(noun_fields, &noun);
	wire_write(&buffer, noun_fields, &noun);
	assert_string_equal(buffer.bytes, "{\"id\":null,\"name\":null,\"note\":null,\"day\":null,\"json\":"
					  "null,\"mark\":null,\"flag\":false,\"pets\":null,"
					  "\"nights\":null,\"version\":null,\"at\":null,\"latitude\":null,"
					  "\"color\":null,\"words\":[],\"colors\":[],"
					  "\"inner\":{\"label\":null,\"number\":null},\"rows\":[]}");
	buffer_done(&buffer);
}

static void
what_is_written_reads_back(void **state)
{
	const char  *words[] = { "a", "\"b\\\"", "" };
	struct inner inner[] = { { "x", 1 }, { "y", -1 } };
	struct noun  noun = {
		 .id = "0193a5c2-7b1e-7c3d-9f00-0123456789ab",
		 .name = "<\"\\/\b\f\n\r\t\x01\x7f \xe2\x80\xa8 \xf0\x9f\x8f\xa0",
		 .note = "",
		 .day = "2026-11-22",
		 .json = "[{\"a\": \"<\"}, 1]", /* as PostgreSQL spaces it */
		 .mark = "m",
		 .flag = true,
		 .pets = ANSWER_YES,
		 .nights = INT64_MAX,
		 .version = INT64_MIN + 1,
		 .at = 1795320306123456,
		 .latitude = 40.7128,
		 .color = 1,
		 .words = { 3, words },
		 .inner = { "z", 0 },
		 .rows = { 2, sizeof inner[0], inner },
	};
	struct noun   back;
	struct buffer first = { 0 }, second = { 0 };
	struct arena *arena = arena_open();

	(void)state;
	wire_write(&first, noun_fields, &noun);
	assert_null(strchr(first.bytes, '<'));
	assert_int_equal(
	    wire_read(arena, first.bytes, first.size, noun_fields, WIRE_OWN, &back, NULL, NULL), OK);
	assert_string_equal(back.name, noun.name);
	assert_true(back.nights == noun.nights);
	assert_true(back.version == noun.version);
	assert_true(back.at == noun.at);
	assert_string_equal(back.words.items[1], words[1]);
	assert_string_equal(back.json, noun.json);
	assert_int_equal(back.pets, ANSWER_YES);
	wire_write(&second, noun_fields, &back);
	assert_string_equal(first.bytes, second.bytes);
	buffer_done(&first);
	buffer_done(&second);
	arena_close(arena);
}

static void
texts_are_escaped_so_that_they_may_stand_in_a_page(void **state)
{
	(void)state;
	assert_written(NULL, "null");
	assert_written("", "\"\"");
	assert_written("a\"b\\c", "\"a\\\"b\\\\c\"");
	assert_written("\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"");
	assert_written("\x01\x1f\x7f", "\"\\u0001\\u001f\\u007f\"");
	assert_written("</script>", "\"\\u003c/script>\"");
	assert_written("gr\xc3\xbc\xc3\x9f \xe2\x82\xac \xf0\x9f\x8f\xa0",
	    "\"gr\xc3\xbc\xc3\x9f \xe2\x82\xac \xf0\x9f\x8f\xa0\"");
}

static void
what_is_no_utf8_can_not_spoil_the_rest(void **state)
{
	(void)state;
	assert_written("a\xff"
		       "b",
	    "\"a\xef\xbf\xbd"
	    "b\"");
	assert_written("\xc3", "\"\xef\xbf\xbd\"");
	assert_written("\xe2\x82", "\"\xef\xbf\xbd\xef\xbf\xbd\"");
	assert_written("\xc0\xaf", "\"\xef\xbf\xbd\xef\xbf\xbd\"");                 /* overlong */
	assert_written("\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""); /* a surrogate */
	assert_written(
	    "\xf4\x90\x80\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""); /* past U+10FFFF */
	assert_written("\xe2\x82\"", "\"\xef\xbf\xbd\xef\xbf\xbd\\\"\"");
}

static void
numbers_are_as_short_as_they_can_be(void **state)
{
	static const struct {
		double      number;
		const char *text;
	} rows[] = { { 0.1, "0.1" }, { 40.7128, "40.7128" }, { -74, "-74" },
		{ 1.0 / 3, "0.3333333333333333" }, { 0, "0" }, { 5e-324, "4.94065645841247e-324" },
		{ 1e300, "1e+300" }, { (double)NAN, "null" }, { (double)INFINITY, "null" },
		{ 0.1 + 0.2, "0.30000000000000004" } };
	static const struct field fields[] = { { "n", FIELD_REAL, .offset = 0 }, { 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct buffer buffer = { 0 };

		wire_write(&buffer, fields, &rows[i].number);
		buffer.bytes[buffer.size - 1] = '\0';
		assert_string_equal(buffer.bytes + 5, rows[i].text);
		buffer_done(&buffer);
	}
}

static void
a_table_without_rows_is_an_empty_object(void **state)
{
	static const struct field none[] = { { 0 } };
	struct buffer             buffer = { 0 };

	(void)state;
	wire_write(&buffer, none, NULL);
	assert_string_equal(buffer.bytes, "{}");
	buffer_done(&buffer);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_absent_is_null),
		cmocka_unit_test(what_is_written_reads_back),
		cmocka_unit_test(texts_are_escaped_so_that_they_may_stand_in_a_page),
		cmocka_unit_test(what_is_no_utf8_can_not_spoil_the_rest),
		cmocka_unit_test(numbers_are_as_short_as_they_can_be),
		cmocka_unit_test(a_table_without_rows_is_an_empty_object),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
