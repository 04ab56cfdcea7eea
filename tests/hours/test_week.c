/* Weekly hours on days when no clock changes. 2026-11-16 is a Monday; New York is five hours behind UTC then.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "expect.h"
#include <cmocka.h>

#define ROWS(table) (table), sizeof(table) / sizeof((table)[0])

static const char *const monday = "2026-11-16T05:00:00Z"; /* 00:00 in New York */
static const char *const next_monday = "2026-11-23T05:00:00Z";

static void
weekdays_open_on_their_days(void **state)
{
	const struct hours_rule rules[] = {
		{ .weekdays = MO | WE, .opens_minute = CLOCK(9, 0), .closes_minute = CLOCK(17, 30) }
	};
	const struct asked asked = { "America/New_York", ROWS(rules), NULL, 0, monday, next_monday };

	(void)state;
	expect_hours(
	    &asked, "2026-11-16T14:00:00Z/2026-11-16T22:30:00Z 2026-11-18T14:00:00Z/2026-11-18T22:30:00Z");
}

static void
hours_past_midnight_belong_to_the_day_they_began(void **state)
{
	const struct hours_rule rules[] = {
		{ .weekdays = FR, .opens_minute = CLOCK(20, 0), .closes_minute = CLOCK(2, 0) }
	};
	const struct asked asked = { "America/New_York", ROWS(rules), NULL, 0, monday, next_monday };

	(void)state;
	expect_hours(&asked, "2026-11-21T01:00:00Z/2026-11-21T07:00:00Z");
}

static void
what_began_the_day_before_is_still_found(void **state)
{
	const struct hours_rule rules[] = {
		{ .weekdays = FR, .opens_minute = CLOCK(20, 0), .closes_minute = CLOCK(2, 0) }
	};
	const struct asked saturday_at_one = { "America/New_York", ROWS(rules), NULL, 0,
		"2026-11-21T06:00:00Z", "2026-11-21T06:00:01Z" };
	const struct asked at_two = { "America/New_York", ROWS(rules), NULL, 0, "2026-11-21T07:00:00Z",
		"2026-11-21T08:00:00Z" };
	const struct asked before = { "America/New_York", ROWS(rules), NULL, 0, "2026-11-20T00:00:00Z",
		"2026-11-21T01:00:00Z" };

	(void)state;
	expect_hours(&saturday_at_one, "2026-11-21T01:00:00Z/2026-11-21T07:00:00Z");
	expect_hours(&at_two, "");
	expect_hours(&before, "");
}

static void
a_day_may_be_split_and_given_in_any_order(void **state)
{
	const struct hours_rule rules[] = {
		{ .weekdays = TU, .opens_minute = CLOCK(17, 0), .closes_minute = CLOCK(20, 0) },
		{ .weekdays = TU, .opens_minute = CLOCK(9, 0), .closes_minute = CLOCK(12, 0) }
	};
	const struct asked asked = { "America/New_York", ROWS(rules), NULL, 0, monday, next_monday };

	(void)state;
	expect_hours(
	    &asked, "2026-11-17T14:00:00Z/2026-11-17T17:00:00Z 2026-11-17T22:00:00Z/2026-11-18T01:00:00Z");
}

static void
what_overlaps_or_meets_is_one(void **state)
{
	const struct hours_rule rules[] = {
		{ .weekdays = TU, .opens_minute = CLOCK(9, 0), .closes_minute = CLOCK(12, 0) },
		{ .weekdays = TU, .opens_minute = CLOCK(12, 0), .closes_minute = CLOCK(15, 0) },
		{ .weekdays = TU, .opens_minute = CLOCK(10, 0), .closes_minute = CLOCK(11, 0) },
		{ .weekdays = TU, .opens_minute = CLOCK(14, 0), .closes_minute = CLOCK(16, 0) }
	};
	const struct asked asked = { "America/New_York", ROWS(rules), NULL, 0, monday, next_monday };

	(void)state;
	expect_hours(&asked, "2026-11-17T14:00:00Z/2026-11-17T21:00:00Z");
}

