/* Members from PostgreSQL's text output and back. */
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

static struct arena *arena;

static int
open_arena(void **state)
{
	(void)state;
	arena = arena_open();
	return 0;
}

static int
close_arena(void **state)
{
	(void)state;
	arena_close(arena);
	return 0;
}

static bool
take(struct noun *noun, const char *name, const char *text)
{
	return wire_member_from_sql(arena, field_find(noun_fields, name), text, noun);
}

static const char *
give(const struct noun *noun, const char *name)
{
	return wire_member_to_sql(arena, field_find(noun_fields, name), noun);
}

static void
columns_are_read_as_postgresql_prints_them(void **state)
{
	struct noun noun;

	(void)state;
	assert_true(take(&noun, "flag", "t"));
	assert_true(noun.flag);
	assert_true(take(&noun, "flag", "f"));
	assert_false(noun.flag);
	assert_true(take(&noun, "pets", "f"));
	assert_int_equal(noun.pets, ANSWER_NO);
	assert_true(take(&noun, "nights", "-7"));
	assert_int_equal(noun.nights, -7);
	assert_true(take(&noun, "latitude", "40.7128"));
	assert_true(fabs(noun.latitude - 40.7128) < 1e-12);
	assert_true(take(&noun, "latitude", "NaN"));
	assert_true(isnan(noun.latitude));
	assert_true(take(&noun, "at", "2026-11-22 04:05:06.123456+00"));
	assert_true(noun.at == 1795320306123456);
	assert_true(take(&noun, "at", "infinity"));
	assert_true(noun.at == TIME_INFINITE);
	assert_true(take(&noun, "day", "2026-11-22"));
	assert_string_equal(noun.day, "2026-11-22");
	assert_true(take(&noun, "color", "green"));
	assert_int_equal(noun.color, 1);
	assert_true(take(&noun, "id", "0193a5c2-7b1e-7c3d-9f00-0123456789ab"));
	assert_true(take(&noun, "json", "{\"a\": 1}"));
	assert_string_equal(noun.json, "{\"a\": 1}");
	assert_true(take(&noun, "name", ""));
	assert_string_equal(noun.name, "");
}

static void
null_is_absent_whatever_stood_there(void **state)
{
	struct noun noun;

	(void)state;
	memset(&noun, 0x55, sizeof noun);
	for (const struct field *field = noun_fields; field->name != NULL; field++)
		assert_true(wire_member_from_sql(arena, field, NULL, &noun));
	for (const struct field *field = noun_fields; field->name != NULL; field++)
		if (field->kind != FIELD_BOOL && field->kind != FIELD_TEXTS)
			assert_null(wire_member_to_sql(arena, field, &noun));
	assert_string_equal(give(&noun, "words"), "{}");
}

static void
what_does_not_fit_the_kind_is_refused(void **state)
{
	static const char *const wrong[][2] = { { "flag", "yes" }, { "pets", "" }, { "nights", "" },
		{ "nights", "7.0" }, { "nights", "9223372036854775808" }, { "nights", "7 " },
		{ "latitude", "" }, { "latitude", "1,5" }, { "latitude", "Infinity" }, { "at", "2026-11-22" },
		{ "at", "-infinity" }, { "day", "2026-02-29" }, { "day", "infinity" }, { "color", "pink" },
		{ "id", "7" }, { "words", "a" }, { "inner", "{}" }, { "rows", "[]" } };
	struct noun              noun;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		if (take(&noun, wrong[i][0], wrong[i][1]))
			fail_msg("%s took %s", wrong[i][0], wrong[i][1]);
}

static void
assert_list(const char *literal, size_t count, const char *first, const char *last)
{
	struct noun noun;

	if (!take(&noun, "words", literal))
		fail_msg("not read: %s", literal);
	assert_int_equal(noun.words.count, count);
	if (count > 0) {
		assert_string_equal(noun.words.items[0], first);
		assert_string_equal(noun.words.items[count - 1], last);
	}
}

static void
array_literals_are_read(void **state)
{
	(void)state;
	assert_list("{}", 0, NULL, NULL);
	assert_list("{a}", 1, "a", "a");
	assert_list("{a,b,c}", 3, "a", "c");
	assert_list("{a,\"b c\",NULL}", 2, "a", "b c");
	assert_list("{\"NULL\",null}", 1, "NULL", "NULL");
	assert_list("{\"\"}", 1, "", "");
	assert_list("{\"a,b\",\"c}d\"}", 2, "a,b", "c}d");
	assert_list("{\"q\\\"q\",\"b\\\\b\"}", 2, "q\"q", "b\\b");
	assert_list("{gr\xc3\xbc\xc3\x9f}", 1, "gr\xc3\xbc\xc3\x9f", "gr\xc3\xbc\xc3\x9f");
}

static void
what_is_no_list_of_texts_is_refused(void **state)
{
	static const char *const wrong[] = { "", "{", "}", "{a", "{a}b", "{a,}", "{,a}", "{\"a}", "{\"a\"b}",
		"{{a},{b}}", "[0:1]={a,b}", "{a\\", "{\"a\\", "{,}", "{a\"b\"}" };
	struct noun              noun;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		if (take(&noun, "words", wrong[i]))
			fail_msg("read: %s", wrong[i]);
}

static void
parameters_read_back_as_they_were(void **state)
{
	const char *words[] = { "a b", "q\"\\", "", "NULL", "{,}" };
	struct noun noun, back;

	(void)state;
	field_clear(noun_fields, &noun);
	noun.words = (struct texts){ 5, words };
	noun.nights = -42;
	noun.at = 1795320306000001;
	noun.latitude = 0.1 + 0.2;
	noun.color = 2;
	noun.pets = ANSWER_YES;
	assert_string_equal(give(&noun, "words"), "{\"a b\",\"q\\\"\\\\\",\"\",\"NULL\",\"{,}\"}");
	assert_string_equal(give(&noun, "nights"), "-42");
	assert_string_equal(give(&noun, "at"), "2026-11-22T04:05:06.000001Z");
	assert_string_equal(give(&noun, "color"), "blue");
	assert_string_equal(give(&noun, "pets"), "t");
	assert_string_equal(give(&noun, "flag"), "f");
	assert_true(take(&back, "words", give(&noun, "words")));
	assert_int_equal(back.words.count, 5);
	for (size_t i = 0; i < 5; i++)
		assert_string_equal(back.words.items[i], words[i]);
	assert_true(take(&back, "latitude", give(&noun, "latitude")));
	assert_memory_equal(&back.latitude, &noun.latitude, sizeof back.latitude);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_read_as_postgresql_prints_them),
		cmocka_unit_test(null_is_absent_whatever_stood_there),
		cmocka_unit_test(what_does_not_fit_the_kind_is_refused),
		cmocka_unit_test(array_literals_are_read),
		cmocka_unit_test(what_is_no_list_of_texts_is_refused),
		cmocka_unit_test(parameters_read_back_as_they_were),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
