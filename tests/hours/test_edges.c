/* Where hours of other systems have been wrong: nights over an exception, leap days, seasons that end within
 * a week, and exceptions on the very day of a clock change. Worked out by hand; 2028-02-29 is a Tuesday. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "expect.h"
#include <cmocka.h>

#define ROWS(table) (table), sizeof(table) / sizeof((table)[0])

static const char *const new_york = "America/New_York";

static void
eleven_to_two_over_an_exception(void **state)
{
	const struct hours_rule rules[] = {
		{ .weekdays = DAILY, .opens_minute = CLOCK(23, 0), .closes_minute = CLOCK(2, 0) }
	};
	const struct hours_exception closed[] = { { .on_date = 20261118, .closed = true } };
	const struct hours_exception early[] = {
		{ .on_date = 20261118, .opens_minute = CLOCK(21, 0), .closes_minute = CLOCK(23, 30) }
	};
	const struct hours_exception late[] = {
		{ .on_date = 20261118, .opens_minute = CLOCK(1, 0), .closes_minute = CLOCK(3, 0) }
	};
	const struct asked without = { new_york, ROWS(rules), ROWS(closed), "2026-11-18T05:00:00Z",
		"2026-11-20T05:00:00Z" };
	const struct asked shorter = { new_york, ROWS(rules), ROWS(early), "2026-11-18T05:00:00Z",
		"2026-11-20T05:00:00Z" };
	const struct asked joined = { new_york, ROWS(rules), ROWS(late), "2026-11-18T05:00:00Z",
		"2026-11-20T05:00:00Z" };

	(void)state;
	/* Tuesday's night ends on Wednesday at two; Wednesday has none; Thursday's is as ever. */
	expect_hours(
	    &without, "2026-11-18T04:00:00Z/2026-11-18T07:00:00Z 2026-11-20T04:00:00Z/2026-11-20T07:00:00Z");
	expect_hours(&shorter,
	    "2026-11-18T04:00:00Z/2026-11-18T07:00:00Z 2026-11-19T02:00:00Z/2026-11-19T04:30:00Z "
	    "2026-11-20T04:00:00Z/2026-11-20T07:00:00Z");
	/* What the exception opens begins before the night of the day before has ended: one to a person. */
	expect_hours(
	    &joined, "2026-11-18T04:00:00Z/2026-11-18T08:00:00Z 2026-11-20T04:00:00Z/2026-11-20T07:00:00Z");
}

static void
the_leap_day_is_a_day_like_others(void **state)
{
	const struct hours_rule rules[] = {
		{ .weekdays = TU, .opens_minute = CLOCK(12, 0), .closes_minute = CLOCK(20, 0) },
		{ .weekdays = MO, .opens_minute = CLOCK(22, 0), .closes_minute = CLOCK(2, 0) }
	};
	const struct hours_exception closed[] = { { .on_date = 20280229, .closed = true } };
	const struct hours_rule      until[] = { { .weekdays = DAILY,
		 .opens_minute = CLOCK(9, 0),
		 .closes_minute = CLOCK(10, 0),
		 .valid_to = 20280229 } };
	const struct asked           week = { new_york, ROWS(rules), NULL, 0, "2028-02-28T05:00:00Z",
			  "2028-03-02T05:00:00Z" };
	const struct asked           without = { new_york, ROWS(rules), ROWS(closed), "2028-02-28T05:00:00Z",
			  "2028-03-02T05:00:00Z" };
	const struct asked           last = { new_york, ROWS(until), NULL, 0, "2028-02-28T05:00:00Z",
			  "2028-03-02T05:00:00Z" };

	(void)state;
	expect_hours(
	    &week, "2028-02-29T03:00:00Z/2028-02-29T07:00:00Z 2028-02-29T17:00:00Z/2028-03-01T01:00:00Z");
	expect_hours(&without, "2028-02-29T03:00:00Z/2028-02-29T07:00:00Z");
	expect_hours(
	    &last, "2028-02-28T14:00:00Z/2028-02-28T15:00:00Z 2028-02-29T14:00:00Z/2028-02-29T15:00:00Z");
}

static void
a_season_may_end_within_a_week_and_another_begin(void **state)
{
	/* Summer's hours to Wednesday the 18th, winter's from Thursday on; Wednesday's night runs to its end.
	 */
	const struct hours_rule rules[] = { { .weekdays = DAILY,
						.opens_minute = CLOCK(20, 0),
						.closes_minute = CLOCK(1, 0),
						.valid_to = 20261118 },
		{ .weekdays = DAILY,
		    .opens_minute = CLOCK(12, 0),
		    .closes_minute = CLOCK(14, 0),
		    .valid_from = 20261119 } };
	const struct asked      asked = { new_york, ROWS(rules), NULL, 0, "2026-11-18T12:00:00Z",
		     "2026-11-21T05:00:00Z" };

	(void)state;
	expect_hours(&asked,
	    "2026-11-19T01:00:00Z/2026-11-19T06:00:00Z 2026-11-19T17:00:00Z/2026-11-19T19:00:00Z "
	    "2026-11-20T17:00:00Z/2026-11-20T19:00:00Z");
}

