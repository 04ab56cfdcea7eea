/* What the clock on the wall shows at a moment: both changes, zones with odd offsets, days before 1970.
 * Worked out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/date.h"
#include "hours/hours.h"

enum { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

static void
expect(const char *zone, const char *at, struct date date, int weekday, int hour, int minute)
{
	struct hours_local local;
	int64_t            at_us;

	assert_true(time_read(at, &at_us));
	local = hours_local(zone, at_us);
	assert_int_equal(local.year, date.year);
	assert_int_equal(local.month, date.month);
	assert_int_equal(local.day, date.day);
	assert_int_equal(local.weekday, weekday);
	assert_int_equal(local.hour, hour);
	assert_int_equal(local.minute, minute);
}

static void
the_wall_clock_follows_both_changes(void **state)
{
	(void)state;
	expect("America/New_York", "2026-03-08T06:59:59Z", (struct date){ 2026, 3, 8 }, SUNDAY, 1, 59);
	expect("America/New_York", "2026-03-08T07:00:00Z", (struct date){ 2026, 3, 8 }, SUNDAY, 3, 0);
	expect("America/New_York", "2026-11-01T05:30:00Z", (struct date){ 2026, 11, 1 }, SUNDAY, 1, 30);
	expect("America/New_York", "2026-11-01T06:30:00Z", (struct date){ 2026, 11, 1 }, SUNDAY, 1, 30);
	expect("America/New_York", "2026-11-02T04:59:00Z", (struct date){ 2026, 11, 1 }, SUNDAY, 23, 59);
	expect("America/New_York", "2026-11-02T05:00:00Z", (struct date){ 2026, 11, 2 }, MONDAY, 0, 0);
}

static void
zones_keep_their_own_day(void **state)
{
	(void)state;
	expect("Asia/Kathmandu", "2026-11-22T18:30:00Z", (struct date){ 2026, 11, 23 }, MONDAY, 0, 15);
	expect("Pacific/Honolulu", "2026-11-22T05:00:00Z", (struct date){ 2026, 11, 21 }, SATURDAY, 19, 0);
	expect("America/Phoenix", "2026-07-01T12:00:00Z", (struct date){ 2026, 7, 1 }, WEDNESDAY, 5, 0);
	expect("UTC", "2028-02-29T23:59:59Z", (struct date){ 2028, 2, 29 }, TUESDAY, 23, 59);
	expect("UTC", "1969-12-31T23:59:59.5Z", (struct date){ 1969, 12, 31 }, WEDNESDAY, 23, 59);
}

static void
an_unknown_zone_has_no_clock(void **state)
{
	(void)state;
	assert_int_equal(hours_local("America/Nowhere", 0).year, 0);
	assert_int_equal(hours_local("../etc/passwd", 0).year, 0);
	assert_int_equal(hours_local(NULL, 0).year, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_wall_clock_follows_both_changes),
		cmocka_unit_test(zones_keep_their_own_day),
		cmocka_unit_test(an_unknown_zone_has_no_clock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
