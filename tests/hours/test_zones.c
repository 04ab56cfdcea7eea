/* Clock changes and unusual zones. In New York clocks go forward on 2026-03-08 at 02:00 (07:00Z) and back on
 * 2026-11-01 at 02:00 (06:00Z); what is written here was worked out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <string.h>

#include "base/clock.h"
#include "expect.h"

static const char *const new_york = "America/New_York";

static struct hours_rule
rule(unsigned weekdays, int opens, int closes)
{
	return (struct hours_rule){ .weekdays = weekdays, .opens_minute = opens, .closes_minute = closes };
}

static void
expect(const char *zone, struct hours_rule one, const char *from, const char *until, const char *wanted)
{
	const struct asked asked = { zone, &one, 1, NULL, 0, from, until };

	expect_hours(&asked, wanted);
}

static void
clock_times_stay_while_the_offset_moves(void **state)
{
	(void)state;
	/* 09:00 is 14:00Z on Saturday and 13:00Z on Sunday. */
	expect(new_york, rule(SA | SU, CLOCK(9, 0), CLOCK(17, 0)), "2026-03-07T05:00:00Z",
	    "2026-03-09T04:00:00Z",
	    "2026-03-07T14:00:00Z/2026-03-07T22:00:00Z 2026-03-08T13:00:00Z/2026-03-08T21:00:00Z");
	expect(new_york, rule(SA | SU, CLOCK(9, 0), CLOCK(17, 0)), "2026-10-31T04:00:00Z",
	    "2026-11-02T05:00:00Z",
	    "2026-10-31T13:00:00Z/2026-10-31T21:00:00Z 2026-11-01T14:00:00Z/2026-11-01T22:00:00Z");
}

static void
a_whole_day_has_23_or_25_hours(void **state)
{
	(void)state;
	expect(new_york, rule(SU, 0, 0), "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z",
	    "2026-03-08T05:00:00Z/2026-03-09T04:00:00Z");
	expect(new_york, rule(SU, 0, 0), "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z",
	    "2026-11-01T04:00:00Z/2026-11-02T05:00:00Z");
}

static void
a_night_across_the_change_is_an_hour_shorter_or_longer(void **state)
{
	(void)state;
	expect(new_york, rule(SA, CLOCK(22, 0), CLOCK(6, 0)), "2026-03-08T00:00:00Z", "2026-03-09T00:00:00Z",
	    "2026-03-08T03:00:00Z/2026-03-08T10:00:00Z");
	expect(new_york, rule(SA, CLOCK(22, 0), CLOCK(6, 0)), "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z",
	    "2026-11-01T02:00:00Z/2026-11-01T11:00:00Z");
}

static void
a_skipped_clock_time_counts_by_the_offset_before(void **state)
{
	(void)state;
	/* 02:30 doesn't exist on 2026-03-08: at -05:00 it is 07:30Z, when clocks show 03:30. */
	expect(new_york, rule(SU, CLOCK(2, 30), CLOCK(6, 0)), "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z",
	    "2026-03-08T07:30:00Z/2026-03-08T10:00:00Z");
	expect(new_york, rule(SA, CLOCK(20, 0), CLOCK(2, 30)), "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z",
	    "2026-03-08T01:00:00Z/2026-03-08T07:30:00Z");
	/* 02:00 itself is the first that doesn't exist, and the very moment of the change. */
	expect(new_york, rule(SA, CLOCK(20, 0), CLOCK(2, 0)), "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z",
	    "2026-03-08T01:00:00Z/2026-03-08T07:00:00Z");
	expect(new_york, rule(SU, CLOCK(3, 0), CLOCK(4, 0)), "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z",
	    "2026-03-08T07:00:00Z/2026-03-08T08:00:00Z");
}

static void
hours_that_come_out_backwards_do_not_exist_that_day(void **state)
{
	(void)state;
	/* From 02:30 (counted as 07:30Z) to 03:15 (07:15Z). A week later they exist. */
	expect(new_york, rule(SU, CLOCK(2, 30), CLOCK(3, 15)), "2026-03-08T05:00:00Z", "2026-03-16T04:00:00Z",
	    "2026-03-15T06:30:00Z/2026-03-15T07:15:00Z");
}

