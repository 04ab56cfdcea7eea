/* Keys and random numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/clock.h"
#include "base/id.h"

static int64_t
id_ms(const char *id)
{
	int64_t ms = 0;

	for (size_t i = 0; i < 13; i++) {
		if (id[i] != '-')
			ms = ms * 16 + (id[i] <= '9' ? id[i] - '0' : id[i] - 'a' + 10);
	}
	return ms;
}

static void
a_key_is_a_version_7_uuid_of_now(void **state)
{
	char    id[ID_TEXT_SIZE];
	int64_t now_ms = clock_wall_us() / 1000;

	(void)state;
	id_new(id);
	assert_true(id_valid(id));
	assert_int_equal(strlen(id), 36);
	assert_int_equal(id[14], '7');
	assert_non_null(strchr("89ab", id[19]));
	assert_in_range(id_ms(id), now_ms, now_ms + 1000);
}

static void
keys_made_later_sort_later(void **state)
{
	char before[ID_TEXT_SIZE], id[ID_TEXT_SIZE];

	(void)state;
	id_new(before);
	for (int i = 0; i < 200; i++) {
		int64_t until = clock_wall_us() + 2;

		while (clock_wall_us() < until)
			;
		id_new(id);
		assert_true(strcmp(id, before) > 0);
		memcpy(before, id, sizeof id);
	}
}

static void
only_uuids_are_valid(void **state)
{
	static const char *const wrong[] = { "", "0193a5c2-7b1e-7c3d-9f00-0123456789a",
		"0193a5c2-7b1e-7c3d-9f00-0123456789abc", "0193a5c2x7b1e-7c3d-9f00-0123456789ab",
		"0193a5c2-7b1e-7c3d-9f00-0123456789ag", "{0193a5c2-7b1e-7c3d-9f00-0123456789a}",
		"0193a5c27b1e7c3d9f000123456789ab", "0193a5c2-7b1e-7c3d-9f00-01234567 9ab" };

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		if (id_valid(wrong[i]))
			fail_msg("valid: %s", wrong[i]);
	assert_true(id_valid("0193A5C2-7b1e-7c3d-9f00-0123456789ab"));
}

static void
random_numbers_reach_every_value_evenly(void **state)
{
	unsigned seen[25] = { 0 };

	(void)state;
	for (int i = 0; i < 25000; i++)
		seen[random_below(25)]++;
	for (size_t i = 0; i < 25; i++)
		assert_in_range(seen[i], 800, 1200); /* six standard deviations */
	assert_int_equal(random_below(1), 0);
}

static void
random_hex_is_as_long_as_asked_and_differs(void **state)
{
	char one[65], other[65];

	(void)state;
	random_hex(one, 32);
	random_hex(other, 32);
	assert_int_equal(strspn(one, "0123456789abcdef"), 64);
	assert_int_equal(one[64], '\0');
	assert_string_not_equal(one, other);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_key_is_a_version_7_uuid_of_now),
		cmocka_unit_test(keys_made_later_sort_later),
		cmocka_unit_test(only_uuids_are_valid),
		cmocka_unit_test(random_numbers_reach_every_value_evenly),
		cmocka_unit_test(random_hex_is_as_long_as_asked_and_differs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
