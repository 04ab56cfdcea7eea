/* Positions in the write-ahead log, as PostgreSQL spells them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/change.h"
#include <cmocka.h>

static void
a_position_is_spelled_as_postgresql_does(void **state)
{
	char text[POSITION_TEXT_SIZE];

	(void)state;
	position_print(0x16B374D848, text);
	assert_string_equal(text, "16/B374D848");
	position_print(0x1000000AB, text);
	assert_string_equal(text, "1/AB");
	position_print(0, text);
	assert_string_equal(text, "0/0");
	position_print(UINT64_MAX, text);
	assert_string_equal(text, "FFFFFFFF/FFFFFFFF");
}

static void
a_position_reads_back_in_either_case(void **state)
{
	uint64_t pos;

	(void)state;
	assert_true(position_read("16/B374D848", &pos));
	assert_true(pos == 0x16B374D848);
	assert_true(position_read("16/b374d848", &pos));
	assert_true(pos == 0x16B374D848);
	assert_true(position_read("ffffffff/FFFFFFFF", &pos));
	assert_true(pos == UINT64_MAX);
	assert_true(position_read("0/00000001", &pos));
	assert_true(pos == 1);
}

static void
what_is_no_position_is_refused(void **state)
{
	static const char *const wrong[] = { "", "/", "0/", "/0", "0/0 ", " 0/0", "0/0/0", "123456789/0",
		"0/123456789", "g/0", "0x1/0", "-1/0", "0" };
	uint64_t                 untouched = 7;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		if (position_read(wrong[i], &untouched))
			fail_msg("read: %s", wrong[i]);
	assert_true(untouched == 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_position_is_spelled_as_postgresql_does),
		cmocka_unit_test(a_position_reads_back_in_either_case),
		cmocka_unit_test(what_is_no_position_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
