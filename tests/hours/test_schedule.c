/* What can't be in a week is said with its place; what can is not complained of. The days are real ones:
 * 2026-11-16 is a Monday. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "hours/timetable.h"

#define DAYS(...)                                                                                            \
	{                                                                                                    \
		sizeof((const char *[]){ __VA_ARGS__ }) / sizeof(const char *), (const char *[])             \
		{                                                                                            \
			__VA_ARGS__                                                                          \
		}                                                                                            \
	}
#define ROWS(table)                                                                                          \
	{                                                                                                    \
		sizeof(table) / sizeof(*(table)), sizeof(*(table)), (void *)(uintptr_t)(table)               \
	}

/* wanted: "pointer pointer ..." */
static void
expect_faults(const struct schedule *schedule, const char *wanted)
{
	struct schedule_fault faults[SCHEDULE_FAULTS_MOST];
	size_t                count = schedule_check(schedule, faults);
	struct buffer         got = { 0 };

	buffer_put_text(&got, "");
	for (size_t i = 0; i < count; i++) {
		buffer_print(&got, "%s%s", i > 0 ? " " : "", faults[i].pointer);
		assert_true(strlen(faults[i].detail) > 10);
	}
	assert_string_equal(got.bytes, wanted);
	buffer_done(&got);
}

static void
expect_rules(struct schedule_rule first, struct schedule_rule second, const char *wanted)
{
	struct schedule_rule  rules[] = { first, second };
	const struct schedule schedule = { .rules = ROWS(rules) };

	expect_faults(&schedule, wanted);
}

static void
a_split_day_and_nights_that_touch_are_right(void **state)
{
	const struct schedule_rule rules[] = {
		{ DAYS("MO", "TU", "WE", "TH", "FR", "SA", "SU"), "09:00", "12:00", NULL, NULL },
		{ DAYS("MO", "TU", "WE", "TH", "FR", "SA", "SU"), "12:00", "13:30", NULL, NULL },
		{ DAYS("SU", "MO", "TU"), "18:00", "09:00", NULL, NULL },
	};
	const struct schedule_rule all_day[] = { { DAYS("MO", "TU"), "00:00", "00:00", NULL, NULL },
		{ DAYS("WE"), "00:00", "24:00", NULL, NULL }, { DAYS("SU"), "09:00", "24:00", NULL, NULL } };

	(void)state;
	expect_faults(&(const struct schedule){ .rules = ROWS(rules) }, "");
	expect_faults(&(const struct schedule){ .rules = ROWS(all_day) }, "");
}

static void
overlaps_are_found_past_midnight_and_round_the_week(void **state)
{
	(void)state;
	expect_rules((struct schedule_rule){ DAYS("MO"), "12:00", "20:00", NULL, NULL },
	    (struct schedule_rule){ DAYS("TU", "MO"), "19:59", "21:00", NULL, NULL }, "/rules/1/opens");
	expect_rules((struct schedule_rule){ DAYS("SU"), "20:00", "02:00", NULL, NULL },
	    (struct schedule_rule){ DAYS("MO"), "01:59", "05:00", NULL, NULL }, "/rules/1/opens");
	expect_rules((struct schedule_rule){ DAYS("MO"), "01:59", "05:00", NULL, NULL },
	    (struct schedule_rule){ DAYS("SU"), "20:00", "02:00", NULL, NULL }, "/rules/1/closes");
	expect_rules((struct schedule_rule){ DAYS("MO"), "02:00", "05:00", NULL, NULL },
	    (struct schedule_rule){ DAYS("SU"), "20:00", "02:00", NULL, NULL }, "");
	expect_rules((struct schedule_rule){ DAYS("MO"), "09:00", "09:00", NULL, NULL },
	    (struct schedule_rule){ DAYS("TU"), "08:59", "10:00", NULL, NULL }, "/rules/1/opens");
	expect_rules((struct schedule_rule){ DAYS("MO"), "00:00", "00:00", NULL, NULL },
	    (struct schedule_rule){ DAYS("MO"), "23:59", "00:00", NULL, NULL }, "/rules/1/opens");
}

