/* Reading bodies: what is taken, what is refused, and whether the refusal says what and where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
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

static struct noun
taken(const char *json)
{
	struct noun   noun;
	struct faults faults = { 0 };

	if (wire_read(arena, json, strlen(json), noun_fields, WIRE_BODY, &noun, NULL, &faults) != OK)
		fail_msg("%s: %s: %s", json, faults.items[0].pointer, faults.items[0].detail);
	assert_int_equal(faults.count, 0);
	return noun;
}

/* One fault, exactly there and in these words. */
static void
refused(const char *json, enum problem problem, const char *pointer, const char *detail)
{
	struct noun   noun;
	struct faults faults = { 0 };
	enum problem got = wire_read(arena, json, strlen(json), noun_fields, WIRE_BODY, &noun, NULL, &faults);

	if (faults.count != 1)
		fail_msg("%s: %zu faults", json, faults.count);
	assert_string_equal(faults.items[0].detail, detail);
	assert_string_equal(faults.items[0].pointer, pointer);
	assert_string_equal(problem_text(got)->slug, problem_text(problem)->slug);
	assert_int_equal(faults.items[0].problem, problem);
}

static void
every_kind_is_read(void **state)
{
	struct noun noun = taken(
	    "{\"id\":\"0193A5C2-7B1E-7C3D-9F00-0123456789AB\",\"name\":\"  Ana\\u00e9 \\n\",\"note\":\"\","
	    "\"day\":\"2024-02-29\",\"json\":{\"a\" : [1, 2.5, null]},\"flag\":true,\"pets\":false,"
	    "\"nights\":90,\"version\":9007199254740993,\"at\":\"2026-11-22T00:00:00.5-05:00\",\"latitude\":-"
	    "41,"
	    "\"color\":\"blue\",\"words\":[\" a \",\"b\"],\"colors\":[\"red\"],"
	    "\"inner\":{\"label\":\"x\"},\"rows\":[{\"label\":\"y\",\"number\":9}]}");

	(void)state;
	assert_string_equal(noun.id, "0193a5c2-7b1e-7c3d-9f00-0123456789ab");
	assert_string_equal(noun.name, "Ana\xc3\xa9");
	assert_string_equal(noun.note, "");
	assert_string_equal(noun.day, "2024-02-29");
	assert_string_equal(noun.json, "{\"a\":[1,2.5,null]}");
	assert_true(noun.flag);
	assert_int_equal(noun.pets, ANSWER_NO);
	assert_int_equal(noun.nights, 90);
	assert_true(noun.version == 9007199254740993); /* not through a double */
	assert_true(noun.at == 1795323600500000);
	assert_true(fabs(noun.latitude + 41) < 1e-9);
	assert_int_equal(noun.color, 2);
	assert_int_equal(noun.words.count, 2);
	assert_string_equal(noun.words.items[0], "a");
	assert_string_equal(noun.colors.items[0], "red");
	assert_string_equal(noun.inner.label, "x");
	assert_true(noun.inner.number == NO_INT);
	assert_int_equal(noun.rows.count, 1);
	assert_int_equal(((struct inner *)noun.rows.items)->number, 9);
}

static void
what_is_not_there_is_absent_and_known_to_be(void **state)
{
	struct noun   noun;
	struct faults faults = { 0 };
	const char   *json = "{\"name\":\"a\",\"nights\":null}";
	field_set     present = 0;

	(void)state;
	memset(&noun, 0x55, sizeof noun);
	assert_int_equal(
	    wire_read(arena, json, strlen(json), noun_fields, WIRE_BODY, &noun, &present, &faults), OK);
	assert_true(present == ((field_set)1 << 1 | (field_set)1 << 8));
	assert_true(noun.nights == NO_INT);
	assert_true(noun.at == NO_TIME);
	assert_true(isnan(noun.latitude));
	assert_int_equal(noun.color, NO_CHOICE);
	assert_null(noun.note);
}