static void
midnight_to_midnight_is_the_whole_day(void **state)
{
	const struct hours_rule one[] = { { .weekdays = SU, .opens_minute = 0, .closes_minute = 0 } };
	const struct hours_rule until_24[] = { { .weekdays = SU, .opens_minute = 0, .closes_minute = 1440 } };
	const struct hours_rule nine_to_nine[] = {
		{ .weekdays = SU, .opens_minute = CLOCK(9, 0), .closes_minute = CLOCK(9, 0) }
	};
	const struct asked sunday = { "America/New_York", ROWS(one), NULL, 0, monday, next_monday };
	const struct asked spelled = { "America/New_York", ROWS(until_24), NULL, 0, monday, next_monday };
	const struct asked round = { "America/New_York", ROWS(nine_to_nine), NULL, 0, monday, next_monday };

	(void)state;
	expect_hours(&sunday, "2026-11-22T05:00:00Z/2026-11-23T05:00:00Z");
	expect_hours(&spelled, "2026-11-22T05:00:00Z/2026-11-23T05:00:00Z");
	/* Sunday 09:00 to Monday 09:00, the one of the Sunday before still running at the start. */
	expect_hours(
	    &round, "2026-11-15T14:00:00Z/2026-11-16T14:00:00Z 2026-11-22T14:00:00Z/2026-11-23T14:00:00Z");
}

static void
round_the_clock_is_one_interval_that_does_not_close_in_sight(void **state)
{
	const struct hours_rule rules[] = { { .weekdays = DAILY, .opens_minute = 0, .closes_minute = 0 } };
	const struct asked      asked = { "America/New_York", ROWS(rules), NULL, 0, monday, next_monday };

	(void)state;
	expect_hours(&asked, "2026-11-14T05:00:00Z/2026-11-25T05:00:00Z");
}

static void
a_closing_exactly_at_the_end_is_a_closing(void **state)
{
	const struct hours_rule rules[] = {
		{ .weekdays = SU, .opens_minute = CLOCK(9, 0), .closes_minute = 0 }
	};
	const struct asked asked = { "America/New_York", ROWS(rules), NULL, 0, monday, next_monday };

	(void)state;
	expect_hours(&asked, "2026-11-22T14:00:00Z/2026-11-23T05:00:00Z");
}

static void
rules_hold_from_their_first_to_their_last_day(void **state)
{
	const struct hours_rule rules[] = { { .weekdays = DAILY,
	    .opens_minute = CLOCK(22, 0),
	    .closes_minute = CLOCK(1, 0),
	    .valid_from = 20261117,
	    .valid_to = 20261118 } };
	const struct asked      asked = { "America/New_York", ROWS(rules), NULL, 0, monday, next_monday };

	(void)state;
	/* The last one runs past the end of its last day. */
	expect_hours(
	    &asked, "2026-11-18T03:00:00Z/2026-11-18T06:00:00Z 2026-11-19T03:00:00Z/2026-11-19T06:00:00Z");
}

static void
an_exception_closes_or_changes_its_day(void **state)
{
	const struct hours_rule rules[] = {
		{ .weekdays = DAILY, .opens_minute = CLOCK(12, 0), .closes_minute = CLOCK(20, 0) }
	};
	const struct hours_exception exceptions[] = { { .on_date = 20261117, .closed = true },
		{ .on_date = 20261118, .opens_minute = CLOCK(12, 0), .closes_minute = CLOCK(15, 0) },
		{ .on_date = 20261119, .opens_minute = CLOCK(9, 0), .closes_minute = CLOCK(10, 0) },
		{ .on_date = 20261119, .opens_minute = CLOCK(18, 0), .closes_minute = CLOCK(1, 0) } };
	const struct asked           asked = { "America/New_York", ROWS(rules), ROWS(exceptions), monday,
			  "2026-11-21T05:00:00Z" };

	(void)state;
	expect_hours(&asked,
	    "2026-11-16T17:00:00Z/2026-11-17T01:00:00Z 2026-11-18T17:00:00Z/2026-11-18T20:00:00Z "
	    "2026-11-19T14:00:00Z/2026-11-19T15:00:00Z 2026-11-19T23:00:00Z/2026-11-20T06:00:00Z "
	    "2026-11-20T17:00:00Z/2026-11-21T01:00:00Z");
}

