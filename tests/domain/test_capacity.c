/* Freshness at the microsecond, which the agreement table (milliseconds, for JavaScript) can't ask. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "domain/capacity.h"
#include <cmocka.h>

static const int64_t now = 1795320306 * MICROSECONDS_PER_SECOND;

static void
age_is_counted_to_the_microsecond(void **state)
{
	int64_t eight = now - 8 * MICROSECONDS_PER_HOUR, day = now - 24 * MICROSECONDS_PER_HOUR;

	(void)state;
	assert_int_equal(freshness_of(eight, 8, 24, now), FRESHNESS_FRESH);
	assert_int_equal(freshness_of(eight - 1, 8, 24, now), FRESHNESS_CALL_FIRST);
	assert_int_equal(freshness_of(day, 8, 24, now), FRESHNESS_CALL_FIRST);
	assert_int_equal(freshness_of(day - 1, 8, 24, now), FRESHNESS_NOT_CONFIRMED);
}

static void
a_confirmation_from_a_clock_ahead_is_fresh(void **state)
{
	(void)state;
	assert_int_equal(freshness_of(now + MICROSECONDS_PER_HOUR, 8, 24, now), FRESHNESS_FRESH);
	assert_int_equal(freshness_of(TIME_INFINITE, 8, 24, now), FRESHNESS_FRESH);
}

static void
what_was_never_confirmed_is_not(void **state)
{
	(void)state;
	assert_int_equal(freshness_of(NO_TIME, 8, 24, now), FRESHNESS_NOT_CONFIRMED);
}

static void
the_slugs_stand_in_the_order_of_the_enums(void **state)
{
	(void)state;
	assert_int_equal(choice_find(&site_state_choices, "welcoming"), SITE_WELCOMING);
	assert_int_equal(choice_find(&site_state_choices, "paused"), SITE_PAUSED);
	assert_int_equal(choice_find(&site_state_choices, "closed"), SITE_CLOSED);
	assert_int_equal(choice_find(&bed_state_choices, "open"), BED_OPEN);
	assert_int_equal(choice_find(&bed_state_choices, "held"), BED_HELD);
	assert_int_equal(choice_find(&bed_state_choices, "occupied"), BED_OCCUPIED);
	assert_int_equal(choice_find(&bed_state_choices, "turnover"), BED_TURNOVER);
	assert_int_equal(choice_find(&bed_state_choices, "offline"), BED_OFFLINE);
	assert_int_equal(choice_find(&freshness_choices, "call_first"), FRESHNESS_CALL_FIRST);
	assert_int_equal(choice_find(&freshness_choices, "not_confirmed"), FRESHNESS_NOT_CONFIRMED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(age_is_counted_to_the_microsecond),
		cmocka_unit_test(a_confirmation_from_a_clock_ahead_is_fresh),
		cmocka_unit_test(what_was_never_confirmed_is_not),
		cmocka_unit_test(the_slugs_stand_in_the_order_of_the_enums),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