static void
each_fault_says_what_and_where(void **state)
{
	(void)state;
	refused("{}", PROBLEM_MISSING_MEMBER, "/name", "this member is needed");
	refused("{\"name\":\"\"}", PROBLEM_TOO_SHORT, "/name", "at least 1 character, got 0");
	refused("{\"name\":\" \\u00a0\\t\"}", PROBLEM_TOO_SHORT, "/name", "at least 1 character, got 0");
	refused("{\"name\":\"\xc3\xa4\xc3\xb6\xc3\xbc\xe2\x82\xac\xf0\x9f\x8f\xa0"
		"abcdef\"}",
	    PROBLEM_TOO_LONG, "/name", "at most 10 characters, got 11");
	refused("{\"name\":7}", PROBLEM_WRONG_TYPE, "/name", "expected a text, got a whole number");
	refused(
	    "{\"name\":null}", PROBLEM_WRONG_TYPE, "/name", "null is not taken here; leave the member out");
	refused("{\"name\":\"a\",\"nam\":1}", PROBLEM_UNKNOWN_MEMBER, "/nam", "no such member is known here");
	refused("{\"name\":\"a\",\"a/b~c\":1}", PROBLEM_UNKNOWN_MEMBER, "/a~1b~0c",
	    "no such member is known here");
	refused("{\"name\":\"a\",\"mark\":\"x\"}", PROBLEM_UNKNOWN_MEMBER, "/mark",
	    "only the server sets this member");
	refused("{\"name\":\"a\",\"nights\":91}", PROBLEM_OUT_OF_RANGE, "/nights", "from 1 to 90, got 91");
	refused("{\"name\":\"a\",\"nights\":0}", PROBLEM_OUT_OF_RANGE, "/nights", "from 1 to 90, got 0");
	refused("{\"name\":\"a\",\"nights\":1.0}", PROBLEM_WRONG_TYPE, "/nights",
	    "expected a whole number, got a number with a fraction");
	refused("{\"name\":\"a\",\"nights\":\"7\"}", PROBLEM_WRONG_TYPE, "/nights",
	    "expected a whole number, got a text");
	refused("{\"name\":\"a\",\"latitude\":90.5}", PROBLEM_OUT_OF_RANGE, "/latitude", "from -90 to 90");
	refused("{\"name\":\"a\",\"flag\":1}", PROBLEM_WRONG_TYPE, "/flag",
	    "expected true or false, got a whole number");
	refused("{\"name\":\"a\",\"pets\":\"no\"}", PROBLEM_WRONG_TYPE, "/pets",
	    "expected true, false or null, got a text");
	refused("{\"name\":\"a\",\"color\":\"pink\"}", PROBLEM_NOT_A_CHOICE, "/color",
	    "one of: red, green, blue");
	refused("{\"name\":\"a\",\"id\":\"7\"}", PROBLEM_BAD_VALUE, "/id",
	    "expected an id, like 0193a5c2-7b1e-7c3d-9f00-0123456789ab");
	refused("{\"name\":\"a\",\"day\":\"2026-02-29\"}", PROBLEM_BAD_VALUE, "/day",
	    "expected a date that exists, like 2026-11-22");
	refused("{\"name\":\"a\",\"at\":\"2026-11-22T18:30\"}", PROBLEM_BAD_VALUE, "/at",
	    "expected a time with its offset, like 2026-11-22T18:30:00Z");
	refused("{\"name\":\"a\",\"at\":\"infinity\"}", PROBLEM_BAD_VALUE, "/at",
	    "expected a time with its offset, like 2026-11-22T18:30:00Z");
}

static void
faults_inside_lists_and_objects_have_their_whole_path(void **state)
{
	(void)state;
	refused("{\"name\":\"a\",\"words\":[\"a\",\"\",\"c\"]}", PROBLEM_TOO_SHORT, "/words/1",
	    "at least 1 character, got 0");
	refused("{\"name\":\"a\",\"words\":[\"a\",\"b\",\"c\",\"d\"]}", PROBLEM_TOO_LONG, "/words",
	    "at most 3 items, got 4");
	refused("{\"name\":\"a\",\"words\":\"a\"}", PROBLEM_WRONG_TYPE, "/words",
	    "expected a list of texts, got a text");
	refused("{\"name\":\"a\",\"colors\":[\"red\",\"pink\"]}", PROBLEM_NOT_A_CHOICE, "/colors/1",
	    "one of: red, green, blue");
	refused("{\"name\":\"a\",\"colors\":[null]}", PROBLEM_WRONG_TYPE, "/colors/0",
	    "expected a text, got null");
	refused("{\"name\":\"a\",\"inner\":{\"label\":\"x\",\"number\":10}}", PROBLEM_OUT_OF_RANGE,
	    "/inner/number", "from 0 to 9, got 10");
	refused(
	    "{\"name\":\"a\",\"inner\":{}}", PROBLEM_MISSING_MEMBER, "/inner/label", "this member is needed");
	refused("{\"name\":\"a\",\"rows\":[{\"label\":\"x\"},{\"label\":\"\"}]}", PROBLEM_TOO_SHORT,
	    "/rows/1/label", "at least 1 character, got 0");
	refused("{\"name\":\"a\",\"rows\":[1]}", PROBLEM_WRONG_TYPE, "/rows/0",
	    "expected an object, got a whole number");
	refused("{\"name\":\"a\",\"rows\":{}}", PROBLEM_WRONG_TYPE, "/rows",
	    "expected a list of objects, got an object");
}

