/* A network by hand: how the curve comes out of what was counted, and that nothing is told of too few. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "domain/erlang.h"
#include "domain/what_if.h"
#include <cmocka.h>

/* 90 days; 108 stays began, 27 asks met no room: 1.5 asks a day. 100 stays of 6 days each. 8 rooms a night.
 */
static const struct what_if_counts counted = {
	.begin = "2026-07-01",
	.until = "2026-09-29",
	.released_at = 1,
	.days = 90,
	.arrivals = 108,
	.turned_away = 27,
	.stays = 100,
	.stay_hours = 100 * 6 * 24,
	.guest_nights = 640,
	.empty_nights = 80,
};

static bool
near(double value, double expected)
{
	return fabs(value - expected) < 1e-9;
}

static void
asks_stays_and_rooms_give_the_curve_with_todays_point_on_it(void **state)
{
	struct arena  *arena = arena_open();
	struct what_if answer;

	(void)state;
	what_if_answer(arena, &counted, .1, &answer);
	assert_false(answer.hidden);
	assert_true(near(answer.arrivals_per_day, 1.5));
	assert_true(near(answer.mean_stay_nights, 6));
	assert_int_equal(answer.rooms, 8);
	assert_true(near(answer.observed_share, 27.0 / 135));
	/* 9 rooms' worth is offered to 8. */
	assert_true(near(answer.today_share, erlang_loss(9, 8)));
	assert_true(erlang_loss(9, (int)answer.rooms_for_target) <= .1);
	assert_true(erlang_loss(9, (int)answer.rooms_for_target - 1) > .1);
	const struct what_if_point *points = answer.points.items;
	assert_true(answer.points.count > 16);
	for (size_t i = 0; i < answer.points.count; i++) {
		assert_int_equal(points[i].rooms, i);
		assert_true(near(points[i].share, erlang_loss(9, (int)i)));
	}
	assert_true(points[answer.points.count - 1].share < .005);
	arena_close(arena);
}

static void
a_count_that_is_hidden_hides_the_answer(void **state)
{
	struct arena  *arena = arena_open();
	struct what_if answer;

	(void)state;
	for (int which = 0; which < 6; which++) {
		struct what_if_counts hidden = counted;
		int64_t *const        members[] = { &hidden.arrivals, &hidden.turned_away, &hidden.stays,
			       &hidden.stay_hours, &hidden.guest_nights, &hidden.empty_nights };

		*members[which] = NO_INT;
		what_if_answer(arena, &hidden, .1, &answer);
		assert_true(answer.hidden);
		assert_true(isnan(answer.arrivals_per_day) && isnan(answer.today_share));
		assert_int_equal(answer.rooms, NO_INT);
		assert_int_equal(answer.rooms_for_target, NO_INT);
		assert_int_equal(answer.points.count, 0);
	}
	arena_close(arena);
}

static void
where_nobody_asked_or_left_nothing_is_computed(void **state)
{
	struct arena         *arena = arena_open();
	struct what_if_counts none = counted;
	struct what_if        answer;

	(void)state;
	none.arrivals = none.turned_away = 0;
	what_if_answer(arena, &none, .1, &answer);
	assert_true(answer.hidden);
	none = counted;
	none.stays = 0;
	what_if_answer(arena, &none, .1, &answer);
	assert_true(answer.hidden);
	arena_close(arena);
}

static void
a_large_region_is_told_in_few_points(void **state)
{
	struct arena         *arena = arena_open();
	struct what_if_counts large = counted;
	struct what_if        answer;

	(void)state;
	large.arrivals = 108000;
	large.turned_away = 27000;
	large.guest_nights = 640000;
	large.empty_nights = 80000;
	what_if_answer(arena, &large, .1, &answer);
	assert_true(answer.points.count > 100 && answer.points.count < 300);
	assert_true(
	    ((const struct what_if_point *)answer.points.items)[answer.points.count - 1].share < .005);
	arena_close(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(asks_stays_and_rooms_give_the_curve_with_todays_point_on_it),
		cmocka_unit_test(a_count_that_is_hidden_hides_the_answer),
		cmocka_unit_test(where_nobody_asked_or_left_nothing_is_computed),
		cmocka_unit_test(a_large_region_is_told_in_few_points),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
