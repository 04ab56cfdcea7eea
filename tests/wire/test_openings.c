/* The rule of what is open in C against tests/agreement/openings.json. It stands in this room because it
 * reads JSON; SQL and TypeScript answer the same table in tests/api/openings.test.ts and
 * tests/agreement/openings.test.ts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "base/clock.h"
#include "domain/opening.h"
#include "wire/wire.h"

struct opening_case {
	const char *name, *openings;
	int64_t     openings_until, now;
	int         is;
	int64_t     until, next;
};

#define AT(member) .offset = offsetof(struct opening_case, member)

static const struct field case_fields[] = {
	{ "name", FIELD_TEXT, FIELD_REQUIRED, AT(name) },
	{ "openings", FIELD_JSON, FIELD_REQUIRED, AT(openings) },
	{ "openings_until", FIELD_TIME, FIELD_REQUIRED | FIELD_NULLABLE, AT(openings_until) },
	{ "now", FIELD_TIME, FIELD_REQUIRED, AT(now) },
	{ "is", FIELD_CHOICE, FIELD_REQUIRED, AT(is), .choices = &opening_state_choices },
	{ "until", FIELD_TIME, FIELD_REQUIRED | FIELD_NULLABLE, AT(until) },
	{ "next", FIELD_TIME, FIELD_REQUIRED | FIELD_NULLABLE, AT(next) },
	{ 0 },
};

static const struct field table_fields[] = {
	{ "cases", FIELD_OBJECTS, FIELD_REQUIRED, 0, .fields = case_fields,
	    .stride = sizeof(struct opening_case) },
	{ 0 },
};

static struct rows
read_table(struct arena *arena)
{
	struct rows   cases;
	struct faults faults = { 0 };
	char          text[65536];
	FILE         *file = fopen("tests/agreement/openings.json", "re");
	size_t        size;

	assert_non_null(file);
	size = fread(text, 1, sizeof text, file);
	fclose(file);
	if (wire_read(arena, text, size, table_fields, WIRE_BODY, &cases, NULL, &faults) != OK)
		fail_msg("%s: %s", faults.items[0].pointer, faults.items[0].detail);
	return cases;
}

static void
c_tells_what_is_open_as_the_table_does(void **state)
{
	struct arena *arena = arena_open();
	struct rows   cases = read_table(arena);

	(void)state;
	assert_true(cases.count >= 40);
	for (size_t i = 0; i < cases.count; i++) {
		const struct opening_case *row = &((const struct opening_case *)cases.items)[i];
		struct opening_interval   *intervals;
		size_t                     count;

		if (!openings_read(arena, row->openings, &intervals, &count))
			fail_msg("%s: not read: %s", row->name, row->openings);
		struct opening opening = opening_at(intervals, count, row->openings_until, row->now);
		if ((int)opening.state != row->is || opening.until_us != row->until
		    || opening.next_us != row->next)
			fail_msg("%s: %s until %jd, next %jd; the table says %s, %jd, %jd", row->name,
			    choice_slug(&opening_state_choices, (int)opening.state),
			    (intmax_t)opening.until_us, (intmax_t)opening.next_us,
			    choice_slug(&opening_state_choices, row->is), (intmax_t)row->until,
			    (intmax_t)row->next);
	}
	arena_close(arena);
}

static void
openings_are_read_as_the_server_and_the_database_write_them(void **state)
{
	static const char *const written[] = {
		"[[\"2026-11-22T17:00:00Z\",\"2026-11-23T05:00:00Z\"],[\"2026-11-24T17:00:00Z\",\"2026-11-"
		"24T18:30:00Z\"]]",
		" [ [\"2026-11-22T17:00:00Z\", \"2026-11-23T05:00:00Z\"], [ \"2026-11-24T17:00:00Z\" , "
		"\"2026-11-24T18:30:00Z\"]\n] ",
	};
	struct arena            *arena = arena_open();
	struct opening_interval *intervals;
	size_t                   count;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		char text[TIME_TEXT_SIZE];

		assert_true(openings_read(arena, written[i], &intervals, &count));
		assert_int_equal(count, 2);
		time_print(intervals[1].closes_at_us, text);
		assert_string_equal(text, "2026-11-24T18:30:00Z");
	}
	assert_true(openings_read(arena, "[]", &intervals, &count));
	assert_int_equal(count, 0);
	assert_true(openings_read(arena, NULL, &intervals, &count));
	assert_int_equal(count, 0);
	arena_close(arena);
}

static void
what_is_no_list_of_intervals_is_not_read(void **state)
{
	static const char *const wrong[] = { "", "null", "{}", "[", "[]]", "[[]]",
		"[[\"2026-11-22T17:00:00Z\"]]", "[[\"2026-11-22T17:00:00Z\",\"2026-11-23T05:00:00Z\"]",
		"[[\"2026-11-22T17:00:00Z\",\"2026-11-23T05:00:00Z\"],]",
		"[[\"2026-11-22T17:00:00Z\",\"2026-11-23T05:00:00Z\",\"2026-11-23T05:00:00Z\"]]",
		"[[\"2026-11-22T17:00:00Z\",\"noon\"]]", "[[\"2026-11-22T17:00:00Z,2026-11-23T05:00:00Z]]",
		"[[\"2026-11-22T17:00:00.0000000000000000000000000000000000000Z\",\"2026-11-23T05:00:00Z\"]]",
		"[\"2026-11-22T17:00:00Z\",\"2026-11-23T05:00:00Z\"]" };
	struct arena            *arena = arena_open();
	struct opening_interval *intervals;
	size_t                   count;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		if (openings_read(arena, wrong[i], &intervals, &count))
			fail_msg("read: %s", wrong[i]);
	arena_close(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(c_tells_what_is_open_as_the_table_does),
		cmocka_unit_test(openings_are_read_as_the_server_and_the_database_write_them),
		cmocka_unit_test(what_is_no_list_of_intervals_is_not_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