static void
what_is_not_one_json_object_is_refused(void **state)
{
	(void)state;
	refused("[]", PROBLEM_BAD_JSON, "", "expected an object, {...}, got a list");
	refused("\"a\"", PROBLEM_BAD_JSON, "", "expected an object, {...}, got a text");
	refused("{\"name\":\"a\"", PROBLEM_BAD_JSON, "", "line 1, column 11: it ends too early");
	refused("", PROBLEM_BAD_JSON, "", "line 1, column 0: it ends too early");
	refused(
	    "{\"name\":\"a\"} x", PROBLEM_BAD_JSON, "", "line 1, column 14: something follows the object");
	refused("{\"name\":\"a\",\n\"name\":\"b\"}", PROBLEM_BAD_JSON, "",
	    "line 2, column 6: a member stands twice");
	refused("{\"inner\":{\"label\":\"a\",\"label\":\"b\"}}", PROBLEM_BAD_JSON, "",
	    "line 1, column 29: a member stands twice");
	refused("{\"name\":\"\xff\"}", PROBLEM_BAD_JSON, "", "line 1, column 9: a text is not valid UTF-8");
	refused("{\"name\":\"a\\u0000b\"}", PROBLEM_BAD_JSON, "",
	    "line 1, column 18: a text contains a NUL character");
	refused("{\"version\":99999999999999999999}", PROBLEM_BAD_JSON, "",
	    "line 1, column 31: a number is too large");
	refused("{'name':1}", PROBLEM_BAD_JSON, "", "line 1, column 2: this is not JSON");
}

static void
depth_is_limited_but_braces_in_texts_are_not_depth(void **state)
{
	struct noun noun;

	(void)state;
	refused("{\"name\":\"a\",\"json\":[[[[[[[[1]]]]]]]]}", PROBLEM_BAD_JSON, "",
	    "nested too deep: at most 8 levels");
	noun = taken("{\"name\":\"{[{[{[{[{[\",\"json\":[[[[[[[\"\\\"[[[\"]]]]]]]}");
	assert_string_equal(noun.json, "[[[[[[[\"\\\"[[[\"]]]]]]]");
}

static void
all_faults_are_told_at_once_and_the_first_one_counts(void **state)
{
	const char   *json = "{\"nights\":0,\"color\":\"pink\",\"x\":1}";
	struct noun   noun;
	struct faults faults = { 0 };

	(void)state;
	assert_int_equal(wire_read(arena, json, strlen(json), noun_fields, WIRE_BODY, &noun, NULL, &faults),
	    PROBLEM_OUT_OF_RANGE);
	assert_int_equal(faults.count, 4);
	assert_string_equal(faults.items[3].pointer, "/name");
	/* Also when the list is full of others. */
	faults.count = FAULTS_MOST;
	assert_int_equal(wire_read(arena, json, strlen(json), noun_fields, WIRE_BODY, &noun, NULL, &faults),
	    PROBLEM_OUT_OF_RANGE);
	assert_int_equal(wire_read(arena, json, strlen(json), noun_fields, WIRE_BODY, &noun, NULL, NULL),
	    PROBLEM_OUT_OF_RANGE);
}

static void
what_we_wrote_ourselves_is_taken_as_it_is(void **state)
{
	const char *json = "{\"name\":\" longer than ten "
			   "\",\"mark\":\"m\",\"nights\":1000,\"other\":1,\"id\":null,\"flag\":null,"
			   "\"at\":\"infinity\",\"rows\":[{},{},{}]}";
	struct noun noun;

	(void)state;
	assert_int_equal(wire_read(arena, json, strlen(json), noun_fields, WIRE_OWN, &noun, NULL, NULL), OK);
	assert_string_equal(noun.name, " longer than ten ");
	assert_string_equal(noun.mark, "m");
	assert_int_equal(noun.nights, 1000);
	assert_true(noun.at == TIME_INFINITE);
	assert_int_equal(noun.rows.count, 3);
	assert_null(((struct inner *)noun.rows.items)[2].label);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_is_read),
		cmocka_unit_test(what_is_not_there_is_absent_and_known_to_be),
		cmocka_unit_test(each_fault_says_what_and_where),
		cmocka_unit_test(faults_inside_lists_and_objects_have_their_whole_path),
		cmocka_unit_test(what_is_not_one_json_object_is_refused),
		cmocka_unit_test(depth_is_limited_but_braces_in_texts_are_not_depth),
		cmocka_unit_test(all_faults_are_told_at_once_and_the_first_one_counts),
		cmocka_unit_test(what_we_wrote_ourselves_is_taken_as_it_is),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