static void
hours_of_different_seasons_may_look_alike(void **state)
{
	(void)state;
	expect_rules((struct schedule_rule){ DAYS("MO", "TU"), "12:00", "20:00", NULL, "2026-11-16" },
	    (struct schedule_rule){ DAYS("MO", "TU"), "12:00", "20:00", "2026-11-17", NULL }, "");
	expect_rules((struct schedule_rule){ DAYS("MO", "TU"), "12:00", "20:00", NULL, "2026-11-16" },
	    (struct schedule_rule){ DAYS("MO", "TU"), "12:00", "20:00", "2026-11-16", NULL },
	    "/rules/1/opens");
	/* Both are valid on a Wednesday to Friday alone, when neither opens. */
	expect_rules((struct schedule_rule){ DAYS("MO", "TU"), "12:00", "20:00", NULL, "2026-11-20" },
	    (struct schedule_rule){ DAYS("MO", "TU"), "12:00", "20:00", "2026-11-18", NULL }, "");
	/* The night of the last day of one runs into the first day of the other. */
	expect_rules((struct schedule_rule){ DAYS("MO"), "20:00", "04:00", NULL, "2026-11-16" },
	    (struct schedule_rule){ DAYS("TU"), "03:00", "08:00", "2026-11-17", NULL }, "/rules/1/opens");
	expect_rules((struct schedule_rule){ DAYS("MO"), "20:00", "04:00", NULL, "2026-11-16" },
	    (struct schedule_rule){ DAYS("TU"), "03:00", "08:00", "2026-11-18", NULL }, "");
}

static void
each_row_is_told_what_is_wrong_with_it(void **state)
{
	const struct schedule_rule rules[] = {
		{ DAYS("MO", "MO"), "12:00", "20:00", NULL, NULL },
		{ DAYS("TU"), "9:00", "24:01", NULL, NULL },
		{ DAYS("WE"), "12:00", "20:00", "2026-12-01", "2026-11-30" },
		{ DAYS("SA", "SU"), "12:00", "20:00", "2026-11-16", "2026-11-20" },
		{ DAYS("XX"), "12:00", "20:00", NULL, NULL },
	};
	const struct schedule_exception exceptions[] = {
		{ "2026-11-26", NULL, NULL, NULL },
		{ "2026-11-26", NULL, NULL, NULL },
		{ "2026-11-27", "12:00", "15:00", "" },
		{ "2026-11-27", "16:00", "02:00", "" },
		{ "2026-11-27", "01:00", "12:01", "" },
		{ "2026-11-28", "12:00", NULL, "" },
		{ "2026-11-29", "12:00", "x", "" },
		{ "2026-11-29", "13:00", "14:00", "" },
		{ "2026-11-29", NULL, NULL, "" },
	};

	(void)state;
	expect_faults(&(const struct schedule){ .rules = ROWS(rules) },
	    "/rules/0/weekdays/1 /rules/1/opens /rules/1/closes /rules/2/valid_to /rules/3/valid_to "
	    "/rules/4/weekdays/0");
	expect_faults(&(const struct schedule){ .exceptions = ROWS(exceptions) },
	    "/exceptions/1/on_date /exceptions/4/closes /exceptions/5/closes /exceptions/6/closes "
	    "/exceptions/8/on_date");
}