static void
an_exception_on_the_day_of_the_change_counts_by_that_days_clock(void **state)
{
	const struct hours_rule rules[] = {
		{ .weekdays = DAILY, .opens_minute = CLOCK(9, 0), .closes_minute = CLOCK(17, 0) }
	};
	const struct hours_exception spring[] = {
		{ .on_date = 20260308, .opens_minute = CLOCK(1, 0), .closes_minute = CLOCK(4, 0) }
	};
	const struct hours_exception skipped[] = {
		{ .on_date = 20260308, .opens_minute = CLOCK(2, 0), .closes_minute = CLOCK(3, 0) }
	};
	const struct hours_exception autumn[] = {
		{ .on_date = 20261101, .opens_minute = CLOCK(0, 0), .closes_minute = CLOCK(3, 0) }
	};
	const struct hours_exception shut[] = { { .on_date = 20261101, .closed = true } };
	const struct asked two_hours = { new_york, ROWS(rules), ROWS(spring), "2026-03-08T05:00:00Z",
		"2026-03-09T04:00:00Z" };
	const struct asked none = { new_york, ROWS(rules), ROWS(skipped), "2026-03-08T05:00:00Z",
		"2026-03-09T04:00:00Z" };
	const struct asked four_hours = { new_york, ROWS(rules), ROWS(autumn), "2026-11-01T04:00:00Z",
		"2026-11-02T05:00:00Z" };
	const struct asked closed = { new_york, ROWS(rules), ROWS(shut), "2026-11-01T04:00:00Z",
		"2026-11-02T05:00:00Z" };

	(void)state;
	expect_hours(&two_hours, "2026-03-08T06:00:00Z/2026-03-08T08:00:00Z");
	/* From the skipped 02:00 (07:00Z) to 03:00, the same moment. */
	expect_hours(&none, "");
	expect_hours(&four_hours, "2026-11-01T04:00:00Z/2026-11-01T08:00:00Z");
	expect_hours(&closed, "");
}

static void
round_the_clock_through_both_changes_is_one_run(void **state)
{
	const struct hours_rule rules[] = { { .weekdays = DAILY, .opens_minute = 0, .closes_minute = 0 } };
	const struct hours_exception closed[] = { { .on_date = 20261101, .closed = true } };
	const struct asked           spring = { new_york, ROWS(rules), NULL, 0, "2026-03-08T05:00:00Z",
			  "2026-03-08T06:00:00Z" };
	const struct asked           autumn = { new_york, ROWS(rules), ROWS(closed), "2026-10-31T12:00:00Z",
			  "2026-11-02T12:00:00Z" };

	(void)state;
	expect_hours(&spring, "2026-03-06T05:00:00Z/2026-03-10T04:00:00Z");
	/* A closed day of 25 hours. */
	expect_hours(
	    &autumn, "2026-10-29T04:00:00Z/2026-11-01T04:00:00Z 2026-11-02T05:00:00Z/2026-11-04T05:00:00Z");
}

static void
neighbours_in_one_state_keep_their_own_time(void **state)
{
	/* The Navajo Nation in Arizona changes its clocks, Phoenix doesn't: in July the same clock time is
	 * two moments. */
	const struct hours_rule rules[] = {
		{ .weekdays = MO, .opens_minute = CLOCK(9, 0), .closes_minute = CLOCK(10, 0) }
	};
	const struct asked phoenix = { "America/Phoenix", ROWS(rules), NULL, 0, "2026-07-06T00:00:00Z",
		"2026-07-07T00:00:00Z" };
	const struct asked nation = { "America/Denver", ROWS(rules), NULL, 0, "2026-07-06T00:00:00Z",
		"2026-07-07T00:00:00Z" };

	(void)state;
	expect_hours(&phoenix, "2026-07-06T16:00:00Z/2026-07-06T17:00:00Z");
	expect_hours(&nation, "2026-07-06T15:00:00Z/2026-07-06T16:00:00Z");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(eleven_to_two_over_an_exception),
		cmocka_unit_test(the_leap_day_is_a_day_like_others),
		cmocka_unit_test(a_season_may_end_within_a_week_and_another_begin),
		cmocka_unit_test(an_exception_on_the_day_of_the_change_counts_by_that_days_clock),
		cmocka_unit_test(round_the_clock_through_both_changes_is_one_run),
		cmocka_unit_test(neighbours_in_one_state_keep_their_own_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