static void
a_clock_time_that_comes_twice_means_the_first(void **state)
{
	(void)state;
	/* 01:30 comes at 05:30Z and again at 06:30Z. */
	expect(new_york, rule(SU, CLOCK(1, 30), CLOCK(4, 0)), "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z",
	    "2026-11-01T05:30:00Z/2026-11-01T09:00:00Z");
	expect(new_york, rule(SA, CLOCK(20, 0), CLOCK(1, 30)), "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z",
	    "2026-11-01T00:00:00Z/2026-11-01T05:30:00Z");
	/* 02:00 comes once. */
	expect(new_york, rule(SA, CLOCK(20, 0), CLOCK(2, 0)), "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z",
	    "2026-11-01T00:00:00Z/2026-11-01T07:00:00Z");
	/* 01:00 is both the first that comes twice and the moment after the change: the first. */
	expect(new_york, rule(SU, CLOCK(0, 0), CLOCK(1, 0)), "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z",
	    "2026-11-01T04:00:00Z/2026-11-01T05:00:00Z");
}

static void
arizona_does_not_change_its_clocks(void **state)
{
	(void)state;
	expect("America/Phoenix", rule(SU, CLOCK(2, 30), CLOCK(6, 0)), "2026-03-08T07:00:00Z",
	    "2026-03-09T07:00:00Z", "2026-03-08T09:30:00Z/2026-03-08T13:00:00Z");
	expect("America/Phoenix", rule(SU, 0, 0), "2026-11-01T07:00:00Z", "2026-11-02T07:00:00Z",
	    "2026-11-01T07:00:00Z/2026-11-02T07:00:00Z");
}

static void
zones_may_be_off_by_half_an_hour_or_less(void **state)
{
	(void)state;
	expect("Asia/Kolkata", rule(MO, CLOCK(9, 0), CLOCK(17, 0)), "2026-11-15T18:30:00Z",
	    "2026-11-16T18:30:00Z", "2026-11-16T03:30:00Z/2026-11-16T11:30:00Z");
	expect("Asia/Kathmandu", rule(MO, 0, CLOCK(1, 0)), "2026-11-15T00:00:00Z", "2026-11-17T00:00:00Z",
	    "2026-11-15T18:15:00Z/2026-11-15T19:15:00Z");
	/* Lord Howe's clocks go forward by half an hour, on 2026-10-04 at 02:00 (+10:30, then +11:00). */
	expect("Australia/Lord_Howe", rule(SU, 0, 0), "2026-10-03T13:30:00Z", "2026-10-04T13:00:00Z",
	    "2026-10-03T13:30:00Z/2026-10-04T13:00:00Z");
	expect("Australia/Lord_Howe", rule(SU, CLOCK(2, 15), CLOCK(5, 0)), "2026-10-03T13:30:00Z",
	    "2026-10-04T13:00:00Z", "2026-10-03T15:45:00Z/2026-10-03T18:00:00Z");
}

static void
zones_may_lie_a_day_ahead_of_others(void **state)
{
	(void)state;
	/* One moment, Monday on Kiritimati (+14) and still Sunday in Pago Pago (-11). */
	expect("Pacific/Kiritimati", rule(MO, CLOCK(0, 0), CLOCK(1, 0)), "2026-11-15T10:00:00Z",
	    "2026-11-15T11:00:00Z", "2026-11-15T10:00:00Z/2026-11-15T11:00:00Z");
	expect("Pacific/Pago_Pago", rule(SA, CLOCK(23, 0), CLOCK(0, 0)), "2026-11-15T10:00:00Z",
	    "2026-11-15T11:00:00Z", "2026-11-15T10:00:00Z/2026-11-15T11:00:00Z");
}

static void
indiana_and_the_navajo_nation_have_zones_of_their_own(void **state)
{
	(void)state;
	expect("America/Indiana/Tell_City", rule(MO, CLOCK(9, 0), CLOCK(10, 0)), "2026-11-16T00:00:00Z",
	    "2026-11-17T00:00:00Z", "2026-11-16T15:00:00Z/2026-11-16T16:00:00Z");
	expect("America/Shiprock", rule(MO, CLOCK(9, 0), CLOCK(10, 0)), "2026-07-06T00:00:00Z",
	    "2026-07-07T00:00:00Z", "2026-07-06T15:00:00Z/2026-07-06T16:00:00Z");
	expect("UTC", rule(MO, CLOCK(9, 0), CLOCK(10, 0)), "2026-07-06T00:00:00Z", "2026-07-07T00:00:00Z",
	    "2026-07-06T09:00:00Z/2026-07-06T10:00:00Z");
}