static void
a_day_that_is_said_replaces_what_was_said_of_it(void **state)
{
	const struct schedule_exception was[] = { { "2026-11-26", NULL, NULL, "Holiday" },
		{ "2026-11-27", "12:00", "15:00", "" }, { "2026-11-27", "16:00", "18:00", "" } };
	const struct day_interval       parts[] = { { "09:00", "10:00" }, { "11:00", "12:00" } };
	const struct schedule           schedule = { .exceptions = ROWS(was) };
	const struct day_hours          other = { "2026-11-27", ROWS(parts), "Inventory" };
	const struct day_hours closed = { "2026-11-27", { 0, sizeof *parts, (void *)(uintptr_t)parts },
		NULL };
	const struct day_hours usual = { "2026-11-26", { 0 }, NULL };
	struct arena          *arena = arena_open();
	struct schedule        with;

	(void)state;
	with = schedule_with_day(arena, &schedule, &other);
	assert_int_equal(with.exceptions.count, 3);
	assert_string_equal(((struct schedule_exception *)with.exceptions.items)[2].opens, "11:00");
	assert_string_equal(((struct schedule_exception *)with.exceptions.items)[2].note, "Inventory");
	with = schedule_with_day(arena, &schedule, &closed);
	assert_int_equal(with.exceptions.count, 2);
	assert_null(((struct schedule_exception *)with.exceptions.items)[1].opens);
	with = schedule_with_day(arena, &schedule, &usual);
	assert_int_equal(with.exceptions.count, 2);
	assert_string_equal(((struct schedule_exception *)with.exceptions.items)[0].on_date, "2026-11-27");
	arena_close(arena);
}

static void
what_tells_no_hours_is_not_stated_and_what_closes_its_days_is(void **state)
{
	const struct schedule_exception closed[] = { { "2026-11-22", NULL, NULL, "" } };
	const struct schedule_exception past[] = { { "2026-11-02", NULL, NULL, "" } };
	const struct schedule           said[] = { { .rules = { 0 } }, { .exceptions = ROWS(closed) },
			  { .exceptions = ROWS(past) } };
	struct arena                   *arena = arena_open();
	const char                     *openings;
	int64_t                         now_us, until_us;

	(void)state;
	assert_true(time_read("2026-11-22T12:00:00Z", &now_us));
	for (size_t i = 0; i < 3; i++) {
		assert_true(
		    schedule_openings(arena, "America/New_York", &said[i], now_us, &openings, &until_us));
		assert_string_equal(openings, "[]");
		assert_true(until_us == (i == 1 ? now_us + 8 * 24 * MICROSECONDS_PER_HOUR : NO_TIME));
	}
	assert_false(schedule_openings(arena, "Mars/Olympus", &said[0], now_us, &openings, &until_us));
	arena_close(arena);
}

static void
local_days_and_clock_times_are_told(void **state)
{
	int64_t            at_us;
	struct hours_local local;

	(void)state;
	assert_true(time_read("2026-11-01T05:30:00Z", &at_us));
	local = hours_local("America/New_York", at_us);
	assert_int_equal(local.hour * 100 + local.minute, 130);
	assert_int_equal(local.weekday, 6);
	assert_int_equal(local.offset_s, -4 * 3600);
	local = hours_local("America/New_York", at_us + MICROSECONDS_PER_HOUR);
	assert_int_equal(local.hour * 100 + local.minute, 130);
	assert_int_equal(local.offset_s, -5 * 3600);
	assert_int_equal(hours_local_date("Pacific/Kiritimati", at_us), 20261101);
	assert_int_equal(hours_local_date("Pacific/Pago_Pago", at_us), 20261031);
	assert_int_equal(hours_local_date("Mars/Olympus", at_us), 0);
	/* Before 1970, and by less than a second. */
	assert_int_equal(hours_local_date("UTC", -1), 19691231);
	assert_int_equal(hours_local("UTC", -1).second, 59);
	assert_true(hours_moment("America/New_York", 20261101, 90) == at_us);
	assert_true(hours_moment("Mars/Olympus", 20261101, 90) == NO_TIME);
	assert_int_equal(hours_date_after(20240228, 1), 20240229);
	assert_int_equal(hours_date_after(20260101, -1), 20251231);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_split_day_and_nights_that_touch_are_right),
		cmocka_unit_test(overlaps_are_found_past_midnight_and_round_the_week),
		cmocka_unit_test(hours_of_different_seasons_may_look_alike),
		cmocka_unit_test(each_row_is_told_what_is_wrong_with_it),
		cmocka_unit_test(a_day_that_is_said_replaces_what_was_said_of_it),
		cmocka_unit_test(what_tells_no_hours_is_not_stated_and_what_closes_its_days_is),
		cmocka_unit_test(local_days_and_clock_times_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
