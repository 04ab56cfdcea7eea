/* Offsets of clock times, and the days on which they change. Worked out by hand from the zones' rules. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/date.h"
#include "hours/offset.h"

static void
expect_offset(const char *zone, struct date day, int minute, int64_t offset_s)
{
	int64_t found_s, at_s;

	assert_true(hours_offset(zone, date_to_day(day), minute, &found_s, &at_s));
	assert_int_equal(found_s, offset_s);
	assert_int_equal(at_s, date_to_day(day) * 86400 + minute * 60 - offset_s);
}

static void
a_clock_time_has_the_offset_that_rules_count_by(void **state)
{
	(void)state;
	expect_offset("America/New_York", (struct date){ 2027, 3, 14 }, 0, -5 * 3600);
	expect_offset("America/New_York", (struct date){ 2027, 3, 14 }, 150, -5 * 3600); /* skipped */
	expect_offset("America/New_York", (struct date){ 2027, 3, 14 }, 180, -4 * 3600);
	expect_offset("America/New_York", (struct date){ 2027, 11, 7 }, 90, -4 * 3600); /* the first of two */
	expect_offset("America/New_York", (struct date){ 2027, 11, 7 }, 1440, -5 * 3600);
	expect_offset("Asia/Kathmandu", (struct date){ 2027, 1, 1 }, 720, 20700);
}

static void
changes_are_found_on_their_days(void **state)
{
	int64_t from = date_to_day((struct date){ 2026, 11, 22 }), days[4];
	size_t  count;

	(void)state;
	assert_true(hours_changes("America/New_York", from, from + 400, days, 4, &count));
	assert_int_equal(count, 2);
	assert_int_equal(days[0], date_to_day((struct date){ 2027, 3, 14 }));
	assert_int_equal(days[1], date_to_day((struct date){ 2027, 11, 7 }));
	/* At midnight: the day that has no first hour. */
	assert_true(hours_changes("America/Havana", from, from + 200, days, 4, &count));
	assert_int_equal(count, 1);
	assert_int_equal(days[0], date_to_day((struct date){ 2027, 3, 14 }));
	assert_true(hours_changes("America/Phoenix", from, from + 400, days, 4, &count));
	assert_int_equal(count, 0);
	assert_true(hours_changes("America/New_York", from, from + 400, days, 1, &count));
	assert_int_equal(count, 1);
	assert_false(hours_changes("America/Nowhere", from, from + 400, days, 4, &count));
}

static void
a_moment_is_on_the_day_of_its_place(void **state)
{
	int64_t at_us, day;

	(void)state;
	assert_true(time_read("2026-11-22T04:30:00Z", &at_us));
	assert_true(hours_day("America/New_York", at_us, &day));
	assert_int_equal(day, date_to_day((struct date){ 2026, 11, 21 }));
	assert_true(hours_day("Asia/Tokyo", at_us, &day));
	assert_int_equal(day, date_to_day((struct date){ 2026, 11, 22 }));
	assert_false(hours_day("America/Nowhere", at_us, &day));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_clock_time_has_the_offset_that_rules_count_by),
		cmocka_unit_test(changes_are_found_on_their_days),
		cmocka_unit_test(a_moment_is_on_the_day_of_its_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
