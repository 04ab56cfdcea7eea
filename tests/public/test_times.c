/* Times in words, as a place's own clock shows them: names of days, noon and midnight, both changes of the
 * clock. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "public/page.h"

static const char *const new_york = "America/New_York";

static int64_t
at(const char *text)
{
	int64_t at_us;

	assert_true(time_read(text, &at_us));
	return at_us;
}

/* Without the <time> around it, of which the moment itself is checked. */
static void
expect(const char *html, const char *moment, const char *wanted)
{
	char begin[64];

	(void)snprintf(begin, sizeof begin, "<time datetime=%s>", moment);
	assert_int_equal(strncmp(html, begin, strlen(begin)), 0);
	html += strlen(begin);
	assert_int_equal(strlen(html), strlen(wanted) + strlen("</time>"));
	assert_int_equal(strncmp(html, wanted, strlen(wanted)), 0);
}

static struct page
page_at(enum language language, const char *now)
{
	return (
	    struct page){ .arena = arena_open(), .language = language, .now_us = at(now), .zone = new_york };
}

static void
a_day_is_called_today_tomorrow_by_its_name_or_by_its_date(void **state)
{
	struct page page =
	    page_at(ENGLISH, "2026-11-23T03:30:00Z"); /* Sunday the 22nd, half past ten in the evening */

	(void)state;
	expect(moment_html(&page, new_york, at("2026-11-23T04:00:00Z")), "2026-11-23T04:00:00Z",
	    "today at 11 PM");
	expect(moment_html(&page, new_york, at("2026-11-23T14:15:00Z")), "2026-11-23T14:15:00Z",
	    "tomorrow at 9:15 AM");
	expect(moment_html(&page, new_york, at("2026-11-24T17:00:00Z")), "2026-11-24T17:00:00Z",
	    "Tuesday at noon");
	expect(moment_html(&page, new_york, at("2026-11-28T05:00:00Z")), "2026-11-28T05:00:00Z",
	    "Saturday at midnight");
	expect(moment_html(&page, new_york, at("2026-11-29T17:30:00Z")), "2026-11-29T17:30:00Z",
	    "Sunday, November 29 at 12:30 PM");
	/* The same moments further west are still on the day before. */
	expect(moment_html(&page, "America/Los_Angeles", at("2026-11-23T07:59:00Z")), "2026-11-23T07:59:00Z",
	    "today at 11:59 PM");
	arena_close(page.arena);
}

static void
spanish_has_its_own_order_and_articles(void **state)
{
	struct page page = page_at(SPANISH, "2026-11-22T17:00:00Z");

	(void)state;
	expect(moment_html(&page, new_york, at("2026-11-22T18:00:00Z")), "2026-11-22T18:00:00Z",
	    "hoy a la 1 p. m.");
	expect(moment_html(&page, new_york, at("2026-11-23T17:00:00Z")), "2026-11-23T17:00:00Z",
	    "mañana a las 12 del mediodía");
	expect(moment_html(&page, new_york, at("2026-11-25T14:30:00Z")), "2026-11-25T14:30:00Z",
	    "el miércoles a las 9:30 a. m.");
	expect(moment_html(&page, new_york, at("2026-12-01T14:00:00Z")), "2026-12-01T14:00:00Z",
	    "el martes 1 de diciembre a las 9 a. m.");
	expect(now_html(&page), "2026-11-22T17:00:00Z", "domingo 22 de noviembre, a las 12 del mediodía");
	arena_close(page.arena);
}

static void
clock_times_are_right_on_both_days_on_which_clocks_change(void **state)
{
	struct page spring = page_at(ENGLISH, "2026-03-08T06:30:00Z"),
		    fall = page_at(ENGLISH, "2026-11-01T03:00:00Z");

	(void)state;
	/* Half past one in the morning; an hour and a half later it is four. */
	expect(moment_html(&spring, new_york, at("2026-03-08T08:00:00Z")), "2026-03-08T08:00:00Z",
	    "today at 4 AM");
	expect(moment_html(&spring, new_york, at("2026-03-09T13:00:00Z")), "2026-03-09T13:00:00Z",
	    "tomorrow at 9 AM");
	/* The day has 25 hours: 14:00Z is nine, where the day before it was ten. */
	expect(moment_html(&fall, new_york, at("2026-11-01T14:00:00Z")), "2026-11-01T14:00:00Z",
	    "tomorrow at 9 AM");
	expect(moment_html(&fall, "America/Phoenix", at("2026-11-01T14:00:00Z")), "2026-11-01T14:00:00Z",
	    "tomorrow at 7 AM");
	expect(clock_html(&fall, new_york, at("2026-11-01T05:30:00Z")), "2026-11-01T05:30:00Z", "1:30 AM");
	expect(clock_html(&fall, new_york, at("2026-11-01T06:30:00Z")), "2026-11-01T06:30:00Z", "1:30 AM");
	arena_close(spring.arena);
	arena_close(fall.arena);
}

static void
an_age_is_told_with_its_time_and_an_old_one_with_its_day(void **state)
{
	struct page page = page_at(ENGLISH, "2026-11-22T17:00:00Z");

	(void)state;
	expect(ago_html(&page, new_york, at("2026-11-22T16:59:30Z")), "2026-11-22T16:59:30Z",
	    "just now (11:59 AM)");
	expect(ago_html(&page, new_york, at("2026-11-22T16:59:00Z")), "2026-11-22T16:59:00Z",
	    "1 minute ago (11:59 AM)");
	expect(ago_html(&page, new_york, at("2026-11-22T15:20:00Z")), "2026-11-22T15:20:00Z",
	    "1 hour ago (10:20 AM)");
	expect(ago_html(&page, new_york, at("2026-11-21T12:00:00Z")), "2026-11-21T12:00:00Z",
	    "29 hours ago (November 21)");
	expect(ago_html(&page, new_york, at("2026-11-01T12:00:00Z")), "2026-11-01T12:00:00Z",
	    "21 days ago (November 1)");
	/* Another machine's clock may be a little ahead. */
	expect(
	    ago_html(&page, new_york, at("2026-11-22T17:00:05Z")), "2026-11-22T17:00:05Z", "just now (noon)");
	arena_close(page.arena);
}

static void
a_zone_without_a_name_of_its_own_is_called_by_its_place(void **state)
{
	struct page page = page_at(ENGLISH, "2026-11-22T17:00:00Z");

	(void)state;
	assert_string_equal(zone_html(&page, "America/Denver"), "Mountain time");
	assert_string_equal(zone_html(&page, "America/Argentina/Buenos_Aires"), "Buenos Aires time");
	assert_string_equal(zone_html(&page, "No/Such_Place"), "UTC");
	expect(
	    clock_html(&page, "No/Such_Place", at("2026-11-22T17:00:00Z")), "2026-11-22T17:00:00Z", "5 PM");
	arena_close(page.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_is_called_today_tomorrow_by_its_name_or_by_its_date),
		cmocka_unit_test(spanish_has_its_own_order_and_articles),
		cmocka_unit_test(clock_times_are_right_on_both_days_on_which_clocks_change),
		cmocka_unit_test(an_age_is_told_with_its_time_and_an_old_one_with_its_day),
		cmocka_unit_test(a_zone_without_a_name_of_its_own_is_called_by_its_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