static void
the_night_before_a_closed_day_runs_to_its_end(void **state)
{
	const struct hours_rule rules[] = {
		{ .weekdays = DAILY, .opens_minute = CLOCK(20, 0), .closes_minute = CLOCK(4, 0) }
	};
	const struct hours_exception exceptions[] = { { .on_date = 20261126,
	    .closed = true } }; /* Thanksgiving */
	const struct asked           asked = { "America/New_York", ROWS(rules), ROWS(exceptions),
			  "2026-11-25T12:00:00Z", "2026-11-28T12:00:00Z" };

	(void)state;
	expect_hours(
	    &asked, "2026-11-26T01:00:00Z/2026-11-26T09:00:00Z 2026-11-28T01:00:00Z/2026-11-28T09:00:00Z");
}

static void
an_exception_that_closes_wins_over_one_that_changes(void **state)
{
	const struct hours_rule rules[] = {
		{ .weekdays = DAILY, .opens_minute = CLOCK(12, 0), .closes_minute = CLOCK(20, 0) }
	};
	const struct hours_exception exceptions[] = {
		{ .on_date = 20261117, .opens_minute = CLOCK(9, 0), .closes_minute = CLOCK(10, 0) },
		{ .on_date = 20261117, .closed = true },
	};
	const struct asked asked = { "America/New_York", ROWS(rules), ROWS(exceptions),
		"2026-11-17T05:00:00Z", "2026-11-18T05:00:00Z" };

	(void)state;
	expect_hours(&asked, "");
}

static void
an_exception_may_open_a_day_that_no_rule_opens(void **state)
{
	const struct hours_exception exceptions[] = {
		{ .on_date = 20261117, .opens_minute = CLOCK(9, 0), .closes_minute = CLOCK(10, 0) }
	};
	const struct asked asked = { "America/New_York", NULL, 0, ROWS(exceptions), monday, next_monday };

	(void)state;
	expect_hours(&asked, "2026-11-17T14:00:00Z/2026-11-17T15:00:00Z");
}

static void
no_rules_no_hours_and_no_time_no_hours(void **state)
{
	const struct hours_rule rules[] = { { .weekdays = DAILY, .opens_minute = 0, .closes_minute = 0 } };
	const struct asked      nothing = { "America/New_York", NULL, 0, NULL, 0, monday, next_monday };
	const struct asked      no_day = { "America/New_York",
		     (const struct hours_rule[]){ { .opens_minute = 0 } }, 1, NULL, 0, monday, next_monday };
	const struct asked      backwards = { "America/New_York", ROWS(rules), NULL, 0, next_monday, monday };
	const struct asked      empty = { "America/New_York", ROWS(rules), NULL, 0, monday, monday };

	(void)state;
	expect_hours(&nothing, "");
	expect_hours(&no_day, "");
	expect_hours(&backwards, "");
	expect_hours(&empty, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weekdays_open_on_their_days),
		cmocka_unit_test(hours_past_midnight_belong_to_the_day_they_began),
		cmocka_unit_test(what_began_the_day_before_is_still_found),
		cmocka_unit_test(a_day_may_be_split_and_given_in_any_order),
		cmocka_unit_test(what_overlaps_or_meets_is_one),
		cmocka_unit_test(midnight_to_midnight_is_the_whole_day),
		cmocka_unit_test(round_the_clock_is_one_interval_that_does_not_close_in_sight),
		cmocka_unit_test(a_closing_exactly_at_the_end_is_a_closing),
		cmocka_unit_test(rules_hold_from_their_first_to_their_last_day),
		cmocka_unit_test(an_exception_closes_or_changes_its_day),
		cmocka_unit_test(the_night_before_a_closed_day_runs_to_its_end),
		cmocka_unit_test(an_exception_that_closes_wins_over_one_that_changes),
		cmocka_unit_test(an_exception_may_open_a_day_that_no_rule_opens),
		cmocka_unit_test(no_rules_no_hours_and_no_time_no_hours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
