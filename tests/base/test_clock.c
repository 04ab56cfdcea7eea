/* Times and dates as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/date.h"

static void
assert_prints(int64_t time_us, const char *text)
{
	char printed[TIME_TEXT_SIZE];

	time_print(time_us, printed);
	assert_string_equal(printed, text);
}

static void
assert_reads(const char *text, int64_t seconds, int64_t microseconds)
{
	int64_t time_us = 0;

	if (!time_read(text, &time_us))
		fail_msg("not read: %s", text);
	assert_int_equal(time_us, seconds * MICROSECONDS_PER_SECOND + microseconds);
}

static void
a_time_has_as_many_decimals_as_it_needs(void **state)
{
	(void)state;
	assert_prints(0, "1970-01-01T00:00:00Z");
	assert_prints(1795320306123456, "2026-11-22T04:05:06.123456Z");
	assert_prints(1795320306120000, "2026-11-22T04:05:06.12Z");
	assert_prints(1795320306000001, "2026-11-22T04:05:06.000001Z");
	assert_prints(-1, "1969-12-31T23:59:59.999999Z");
	assert_prints(1709164800000000, "2024-02-29T00:00:00Z");
	assert_prints(253402300799000000, "9999-12-31T23:59:59Z");
	assert_prints(253402300800000000, "10000-01-01T00:00:00Z");
	assert_prints(TIME_INFINITE, "infinity");
	assert_prints(NO_TIME, "");
}

static void
the_most_distant_times_still_fit_their_place(void **state)
{
	char printed[TIME_TEXT_SIZE];

	(void)state;
	time_print(INT64_MAX - 1, printed);
	assert_true(strlen(printed) < TIME_TEXT_SIZE);
	time_print(INT64_MIN + 1, printed);
	assert_true(strlen(printed) < TIME_TEXT_SIZE);
}

static void
both_spellings_of_a_time_are_read(void **state)
{
	(void)state;
	assert_reads("2026-11-22T04:05:06Z", 1795320306, 0);
	assert_reads("2026-11-22t04:05:06z", 1795320306, 0);
	assert_reads("2026-11-22 04:05:06+00", 1795320306, 0);
	assert_reads("2026-11-22 04:05:06.5+00", 1795320306, 500000);
	assert_reads("2026-11-22T04:05:06.1234569Z", 1795320306, 123456);
	assert_reads("2026-11-21T23:05:06-05:00", 1795320306, 0);
	assert_reads("2026-11-22T09:35:06+05:30", 1795320306, 0);
	assert_reads("1883-11-18 12:03:58-04:56:02", -2717650800, 0);
	assert_reads("2016-12-31T23:59:60Z", 1483228800, 0);
	assert_reads("0001-01-01T00:00:00Z", -62135596800, 0);
}

static void
what_is_no_time_is_refused(void **state)
{
	static const char *const wrong[] = { "", "now", "2026-11-22", "2026-11-22T04:05:06",
		"2026-11-22T04:05Z", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-22T24:00:00Z",
		"2026-11-22T04:60:06Z", "2026-11-22T04:05:61Z", "2026-11-22T04:05:06.Z",
		"2026-11-22T04:05:06Zx", "2026-11-22T04:05:06+5", "2026-11-22T04:05:06+24:00",
		"2026-11-22T04:05:06+05:60", "2026-11-22T04:05:06+05:", "-infinity", "26-11-22T04:05:06Z",
		"2026-11-22x04:05:06Z", "0000-01-01T00:00:00Z", " 2026-11-22T04:05:06Z",
		"2026-11-22 04:05:06+00 BC", "12026-11-22T04:05:06Z" };
	int64_t                  untouched = 7;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		if (time_read(wrong[i], &untouched))
			fail_msg("read: %s", wrong[i]);
	assert_int_equal(untouched, 7);
}

static void
what_is_printed_reads_back(void **state)
{
	char    printed[TIME_TEXT_SIZE];
	int64_t back;

	(void)state;
	for (int64_t time_us = -62135596800000000; time_us < 253402300800000000; time_us += 999999999777777) {
		time_print(time_us, printed);
		assert_true(time_read(printed, &back));
		assert_int_equal(back, time_us);
	}
	assert_true(time_read("infinity", &back));
	assert_int_equal(back, TIME_INFINITE);
}

static void
the_calendar_agrees_with_the_c_library(void **state)
{
	(void)state;
	for (int64_t day = -800000; day < 3000000; day += 97) {
		time_t      seconds = (time_t)(day * 86400);
		struct date date = day_to_date(day);
		struct tm   same;

		gmtime_r(&seconds, &same);
		assert_int_equal(date.year, same.tm_year + 1900);
		assert_int_equal(date.month, same.tm_mon + 1);
		assert_int_equal(date.day, same.tm_mday);
		assert_int_equal(date_to_day(date), day);
	}
}

static void
only_days_that_exist_are_dates(void **state)
{
	static const char *const wrong[] = { "", "2026-02-29", "1900-02-29", "2026-04-31", "2026-00-10",
		"2026-01-00", "2026-1-1", "2026/01/01", "2026-01-01 ", "0000-01-01", "20260101",
		"2026-01-0a" };
	struct date              date;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		if (date_read(wrong[i], NULL))
			fail_msg("read: %s", wrong[i]);
	assert_true(date_read("2024-02-29", &date));
	assert_int_equal(date.year * 10000 + date.month * 100 + date.day, 20240229);
	assert_true(date_read("2000-02-29", NULL));
}

static void
the_clocks_run(void **state)
{
	int64_t before = clock_monotonic_ms(), now_s = (int64_t)time(NULL);

	(void)state;
	assert_in_range(clock_wall_us() / MICROSECONDS_PER_SECOND, now_s - 1, now_s + 1);
	assert_true(clock_monotonic_ms() >= before);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_time_has_as_many_decimals_as_it_needs),
		cmocka_unit_test(the_most_distant_times_still_fit_their_place),
		cmocka_unit_test(both_spellings_of_a_time_are_read),
		cmocka_unit_test(what_is_no_time_is_refused),
		cmocka_unit_test(what_is_printed_reads_back),
		cmocka_unit_test(the_calendar_agrees_with_the_c_library),
		cmocka_unit_test(only_days_that_exist_are_dates),
		cmocka_unit_test(the_clocks_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
