/* Field tables: finding rows, choices, and "nothing known". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/clock.h"
#include "base/field.h"

static const char *const    color_slugs[] = { "red", "green" };
static const struct choices colors = { color_slugs, 2 };

struct inner {
	int64_t number;
};

struct noun {
	const char  *text, *id, *date, *json;
	bool         flag;
	enum answer  answer;
	int64_t      number, time;
	double       real;
	int          choice;
	struct texts texts;
	struct inner inner;
	struct rows  rows;
};

static const struct field inner_fields[] = {
	{ "number", FIELD_INT, 0, .offset = offsetof(struct inner, number) },
	{ 0 },
};

static const struct field fields[] = {
	{ "text", FIELD_TEXT, 0, .offset = offsetof(struct noun, text) },
	{ "id", FIELD_ID, 0, .offset = offsetof(struct noun, id) },
	{ "date", FIELD_DATE, 0, .offset = offsetof(struct noun, date) },
	{ "json", FIELD_JSON, 0, .offset = offsetof(struct noun, json) },
	{ "flag", FIELD_BOOL, 0, .offset = offsetof(struct noun, flag) },
	{ "answer", FIELD_ANSWER, 0, .offset = offsetof(struct noun, answer) },
	{ "number", FIELD_INT, 0, .offset = offsetof(struct noun, number) },
	{ "time", FIELD_TIME, 0, .offset = offsetof(struct noun, time) },
	{ "real", FIELD_REAL, 0, .offset = offsetof(struct noun, real) },
	{ "choice", FIELD_CHOICE, 0, .offset = offsetof(struct noun, choice), .choices = &colors },
	{ "texts", FIELD_TEXTS, 0, .offset = offsetof(struct noun, texts) },
	{ "inner", FIELD_OBJECT, 0, .offset = offsetof(struct noun, inner), .fields = inner_fields },
	{ "rows", FIELD_OBJECTS, 0, .offset = offsetof(struct noun, rows), .fields = inner_fields,
	    .stride = sizeof(struct inner) },
	{ 0 },
};

static void
clearing_sets_every_member_to_nothing_known(void **state)
{
	struct noun noun;

	(void)state;
	memset(&noun, 0x55, sizeof noun);
	field_clear(fields, &noun);
	assert_null(noun.text);
	assert_null(noun.id);
	assert_null(noun.date);
	assert_null(noun.json);
	assert_false(noun.flag);
	assert_int_equal(noun.answer, ANSWER_NOT_STATED);
	assert_true(noun.number == NO_INT);
	assert_true(noun.time == NO_TIME);
	assert_true(isnan(noun.real));
	assert_int_equal(noun.choice, NO_CHOICE);
	assert_int_equal(noun.texts.count, 0);
	assert_true(noun.inner.number == NO_INT);
	assert_int_equal(noun.rows.count, 0);
	assert_int_equal(noun.rows.stride, sizeof(struct inner));
}

static void
a_row_is_found_by_its_name(void **state)
{
	(void)state;
	assert_ptr_equal(field_find(fields, "texts"), &fields[10]);
	assert_null(field_find(fields, "text "));
	assert_null(field_find(fields, ""));
}

static void
a_choice_is_found_by_its_slug_and_back(void **state)
{
	(void)state;
	assert_int_equal(choice_find(&colors, "green"), 1);
	assert_int_equal(choice_find(&colors, "gree"), NO_CHOICE);
	assert_string_equal(choice_slug(&colors, 1), "green");
	assert_string_equal(choice_slug(&colors, NO_CHOICE), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clearing_sets_every_member_to_nothing_known),
		cmocka_unit_test(a_row_is_found_by_its_name),
		cmocka_unit_test(a_choice_is_found_by_its_slug_and_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