static void
only_names_of_the_zone_database_are_known(void **state)
{
	static const char *const wrong[] = { "", "Nowhere/Else", "../../../etc/passwd", "/etc/passwd",
		"America/../UTC", "America", "America/", "america/new_york", "zone.tab", "America/New_York ",
		"America/New_York\n", "%n", "tzdata.zi" };
	struct hours_interval   *intervals;
	size_t                   count;
	struct arena            *arena = arena_open();

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		if (hours_zone_known(wrong[i]))
			fail_msg("known: %s", wrong[i]);
		assert_false(hours_intervals(arena, wrong[i], NULL, 0, NULL, 0, 0, 1, &intervals, &count));
	}
	assert_false(hours_zone_known(NULL));
	assert_true(hours_zone_known("America/New_York"));
	assert_true(hours_zone_known("America/North_Dakota/New_Salem"));
	arena_close(arena);
}

static void
a_stretch_without_end_is_cut(void **state)
{
	struct hours_rule      daily = rule(DAILY, CLOCK(9, 0), CLOCK(10, 0));
	struct hours_interval *intervals;
	struct arena          *arena = arena_open();
	size_t                 count;

	(void)state;
	assert_true(hours_intervals(arena, "UTC", &daily, 1, NULL, 0, 0, TIME_INFINITE, &intervals, &count));
	assert_int_equal(count, HOURS_DAYS_MOST);
	assert_true(hours_intervals(arena, "UTC", &daily, 1, NULL, 0, NO_TIME, 0, &intervals, &count));
	assert_int_equal(count, 0);
	assert_true(hours_intervals(
	    arena, "UTC", &daily, 1, NULL, 0, TIME_INFINITE - 1, TIME_INFINITE, &intervals, &count));
	assert_int_equal(count, 0);
	arena_close(arena);
}

static void *
ask_often(void *zone)
{
	struct hours_rule      daily = rule(DAILY, CLOCK(9, 0), CLOCK(10, 0));
	struct hours_interval *intervals;
	struct arena          *arena = arena_open();
	size_t                 count;

	for (int i = 0; i < 100; i++) {
		if (!hours_intervals(arena, zone, &daily, 1, NULL, 0, 1795320306000000, 1796320306000000,
			&intervals, &count)
		    || count < 11)
			break;
		arena_reset(arena);
		count = 99;
	}
	arena_close(arena);
	return count == 99 ? zone : NULL;
}

static void
threads_may_ask_at_once(void **state)
{
	static char zones[4][24] = { "America/Chicago", "America/Denver", "America/Chicago",
		"Europe/London" };
	pthread_t   threads[4];

	(void)state;
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, ask_often, zones[i]), 0);
	for (size_t i = 0; i < 4; i++) {
		void *well;

		pthread_join(threads[i], &well);
		assert_non_null(well);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(threads_may_ask_at_once),
		cmocka_unit_test(clock_times_stay_while_the_offset_moves),
		cmocka_unit_test(a_whole_day_has_23_or_25_hours),
		cmocka_unit_test(a_night_across_the_change_is_an_hour_shorter_or_longer),
		cmocka_unit_test(a_skipped_clock_time_counts_by_the_offset_before),
		cmocka_unit_test(hours_that_come_out_backwards_do_not_exist_that_day),
		cmocka_unit_test(a_clock_time_that_comes_twice_means_the_first),
		cmocka_unit_test(arizona_does_not_change_its_clocks),
		cmocka_unit_test(zones_may_be_off_by_half_an_hour_or_less),
		cmocka_unit_test(zones_may_lie_a_day_ahead_of_others),
		cmocka_unit_test(indiana_and_the_navajo_nation_have_zones_of_their_own),
		cmocka_unit_test(only_names_of_the_zone_database_are_known),
		cmocka_unit_test(a_stretch_without_end_is_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
